"""A published file as its reader gives it: text and grids with their places, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

NoteCode = Literal[
    "agency_from_text",
    "before_uniform_form",
    "decided_by_identity",
    "drawing_too_large",
    "embedded_part",
    "encoding_damaged",
    "encoding_mismatch",
    "extension_mismatch",
    "glyphs_without_text",
    "hidden_content",
    "label_by_position",
    "label_inexact",
    "label_unknown",
    "page_furniture",
    "pages_without_text",
    "period_invalid",
    "pictures",
    "row_cells_mismatch",
    "row_missing",
    "title_from_container",
    "watermark",
    "year_from_text",
]
"""What a reading note is about (阅读说明的代码); ``disclosure explain`` has a page for each."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands in the published file.

    Only the fields that the format can tell are set: ``page`` (from 1) and ``box`` (x0, top, x1,
    bottom in points from the page's top left) for PDF; ``line`` (from 1) for text; ``path`` for HTML
    (an XPath) and JSON (a pointer); ``table``/``row``/``cell`` (from 1) or ``paragraph`` for DOCX.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None
    path: str | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    paragraph: int | None = None

    def describe(self, lang: str = "zh") -> str:
        """The place in words: 第 3 页（左 82、上 401 磅）, 第 120 行, 第 2 个表格第 5 行第 3 格."""
        zh = lang == "zh"
        parts: list[str] = []
        if self.page is not None:
            text = f"第 {self.page} 页" if zh else f"page {self.page}"
            if self.box is not None:
                x, y = round(self.box[0]), round(self.box[1])
                text += f"（距左 {x}、距上 {y} 磅）" if zh else f" (x {x} pt, y {y} pt)"
            parts.append(text)
        if self.line is not None:
            parts.append(f"第 {self.line} 行" if zh else f"line {self.line}")
        if self.table is not None:
            text = f"第 {self.table} 个表格" if zh else f"table {self.table}"
            if self.row is not None:
                text += f"第 {self.row} 行" if zh else f", row {self.row}"
            if self.cell is not None:
                text += f"第 {self.cell} 格" if zh else f", cell {self.cell}"
            parts.append(text)
        if self.paragraph is not None:
            parts.append(f"第 {self.paragraph} 段" if zh else f"paragraph {self.paragraph}")
        if self.path is not None:
            parts.append(f"页面元素 {self.path}" if zh else f"element {self.path}")
        return ("，" if zh else ", ").join(parts)

    def to_dict(self) -> dict[str, Any]:
        """JSON form; fields that are not set are left out."""
        result: dict[str, Any] = {}
        for name in ("page", "line", "path", "table", "row", "cell", "paragraph"):
            value = getattr(self, name)
            if value is not None:
                result[name] = value
        if self.box is not None:
            result["box"] = list(self.box)
        return result

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Source | None:
        """Inverse of :meth:`to_dict`; ``None`` stays ``None``."""
        if data is None:
            return None
        known = {k: data[k] for k in ("page", "line", "path", "table", "row", "cell", "paragraph") if k in data}
        box = data.get("box")
        return cls(box=tuple(box) if box is not None else None, **known)


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without a gap, with its horizontal extent.

    ``x0`` and ``x1`` are points for PDF and display columns (a Chinese character is 2 wide) for text;
    figures of one table column share their extent in either unit.
    """

    text: str
    x0: float
    x1: float
    source: Source


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A printed line (PDF, text) or a whole paragraph (HTML, DOCX).

    :ivar text: the text as printed, outer white space removed.
    :ivar kind: ``line`` where the source breaks lines as printed, ``paragraph`` where it does not.
    :ivar words: for lines, the words with their positions; they serve tables without rules.
    :ivar indent: for lines, the distance of the first character from the text area's left edge, in
        characters (2 marks the start of a paragraph); ``None`` when the source cannot tell.
    :ivar full: for lines, whether the line reaches the right margin; ``None`` when it cannot be told.
    :ivar gap: number of blank lines before this one (text only).
    """

    text: str
    source: Source
    kind: Literal["line", "paragraph"] = "paragraph"
    words: tuple[Word, ...] = ()
    indent: float | None = None
    full: bool | None = None
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell of a grid; ``row`` and ``column`` (from 0) are its top left corner.

    :ivar text: the cell's text, line breaks as ``\n``, outer white space removed.
    :ivar second: a second, independent reading of the same cell where it differs from ``text``;
        ``None`` means that no second reading was made or that it agrees. A figure in a cell whose
        readings differ is unreadable.
    """

    row: int
    column: int
    text: str
    source: Source
    rowspan: int = 1
    colspan: int = 1
    second: str | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn or marked up, its merged cells kept; nothing is known of its meaning.

    :ivar edges: for PDF, the x positions of the column borders (``columns + 1`` numbers), so that a
        table that goes on over a page end without its header can be read by position.
    :ivar basis: ``marked`` (HTML, DOCX, delimited text), ``ruled`` (drawn lines) or ``aligned``
        (columns found from the alignment of the text only).
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    source: Source
    edges: tuple[float, ...] = ()
    basis: Literal["marked", "ruled", "aligned"] = "marked"

    def matrix(self) -> list[list[Cell | None]]:
        """Rows × columns, a merged cell repeated at every place that it covers."""
        result: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row, min(cell.row + cell.rowspan, self.rows)):
                line = result[r]
                for c in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    if line[c] is None:
                        line[c] = cell
        return result


Block = TextBlock | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in reading order.

    :ivar file: the file as the user named it.
    :ivar format: ``pdf``, ``html``, ``docx``, ``text``.
    :ivar digest: SHA-256 of the file's bytes.
    :ivar blocks: text blocks and grids in reading order; text inside a grid is not repeated as text.
    :ivar lines: for PDF, all printed lines of the file, those inside grids included, with their
        words: an independent second way into the tables. Empty for formats without it.
    :ivar title: the title the container tells (HTML ``<title>`` or meta), else empty.
    :ivar published: publication date that the container or page tells (ISO date), else ``None``.
    :ivar published_source: where the publication date stands.
    :ivar pages: number of pages, where there are pages.
    :ivar notes: what the reader has to say, as (code, Chinese message, source).
    """

    file: str
    format: str
    digest: str
    blocks: tuple[Block, ...]
    lines: tuple[TextBlock, ...] = ()
    title: str = ""
    published: str | None = None
    published_source: Source | None = None
    pages: int | None = None
    notes: tuple[tuple[NoteCode, str, Source | None], ...] = field(default=())

    @property
    def text(self) -> str:
        """All text blocks, one a line, grids left out."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, TextBlock))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """The grids in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))
