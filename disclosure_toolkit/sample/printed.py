"""A report as it is to be printed: titles, paragraphs and three tables with their labels and figure texts.

Figures are text here, because what a report prints may be no number at all. Defects change a printed
report; writers lay it out in a format.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from ..model import Level

UNKNOWN = "unknown"
"""Key of a printed row that the form does not have."""


@dataclass(frozen=True, slots=True)
class Column:
    """A figure column; ``groups`` are the headings above its label, outermost first."""

    key: str
    label: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A figure row; ``labels`` run from the outermost group to the row's own label."""

    key: str
    labels: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under one header; table 2 has several, each under its article of the Regulation."""

    title: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@cache
def _key(table: str, row: str, column: str) -> str:
    return f"{table}.{row}.{column}" if row else f"{table}.{column}"


@dataclass(frozen=True, slots=True)
class Table:
    """One statutory table (``proactive``, ``requests``, ``review``)."""

    name: str
    blocks: tuple[Block, ...]

    def key(self, row: Row, column: Column) -> str:
        """Key of the figure printed where this row and column meet."""
        return _key(self.name, row.key, column.key)

    def cells(self) -> Iterator[tuple[str, str]]:
        """(key, text) of every printed figure cell in printed order; a doubled row gives its keys twice.

        Rows that the form does not have are left out.
        """
        for block in self.blocks:
            for row in block.rows:
                if row.key == UNKNOWN:
                    continue
                for column, text in zip(block.columns, row.texts, strict=True):
                    yield self.key(row, column), text

    def with_texts(self, texts: dict[str, str]) -> Table:
        """A copy with these figure cells changed wherever they are printed."""

        def change(block: Block, row: Row) -> Row:
            pairs = zip(block.columns, row.texts, strict=True)
            return replace(row, texts=tuple(texts.get(self.key(row, column), text) for column, text in pairs))

        return self.map_rows(change)

    def map_rows(self, change: Callable[[Block, Row], Row]) -> Table:
        """A copy with every row changed."""
        blocks = (replace(b, rows=tuple(change(b, row) for row in b.rows)) for b in self.blocks)
        return replace(self, blocks=tuple(blocks))

    def map_blocks(self, change: Callable[[Block], Block]) -> Table:
        """A copy with every block changed."""
        return replace(self, blocks=tuple(change(block) for block in self.blocks))

    def row(self, key: str) -> Row:
        """The first printed row with this key.

        :raises KeyError: it is not printed.
        """
        for block in self.blocks:
            for row in block.rows:
                if row.key == key:
                    return row
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose; ``heading`` is a sub-heading printed before ``text``.

    :ivar topic: for the five sub-sections of section 一, which one starts here.
    :ivar run_in: whether heading and text stand on one line.
    """

    text: str
    heading: str = ""
    topic: str = ""
    run_in: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        """The printed paragraphs: heading and text together, or the heading on a line of its own."""
        if not self.heading:
            return (self.text,)
        if self.run_in:
            return (self.heading + self.text,)
        return (self.heading, self.text) if self.text else (self.heading,)


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section: its number as printed (一、), title, prose, and the table that stands in it."""

    number: int
    ordinal: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    table: str = ""

    @property
    def heading(self) -> str:
        """The heading as printed."""
        return self.ordinal + self.title


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence about figures and what it says: measure → the number meant.

    :ivar name: of the phrases that it was chosen from.
    """

    section: int
    text: str
    measures: dict[str, int | str]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """One report, ready for a writer.

    :ivar period: the statistical period as (start, end) where the preamble states one.
    :ivar published: publication date, printed only by formats that have a place for it.
    :ivar undivided: whether （六）其他处理 is printed as one row.
    """

    agency: str
    self_name: str
    level: Level
    year: int
    edition: str
    title_lines: tuple[str, ...]
    preamble: tuple[str, ...]
    period: tuple[date, date] | None
    sections: tuple[PrintedSection, ...]
    tables: tuple[Table, ...]
    published: date | None
    undivided: bool = False
    statements: tuple[Statement, ...] = field(default=())

    @property
    def title(self) -> str:
        """The title in one line."""
        return "".join(self.title_lines)

    @property
    def titled_agency(self) -> str:
        """The agency as the title names it; the agency itself where there is no title."""
        return re.split(r"\s*20\d\d", self.title)[0].strip() or self.agency

    def table(self, name: str) -> Table | None:
        """The table of this name, ``None`` when it is not printed."""
        return next((table for table in self.tables if table.name == name), None)

    def with_table(self, table: Table) -> PrintedReport:
        """A copy with this table in place of the one of the same name."""
        return replace(self, tables=tuple(table if t.name == table.name else t for t in self.tables))

    def without_table(self, name: str) -> PrintedReport:
        """A copy in which this table is not printed; its section's heading stays."""
        return replace(self, tables=tuple(t for t in self.tables if t.name != name))

    def with_texts(self, texts: dict[str, str]) -> PrintedReport:
        """A copy with these figure cells changed."""
        names = {key.partition(".")[0] for key in texts}
        changed = (table.with_texts(texts) if table.name in names else table for table in self.tables)
        return replace(self, tables=tuple(changed))

    def map_sections(self, change: Callable[[PrintedSection], PrintedSection]) -> PrintedReport:
        """A copy with every section changed."""
        return replace(self, sections=tuple(change(section) for section in self.sections))

    def figures(self) -> dict[str, str]:
        """Key → text of every printed figure; of a doubled row the first counts."""
        found: dict[str, str] = {}
        for table in self.tables:
            for key, text in table.cells():
                found.setdefault(key, text)
        return found
