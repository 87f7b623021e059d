"""报告机关不在成员名单中。

## 检查什么

给出成员名单时，每份报告的机关是否在名单中。名称带不带上级机关名称、写作“县政府办”还是“县人民政府办公室”，视为同一机关；
其他写法和曾用名请写在名单的“别名”列。

## 为什么

可能是名单漏列，也可能是机关名称有误，或者放错了别处的报告。由人判断。

## 不合规示例

名单中没有白水县林业局，却有它 2023 年的报告。

## 合规示例

报告写“青河市云川县民政局”，名单写“云川县民政局”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about, spans


@rule(
    code="C103",
    title="报告机关不在成员名单中",
    title_en="An agency that is not in the member list",
    severity=Severity.QUESTION,
    basis="用户提供的成员名单",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each agency, with all its years."""
    if collection.roster is None:
        return
    places = zip(collection.digests, collection.pairing.places, strict=True)
    strangers = {place.agency for _, place in places if place.agency and place.member is None and not place.reason}
    for agency in sorted(strangers):
        reports = [report for found in collection.by_year[agency].values() for report in found]
        years = spans(sorted({report.year for report in reports if report.year is not None}))
        name = reports[-1].agency
        yield failed(
            f"unknown.{years}",
            f"{name}有 {years} 年的报告，但不在成员名单中。",
            f"{name} reports for {years} but is not in the member list.",
            about=about(*reports),
        )
