"""同一机关同一年度有多份报告。

## 检查什么

按报告内容（不是文件名）归属到机关与年度后，同一机关同一年度是否有两份以上报告，它们的表格数据是否相同。

## 为什么

同一份报告常有网页和附件两种版本，数据相同的只作提示。数据不同的，哪一份是正式公布的要由人确定；
在此之前，它们不用作下一年度报告的上年数据，也不参加汇总核对。

## 不合规示例

云川县民政局 2023 年的报告有两份，一份新收 3 件，另一份新收 5 件。

## 合规示例

云川县民政局 2023 年只有一份报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about


@rule(
    code="C101",
    title="同一机关同一年度有多份报告",
    title_en="Several reports of one agency for one year",
    severity=Severity.QUESTION,
    basis="《政府信息公开条例》第四十九条：各机关每年公布一份上一年度报告",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each agency and year with more than one report."""
    for years in collection.by_year.values():
        for year, reports in years.items():
            if len(reports) < 2:
                continue
            agency, files = reports[0].agency, "、".join(report.file for report in reports)
            alike = len({report.content for report in reports}) == 1
            verb = "表格数据相同" if alike else "表格数据不同，未用作下一年度报告的上年数据"
            verb_en = "with equal figures" if alike else "with different figures; not used as next year's previous"
            yield failed(
                ".".join(["doubled", *sorted({report.content[:12] for report in reports})]),
                f"{agency} {year} 年的报告有 {len(reports)} 份（{files}），{verb}。",
                f"{len(reports)} reports of {agency} for {year} ({files}), {verb_en}.",
                severity=Severity.INFO if alike else Severity.QUESTION,
                about=about(*reports),
            )
