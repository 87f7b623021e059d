"""What other numbers of its sentence make clear about a number of requests (同句各数的关系：申请)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from ..chinese.folding import fold_text
from .model import RATIOS, RELATIVE, Claim, Relation, Subject, Year
from .words import COUNT_UNITS, LABELS

ASKED = re.compile(r"收|受理|办理|处理|接|答复|办结|申请(?!公开)")
"""Verbs and nouns of requests."""
_NAMED_APART = {"other_not_corrected", "other_fee_unpaid"}
_DIGITS = re.compile(r"[\d０-９,，.、；（）()\s]")
_PARTS = 8


def goes_over(said: list[Claim]) -> list[Claim]:
    """办结44件；3件在12月下旬受理，结转下年: what becomes of the 3 is said in the clause behind."""
    found = []
    asked = any(c.subject.area == "requests" for c in said)
    for claim in said if asked else ():
        loose = claim.subject.area == "other" or claim.subject.rows == ("received",)
        if not loose or claim.quantity.unit not in COUNT_UNITS or not _LATER.search(claim.sentence.text):
            continue
        place = claim.quote.start - claim.sentence.start
        before, behind = fold_text(claim.sentence.text[:place]).text, fold_text(claim.sentence.text[place:]).text
        if _OPENS.search(before) and _OVER.match(behind):
            subject = Subject("requests", ("carried_out",), "total", LABELS["carried_out"])
            found.append(claim._replace(subject=subject, aside=""))
    return found


_LATER = re.compile(r"[转延移留]")
_OPENS = re.compile(r"(?:^|[，。；：])(?:另有|尚有|还有|有|其余|剩余|余下|另|其中)?$")
_OVER = re.compile(
    r"(?:另有|尚有|还有|有|其余|剩余|余下|另|其中)?(?:\d+|[一二两三四五六七八九十百]{1,4})[件份条个](?:申请)?[^，。；：\d]{0,4}(?:\d{1,2}月)?[^，。；：\d]{0,24}，[^，。；：\d]{0,8}(?:结转|转|顺延|延|移|留)(?:至|到|入)?(?:下一?年|次年|明年|20\d\d年)度?[^，。；：\d]{0,8}[。；]?$"
)


def to_be_corrected(said: list[Claim]) -> list[Claim]:
    """5件申请内容不明确，经补正后4件予以受理: how many were sent back, not how many stayed unclear (仍不明确)."""
    unclear = [c for c in said if c.subject.rows == ("unavailable_still_unclear",) and "仍" not in c.quote.text]
    sent_back = [c for c in unclear if "补正" in c.sentence.text and not c.quote.text.startswith("补正后")]
    return [c._replace(aside="说的是补正之前的件数") for c in sent_back]


def one_row_twice(said: list[Claim]) -> list[Claim]:
    """本机关不掌握1件，信息不存在3件: two kinds of one row, neither of which is the whole row."""
    found = []
    rows = [c for c in said if c.subject.area == "requests" and not c.none and not c.qualified and _outcome(c)]
    for claim in rows:
        words = _DIGITS.sub("", claim.quote.text)
        others = [c for c in rows if c.subject == claim.subject and claim.number not in {c.number, c.whole}]
        if any(_DIGITS.sub("", c.quote.text) != words and c.number != claim.whole for c in others):
            found.append(claim._replace(qualified=("同一项分作几处说",)))
    return found


def arrived(said: list[Claim]) -> list[Claim]:
    """收到48件，其中重复提交3件，实际受理45件: what arrived is more than what the table counts."""
    first = next((c for c in said if c.subject.rows == ("received",) and not c.none), None)
    if first is None or first.subject.column != "total" or not _ACTUAL.search(first.sentence.text):
        return []
    later = [c for c in said if c.number > first.number and c.quantity.unit and c.relation is Relation.NONE]
    fewer = any(_REGISTERED.search(c.quote.text) and c.quantity.low < first.quantity.low for c in later)
    return [first._replace(aside="收到的件数与实际受理、登记的件数分开说")] if fewer and not first.aside else []


_ACTUAL = re.compile(r"实际(?:受理|登记|收到|接收|办理)|有效申请|正式受理|符合[^，。；]{0,8}(?:条件|要求|规定)")
_REGISTERED = re.compile(r"受理|登记|接收|收到|有效")


def goes_on(said: list[Claim]) -> list[Claim]:
    """受理线上申请65件，办结62件，结转3件: what was answered of those received on line, not of all."""
    found: list[Claim] = []
    narrowed: tuple[str, ...] = ()
    for claim in said:
        plain = claim.subject.area == "requests" and claim.relation is Relation.NONE
        if not plain or claim.subject.rows[:1] in {("received",), ("processed",)}:
            channel = claim.subject.column.startswith("channel")
            if plain:
                narrowed = claim.qualified or ((claim.subject.label,) if channel else ())
            continue
        after = claim.subject.rows[:1] in {("handled_total",), ("carried_out",)}
        if narrowed and after and not claim.qualified and "申请" not in claim.quote.text:
            found.append(claim._replace(qualified=narrowed))
    return found


def rest_of_outcomes(said: list[Claim]) -> list[Claim]:
    """逾期不补正1件，其他处理2件: 其他处理 may count what was not named apart."""
    found = []
    for claim in said:
        if claim.subject.rows != ("other_*",) or claim.relation in RATIOS:
            continue
        beside = [c.subject.rows[0] for c in said if c.subject.rows[:1] and c.subject.rows[0] in _NAMED_APART]
        inside = any(c.whole == claim.number for c in said if c.subject.rows[:1] and c.subject.rows[0] in _NAMED_APART)
        if beside and not inside:
            found.append(claim._replace(beside=tuple(dict.fromkeys(beside))))
    return found


def answered_apart(said: list[Claim]) -> list[Claim]:
    """收到12件，答复7件，不予受理4件，内容不明确1件: what was answered stands beside what was not."""
    whole: Claim | None = None
    for claim in said:
        plain = claim.subject.area == "requests" and claim.subject.column == "total" and claim.quantity.exact
        if plain and claim.subject.rows[:1] in {("received",), ("processed",)} and whole is None:
            whole = claim
        elif plain and claim.subject.rows == ("handled_total",) and claim.relation is not Relation.ALL and whole:
            if claim.aside:
                return []
            if _adds_up(whole, claim, said):
                return [claim._replace(aside="与同句所列其他情形并列，合起来才是收到的件数")]
    return []


def _adds_up(whole: Claim, answered: Claim, said: list[Claim]) -> bool:
    total, others = answered.quantity.low, False
    after = [c for c in said if c.number > answered.number][:_PARTS]
    for claim in after:
        if not claim.quantity.exact or claim.none or claim.relation in RELATIVE:
            continue
        if claim.whole == answered.number or claim.subject.area == "review":
            return False
        total += claim.quantity.low
        others = others or (claim.quantity.low > Decimal(0) and claim.subject.rows[:1] != ("carried_out",))
        if total >= whole.quantity.low:
            break
    return others and total == whole.quantity.low


def _outcome(claim: Claim) -> bool:
    flow = {"received", "processed", "handled_total", "carried_in", "carried_out", "carried"}
    counted = claim.relation not in RELATIVE
    return counted and claim.year is Year.THIS and claim.subject.column == "total" and claim.subject.rows[0] not in flow


def granted_on_request(said: list[Claim]) -> list[Claim]:
    """2条依申请公开，1条部分公开: beside outcomes it is one of them, not how many were received."""
    outcomes = [c for c in said if _outcome(c) and c.subject.area == "requests"]
    return [
        c._replace(aside="与处理结果并列，不是收到的件数")
        for c in said
        if outcomes
        and c.subject.rows == ("processed",)
        and _ON_REQUEST.fullmatch(fold_text(c.quote.text).text)
        and not c.aside
    ]


_ON_REQUEST = re.compile(r"\d+\s*[条件个份]依申请公开")


def granted_beside(said: list[Claim]) -> list[Claim]:
    """予以公开21件，部分公开6件: where both are named side by side, the first is not both."""
    partly = [c for c in said if c.subject.rows == ("partly_granted",) and not c.none]
    granted = [c for c in said if c.subject.rows == ("granted",)]
    return [
        c._replace(beside=("partly_granted",))
        for c in granted
        if any(other.whole == c.whole and other.relation is c.relation for other in partly)
    ]


def is_received(claim: Claim) -> bool:
    """Whether a verb or noun of requests stands by the number (收到, 办理, 答复)."""
    flow = claim.subject.rows[:1] in {("received",), ("processed",), ("handled_total",)}
    return claim.subject.area == "requests" and flow and ASKED.search(claim.quote.text) is not None


def other_kind(said: list[Claim]) -> list[Claim]:
    """企业10件、公益组织1件、其他3件: behind the form's kinds of organisations, 其他 is its last column."""
    found = []
    kinds: set[str] = set()
    for before, claim in pairwise(said):
        if before.subject.column in _KINDS:
            kinds.add(before.subject.column)
        if len(kinds) < 2 or claim.subject.area != "other" or not _OTHER_KIND.fullmatch(claim.subject.label):
            continue
        if before.subject.column in _KINDS and claim.quantity.unit == before.quantity.unit and not claim.aside:
            subject = Subject("requests", before.subject.rows, "other_organisation", LABELS["other_organisation"])
            found.append(claim._replace(subject=subject))
    return found


_OTHER_KIND = re.compile(r"其[他它](?:类|机构)?")
_KINDS = {"company", "research", "public_interest", "legal_service"}
