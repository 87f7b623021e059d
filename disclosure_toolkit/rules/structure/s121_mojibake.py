"""文字中的乱码。

## 检查什么

标题和正文中是否有替换符（�）、“锟斤拷”“烫烫烫”一类典型乱码、把中文按西文或者其他编码解读产生的字符串，以及成串的私用区字符、连续的半角问号。

## 为什么

乱码使公众无法阅读，多因转码错误或者字体未嵌入。乱码也可能出在文件转存过程，请对照公布的原件。

## 不合规示例

“2024年，我局主动公开锟斤拷锟斤拷信息 120 条”。

## 合规示例

“2024年，我局主动公开政府信息 120 条”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._text import context, spans, where

_COMMON = ("政府", "信息", "公开", "年度", "报告", "情况", "工作", "机关")


def _misread() -> str:
    """How common words look when their bytes are read in the wrong encoding."""
    found = {word.encode("utf-8").decode("gb18030", "ignore") for word in _COMMON}
    found |= {word.encode("gb18030").decode("latin-1") for word in _COMMON}
    return "|".join(re.escape(text) for text in sorted(found) if len(text) >= 2)


_PATTERN = re.compile(
    r"[^\s�]{0,2}�+|(?:锟斤拷)+|锟斤|(?:烫){3,}|(?:屯){3,}"
    r"|(?:[à-ïÂÃ][\x80-\xbf]{1,2}){2,}|[\ue000-\uf8ff]{2,}|(?<![\w/=&?])\?{2,}+(?=[\u4e00-\u9fff])|" + _misread()
)


@rule(
    code="S121",
    title="文字中不应当有乱码",
    title_en="The text must not be garbled",
    severity=Severity.WARNING,
    basis="公布的报告应当完整可读（《政府信息公开条例》第四十九条）",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """One finding for the whole report."""
    quotes = list(spans(report, _PATTERN))
    if not quotes:
        yield passed("text")
        return
    yield failed(
        "text",
        f"文字中有乱码 {len(quotes)} 处（{where(quotes)}），如“{context(report, quotes[0])}”；请对照公布的原件",
        f"{len(quotes)} garbled passage(s)",
        quotes=quotes[:10],
    )
