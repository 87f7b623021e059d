"""PDF files with a text layer, drawn with reportlab; the font is one that every PDF reader has."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ..grid import table_grids
from ..printed import PrintedReport
from . import Layout
from .lines import wrap
from .pdf_table import FONT, TableDrawing, TableStyle


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How pages look.

    :ivar number: pattern of the page number; :ivar place: where it stands; :ivar number_first: whether
        it comes first in the page's drawing order.
    :ivar size: font size of the prose; :ivar margin: left and right margin in points.
    :ivar split: table 2 as four tables.
    """

    number: str = "-{}-"
    place: Literal["left", "centre", "right", "outer"] = "centre"
    number_first: bool = False
    size: float = 14
    margin: float = 74
    split: bool = False


class Pages:
    """A canvas with a pen that moves down and turns the page."""

    def __init__(self, canvas: Any, style: PageStyle) -> None:
        self.canvas, self.style = canvas, style
        self.left = style.margin
        self.width = A4[0] - 2 * style.margin
        self.bottom = 76.0
        self.page = 1
        self.y = self._top
        if style.number_first:
            self._number()

    @property
    def _top(self) -> float:
        return float(A4[1]) - 72

    @property
    def room(self) -> float:
        """Height left on the page, in points."""
        return self.y - self.bottom

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the page yet."""
        return self.y == self._top

    def turn(self) -> None:
        """Ends the page and starts the next one."""
        if not self.style.number_first:
            self._number()
        self.canvas.showPage()
        self.page += 1
        self.y = self._top
        if self.style.number_first:
            self._number()

    def finish(self) -> None:
        """Ends the last page."""
        if not self.style.number_first:
            self._number()
        self.canvas.showPage()

    def _number(self) -> None:
        if not self.style.number:
            return
        text = self.style.number.format(self.page)
        self.canvas.setFont(FONT, 10.5)
        width = pdfmetrics.stringWidth(text, FONT, 10.5)
        place = self.style.place
        if place == "outer":
            place = "right" if self.page % 2 else "left"
        x = {"left": self.left, "centre": (A4[0] - width) / 2, "right": A4[0] - self.left - width}[place]
        self.canvas.drawString(x, 44, text)

    def text(self, text: str, *, indent: int = 2, centre: bool = False, size: float = 0) -> None:
        """A paragraph, broken into lines and over pages."""
        size = size or self.style.size
        lead = size * indent
        lines = wrap(text, self.width, lead, lambda part: float(pdfmetrics.stringWidth(part, FONT, size)))
        for n, line in enumerate(lines):
            if self.room < size * 1.7:
                self.turn()
            self.canvas.setFont(FONT, size)
            self.y -= size * 1.7
            width = pdfmetrics.stringWidth(line, FONT, size)
            x = (A4[0] - width) / 2 if centre else self.left + (lead if n == 0 else 0)
            self.canvas.drawString(x, self.y, line)


def write(report: PrintedReport, rng: random.Random, *, page: PageStyle, table: TableStyle) -> bytes:  # noqa: ARG001
    """The report as a PDF file; the same bytes for the same report."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    raw = io.BytesIO()
    canvas = Canvas(raw, pagesize=A4, invariant=1)
    canvas.setTitle(report.title)
    pages = Pages(canvas, page)
    for line in report.title_lines:
        pages.text(line, indent=0, centre=True, size=page.size + 6)
    pages.y -= 10
    for text in report.preamble:
        pages.text(text)
    for section in report.sections:
        pages.text(section.heading)
        for paragraph in section.paragraphs:
            for text in paragraph.lines:
                pages.text(text)
        printed = report.table(section.table) if section.table else None
        if printed is not None:
            pages.y -= 8
            for grid in table_grids(printed, split=page.split):
                TableDrawing(grid, printed.name, table, pages.width).draw(pages)
                pages.y -= 8
    pages.finish()
    canvas.save()
    return raw.getvalue()


def _layout(name: str, page: PageStyle, table: TableStyle, held_out: bool = False) -> Layout:
    return Layout("pdf", name, partial(write, page=page, table=table), held_out=held_out)


_BLUE = (0.82, 0.9, 0.97)

LAYOUTS = (
    _layout("ruled", PageStyle(), TableStyle()),
    _layout(
        "ruled_open_end",
        PageStyle("- {} -", "outer", size=16, split=True),
        TableStyle(open_end=True, cut=True, align="right"),
    ),
    _layout("boxes", PageStyle("{}", "right", number_first=True), TableStyle("boxes", repeat_head=True)),
    _layout("coloured", PageStyle("", size=12), TableStyle("boxes", fill=_BLUE, upright=False)),
    _layout("row_lines", PageStyle("— {} —", size=15), TableStyle("rows", repeat_head=True, upright=False)),
    _layout("unruled", PageStyle("-{}-", "left", size=12), TableStyle("none", upright=False)),
    _layout(
        "banded",
        PageStyle("第 {} 页", "centre", number_first=True, size=13),
        TableStyle("rows", bands=True, upright=False, align="right"),
        held_out=True,
    ),
    _layout(
        "boxes_cut",
        PageStyle("-{}-", "outer", number_first=True, size=16, margin=60),
        TableStyle("boxes", open_end=True, cut=True, fill=(0.9, 0.9, 0.9)),
        held_out=True,
    ),
)
