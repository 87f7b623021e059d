"""年度衔接：本年的“上年结转”= 上年报告的“结转下年度”。

## 检查什么

与同一机关上年报告相比，表三第二项“上年结转”七列是否逐列等于上年报告第四项“结转下年度继续办理”。
总计一致、只是各类申请人之间的拆分不同的，单独说明，列为疑误。

## 为什么

上年报告公布有多少件结转下年，本年就从多少件接着办。两份已公布的报告互相矛盾，至少有一份不对。
机构改革、职能划转可能造成差异，应当在报告中说明。

## 不合规示例

上年报告结转下年度总计 3 件，本年报告上年结转总计 5 件。

## 合规示例

上年报告结转下年度：自然人 3、总计 3；本年报告上年结转：自然人 3、总计 3。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, figure_evidence, not_applicable, not_assessable, passed, rule
from ..scope import no_predecessor
from ._identity import english
from ._tables import column_name


@rule(
    code="Y501",
    title="上年结转应当等于上年报告的结转下年度",
    title_en="Carried in must equal what last year's report carried out",
    severity=Severity.ERROR,
    basis="表三第二项“上年结转”即上年报告第四项“结转下年度继续办理”（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition, previous: Report) -> Iterator[Judgement]:
    """Each column that agrees passes; all that do not agree are one finding, as they have one cause."""
    reason = no_predecessor(report, previous)
    if reason:
        yield not_applicable(reason)
        return
    broken = []
    for column in form.columns:
        now, before = f"requests.carried_in.{column.key}", f"requests.carried_out.{column.key}"
        mine, theirs = report.value(now), previous.value(before)
        if mine is None or theirs is None:
            which = form.label(now) if mine is None else f"上年报告{form.label(before)}"
            yield not_assessable(f"{which} 没有可用的数值", column.key, [now if mine is None else before])
        elif mine == theirs:
            yield passed(column.key)
        else:
            broken.append((column.key, now, before, mine, theirs))
    if not broken:
        return
    total = f"requests.carried_in.{form.columns[-1].key}"
    split_only = report.value(total) is not None and all(now != total for _, now, *_ in broken)
    pairs = "；".join(f"{column_name(form, c)} {mine} ≠ {theirs}" for c, _, _, mine, theirs in broken)
    pairs_en = "; ".join(f"{english(c)} {mine} ≠ {theirs}" for c, _, _, mine, theirs in broken)
    figures = [
        item
        for _, now, before, _, theirs in broken
        for item in (
            figure_evidence(report, form, now, theirs),
            figure_evidence(previous, form, before, which="previous"),
        )
    ]
    if split_only:
        message = f"上年结转的总计与上年报告一致，但各类申请人的拆分不符（本年填报 ≠ 上年结转下年度）：{pairs}"
        message_en = f"carried in agrees with last year's report in total, but not in its split: {pairs_en}"
    else:
        message = f"上年结转与上年报告的结转下年度不符（本年填报 ≠ 上年结转下年度）：{pairs}"
        message_en = f"carried in does not agree with last year's carried out: {pairs_en}"
    yield failed(
        "split" if split_only else "carry_over",
        message,
        message_en,
        figures=figures,
        working=[
            f"{column_name(form, c)}：本年“上年结转” {m}，上年“结转下年度” {t}，相差 {abs(m - t)}"
            for c, _, _, m, t in broken
        ],
        severity=Severity.WARNING if split_only else None,
    )
