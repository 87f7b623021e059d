"""文字：括号、书名号、引号是否成对。

## 检查什么

每个部分中的圆括号、六角括号、书名号是否成对（疑误），双引号是否成对（提示）。全角、半角可以混用；“1）”一类的序号不算；
跨段成对的不算。

## 为什么

括号、书名号不成对，有时使人读不出一句话说到哪里为止，也常是漏字的痕迹。

## 不合规示例

“根据《中华人民共和国政府信息公开条例（以下简称《条例》）要求”。

## 合规示例

“根据《中华人民共和国政府信息公开条例》（以下简称《条例》）要求”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Section, Severity
from ..base import Judgement, failed, passed, quote, rule
from ._prose import NAMES, around

_PAIRS = {"）": "（", "》": "《", "〕": "〔", "】": "【"}
_MARK = re.compile(f"[{''.join(_PAIRS)}{''.join(_PAIRS.values())}]")
_FORMS = str.maketrans(
    {"(": "（", ")": "）", "<": "《", ">": "》", "〈": "《", "〉": "》", "[": "〔", "]": "〕", "［": "〔", "］": "〕"}
)
_ITEM = re.compile(r"(?:(?<=[\n。；;，、：])|^)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]")
_ARROW = re.compile(r"[<>]")


@rule(
    code="N902",
    title="括号或者引号不成对",
    title_en="Unpaired brackets or quotation marks",
    severity=Severity.WARNING,
    basis="《标点符号用法》（GB/T 15834—2011）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each unpaired mark."""
    for section in report.sections:
        if section.text.strip():
            yield from _section(report, section)


def _section(report: Report, section: Section) -> Iterator[Judgement]:
    text = _ITEM.sub(lambda m: "　" * len(m.group()), section.text)
    if len(_ARROW.findall(text)) % 2:
        text = _ARROW.sub("　", text)
    text = text.translate(_FORMS)
    loose = _unpaired(text)
    for place in loose:
        shown = around(section.text, place, place + 1, 12).replace("\n", " ")
        yield failed(
            f"section.{section.number}.{section.text[place]}.{place}",
            f"{NAMES[section.number]}的“{section.text[place]}”不成对：“{shown}”",
            f"“{section.text[place]}” is unpaired: “{shown}”",
            quotes=[quote(report, section.number, place, place + 1)],
        )
    opening, closing, straight = text.count("“"), text.count("”"), text.count('"')
    if opening != closing or straight % 2:
        yield failed(
            f"section.{section.number}.quotes",
            f"{NAMES[section.number]}的双引号不成对：“ {opening} 个，” {closing} 个"
            + (f'，直引号 " {straight} 个' if straight else ""),
            f"Quotation marks are unpaired: {opening} opening, {closing} closing",
            severity=Severity.INFO,
            source=section.source,
        )
    elif not loose:
        yield passed(f"section.{section.number}")


def _unpaired(text: str) -> list[int]:
    """Places of marks without a partner; a wrong nesting counts once."""
    stacks: dict[str, list[int]] = {mark: [] for mark in _PAIRS.values()}
    loose = []
    for match in _MARK.finditer(text):
        place, mark = match.start(), match.group()
        if mark in stacks:
            stacks[mark].append(place)
        elif stacks[_PAIRS[mark]]:
            stacks[_PAIRS[mark]].pop()
        else:
            loose.append(place)
    return sorted(loose + [place for stack in stacks.values() for place in stack])
