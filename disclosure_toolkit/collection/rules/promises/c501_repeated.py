"""改进措施与上年逐字相同。

## 检查什么

上年报告第五部分提出的改进措施，是否在本年报告第五部分里逐字再提一遍（机关名称、年份不同不算不同）。

## 为什么

上年提出的措施，本年应当有落实的情况；原样再提，往往说明没有落实，或者没有结合本年实际撰写。只作提示。

## 不合规示例

上年：下一步将充实公开内容，围绕群众关切细化信息。本年：下一步将充实公开内容，围绕群众关切细化信息。

## 合规示例

上年：下一步将开设便民专栏。本年：已开设便民专栏，群众查找更为方便。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, passed, rule
from ...gathering import Collection, about
from ._evidence import promised, quotes


@rule(
    code="C501",
    title="改进措施与上年逐字相同",
    title_en="Improvements promised again word for word",
    severity=Severity.INFO,
    basis="《政府信息公开条例》第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each report that promises last year's improvements again."""
    for previous, this, found in promised(collection):
        again = [promise for promise in found if promise.fate == "repeated"]
        if not again:
            yield passed(f"{this.agency}.{this.year}")
            continue
        yield failed(
            "promises_repeated",
            f"{this.agency} {previous.year} 年报告提出的改进措施 {len(found)} 项，"
            f"{this.year} 年报告逐字再提的 {len(again)} 项。",
            f"{this.agency} {this.year}: {len(again)} of {len(found)} improvements promised for {previous.year} are promised "
            "again word for word.",
            quotes=quotes(previous, this, again),
            about=about(this, previous),
        )
