"""Random tables with merged cells, and the same table written as HTML and as DOCX."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from hypothesis import strategies as st

TEXTS = st.one_of(
    st.sampled_from(
        ["", "0", "12", "1,234", "96.50", "/", "-", "无", "总计", "（一）予以公开", "1.属于国家秘密", "商业\n企业"]
    ),
    st.text(alphabet="政府信息公开申请数量（）、.0123456789ab<>&\"'", max_size=12),
)


@dataclass(frozen=True)
class Span:
    """A cell of a made table."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


@dataclass(frozen=True)
class MadeTable:
    """A table without holes: every place belongs to one cell, every row and column begins one."""

    rows: int
    columns: int
    cells: tuple[Span, ...]

    def matrix(self) -> list[list[str]]:
        """The text at every place."""
        found = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for r in range(cell.row, cell.row + cell.rowspan):
                for c in range(cell.column, cell.column + cell.colspan):
                    found[r][c] = cell.text
        return found


@st.composite
def made_tables(draw: st.DrawFn) -> MadeTable:
    """Tables of 2 to 7 rows and columns whose merged cells do not overlap."""
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 7))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    cells: list[Span] = []
    for r in range(rows):
        for c in range(columns):
            if (r, c) not in free:
                continue
            wide = draw(st.integers(1, 3))
            wide = next(w for w in (wide, 1) if all((r, c + i) in free for i in range(w)))
            tall = draw(st.integers(1, 3))
            tall = next(t for t in (tall, 1) if all((r + i, c + j) in free for i in range(t) for j in range(wide)))
            text = "\n".join(line.strip() for line in draw(TEXTS).split("\n")).strip()
            # A row needs a cell of its own, or it would not be there in HTML.
            cells.append(Span(r, c, tall, wide, text))
            free -= {(r + i, c + j) for i in range(tall) for j in range(wide)}
    made = MadeTable(rows, columns, tuple(cells))
    starting = {cell.row for cell in cells}
    if len(starting) < rows or not any(cell.text for cell in cells):
        cells = [Span(r, c, 1, 1, "1") for r in range(rows) for c in range(columns)]
        made = MadeTable(rows, columns, tuple(cells))
    return made


def as_html(table: MadeTable) -> bytes:
    """The table in a page of its own."""
    lines = []
    for r in range(table.rows):
        row = "".join(
            f'<td rowspan="{c.rowspan}" colspan="{c.colspan}">{escape(c.text).replace(chr(10), "<br>")}</td>'
            for c in table.cells
            if c.row == r
        )
        lines.append(f"<tr>{row}</tr>")
    page = f"<html><body><p>表格</p><table>{''.join(lines)}</table></body></html>"
    return page.encode()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph's XML; line breaks become breaks."""
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r>{runs}</w:r></w:p>"


def table_xml(table: MadeTable) -> str:
    """The table's XML as Word writes it: gridSpan and vMerge."""
    rows = []
    for r in range(table.rows):
        cells = []
        for cell in sorted(table.cells, key=lambda c: c.column):
            if not cell.row <= r < cell.row + cell.rowspan:
                continue
            first = cell.row == r
            merge = ""
            if cell.rowspan > 1:
                merge = '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
            body = paragraph(cell.text) if first else "<w:p/>"
            cells.append(f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.colspan}"/>{merge}</w:tcPr>{body}</w:tc>')
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl><w:tblGrid/>{''.join(rows)}</w:tbl>"


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(body: str, **parts: str) -> bytes:
    """A DOCX file with this body and further parts of its word folder (``numbering``, ``styles``)."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return stream.getvalue()
