"""Characters → words and printed lines, of a page or of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from .pdf_chars import Char
from .pdf_source import Box

_SAME_LINE = 0.4
"""Base lines closer than this many ems are one line."""
_TWICE = 0.3
"""The same character again within this share of its width is a bold face made by printing twice."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters without a gap; the box is as high as their line."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One printed line: its text, its words, the box around it, and its em in points."""

    text: str
    words: tuple[Run, ...]
    box: Box
    size: float


@lru_cache(maxsize=4096)
def _latin(char: str) -> bool:
    return char < "\u2e80" and (char.isalnum() or char in ".,%+-\ufffd")


def rows_of(chars: Sequence[Char]) -> list[list[Char]]:
    """The characters by base line, each row from left to right, doubled characters once."""
    if len(chars) == 1:
        return [list(chars)]
    rows: list[list[Char]] = []
    base = size = 0.0
    for char in sorted(chars, key=_base):
        em = char.bottom - char.top
        if rows and char.base - base <= _SAME_LINE * (em if em < size else size):
            row = rows[-1]
            row.append(char)
            base += (char.base - base) / len(row)
            if em > size:
                size = em
        else:
            rows.append([char])
            base, size = char.base, em
    return [_once(sorted(row, key=_centre)) if len(row) > 1 else row for row in rows]


def on_one_line(chars: Sequence[Char]) -> bool:
    """Whether the characters surely share one base line; a quick answer for the many cells of one line."""
    if len(chars) < 2:
        return True
    bases = [char.base for char in chars]
    return max(bases) - min(bases) <= _SAME_LINE * (chars[0].bottom - chars[0].top)


_base = attrgetter("base")


def _centre(char: Char) -> float:
    return char.x0 + char.x1


def _once(row: list[Char]) -> list[Char]:
    result: list[Char] = []
    reach = float("-inf")
    for char in row:
        # Only what overlaps can be a second printing.
        if char.x0 < reach and any(_printed_twice(char, other) for other in result[-3:]):
            continue
        result.append(char)
        reach = max(reach, char.x1)
    return result


def _printed_twice(char: Char, other: Char) -> bool:
    width = min(char.x1 - char.x0, other.x1 - other.x0)
    return other.text == char.text and abs(char.x0 - other.x0) < _TWICE * width


def words_of(row: Sequence[Char]) -> list[tuple[list[Char], bool]]:
    """The row's characters in words, each with whether a visible space stands before it.

    Justified Chinese has gaps of up to half an em between any two characters: a gap ends a word there
    at 0.6 em and shows as a space at 0.8 em. Between Latin letters and digits a narrow gap is a space
    already; two figures must never run together.
    """
    words: list[tuple[list[Char], bool]] = [([row[0]], False)]
    for previous, char in pairwise(row):
        gap = char.x0 - previous.x1
        em = char.bottom - char.top
        if gap <= 0.08 * em:
            words[-1][0].append(char)
            continue
        one, other = _latin(previous.text), _latin(char.text)
        if one and other:
            apart = space = gap > 0.22 * em or char.spaced
        else:
            apart, space = gap > (0.5 if one or other else 0.6) * em, gap > 0.8 * em
        if apart:
            words.append(([char], space))
        else:
            words[-1][0].append(char)
    return words


def _around(chars: Sequence[Char]) -> Box:
    return (
        min([char.x0 for char in chars]),
        min([char.top for char in chars]),
        max([char.x1 for char in chars]),
        max([char.bottom for char in chars]),
    )


def line_of(row: Sequence[Char]) -> PrintedLine:
    """A printed line of a row of characters."""
    words = words_of(row)
    box = _around(row)
    runs = tuple(
        Run("".join([char.text for char in chars]), (chars[0].x0, box[1], chars[-1].x1, box[3])) for chars, _ in words
    )
    text = "".join((" " if space else "") + run.text for run, (_, space) in zip(runs, words, strict=True))
    # A Chinese character is as wide as the font is large; boxes are higher in some fonts.
    wide = max([char.x1 - char.x0 for char in row])
    high = row[0].bottom - row[0].top
    return PrintedLine(text, runs, box, wide if wide > 0.7 * high else high)


def text_of(row: Sequence[Char]) -> str:
    """The row's text alone."""
    return "".join([(" " if space else "") + "".join([char.text for char in chars]) for chars, space in words_of(row)])


def cell_text(chars: Sequence[Char]) -> str:
    r"""The text of a cell: its lines with ``\n`` between; vertical writing as one run."""
    if not chars:
        return ""
    turned = [char for char in chars if char.turned]
    if 2 * len(turned) > len(chars):
        return _sideways(chars, turned[0].turned)
    if len(chars) == 1:
        return chars[0].text
    rows = rows_of(chars)
    if _vertical(rows):
        return "".join(char.text for row in rows for char in row)
    return "\n".join(text_of(row) for row in rows)


def _vertical(rows: Sequence[Sequence[Char]]) -> bool:
    """One character a line; figures are left as they stand, for one below the other are not one number."""
    if len(rows) < 3 or any(char.text.isdigit() for row in rows for char in row):
        return False
    return sum(len(row) == 1 for row in rows) >= 0.75 * len(rows) and max(map(len, rows)) <= 2


def _sideways(chars: Sequence[Char], turn: int) -> str:
    """Text whose base line runs down (1) or up (3) the page: lines from right to left, or left to right."""
    sign = 1 if turn == 1 else -1
    columns: list[list[Char]] = []
    for char in sorted(chars, key=lambda item: -sign * (item.x0 + item.x1)):
        centre = (char.x0 + char.x1) / 2
        if columns and any(other.x0 <= centre <= other.x1 for other in columns[-1]):
            columns[-1].append(char)
        else:
            columns.append([char])
    return "\n".join("".join(c.text for c in sorted(column, key=lambda item: sign * item.top)) for column in columns)
