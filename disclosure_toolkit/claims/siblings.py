"""What only the other numbers of its sentence make clear about a number (同句各数的关系)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import groupby, pairwise

from ..chinese.folding import fold_text
from .model import PARTS, RATIOS, RELATIVE, Claim, Relation, Subject, Year
from .scene import Narrative
from .words import COUNT_UNITS, CUMULATIVE, LABELS

_SHOWN = re.compile(r"主动公开(?:的|类)?(?:公文|文件|(?:政府)?信息)?(?:数量?|总数)?$")
_ASKED = re.compile(r"收|受理|办理|处理|接|答复|办结|申请(?!公开)")
_MADE = re.compile(r"属性|确定|认定|审查|审核|制发|制作|印发|标注|界定|公文|发文|定为|列为|作为")
_NAMED_APART = {"other_not_corrected", "other_fee_unpaid"}
_DIGITS = re.compile(r"[\d０-９,，.、；（）()\s]")
_PARTS = 8


def settle(narrative: Narrative) -> None:
    """Goes over each sentence once all its numbers are read; replaces claims in place."""
    claims = narrative.claims
    steps: tuple[Callable[[list[Claim]], list[Claim]], ...] = (
        _of_all_matters,
        _since_ever,
        _of_documents,
        _documents_in_turn,
        _goes_over,
        _counted_in_brackets,
        _to_be_corrected,
        _one_row_twice,
        _same_again,
        _arrived,
        _ended_twice,
        _goes_on,
        _rest,
        _apart,
        _of_both,
    )
    for _, group in groupby(tuple(claims), key=lambda claim: (claim.sentence.section, claim.sentence.start)):
        said = list(group)
        if len(said) < 2:
            continue
        for step in steps:
            for changed in step(said):
                claims[changed.number] = changed
                said = [changed if claim.number == changed.number else claim for claim in said]


def _of_all_matters(said: list[Claim]) -> list[Claim]:
    """办理行政复议案件120件，其中涉及政府信息公开的3件: the first number is of all matters."""
    found = []
    for whole, part in pairwise(said):
        both = whole.subject.area == part.subject.area == "review" or (
            whole.subject.area == "review" and part.relation is Relation.PART
        )
        if not both or whole.relation is not Relation.NONE or part.quantity.low > whole.quantity.low:
            continue
        place = whole.sentence.start
        between = whole.sentence.text[whole.quote.end - place : part.quote.end - place]
        if _OF_DISCLOSURE.search(between) and "公开" not in whole.sentence.text[: whole.quote.end - place]:
            found.append(whole._replace(aside="是各类案件的总数，其中只有一部分涉及政府信息公开"))
    return found


_OF_DISCLOSURE = re.compile(r"其中[^，。；]{0,12}(?:信息公开|政务公开|申请公开)")


def _since_ever(said: list[Claim]) -> list[Claim]:
    """截至2024年底，累计受理申请268件，其中2024年40件: since ever, and this year's."""
    text, place = said[0].sentence.text, said[0].sentence.start
    ever = _SINCE_EVER.search(text)
    found = []
    for whole, part in pairwise(said) if ever is not None else ():
        if whole.subject.area == "other" or ever is None or whole.quote.end - place < ever.end():
            continue
        if _THIS_YEARS.match(fold_text(text[whole.quote.end - place : part.quote.end - place]).text):
            found.append(whole._replace(aside=CUMULATIVE))
    return found


_SINCE_EVER = re.compile(r"(?:截[至止]|以来)[^。；]{0,40}?累计")
_THIS_YEARS = re.compile(r"，其中[，]?(?:20\d\d年|本年|今年|当年)")


def _of_documents(said: list[Claim]) -> list[Claim]:
    """印发公文300件，主动公开200件、依申请公开60件、不予公开40件: what documents were marked as."""
    shown = next((c for c in said if c.subject.area == "other" and _SHOWN.search(c.subject.label)), None)
    if shown is None or any(_received(c) for c in said if c.number < shown.number):
        return []
    later = [c for c in said if c.number > shown.number and c.quantity.unit == shown.quantity.unit]
    asked = [c for c in later if c.subject.rows == ("processed",) and not _ASKED.search(c.quote.text)]
    denied = [c for c in later if c.subject.rows == ("denied_*",)]
    pieces = shown.quantity.unit == "条" and shown.relation is Relation.PART
    if any(_received(c) for c in later) or not (denied or pieces or _MADE.search(shown.sentence.text)):
        return []
    return [c._replace(aside="说的是公文、信息的公开属性，不是申请的件数") for c in [*asked, *denied]]


def _documents_in_turn(said: list[Claim]) -> list[Claim]:
    """公开规范性文件4件；废止2件；现行有效21件: the three figures of table 2, whatever the first verb is."""
    stock = [c for c in said if c.subject.rows == ("normative_documents",) and c.subject.column == "in_force"]
    if not stock:
        return []
    found = []
    for claim in said:
        loose = claim.subject.area == "other" or claim.subject.column == "any"
        if claim.number > stock[0].number or not loose or claim.relation is not Relation.NONE:
            continue
        if claim.quantity.unit != stock[0].quantity.unit or claim.year is not Year.THIS:
            continue
        said_of = claim.subject.label if claim.subject.area == "other" else _DIGITS.sub("", claim.quote.text)
        column = next((name for name, words in _TURNS if words.search(said_of)), "")
        if column:
            label = LABELS["normative_documents"] + LABELS[column]
            subject = Subject("proactive", ("normative_documents",), column, label)
            found.append(claim._replace(subject=subject))
    return found


_TURNS = (
    (
        "issued",
        re.compile(
            r"(?:^|[年度内共])(?:对外|主动|依法|共)?(?:公开|发布|公开发布|出台|印发|制定)(?:行政)?规范性文件[件份个]?$"
        ),
    ),
    (
        "repealed",
        re.compile(r"^(?:已|另|并|被|予以|同时|宣布|经|清理|依法|集中|应当)*(?:废止|失效)(?:的|了|规范性文件|文件)?$"),
    ),
)


def _goes_over(said: list[Claim]) -> list[Claim]:
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
    r"(?:另有|尚有|还有|有|其余|剩余|余下|另|其中)?\d+[件份条个](?:申请)?[^，。；：\d]{0,4}(?:\d{1,2}月)?[^，。；：\d]{0,24}，[^，。；：\d]{0,8}(?:结转|转|顺延|延|移|留)(?:至|到|入)?(?:下一?年|次年|明年|20\d\d年)度?[^，。；：\d]{0,8}[。；]?$"
)


def _counted_in_brackets(said: list[Claim]) -> list[Claim]:
    """占63.6%（68条）; 占63.6%，为68条: the count of the share stands behind it."""
    found = []
    for share, count in pairwise(said):
        if share.relation is not Relation.SHARE or share.whole is not None or not count.quantity.exact:
            continue
        begin = share.quote.end - share.sentence.start
        if _COUNT_OF_SHARE.match(fold_text(share.sentence.text[begin : begin + _NEAR]).text):
            found.append(share._replace(whole=count.number, base=""))
    return found


_COUNT_OF_SHARE = re.compile(
    r"\(\d|(?:[^，。；：、\d]{0,12}，)?(?:即|为|计|合|共计|合计|数量为|总数为)\d[\d,]*[件条份次篇个](?=[，；。、(])"
)
_NEAR = 32


def _to_be_corrected(said: list[Claim]) -> list[Claim]:
    """5件申请内容不明确，经补正后4件予以受理: how many were sent back, not how many stayed unclear (仍不明确)."""
    unclear = [c for c in said if c.subject.rows == ("unavailable_still_unclear",) and "仍" not in c.quote.text]
    sent_back = [c for c in unclear if "补正" in c.sentence.text and not c.quote.text.startswith("补正后")]
    return [c._replace(aside="说的是补正之前的件数") for c in sent_back]


def _received(claim: Claim) -> bool:
    flow = claim.subject.rows[:1] in {("received",), ("processed",), ("handled_total",)}
    return claim.subject.area == "requests" and flow and _ASKED.search(claim.quote.text) is not None


def _one_row_twice(said: list[Claim]) -> list[Claim]:
    """本机关不掌握1件，信息不存在3件: two kinds of one row, neither of which is the whole row."""
    found = []
    rows = [c for c in said if c.subject.area == "requests" and not c.none and not c.qualified and _outcome(c)]
    for claim in rows:
        words = _DIGITS.sub("", claim.quote.text)
        others = [c for c in rows if c.subject == claim.subject and claim.number not in {c.number, c.whole}]
        if any(_DIGITS.sub("", c.quote.text) != words and c.number != claim.whole for c in others):
            found.append(claim._replace(qualified=("同一项分作几处说",)))
    return found


def _same_again(said: list[Claim]) -> list[Claim]:
    """办结44件，其中15日内答复30件: a part that counts the same thing is some of it, whatever narrows it."""
    by_number = {c.number: c for c in said}
    parts = [c for c in said if c.relation in PARTS and c.whole in by_number and not c.qualified]
    same = [c for c in parts if c.whole is not None and c.subject == by_number[c.whole].subject]
    return [c._replace(qualified=("其中的一部分",)) for c in same if c.subject.area != "other"]


def _arrived(said: list[Claim]) -> list[Claim]:
    """收到48件，其中重复提交3件，实际受理45件: what arrived is more than what the table counts."""
    first = next((c for c in said if c.subject.rows == ("received",) and not c.none), None)
    if first is None or first.subject.column != "total" or not _ACTUAL.search(first.sentence.text):
        return []
    later = [c for c in said if c.number > first.number and c.quantity.unit and c.relation is Relation.NONE]
    fewer = any(_REGISTERED.search(c.quote.text) and c.quantity.low < first.quantity.low for c in later)
    return [first._replace(aside="收到的件数与实际受理、登记的件数分开说")] if fewer and not first.aside else []


_ACTUAL = re.compile(r"实际(?:受理|登记|收到|接收|办理)|有效申请|正式受理|符合[^，。；]{0,8}(?:条件|要求|规定)")
_REGISTERED = re.compile(r"受理|登记|接收|收到|有效")


def _ended_twice(said: list[Claim]) -> list[Claim]:
    """失效2件、废止4件: two ways to end, and which of them the table counts is not said."""
    ended = [c for c in said if c.subject.area == "proactive" and c.subject.column == "repealed" and not c.none]
    rows = {row for c in ended for row in c.subject.rows}
    apart = len(ended) > 1 and len(rows) == 1 and len({_DIGITS.sub("", c.quote.text)[:2] for c in ended}) > 1
    return [c._replace(qualified=("失效与废止分开说",)) for c in ended] if apart else []


def _goes_on(said: list[Claim]) -> list[Claim]:
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


def _outcome(claim: Claim) -> bool:
    flow = {"received", "processed", "handled_total", "carried_in", "carried_out", "carried"}
    counted = claim.relation not in RELATIVE
    return counted and claim.year is Year.THIS and claim.subject.column == "total" and claim.subject.rows[0] not in flow


def _rest(said: list[Claim]) -> list[Claim]:
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


def _apart(said: list[Claim]) -> list[Claim]:
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


def _of_both(said: list[Claim]) -> list[Claim]:
    """复议6件、诉讼8件，被维持的共9件: the result may be counted over both."""
    found = []
    for claim in said:
        if claim.subject.area != "review" or claim.subject.column in {"", "total"} or claim.relation is Relation.ALL:
            continue
        before = {c.subject.rows[0] for c in said if c.number < claim.number and c.subject.area == "review"}
        if len(before) > 1 and not _COURT.search(claim.quote.text):
            found.append(claim._replace(beside=_GROUPS))
    return found


_COURT = re.compile(r"复议|诉讼|起诉|应诉")
_GROUPS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")


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
