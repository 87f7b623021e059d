"""A long table that the browser pages, sorts and filters by itself (分页表).

The page holds all rows as data and only the first of them as HTML, so that three thousand agencies are
painted as fast as thirty. Without scripts the first rows stand as they are and the others as a plain list.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any, TypeVar, overload

from .markup import Html, join, tag, visible
from .words import pick

T = TypeVar("T")

PAGE = 100
SHORT_PAGE = 20
_WORDS = {
    "previous": ("上一页", "Previous"),
    "next": ("下一页", "Next"),
    "pages": ("第 {} / {} 页", "Page {} of {}"),
    "rest": ("其余 {} 行（浏览器未启用脚本，不能翻页、排序和筛选）：", "The other {} rows (scripts are off):"),
}


@cache
def paged_script() -> str:
    """The script of all paged tables on a page; it makes text and never HTML of the data."""
    return resources.files(__package__).joinpath("paged.js").read_text(encoding="utf-8")


@cache
def paged_style() -> Html:
    """The style sheet of paged tables as an element."""
    return Html(f"<style>{resources.files(__package__).joinpath('paged.css').read_text(encoding='utf-8')}</style>")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    :ivar text: plain text. :ivar sort: what it is sorted by, its text by default. :ivar href: an address made by
        this program. :ivar cls: class of the text. :ivar notes: smaller lines below the text.
    """

    text: str
    sort: str | float | None = None
    href: str = ""
    cls: str = ""
    title: str = ""
    notes: tuple[str, ...] = ()

    @property
    def key(self) -> str | float:
        """What the cell is sorted by."""
        return self.text if self.sort is None else self.sort

    def html(self) -> Html:
        """The inside of the table cell, exactly as the script makes it."""
        name = "a" if self.href else "span"
        main = tag(name, self.text, href=self.href or None, cls=self.cls or None, title=self.title or None)
        return join([main, *(tag("small", note, cls="pg-note") for note in self.notes)])

    def data(self) -> Any:
        """The cell for the script: a text, or text, sort key, address, class, title and notes without empty ends."""
        full: list[Any] = [self.text, self.sort, self.href, self.cls, self.title, list(self.notes)]
        full = [_clean(value) for value in full]
        while len(full) > 1 and full[-1] in ("", None, []):
            full.pop()
        return full[0] if len(full) == 1 else full


def _clean(value: Any) -> Any:
    if isinstance(value, list):
        return [visible(item) for item in value]
    return visible(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, what it is filtered by (as many as the table has filters), and its class."""

    cells: Sequence[Cell]
    facets: Sequence[str] = ()
    cls: str = ""


class Lines(Sequence[Line]):
    """Rows that are made when they are asked for, each time anew; in memory is only what they are made of."""

    def __init__(self, subjects: Sequence[T], make: Callable[[T], Line]) -> None:
        self._make: Callable[[int], Line] = lambda place: make(subjects[place])
        self._length = len(subjects)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, place: int) -> Line: ...

    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...

    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        """One row, or a list of several."""
        if isinstance(place, slice):
            return [self._make(number) for number in range(*place.indices(self._length))]
        return self._make(place)


@dataclass(frozen=True)
class Paged:
    """One paged table.

    :ivar name: beginning of the ids of its parts. :ivar columns: heading → whether it is sorted as a number.
    :ivar lines: its rows; each is asked for twice and let go of, so that they need not all be in memory.
    :ivar filters: name → (word for everything, value → word); the lines' ``facets`` are in this order.
    :ivar counted: words with two gaps for the rows shown and all rows. :ivar size: rows on a page.
    """

    name: str
    columns: Mapping[str, bool]
    lines: Sequence[Line]
    filters: Mapping[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    search: str = ""
    counted: str = "{} / {}"
    none: str = ""
    lang: str = "zh"
    size: int = PAGE

    def html(self) -> Html:
        """Filters, table, pager and data; a page that shows it needs :func:`paged_script` and :func:`paged_style`."""
        return Html("".join(self.pieces()))

    def pieces(self) -> Iterator[str]:
        """The same piece by piece, for tables of any length."""
        yield f'<div class="pg" id="{self.name}-paged" data-name="{self.name}">'
        none = tag("p", self.none, id=f"{self.name}-none", hidden=True)
        yield join([self._filters(), self._table(), none, self._pager()])
        yield from self._rest()
        yield from self._data()
        yield "</div>"

    def _word(self, key: str) -> str:
        return pick(_WORDS[key], self.lang)

    def _filters(self) -> Html:
        parts: list[Html] = []
        if self.search:
            label = self.search
            parts.append(tag("input", type="search", id=f"{self.name}-text", placeholder=label, aria_label=label))
        for name, (everything, options) in self.filters.items():
            made = [tag("option", everything, value="")]
            made += [tag("option", text, value=value) for value, text in options.items()]
            parts.append(tag("select", made, id=f"{self.name}-{name}", aria_label=everything))
        count = tag("output", id=f"{self.name}-count", data_text=self.counted, aria_live="polite")
        return tag("div", *parts, count, cls="pg-filters", id=f"{self.name}-filters", hidden=True)

    def _table(self) -> Html:
        head = [
            tag("th", tag("button", name, type="button", data_numeric=numeric), data_label=name, scope="col")
            for name, numeric in self.columns.items()
        ]
        rows = [self._row(line) for line in islice(self.lines, self.size)]
        return tag("table", tag("thead", tag("tr", head)), tag("tbody", rows), cls="pg-table", id=f"{self.name}-table")

    def _row(self, line: Line) -> Html:
        cells = [tag("td", cell.html(), data_label=name) for name, cell in zip(self.columns, line.cells, strict=True)]
        facets = {f"data_{name}": value for name, value in zip(self.filters, line.facets, strict=True)}
        return tag("tr", cells, cls=line.cls or None, **facets)

    def _pager(self) -> Html:
        place = tag("span", id=f"{self.name}-page", data_text=self._word("pages"), aria_live="polite")
        turn = [
            tag("button", self._word(key), type="button", id=f"{self.name}-{key}", data_step=step)
            for key, step in (("previous", -1), ("next", 1))
        ]
        return tag("nav", turn[0], place, turn[1], cls="pg-pager", id=f"{self.name}-pager", hidden=True)

    def _rest(self) -> Iterator[str]:
        """What a browser without scripts shows of the rows beyond the first page; others do not even parse it."""
        number = len(self.lines) - self.size
        if number <= 0:
            return
        yield f'<noscript>{tag("p", self._word("rest").format(number))}<ul class="pg-rest">'
        yield from (tag("li", _brief(line.cells)) for line in islice(self.lines, self.size, None))
        yield "</ul></noscript>"

    def _data(self) -> Iterator[str]:
        yield f'<script type="application/json" id="{self.name}-data">{{"size":{self.size},"filters":'
        yield _json(list(self.filters)) + ',"rows":['
        for number, line in enumerate(self.lines):
            row = [line.cls, list(line.facets), [cell.data() for cell in line.cells]]
            yield ("," if number else "") + _json(row)
        yield "]}</script>"


def _json(data: Any) -> str:
    """JSON that cannot end the element it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _brief(cells: Iterable[Cell]) -> Html:
    """The first cells of a row in one line."""
    shown = [tag("a", cell.text, href=cell.href) if cell.href else cell.text for cell in islice(cells, 4) if cell.text]
    return join(shown, "　")
