"""Table 4 (行政复议、行政诉讼情况) from grids: fifteen columns under a header of two or three rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ..chinese import fold, squeeze
from ..editions import Edition, Label, latest
from ..model import Cell, Grid, Source
from .builder import TableBuilder
from .figures import figure_of_cell, parse_figure, split_glued, unreadable
from .labels import folded, match_label
from .rowview import (
    Column,
    Place,
    cells_by_extent,
    cells_by_geometry,
    cells_in_order,
    has_number,
    header_runs,
    is_figure,
    is_label,
)

_LEAST_RESULTS = 3
"""Names of results in a row from which it is the header's row of results."""


_LEAST_COLUMNS = 12
"""Columns understood from which the header is the form's."""


def _opens(places: Sequence[Place]) -> bool:
    """Whether the row is the header's first: both 行政复议 and 行政诉讼."""
    return {"行政复议", "行政诉讼"} <= {place.folded for place in places}


@cache
def _litigation() -> tuple[Label, ...]:
    """The two groups of litigation, whose headings no other table has."""
    return latest().review_groups[1:]


@dataclass
class ReviewReader:
    """Gathers header and figures of table 4; the figures may stand on the page after the header."""

    form: Edition
    header_matrix: list[Sequence[Cell | None]] = field(default_factory=list)
    header_places: list[list[Place]] = field(default_factory=list)
    header_grid: Grid | None = None
    figures_row: list[Place] | None = None
    figures_grid: Grid | None = None
    source: Source | None = None

    def is_header(self, places: Sequence[Place]) -> bool:
        """Whether the row belongs to the table's header."""
        if has_number(places):
            return False
        texts = [place.folded for place in places if place.folded]
        groups = {fold(g.label) for g in self.form.review_groups} | {"行政诉讼"}
        results = {fold(r.label) for r in self.form.review_results} - {"总计"}
        hits = sum(1 for text in texts if text in groups or text in results)
        if hits >= 2:
            return True
        near = match_label(texts, _litigation(), 0.7) if texts else None
        return near is not None or (bool(self.header_matrix) and self._results(texts) >= 2)

    def _results(self, texts: Sequence[str]) -> int:
        return sum(1 for text in texts if match_label([text], self.form.review_results, 0.7) is not None)

    @property
    def started(self) -> bool:
        """Whether a header was seen and its figures were not."""
        return bool(self.header_matrix) and self.figures_row is None

    def waits_in(self, grid: Grid) -> bool:
        """Whether this grid has the header and its figures are still to come."""
        return self.started and grid is self.header_grid

    def add_header(self, grid: Grid, matrix: Sequence[Sequence[Cell | None]], index: int, places: list[Place]) -> None:
        """Takes a header row; the first after figures opens another table unless the table is complete."""
        if self.figures_row is not None:
            if self._complete():
                return
            self._set_aside()
        elif self.header_matrix and grid is not self.header_grid and _opens(places):
            self._set_aside()
        self.header_matrix.append(matrix[index])
        self.header_places.append(places)
        self.header_grid = grid
        self.source = self.source or grid.source

    def _complete(self) -> bool:
        return len({c.key for c in self._columns() if c.key is not None}) >= _LEAST_COLUMNS

    def _set_aside(self) -> None:
        """Begins anew: what was read was another table with results."""
        self.header_matrix, self.header_places, self.header_grid = [], [], None
        self.figures_row = self.figures_grid = self.source = None

    def add_figures(self, grid: Grid, places: list[Place]) -> bool:
        """Takes the row of figures if this is it."""
        if not self.started:
            return False
        cells = list(places)
        while cells and is_label(cells[0].text):
            cells.pop(0)
        if len(cells) < 3 and not (len(cells) == 1 and squeeze(cells[0].text).isdecimal()):
            return False
        words = sum(not is_figure(p.text) and is_label(p.text) for p in cells)
        if words and (len(cells) < 10 or words > 3):
            # A cell or two may hold words (见说明); a row of words is no row of figures.
            return False
        if not any(p.text.strip() for p in cells) and len(cells) < 10:
            return False
        self.figures_row, self.figures_grid = cells, grid
        return True

    def finish(self) -> TableBuilder | None:
        """The table as read, ``None`` when there was no header."""
        if not self.header_matrix:
            return None
        builder = TableBuilder("review", "grid", source=self.source)
        columns = self._columns()
        keys = [c.key for c in columns if c.key is not None]
        statutory = [f"{g.key}.{r.key}" for g in self.form.review_groups for r in self.form.review_results]
        complete = len(keys) >= _LEAST_COLUMNS
        read = () if complete else self._as_read()
        if not complete:
            keys = [c.key for c in read if c.key is not None] or (statutory if self._header_counts() else [])
        if complete or read:
            for column in columns if complete else read:
                builder.add_column(column.key, column.expected, column.printed, column.how, column.cell.source)
        else:
            for key in keys:
                builder.add_column(key, _expected(self.form, key), _expected(self.form, key), "exact", self.source)
        if self.figures_row is None:
            builder.note("row_missing", "表四只有表头，没有找到数据行", self.source)
            return builder
        self._figures(builder, columns if complete else (), keys)
        return builder

    def _figures(self, builder: TableBuilder, columns: tuple[Column, ...], order: Sequence[str]) -> None:
        places = self.figures_row or []
        source = places[0].cell.source if places else self.source
        found: list[Place] | None = None
        if columns and self.figures_grid is self.header_grid:
            found = cells_by_geometry(columns, places, -1)
        if found is None and columns:
            found = cells_by_extent(columns, places)
        if found is not None:
            for column, place in zip(columns, found, strict=True):
                if column.key is not None:
                    builder.add_figure(figure_of_cell(f"review.{column.key}", place.cell))
            return
        in_order = cells_in_order(len(order), places) if order else None
        if in_order is not None:
            for key, place in zip(order, in_order, strict=True):
                builder.add_figure(figure_of_cell(f"review.{key}", place.cell))
            return
        if len(places) == 1 and order:
            parts = split_glued(squeeze(places[0].text), len(order), len(self.form.review_results))
            if parts is not None:
                for key, part in zip(order, parts, strict=True):
                    builder.add_figure(parse_figure(f"review.{key}", part, source))
                return
        texts = tuple(p.text for p in places)
        statutory = [f"{g.key}.{r.key}" for g in self.form.review_groups for r in self.form.review_results]
        for key in order or statutory:
            builder.add_figure(
                unreadable(f"review.{key}", " ".join(texts), source, "数据行的单元格与表头各列对不上", texts)
            )
        builder.note("row_cells_mismatch", f"表四数据行有 {len(texts)} 格，与表头各列对不上", source)

    def _rows_as_read(self) -> list[list[Place]]:
        """The header's cells row by row, each once."""
        seen: list[Cell] = []
        rows: list[list[Place]] = []
        for row in self.header_places:
            new = [place for place in row if place.folded and not any(place.cell is cell for cell in seen)]
            seen += [place.cell for place in new]
            rows.append(new)
        return rows

    def _header_counts(self) -> bool:
        """Whether the header, its spans lost, still names every result three times in the order of the form."""
        read = [place.folded for row in self._rows_as_read() for place in row]
        matches = [match_label([text], self.form.review_results, 0.7) for text in read]
        keys = [match.label.key for match in matches if match is not None]
        return self._groups_in_order() and keys == [r.key for r in self.form.review_results] * len(
            self.form.review_groups
        )

    def _groups_in_order(self) -> bool:
        """Whether the headings of groups are read in the order of the form, as far as they are there."""
        read = [place.folded for row in self._rows_as_read() for place in row]
        groups = list(dict.fromkeys(group.key for text in read if (group := self._group(text)) is not None))
        return groups == [group.key for group in self.form.review_groups if group.key in groups]

    def _as_read(self) -> tuple[Column, ...]:
        """The fifteen columns in the order in which their names are read; empty unless the header names them all.

        With the spans lost, names do not stand above their figures, but the results of 行政复议 still come in the
        row of the two kinds of litigation, and theirs in the row below.
        """
        tops: list[str] = []
        kinds: list[str] = []
        leaves: list[list[Column]] = []
        for row in self._rows_as_read():
            names = []
            for place in row:
                group = self._group(place.folded)
                if place.folded == "行政诉讼" or (group is not None and group.key == "reconsideration"):
                    tops.append("" if group is None else group.key)
                elif group is not None:
                    kinds.append(group.key)
                else:
                    names.append(Column.named_by(place, match_label([place.folded], self.form.review_results, 0.7)))
            if self._results([name.printed for name in names]) >= _LEAST_RESULTS:
                leaves.append(names)
        if sorted(tops) != ["", "reconsideration"] or len(set(kinds)) != 2 or len(kinds) != 2:
            return ()
        order = [key for top in tops for key in ([top] if top else kinds)]
        size = len(self.form.review_results)
        if [len(row) for row in leaves] == [size, 2 * size]:
            fives = {"reconsideration": leaves[0], kinds[0]: leaves[1][:size], kinds[1]: leaves[1][size:]}
        elif [len(row) for row in leaves] == [3 * size]:
            fives = {key: leaves[0][i * size : (i + 1) * size] for i, key in enumerate(order)}
        else:
            return ()
        named = [self._named(key, fives[key]) for key in order]
        return tuple(column for five in named for column in five) if all(named) else ()

    def _named(self, group: str, five: list[Column]) -> list[Column]:
        """Five columns as the results of a group; one with another name is the one that is left. Else none."""
        missing = [result for result in self.form.review_results if all(c.key != result.key for c in five)]
        unknown = [column for column in five if column.key is None]
        if len(missing) != len(unknown) or len(unknown) > 1:
            return []
        told = [column.told_by_place(missing[0]) if column.key is None else column for column in five]
        keys = [f"{group}.{column.key}" for column in told]
        return [replace(c, key=key, expected=_expected(self.form, key)) for c, key in zip(told, keys, strict=True)]

    def _columns(self) -> tuple[Column, ...]:
        columns: list[Column] = []
        for stack, first, last in header_runs(self.header_matrix):
            leaf = next((cell for cell in reversed(stack) if cell.text.strip()), stack[-1])
            if not any(cell.text.strip() for cell in stack):
                continue
            group = self._group("".join(folded(cell.text) for cell in stack if cell is not leaf) or folded(leaf.text))
            result = match_label([folded(leaf.text)], self.form.review_results, 0.7)
            if result is None:
                whole = "".join(folded(cell.text) for cell in stack)
                result = match_label([whole[-4:]], self.form.review_results, 0.7)
            key = f"{group.key}.{result.label.key}" if group and result else None
            column = Column.named_by(Place(leaf, first, last), result)
            columns.append(replace(column, key=key, expected=_expected(self.form, key) if key else ""))
        return self._by_order(columns)

    def _by_order(self, columns: list[Column]) -> tuple[Column, ...]:
        """Gives the three groups by order where their headings were lost but five results follow five results."""
        statutory = [f"{g.key}.{r.key}" for g in self.form.review_groups for r in self.form.review_results]
        if len(columns) != len(statutory) or len({c.key for c in columns if c.key}) == len(statutory):
            return tuple(columns)
        if not self._groups_in_order():
            return tuple(columns)
        result = []
        for column, key in zip(columns, statutory, strict=True):
            match = match_label([fold(column.printed)], self.form.review_results, 0.7)
            if match is None:
                # Worded otherwise: its place among the fifteen tells it.
                how = "position"
            elif match.label.key == key.split(".")[1]:
                how = match.how
            else:
                return tuple(columns)
            result.append(replace(column, key=key, expected=_expected(self.form, key), how=how))
        return tuple(result)

    def _group(self, text: str) -> Label | None:
        direct, after = self.form.review_groups[1], self.form.review_groups[2]
        if "未经复议" in text or "直接起诉" in text:
            return direct
        if "复议后" in text:
            return after
        if "行政复议" in text and "行政诉讼" not in text:
            return self.form.review_groups[0]
        match = match_label([text.replace("行政诉讼", "")], self.form.review_groups, 0.6)
        return match.label if match is not None else None


def _expected(form: Edition, key: str) -> str:
    group, result = key.split(".")
    left = next(g.label for g in form.review_groups if g.key == group)
    right = next(r.label for r in form.review_results if r.key == result)
    return f"{left}·{right}"
