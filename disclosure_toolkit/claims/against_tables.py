"""Claims against the statutory tables: a contradiction only if every admissible reading disagrees."""

from __future__ import annotations

import re
from decimal import Decimal

from ..chinese import quoted
from ..chinese.quantities import Quantity
from ..model import Level
from .figures import Tables, number
from .model import PARTS, RATIOS, Check, Claim, Reading, Relation, Scope, Verdict, Year
from .readings import readings
from .tokens import level_of

_YEARS = {
    Year.LAST: "说的是上年数据",
    Year.CUMULATIVE: "累计数，与本年表格口径不同",
    Year.PARTIAL: "只涉及年内一段时间",
    Year.PLAN: "计划或要求，不是已发生的数据",
    Year.OTHER: "说的是其他年份",
}
SCOPES = {
    Scope.REGION: "全区域（全系统）合计",
    Scope.OWN_LEVEL: "本级（机关自身）",
    Scope.ON_BEHALF: "代表政府办理",
    Scope.OTHER_BODY: "其他机关",
}
_FLOW = {"received", "processed", "handled_total", "carried_in", "carried_out", "carried"}


def kind_of(claim: Claim) -> str:
    """Which comparison a claim is judged by; a rule picks its own."""
    subject = claim.subject
    if subject.area == "requests":
        if claim.none:
            return "none_received"
        if claim.relation is Relation.ALL and subject.rows == ("handled_total",):
            return "all_handled"
        if subject.column not in {"total", ""}:
            return "applicants"
        return "received" if subject.rows[0] in _FLOW else "outcomes"
    if subject.area == "review":
        return "none_review" if claim.none else "review"
    return "proactive"


def judge_tables(claim: Claim, tables: Tables, previous: Tables | None) -> Check | None:
    """Judges one claim against table 2, 3 or 4; ``None`` when its subject is in no table."""
    if claim.relation in RATIOS or claim.subject.area not in {
        "requests",
        "review",
        "proactive",
    }:
        return None
    kind = kind_of(claim)
    if claim.subject.column.startswith("channel"):
        return Check(kind, (claim.number,), Verdict.NOT_JUDGED, reason="表格不列申请方式，只与本句合计核对")
    if claim.year is Year.LAST and previous is not None:
        return _compare(claim, previous, "last_year", "上年报告")
    if claim.year is not Year.THIS:
        return Check(kind, (claim.number,), Verdict.NOT_JUDGED, reason=_YEARS[claim.year])
    return _compare(claim, tables, kind, "")


def _compare(claim: Claim, tables: Tables, kind: str, whose: str) -> Check:
    # 收到45件（含上年结转2件） cannot mean the new ones alone.
    tried = [reading for reading in readings(claim, tables) if reading.usual or not claim.also]
    numbers = (claim.number,)
    if not tried:
        return Check(kind, numbers, Verdict.NOT_JUDGED, reason="表格没有对应的数据项")
    working: list[str] = []
    known: list[tuple[Reading, Decimal]] = []
    missing: list[str] = []
    for reading in tried:
        value, line, lacking = evaluate(reading, tables)
        missing += lacking
        if value is None:
            continue
        scaled = value * 10_000 if claim.subject.column == "amount" else value
        if scaled in {v for _, v in known}:
            continue
        known.append((reading, scaled))
        agrees = admits(claim, scaled)
        working.append(
            f"{line}，{'等于' if agrees else '不等于'}文中的 {claim.quantity.text or number(claim.quantity.low)}"
        )
        if agrees:
            info = not reading.usual
            return Check(
                kind,
                numbers,
                Verdict.AGREES,
                working=tuple(working),
                figures=dict.fromkeys(reading.terms + reading.minus),
                reading=reading.name,
                severity="info" if info else "",
            )
    if not known or (missing and not any(r.usual for r, _ in known)):
        return Check(
            kind,
            numbers,
            Verdict.NOT_JUDGED,
            missing=tuple(dict.fromkeys(missing)),
            reason="表格对应的数据未读出或为空",
        )
    return _disagrees(claim, tables, kind, whose, known, working, tuple(dict.fromkeys(missing)))


def evaluate(reading: Reading, tables: Tables) -> tuple[Decimal | None, str, tuple[str, ...]]:
    """A reading's value, its arithmetic with the numbers put in, and the figures it lacks."""
    plus, lacking = tables.total(reading.terms)
    minus, lacking_minus = tables.total(reading.minus) if reading.minus else (Decimal(0), ())
    if plus is None or minus is None:
        return None, "", lacking + lacking_minus
    value = plus - minus
    name = quoted(reading.name)
    if len(reading.terms) == 1 and not reading.minus:
        return value, f"按{name}读：{number(value)}", ()
    values = [tables.value(key) for key in reading.terms]
    if None in values:
        sums = number(plus)
    else:
        shown = [number(v) for v in values if v is not None and (v != 0 or len(values) <= 3)] or ["0"]
        sums = " + ".join(shown)
    for key in reading.minus:
        sums += f" - {number(tables.value(key) or 0)}"
    return (
        value,
        f"按{name}读：{sums} = {number(value)}" if " " in sums else f"按{name}读：{number(value)}",
        (),
    )


def admits(claim: Claim, value: Decimal) -> bool:
    """Whether the statement's quantity admits the value; amounts agree to the digits printed."""
    if claim.quantity.admits(value):
        return True
    if claim.subject.column == "amount" and claim.quantity.exact:
        scale = Decimal(10_000) if "万" in claim.quantity.text else Decimal(1)
        return abs(claim.quantity.low - value) <= scale.scaleb(-claim.quantity.digits) / 2
    return False


def _disagrees(
    claim: Claim,
    tables: Tables,
    kind: str,
    whose: str,
    known: list[tuple[Reading, Decimal]],
    working: list[str],
    missing: tuple[str, ...],
) -> Check:
    numbers = (claim.number,)
    plain = [item for item in known if item[0].usual] or known
    said = claim.quote.text.strip()
    values = "；".join(f"{reading.name} {number(value)}" for reading, value in plain)
    figures: dict[str, Decimal | int | None] = {
        key: None for reading, _ in plain for key in reading.terms + reading.minus
    }
    first = plain[0][0]
    if len(first.terms) == 1 and not first.minus and claim.quantity.exact and claim.subject.column != "amount":
        figures[first.terms[0]] = claim.quantity.low
    severity, note, verdict = _weight(claim, tables, [value for _, value in known], len(missing) > 0)
    if verdict is Verdict.NOT_JUDGED:
        return Check(kind, numbers, verdict, working=tuple(working), reason=note)
    table = f"{whose}表格" if whose else "表格"
    message = f"文中{quoted(said)}与{table}不符：{values}"
    if len(working) > 1:
        message += f"；共试 {len(working)} 种读法，均不等于文中之数"
    if note:
        message += f"（{note}）"
    return Check(
        kind,
        numbers,
        verdict,
        message=message,
        message_en=f"{quoted(said)} disagrees with the table in every admissible reading: "
        + "; ".join(f"{reading.name} = {number(value)}" for reading, value in plain),
        working=tuple(working),
        figures=figures,
        missing=missing,
        severity=severity,
    )


def _weight(claim: Claim, tables: Tables, values: list[Decimal], partial: bool) -> tuple[str, str, Verdict]:
    """How sure a disagreement is: severity, what qualifies it, verdict."""
    low, top = claim.quantity.low, max(values)
    if claim.aside:
        return "", claim.aside, Verdict.NOT_JUDGED
    if claim.relation in PARTS and claim.subject.rows == ("processed",) and claim.subject.column == "total":
        return "", "只是其中一部分", Verdict.NOT_JUDGED
    rest = claim.relation is Relation.BESIDES and claim.subject.column == "total"
    if rest and claim.subject.rows[0] in {"received", "processed", "handled_total"}:
        return "", "说的是其余部分", Verdict.NOT_JUDGED
    if claim.scope is not Scope.SELF:
        if claim.scope is Scope.OTHER_BODY and not _ORGAN.fullmatch(claim.body):
            return "", f"说的是{quoted(claim.body)}的件数", Verdict.NOT_JUDGED
        bare = claim.scope is Scope.OWN_LEVEL and claim.body.endswith("政府") and low > top
        if not bare:
            note = f"文中说的是{quoted(claim.body or SCOPES[claim.scope])}，表格是报告机关的数据，请核对口径"
            return "question", note, Verdict.QUESTION
    if claim.qualified:
        reason = "、".join(q.strip("，、的") for q in claim.qualified)
        if re.search(r"[我本]", reason):
            return "", f"说的是{quoted(reason)}的那些，由谁收到没有写明", Verdict.NOT_JUDGED
        if low > top and claim.subject.area == "requests" and _other_matter(claim):
            return "", f"没有写明是政府信息公开申请（{reason}）", Verdict.NOT_JUDGED
        if low > top and claim.subject.area == "requests":
            return "warning", f"文中只数了一部分（{reason}），却多于表格", Verdict.CONTRADICTS
        return "", f"只数了其中一部分（{reason}）", Verdict.NOT_JUDGED
    if claim.subject.area == "proactive":
        return _proactive_weight(claim, tables)
    if kind_of(claim) == "all_handled":
        return "", "见“全部办结”与结转的核对", Verdict.NOT_JUDGED
    if claim.year is Year.LAST:
        return "warning", "", Verdict.CONTRADICTS
    if partial:
        return "warning", "有的读法因表格数据未读出而不能判断", Verdict.CONTRADICTS
    note = "文中写明含上年结转" if claim.also else ""
    return "error" if claim.quantity.exact or _far(claim.quantity, values) else "warning", note, Verdict.CONTRADICTS


def _far(about: Quantity, values: list[Decimal]) -> bool:
    """50余件 is no way to say 27: a round number that is out by more than a fifth."""
    if about.low > max(values) and about.text.rstrip("件份条个次").endswith(("余", "多")):
        return True  # 50余件 says that there were 50 at least.
    below = about.high is not None and about.high * _ROUND < min(values)
    return below or about.low > max(values) * _ROUND


# 县住建局收到12件 in another bureau's report may be copied; 省厅, 下属单位, 学校 are plainly others.
def _other_matter(claim: Claim) -> bool:
    """受理依申请公开12件，办理道路挖掘申请77件: the sentence itself tells the two kinds apart."""
    own = claim.quote.text
    return "公开" not in own and _COUNTED.search(claim.sentence.text.replace(own, "")) is not None


_COUNTED = re.compile(r"公开[^，。；\d]{0,8}\d")


_ORGAN = re.compile(r".{2,}[局委办厅府室]|.{3,}(?:中心|支队|大队|街道|[镇乡])")
# Officials round, but not by more than this factor.
_ROUND = Decimal("1.2")


def _proactive_weight(claim: Claim, tables: Tables) -> tuple[str, str, Verdict]:
    column = claim.subject.column
    if column == "any":
        return "", "没有写明是制发、废止还是现行有效", Verdict.NOT_JUDGED
    if column == "decisions" and "决定" not in claim.quote.text:
        said = claim.sentence.text[: claim.quote.start - claim.sentence.start]
        if "作出" in said[said.rfind("，") + 1 :] and level_of(tables.report.identity) is not Level.GOVERNMENT:
            # 作出行政许可301件: what is taken (作出) is a decision.
            return "warning", "", Verdict.CONTRADICTS
        return "question", "办理件数与处理决定数量可能不是一个口径", Verdict.QUESTION
    if level_of(tables.report.identity) is Level.GOVERNMENT and not claim.body:
        return "warning", "文中未写明是本级还是全区域", Verdict.CONTRADICTS
    if column == "amount" or not claim.quantity.exact:
        return "warning", "", Verdict.CONTRADICTS
    return "error", "", Verdict.CONTRADICTS
