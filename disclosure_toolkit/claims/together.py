"""Numbers of one sentence that are the table's figure together: 网站收到35件，邮寄收到5件 (同句各数合计)."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from .against_tables import judge_tables
from .figures import Tables, number
from .model import Check, Claim, Relation, Scope, Verdict, Year
from .scene import Narrative

_FLOW = {"received", "processed", "handled_total"}
_CARRIED = {"carried_in", "carried_out", "carried"}
_ADDED = _FLOW | {"normative_documents", "licensing", "penalties", "coercion"}
_TOGETHER = "同句各数合计"
_SAID_APART = "同句分几处说同一结果（如按不同条款），合计与表格不同，没有写明是否列全"
_BESIDE = "同句另有合计数，这里只是其中一部分"
_OF_SOME = "同一部分另有与表格相符的总数，这里说的是其中一部分申请"
_DOUBTED = (Verdict.CONTRADICTS, Verdict.QUESTION)


def put_together(narrative: Narrative, checks: list[Check], tables: Tables) -> list[Check]:
    """The checks against the tables, those mended whose claims make up the figure with others of their sentence.

    Nobody who writes 市直部门收到85件，各县区收到320件 says that either is all; if their sum is the table's figure,
    or if the sentence gives that figure as well, each of them is a part.
    """
    of_claim = {check.claims[0]: place for place, check in enumerate(checks)}
    mended = list(checks)
    for said in _same_subject(narrative).values():
        doubted = [c for c in said if c.number in of_claim and checks[of_claim[c.number]].verdict in _DOUBTED]
        if not doubted:
            continue
        line = _sum(said, tables)
        apart = said[0].subject.rows[0] not in _ADDED | _CARRIED and len(said) > 1 and len(doubted) == len(said)
        for claim in doubted:
            place = of_claim[claim.number]
            kind = checks[place].kind
            if line:
                mended[place] = Check(
                    kind, (claim.number,), Verdict.AGREES, working=(line,), reading=_TOGETHER, severity="info"
                )
            elif apart:
                mended[place] = Check(kind, (claim.number,), Verdict.NOT_JUDGED, reason=_SAID_APART)
            elif any(_total_of(other, claim, checks, of_claim) for other in narrative.beside(claim)):
                mended[place] = Check(kind, (claim.number,), Verdict.NOT_JUDGED, reason=_BESIDE)
    for claim in _of_some(narrative, mended, of_claim):
        place = of_claim[claim.number]
        mended[place] = Check(mended[place].kind, (claim.number,), Verdict.NOT_JUDGED, reason=_OF_SOME)
    return mended


def _of_some(narrative: Narrative, checks: list[Check], of_claim: dict[int, int]) -> list[Claim]:
    """全县收到45件…。县政府收到的12件中，予以公开4件、部分公开2件: the 12 and their outcomes, not all requests."""

    def verdict(claim: Claim) -> Verdict | None:
        return checks[of_claim[claim.number]].verdict if claim.number in of_claim else None

    whole = [c for c in narrative.claims if _counts_requests(c)]
    agreed = [c for c in whole if verdict(c) is Verdict.AGREES]
    found: list[Claim] = []
    for claim in whole:
        before = [c for c in agreed if c.number < claim.number and c.sentence.section == claim.sentence.section]
        if verdict(claim) not in _DOUBTED or not any(c.quantity.low > claim.quantity.low for c in before):
            continue
        outcomes = [
            c
            for c in narrative.beside(claim)
            if c.number > claim.number and c.subject.area == "requests" and not _counts_requests(c) and c.quantity.exact
        ]
        doubted = [c for c in outcomes if verdict(c) in _DOUBTED]
        total = sum((c.quantity.low for c in outcomes if c.subject.rows[:1] != ("carried_out",)), Decimal(0))
        own = _OWN_LEVEL.search(claim.sentence.text[: claim.quote.end - claim.sentence.start]) is not None
        if own or (len(doubted) > 1 and total <= claim.quantity.low):
            found += [claim, *doubted]
    return found


def _counts_requests(claim: Claim) -> bool:
    total = claim.subject.rows[:1] and claim.subject.rows[0] in _FLOW and claim.subject.column == "total"
    return bool(total) and claim.quantity.exact and not claim.none and claim.year is Year.THIS


_OWN_LEVEL = re.compile(
    r"[区县市州省旗](?:人民)?政府(?:[（(][^）)]{1,8}[）)]|办公[室厅]|办|本级)?(?:共|直接|本级)?(?:收|受理|办理|承办|接收)"
)


def parts_of_one(checks: list[Check]) -> frozenset[int]:
    """The claims that were found to be parts of one figure: they do not contradict each other."""
    return frozenset(
        check.claims[0]
        for check in checks
        if check.reading == _TOGETHER or check.reason in {_BESIDE, _SAID_APART, _OF_SOME}
    )


def _same_subject(narrative: Narrative) -> dict[tuple[object, ...], list[Claim]]:
    found: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in narrative.claims:
        plain = claim.relation in {Relation.NONE, Relation.BESIDES} and claim.subject.rows[:1] and claim.quantity.exact
        counted = claim.subject.area == "requests" or (claim.subject.rows[:1] and claim.subject.rows[0] in _ADDED)
        if plain and counted and not claim.none and claim.year is Year.THIS:
            found[claim.sentence, claim.subject.rows, claim.subject.column].append(claim)
    return found


def _sum(said: list[Claim], tables: Tables) -> str:
    """The working, if the numbers are the table's figure together; empty otherwise."""
    total = sum((claim.quantity.low for claim in said), Decimal(0))
    if len(said) < 2 or total == max(claim.quantity.low for claim in said):
        return ""
    quantity = said[0].quantity._replace(low=total, high=total, printed=total, text=number(total))
    whole = said[0]._replace(quantity=quantity, qualified=(), aside="", scope=Scope.SELF, body="")
    check = judge_tables(whole, tables, None)
    if check is None or check.verdict is not Verdict.AGREES:
        return ""
    return " + ".join(number(claim.quantity.low) for claim in said) + f" = {number(total)}；" + check.working[-1]


def _total_of(other: Claim, claim: Claim, checks: list[Check], of_claim: dict[int, int]) -> bool:
    """市政府收到35件，全市共440件: the larger number is the table's, and says that it is the total."""
    place = of_claim.get(other.number)
    if place is None or other.number == claim.number or other.quantity.low <= claim.quantity.low:
        return False
    came = {other.subject.rows[:1], claim.subject.rows[:1]} <= {("received",), ("processed",)}
    same = came and other.subject.column == claim.subject.column and "共" not in claim.quote.text
    says_so = any(word in other.quote.text + other.body for word in ("合计", "共", "总计", "全市", "全县", "全区"))
    return same and says_so and checks[place].verdict is Verdict.AGREES
