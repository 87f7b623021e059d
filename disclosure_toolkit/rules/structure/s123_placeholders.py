"""模板中未填写的占位文字。

## 检查什么

标题和正文中是否留有“（文字描述）”“此处填写”“（请结合实际补充）”“（宋体三号字）”“XX年”“××局”“__件”一类占位文字。
“李××”一类隐去姓名的写法不算；不能断定的（如“（待定）”）列为待核。

## 为什么

占位文字说明套用模板后没有填完。

## 不合规示例

“XX年，我局共收到政府信息公开申请XX件”。

## 合规示例

“2024年，我局共收到政府信息公开申请 3 件”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._text import context, spans, where

_UNIT = "年月日条件次篇个份名人期局县市区镇乡省街厅部委办村"
# Runs are taken whole (possessive) and from their beginning only, so that no text is read over and over.
_SIGNS = "XxＸ×✕╳*＊"
_CERTAIN = re.compile(
    r"[（(]\s{0,4}(?:文字描述|文字说明|此处填写[^）)]{0,12}|请填写[^）)]{0,12}|待填写?|待补充)\s{0,4}[）)]|此处填写|请在此处"
    r"|[（(](?:请|此处|这里|在此)(?:各单位|各部门|本单位|自行|据实|如实|具体|酌情|(?:结合|根据|按照)[^（）()\n]{1,6}){0,3}"
    r"(?:填写|填入|补充|完善|描述|录入|插入)[^（）()\n]{0,8}[）)]"
    r"|[（(]待(?:补|填|录入|插入)[^（）()\n]{0,4}[）)]"
    r"|[（(][^（）()\n]{0,8}(?:(?:据实|如实|情况)填写|自拟[^（）()\n]{0,4})[）)]"
    r"|[（(][^（）()\n]{0,8}(?:宋体|仿宋|黑体|楷体|小标宋|首行缩进|加粗|标题居中|[一二三四五六小]号字)[^（）()\n]{0,16}[）)]"
    rf"|(?<![A-Za-z0-9@.{_SIGNS}])[{_SIGNS}]{{2,}}+\s{{0,4}}(?=[{_UNIT}])"
    rf"|(?<!_)_{{2,}}+\s{{0,4}}(?=[{_UNIT}])"
)
_POSSIBLE = re.compile(
    r"(?<![A-Za-z0-9@.Ｘ*＊])(?:[XＸ]{2,}+|[*＊]{3,}+)(?![A-Za-z0-9@.])|\(\s{3,80}\)|（\s{3,80}）"
    r"|20[XxＸ×]{2}(?=年)|(?<![A-Za-z0-9])0[XxＸ×]{2,3}[-—][XxＸ×]{6,8}|(?<=[：:])[×✕╳]{2,}"
    r"|[（(]待(?:定|完善|核实|确认)[）)]|某某(?=科室|处室|股室|单位|部门|中心|领导)|附件[XxＸ×](?![A-Za-z0-9])"
)


@rule(
    code="S123",
    title="不应当留有未填写的占位文字",
    title_en="No placeholder may be left in",
    severity=Severity.WARNING,
    basis="公布的报告应当完整（《政府信息公开条例》第四十九条）",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """One finding for the whole report."""
    certain = list(spans(report, _CERTAIN))
    quotes = certain or list(spans(report, _POSSIBLE))
    if not quotes:
        yield passed("text")
        return
    doubt = "" if certain else "似"
    yield failed(
        "text",
        f"文字中{doubt}有未填写的占位文字 {len(quotes)} 处（{where(quotes)}），如“{context(report, quotes[0])}”",
        f"{len(quotes)} placeholder(s) left in the text",
        quotes=quotes[:10],
        severity=None if certain else Severity.QUESTION,
    )
