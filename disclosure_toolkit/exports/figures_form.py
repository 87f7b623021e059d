"""The sheet that shows one chosen report in the form's own layout (按格式查看).

The report is chosen from a list in a cell; the figures are looked up in the long sheets. The formulas are
this program's own and hold no text of any report.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ..chinese import display_width
from ..editions import Edition
from .workbook import Book, Value

_WIDTH = 8.5  # characters a column
_LINE = 15  # points a line
_COLUMNS = 15  # table 4 has fifteen; the other tables spread over them
_BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
UNDIVIDED = "（六）其他处理（报告未分项）"


@dataclass(frozen=True, slots=True)
class Lookup:
    """A cell that is looked up: the formula, and its value for the report that is shown first."""

    formula: str
    value: Value


@dataclass
class Layout:
    """Cells put anywhere, then written from top to bottom as the workbook wants them."""

    cells: dict[tuple[int, int], tuple[Value | Lookup, str]] = field(default_factory=dict)
    merged: list[list[int]] = field(default_factory=list)

    def put(self, row: int, column: int, value: Value | Lookup, style: str, *, to: int = -1, rows: int = 1) -> None:
        """One cell, or one that reaches to the column ``to`` and over so many rows."""
        last = max(column, to)
        for line in range(row, row + rows):
            self.cells.update({(line, place): (None, style) for place in range(column, last + 1)})
        self.cells[row, column] = (value, style)
        if last > column or rows > 1:
            self.merged.append([row, column, row + rows - 1, last])

    def write(self, book: Book, sheet: Any) -> None:
        """Writes all cells; rows are as high as their text needs, for merged cells are not fitted by themselves."""
        for row, lines in sorted(self._heights().items()):
            sheet.set_row(row, _LINE * lines)
        for (row, column), (value, style) in sorted(self.cells.items(), key=lambda cell: cell[0]):
            if isinstance(value, Lookup):
                sheet.write_formula(row, column, value.formula, book.styles[style], value.value)
            else:
                book.put(sheet, row, column, value, style)
        # merge_range writes all its rows at once, which a workbook written row by row cannot do.
        sheet.merge.extend(self.merged)

    def _heights(self) -> dict[int, int]:
        """Row → lines of text, of its cells that reach over that row alone."""
        ends = {(top, left): (right, bottom) for top, left, bottom, right in self.merged}
        heights: dict[int, int] = {}
        for (row, column), (value, style) in self.cells.items():
            right, bottom = ends.get((row, column), (column, row))
            if isinstance(value, str) and style != "title" and bottom == row:
                room = _WIDTH * (right - column + 1) - 1
                heights[row] = max(heights.get(row, 1), math.ceil(display_width(value) / room))
        return heights


class FormView:
    """One such sheet; it shows the first report until another is chosen."""

    def __init__(self, book: Book, form: Edition, suffix: str, absent: str) -> None:
        self.absent = absent
        self._book, self._form, self._suffix = book, form, suffix
        self._sheet: Any = book.sheet(f"按格式查看{suffix}", [_WIDTH] * _COLUMNS)
        self._first: tuple[str, Sequence[int], Mapping[str, Value]] | None = None
        self._undivided = False
        self._layout = Layout()

    def offer(self, called: str, starts: Sequence[int], cells: Mapping[str, Value]) -> None:
        """Takes note of a report.

        :param called: its name in the directory. :param starts: where its blocks begin in the long sheets, and
            how many rows that of table 3 has. :param cells: its figures.
        """
        self._first = self._first or (called, tuple(starts), cells)
        self._undivided |= starts[-1] > len(self._form.rows)

    def write(self, last: int) -> None:
        """Writes the sheet. :param last: the last line of the directory, counted from 1."""
        if self._first is None:
            return
        called, starts, _ = self._first
        put, directory = self._layout.put, f"'目录{self._suffix}'!"
        put(0, 0, "选择报告：", "head", to=2)
        put(0, 3, called, "label", to=_COLUMNS - 1)
        # Beside the form, hidden: where the chosen report's blocks begin (columns F to I of the directory).
        for number, (name, start) in enumerate(zip("FGHI", starts, strict=True)):
            wanted = f"MATCH($D$1,{directory}$A$2:$A${last},0)"
            formula = f"=INDEX({directory}${name}$2:${name}${last},{wanted})"
            put(1, _COLUMNS + 1 + number, Lookup(formula, start), "number")
        row = self._review(self._requests(self._proactive(2)))
        self._layout.write(self._book, self._sheet)
        source = f"={directory}$A$2:$A${last}"
        self._sheet.data_validation(0, 3, 0, 3, {"validate": "list", "source": source})
        self._sheet.set_column(_COLUMNS, _COLUMNS + 5, 8, None, {"hidden": True})
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 1)
        self._sheet.print_area(0, 0, row - 1, _COLUMNS - 1)

    def _title(self, row: int, section: int, number: str) -> int:
        title = next(part.title for part in self._form.sections if part.number == section)
        self._layout.put(row + 1, 0, f"{number}　{title}", "title")
        return row + 2

    def _figure(self, sheet: str, column: int, offset: int, key: str) -> Lookup:
        """A figure of the chosen report: so many columns and rows into its block of a long sheet."""
        start = {"表二": "$Q$2", "表三": "$R$2", "表四": "$S$2"}[sheet]
        name = _letter(column)
        found = f"INDEX('{sheet}{self._suffix}'!${name}:${name},{start}+{offset})"
        if offset == len(self._form.rows):
            # The row below the form's own stands there only for reports that print it.
            found = f'IF($T$2>{offset},{found},"{self.absent}")'
        assert self._first is not None  # noqa: S101 - write() returned before
        return Lookup(f"={found}", self._first[2].get(key, self.absent))

    def _proactive(self, row: int) -> int:
        """Table 2: under each article a line of column labels and its rows; narrow articles span the width."""
        form, put = self._form, self._layout.put
        row = self._title(row, 2, "表二")
        every = list({column.key: None for article in form.articles for column in article.columns})
        offset = 0
        for article in form.articles:
            spans = _spans(len(article.columns))
            put(row, 0, article.label, "form", to=_COLUMNS - 1)
            put(row + 1, 0, "信息内容", "form", to=4)
            for (first, last), column in zip(spans, article.columns, strict=True):
                put(row + 1, first, column.label, "form", to=last)
            row += 2
            for label in article.rows:
                put(row, 0, label.label, "label", to=4)
                for (first, last), column in zip(spans, article.columns, strict=True):
                    key = f"proactive.{label.key}.{column.key}"
                    put(row, first, self._figure("表二", 4 + every.index(column.key), offset, key), "box", to=last)
                row, offset = row + 1, offset + 1
        return row

    def _requests(self, row: int) -> int:
        """Table 3: the merged header, the label 三、本年度办理结果 at the side and the groups beside it."""
        form, put = self._form, self._layout.put
        row = self._title(row, 3, "表三")
        organisations = [label for label in form.columns if label.group]
        put(row, 0, _BALANCE, "label", to=7, rows=3)
        put(row, 8, "申请人情况", "form", to=14)
        put(row + 1, 8, form.columns[0].label, "form", rows=2)
        put(row + 1, 9, organisations[0].group, "form", to=13)
        put(row + 1, 14, form.columns[-1].label, "form", rows=2)
        for place, label in enumerate(organisations):
            put(row + 2, 9 + place, label.label, "form")
        row += 3
        groups = {group.key: group for group in form.groups}
        top = form.groups[0]
        handled = sum(1 for label in form.rows if label.group) + self._undivided
        side = row + next(place for place, label in enumerate(form.rows) if label.group)
        put(side, 0, top.printed, "form", rows=handled)
        offset = 0
        for key, members in groupby(form.rows, key=lambda label: label.group):
            block = list(members)
            if key not in ("", top.key):
                put(row, 1, groups[key].printed, "label", to=3, rows=len(block))
            for label in block:
                put(row, {"": 0, top.key: 1}.get(key, 4), label.printed, "label", to=7)
                self._applicants(row, offset, label.key)
                row, offset = row + 1, offset + 1
            if key == "other" and self._undivided:
                put(row, 1, UNDIVIDED, "label", to=7)
                self._applicants(row, len(form.rows), form.undivided_row)
                row += 1
        return row

    def _applicants(self, row: int, offset: int, key: str) -> None:
        for place, column in enumerate(self._form.columns):
            figure = self._figure("表三", 3 + place, offset, f"requests.{key}.{column.key}")
            self._layout.put(row, 8 + place, figure, "box")

    def _review(self, row: int) -> int:
        """Table 4: one row of figures under 行政复议 and the two groups of 行政诉讼."""
        form, put = self._form, self._layout.put
        row = self._title(row, 4, "表四")
        size = len(form.review_results)
        first = 0
        for name, members in groupby(form.review_groups, key=lambda group: group.group or group.label):
            block = list(members)
            plain = not block[0].group
            put(row, first, name, "form", to=first + size * len(block) - 1, rows=2 if plain else 1)
            for group in block:
                if not plain:
                    put(row + 1, first, group.label, "form", to=first + size - 1)
                for place, result in enumerate(form.review_results):
                    put(row + 2, first + place, result.label, "form")
                    figure = self._figure("表四", 2 + first + place, 0, f"review.{group.key}.{result.key}")
                    put(row + 3, first + place, figure, "box")
                first += size
        return row + 4


def _spans(count: int) -> list[tuple[int, int]]:
    """The columns 5 to 14 shared out among so many; the last takes the rest."""
    share = (_COLUMNS - 5) // count
    firsts = [5 + share * number for number in range(count)]
    return [(first, after - 1) for first, after in zip(firsts, [*firsts[1:], _COLUMNS], strict=True)]


def _letter(column: int) -> str:
    """The letter of a spreadsheet's column, counted from 0; the long sheets have fewer than 26."""
    return chr(65 + column)
