"""Workbooks written row by row in bounded memory; the same rows give the same bytes (工作簿)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..home import scratch
from ..storage import aside
from .cells import FORMULA, cell_text

ROW_LIMIT = 1_048_576
# A workbook says when it was made; ours must not differ from one run to the next.
_MADE = datetime(2000, 1, 1)
_LINE, _MOST_LINES = 15, 12  # points a line; what is longer is read in the cell
_SHADE, _EDGE = "#E8EDF3", "#B5BEC9"

Value = str | int | float | None


@dataclass(frozen=True)
class Book:
    """An open workbook; sheets are written one after the other, each from top to bottom."""

    book: Any

    @cached_property
    def styles(self) -> dict[str, Any]:
        """Cell formats by name: ``text`` and ``formula`` (text that must not turn into a formula when edited),
        ``number``, ``head``, ``title``, ``box`` (a bordered cell of a form) and ``mark`` (bordered, greyed).
        """
        wrapped = {"text_wrap": True, "valign": "top"}
        boxed = {"border": 1, "border_color": _EDGE, "valign": "vcenter", "text_wrap": True}
        head = {"bold": True, "bg_color": _SHADE}
        given = {
            "text": wrapped,
            "formula": {**wrapped, "quote_prefix": True},
            "number": {"valign": "top"},
            "head": {**wrapped, **head},
            "title": {"bold": True, "font_size": 13},
            "form": {**boxed, **head, "align": "center"},
            "label": {**boxed, "quote_prefix": True},
            "box": {**boxed, "align": "center", "quote_prefix": True},
            "mark": {**boxed, "align": "center", "font_color": "#6B7783", "quote_prefix": True},
        }
        return {name: self.book.add_format(style) for name, style in given.items()}

    def sheet(self, name: str, widths: Sequence[float]) -> Any:
        """A new sheet with these column widths (characters)."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        return sheet

    def put(self, sheet: Any, row: int, column: int, value: Value, style: str = "") -> None:
        """One cell; a text is written as text whatever it begins with, ``None`` and "" leave it empty.

        :param style: a name of :attr:`styles`; by default what fits the value.
        """
        if value is None or value == "":
            if style:
                sheet.write_blank(row, column, None, self.styles[style])
        elif isinstance(value, str):
            text = cell_text(value)
            default = "formula" if text.startswith(FORMULA) else "text"
            sheet.write_string(row, column, text, self.styles[style or default])
        else:
            sheet.write_number(row, column, value, self.styles[style or "number"])

    def listing(
        self, name: str, heads: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[Value]]
    ) -> None:
        """A list: frozen headings, filters, widths. What no sheet can hold goes on in a second one, 名称（2）."""
        number, rest = 1, iter(rows)
        while True:
            sheet = self.sheet(name if number == 1 else f"{name}（{number}）", widths)
            sheet.freeze_panes(1, 0)
            sheet.set_landscape()
            sheet.set_paper(8)  # A3
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            for column, head in enumerate(heads):
                self.put(sheet, 0, column, head, "head")
            last, full = self._rows(sheet, rest, widths)
            sheet.autofilter(0, 0, last, len(heads) - 1)
            if not full:
                return
            number += 1

    def _rows(self, sheet: Any, rows: Iterator[Sequence[Value]], widths: Sequence[float]) -> tuple[int, bool]:
        """Writes until the rows or the sheet end; gives the last row and whether the sheet is full."""
        line = 0
        for line, row in enumerate(rows, start=1):
            # Excel fits rows by itself, other programs do not.
            sheet.set_row(line, _LINE * min(max(map(_lines, row, widths)), _MOST_LINES))
            for column, value in enumerate(row):
                self.put(sheet, line, column, value)
            if line == ROW_LIMIT - 1:
                return line, True
        return line, False


def _lines(value: Value, width: float) -> int:
    """How many lines a text takes, near enough: a Chinese character has three bytes and is two wide."""
    if not isinstance(value, str):
        return 1
    return value.count("\n") + 1 + int(len(value.encode("utf-8", "replace")) * 0.67 / width)


@contextmanager
def workbook(path: Path) -> Iterator[Book]:
    """A workbook that appears at ``path`` when the block ends well.

    :raises OutputNotWritable: the folder cannot be written.
    """
    import xlsxwriter

    # A folder of its own: the library dates its files 1980, and what looks that old is swept out of the shared one.
    with aside(path) as temporary, TemporaryDirectory(dir=scratch()) as rows:
        # Rows go to disk as they come; text is never guessed to be a number, a formula or a link.
        options: dict[str, Any] = {"constant_memory": True, "tmpdir": rows}
        options |= {"strings_to_formulas": False, "strings_to_urls": False}
        book = xlsxwriter.Workbook(str(temporary), options)
        book.set_properties({"created": _MADE})
        try:
            yield Book(book)
        finally:
            book.close()
