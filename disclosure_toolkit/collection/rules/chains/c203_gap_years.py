"""中间年度没有报告，跨年衔接未核对。

## 检查什么

同一机关已载入的年度是否连续。中间缺一年的，说明缺哪一年，缺口后一年的“上年结转”和“现行有效”没有同任何报告比较。
给出成员名单、且别的机关有该年报告的，已由 C102 列为缺报告，这里不重复；所有机关都没有该年报告的，只列一条。

## 为什么

隔年推算等于猜测。补上缺的一年，衔接就能核对。

## 不合规示例

载入了某局 2021、2023 年的报告，没有 2022 年的。

## 合规示例

载入了某局 2021、2022、2023 年的报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import About, Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, spans


@rule(
    code="C203",
    title="中间年度没有报告",
    title_en="A year between is missing",
    severity=Severity.INFO,
    basis="跨年衔接以相邻两年的报告为据",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each agency with a gap; years that no agency has make one finding for all."""
    nobodys: set[int] = set()
    members = {place.agency for place in collection.pairing.places if place.member is not None}
    for agency, years in collection.by_year.items():
        gaps = [year for year in range(min(years), max(years)) if year not in years]
        nobodys.update(year for year in gaps if year not in collection.years)
        own = [year for year in gaps if year in collection.years]
        if own and agency not in members:
            name = next(reversed(years.values()))[0].agency
            yield failed(
                f"gap.{spans(own)}",
                f"{name}载入了 {spans(list(years))} 年的报告，缺 {spans(own)} 年，缺口前后的年度没有互相核对。",
                f"{name}: reports of {spans(list(years))}, none of {spans(own)}; nothing is compared over the gap.",
                about=[About("", name, own[-1])],
            )
    if nobodys:
        words = spans(sorted(nobodys))
        yield failed(
            f"gap.all.{words}",
            f"没有载入任何机关 {words} 年的报告，缺口前后的年度没有互相核对。",
            f"No report of {words} at all; nothing is compared over the gap.",
        )
