"""Finds the report among the site's menus, links and footers (正文定位).

The report is where the statutory wordings are: the smallest element that holds all of them, widened to take
in prose beside it. Names of classes and ids differ from site to site and only help to leave things out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .html_dom import Element
from .html_walk import Piece
from .site_foot import FOOT

_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"一、.{0,12}(?:总体|概述|基本)",
        r"二、.{0,8}(?:主动|公开)",
        r"三、.{0,10}申请",
        r"四、.{0,22}(?:复议|诉讼)",
        r"五、.{0,14}(?:问题|不足|改进)",
        r"六、.{0,8}(?:其他|其它|事项)",
        r"第二十条第?[（(]?[一五六八九]",
        r"本年新收",
        r"上年结转",
        r"予以公开",
        r"结转下年度",
        r"结果维持",
        r"信息内容",
        r"行政事业性收费",
    )
)
_HEADING = re.compile(r"^[一二三四五六]\s*、")
_FEW = 3
"""Different wordings from which a page holds a report; a list of links to reports has none."""
_MOST_COPIES = 4
_MOST_STEPS = 12
"""Elements around the report that are looked at for more of it."""
_LONGEST_LINE = 150
_SMALL_TALK = 400
"""Characters of title line, date and buttons that may stand between the article's parts."""
_SENTENCE = re.compile(r"[。；]|，.{6,}")
_CHROME_LINE = re.compile(
    r"^(?:您?(?:当前|所在)?位置[:：]?)?(?:网站)?首页[>＞»›→/|-].*$|^[【\[（(]?(?:字[号体](?:大小)?|打印(?:本页|此页)?|关闭(?:窗口|本页)?|分享(?:到|至)?|扫一扫|浏览(?:次数|量)|点击(?:数|量|次数)|阅读(?:次数|量)?"
    r"|访问(?:次数|量)|当前位置|(?:您|你)?(?:现在|当前|所在)的?位置|您(?:现在|当前)的位置|上一[篇条]|下一[篇条]|责任编辑|相关(?:链接|文章|新闻|阅读|解读|信息)"
    r"|版权所有|主办单位|承办单位|网站标识码|返回(?:顶部|首页|上页|列表)|收藏(?:本页)?|无障碍|我要纠错|纠错|视力保护色"
    r"|(?:信息|文章|稿件)?来源|(?:发布|公开|发文|更新|生成|成文)(?:时间|日期)|发布(?:机构|单位|者)|索引号|信息索引号|作者|编辑)(?:[】\]）):：\s>＞]|$)"
)
_INFO_LINE = re.compile(r"^\D{0,6}20\d\d[-./年]\d{1,2}[-./月]\d{1,2}.*(?:来源|作者|浏览|阅读|点击|字号|打印|访问|发布)")
_INDEX_TERMS = re.compile(
    r"索引号|信息索引|发布机构|发文机关|主题分类|信息分类|发文日期|发布日期|生成日期|公开方式|公开范围|文号"
)
_LONGEST_INDEX = 600


def mark(found: Sequence[Piece]) -> None:
    """Notes in each piece which statutory wordings it holds; links and menus do not count."""
    once = Counter("".join(piece.text.split()) for piece in found if piece.anchored)
    for piece in found:
        if piece.anchored and piece.linked == piece.anchored and _HEADING.match(piece.text.strip()):
            # The headings of parts that fold open; those of a list of contents stand above their parts once more.
            text = "".join(piece.text.split())
            if once[text] == 1 and not any("".join(p.text.split()) == text for p in found if not p.anchored):
                piece.linked = piece.anchored = 0
        if piece.is_link:
            continue
        text = "".join(piece.text.split())
        piece.marks = sum(1 << bit for bit, pattern in enumerate(_MARKS) if pattern.search(text))


def marks_in(found: Sequence[Piece]) -> int:
    """Number of different statutory wordings in the pieces."""
    total = 0
    for piece in found:
        total |= piece.marks
    return total.bit_count()


def article(body: Element, found: Sequence[Piece]) -> tuple[Element, list[Piece]]:
    """The element around the report and the pieces that are the report, in order.

    Where no report can be told, all that is not site chrome.
    """
    mark(found)
    chrome = _real_chrome(found)
    inner = [piece for piece in found if id(piece.chrome) not in chrome]
    container = _widen(_smallest(body, inner), found, chrome) if marks_in(inner) >= _FEW else body
    within = set(container.iter())
    held = _without_foot([piece for piece in inner if piece.element in within])
    return container, [piece for piece in held if not is_noise(piece)]


def _without_foot(held: list[Piece]) -> list[Piece]:
    """The pieces up to the site's foot (页脚) that stands beside the report without an element of its own."""
    last = max((i for i, piece in enumerate(held) if piece.marks or _is_prose(piece)), default=-1)
    end = next((i for i in range(last + 1, len(held)) if FOOT.match(_squeezed(held[i]))), len(held))
    return held[:end]


def _is_prose(piece: Piece) -> bool:
    return is_sentence(piece) and not FOOT.match(_squeezed(piece))


def is_noise(piece: Piece) -> bool:
    """Whether a piece inside the article belongs to the site: links, print buttons, the index card."""
    if piece.marks.bit_count() >= _FEW:
        return False
    if not hasattr(piece.block, "cells"):
        line = _squeezed(piece)
        return piece.is_link or (
            len(line) <= _LONGEST_LINE
            and bool(_CHROME_LINE.match(line) or (_INFO_LINE.match(line) and "。" not in line))
        )
    text = _squeezed(piece)
    return len(text) <= _LONGEST_INDEX and len(set(_INDEX_TERMS.findall(text))) > 1


def _squeezed(piece: Piece) -> str:
    return "".join(piece.text.split())


def is_sentence(piece: Piece) -> bool:
    """Whether the piece is prose and not a label, menu entry or line of links."""
    return not piece.is_link and len(piece.text) >= 15 and bool(_SENTENCE.search(piece.text)) and not is_noise(piece)


def _real_chrome(found: Sequence[Piece]) -> set[int]:
    """Elements named like site chrome that hold no report: names alone prove nothing (``print-area``)."""
    under: dict[int, list[Piece]] = {}
    for piece in found:
        if piece.chrome is not None:
            under.setdefault(id(piece.chrome), []).append(piece)
    most = sum(len(piece.text) for piece in found if is_sentence(piece)) / 2
    return {
        key
        for key, held in under.items()
        if marks_in(held) < _FEW and sum(len(piece.text) for piece in held if is_sentence(piece)) <= min(most, 60)
    }


def _smallest(body: Element, found: Sequence[Piece]) -> Element:
    """The smallest element that holds every wording found on the page."""
    held: dict[Element, int] = {}
    for piece in found:
        if piece.marks:
            for element in (piece.element, *piece.element.iterancestors()):
                held[element] = held.get(element, 0) | piece.marks
    node = body
    while True:
        full = [child for child in node if held.get(child, 0) == held[node]]
        # A page may carry a copy for narrow screens; two different reports must both be seen.
        if not full or len(full) > _MOST_COPIES or len({_signature(child, found) for child in full}) > 1:
            return node
        node = full[0]


def _signature(container: Element, found: Sequence[Piece]) -> str:
    within = set(container.iter())
    held = [piece for piece in found if piece.element in within]
    return "".join(_squeezed(piece) for piece in held if piece.marks or is_sentence(piece))


def _widen(container: Element, found: Sequence[Piece], chrome: set[int]) -> Element:
    """The widest element around the container that adds more prose than anything else."""
    chosen = container
    for parent, _ in zip(container.iterancestors(), range(_MOST_STEPS), strict=False):
        if parent.tag == "html":
            break
        already, within = set(chosen.iter()), set(parent.iter())
        added = [piece for piece in found if piece.element in within and piece.element not in already]
        if parent.tag == "body" and marks_in(added) >= _FEW:
            break  # a copy of the report, or another one
        prose = sum(len(piece.text) for piece in added if is_sentence(piece) and id(piece.chrome) not in chrome)
        other = sum(len(piece.text) for piece in added) - prose
        if prose > other:
            chosen = parent
        elif other > _SMALL_TALK:
            break
    return chosen
