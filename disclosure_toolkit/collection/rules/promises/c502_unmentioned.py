"""上年提出的改进措施一项也没有下文。

## 检查什么

上年报告第五部分提出至少两项改进措施，本年报告第一、五、六部分一项也没有提到，也没有再次提出。按措施中的实词查找，提法不同也可能没有查到。

## 为什么

上年提出的改进落实到哪里，应当能从本年报告中看出来。只有部分没有提到的不列出：一份报告不必逐项回应上年的措施，列得太多反而看不到要紧的。没有提到不等于没有做，只作提示，便于审核人员询问。

## 不合规示例

上年：下一步将开设便民专栏，把历史档案扫描入库。本年报告既没有提到便民专栏，也没有提到历史档案。

## 合规示例

上年：下一步将开设便民专栏，把历史档案扫描入库。本年：便民专栏于三月开通。
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
    title="上年提出的改进措施一项也没有下文",
    title_en="None of last year's promised improvements is mentioned this year",
    severity=Severity.INFO,
    basis="《政府信息公开条例》第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each report that says nothing of any of last year's promises."""
    for previous, this, found in promised(collection):
        if len(found) < _SEVERAL or any(promise.fate != "unmentioned" for promise in found):
            yield passed(f"{this.agency}.{this.year}")
            continue
        yield failed(
            "promises_unmentioned",
            f"{this.agency} {previous.year} 年报告提出的改进措施 {len(found)} 项，{this.year} 年报告一项也没有提到。",
            f"{this.agency} {this.year}: none of the {len(found)} improvements promised for {previous.year} is mentioned.",
            quotes=quotes(previous, this, found),
            about=about(this, previous),
        )
