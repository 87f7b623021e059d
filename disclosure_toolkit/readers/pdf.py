"""PDF with a text layer → :class:`~disclosure_toolkit.model.Document`.

::

    pdf_fonts      stands in for fonts that are not embedded
    pdf_source     handles, the view that makes user space the displayed page
    pdf_drawing    lines, boxes, pictures, unseen text
    pdf_chars      characters with their boxes
    pdf_lines      characters → words, lines, cell texts
    pdf_lattice    lines → cells (geometry only)
    pdf_tables     which lattices are tables, which characters stand in which cell
    pdf_aligned    tables with rules between rows only: columns by alignment
    pdf_split      rows whose rule is missing
    pdf_cut        rows that a page end cuts in two
    pdf_overflow   figures that run over the border of their cell
    pdf_watermark  large letters upon the text
    pdf_raised     footnote numbers behind figures
    pdf_second     second and third reading of figures
    pdf_furniture  page numbers and running headers

Nothing is known here of the form: an office's PDF comes out as lines of text and grids of cells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2.raw as pdfium

from ..chinese import squeeze
from ..errors import DamagedFile, EmptyFile, ScannedDocument, UnreadableEncoding
from ..model import Block, Cell, Document, Grid, NoteCode, Source, TextBlock, Word
from .pdf_chars import UNREADABLE, Characters, characters_of
from .pdf_cut import mended
from .pdf_drawing import drawing_of
from .pdf_furniture import PageLines, furniture
from .pdf_lines import PrintedLine, cell_text, line_of, rows_of
from .pdf_overflow import overflows
from .pdf_raised import with_raised
from .pdf_second import Plumber, SecondReader
from .pdf_source import View, opened, opened_page, title_of, view_of
from .pdf_tables import Table, tables_of
from .pdf_watermark import without_watermark
from .site_foot import without_foot

_FEW = 8
"""A page with fewer characters under a picture has no text layer; its page number may still be text."""
_SHOWN, _PICTURE = 0.12, 0.3
"""Shares of a page: a picture that may hold a table, a picture that may be the page."""
_STAMPED, _WHOLE = 40, 0.7
"""A scanning program's mark or a page number on a picture of nearly the whole page."""
_GARBLED = 0.3
_ENOUGH = 6
_SHIFT = 60.0
_ASK = "请先做文字识别（OCR）并人工核对，或向发布机关索取电子原件"


@dataclass(slots=True)
class _Page:
    """One page as read; handles are closed by now."""

    number: int
    view: View
    grids: list[tuple[float, Grid]] = field(default_factory=list)
    lines: list[PrintedLine] = field(default_factory=list)
    all_lines: list[PrintedLine] = field(default_factory=list)
    chars: int = 0
    garbled: int = 0
    hidden: int = 0
    slanted: int = 0
    pictures: float = 0.0
    complete: bool = True

    @property
    def without_text(self) -> bool:
        """Whether what the page shows is a picture (with or without an invisible text layer)."""
        if self.pictures >= _WHOLE and self.chars < _STAMPED:
            return True
        return self.chars < _FEW and (self.pictures >= _PICTURE or self.hidden >= _FEW)

    def source(self, box: tuple[float, float, float, float]) -> Source:
        return Source(page=self.number, box=self.view.displayed(box))


def read(data: bytes, file: str, digest: str) -> Document:
    """Reads a PDF.

    :param data: the file's bytes. :param file: its name as the user gave it. :param digest: SHA-256 of the bytes.
    :raises EmptyFile: no bytes, or no page shows anything. :raises EncryptedFile: a password is needed.
    :raises ScannedDocument: pictures of pages, without a text layer (or with one made by OCR only).
    :raises UnreadableEncoding: the fonts do not tell which characters they print.
    :raises DamagedFile: the container is broken.
    """
    if not data:
        raise EmptyFile("文件是空的，没有任何内容", file, remedy="请重新下载或重新导出")
    plumber = Plumber(data)
    try:
        with opened(data, file) as document:
            count = pdfium.FPDF_GetPageCount(document)
            if count < 1:
                raise DamagedFile("PDF 中没有任何页面", file, remedy="请重新下载，或向发布机关索取原文件")
            pages = [_page(document, index, file, plumber) for index in range(count)]
            title = title_of(document)
    finally:
        plumber.close()
    _refuse_unreadable(pages, file)
    return _document(pages, file, digest, title)


def _page(document: Any, index: int, file: str, plumber: Plumber) -> _Page:
    with opened_page(document, index, file) as (handle, text):
        view = view_of(handle)
        drawing = drawing_of(handle, view)
        found = characters_of(text, view, drawing)
        if found.sideways:
            view = view.turned(4 - found.sideways)
            drawing = drawing_of(handle, view)
            found = characters_of(text, view, drawing)
        found = without_watermark(found)
        found = replace(found, chars=with_raised(found.chars))
        tables, free = tables_of(drawing, found.chars)
        page = _Page(index + 1, view, hidden=found.hidden, slanted=found.slanted)
        page.pictures, page.complete = drawing.pictures, drawing.complete
        _count(page, found)
        second = SecondReader(text, view, lambda box: plumber.text(index + 1, box))
        page.grids = [(table.top, _grid(page, table, second)) for table in tables]
    page.lines = [line_of(row) for row in rows_of(free)]
    page.all_lines = [line_of(row) for row in rows_of(found.chars)] if tables else page.lines
    return page


def _count(page: _Page, found: Characters) -> None:
    page.chars = len(found.chars)
    page.garbled = sum(char.text == UNREADABLE for char in found.chars)


def _grid(page: _Page, table: Table, second: SecondReader) -> Grid:
    lattice = table.lattice
    cells = []
    doubtful = overflows(table)
    for index, (places, chars) in enumerate(zip(lattice.cells, table.chars, strict=True)):
        top, left, bottom, right = places
        box = lattice.box_of(places)
        text = cell_text(chars)
        twice = len(chars) == 2 * len("".join(text.split()))
        cells.append(
            Cell(
                row=top,
                column=left,
                text=text,
                source=page.source(box),
                rowspan=bottom - top,
                colspan=right - left,
                second=doubtful[index] if index in doubtful else second.differing(text, box, twice),
            )
        )
    return Grid(
        rows=len(lattice.ys) - 1,
        columns=len(lattice.xs) - 1,
        cells=tuple(cells),
        source=page.source(lattice.box),
        edges=tuple(round(x, 2) for x in lattice.xs),
        basis=table.basis,
    )


def _refuse_unreadable(pages: Sequence[_Page], file: str) -> None:
    """Raises the error that fits a file of which no text can be read."""
    readable = [page for page in pages if page.chars and not page.without_text]
    chars = sum(page.chars for page in readable)
    if any(page.hidden >= _FEW for page in pages) and not readable:
        raise ScannedDocument("PDF 是扫描件，其中的文字层由文字识别生成，数字不可靠", file, remedy=_ASK)
    if any(page.without_text for page in pages) and chars < _FEW:
        raise ScannedDocument("PDF 是扫描件，没有文字层", file, remedy=_ASK)
    if not chars:
        raise EmptyFile("PDF 中没有任何文字（可能是空白页，或文字已转为图形）", file, remedy=_ASK)
    if sum(page.garbled for page in readable) > _GARBLED * chars:
        raise UnreadableEncoding(
            "PDF 所用字体没有说明字符编码，文字无法还原",
            file,
            remedy="请向发布机关索取电子原件，或打印后做文字识别（OCR）并人工核对",
        )


def _document(pages: Sequence[_Page], file: str, digest: str, title: str) -> Document:
    dropped = furniture([PageLines(page.view.height, page.lines) for page in pages])
    blocks: list[Block] = []
    lines: list[TextBlock] = []
    for page, gone, (left, right) in zip(pages, dropped, _margins(pages), strict=True):
        made = [_block(page, line, left, right) for line in page.lines]
        kept = [
            (line.box[1], block) for i, (line, block) in enumerate(zip(page.lines, made, strict=True)) if i not in gone
        ]
        placed: list[tuple[float, Block]] = [*page.grids, *kept]
        here = [block for _, block in sorted(placed, key=lambda item: item[0])]
        if blocks and here and isinstance(blocks[-1], Grid) and isinstance(here[0], Grid):
            parts = mended(blocks[-1], here[0])
            if parts is not None:
                blocks[-1] = parts[0]
                here[:1] = [parts[1]] if parts[1] is not None else []
        blocks += here
        if not page.grids:
            lines += [block for _, block in kept]
            continue
        dropped_places = {made[index].source for index in gone}
        every = [_block(page, line, left, right) for line in page.all_lines]
        lines += [block for block in every if block.source not in dropped_places]
    return Document(
        file=file,
        format="pdf",
        digest=digest,
        blocks=without_foot(blocks),
        lines=tuple(lines),
        title=title if _confirmed(title, blocks) else "",
        pages=len(pages),
        notes=_notes(pages, dropped),
    )


def _confirmed(title: str, blocks: Sequence[Block]) -> bool:
    """Whether the first lines print the metadata's title, too; it is often that of last year's file."""
    printed = "".join(block.text for block in blocks[:12] if isinstance(block, TextBlock))
    return bool(title) and squeeze(title) in squeeze(printed)


def _margins(pages: Sequence[_Page]) -> list[tuple[float, float]]:
    """Left and right edge of the text area, page by page; pages with little prose take the document's."""
    prose = [[line for line in page.lines if _is_prose(line, page.view.width)] for page in pages]
    everything = [line for page in pages for line in page.lines]
    common = _edges([line for lines in prose for line in lines] or everything) or (0.0, pages[0].view.width)
    # Mirrored margins move the left edge a little from page to page.
    own = [_edges(lines) if len(lines) >= _ENOUGH else None for lines in prose]
    return [edges if edges is not None and abs(edges[0] - common[0]) < _SHIFT else common for edges in own]


def _is_prose(line: PrintedLine, width: float) -> bool:
    """A long line without the gaps of a table."""
    filled = sum(run.box[2] - run.box[0] for run in line.words)
    long = line.box[2] - line.box[0]
    return long > 0.45 * width and filled > 0.85 * long


_JUSTIFIED = 0.4
"""Share of lines that end at one place where text is justified."""


def _edges(lines: Sequence[PrintedLine]) -> tuple[float, float] | None:
    if not lines:
        return None
    left = Counter(round(line.box[0]) for line in lines).most_common(1)[0][0]
    near = [line.box[0] for line in lines if abs(line.box[0] - left) <= 2]
    right, often = Counter(round(line.box[2]) for line in lines).most_common(1)[0]
    # Where many lines end alike they are justified; some may still stick out with punctuation or digits.
    justified = often >= _JUSTIFIED * len(lines)
    return sum(near) / len(near), right if justified else sorted(line.box[2] for line in lines)[-1 - len(lines) // 10]


def _block(page: _Page, line: PrintedLine, left: float, right: float) -> TextBlock:
    source = page.source(line.box)
    return TextBlock(
        text=line.text,
        source=source,
        kind="line",
        words=tuple(
            Word(
                run.text,
                round(run.box[0], 2),
                round(run.box[2], 2),
                source if run.box == line.box else page.source(run.box),
            )
            for run in line.words
        ),
        indent=round((line.box[0] - left) / line.size, 1),
        full=line.box[2] >= right - 1.6 * line.size,
    )


def _notes(pages: Sequence[_Page], dropped: Sequence[set[int]]) -> tuple[tuple[NoteCode, str, Source | None], ...]:
    notes: list[tuple[NoteCode, str, Source | None]] = []

    def tell(code: NoteCode, message: str, concerned: list[int]) -> None:
        if concerned:
            notes.append((code, f"第 {'、'.join(map(str, concerned))} 页{message}", Source(page=concerned[0])))

    read_pages = [page for page in pages if not page.without_text]
    bare = [page.number for page in pages if page.without_text]
    tell("pages_without_text", "是扫描图像，没有可靠的文字层，页上的内容没有读取", bare)
    pictured = [page.number for page in read_pages if page.pictures >= _SHOWN]
    tell("pictures", "有图片，图片中的文字没有读取", pictured)
    garbled = [page.number for page in read_pages if page.garbled]
    tell("glyphs_without_text", f"有字体未说明编码的字符，以 {UNREADABLE} 代替", garbled)
    tell("watermark", "的水印文字不计入正文", [page.number for page in pages if page.slanted])
    tell("drawing_too_large", "图形过多，表格线没有全部读取", [page.number for page in pages if not page.complete])
    number = sum(len(gone) for gone in dropped)
    if number:
        notes.append(("page_furniture", f"页码、页眉、页脚共 {number} 行不计入正文", None))
    return tuple(notes)
