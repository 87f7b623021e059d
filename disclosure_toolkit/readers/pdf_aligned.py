"""Tables with rules between rows but none between columns: the columns are told by the text's alignment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .pdf_chars import Char
from .pdf_drawing import Segment
from .pdf_lattice import Lattice, lattice_of
from .pdf_lines import rows_of

_APART = 0.8
"""A gap of this many ems parts two columns' texts."""

Chunk = tuple[float, float, float, float, str]
"""x0, top, x1, bottom, text."""


def aligned_lattices(lines: Sequence[Segment], chars: Sequence[Char]) -> list[Lattice]:
    """Lattices of the stacks of horizontal lines that no vertical crosses.

    The rows with the most figures tell the columns; a stack whose rows contradict one another gives none.
    """
    result = []
    for stack in _stacks(lines):
        lattice = _lattice(stack, chars)
        if lattice is not None:
            result.append(lattice)
    return result


def _stacks(lines: Sequence[Segment]) -> list[list[Segment]]:
    """Lines of one width one below the other, with the shorter ones (under a grouped header) between them."""
    stacks: list[list[Segment]] = []
    for line in sorted(lines, key=lambda item: (-(item.end - item.start), item.at)):
        for stack in stacks:
            wide = stack[0]
            if line.start >= wide.start - 6 and line.end <= wide.end + 6:
                stack.append(line)
                break
        else:
            stacks.append([line])
    result = []
    for stack in stacks:
        whole = [line for line in stack if line.end - line.start >= 0.9 * (stack[0].end - stack[0].start)]
        if len(whole) >= 3:
            top, bottom = min(line.at for line in whole), max(line.at for line in whole)
            result.append(sorted(line for line in stack if top <= line.at <= bottom))
    return result


def _lattice(stack: Sequence[Segment], chars: Sequence[Char]) -> Lattice | None:
    left, right = min(line.start for line in stack), max(line.end for line in stack)
    ys = [line.at for line in stack if line.end - line.start >= 0.9 * (right - left)]
    inside = [
        char
        for char in chars
        if left - 3 < (char.x0 + char.x1) / 2 < right + 3 and ys[0] < (char.top + char.bottom) / 2 < ys[-1]
    ]
    bands = [
        _chunks([char for char in inside if low < (char.top + char.bottom) / 2 < high])
        for low, high in zip(ys, ys[1:], strict=False)
    ]
    gutters = _gutters(bands)
    if not gutters:
        return None
    verticals = [Segment(left, ys[0], ys[-1]), Segment(right, ys[0], ys[-1])]
    levels = sorted({line.at for line in stack})
    for low, high in zip(levels, levels[1:], strict=False):
        chunks = [chunk for band in bands for chunk in band if low < (chunk[1] + chunk[3]) / 2 < high]
        verticals += [Segment(x, low, high) for x in gutters if not any(chunk[0] < x < chunk[2] for chunk in chunks)]
    points = [((char.x0 + char.x1) / 2, (char.top + char.bottom) / 2) for char in inside]
    return lattice_of(stack, verticals, points)


def _chunks(chars: Sequence[Char]) -> list[Chunk]:
    """The texts of a band: the pieces of its lines between wide gaps."""
    result: list[Chunk] = []
    for row in rows_of(chars):
        start = 0
        for index in range(1, len(row) + 1):
            previous = row[index - 1]
            if index == len(row) or row[index].x0 - previous.x1 > _APART * (previous.bottom - previous.top):
                piece = row[start:index]
                result.append(
                    (
                        piece[0].x0,
                        min(c.top for c in piece),
                        piece[-1].x1,
                        max(c.bottom for c in piece),
                        "".join(c.text for c in piece),
                    )
                )
                start = index
    return result


def _gutters(bands: Iterable[Sequence[Chunk]]) -> list[float]:
    """x between the columns, from the rows with the most figures; empty when these rows disagree."""
    rows = [sorted(band) for band in bands if sum(chunk[4][:1].isdigit() or chunk[4] in "-—/无" for chunk in band) >= 2]
    if not rows:
        return []
    most = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == most]
    columns = [(min(row[k][0] for row in full), max(row[k][2] for row in full)) for k in range(most)]
    if any(one[1] >= other[0] for one, other in zip(columns, columns[1:], strict=False)):
        return []
    return [(one[1] + other[0]) / 2 for one, other in zip(columns, columns[1:], strict=False)]
