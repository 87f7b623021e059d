"""Page numbers, running headers and footers: printed on the pages, no part of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from .pdf_lines import PrintedLine

_MARGIN = 0.12
"""The share of a page's height at its top and at its bottom where such lines stand."""
_HEADER = 0.085
"""Running headers and footers keep out of the text area, which may begin lower than a page number stands."""
_MOST_WORDS = 3
"""A line of more words may be the header of a table without rules that each page repeats."""
_DASHES = r"[-—–―－─‐‑•·~\s]"
_DECORATED = re.compile(
    rf"^(?:{_DASHES}+[0-9０-９]{{1,3}}{_DASHES}+|第\s*[0-9０-９一二三四五六七八九十]{{1,3}}\s*页.*|(?:共\s*\d+\s*页)?\s*第\s*\d+\s*页"
    r"|[0-9]{1,3}\s*[/／]\s*[0-9]{1,3}|(?i:page)\s*\d+(?:\s*of\s*\d+)?)$"
)
_BROWSER = re.compile(r"^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}")
"""What browsers print above a page: date, time and the page's title."""
_BARE = re.compile(r"^[0-9０-９]{1,3}$")


@dataclass(frozen=True, slots=True)
class PageLines:
    """The printed lines of one page outside its tables, with the page's height."""

    height: float
    lines: Sequence[PrintedLine]


def furniture(pages: Sequence[PageLines]) -> list[set[int]]:
    """For each page the indexes of the lines that are page numbers, running headers or footers.

    A bare number counts as a page number only at the edge of the page's text and when it goes up with the
    pages; other lines only when they stand at the same height on most pages with the same words.
    """
    result: list[set[int]] = [set() for _ in pages]
    bare: dict[int, list[tuple[int, int]]] = defaultdict(list)
    repeated: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for index in _edge_lines(page):
            line = page.lines[index]
            text = line.text.strip()
            if _DECORATED.match(text) and len(text) <= 16:
                result[number].add(index)
            elif _BARE.match(text):
                bare[int(text) - number].append((number, index))
            elif (len(line.words) <= _MOST_WORDS or _BROWSER.match(text)) and not _HEADER * page.height < line.box[
                3
            ] < (1 - _HEADER) * page.height:
                key = re.sub(r"\d+", "#", re.sub(r"\s+", "", text))
                repeated[(key, round(line.box[1] / 6))].append((number, index))
    for offset, places in bare.items():
        # 1 on the first page of one is a page number, too; any other single number may be a figure.
        if len({number for number, _ in places}) >= 2 or (offset == 1 and len(pages) == 1):
            for number, index in places:
                result[number].add(index)
    for places in repeated.values():
        count = len({number for number, _ in places})
        if count >= 2 and count >= 0.6 * (len(pages) - 1):
            for number, index in places:
                result[number].add(index)
    return result


def _edge_lines(page: PageLines) -> list[int]:
    """The first and last two lines of a page, as far as they stand in its margins."""
    order = sorted(range(len(page.lines)), key=lambda index: page.lines[index].box[1])
    top = [index for index in order[:2] if page.lines[index].box[3] < _MARGIN * page.height]
    bottom = [index for index in order[-2:] if page.lines[index].box[1] > (1 - _MARGIN) * page.height]
    return list(dict.fromkeys(top + bottom))
