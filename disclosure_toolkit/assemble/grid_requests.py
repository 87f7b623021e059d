"""Table 3 (收到和处理政府信息公开申请情况) from grids: rows by label, columns by header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..chinese import fold, split_ordinal, squeeze
from ..editions import Edition, Label
from ..model import Cell, Grid, Source
from .builder import TableBuilder
from .figures import OTHER_TABLE, figure_of_cell, parse_figure, split_glued, unreadable
from .header_order import header_order, spans_agree
from .labels import (
    Match,
    folded,
    is_group_heading,
    match_request_column,
    match_request_row,
    request_rows,
    without_vertical,
)
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
    one_for_all,
    shared_cells,
)

_GLUED = re.compile(r"^(?P<label>.*?[^\d\s.,、．])\s*(?P<digits>\d+)$", re.DOTALL)
_HEADER_WORDS = ("申请人情况", "法人或其他组织", "勾稽关系")


@dataclass
class _Row:
    """A printed row before its columns are settled."""

    match: Match | None
    printed: str
    source: Source
    places: list[Place]
    label_end: int
    grid: Grid
    glued: str = ""
    columns: tuple[Column, ...] = ()
    same_grid: bool = True
    key: str | None = None
    how: str = "unknown"


@dataclass
class RequestsReader:
    """Gathers the rows of table 3 over all grids that carry it."""

    form: Edition
    rows: list[_Row] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    all_columns: list[Column] = field(default_factory=list)
    order: tuple[Column, ...] = ()
    header_places: list[list[Place]] = field(default_factory=list)
    header_matrix: list[Sequence[Cell | None]] = field(default_factory=list)
    header_open: bool = False
    columns_grid: Grid | None = None
    source: Source | None = None

    def is_header(self, places: Sequence[Place]) -> bool:
        """Whether the row belongs to the table's header."""
        texts = {place.folded for place in places}
        if any(word in text for word in _HEADER_WORDS for text in texts):
            return True
        names = {fold(c.label) for c in self.form.columns} | {"商业", "科研", "社会公益", "法律服务"}
        return len(texts & names) >= 2 and not has_number(places)

    def add_header(self, grid: Grid, matrix: Sequence[Sequence[Cell | None]], index: int, places: list[Place]) -> None:
        """Takes a header row; the first after data opens a new header (repeated on a new page)."""
        if not self.header_open:
            self.header_places, self.header_matrix = [], []
            self.header_open = True
        self.header_places.append(places)
        self.header_matrix.append(matrix[index])
        self.columns_grid = grid
        self.source = self.source or grid.source

    def find_label(self, places: Sequence[Place]) -> int | None:
        """Index of the cell that holds the row's own label (the last label before the figures)."""
        matched = [i for i, p in enumerate(places) if is_label(p.text) and match_request_row(p.text) is not None]
        labels = [i for i, p in enumerate(places) if is_label(p.text) or self._glued(p.text) is not None]
        if not matched and not labels:
            # 3.其他 is two characters; a lone 其他 counts when figures follow.
            return None
        if not matched:
            return labels[-1] if labels[-1] <= 2 else labels[0]
        last = matched[-1]
        further = [i for i in labels if i > last]
        if further and is_group_heading(places[last].text) is not None and further[0] == last + 1:
            return further[0]
        return last

    @staticmethod
    def _glued(text: str) -> tuple[Match, str] | None:
        found = _GLUED.match(squeeze(text))
        if found is None:
            return None
        match = match_request_row(found["label"])
        return (match, found["digits"]) if match is not None else None

    def add_row(self, grid: Grid, places: list[Place], expected: bool) -> bool:
        """Takes a data row if it is one.

        :param expected: the rows before were this table's: a row with an unknown label then is too.
        """
        at = self.find_label(places)
        if at is None:
            return False
        label = places[at]
        glued = self._glued(label.text)
        match = match_request_row(label.text)
        figures = places[at + 1 :]
        if match is None and glued is not None:
            match, digits = glued
        else:
            digits = ""
        if match is None:
            group = is_group_heading(label.text)
            if group is not None and not has_number(figures):
                return True
            if not figures or not all(is_figure(p.text) or not is_label(p.text) for p in figures):
                return False
            if not expected or len(figures) < 3 or (not self.columns and not self.header_open):
                return False
        if not figures and not digits:
            return match is not None
        self._close_header()
        self.rows.append(
            _Row(
                match=match,
                printed=without_vertical(label.text),
                source=label.cell.source,
                places=figures,
                label_end=label.last,
                grid=grid,
                glued=digits,
                columns=self.columns,
                same_grid=grid is self.columns_grid,
            )
        )
        self.source = self.source or grid.source
        return True

    def _close_header(self) -> None:
        """Works out the columns once a header is complete."""
        if not self.header_open:
            return
        self.header_open = False
        columns = _columns_by_geometry(self.header_matrix, self.form)
        self.order = header_order(self.header_places, self.form)
        if self.order and not spans_agree(self.header_matrix, self.form):
            columns = ()
        keys = [c.key for c in columns if c.key is not None]
        if len(set(keys)) < 3 and len(self.order) < 3:
            return
        self.columns = columns
        if not self.all_columns:
            self.all_columns = list(columns)

    def finish(self) -> TableBuilder | None:
        """The table as read, ``None`` when no row was found."""
        rows = [row for row in self.rows if row.match is not None]
        if len(rows) < 3:
            return None
        builder = TableBuilder("requests", "grid", source=self.source)
        self._settle_keys()
        self._without_other_tables(builder)
        columns = self._record_columns(builder)
        for row in self.rows:
            label = _label_of(row.key)
            builder.add_row(label, row.printed, row.how, row.source)
            if row.key is not None:
                self._figures(builder, row, columns)
        builder.doubt_shared(shared_cells((row.key, row.places) for row in self.rows))
        return builder

    def _without_other_tables(self, builder: TableBuilder) -> None:
        """Leaves aside tables that use the same row names for something else (two years compared, shares)."""
        grids = {id(row.grid): row.grid for row in self.rows}
        if len(grids) == 1:
            return
        columns = tuple(self.all_columns or self.columns)
        by_grid = {name: [row for row in self.rows if row.grid is grid] for name, grid in grids.items()}
        fitting = {name for name, own in by_grid.items() if any(self._lines_up(row, columns) for row in own)}
        known = {row.key for name in fitting for row in by_grid[name]}
        known |= {self.form.undivided_row} if known & set(self.form.undivided_replaces) else set()
        for name, grid in grids.items():
            own = by_grid[name]
            if name not in fitting and all(row.key is None or row.key in known for row in own):
                self.rows = [row for row in self.rows if row.grid is not grid]
                builder.note("row_cells_mismatch", OTHER_TABLE.format("表三", len(own)), grid.source)
                if builder.source is grid.source:
                    builder.source = self.rows[0].grid.source

    def _lines_up(self, row: _Row, columns: tuple[Column, ...]) -> bool:
        if row.key is None:
            return False
        return bool(row.glued) or self._keyed_places(row, columns)[1] is not None

    def _settle_keys(self) -> None:
        """Gives each row its key: by label, else by number and neighbours."""
        self.rows = [row for row in self.rows if not self._empty_heading(row)]
        settle_rows(self.rows)

    def _empty_heading(self, row: _Row) -> bool:
        if row.match is None or row.match.label.key != self.form.undivided_row:
            return False
        parts = set(self.form.undivided_replaces)
        if not any(r.match is not None and r.match.label.key in parts for r in self.rows):
            return False
        if has_number(row.places):
            # Figures beside a heading are the sum of its rows, which the form does not have.
            row.match = None
            return False
        return True

    def _record_columns(self, builder: TableBuilder) -> tuple[Column, ...]:
        columns = tuple(self.all_columns or self.columns)
        keyed = [c for c in columns if c.key is not None]
        if len({c.key for c in keyed}) >= 5:
            for column in columns:
                if column.key is not None or column.printed:
                    builder.add_column(column.key, column.expected, column.printed, column.how, column.cell.source)
        elif self.order:
            for column in self.order:
                builder.add_column(column.key, column.expected, column.printed, column.how, column.cell.source)
        else:
            for label in self.form.columns:
                builder.add_column(label.key, label.label, label.label, "exact", self.source)
        return columns

    def _figures(self, builder: TableBuilder, row: _Row, all_columns: tuple[Column, ...]) -> None:
        order = [c.key for c in self.order if c.key] or [c.key for c in self.form.columns]
        prefix = f"requests.{row.key}"
        if row.glued and not any(p.text.strip() for p in row.places):
            parts = split_glued(row.glued, len(order), len(order) if order[-1] == "total" else 0)
            for i, key in enumerate(order):
                if parts is None:
                    figure = unreadable(f"{prefix}.{key}", row.glued, row.source, "各列数字连在一起，无法确定如何分开")
                else:
                    figure = parse_figure(f"{prefix}.{key}", parts[i], row.source)
                builder.add_figure(figure)
            return
        keys, found = self._keyed_places(row, all_columns)
        if found is not None:
            for column, place in zip(keys, found, strict=True):
                if column is not None:
                    builder.add_figure(figure_of_cell(f"{prefix}.{column}", place.cell))
            return
        texts = tuple(p.text for p in row.places)
        for column in keys:
            builder.add_figure(
                unreadable(f"{prefix}.{column}", " ".join(texts), row.source, "本行单元格与表头各列对不上", texts)
            )
        builder.note("row_cells_mismatch", f"表三“{row.printed}”一行有 {len(texts)} 格，与表头各列对不上", row.source)

    def _keyed_places(
        self, row: _Row, all_columns: tuple[Column, ...]
    ) -> tuple[Sequence[str | None], list[Place] | None]:
        """The columns' keys and the cell of each; no cells where row and header do not line up."""
        columns = [c for c in (row.columns or all_columns) if c.key is not None or c.printed]
        order = [c.key for c in self.order if c.key] or [c.key for c in self.form.columns]
        found: list[Place] | None = None
        if len(self.order) > len({c.key for c in columns if c.key}) or (self.order and not self.columns):
            # The header's spans were lost: its cells do not stand above the figures.
            columns = []
        if columns and row.same_grid:
            found = cells_by_geometry(columns, row.places, row.label_end)
        if found is None and columns:
            found = cells_by_extent(columns, row.places)
        if found is not None:
            return [column.key for column in columns], found
        keys = order if len(order) >= len({c.key for c in columns if c.key}) else [c.key for c in columns if c.key]
        return keys, cells_in_order(len(keys), row.places) or one_for_all(len(keys), row.places)


def _label_of(key: str | None) -> Label | None:
    return next((label for label in request_rows() if label.key == key), None)


def settle_rows(rows: Sequence[_Row]) -> None:
    """Gives rows their keys: labels first, then rows that only number and neighbours can tell.

    A similar label does not take a key that another row carries exactly; nor does 合计 where （七）总计 stands.
    """
    exact = {r.match.label.key for r in rows if r.match is not None and r.match.how == "exact"}
    alias = {r.match.label.key for r in rows if r.match is not None and r.match.how == "alias"}
    for row in rows:
        if row.match is None:
            continue
        better = exact | alias if row.match.how == "fuzzy" else exact if row.match.how == "alias" else set()
        if row.match.label.key in better:
            continue
        row.key, row.how = row.match.label.key, row.match.how
    order = [label.key for label in request_rows()]
    parts = {"other_not_corrected", "other_fee_unpaid", "other_misc"}
    present = {row.key for row in rows}
    skip = parts if "other_handling" in present and not parts & present else {"other_handling"}
    order = [key for key in order if key not in skip]
    start = 0
    while start < len(rows):
        if rows[start].key is not None:
            start += 1
            continue
        end = start
        while end < len(rows) and rows[end].key is None:
            end += 1
        before = rows[start - 1].key if start else None
        after = rows[end].key if end < len(rows) else None
        low = order.index(before) + 1 if before in order else 0
        high = order.index(after) if after in order else len(order)
        missing = [key for key in order[low:high] if key not in present]
        if before in order and after in order and len(missing) == end - start:
            for row, key in zip(rows[start:end], missing, strict=True):
                if _ordinal_fits(row.printed, _label_of(key)):
                    row.key, row.how = key, "position"
                    present.add(key)
        start = end


def _ordinal_fits(printed: str, label: Label | None) -> bool:
    style, number, _ = split_ordinal(printed.strip())
    return label is not None and (not style or (style, number) == (label.style, label.ordinal))


def _columns_by_geometry(matrix: Sequence[Sequence[Cell | None]], form: Edition) -> tuple[Column, ...]:
    """The columns that the header's cells mark off, by grid column; cells of the label column are left out."""
    columns: list[Column] = []
    for stack, first, last in header_runs(matrix):
        text = "".join(folded(cell.text) for cell in stack)
        if not text or "勾稽关系" in text or "本列数据" in text:
            continue
        leaf = next((cell for cell in reversed(stack) if cell.text.strip()), stack[-1])
        printed = " ".join(squeeze(cell.text) for cell in stack if not _is_group(cell.text, form)) or squeeze(leaf.text)
        match = match_request_column(text, form)
        if match is None and _is_group(text, form):
            continue
        columns.append(replace(Column.named_by(Place(leaf, first, last), match), printed=printed))
    return _place_unknown(columns, form)


def _is_group(text: str, form: Edition) -> bool:
    rest = folded(text)
    for heading in sorted((fold(g) for g in form.column_groups), key=len, reverse=True):
        rest = rest.replace(heading, "")
    return not rest


def _place_unknown(columns: list[Column], form: Edition) -> tuple[Column, ...]:
    """A column worded otherwise is known by its neighbours when exactly one column is missing there."""
    keys = [c.key for c in form.columns]
    present = [c.key for c in columns if c.key is not None]
    missing = [key for key in keys if key not in present]
    unknown = [i for i, c in enumerate(columns) if c.key is None]
    if len(columns) == len(keys) and len(missing) == len(unknown):
        result = list(columns)
        for i in unknown:
            if keys[i] in missing:
                result[i] = columns[i].told_by_place(form.columns[i])
        return tuple(result)
    return tuple(columns)
