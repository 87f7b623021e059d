"""Plain text as it is taken out of PDF and Word files, in several ways."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from ...chinese import display_width
from ..grid import table_grids
from ..printed import PrintedReport, Table
from . import Layout
from .lines import wrap
from .text_aligned import aligned_table
from .text_raw import raw_table

TableWriter = Callable[[Table, random.Random], list[str]]


def rows_in_lines(table: Table, rng: random.Random) -> list[str]:  # noqa: ARG001
    """One row a line: labels, then figures, between single spaces; merged labels on a line before."""
    lines: list[str] = []
    for block in table.blocks:
        lines += [block.title] if block.title else []
        groups = list(dict.fromkeys(group for column in block.columns for group in column.groups))
        lines += [" ".join(groups)] if groups else []
        lines.append(" ".join(part for part in (block.corner, *(c.label for c in block.columns)) if part))
        shown: tuple[str, ...] = ()
        for row in block.rows:
            new = row.labels[:-1]
            lines += [label for level, label in enumerate(new) if shown[: level + 1] != new[: level + 1]]
            shown = new
            lines.append(" ".join(part for part in (*row.labels[-1:], *row.texts) if part.strip()))
    return lines


def cell_lines(table: Table, rng: random.Random) -> list[str]:  # noqa: ARG001
    """One cell a line, row by row; what blank cells leave behind is nothing."""
    return [cell.text for grid in table_grids(table) for line in grid.by_row() for cell in line if cell.text.strip()]


def separated(table: Table, rng: random.Random, mark: str, outer: str) -> list[str]:  # noqa: ARG001
    """Cells between marks; merged cells stand once, their other places are empty."""
    lines = []
    for grid in table_grids(table, split=True):
        places = {(cell.row, cell.column): cell.text for cell in grid.cells}
        lines += [
            outer + mark.join(places.get((r, c), "") for c in range(grid.columns)) + outer[::-1]
            for r in range(grid.rows)
        ]
    return lines


def _paragraphs(report: PrintedReport, indent: str) -> list[tuple[str, str]]:
    """(kind, text) of all printed paragraphs and tables; for a table the text is its name."""
    found = [("title", line) for line in report.title_lines]
    found += [("prose", indent + text) for text in report.preamble]
    for section in report.sections:
        found.append(("heading", indent + section.heading))
        found += [("prose", indent + line) for p in section.paragraphs for line in p.lines]
        if section.table and report.table(section.table) is not None:
            found.append(("table", section.table))
    return found


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text file is laid out.

    :ivar width: display columns of a printed line, 0 for unbroken paragraphs.
    :ivar justified: spaces between the characters of some full lines, as stretched lines come out.
    :ivar gap: a blank line after every line. :ivar page: lines a page, 0 for no page numbers.
    """

    width: int = 0
    gap: bool = False
    indent: str = ""
    page: int = 0
    encoding: str = "utf-8"
    justified: bool = False


def write(report: PrintedReport, rng: random.Random, *, tables: TableWriter, style: TextStyle) -> bytes:
    """Lines of the whole report."""
    lines: list[str] = []
    for kind, text in _paragraphs(report, style.indent):
        if kind == "table":
            table = report.table(text)
            lines += tables(table, rng) if table is not None else []
        elif kind == "title" and style.width:
            lines.append(" " * rng.choice((1, 8, 14)) + text)
        elif style.width:
            body = text.lstrip("\u3000 ")
            lead = text[: len(text) - len(body)]
            first, *rest = wrap(body, style.width, indent=display_width(lead)) or [""]
            lines += [lead + first, *rest]
        else:
            lines.append(text)
    if style.justified:
        lines = [
            _stretched(line) if display_width(line) >= style.width - 4 and rng.random() < 0.2 else line
            for line in lines
        ]
    if style.page:
        lines = _paged(lines, style.page, rng.choice(("-{}-", "- {} -", "{}", "— {} —")), rng)
    if style.gap:
        lines = [item for line in lines for item in (line, "")]
    return ("\n".join(lines) + "\n").encode(style.encoding)


def _stretched(line: str) -> str:
    """A full line of prose with spaces before its last marks and words, as justified print gives them."""
    if not line.endswith(tuple("，。、；：）")) or any(char.isdigit() for char in line[-8:]):
        return line
    return line[:-6] + " ".join(line[-6:])


def _paged(lines: list[str], size: int, number: str, rng: random.Random) -> list[str]:
    lead = " " * rng.choice((0, 0, 30, 56))
    pages = [lines[i : i + size] for i in range(0, len(lines), size)]
    found: list[str] = []
    for index, page in enumerate(pages, start=1):
        # The form feed stands before a page's first line, as pdftotext writes it.
        found += [("\f" + line if index > 1 and n == 0 else line) for n, line in enumerate(page)]
        found.append(lead + number.format(index))
    return found


def _layout(name: str, tables: TableWriter, style: TextStyle, *, held_out: bool = False, flat: bool = False) -> Layout:
    return Layout("text", name, partial(write, tables=tables, style=style), held_out=held_out, flat=flat)


_PLAIN = TextStyle(indent="　　")
_SPREAD = TextStyle(width=60, gap=True)
_PAGED = TextStyle(width=64, page=34, justified=True)
_ALIGNED = TextStyle(width=64, page=46, indent="    ", justified=True)

LAYOUTS = (
    _layout("flow", rows_in_lines, _PLAIN, flat=True),
    _layout("pdf_raw", partial(raw_table, figures="mixed"), _SPREAD, flat=True),
    _layout("pdf_raw_pages", partial(raw_table, figures="after"), _PAGED, flat=True),
    _layout("pdf_layout", aligned_table, _ALIGNED),
    _layout("cell_lines", cell_lines, TextStyle(width=60), flat=True),
    _layout("pipes", partial(separated, mark=" | ", outer="| "), TextStyle()),
    _layout("tabs", partial(separated, mark="\t", outer=""), _PLAIN),
    _layout("figures_first", partial(raw_table, figures="before"), TextStyle(56, page=30), held_out=True, flat=True),
    _layout("layout_gbk", aligned_table, TextStyle(70, encoding="gb18030"), held_out=True),
)
