"""A page's title and publication date (标题与发布日期), from its meta elements or from around the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ..chinese import find_date
from ..model import Source
from .html_dom import Element, Paths, own_text, raw_text
from .html_walk import Piece
from .text_lines import strip

_REPORT = re.compile(r"信息公开.*(?:报告|年报)|年度报告")
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零]")
_TITLE_META = ("articletitle", "og:title", "title")
_DATE_META = (
    "pubdate",
    "publishdate",
    "publish-date",
    "publishtime",
    "publishedtime",
    "article:published_time",
    "og:release_date",
    "releasedate",
    "firstpublishedtime",
)
_LABELLED = re.compile(r"(?:发布|公开|公布|发稿|上传|录入)\s*(?:日期|时间)\s*[\]】）)]?\s*[:：]?\s*(?P<date>.{0,30})")
_BARE_LABEL = re.compile(r"(?:^|[\s|｜\[【（(])(?:日期|时间)\s*[:：]\s*(?P<date>.{0,30})")
_INFO_LINE = re.compile(r"来源|作者|浏览|阅读|点击|访问|字号|字体|打印|发布")
_ONLY_DATE = re.compile(
    r"^[\[【（(]?\s*\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?\s*[\]】）)]?$"
)
_TODAY = re.compile(r"星期|今天|今日|农历|欢迎|现在是")
_SITE_PARTS = re.compile(r"\s*(?:[-_|—–－·»>]+|\s{2,})\s*")
_LONGEST_TITLE = 200
_LONGEST_INFO = 160
_NEAR = 12
"""Pieces above the article in which a date without a label may be that of publication."""
_FIRST_YEAR = 2008


def meta_contents(root: Element) -> dict[str, tuple[str, Element]]:
    """Meta elements by lower-case name or property: content and element; the first of a name counts."""
    found: dict[str, tuple[str, Element]] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        content = strip(element.get("content") or "")
        if name and content:
            found.setdefault(name, (content, element))
    return found


def page_title(root: Element, found: Sequence[Piece]) -> tuple[str, Element | None]:
    """The article's title and the element that tells it; empty when the page has none.

    Of all that may be a title, the first that names a report with a year wins, then the first that names a
    report, then the first.
    """
    candidates: list[tuple[str, Element]] = []
    meta = meta_contents(root)
    candidates += [meta[name] for name in _TITLE_META[:1] if name in meta]
    for _, group in groupby(found, key=lambda piece: id(piece.element)):
        lines = list(group)
        piece, text = lines[0], "\n".join(line.text for line in lines)
        names = f"{piece.element.get('class') or ''} {piece.element.get('id') or ''}".lower()
        named = piece.element.tag in ("h1", "h2") or "title" in names
        if named and 4 <= len(text) <= 80 and not any(line.is_link for line in lines) and piece.chrome is None:
            # A heading broken by <br>: the agency on one line, the rest on the next.
            candidates.append((text, piece.element))
    candidates += [meta[name] for name in _TITLE_META[1:] if name in meta]
    candidates = [(text, element) for text, element in candidates if len(text) <= _LONGEST_TITLE]
    for element in root.iter("title"):
        text = strip(" ".join(raw_text(element).split()))[:_LONGEST_TITLE]
        parts = [part for part in _SITE_PARTS.split(text) if part]
        if parts:
            candidates.append((next((part for part in parts if _REPORT.search(part)), parts[0]), element))
        break
    for wanted in (lambda t: _REPORT.search(t) and _YEAR.search(t), _REPORT.search, bool):
        for text, element in candidates:
            if wanted(text):
                shown = next((piece.element for piece in found if piece.text == text and not piece.is_link), element)
                return text, shown
    return "", None


def publication(
    root: Element, paths: Paths, found: Sequence[Piece], inside: Sequence[Piece]
) -> tuple[str | None, Source | None]:
    """The publication date (ISO) and its place; ``None`` when the page does not tell it.

    Today's date in the page's head, copyright years and dates inside the report are none: a date counts with
    a label, or in the line of source and clicks between title and article.

    :param found: all pieces of the page; :param inside: those of the article.
    """
    meta = meta_contents(root)
    for name in _DATE_META:
        if name in meta and (day := _iso(meta[name][0])):
            return day, Source(path=paths.of(meta[name][1]))
    held = {id(piece) for piece in inside}
    start = next((i for i, piece in enumerate(found) if id(piece) in held and piece.marks), len(found))

    def outside(part: Sequence[Piece]) -> list[Piece]:
        return [piece for piece in part if id(piece) not in held and not _TODAY.search(piece.text)]

    above, below = outside(found[:start])[::-1], outside(found[start:])  # nearest to the article first
    for pattern, part in ((_LABELLED, above), (_LABELLED, below), (_BARE_LABEL, above[:_NEAR])):
        for piece in part:
            for match in pattern.finditer(piece.text.replace("\n", " ")):
                if day := _iso(match["date"][:20]):
                    return day, piece.block.source
    for piece in above[:_NEAR]:
        text = piece.text
        told = len(text) <= _LONGEST_INFO and (_INFO_LINE.search(text) or _ONLY_DATE.match(text))
        if told and (day := _iso(text)):
            return day, piece.block.source
    for element in root.iter("time"):
        if day := _iso(element.get("datetime") or own_text(element)):
            return day, Source(path=paths.of(element))
    return None, None


def _iso(text: str) -> str | None:
    """The ISO form of the date that the text begins with or holds, if it can be one of publication."""
    if (compact := re.match(r"\s*(20\d\d)(\d\d)(\d\d)(?!\d)", text)) is not None:
        text = "-".join(compact.groups())
    day = find_date(text[:60]) if len(text) <= _LONGEST_INFO else None
    return day.isoformat() if day is not None and _FIRST_YEAR <= day.year <= 2100 else None
