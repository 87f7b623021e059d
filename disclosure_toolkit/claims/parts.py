"""Parts against their whole: 共发布 59 条，分别为 … must add up (部分与合计)."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ..chinese import quoted
from .figures import number
from .model import PARTS, Check, Claim, Relation, Verdict
from .scene import Group, Narrative

_OUTCOMES = {"granted", "partly_granted", "denied_*", "unavailable_*", "not_processed_*", "other_*"}
_OPEN = re.compile(
    r"主要|重点|较高|较多|集中|热点|突出|仅|等(?:[，。；)]|[信文各类]|$)|如[:：]|，如|诸如|例如|部分为|以及其他|之一"
)
# 同一信息可同时在多个平台发布: the parts overlap, as the text says.
_OVERLAPS = re.compile(
    r"同时在(?:多个|不同|几个)[^，。；]{0,4}|(?:多个|不同|几个)(?:平台|渠道)[^，。；]{0,4}(?:同步|同时|重复)|重复(?:计算|统计|计数|发布)|有?(?:交叉|重叠|重合)|一文多发|同步发布|"
    r"(?:存在|有)?重合|既在[^，。；]{0,12}(?:也|又)在|不重复计|(?:均|都)有?发布|同时发布|分别(?:统计|计入|计数|计算)|多种(?:解读|公开|发布)?(?:形式|方式)|多形式|一文多解|同时(?:采用|使用|配发)|兼有"
)


@lru_cache(maxsize=16)
def _overlaps(sentence: str) -> str:
    """The words that say that parts overlap, empty if none; a sentence may hold many lists."""
    found = _OVERLAPS.search(sentence)
    return found.group() if found is not None else ""


# 发布会12场，其中主要负责人出席5场、分管负责人出席9场: two may sit at one table.
_TOOK_PART = re.compile(r"出席|参加|参与|到场|主持|列席")
_OPEN_LIST = "所列部分没有写明是全部，不要求等于合计"
# A whole that is one below or above a long list is more likely wrong than left open.
_NEAR = Decimal("0.03")


_MOST_WHOLES = 24
"""With more numbers to be parts of, agreement proves nothing; trying each would cost the square of the text."""


def judge_parts(narrative: Narrative) -> list[Check]:
    """One check for each list of parts; a list that leaves things open is only judged where it exceeds its whole."""
    return [check for group in narrative.groups if (check := _judge(narrative, group)) is not None]


def _judge(narrative: Narrative, group: Group) -> Check | None:
    claims = narrative.claims
    parts = [claims[index] for index in group.parts]
    wholes = [claims[index] for index in dict.fromkeys(group.wholes)]
    if not _countable(parts, wholes, group):
        return None
    numbers = (wholes[0].number, *(part.number for part in parts))
    tried = [_against(whole, parts, group) for whole in [*wholes, *_together(wholes)]]
    working = tuple(line for _, line, _ in tried)
    verdicts = [verdict for verdict, _, _ in tried]
    if Verdict.AGREES in verdicts:
        return Check("parts", numbers, Verdict.AGREES, working=(working[verdicts.index(Verdict.AGREES)],))
    if Verdict.NOT_JUDGED in verdicts:
        index = verdicts.index(Verdict.NOT_JUDGED)
        return Check("parts", numbers, Verdict.NOT_JUDGED, working=(working[index],), reason=tried[index][2])
    if Verdict.QUESTION in verdicts:
        index = verdicts.index(Verdict.QUESTION)
        return Check(
            "parts",
            numbers,
            Verdict.QUESTION,
            message=tried[index][2],
            message_en="The parts listed nearly, but not exactly, make up the whole",
            working=(working[index],),
            severity="question",
        )
    severity = _severity(wholes, parts, group)
    if group.loose:
        # Of which number they are parts is not said: the greatest is the fairest to name.
        greatest = max(range(len(wholes)), key=lambda place: wholes[place].quantity.low)
        tried[0] = tried[greatest]
    top = wholes[0].quantity.high
    if parts[0].subject.area == "other" and top is not None and all(part.quantity.low <= top for part in parts):
        said = _overlaps(wholes[0].sentence.text) or _overlaps(parts[0].sentence.text)
        if said:
            reason = f"文中写明{quoted(said)}，各部分之和可以大于合计"
            return Check("parts", numbers, Verdict.NOT_JUDGED, working=(working[0],), reason=reason)
    if any(not c.quantity.exact for c in [wholes[0], *parts]):
        severity = "warning" if severity == "error" else severity
    severity = "warning" if group.inferred and severity == "error" else severity
    verdict = Verdict.CONTRADICTS if severity != "question" else Verdict.QUESTION
    return Check(
        "parts",
        numbers,
        verdict,
        message=tried[0][2],
        message_en="The parts do not make up the whole: " + working[0],
        working=working,
        severity=severity,
    )


def _together(wholes: list[Claim]) -> list[Claim]:
    """收到9件，上年结转1件，其中…: the list may be of both; so may one of several things counted before it."""
    if len(wholes) < 2 or not all(whole.quantity.exact for whole in wholes):
        return []
    flows = {whole.subject.rows[:1] for whole in wholes if whole.subject.area == "requests"}
    if ("carried_in",) in flows and ("handled_total",) in flows:
        # 按时办结54件，办理上年结转2件，其中…: what was carried in may have been answered besides.
        wholes = [whole for whole in wholes if whole.subject.rows[:1] in {("handled_total",), ("carried_in",)}]
    elif flows and flows not in ({("received",), ("carried_in",)}, {("processed",), ("carried_in",)}):
        return []
    total = sum((whole.quantity.low for whole in wholes), Decimal(0))
    text = " + ".join(whole.quantity.text for whole in sorted(wholes, key=lambda whole: whole.number))
    return [wholes[0]._replace(quantity=wholes[0].quantity._replace(low=total, high=total, printed=total, text=text))]


def _severity(wholes: list[Claim], parts: list[Claim], group: Group) -> str:
    """One part above every whole is wrong however the list ends; sums only where parts cannot overlap."""
    tops = [whole.quantity.high for whole in wholes]
    together = any(_TOOK_PART.search(part.quote.text) for part in parts)
    if not group.loose and all(top is not None and any(p.quantity.low > top for p in parts) for top in tops):
        return "error"
    if group.loose or together:
        return "question"
    if _both_sources(parts) and wholes[0].subject.rows != ("processed",):
        # 收到45件，其中上年结转2件、本年新收45件: the verb may have meant the new ones alone.
        return "warning"
    if group.exclusive or group.closed or _both_sources(parts):
        return "error"
    # One item may stand on two platforms; a sum that is off by little was meant to be the whole.
    total, top = sum((p.quantity.low for p in parts), Decimal(0)), tops[0]
    near = top is not None and abs(total - top) <= max(Decimal(1), top * _NEAR)
    return "warning" if near else "question"


def _countable(parts: list[Claim], wholes: list[Claim], group: Group) -> bool:
    if not parts or len(wholes) > _MOST_WHOLES:
        return False
    if group.dimension == "flow" and not group.closed and not _both_sources(parts):
        return False
    if any(part.relation is Relation.CHANGE for part in parts):
        return False
    years = {claim.year for claim in [*wholes, *parts]}
    return len(years) == 1 and not (len(parts) == 1 and group.closed)


def _against(whole: Claim, parts: list[Claim], group: Group) -> tuple[Verdict, str, str]:
    low = sum((part.quantity.low for part in parts), Decimal(0))
    high: Decimal | None = Decimal(0)
    for part in parts:
        high = None if high is None or part.quantity.high is None else high + part.quantity.high
    shown = " + ".join(part.quantity.text or number(part.quantity.low) for part in parts)
    total = number(low) if high == low else f"{number(low)}–{number(high) if high is not None else '…'}"
    line = f"{shown} = {total}，合计写作 {whole.quantity.text or number(whole.quantity.low)}"
    said = whole.quantity.text
    top = whole.quantity.high
    if top is not None and low > top:
        biggest = max(parts, key=lambda part: part.quantity.low)
        if biggest.quantity.low > top:
            return Verdict.CONTRADICTS, line, f"部分{quoted(biggest.quote.text)}大于合计{quoted(said)}"
        return Verdict.CONTRADICTS, line, f"各部分之和 {total} 大于合计 {said}，相差 {number(low - top)}"
    if high is None or high >= whole.quantity.low:
        return Verdict.AGREES, line, ""
    gap = whole.quantity.low - high
    if _closed(whole, parts, group):
        return Verdict.CONTRADICTS, line, f"各部分之和 {total} 小于合计 {said}，相差 {number(gap)}"
    if (
        len(parts) >= 3
        and gap <= max(Decimal(1), whole.quantity.low * _NEAR)
        and not _open(whole, parts)
        and group.exclusive
        and " + " not in whole.quantity.text
    ):
        return Verdict.QUESTION, line, f"所列各部分之和 {total} 与合计 {said} 相差 {number(gap)}，若为完整列举则不相等"
    return Verdict.NOT_JUDGED, line + "（列举未写明完整，只核对不超过合计）", _OPEN_LIST


def _both_sources(parts: list[Claim]) -> bool:
    """办理47件，其中2件系上年结转，45件系本年新收: there is no third source of requests."""
    return len(parts) == 2 and {
        part.subject.rows for part in parts if part.relation in PARTS and part.subject.column == "total"
    } == {("received",), ("carried_in",)}


def _closed(whole: Claim, parts: list[Claim], group: Group) -> bool:
    """Whether the wording, or the kinds named, make the list complete."""
    if _open(whole, parts):
        return False
    if group.closed or _both_sources(parts):
        return True
    if group.dimension == "applicant":
        return {"natural_person", "organisations"} <= {part.subject.column for part in parts}
    if group.dimension == "outcome":
        named = {row for part in parts for row in part.subject.rows}
        return named >= _OUTCOMES and whole.subject.rows[:1] == ("handled_total",)
    return False


def _open(whole: Claim, parts: list[Claim]) -> bool:
    text = whole.sentence.text
    base = whole.sentence.start
    if whole.sentence.section != parts[-1].sentence.section:
        return False
    text = text if parts[-1].sentence == whole.sentence else parts[-1].sentence.text
    base = base if parts[-1].sentence == whole.sentence else parts[-1].sentence.start
    start = max(0, parts[0].quote.start - base - 12)
    if parts[0].relation is Relation.CLOSED_PART and parts[0].subject.area == "other":
        # 群众关注度较高的甲、乙两类分别为3条、4条: the names of both stand between.
        start = max(text.rfind(mark, 0, max(0, parts[0].quote.start - base)) for mark in "，；。") + 1
    return _OPEN.search(text[start : parts[-1].quote.end - base + 3]) is not None
