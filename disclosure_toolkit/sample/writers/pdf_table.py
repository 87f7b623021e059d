"""Drawing a grid on PDF pages: rules, merged cells, page ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reportlab.pdfbase.pdfmetrics import stringWidth

from ..grid import GridCell, PrintedGrid
from .lines import narrow, wrap

if TYPE_CHECKING:
    from .pdf import Pages

FONT = "STSong-Light"
_PAD = 2.5
_LABELS = {"proactive": (130.0,), "requests": (30.0, 62.0, 128.0), "review": ()}


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How tables are drawn.

    :ivar rules: ``strokes`` (lines), ``boxes`` (thin filled rectangles), ``rows`` (row lines only), ``none``.
    :ivar repeat_head: header rows again after a page end.
    :ivar open_end: no rule under the last row of a page when the table goes on.
    :ivar fill: colour behind header cells (red, green, blue), ``None`` for none.
    :ivar bands: every other row on a grey ground.
    :ivar upright: the label of many rows one character a line.
    :ivar align: where figures stand in their cells.
    :ivar cut: merged labels are cut in two by a page end, else they stand whole above it.
    """

    rules: Literal["strokes", "boxes", "rows", "none"] = "strokes"
    repeat_head: bool = False
    open_end: bool = False
    fill: tuple[float, float, float] | None = None
    bands: bool = False
    upright: bool = True
    align: Literal["centre", "right"] = "centre"
    cut: bool = False
    size: float = 9


class TableDrawing:
    """One grid, measured, and drawn page by page."""

    def __init__(self, grid: PrintedGrid, name: str, style: TableStyle, width: float) -> None:
        self.grid, self.style = grid, style
        labels = _LABELS[name][: grid.labels]
        rest = (width - sum(labels)) / (grid.columns - len(labels))
        widths = [*labels, *[rest] * (grid.columns - len(labels))]
        self.x = [sum(widths[:c]) for c in range(grid.columns + 1)]
        self.leading = style.size + 3
        self.lines = {cell: self._lines(cell) for cell in grid.cells}
        self.heights = self._heights()

    def _lines(self, cell: GridCell) -> list[str]:
        room = self.x[cell.column + cell.colspan] - self.x[cell.column] - 2 * _PAD
        if cell.role == "label" and cell.rowspan > 8 and self.style.upright:
            return narrow(cell.text, 1)
        if cell.role == "head" and len(cell.text) in (4, 6) and room < 6 * self.style.size:
            return narrow(cell.text, 2)
        return wrap(cell.text, room, measure=lambda text: stringWidth(text, FONT, self.style.size))

    def _heights(self) -> list[float]:
        heights = [self.leading + 2 * _PAD] * self.grid.rows
        for cell in sorted(self.grid.cells, key=lambda cell: cell.rowspan):
            wanted = len(self.lines[cell]) * self.leading + 2 * _PAD
            span = range(cell.row, cell.row + cell.rowspan)
            missing = wanted - sum(heights[r] for r in span)
            if missing > 0:
                for r in span:
                    heights[r] += missing / cell.rowspan
        return heights

    def draw(self, pages: Pages) -> None:
        """Draws all rows, going on to further pages as needed."""
        start = 0
        while start < self.grid.rows:
            head = self.grid.heads if start and self.style.repeat_head else 0
            room = pages.room - sum(self.heights[:head])
            end = start
            while end < self.grid.rows and (room >= self.heights[end] or (end == start and pages.fresh)):
                room -= self.heights[end]
                end += 1
            if end == start or (start == 0 and end <= self.grid.heads < self.grid.rows and not pages.fresh):
                pages.turn()
                continue
            self._draw_rows(pages, [*range(head), *range(start, end)], end < self.grid.rows)
            start = end
            if start < self.grid.rows:
                pages.turn()

    def _draw_rows(self, pages: Pages, rows: list[int], goes_on: bool) -> None:
        top, y = {}, pages.y
        for r in rows:
            top[r] = y
            y -= self.heights[r]
        self._ground(pages, rows, top)
        self._rules(pages, rows, top, goes_on)
        pages.canvas.setFont(FONT, self.style.size)
        for cell in sorted(self.grid.cells, key=lambda cell: (cell.row, cell.column)):
            shown = [r for r in rows if cell.row <= r < cell.row + cell.rowspan]
            if shown:
                self._text(pages, cell, shown, top)
        pages.y = y

    def _ground(self, pages: Pages, rows: list[int], top: dict[int, float]) -> None:
        canvas, left = pages.canvas, pages.left
        for r in rows:
            if self.style.bands and r >= self.grid.heads and r % 2:
                canvas.setFillColorRGB(0.93, 0.93, 0.93)
                canvas.rect(left, top[r] - self.heights[r], self.x[-1], self.heights[r], stroke=0, fill=1)
        if self.style.fill is not None:
            canvas.setFillColorRGB(*self.style.fill)
            for cell in self.grid.cells:
                if cell.role in ("head", "title") and cell.row in top:
                    height = sum(self.heights[cell.row : cell.row + cell.rowspan])
                    x0, x1 = self.x[cell.column], self.x[cell.column + cell.colspan]
                    canvas.rect(left + x0, top[cell.row] - height, x1 - x0, height, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)

    def _rules(self, pages: Pages, rows: list[int], top: dict[int, float], goes_on: bool) -> None:
        if self.style.rules == "none":
            return
        horizontal: set[tuple[float, float, float]] = set()
        vertical: set[tuple[float, float, float]] = set()
        for cell in self.grid.cells:
            shown = [r for r in rows if cell.row <= r < cell.row + cell.rowspan]
            if not shown:
                continue
            x0, x1 = self.x[cell.column], self.x[cell.column + cell.colspan]
            y0, y1 = top[shown[0]], top[shown[-1]] - self.heights[shown[-1]]
            horizontal.add((y0, x0, x1))
            if not (goes_on and self.style.open_end and shown[-1] == rows[-1]):
                horizontal.add((y1, x0, x1))
            vertical |= {(x0, y0, y1), (x1, y0, y1)}
        for y, x0, x1 in sorted(horizontal):
            self._rule(pages, x0, y, x1, y)
        if self.style.rules != "rows":
            for x, y0, y1 in sorted(vertical):
                self._rule(pages, x, y1, x, y0)

    def _rule(self, pages: Pages, x0: float, y0: float, x1: float, y1: float) -> None:
        left = pages.left
        if self.style.rules == "boxes":
            pages.canvas.rect(left + x0, y0, max(x1 - x0, 0.48), max(y1 - y0, 0.48), stroke=0, fill=1)
        else:
            pages.canvas.setLineWidth(0.5)
            pages.canvas.line(left + x0, y0, left + x1, y1)

    def _text(self, pages: Pages, cell: GridCell, shown: list[int], top: dict[int, float]) -> None:
        lines = self._part(cell, shown)
        height = sum(self.heights[r] for r in shown)
        y = top[shown[0]] - (height - len(lines) * self.leading) / 2 - self.style.size
        x0, x1 = pages.left + self.x[cell.column], pages.left + self.x[cell.column + cell.colspan]
        for line in lines:
            width = stringWidth(line, FONT, self.style.size)
            if cell.role == "label" and len(lines) > 0 and not (cell.rowspan > 8 and self.style.upright):
                x = x0 + _PAD
            elif cell.role == "figure" and self.style.align == "right":
                x = x1 - _PAD - width
            else:
                x = (x0 + x1 - width) / 2
            pages.canvas.drawString(x, y, line)
            y -= self.leading

    def _part(self, cell: GridCell, shown: list[int]) -> list[str]:
        """The lines of a merged label that stand on this page."""
        lines = self.lines[cell]
        if len(shown) == cell.rowspan:
            return lines
        first = shown[0] == cell.row
        room = max(1, int((sum(self.heights[r] for r in shown) - _PAD) // self.leading))
        if self.style.cut and len(lines) > 1:
            before = [r for r in range(cell.row, cell.row + cell.rowspan) if r < shown[0]]
            share = len(lines) // 2
            if first:
                return lines[: min(share, room)]
            return lines[share:] if before else lines
        return lines[: max(room, len(lines))] if first else []
