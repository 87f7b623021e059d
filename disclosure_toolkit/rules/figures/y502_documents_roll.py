"""年度衔接：现行有效 = 上年现行有效 + 本年制发 − 本年废止。

## 检查什么

与同一机关上年报告相比，表二“规章”“行政规范性文件”两行的现行有效件数，是否等于上年现行有效加本年制发减本年废止。
两份报告都采用 2021 年格式时才判断。

## 为什么

现行有效件数是逐年滚动的存量。集中清理、宣布失效、机构职能划转都可能使其变动而不计入“本年废止”，因此列为疑误，请核实或说明。

## 不合规示例

上年现行有效 12 件，本年制发 3 件、废止 1 件，本年现行有效填 12 件。12 + 3 − 1 = 14，相差 2。

## 合规示例

上年现行有效 12 件，本年制发 3 件、废止 1 件，本年现行有效填 14 件。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_applicable, not_assessable, passed, rule
from ..scope import no_predecessor
from ._identity import english


@rule(
    code="Y502",
    title="现行有效件数应当与上年报告衔接",
    title_en="Documents in force must follow from last year's report",
    severity=Severity.WARNING,
    basis="现行有效件数 = 上年现行有效 + 本年制发 − 本年废止（表二，国办公开办函〔2021〕30号）",
)
def check(report: Report, form: Edition, previous: Report) -> Iterator[Judgement]:
    """Two rows of table 2."""
    reason = no_predecessor(report, previous)
    if reason:
        yield not_applicable(reason)
        return
    rows = [row for a in form.articles if any(c.key == "in_force" for c in a.columns) for row in a.rows]
    if not rows or previous.identity.edition not in (None, form.name):
        yield not_applicable("两年采用的报告格式不同，表二不能衔接")
        return
    for row in rows:
        in_force, issued, repealed = (f"proactive.{row.key}.{c}" for c in ("in_force", "issued", "repealed"))
        now, new, gone, before = *(report.value(k) for k in (in_force, issued, repealed)), previous.value(in_force)
        if now is None or new is None or gone is None or before is None:
            missing = [key for key in (in_force, issued, repealed) if report.value(key) is None]
            names = [form.label(key) for key in missing]
            if before is None:
                missing.append(in_force)
                names.append(f"上年报告{form.label(in_force)}")
            yield not_assessable(f"{'、'.join(names)} 没有可用的数值", row.key, missing)
        elif now == before + new - gone:
            yield passed(row.key)
        else:
            due = before + new - gone
            yield failed(
                row.key,
                f"{row.label}：上年现行有效 {before} + 本年制发 {new} − 本年废止 {gone} = {due}，"
                f"本年现行有效填 {now}，相差 {abs(now - due)}",
                f"{english(row.key)}: {before} in force last year + {new} − {gone} = {due}, but {now} is printed",
                figures=[
                    figure_evidence(report, form, in_force, due if due >= 0 else None),
                    figure_evidence(report, form, issued),
                    figure_evidence(report, form, repealed),
                    figure_evidence(previous, form, in_force, which="previous"),
                ],
                working=[f"{before} + {new} − {gone} = {due}", f"{now} ≠ {due}，相差 {abs(now - due)}"],
            )
