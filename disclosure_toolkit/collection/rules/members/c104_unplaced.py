"""报告未能归入机关或年度。

## 检查什么

每份读出的报告能否确定是哪个机关、哪一年度的。不能确定的，说明原因：没有读出机关名称，没有读出年度，
或者名称可以是几个机关（例如只写“云川县民政局”，而收到的报告中有两个市各有一个云川县）。

## 为什么

归属不明的报告不同任何报告比较，也不算作名单中任何成员的报告。与其猜测，不如说明。

## 不合规示例

标题只写“2023年政府信息公开工作年度报告”，正文也没有机关名称。

## 合规示例

标题为“云川县民政局2023年政府信息公开工作年度报告”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about


@rule(
    code="C104",
    title="报告未能归入机关或年度",
    title_en="A report whose agency or year is not clear",
    severity=Severity.QUESTION,
    basis="国办公开办函〔2021〕30号附件：标题写明机关与年度",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each report that could not be placed."""
    for report, place in zip(collection.digests, collection.pairing.places, strict=True):
        if place.reason:
            yield failed(
                f"unplaced.{report.content[:12]}",
                f"{report.file}：{place.reason}，没有与其他报告比较。",
                f"{report.file} could not be placed: its agency or year is missing, or its name fits several agencies.",
                about=about(report),
            )
