"""Makes ``libreoffice*.pdf``: the made report as a DOCX, printed by LibreOffice.

In ``libreoffice-cut-rows.pdf`` page ends cut rows of table 3 in two, as Word's and LibreOffice's defaults allow.

Run as ``python -m tests.specimens.pdf.libreoffice`` where LibreOffice is installed; the tests only read the result.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from . import making

FONT = "Noto Serif CJK SC"


def document(whole_rows: bool) -> docx.document.Document:
    """The report with real vertical writing in table 3 and page numbers that LibreOffice counts."""
    made = docx.Document()
    style = made.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)

    def paragraph(text: str) -> None:
        added = made.add_paragraph(text)
        added.paragraph_format.first_line_indent = Pt(28)
        added.alignment = 3

    def table(rows: making.Rows) -> None:
        found = making.spots(rows)
        width = max(spot.column + spot.colspan for spot in found)
        added = made.add_table(len(rows), width)
        added.style = "Table Grid"
        for row in added.rows if whole_rows else ():
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for spot in found:
            last = added.cell(spot.row + spot.rowspan - 1, spot.column + spot.colspan - 1)
            cell = added.cell(spot.row, spot.column).merge(last)
            cell.text = spot.text
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9 if whole_rows else 10)
            if spot.text == making.VERTICAL:
                direction = OxmlElement("w:textDirection")
                direction.set(qn("w:val"), "tbRlV")
                cell._tc.get_or_add_tcPr().append(direction)

    made.add_paragraph(making.TITLE)
    made.add_paragraph(making.HEADINGS[0])
    paragraph(making.PROSE)
    for heading, make in zip(making.HEADINGS[1:4], making.TABLES, strict=True):
        made.add_paragraph(heading)
        table(make())
    made.add_paragraph(making.HEADINGS[4])
    paragraph(making.PROSE)
    made.add_paragraph(making.HEADINGS[5])
    paragraph("无。")
    footer = made.sections[0].footer.paragraphs[0]
    footer.alignment = 1
    footer.add_run("- ")
    field = footer.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        field._r.append(part)
    footer.add_run(" -")
    return made


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, whole_rows in (("libreoffice", True), ("libreoffice-cut-rows", False)):
            source = Path(folder) / f"{name}.docx"
            document(whole_rows).save(str(source))
            target = str(Path(__file__).parent)
            command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", target, str(source)]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
