"""One copy of a report: printed, perhaps broken, laid out in a format, its truth known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model import json_number
from .defects import Case, Defect, Injected, Severity
from .meaning import meaning
from .printed import PrintedReport
from .seeds import stream
from .violations import violations
from .writers import EXTENSIONS, Layout

_ATTEMPTS = 12


@dataclass(frozen=True, slots=True)
class Applied:
    """A defect that was put in: which figures and section it concerns, what was done, and how severe it is."""

    defect: Defect
    detail: str
    keys: tuple[str, ...]
    section: int | None
    severity: Severity


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of a sample.

    :ivar report: as printed, defects included. :ivar previous: last year's copy as printed.
    :ivar quirk: name of the unusual print that it was given, see :mod:`.quirks`.
    :ivar label: folder of the file below the sample's folder.
    :ivar planted: names of the collection's defects that this file has a part in.
    :ivar suffix: what the file's name has after the year.
    """

    report: PrintedReport
    layout: Layout
    applied: tuple[Applied, ...] = ()
    previous: PrintedReport | None = None
    held_out: bool = False
    quirk: str = ""
    label: str = "region"
    planted: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def file(self) -> str:
        """Path of the file below the sample's folder."""
        name = f"{self.report.agency}{self.report.year}{self.suffix}.{EXTENSIONS[self.layout.format]}"
        return f"{self.label}/{self.report.year}/{name}"

    @property
    def clean(self) -> bool:
        """Whether nothing was put in."""
        return not self.applied and not self.planted

    def content(self, seed: int) -> bytes:
        """The file's bytes; the same for the same copy and seed."""
        rng = stream("layout", seed, self.report.agency, self.report.year, self.layout.name)
        return self.layout.write(self.report, rng)

    def truth(self) -> dict[str, Any]:
        """One line of ``truth.jsonl``: what the file prints and what is wrong with it."""
        report = self.report
        figures = {}
        for key, text in report.figures().items():
            kind, value = meaning(text)
            figures[key] = {"raw": text, "value": json_number(value), "kind": str(kind)}
        period = report.period
        planted = {"collection": list(self.planted)} if self.planted else {}
        return {
            "file": self.file,
            "agency": report.agency,
            "titled_agency": report.titled_agency,
            "year": report.year,
            "level": str(report.level),
            "format": self.layout.format,
            "layout": self.layout.name,
            "held_out": self.held_out,
            "edition": report.edition,
            "undivided": report.undivided,
            "title": report.title,
            "period": [day.isoformat() for day in period] if period is not None else None,
            "published": report.published.isoformat() if report.published is not None and self.layout.dated else None,
            "clean": self.clean,
            "quirk": self.quirk,
            "defects": [
                {
                    "kind": item.defect.kind,
                    "family": item.defect.family,
                    "title": item.defect.title,
                    "severity": item.severity,
                    "needs": list(item.defect.needs),
                    "keys": list(item.keys),
                    "section": item.section,
                    "detail": item.detail,
                }
                for item in self.applied
            ],
            "knock_ons": list(violations(report, self.previous)),
            "sections": [[section.number, section.heading] for section in report.sections],
            "statements": [[s.section, s.text, s.measures] for s in report.statements],
            "figures": figures,
            **planted,
        }


def with_defects(copy: Copy, defects: Sequence[Defect], seed: int) -> Copy | None:
    """The copy with these defects put in one after the other.

    :return: ``None`` where the report or its layout offers no place for one of them.
    """
    report, applied = copy.report, list(copy.applied)
    for item in defects:
        if item.needs_previous and copy.previous is None:
            return None
        if (item.needs_date and not copy.layout.dated) or (item.needs_marks and copy.layout.flat):
            return None
        injected = _injected(item, replace(copy, report=report), seed)
        if injected is None:
            return None
        report = injected.report
        severity = injected.severity or item.severity
        applied.append(Applied(item, injected.detail, injected.keys, injected.section, severity))
    return replace(copy, report=report, applied=tuple(applied))


def _injected(item: Defect, copy: Copy, seed: int) -> Injected | None:
    """The defect put in at a place where it breaks what it claims to break."""
    purpose = "held" if copy.held_out else "open"
    before = set(violations(copy.report, copy.previous)) if item.breaks else set()
    for attempt in range(_ATTEMPTS):
        rng = stream("defect", purpose, seed, item.kind, copy.report.agency, copy.report.year, attempt)
        injected = item.inject(Case(copy.report, copy.previous, rng, copy.held_out))
        if injected is None or not item.breaks:
            return injected
        broken = set(violations(injected.report, copy.previous)) - before
        if any(name.partition(":")[0] in item.breaks for name in broken):
            return injected
    return None
