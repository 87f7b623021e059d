"""上年提出的改进措施没有下文。

## 检查什么

上年报告第五部分提出的改进措施，本年报告第一、五、六部分里有没有提到。按措施中的实词查找，提法不同也可能没有查到。

## 为什么

便于审核人员了解上年提出的改进落实到哪里；没有提到不等于没有做。至少两项、且过半没有提到的才列出，只作提示。

## 不合规示例

上年：下一步将开设便民专栏。本年报告没有提到便民专栏。

## 合规示例

上年：下一步将开设便民专栏。本年：便民专栏于三月开通。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, passed, rule
from ...gathering import Collection, about
from ._evidence import promised, quotes

_SEVERAL = 2


@rule(
    code="C502",
    title="上年提出的改进措施没有下文",
    title_en="Improvements promised last year that this year's report does not mention",
    severity=Severity.INFO,
    basis="条例第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each report that says nothing of most of last year's promises."""
    for previous, this, found in promised(collection):
        silent = [promise for promise in found if promise.fate == "unmentioned"]
        if len(silent) < _SEVERAL or len(silent) * 2 < len(found):
            yield passed(f"{this.agency}.{this.year}")
            continue
        counts = {fate: sum(promise.fate == fate for promise in found) for fate in ("mentioned", "repeated")}
        yield failed(
            "promises_unmentioned",
            f"{this.agency} {previous.year} 年报告提出的改进措施 {len(found)} 项：{this.year} 年报告提到的 "
            f"{counts['mentioned']} 项，逐字再提的 {counts['repeated']} 项，没有提到的 {len(silent)} 项。",
            f"Of {len(found)} improvements promised for {previous.year}, {len(silent)} are not mentioned in {this.year}.",
            quotes=quotes(previous, this, silent),
            about=about(this, previous),
        )
