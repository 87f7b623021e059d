"""Tables with rules between rows but none between columns: the columns are told by the text's alignment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .pdf_chars import Char
from .pdf_drawing import Segment
from .pdf_lattice import TOUCH, Lattice, lattice_of, snapped
from .pdf_lines import rows_of

_APART = 0.8
"""A gap of this many ems parts the texts of two columns."""
_NEAR = 0.25
_FIGURE = re.compile(r"^(?:[-+]?[\d０-９][\d０-９,，.．]*%?|[-—/／无])$")


def is_figure(text: str) -> bool:
    """Whether a text is what stands in a figure's cell: a number, or a stroke for none."""
    return bool(_FIGURE.match(text))


@dataclass(frozen=True, slots=True)
class _Piece:
    """The characters of one line between two wide gaps."""

    chars: tuple[Char, ...]

    @property
    def x0(self) -> float:
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        return self.chars[-1].x1

    @property
    def y(self) -> float:
        return (self.chars[0].top + self.chars[0].bottom) / 2

    @property
    def figure(self) -> bool:
        return is_figure("".join(char.text for char in self.chars))


_Line = tuple[_Piece, ...]


def aligned_lattices(rules: Sequence[Segment], chars: Sequence[Char]) -> list[Lattice]:
    """Lattices of stacks of horizontal lines that no vertical crosses.

    The lines of text that end in the most figures tell the columns. No lattice comes of a stack in which
    lines of figures contradict one another, or two of them stand between the same two rules: such a table
    is left to whoever reads by position.
    """
    lines = [line for row in rows_of(chars) if (line := _pieces(row))] if len(rules) >= 3 else []
    result = []
    for stack in _stacks(rules):
        for part in _parts(stack, lines):
            lattice = _lattice(part, lines)
            if lattice is not None:
                result.append(lattice)
    return result


def _pieces(row: Sequence[Char]) -> _Line:
    starts = [0]
    for index, (one, other) in enumerate(pairwise(row), 1):
        gap = (other.x0 - one.x1) / (one.bottom - one.top)
        # Two figures in narrow columns stand nearer than two labels ever do.
        if gap > (_NEAR if one.text.isdigit() and other.text.isdigit() else _APART):
            starts.append(index)
    return tuple(_Piece(tuple(row[a:b])) for a, b in pairwise([*starts, len(row)]))


def _stacks(rules: Sequence[Segment]) -> list[list[Segment]]:
    """Rules of one width one below the other, with the shorter ones among them, from top to bottom."""
    stacks: list[list[Segment]] = []
    for rule in sorted(rules, key=lambda item: (item.start - item.end, item.at)):
        for stack in stacks:
            if rule.start >= stack[0].start - TOUCH and rule.end <= stack[0].end + TOUCH:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [sorted(stack) for stack in stacks if len(stack) >= 3]


def _parts(stack: Sequence[Segment], lines: Sequence[_Line]) -> list[list[Segment]]:
    """The stack cut at bands that hold running text or a heading: there one table ends and another begins."""
    width = max(rule.end - rule.start for rule in stack)
    whole = [rule for rule in stack if rule.end - rule.start >= 0.95 * width]
    parts: list[list[Segment]] = []
    current: list[Segment] = []
    for upper, lower in pairwise(whole):
        inside = [line for line in lines if upper.at < line[0].y < lower.at]
        tabular = any(len(line) > 1 for line in inside) and not any(
            len(line) == 1 and line[0].x1 - line[0].x0 > 0.8 * width for line in inside
        )
        if tabular:
            if not current:
                current = [upper]
            current += [rule for rule in stack if upper.at < rule.at < lower.at - 0.01] + [lower]
        elif current:
            parts.append(current)
            current = []
    if current:
        parts.append(current)
    return [part for part in parts if sum(rule.end - rule.start >= 0.95 * width for rule in part) >= 3]


def _lattice(stack: Sequence[Segment], lines: Sequence[_Line]) -> Lattice | None:
    left, right = min(rule.start for rule in stack), max(rule.end for rule in stack)
    top, bottom = stack[0].at, stack[-1].at
    inside = [
        line for line in lines if top < line[0].y < bottom and line[0].x0 > left - TOUCH and line[-1].x1 < right + TOUCH
    ]
    columns = _columns(inside)
    if not columns or not _one_each(stack, inside, columns[0][0]):
        return None
    chars = [char for line in inside for piece in line for char in piece.chars]
    inner = [_gutter(one[1], other[0], chars) for one, other in pairwise(columns)]
    labels = [piece.x1 for line in inside for piece in line[: len(line) - len(_figures(line))] if _figures(line)]
    if labels:
        if max(labels) >= columns[0][0]:
            return None
        inner.insert(0, _gutter(max(labels), columns[0][0], chars))
        # Within the labels the shorter rules tell the columns: they start where the sub-rows start.
        inner += snapped(rule.start for rule in stack if left + 8 < rule.start < inner[0] - 8)
    levels = sorted(rule.at for rule in stack)
    verticals = [Segment(left, top, bottom), Segment(right, top, bottom)]
    for low, high in pairwise(levels):
        here = [line for line in inside if low < line[0].y < high]
        verticals += [Segment(x, low, high) for x in set(inner) if not any(_crossed(x, line) for line in here)]
    points = [((char.x0 + char.x1) / 2, (char.top + char.bottom) / 2) for char in chars]
    return lattice_of(stack, verticals, points)


def _figures(line: _Line) -> list[_Piece]:
    """The figures at the end of a line, from left to right; empty unless something stands before them."""
    count = 0
    for piece in reversed(line):
        if not piece.figure:
            break
        count += 1
    return list(line[len(line) - count :]) if count else []


def _columns(lines: Sequence[_Line]) -> list[tuple[float, float]]:
    """Left and right edge of each column of figures; empty when lines of figures do not fit together."""
    rows = [figures for line in lines if (figures := _figures(line))]
    if not rows:
        return []
    most = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[k].x0 for row in full), max(row[k].x1 for row in full)) for k in range(most)]
    if any(one[1] >= other[0] for one, other in pairwise(columns)):
        return []
    for row in rows:
        for piece in row:
            if sum(piece.x0 <= x1 and piece.x1 >= x0 for x0, x1 in columns) > 1:
                return []
    return columns


def _one_each(stack: Sequence[Segment], lines: Sequence[_Line], figures_from: float) -> bool:
    """Whether each line of figures has the space between two rules to itself, but for its label's lines."""
    for low, high in pairwise(sorted(rule.at for rule in stack)):
        here = [line for line in lines if low < line[0].y < high]
        others = [line for line in here if not _figures(line)]
        count = len(here) - len(others)
        if count > 1 or (count and any(line[-1].x1 > figures_from for line in others)):
            return False
    return True


def _gutter(low: float, high: float, chars: Sequence[Char]) -> float:
    """The x between two columns that the fewest characters cross, nearest to the middle."""
    middle = (low + high) / 2
    places = [low + (high - low) * step / 24 for step in range(1, 24)]
    near = [char for char in chars if char.x1 > low and char.x0 < high]
    return min(places, key=lambda x: (sum(char.x0 < x < char.x1 for char in near), abs(x - middle)))


def _crossed(x: float, line: _Line) -> bool:
    """Whether a text runs across x: a character on it, or two close ones on both sides of it."""
    for piece in line:
        if not piece.x0 < x < piece.x1:
            continue
        if any(char.x0 + 0.5 < x < char.x1 - 0.5 for char in piece.chars):
            return True
        before = max((char.x1 for char in piece.chars if char.x1 <= x + 0.5), default=piece.x0)
        after = min((char.x0 for char in piece.chars if char.x0 >= x - 0.5), default=piece.x1)
        if after - before < 0.2 * (piece.chars[0].bottom - piece.chars[0].top):
            return True
    return False
