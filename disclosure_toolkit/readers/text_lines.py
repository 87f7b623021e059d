"""Printed lines (文本行): where their words stand, how far they are indented, whether they are full.

Text taken out of a PDF breaks its lines where the page did. Whether a line reaches the right margin and
whether it is indented is all that tells a line inside a paragraph from the last one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median

from ..chinese import display_width
from ..model import Block, Source, TextBlock, Word

_TAB = 8
_WIDE_LINE = 30
"""Display columns from which a line may be prose that fills the page."""
_TOLERANCE = 5
"""Display columns that a full line may fall short: punctuation and Latin words move to the next line whole."""
_INDENT = 4
"""Display columns of a paragraph's indent: two characters."""
_LEAST_BROKEN = 5
_SENTENCE_END = tuple("。！？；：…!?;:")
_WORD = re.compile(r"\S+")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
_RAISED = re.compile(r"[\[［〔]?(\d{1,2})[\]］〕]?")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURE_ROW = re.compile(r"\S(?:[ \t\u3000]+[-+]?\d[\d.,]*(?=[ \t\u3000]|$)){3}")


def strip(text: str) -> str:
    """The text without outer white space, full-width, no-break and zero-width spaces included."""
    return text.strip(f" \t\r\n\f\v\u3000\xa0{_INVISIBLE}")


def raised(text: str) -> str:
    """Raised text (上标): the number of a footnote in small digits, so that 12 with note 1 is never 121."""
    found = _RAISED.fullmatch(text.strip())
    return found[1].translate(_SUPERSCRIPT) if found is not None else text


def line_blocks(lines: Sequence[str], sources: Sequence[Source]) -> list[TextBlock]:
    """Text blocks of printed lines; blank lines become the ``gap`` of the next line.

    :param sources: the place of each line.
    """
    expanded = [line.expandtabs(_TAB).rstrip() for line in lines]
    prose = [line for line in expanded if _is_prose(line)]
    right = _right_margin(prose)
    left = _left_margin(prose)
    indented = any(_lead(line) - left >= 2 for line in expanded if strip(line))
    found: list[TextBlock] = []
    gap = 0
    inside = False
    for line, source in zip(expanded, sources, strict=True):
        text = strip(line)
        if not text:
            gap += 1
            continue
        # Where the extraction lost all indents, the first line of a paragraph falls short by two characters.
        width = _width(line) + (0 if indented or inside else _INDENT)
        inside = right is not None and width >= right - _TOLERANCE
        found.append(
            TextBlock(
                text=text,
                source=source,
                kind="line",
                words=_words(line, source),
                indent=max(0.0, (_lead(line) - left) / 2) if indented else None,
                full=inside,
                gap=gap,
            )
        )
        gap = 0
    return found


def as_printed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with paragraphs made lines where each is one printed line of a page.

    Pages and documents converted from PDF hold a paragraph a printed line. They are told by what whole
    paragraphs never do: most of the long ones stop at one place in the midst of a sentence.
    """
    texts = [block for block in blocks if isinstance(block, TextBlock) and block.kind == "paragraph"]
    long = [block.text for block in texts if _is_prose(block.text)]
    right = _right_margin(long)
    broken = [text for text in long if not text.endswith(_SENTENCE_END)]
    if right is None or len(broken) < _LEAST_BROKEN or len(broken) < len(long) * 0.6:
        return tuple(blocks)
    found: list[Block] = []
    inside = False
    for block in blocks:
        if not isinstance(block, TextBlock) or block.kind != "paragraph":
            found.append(block)
            inside = False
            continue
        width = _width(block.text) + (0 if inside else _INDENT)
        inside = width >= right - _TOLERANCE
        found.append(replace(block, kind="line", full=inside))
    return tuple(found)


def _lead(line: str) -> int:
    """Display columns of white space before the first character."""
    return _width(line[: len(line) - len(line.lstrip(" \u3000\xa0"))])


def _is_prose(line: str) -> bool:
    return _width(strip(line)) >= _WIDE_LINE and not _FIGURE_ROW.search(line)


def _left_margin(prose: Sequence[str]) -> int:
    """The text area's left edge: where most long lines start (the first of a paragraph are indented)."""
    leads = Counter(_lead(line) for line in prose)
    if not leads:
        return 0
    often = max(leads.values()) / 3
    return min(lead for lead, count in leads.items() if count >= often)


def _right_margin(prose: Sequence[str]) -> int | None:
    """The display column where full lines end; ``None`` when lines are not broken as printed.

    In text broken as printed most long lines stop in the midst of a sentence and at the same place; where
    each paragraph is one line, they end with a full stop and anywhere.
    """
    broken = [_width(line) for line in prose if not line.rstrip().endswith(_SENTENCE_END)]
    if len(broken) < 2 or len(broken) < len(prose) * 0.4:
        return None
    right = median(broken)
    if sum(_width(line) > right + _TOLERANCE for line in prose) > len(prose) * 0.1:
        # Paragraphs run past it: what stops there are titles and headings.
        return None
    alike = sum(abs(width - right) <= _TOLERANCE for width in broken)
    return int(right) if alike >= len(broken) * 0.5 else None


def _words(line: str, source: Source) -> tuple[Word, ...]:
    found: list[Word] = []
    column = position = 0
    for match in _WORD.finditer(line):
        column += _width(line[position : match.start()])
        start = column
        column += _width(match.group())
        position = match.end()
        word = match.group().strip(_INVISIBLE)
        if word:
            found.append(Word(word, float(start), float(start + _width(word)), source))
    return tuple(found)


@lru_cache(maxsize=4096)  # each line is measured several times
def _width(text: str) -> int:
    """The text's width in display columns."""
    return len(text) if text.isascii() else sum(map(_char_width, text))


_char_width = lru_cache(maxsize=8192)(display_width)
