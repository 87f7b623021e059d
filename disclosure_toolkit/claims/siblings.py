"""What only the other numbers of its sentence make clear about a number (同句各数的关系)."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby, pairwise

from ..chinese.folding import fold_text
from .model import PARTS, Claim, Relation
from .scene import Narrative
from .siblings_of_documents import cleared_up, documents_in_turn, ended_twice, of_a_wider_circle, of_documents
from .siblings_of_requests import (
    answered_apart,
    arrived,
    goes_on,
    goes_over,
    granted_beside,
    granted_on_request,
    one_row_twice,
    other_kind,
    rest_of_outcomes,
    to_be_corrected,
)
from .words import CUMULATIVE, FLOW


def settle(narrative: Narrative) -> None:
    """Goes over each sentence once all its numbers are read; replaces claims in place."""
    claims = narrative.claims
    steps: tuple[Callable[[list[Claim]], list[Claim]], ...] = (
        _of_all_matters,
        _since_ever,
        of_documents,
        documents_in_turn,
        goes_over,
        _counted_in_brackets,
        to_be_corrected,
        one_row_twice,
        _same_again,
        arrived,
        ended_twice,
        cleared_up,
        of_a_wider_circle,
        goes_on,
        rest_of_outcomes,
        answered_apart,
        other_kind,
        granted_beside,
        granted_on_request,
        _of_both,
        _dismissed,
        _not_in_the_table,
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
    found = [
        c._replace(aside="是各类案件的总数，其中只有一部分涉及政府信息公开")
        for c in said
        if c.subject.area == "review" and c.relation is Relation.NONE and not c.none and _of_more(c)
    ]
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


def _of_more(claim: Claim) -> bool:
    """占全部行政诉讼32件的25%; 行政复议36件、诉讼32件，涉及信息公开的分别为6件、8件."""
    text, end = claim.sentence.text, claim.quote.end - claim.sentence.start
    # A bounded look to both sides: a sentence may be long and hold many numbers.
    before = _LAST_NUMBER.sub("", fold_text(text[max(0, end - _BACK) : end]).text)
    behind = fold_text(text[end : end + _AHEAD]).text
    if (_SHARE_BASE.search(before) or _ALL_CASES.search(before)) and _SHARE_END.match(behind):
        return True
    if "公开" not in behind or _SOME_OF_DISCLOSURE.search(behind) is None:
        return False
    return "公开" not in text[:end]


_BACK, _AHEAD = 40, 120
_SHARE_BASE = re.compile(r"占[^，。；\d]{0,14}$")
_ALL_CASES = re.compile(r"(?:全部|各类|所有)[^，。；\d]{0,8}$")
_LAST_NUMBER = re.compile(r"[\d,]+\s*[件起宗例个]?$")
_SHARE_END = re.compile(r"的(?:约|近)?(?:\d|[一二两三四五六七八九十百]{1,3}[分成])|中，[^，。；]{0,6}公开")
_SOME_OF_DISCLOSURE = re.compile(
    r"[，；。](?:其中)?[^，。；\d均全都]{0,6}(?:信息公开类|涉及?(?:政府)?信息公开|涉及?政务公开)[^，。；]{0,10}\d"
)
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


def _dismissed(said: list[Claim]) -> list[Claim]:
    """驳回诉讼请求4件、驳回起诉2件: what was dismissed may count as upheld too."""
    vague = any(c.subject.area == "review" and c.subject.column == "vague" and "驳回" in c.quote.text for c in said)
    upheld = [c for c in said if c.subject.area == "review" and c.subject.column == "upheld"] if vague else []
    return [c._replace(qualified=(*c.qualified, "驳回的案件另说")) for c in upheld]


def _not_in_the_table(said: list[Claim]) -> list[Claim]:
    """另有上年遗留复议1件、诉讼2件在本年审结（未计入上述数据）."""
    out = _LEFT_OUT.search(said[0].sentence.text)
    besides = next((c for c in said if c.relation is Relation.BESIDES), None)
    if out is None or besides is None:
        return []
    known = [c for c in said if c.number >= besides.number and c.subject.area in {"requests", "review", "proactive"}]
    return [c._replace(aside=f"文中写明{out.group()}") for c in known]


_LEFT_OUT = re.compile(r"(?:未|不)(?:计入|列入|纳入|统计在)[^，。；）)]{0,8}")


def _counted_in_brackets(said: list[Claim]) -> list[Claim]:
    """占63.6%（68条）; 占63.6%，为68条: the count of the share stands behind it."""
    found = []
    for share, count in pairwise(said):
        if share.relation is not Relation.SHARE or not count.quantity.exact:
            continue
        if share.whole is not None and not _NAMES_ITSELF.match(share.quote.text):
            continue
        begin = share.quote.end - share.sentence.start
        if _COUNT_OF_SHARE.match(fold_text(share.sentence.text[begin : begin + _NEAR]).text):
            found.append(share._replace(whole=count.number, base=""))
            outcome = share.subject.area == "requests" and share.subject.rows[0] not in FLOW.values()
            if outcome and count.subject.area == "other" and not count.aside:
                # 有22%予以公开，共9件.
                found.append(count._replace(subject=share.subject))
    return found


_NAMES_ITSELF = re.compile(r"[^占\d]{2,}占")
_COUNT_OF_SHARE = re.compile(
    r"\(\d|(?:[^，。；：、\d]{0,12}，)?(?:即|为|计|合|共|共计|合计|数量为|总数为)\d[\d,]*[件条份次篇个](?=[，；。、(])"
)
_NEAR = 32


def _same_again(said: list[Claim]) -> list[Claim]:
    """办结44件，其中15日内答复30件: a part that counts the same thing is some of it, whatever narrows it."""
    by_number = {c.number: c for c in said}
    parts = [c for c in said if c.relation in PARTS and c.whole in by_number and not c.qualified]
    same = [c for c in parts if c.whole is not None and c.subject == by_number[c.whole].subject]
    return [c._replace(qualified=("其中的一部分",)) for c in same if c.subject.area != "other"]


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
