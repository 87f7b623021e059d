"""同比 and 较上年: recomputed from last year's report, else from last year's figure where the text gives it."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ..chinese import quoted
from .against_tables import evaluate
from .figures import Tables, number
from .model import RATIOS, Check, Claim, Reading, Relation, Scope, Verdict, Year
from .readings import readings
from .scene import Narrative

_NAMED_YEAR = re.compile(r"(?:较|比|与|同|[是为])(20\d\d)年[^。；]*$")


def judge_changes(narrative: Narrative, tables: Tables, previous: Tables | None) -> list[Check]:
    """One check for each statement of a change."""
    return [
        _judge(narrative, claim, tables, previous) for claim in narrative.claims if claim.relation is Relation.CHANGE
    ]


def _judge(narrative: Narrative, change: Claim, tables: Tables, previous: Tables | None) -> Check:
    numbers = (change.number,)
    if change.quantity.unit == "百分点":
        return Check("changes", numbers, Verdict.NOT_JUDGED, reason="比率的变化，表格没有对应数据")
    unchanged = change.quantity.exact and change.quantity.low == 0
    if change.up is None and change.quantity.unit != "倍" and not unchanged:
        return Check("changes", numbers, Verdict.NOT_JUDGED, reason="没有写明增减方向")
    if change.year is not Year.THIS:
        return Check("changes", numbers, Verdict.NOT_JUDGED, reason="说的不是本年")
    year = narrative.report.identity.year
    named = _NAMED_YEAR.search(change.sentence.text[: change.quote.end - change.sentence.start])
    if named is not None and year is not None and int(named[1]) != year - 1:
        return Check("changes", numbers, Verdict.NOT_JUDGED, reason=f"与{named[1]}年相比，不是上年")
    if change.scope not in {Scope.SELF, Scope.REGION}:
        return Check("changes", numbers, Verdict.NOT_JUDGED, reason="口径与表格不同")
    stated = narrative.claims[change.whole] if change.whole is not None else None
    pairs = _stated_pairs(narrative, change, stated)
    whole = narrative.claims[stated.whole] if stated is not None and stated.whole is not None else None
    if whole is not None:
        # 收到45件，其中公开15件，同比增长20%: of the part or of the whole.
        pairs += _stated_pairs(narrative, change, whole)
    from_text = bool(pairs)
    own = stated is None or stated.subject.area != "requests" or not stated.subject.column.startswith("channel")
    lacking: tuple[str, ...] = ()
    if not pairs:
        if change.subject.area not in {"requests", "review", "proactive"}:
            return Check("changes", numbers, Verdict.NOT_JUDGED, reason="文中没有上年数，表格也没有这一项")
        if previous is None:
            return Check("changes", numbers, Verdict.NOT_JUDGED, reason="未提供上年报告，文中也没有上年数")
        pairs, lacking = _table_pairs(change, stated, tables, previous)
        if whole is not None:
            more, lacking_more = _table_pairs(change, whole, tables, previous)
            pairs, lacking = pairs + more, lacking + lacking_more
    if not pairs:
        return Check("changes", numbers, Verdict.NOT_JUDGED, missing=lacking, reason="本年或上年的数据未读出")
    working = []
    for name, now, before in pairs:
        line, agrees = _compare(change, name, now, before)
        if agrees:
            return Check("changes", numbers, Verdict.AGREES, working=(line,), reading=name)
        working.append(line)
    if from_text and previous is not None and change.subject.area == "requests":
        # 受理764件（含结转2件），收到申请数较上年增加137件: the tables may know which number grew.
        for name, now, before in _table_pairs(change, None, tables, previous)[0]:
            line, agrees = _compare(change, name, now, before)
            if agrees:
                return Check("changes", numbers, Verdict.AGREES, working=(line,), reading=name)
    if not own and not from_text:
        # 邮寄13件，同比下降18.75%: no table has last year's number of that way.
        return Check("changes", numbers, Verdict.NOT_JUDGED, reason="文中没有上年数，表格也没有这一项")
    sure = from_text and len(pairs) == 1 and change.scope is Scope.SELF
    severity = "error" if sure and change.subject.area != "other" else "warning"
    if change.scope is not Scope.SELF or change.qualified:
        severity = "question"
    return Check(
        "changes",
        numbers,
        Verdict.CONTRADICTS if severity != "question" else Verdict.QUESTION,
        message=f"{quoted(change.quote.text)}与上年数据算出的不符：{working[0]}",
        message_en=f"{quoted(change.quote.text)} does not follow from last year's figure: {working[0]}",
        working=tuple(working),
        severity=severity,
        previous=() if from_text else _keys(change, previous),
    )


def _keys(change: Claim, previous: Tables | None) -> tuple[str, ...]:
    tried = readings(change, previous) if previous is not None else ()
    return tried[0].terms if tried else ()


def _stated_pairs(narrative: Narrative, change: Claim, stated: Claim | None) -> list[tuple[str, Decimal, Decimal]]:
    """Both years' figures where the text gives both."""
    if stated is None or not stated.quantity.exact:
        return []
    last = [
        claim
        for claim in narrative.claims
        if claim.year is Year.LAST
        and claim.quantity.exact
        and claim.relation not in RATIOS
        and claim.sentence.section == change.sentence.section
        and abs(claim.sentence.start - change.sentence.start) < 200
        and claim.quantity.unit == stated.quantity.unit
        and (claim.subject.key == stated.subject.key or claim.subject.label in stated.subject.label)
    ]
    return [(f"文中上年数{quoted(c.quote.text)}", stated.quantity.low, c.quantity.low) for c in last]


def _table_pairs(
    change: Claim, stated: Claim | None, tables: Tables, previous: Tables
) -> tuple[list[tuple[str, Decimal, Decimal]], tuple[str, ...]]:
    subject = stated if stated is not None else change
    found: list[tuple[str, Decimal, Decimal]] = []
    missing: list[str] = []
    for reading in readings(subject, tables):
        before, _, lacking = evaluate(reading, previous)
        now, _, lacking_now = evaluate(reading, tables)
        missing += [*lacking, *lacking_now]
        if before is None:
            continue
        values = {now} if now is not None else set()
        if stated is not None and stated.quantity.exact:
            values.add(stated.quantity.low)
        found += [(_name(reading), value, before) for value in sorted(v for v in values if v is not None)]
    return found, tuple(dict.fromkeys(missing))


def _name(reading: Reading) -> str:
    return f"上年报告{quoted(reading.name)}"


def _compare(change: Claim, name: str, now: Decimal, before: Decimal) -> tuple[str, bool]:
    difference = now - before
    rises = difference > 0
    direction = (
        change.up is None or (difference == 0 and change.quantity.low == 0) or (difference != 0 and rises == change.up)
    )
    quantity = change.quantity
    if quantity.unit in {"%", "倍"}:
        if before == 0:
            return f"{name} 为 0，不能计算百分比", False
        exact = abs(difference) / before * (100 if quantity.unit == "%" else 1)
        step = Decimal(1).scaleb(-quantity.digits)
        cut = {exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)}
        ratio = now / before if quantity.unit == "倍" else exact
        agrees = quantity.admits(exact) or quantity.printed in cut or quantity.admits(ratio)
        shown = exact.quantize(Decimal("0.01"))
        if change.up is None:
            shown = ratio.quantize(Decimal("0.01"))
            return f"{number(now)} ÷ {number(before)} = {shown}倍（{name}）", agrees
        line = f"（{number(now)} - {number(before)}）÷ {number(before)} = {'' if rises else '-'}{shown}{quantity.unit}（{name}）"
        return line, direction and agrees
    line = f"{number(now)} - {number(before)} = {number(difference)}（{name}）"
    return line, direction and quantity.admits(abs(difference))
