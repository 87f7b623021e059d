"""Table 2 (主动公开政府信息情况) from grids; which edition's table it is, its own column labels tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from ..chinese import fold, normalise, numeral, squeeze
from ..editions import ArticleForm, Edition, Label, editions
from ..model import Grid, Source
from .builder import TableBuilder
from .figures import OTHER_TABLE, figure_of_cell, parse_figure, split_glued, unreadable
from .labels import bare, match_label
from .rowview import Column, Place, cells_by_extent, cells_by_geometry, cells_in_order, is_label, shared_cells

ARTICLE = re.compile(r"第二十条第?\s*[(（]?\s*([一二三四五六七八九十])\s*[)）]?\s*项?")
_LABELS = 3
"""Cells of a row among which its name may stand: a serial number or an upright heading may come before it."""
_IN_YUAN = re.compile(r"(?<!万)元")
_GLUED = re.compile(r"^(?P<label>\D+?)(?P<digits>\d+(?:\.\d+)?)$")


@dataclass
class _Row:
    label: Label
    how: str
    printed: str
    source: Source
    places: list[Place]
    label_end: int
    header: tuple[Place, ...]
    grid: Grid
    same_grid: bool
    glued: str


@dataclass
class ProactiveReader:
    """Gathers the rows of table 2 over all grids that carry it."""

    rows: list[_Row] = field(default_factory=list)
    header: tuple[Place, ...] = ()
    header_grid: Grid | None = None
    headers: list[tuple[Place, ...]] = field(default_factory=list)
    articles: list[tuple[int, str, Source]] = field(default_factory=list)
    unknown: list[tuple[str, Source]] = field(default_factory=list)
    source: Source | None = None
    open: bool = False
    recorded: set[int] = field(default_factory=set)
    headed: set[int] = field(default_factory=set)

    def article_of(self, places: Sequence[Place]) -> int | None:
        """The item number when the row is the heading 第二十条第（N）项."""
        if len([p for p in places if p.text.strip()]) > 2:
            return None
        found = ARTICLE.search(squeeze(normalise("".join(p.text for p in places))))
        return numeral(found[1]) if found else None

    def add_article(self, item: int, grid: Grid, places: Sequence[Place]) -> None:
        """Takes an article heading."""
        first = next(p for p in places if p.text.strip())
        self.articles.append((item, first.text, first.cell.source))
        self.headed.add(id(grid))
        self.source = self.source or grid.source
        self.open = True

    def is_header(self, places: Sequence[Place]) -> bool:
        """Whether the row is a header 信息内容 | 本年制发件数 | …"""
        texts = [p.folded for p in places if p.folded]
        if not texts:
            return False
        hits = sum(1 for text in texts if _known_column(text))
        return (
            any("信息内容" in text for text in texts[:_LABELS])
            or hits >= 2
            or (hits == 1 and len(texts) <= 2 and self.open)
        )

    def add_header(self, grid: Grid, places: Sequence[Place]) -> None:
        """Takes a header row."""
        corner = next((i for i, p in enumerate(places[:_LABELS]) if "信息内容" in p.folded), -1)
        self.header = tuple(p for p in places[corner + 1 :] if p.folded)
        self.headers.append(self.header)
        self.headed.add(id(grid))
        self.header_grid = grid
        self.open = True

    def add_row(self, grid: Grid, places: list[Place], expected: bool) -> bool:
        """Takes a data row if it is one.

        :param expected: an article heading or header was seen before and table 3 was not.
        """
        first = _label_place(places)
        if first is None:
            return False
        text = places[first].text
        glued = _GLUED.match(squeeze(normalise(text)))
        labels = proactive_rows()
        found = match_label([bare(text)], labels, 0.75)
        digits = ""
        if (found is None or found.how == "fuzzy") and glued is not None:
            of_glued = match_label([fold(glued["label"])], labels, 0.75)
            if of_glued is not None:
                found, digits = of_glued, glued["digits"]
        figures = places[first + 1 :]
        if found is None:
            if expected and self.header and is_label(text) and figures and not any(is_label(p.text) for p in figures):
                self.unknown.append((text, places[first].cell.source))
                return True
            return False
        if not expected and found.how == "fuzzy":
            return False
        if not figures and not digits:
            return False
        label = found.label
        self.rows.append(
            _Row(
                label,
                found.how,
                text,
                places[first].cell.source,
                figures,
                places[first].last,
                self.header,
                grid,
                grid is self.header_grid,
                digits,
            )
        )
        self.source = self.source or grid.source
        return True

    def edition(self) -> Edition | None:
        """The edition whose column labels the headers carry; ``None`` when they tell nothing."""
        votes: Counter[str] = Counter()
        for header in self.headers:
            for place in header:
                known = {form.name for form in editions() if _names_column(form, place.folded)}
                if len(known) == 1:
                    votes[known.pop()] += 1
        for row in self.rows:
            known = {f.name for f in editions() if any(r.key == row.label.key for a in f.articles for r in a.rows)}
            if len(known) == 1:
                votes[known.pop()] += 1
        best = votes.most_common(1)
        return next(form for form in editions() if form.name == best[0][0]) if best else None

    def finish(self, form: Edition) -> TableBuilder | None:
        """The table as read in this edition, ``None`` when no row was found."""
        if not self.rows:
            return None
        builder = TableBuilder("proactive", "grid", source=self.source)
        self._without_other_tables(builder)
        for text, source in self.unknown:
            builder.add_row(None, text, "unknown", source)
        for row in self.rows:
            article = next((a for a in form.articles if any(r.key == row.label.key for r in a.rows)), None)
            label = next((r for a in form.articles for r in a.rows if r.key == row.label.key), None)
            if article is None or label is None:
                builder.add_row(None, row.printed, "unknown", row.source)
                continue
            how = "exact" if bare(row.printed) == fold(label.label) else row.how
            if how == "exact" and bare(row.printed) != fold(label.label):
                # The other edition's wording (规范性文件 for 行政规范性文件).
                how = "exact" if row.glued else "alias"
            builder.add_row(label, row.printed, how, row.source)
            self._figures(builder, row, label, article)
        builder.doubt_shared(shared_cells((row.label.key, row.places) for row in self.rows))
        return builder

    def _without_other_tables(self, builder: TableBuilder) -> None:
        """Leaves aside tables without articles and headers of the form that use the same row names."""
        known = {row.label.key for row in self.rows if id(row.grid) in self.headed}
        for grid in {id(row.grid): row.grid for row in self.rows if id(row.grid) not in self.headed}.values():
            own = [row for row in self.rows if row.grid is grid]
            if all(row.label.key in known for row in own):
                self.rows = [row for row in self.rows if row.grid is not grid]
                builder.note("row_cells_mismatch", OTHER_TABLE.format("表二", len(own)), grid.source)
                if builder.source is grid.source:
                    builder.source = self.rows[0].grid.source

    def _figures(self, builder: TableBuilder, row: _Row, label: Label, article: ArticleForm) -> None:
        prefix = f"proactive.{label.key}"
        columns = _columns(row.header, article)
        if article.item not in self.recorded:
            self.recorded.add(article.item)
            for before, column in pairwise((None, *columns)):
                if column is not None and (before is None or before.printed != column.printed):
                    builder.add_column(column.key, column.expected, column.printed, column.how, column.cell.source)
        keyed = [c for c in columns if c.key is not None]
        units = {c.key: c.unit for c in article.columns}
        if row.glued and not any(p.text.strip() for p in row.places):
            keys = [c.key for c in keyed if c.key] or [c.key for c in article.columns]
            parts = (row.glued,) if len(keys) == 1 else split_glued(row.glued, len(keys))
            for i, key in enumerate(keys):
                name = f"{prefix}.{key}"
                builder.add_figure(
                    parse_figure(name, parts[i], row.source, units[key])
                    if parts
                    else unreadable(name, row.glued, row.source, "各列数字连在一起，无法确定如何分开")
                )
            return
        found: list[Place] | None = None
        if keyed and len(keyed) == len(article.columns):
            if row.same_grid:
                # Columns that the form does not have (备注) have cells of their own.
                found = cells_by_geometry(columns, row.places, row.label_end)
            if found is None:
                found = cells_by_extent(columns, row.places)
            if found is not None:
                found = [place for column, place in zip(columns, found, strict=True) if column.key is not None]
            keys = [c.key for c in keyed if c.key]
        else:
            keys = [c.key for c in keyed if c.key] if keyed else [c.key for c in article.columns]
            if keyed:
                found = cells_by_geometry(keyed, row.places, row.label_end) if row.same_grid else None
        if found is None:
            found = cells_in_order(len(keys), row.places)
        if found is None and len(keys) == 1:
            found = _only_filled(row.places)
        if found is None:
            texts = tuple(p.text for p in row.places)
            for key in keys:
                builder.add_figure(
                    unreadable(f"{prefix}.{key}", " ".join(texts), row.source, "本行单元格与表头各列对不上", texts)
                )
            builder.note("row_cells_mismatch", f"表二“{row.printed}”一行的单元格与表头各列对不上", row.source)
            return
        in_yuan = {c.key for c in keyed if (c.key or "").endswith("wan_yuan") and _IN_YUAN.search(c.printed)}
        if in_yuan:
            builder.note("label_inexact", "表二的收费金额以元为单位，已折算成万元", row.source)
        for key, place in zip(keys, found, strict=True):
            unit = "yuan" if key in in_yuan else units[key]
            builder.add_figure(figure_of_cell(f"{prefix}.{key}", place.cell, unit))


def _label_place(places: Sequence[Place]) -> int | None:
    """The cell that names the row: the first that is filled, serial numbers and upright headings left out."""
    filled = [i for i, p in enumerate(places) if p.text.strip()]
    for i in filled[:_LABELS]:
        if not (places[i].text.strip().isdecimal() or places[i].cell.rowspan > 1):
            break
        following = [j for j in filled if j > i]
        if following and match_label([bare(places[following[0]].text)], proactive_rows(), 0.75) is not None:
            return following[0]
    return filled[0] if filled else None


def _only_filled(places: Sequence[Place]) -> list[Place] | None:
    """The first cell when all others are blank (a merged cell whose span was lost)."""
    filled = [p for p in places if p.text.strip()]
    if len(filled) == 1:
        return filled
    return [places[0]] if places and not filled else None


@cache
def proactive_rows() -> tuple[Label, ...]:
    """All rows of table 2 in any edition."""
    found: dict[str, Label] = {}
    for form in reversed(editions()):
        for article in form.articles:
            for row in article.rows:
                found.setdefault(row.key, row)
    return tuple(found.values())


@cache
def _all_columns() -> tuple[Label, ...]:
    return tuple({c.key: c for form in editions() for a in form.articles for c in a.columns}.values())


@cache
def _column_names(form: str) -> frozenset[str]:
    return frozenset(fold(c.label) for f in editions() if f.name == form for a in f.articles for c in a.columns)


def _names_column(form: Edition, folded: str) -> bool:
    names = _column_names(form.name)
    return folded in names or (len(folded) >= 5 and any(folded in name for name in names))


def _known_column(folded: str) -> bool:
    return match_label([folded], _all_columns(), 0.8) is not None


def _columns(header: Sequence[Place], article: ArticleForm) -> list[Column]:
    columns = [Column.named_by(place, match_label([place.folded], article.columns, 0.6)) for place in header]
    unknown = [i for i, c in enumerate(columns) if c.key is None]
    present = {c.key for c in columns}
    if len(columns) == len(article.columns) and unknown:
        for i in unknown:
            label = article.columns[i]
            if label.key not in present:
                columns[i] = columns[i].told_by_place(label)
    return columns
