"""Reads Word documents (DOCX): paragraphs and tables in order, as Word prints them.

The reader works on the XML itself: an object for every cell, as python-docx makes them, costs ten times as
much on a report's tables and knows neither automatic numbers nor tracked changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..errors import DisclosureError, EmptyFile, ScannedDocument
from ..model import Block, Cell, Document, NoteCode, Source, TextBlock
from . import html
from .grid_rows import is_figure, is_prose, rows_apart
from .site_foot import without_foot
from .sniff import detect_format
from .text_lines import as_printed, strip
from .word_numbering import Numbering, W, read_numbering
from .word_package import Element, open_package
from .word_styles import paragraph_styles
from .word_table import grid_of, rows_of, unwrapped
from .word_text import MC, alternative, has_paragraph_style, mark_deleted, paragraph_text, text_boxes

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_INNER_SPACES = re.compile(r"[ \xa0]{2,}")
_LEAST_FIGURES = 6
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read(data: bytes, file: str, digest: str) -> Document:
    """Reads a DOCX file.

    :raises DamagedFile: broken container. :raises EncryptedFile: a password. :raises FileTooLarge: a zip bomb.
    :raises ScannedDocument: only pictures. :raises EmptyFile: no text at all.
    """
    package = open_package(data, file)
    styles = paragraph_styles(package.styles, file)
    reader = _Reader(read_numbering(package.numbering, styles.lists), styles.contents, package.chunks)
    body = package.document.find(f"{W}body")
    if body is not None:
        reader.walk(body)
    reader.finish()
    if not reader.blocks:
        if package.pictures:
            remedy = "请取得报告的文字版，或先用 OCR 软件识别成文字"
            raise ScannedDocument("文档里只有图片，没有文字", file=file, remedy=remedy)
        raise EmptyFile("文档里没有文字", file=file, remedy="请重新下载或重新导出报告")
    notes = list(reader.notes)
    if package.pictures:
        notes.append(("pictures", f"文档里有 {package.pictures} 幅图片，图片中的文字和数据读不到", None))
    return Document(
        file=file, format="docx", digest=digest, blocks=without_foot(as_printed(reader.blocks)), notes=tuple(notes)
    )


@dataclass(slots=True)
class _Reader:
    numbering: Numbering
    contents: frozenset[str]
    chunks: Mapping[str, bytes]
    blocks: list[Block] = field(default_factory=list)
    notes: list[tuple[NoteCode, str, Source | None]] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    carried: str = ""

    def walk(self, parent: Element, anchor: Source | None = None) -> None:
        """Reads block content in order; ``anchor`` is the place of a text box's paragraph or a table's cell."""
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                self.paragraph(child, anchor)
            elif tag == f"{W}tbl":
                self.table(child)
            elif tag == f"{W}sdt":
                if child.find(f".//{W}docPartGallery[@{W}val='Table of Contents']") is None:
                    self.walk(child, anchor)
            elif tag in _WRAPPERS:
                self.walk(child, anchor)
            elif tag == f"{MC}AlternateContent":
                branch = alternative(child)
                if branch is not None:
                    self.walk(branch, anchor)
            elif tag == f"{W}altChunk":
                self.chunk(child.get(_ID, ""))

    def chunk(self, name: str) -> None:
        """Reads a page that the document takes in whole, as programs do that make documents of pages."""
        data = self.chunks.get(name, b"")
        try:
            if data and detect_format(data, "") == "html":
                self.blocks.extend(html.read(data, "", "").blocks)
                return
        except DisclosureError:
            pass
        self.notes.append(("embedded_part", "文档中嵌有另一文件的内容，未能读取", None))

    def paragraph(self, paragraph: Element, anchor: Source | None) -> None:
        """Reads a paragraph and the text boxes anchored in it."""
        if anchor is None:
            self.paragraphs += 1
        source = anchor or Source(paragraph=self.paragraphs)
        if not has_paragraph_style(paragraph, self.contents):
            text = self.carried + self.printed(paragraph)
            self.carried = ""
            if mark_deleted(paragraph):
                self.carried = text
            else:
                self.lines(text, source)
        for box in text_boxes(paragraph):
            self.walk(box, source)

    def lines(self, text: str, source: Source) -> None:
        """Adds a text block for each line that breaks of the paragraph make."""
        for line in text.split("\n"):
            stripped = strip(line)
            if stripped:
                self.blocks.append(TextBlock(_INNER_SPACES.sub(" ", stripped), source))

    def finish(self) -> None:
        """Adds what a deleted last paragraph mark left over."""
        self.lines(self.carried, Source(paragraph=self.paragraphs or None))
        self.carried = ""

    def printed(self, paragraph: Element) -> str:
        """The paragraph's text after its automatic number; empty paragraphs print none."""
        text = paragraph_text(paragraph)
        ordinal = self.numbering.ordinal(paragraph)
        return ordinal + strip(text) if ordinal and strip(text) else text

    def cell_text(self, cell: Element) -> str:
        r"""A cell's paragraphs as lines; rows of an inner table are lines, their cells apart by spaces."""
        lines: list[str] = []
        for child in self._content(cell):
            if child.tag == f"{W}p":
                lines.append(self.printed(child))
                lines.extend(self.cell_text(box) for box in text_boxes(child))
            else:
                for row in rows_of(child):
                    texts = [self.cell_text(inner).replace("\n", "") for inner in unwrapped(row, f"{W}tc")]
                    lines.append(" ".join(texts))
        return "\n".join(stripped for line in lines for part in line.split("\n") if (stripped := strip(part)))

    def _content(self, cell: Element) -> list[Element]:
        found = []
        for child in cell:
            if child.tag in (f"{W}p", f"{W}tbl"):
                found.append(child)
            elif child.tag in _WRAPPERS or child.tag == f"{W}sdt":
                found.extend(self._content(child))
        return found

    def table(self, table: Element) -> None:
        """Reads a data table as grids and paragraphs, a layout table as its contents."""
        self.finish()
        self.tables += 1
        number = self.tables
        if _is_layout(table):
            for r, row in enumerate(rows_of(table), start=1):
                for c, cell in enumerate(unwrapped(row, f"{W}tc"), start=1):
                    self.walk(cell, Source(table=number, row=r, cell=c))
            return
        grid, _ = grid_of(table, number, self.cell_text)
        if grid is None:
            return
        for part in rows_apart(grid):
            if isinstance(part, Cell):
                self.lines(part.text, part.source)
            else:
                self.blocks.append(replace(part, source=Source(table=number)))


def _is_layout(table: Element) -> bool:
    """Whether the table only places things on the page: it holds data tables or columns of prose."""
    inner = [t for t in table.iter(f"{W}tbl") if t is not table]
    own = [
        "".join(text.text or "" for text in cell.iter(f"{W}t"))
        for row in rows_of(table)
        for cell in unwrapped(row, f"{W}tc")
        if not inner or cell.find(f".//{W}tbl") is None
    ]
    if sum(is_figure(strip(text)) for text in own) >= _LEAST_FIGURES:
        return False
    if any(len(rows_of(t)) >= 2 and sum(1 for _ in t.iter(f"{W}tc")) >= 6 for t in inner):
        return True
    return any(
        len(cells) > 1 and any(is_prose("".join(t.text or "" for t in cell.iter(f"{W}t"))) for cell in cells)
        for cells in (list(unwrapped(row, f"{W}tc")) for row in rows_of(table))
    )
