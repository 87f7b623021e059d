"""Rows that a page end cuts in two (跨页断行), told by the form's own labels.

The PDF reader mends what shapes alone can tell. Here the words decide: two halves of one label, or figures
that go on below a page end without any label. Left as two rows, half a number would be read as a whole one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..chinese import fold
from ..editions import latest
from ..model import Grid
from ..readers.page_end import Pair, facing_cells, made_whole
from .grid_proactive import proactive_rows
from .labels import bare, match_label, match_request_row
from .rowview import has_number, is_figure, is_label, row_places

_HEADINGS = 3
"""So many columns' names must be cut for a cut header."""
_REVIEW = 15
"""Columns of table 4, whose one row of figures has no label."""


def mend_page_cuts(grids: Iterable[Grid]) -> list[Grid]:
    """The grids with rows that a page end cut put together in the grid above it."""
    result: list[Grid] = []
    for grid in grids:
        if result and _may_go_on(result[-1], grid):
            upper, rest = _mended(result[-1], grid)
            result[-1] = upper
            if rest is None:
                continue
            result.append(rest)
        else:
            result.append(grid)
    return result


def _may_go_on(upper: Grid, lower: Grid) -> bool:
    first, second = upper.source.page, lower.source.page
    return first is not None and second is not None and second == _last_page(upper) + 1


def _last_page(grid: Grid) -> int:
    return max((cell.source.page or 0 for cell in grid.cells), default=0)


def _mended(upper: Grid, lower: Grid) -> tuple[Grid, Grid | None]:
    index = _repeated_rows(upper, lower)
    if index >= lower.rows:
        return upper, lower
    pairs = facing_cells(upper, lower, index)
    if not pairs or not _is_cut([pair for pair in pairs if pair[0].rowspan == 1]):
        return upper, lower
    return made_whole(upper, lower, pairs, index)


def _repeated_rows(upper: Grid, lower: Grid) -> int:
    """How many rows at the lower grid's top repeat rows of the upper one (its header)."""
    known = {tuple(place.folded for place in row_places(row)) for row in upper.matrix()}
    for index, row in enumerate(lower.matrix()):
        places = row_places(row)
        if has_number(places) or not any(is_label(p.text) for p in places):
            return index
        if tuple(place.folded for place in places) not in known:
            return index
    return lower.rows


def _is_cut(pairs: Sequence[Pair]) -> bool:
    labels = [(one, two) for one, two in pairs if is_label(one.text) or is_label(two.text) or _is_word(two.text)]
    figures = [pair for pair in pairs if pair not in labels]
    if len(labels) >= _HEADINGS:
        return sum(_is_column(one.text + two.text) and bool(one.text and two.text) for one, two in labels) >= _HEADINGS
    if len(labels) > 1:
        return False
    if labels:
        one, two = labels[0]
        if one.text and two.text:
            return _is_row(one.text + two.text) and not (_is_row(one.text) and _is_row(two.text))
        if not _is_row(one.text or two.text):
            return False
    elif len(pairs) != _REVIEW:
        return False
    # The label, where there is one, stands whole in one half; lines of figures stand in both.
    return any(one.text for one, _ in figures) and any(two.text for _, two in figures)


def _is_word(text: str) -> bool:
    """Whether the rest of a label, be it one character (量), stands there and no figure."""
    return not is_figure(text) and not any(char.isdigit() for char in text)


def _is_row(text: str) -> bool:
    match = match_request_row(text) or match_label([bare(text)], proactive_rows(), 0.75)
    return match is not None and match.how in ("exact", "alias")


def _is_column(text: str) -> bool:
    form = latest()
    match = match_label([fold(text)], form.review_results) or match_label([fold(text)], form.columns)
    return match is not None and match.how in ("exact", "alias")
