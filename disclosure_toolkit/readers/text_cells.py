"""Tables with one cell a line (逐格成行): each closed by a bar, the row filled up with bars to the table's width.

Programs that take the text out of web pages print tables so::

    行政许可 |
    12 |
    ||

Some open each row with a bar on a line of its own. The bars alone tell where a row ends and which cells are blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .grid_rows import is_figure
from .text_lines import strip

_CELL = re.compile(r"^([^|｜]*)((?:[|｜]\s*)+)$")
_LABEL = re.compile(r"[\u3400-\u9fff].*[\u3400-\u9fff]", re.DOTALL)
_NEARLY = 0.8
LEAST_LINES = 8
"""Lines from which cells on lines of their own are a table."""


def one_cell_a_line(lines: Sequence[str]) -> list[list[str] | None] | None:
    """The cells of each row at the line where it begins, ``None`` at the other lines.

    :return: ``None`` unless every line is a cell and the bars make rows of one width.
    """
    found: list[list[str] | None] = [None] * len(lines)
    start = 0
    rows = 0
    for end in [*(i for i, line in enumerate(lines) if not strip(line)), len(lines)]:
        if end > start:
            if not _fill(lines, start, end, found):
                return None
            rows += 1
        start = end + 1
    return found if rows and len(lines) >= LEAST_LINES else None


def _fill(lines: Sequence[str], start: int, end: int, found: list[list[str] | None]) -> bool:
    """Puts the rows of the lines of one table (or of several of different widths) in their places."""
    cells = [_CELL.match(strip(line)) for line in lines[start:end]]
    if not all(cells):
        return False
    parts = [[strip(match[1]), *[""] * (len("".join(match[2].split())) - 1)] for match in cells if match is not None]
    opened = parts[0] == [""]
    width = at = 0
    while at < len(parts):
        taken = _row(parts, at, width, opened) if width else 0
        if not taken:
            # The next table, of another width: its first row tells it by the bars that fill it up.
            ends = (i for i in range(at + 1, len(parts)) if len(parts[i]) > 1 or (not opened and not any(parts[i])))
            filling = next(ends, len(parts))
            width = sum(len(part) for part in parts[at : filling + 1])
            taken = _row(parts, at, width, opened) if filling < len(parts) else 0
            if not taken:
                return False
        found[start + at] = [text for part in parts[at : at + taken] for text in part][opened:]
        at += taken
    return True


def one_a_line(lines: Sequence[str]) -> bool:
    """Whether nearly every line holds one cell at most, so that its bars part lines and no columns."""
    filled = [line for line in lines if strip(line)]
    return sum(_CELL.match(strip(line)) is not None for line in filled) >= _NEARLY * len(filled)


def _row(parts: Sequence[Sequence[str]], at: int, width: int, opened: bool) -> int:
    """How many lines make a row of this width, 0 when none do: labels come first, figures and blanks follow."""
    cells: list[str] = []
    taken = 0
    while len(cells) < width and at + taken < len(parts):
        cells += parts[at + taken]
        taken += 1
    if opened:
        if cells[:1] != [""]:
            return 0
        cells, width = cells[1:], width - 1
    after = next((i for i, text in enumerate(cells) if not text or is_figure(text)), len(cells))
    mixed = any(_LABEL.search(text) for text in cells[after:])
    begun = bool(cells and cells[0]) or any(map(is_figure, cells))
    return taken if len(cells) == width and begun and not mixed else 0
