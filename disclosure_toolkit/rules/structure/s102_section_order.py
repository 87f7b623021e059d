"""六个部分的先后次序。

## 检查什么

报告中出现的各部分，是否按统一格式的次序（一至六）排列。

## 为什么

统一格式固定了六个部分的次序，便于社会公众查阅和上级机关汇总。

## 不合规示例

“其他需要报告的事项”排在“存在的主要问题及改进情况”之前。

## 合规示例

六个部分依次为总体情况、主动公开、依申请公开、复议诉讼、问题与改进、其他事项。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, not_applicable, passed, rule
from ._printed import out_of_order


@rule(
    code="S102",
    title="六个部分应当按规定次序排列",
    title_en="The six sections must stand in their order",
    severity=Severity.WARNING,
    basis="统一格式（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement on the whole."""
    numbers = list(dict.fromkeys(section.number for section in report.sections if section.number))
    if len(numbers) < 2:
        yield not_applicable("读到的部分不足两个")
        return
    moved = out_of_order([str(n) for n in numbers], [str(s.number) for s in form.sections])
    if not moved:
        yield passed("order")
        return
    printed = "、".join(_numeral(n) for n in numbers)
    first = report.section(int(moved[0]))
    titles = "、".join(
        f"第{_numeral(int(n))}部分“{section.title}”" for n in moved if (section := report.section(int(n))) is not None
    )
    yield failed(
        "order",
        f"{titles}位置不对：按内容辨认，各部分的排列为第{printed}部分，应当依次排列",
        f"sections stand in the order {', '.join(map(str, numbers))}",
        source=first.source if first is not None else None,
    )


def _numeral(number: int) -> str:
    return "零一二三四五六"[number]
