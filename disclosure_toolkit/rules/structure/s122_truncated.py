"""文件是否中途断开。

## 检查什么

报告缺末尾的部分，而最后读到的文字没有句末标点、停在半句，或者最后一张表缺末尾的行；第六部分以逗号、顿号等结束的，也算断开。

## 为什么

断开的文件缺少法定内容，也可能只是转存、下载不完整，请先对照公布的原件。

## 不合规示例

第五部分写到“一是信息公开渠道有待进一步拓宽，当前主要依”为止，没有第六部分。

## 合规示例

六个部分齐全，最后一句有句号，或者第六部分只写“无”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity
from ..base import Judgement, failed, not_assessable, passed, quote, rule
from ._ending import breaks_off, last_section, trailing_gap


@rule(
    code="S122",
    title="文件不应当中途断开",
    title_en="The document must not break off",
    severity=Severity.WARNING,
    basis="公布的报告应当完整（《政府信息公开条例》第四十九条、第五十条）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement on the document's end."""
    last = last_section(report)
    if last is None:
        yield not_assessable("没有读到六个部分中的任何一个", "ending")
        return
    reason = breaks_off(report, form)
    if not reason:
        yield passed("ending")
        return
    gap = trailing_gap(report)
    lost = f"，第{'、'.join('零一二三四五六'[n] for n in gap)}部分缺失" if gap else ""
    end = len(last.text.rstrip())
    yield failed(
        "ending",
        f"文件似在第{'零一二三四五六'[last.number]}部分中断：{reason}{lost}；请对照公布的原件",
        f"the document seems to break off in section {last.number}",
        quotes=[quote(report, last.number, max(0, end - 20), end)] if end else [],
        source=last.source,
        severity=None if gap else Severity.QUESTION,
    )
