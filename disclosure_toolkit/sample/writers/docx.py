"""Word files (DOCX), merged cells as Word writes them: gridSpan and vMerge."""

from __future__ import annotations

import io
import random
import zipfile
from datetime import datetime
from functools import partial
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ..grid import GridCell, PrintedGrid, table_grids
from ..printed import PrintedReport
from . import Layout
from .lines import narrow

_WRITTEN = datetime(2020, 1, 1)


def write(
    report: PrintedReport,
    rng: random.Random,
    *,
    split: bool = False,
    broken_labels: bool = False,
    runs: bool = False,
    repeat_head: bool = False,
    numbered: bool = False,
) -> bytes:
    """The report as a Word file; the same bytes for the same report.

    :param split: table 2 as four tables. :param broken_labels: narrow labels as several paragraphs.
    :param runs: text in several runs, as edited documents have it.
    :param repeat_head: header rows marked to repeat on every page.
    :param numbered: the sections' numbers are Word's own list numbers, not typed.
    """
    document = docx.Document()
    for line in report.title_lines:
        document.add_paragraph(line).alignment = 1
    for text in report.preamble:
        _add_text(document, text, runs, rng)
    # Word counts by itself; where the report's numbers are unusual they must be typed.
    counted = numbered and [s.ordinal for s in report.sections] == [
        f"{n}、" for n in "一二三四五六"[: len(report.sections)]
    ]
    if counted:
        _define_numbers(document)
    for section in report.sections:
        if counted:
            _number(document.add_paragraph(section.title))
        else:
            _add_text(document, section.heading, False, rng)
        for paragraph in section.paragraphs:
            for text in paragraph.lines:
                _add_text(document, text, runs, rng)
        table = report.table(section.table) if section.table else None
        if table is not None:
            for grid in table_grids(table, split=split):
                _add_grid(document, grid, broken_labels, repeat_head)
                document.add_paragraph("")
    properties = document.core_properties
    properties.created = properties.modified = _WRITTEN
    properties.title, properties.author = report.title, ""
    return _packed(document)


def _add_text(document: Any, text: str, runs: bool, rng: random.Random) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = 400_000
    middle = rng.randint(1, len(text)) if runs and len(text) > 2 else len(text)
    for part in (text[:middle], text[middle:]):
        if part:
            paragraph.add_run(part)


_NUMBERS = "97"


def _define_numbers(document: Any) -> None:
    """The list definition 一、二、三、 in the numbering part."""
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), _NUMBERS)
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (
        ("w:start", "1"),
        ("w:numFmt", "chineseCountingThousand"),
        ("w:suff", "nothing"),
        ("w:lvlText", "%1、"),
    ):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    first = numbering.find(qn("w:num"))
    numbering.insert(list(numbering).index(first) if first is not None else 0, abstract)
    number, link = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    number.set(qn("w:numId"), _NUMBERS)
    link.set(qn("w:val"), _NUMBERS)
    number.append(link)
    numbering.append(number)


def _number(paragraph: Any) -> None:
    """Puts the paragraph into the list of section headings."""
    properties = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", "0"), ("w:numId", _NUMBERS)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        properties.append(child)
    paragraph._p.get_or_add_pPr().append(properties)


def _packed(document: Any) -> bytes:
    """The package with fixed time stamps and a fixed order of parts."""
    raw = io.BytesIO()
    document.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name == "docProps/thumbnail.jpeg":
                continue
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, _without_thumbnail(name, source.read(name)))
    return packed.getvalue()


def _without_thumbnail(name: str, data: bytes) -> bytes:
    """The template's preview picture weighs more than the report; its relationship goes with it."""
    if name != "_rels/.rels":
        return data
    text = data.decode()
    start = text.find("<Relationship ", text.find("thumbnail") - 200)
    while "thumbnail" not in text[start : text.find("/>", start)]:
        start = text.find("<Relationship ", start + 1)
    return (text[:start] + text[text.find("/>", start) + 2 :]).encode()


def _add_grid(document: Any, grid: PrintedGrid, broken_labels: bool, repeat_head: bool) -> None:
    table = document.add_table(rows=0, cols=grid.columns)
    table.style = "Table Grid"
    for r, line in enumerate(_with_continuations(grid)):
        row = OxmlElement("w:tr")
        if repeat_head and grid.heads and r < grid.heads:
            properties = OxmlElement("w:trPr")
            properties.append(OxmlElement("w:tblHeader"))
            row.append(properties)
        for cell in line:
            row.append(_cell(cell, cell.row == r, broken_labels))
        table._tbl.append(row)


def _with_continuations(grid: PrintedGrid) -> list[list[GridCell]]:
    """The cells of each row, those that go on from the row above included."""
    lines: list[list[GridCell]] = []
    for line in grid.matrix():
        cells: list[GridCell] = []
        for cell in line:
            if not cells or cells[-1] is not cell:
                cells.append(cell)
        lines.append(cells)
    return lines


def _cell(cell: GridCell, first: bool, broken_labels: bool) -> Any:
    element = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    if cell.colspan > 1:
        span = OxmlElement("w:gridSpan")
        span.set(qn("w:val"), str(cell.colspan))
        properties.append(span)
    if cell.rowspan > 1:
        merge = OxmlElement("w:vMerge")
        if first:
            merge.set(qn("w:val"), "restart")
        properties.append(merge)
    element.append(properties)
    narrow_label = broken_labels and cell.role in ("head", "label") and cell.depth < 2 and cell.colspan == 1
    size = 1 if cell.rowspan > 8 else 2 if cell.role == "head" else 4
    parts = narrow(cell.text, size) if narrow_label and first else [cell.text if first else ""]
    for part in parts:
        paragraph = OxmlElement("w:p")
        if part:
            run, text = OxmlElement("w:r"), OxmlElement("w:t")
            text.text = part
            run.append(text)
            paragraph.append(run)
        element.append(paragraph)
    return element


LAYOUTS = (
    Layout("docx", "word", write),
    Layout("docx", "split_tables", partial(write, split=True, repeat_head=True)),
    Layout("docx", "edited", partial(write, runs=True, broken_labels=True)),
    Layout("docx", "numbered", partial(write, numbered=True)),
    Layout("docx", "split_broken", partial(write, split=True, broken_labels=True, runs=True), held_out=True),
)
