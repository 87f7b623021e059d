"""``figures.xlsx``: the three statutory tables of all reports as the form prints them (数据工作簿).

For each edition of the form there are three long sheets (表二, 表三, 表四: every report's block below the
one before, filters by year and agency), a directory (目录), and a sheet that shows one chosen report in the
form's own layout (按格式查看). What a report left blank, wrote as "/" or did not print stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from ..display.words import LEVEL_NAMES, words
from ..editions import Edition, Label, editions
from ..model import Kind, Level
from .figures_form import UNDIVIDED, FormView
from .workbook import ROW_LIMIT, Book, Value, workbook

_WANTED = ("year", "agency", "level", "edition", "file", "key", "value", "kind", "raw")


@dataclass(frozen=True)
class Record:
    """The figures of one report: key → what stands in the cell."""

    year: int | None
    agency: str
    level: str
    edition: str
    file: str
    cells: Mapping[str, Value]


def stored_records(path: Path, lang: str = "zh") -> Iterator[Record]:
    """The reports of a ``figures.parquet``, one after the other in bounded memory."""
    import pyarrow.parquet

    def lines() -> Iterator[dict[str, Any]]:
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=10_000, columns=list(_WANTED)):
            yield from batch.to_pylist()

    for file, group in groupby(lines(), key=lambda line: line["file"]):
        found = list(group)
        first = found[0]
        cells = {line["key"]: _cell(line, lang) for line in found}
        yield Record(first["year"], first["agency"] or "", first["level"] or "", first["edition"] or "", file, cells)


def _cell(line: Mapping[str, Any], lang: str) -> Value:
    value, kind = line["value"], line["kind"]
    if value is not None:
        return int(value) if value == int(value) else float(value)
    if kind in (Kind.BLANK, Kind.UNREADABLE):
        return words(lang)(f"cell_{kind}")
    return str(line["raw"])


def write_figures_xlsx(path: Path, parquet: Path, lang: str = "zh") -> None:
    """Writes the workbook from a ``figures.parquet``; reports without a uniform form have no figures to show.

    A sheet holds some forty thousand reports; what goes beyond is left to the Parquet file, and the directory
    says so.
    """
    parts: dict[str, _Part] = {}
    known = {form.name: form for form in editions()}
    with workbook(path) as book:
        for record in stored_records(parquet, lang):
            form = known.get(record.edition)
            if form is None:
                continue
            if form.name not in parts:
                parts[form.name] = _Part(book, form, lang)
            parts[form.name].add(record)
        for part in parts.values():
            part.close()
        if not parts:
            book.put(book.sheet("说明", [60]), 0, 0, "没有按统一格式编制的报告，没有数据可列。")


@dataclass
class _Part:
    """The sheets of one edition."""

    book: Book
    form: Edition
    lang: str
    view: FormView = field(init=False)
    sheets: dict[str, Any] = field(init=False)
    lines: dict[str, int] = field(init=False)
    names: dict[str, int] = field(default_factory=dict)
    left_out: int = 0

    def __post_init__(self) -> None:
        suffix = "" if self.form is editions()[-1] else f"（{self.form.first_year}格式）"
        self.view = FormView(self.book, self.form, suffix, words(self.lang)("cell_absent"))
        heads = {
            "目录": ["报告", "年份", "机关", "机关类别", "文件", "表二起始行", "表三起始行", "表四行", "表三行数"],
            "表二": ["年份", "机关", "条款", "信息内容", *(label.label for label in self._proactive_columns)],
            "表三": ["年份", "机关", "事项", *(_column_name(label) for label in self.form.columns)],
            "表四": ["年份", "机关", *self._review_names()],
        }
        widths = {"目录": [34, 8, 28, 12, 36], "表二": [8, 26, 20, 20], "表三": [8, 26, 44], "表四": [8, 26]}
        self.sheets, self.lines = {}, {}
        for name, names in heads.items():
            sheet = self.book.sheet(name + suffix, [*widths[name], *[11] * (len(names) - len(widths[name]))])
            sheet.freeze_panes(1, {"目录": 0, "表三": 3}.get(name, 2))
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(0)
            sheet.set_row(0, 32)
            for column, text in enumerate(names):
                self.book.put(sheet, 0, column, text, "head")
            self.sheets[name], self.lines[name] = sheet, 1
        self._widths = {name: len(names) for name, names in heads.items()}

    @property
    def _proactive_columns(self) -> list[Label]:
        found = {column.key: column for article in self.form.articles for column in article.columns}
        return list(found.values())

    def _review_names(self) -> list[str]:
        return [
            f"{group.group or group.label}{'·' + group.label if group.group else ''}·{result.label}"
            for group in self.form.review_groups
            for result in self.form.review_results
        ]

    def add(self, record: Record) -> None:
        """Writes a report's blocks and its line in the directory."""
        undivided = any(key in record.cells for key in self.form.undivided_keys)
        if self.lines["表三"] + len(self.form.rows) + 1 >= ROW_LIMIT:
            self.left_out += 1
            return
        starts = [self.lines[name] + 1 for name in ("表二", "表三", "表四")]
        rows = len(self.form.rows) + undivided
        for name, lines in (
            ("表二", self._proactive(record.cells)),
            ("表三", self._requests(record.cells, undivided)),
            ("表四", [self._review(record.cells)]),
        ):
            self._write(name, ([record.year, record.agency, *line] for line in lines))
        level = LEVEL_NAMES[Level(record.level)][self.lang != "zh"]
        called = self._called(record)
        self._write("目录", [[called, record.year, record.agency, level, record.file, *starts, rows]])
        self.view.offer(called, [*starts, rows], record.cells)

    def _write(self, name: str, lines: Iterable[Iterable[Value]]) -> None:
        for line in lines:
            for column, value in enumerate(line):
                self.book.put(self.sheets[name], self.lines[name], column, value)
            self.lines[name] += 1

    def _called(self, record: Record) -> str:
        """A name of its own for each report, for the list to choose from."""
        name = f"{record.agency or record.file} {record.year or ''}".strip()[:200]
        self.names[name] = self.names.get(name, 0) + 1
        return name if self.names[name] == 1 else f"{name}（{self.names[name]}）"

    def _value(self, cells: Mapping[str, Value], key: str) -> Value:
        return cells.get(key, self.view.absent)

    def _proactive(self, cells: Mapping[str, Value]) -> Iterator[list[Value]]:
        for article in self.form.articles:
            own = {column.key for column in article.columns}
            for row in article.rows:
                values = [
                    self._value(cells, f"proactive.{row.key}.{column.key}") if column.key in own else None
                    for column in self._proactive_columns
                ]
                yield [article.label, row.label, *values]

    def _requests(self, cells: Mapping[str, Value], undivided: bool) -> Iterator[list[Value]]:
        groups = {group.key: group for group in self.form.groups}
        for row in self.form.rows:
            group = groups.get(row.group)
            name = row.printed if group is None or group is self.form.groups[0] else f"{group.printed}{row.printed}"
            yield [name, *(self._value(cells, f"requests.{row.key}.{column.key}") for column in self.form.columns)]
        if undivided:
            yield [UNDIVIDED, *(self._value(cells, key) for key in self.form.undivided_keys)]

    def _review(self, cells: Mapping[str, Value]) -> list[Value]:
        return [
            self._value(cells, f"review.{group.key}.{result.key}")
            for group in self.form.review_groups
            for result in self.form.review_results
        ]

    def close(self) -> None:
        """Filters, the sheet that shows one report, and a word on what found no place."""
        for name, sheet in self.sheets.items():
            sheet.autofilter(0, 0, self.lines[name] - 1, self._widths[name] - 1)
        if self.left_out:
            self._write("目录", [[f"另有 {self.left_out} 份报告超出工作表的行数，数据见 figures.parquet"]])
        self.view.write(self.lines["目录"] - bool(self.left_out))


def _column_name(label: Label) -> str:
    return f"{label.label}（{label.group}）" if label.key == "other_organisation" else label.label
