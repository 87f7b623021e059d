"""What the collection keeps of one report (报告摘录): small enough that thousands fit in memory.

A report with every source place takes about half a megabyte; its digest takes some kilobytes, nearly all of them
figures and words, which a batch puts on a shelf (:mod:`.shelf`). What a finding needs beyond that, the places in
the source file, is fetched for the reports that a finding is about (:mod:`.evidence`).
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from ..editions import Edition, edition, edition_for_year, editions, latest
from ..errors import UnknownFigureKey
from ..model import Figure, Kind, Level, Report

Number = int | Decimal
Cell = Number | Kind | None
"""A value; or the kind of a figure without one; ``None`` where the report does not print the figure."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section's words: statutory number (0: preamble), heading as printed, text (one paragraph a line)."""

    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What the collection needs of one report (报告摘录). Frozen and picklable.

    :ivar file: the file as the user named it. :ivar agency: and :ivar year: whose report of which year;
        empty and ``None`` when the document does not tell.
    :ivar level: :class:`~disclosure_toolkit.model.Level` as a word. :ivar edition: name of the form's
        edition, ``None`` where the report follows no uniform form.
    :ivar content: digest of all figures; two reports with the same one print the same tables.
    :ivar cells: one for each of :func:`keys_of` the edition, in its order; ask :meth:`value`. In a batch they wait
        on disk (:mod:`.shelf`).
    :ivar foreign: figures that the edition does not have, rare.
    :ivar sections: the words of the sections in printed order; they likewise.
    """

    file: str
    agency: str = ""
    year: int | None = None
    level: str = "unknown"
    edition: str | None = None
    content: str = ""
    cells: Sequence[Cell] = ()
    foreign: tuple[tuple[str, Cell], ...] = ()
    sections: Sequence[SectionText] = ()

    def __hash__(self) -> int:
        # Whole texts need not be hashed to tell reports apart.
        return hash((self.file, self.content))

    @property
    def form(self) -> Edition:
        """The edition whose labels the report carries, else the one its year must follow, else the one in force."""
        return _form(self.edition, self.year)

    def cell(self, key: str) -> Cell:
        """The value, or the kind of a figure without one, or ``None`` where the report does not print it.

        :raises UnknownFigureKey: no edition has such a figure.
        """
        place = _places(self.edition, self.year).get(key)
        if place is not None:
            return self.cells[place] if self.cells else None
        if not any(form.has(key) for form in editions()):
            raise UnknownFigureKey(f"没有数据项 {key}", remedy="请核对数据项名称")
        return dict(self.foreign).get(key)

    def value(self, key: str) -> Number | None:
        """The figure's value; ``None`` when it is absent, blank, textual or unreadable."""
        found = self.cell(key)
        return None if isinstance(found, Kind) else found

    def table(self, name: str) -> dict[str, Cell]:
        """The printed figures of one table (``proactive``, ``requests``, ``review``) by key, in the form's order."""
        start = name + "."
        return {key: cell for key, cell in self.figures() if key.startswith(start)}

    def figures(self) -> Iterator[tuple[str, Cell]]:
        """All printed figures, in the form's order."""
        for key, cell in zip(keys_of(self.form.name), self.cells, strict=False):
            if cell is not None:
                yield key, cell
        yield from self.foreign

    def section(self, number: int) -> SectionText | None:
        """The first section with this statutory number (0: the preamble)."""
        return next((section for section in self.sections if section.number == number), None)

    @property
    def undivided(self) -> bool:
        """Whether （六）其他处理 stands as one row: always in the trial edition, sometimes later."""
        form = self.form
        keys = form.undivided_keys or tuple(k for k in form.keys if k.startswith("requests.other_handling."))
        return any(self.cell(key) is not None for key in keys)


@cache
def keys_of(name: str) -> tuple[str, ...]:
    """The figure keys of an edition, the undivided row （六）其他处理 last where the edition divides it."""
    form = edition(name)
    return (*form.keys, *form.undivided_keys)


@cache
def _places(name: str | None, year: int | None) -> Mapping[str, int]:
    return {key: place for place, key in enumerate(keys_of(_form(name, year).name))}


@cache
def _form(name: str | None, year: int | None) -> Edition:
    if name is not None:
        return edition(name)
    return (edition_for_year(year) if year else None) or latest()


def digest_of_report(report: Report, *, file: str = "", agency: str = "", year: int | None = None) -> Digest:
    """The digest of a report.

    :param file: the name that findings show, where it is not the report's own.
    :param agency: and :param year: what a manifest says; they count only where the document is silent.
    """
    identity = report.identity
    return _digest(
        file or report.file,
        identity.agency or agency,
        identity.year or year,
        str(identity.level),
        identity.edition,
        ((figure.key, figure.value, figure.kind) for figure in report.figures.values()),
        (SectionText(s.number, s.title, s.text) for s in report.sections),
    )


def digest_of_record(record: Mapping[str, Any], *, file: str = "", agency: str = "", year: int | None = None) -> Digest:
    """The digest of a record in its JSON form (``record.json``), the same as that of its report."""
    identity = record["identity"]
    return _digest(
        file or record.get("file", ""),
        identity.get("agency") or agency,
        identity.get("year") or year,
        identity.get("level") or str(Level.UNKNOWN),
        identity.get("edition"),
        (_printed(key, data) for key, data in record["figures"].items()),
        (SectionText(s["number"], s.get("title") or "", s.get("text") or "") for s in record.get("sections", ())),
    )


_KINDS = {str(kind): kind for kind in Kind}
_Printed = tuple[str, Number | None, Kind]


def _printed(key: str, data: Mapping[str, Any]) -> _Printed:
    """A figure of a record; money goes the long way, for its text keeps zeros that a JSON number loses."""
    value = data.get("value")
    if value is None or (type(value) is int and "." not in data.get("raw", "")):
        return key, value, _KINDS[data["kind"]]
    figure = Figure.from_dict(key, {**data, "source": None})
    return key, figure.value, figure.kind


def _digest(
    file: str,
    agency: str,
    year: int | None,
    level: str,
    form: str | None,
    figures: Iterable[_Printed],
    sections: Iterable[SectionText],
) -> Digest:
    printed = {key: (value, kind) for key, value, kind in figures}
    lines = sorted(f"{key}={value}/{kind.value}" for key, (value, kind) in printed.items())
    keys = keys_of(_form(form, year).name)
    cells = {key: kind if value is None else value for key, (value, kind) in printed.items()}
    return Digest(
        file=file,
        agency=agency,
        year=year,
        level=sys.intern(level),
        edition=sys.intern(form) if form is not None else None,
        content=hashlib.sha256("\n".join(lines).encode()).hexdigest(),
        cells=tuple(map(cells.get, keys)) if cells else (),
        foreign=tuple((key, cells[key]) for key in sorted(cells.keys() - set(keys))),
        sections=tuple(sections),
    )
