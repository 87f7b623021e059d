"""Walks all grids row by row and hands each row to the statutory table that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from ..editions import latest
from ..model import Cell, Grid
from .grid_proactive import ProactiveReader
from .grid_requests import RequestsReader
from .grid_review import ReviewReader
from .rowview import Place, row_places


class GridTables:
    """The three statutory tables as far as grids carry them, whole, split over pages or in one grid."""

    def __init__(self) -> None:
        self.proactive = ProactiveReader()
        self.requests = RequestsReader(latest())
        self.review = ReviewReader(latest())
        self.used: list[Grid] = []
        self.current = ""

    def read(self, grids: Iterable[Grid]) -> None:
        """Reads all grids in order."""
        for grid in grids:
            if self._read_grid(grid):
                self.used.append(grid)

    def _read_grid(self, grid: Grid) -> bool:
        matrix = grid.matrix()
        taken = False
        for index in range(grid.rows):
            places = row_places(matrix[index])
            if places:
                taken |= self._row(grid, matrix, index, places)
        return taken

    def _row(self, grid: Grid, matrix: list[list[Cell | None]], index: int, places: list[Place]) -> bool:
        item = self.proactive.article_of(places)
        if item is not None:
            self.proactive.add_article(item, grid, places)
            self.current = "proactive"
            return True
        if not any(place.text.strip() for place in places):
            # A row of blanks counts only where table 4 waits for its figures.
            return self.review.started and len(places) >= 10 and self.review.add_figures(grid, places)
        if self.review.is_header(places):
            self.review.add_header(grid, matrix, index, places)
            self.current = "review"
            return True
        if self.review.started and self.review.add_figures(grid, places):
            return True
        if self.current != "requests" and self.proactive.is_header(places):
            self.proactive.add_header(grid, places)
            self.current = "proactive"
            return True
        if self.requests.is_header(places):
            self.requests.add_header(grid, matrix, index, places)
            self.current = "requests"
            return True
        if not self.review.waits_in(grid) and self.requests.add_row(grid, places, self.current == "requests"):
            self.current = "requests"
            return True
        return self.proactive.add_row(grid, places, expected=self.current == "proactive")
