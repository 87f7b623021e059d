"""Rows that a page end cuts in two: half of the label above it, the other half below, the figures in one of them.

Left as two rows, the half without figures would read as a row of blank cells.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..chinese import split_ordinal
from ..model import Grid
from .page_end import Pair, facing_cells, made_whole
from .pdf_aligned import is_figure

_FIGURES = 3
"""So many figures must stand in one half of the row, against blanks in the other."""


def mended(upper: Grid, lower: Grid) -> tuple[Grid, Grid | None] | None:
    """The two parts of a table with the cut row whole in the upper one; ``None`` when no row is cut.

    A row is cut when the label above the page end has its ordinal (8.属于), the one below it has none
    (行政查询事项), and all figures stand in one of the halves. The lower part may have no row left.
    """
    pairs = facing_cells(upper, lower)
    return made_whole(upper, lower, pairs) if pairs and _is_cut(pairs) else None


def _is_cut(pairs: Sequence[Pair]) -> bool:
    row = [(one, two) for one, two in pairs if one.rowspan == 1]
    labels = [(one, two) for one, two in row if one.text and two.text]
    if len(labels) != 1:
        return False
    (head, tail) = labels[0]
    # The label of a group of rows may end in the cut row; its own rest may stand there.
    rests = [tail.text] + [two.text for one, two in pairs if one.rowspan > 1]
    if not split_ordinal(head.text)[0] or any(split_ordinal(text)[0] or is_figure(text) for text in rests):
        return False
    others = [(one.text, two.text) for one, two in row if one is not head]
    above, below = [one for one, _ in others if one], [two for _, two in others if two]
    figures = above or below
    return len(figures) >= _FIGURES and not (above and below) and all(map(is_figure, figures))
