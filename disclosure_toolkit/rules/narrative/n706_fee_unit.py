"""行政事业性收费：是否把元填成了万元。

## 检查什么

表二“行政事业性收费”以万元为单位。本年金额是上年的一千倍以上、十万倍以下，或者上年是本年的一千倍以上的，疑为把元当作
万元填写。需要上年报告。

## 为什么

收费金额的单位是万元，按元填写会使金额放大一万倍，表格自身没有勾稽关系能够发现。

## 不合规示例

上年 47.1 万元，本年 452300 万元。

## 合规示例

上年 47.1 万元，本年 45.23 万元。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...claims import Statements
from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_assessable, passed, rule

KEY = "proactive.fees.amount_wan_yuan"
_LEAST, _MOST = Decimal(1000), Decimal(100_000)


@rule(
    code="N706",
    title="行政事业性收费疑为以元填写",
    title_en="The administrative fees look as if given in yuan instead of ten thousand yuan",
    severity=Severity.WARNING,
    basis="表二“本年收费金额（单位：万元）”（国办公开办函〔2021〕30号）",
)
def check(report: Report, form: Edition, claims: Statements) -> Iterator[Judgement]:
    """One judgement; last year's report comes with the claims."""
    if not form.has(KEY) or KEY not in report.figures:
        return
    value = report.value(KEY)
    before = claims.previous.value(KEY) if claims.previous is not None else None
    if value is None:
        yield not_assessable(f"{form.label(KEY)} 没有可用的数值", "fees", [KEY])
    elif before is None:
        yield not_assessable("未提供上年报告，或者上年没有这一数据", "fees")
    elif value and before and _odd(Decimal(value) / Decimal(before)):
        ratio = Decimal(value) / Decimal(before)
        times = ratio if ratio > 1 else 1 / ratio
        which = "本年疑为以元填写" if ratio > 1 else "上年疑为以元填写"
        yield failed(
            "fees",
            f"行政事业性收费上年 {before}、本年 {value}（万元），相差约 {times:.0f} 倍，{which}",
            f"Administrative fees: {before} last year, {value} this year, a factor of about {times:.0f}",
            figures=[
                figure_evidence(report, form, KEY),
                *([figure_evidence(claims.previous, form, KEY, None, "previous")] if claims.previous else []),
            ],
            working=[f"{max(value, before)} ÷ {min(value, before)} ≈ {times:.0f}"],
        )
    else:
        yield passed("fees")


def _odd(ratio: Decimal) -> bool:
    return _LEAST <= ratio <= _MOST or _LEAST <= 1 / ratio <= _MOST
