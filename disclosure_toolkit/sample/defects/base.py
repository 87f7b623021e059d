"""What a defect is (缺陷): a function that changes a printed report, and the truth about what it did."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ...editions import Edition, edition
from ..figures import Value
from ..printed import PrintedReport
from ..prose import phrases
from ..violations import values

Severity = Literal["error", "warning", "question", "info"]
"""``error`` is kept for what contradicts arithmetic or the law, so that it is certain."""

Family = Literal["identity", "year", "cell", "row", "column", "structure", "identity_of_report", "narrative"]


@dataclass(frozen=True)
class Case:
    """A correct report about to get a defect.

    :ivar previous: last year's correct report of the same agency, if there is one.
    :ivar held_out: whether sentences put in are the held-back ones.
    """

    report: PrintedReport
    previous: PrintedReport | None
    rng: random.Random
    held_out: bool = False

    @property
    def form(self) -> Edition:
        """The edition that the report follows."""
        return edition(self.report.edition)

    @cached_property
    def values(self) -> dict[str, Value]:
        """Key → value of the figures printed so far."""
        return values(self.report)

    def sentence(self, name: str, **slots: int | str) -> str:
        """A sentence of the chapter ``claims``, for this report and with these numbers in it."""
        year = self.report.year
        words = {"year": year, "next_year": year + 1, "self": self.report.self_name}
        return self.rng.choice(phrases("claims", name, self.held_out)).format_map({**words, **slots})

    def rows(self) -> list[str]:
        """Keys of the printed rows of table 3."""
        table = self.report.table("requests")
        return [row.key for block in table.blocks for row in block.rows] if table is not None else []

    def outcome_rows(self) -> list[str]:
        """Keys of the printed outcome rows of table 3, the total left out."""
        return [row for row in self.rows() if row not in ("received", "carried_in", "handled_total", "carried_out")]

    def columns(self) -> list[str]:
        """Keys of the applicant columns of table 3, the total left out."""
        return [column.key for column in self.form.columns[:-1]]


@dataclass(frozen=True, slots=True)
class Injected:
    """The changed report and the truth.

    :ivar keys: the figures that are wrong (or missing) now.
    :ivar section: the section concerned, where no figure is.
    :ivar detail: what was done, in Chinese, with the figures in it.
    :ivar severity: where this case deserves another one than its kind.
    """

    report: PrintedReport
    detail: str
    keys: tuple[str, ...] = ()
    section: int | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Defect:
    """One kind of defect.

    :ivar severity: the least severity that a finding on it deserves.
    :ivar breaks: kinds of identities at least one of which it breaks; empty for defects of form.
    :ivar needs_previous: whether it only shows against last year's report.
    :ivar needs_date: whether the layout must print the publication date.
    :ivar needs_members: whether it only shows when all member agencies' reports are there.
    :ivar needs_marks: whether the layout must keep blank cells apart.
    """

    kind: str
    family: Family
    title: str
    inject: Callable[[Case], Injected | None]
    severity: Severity = "error"
    breaks: tuple[str, ...] = ()
    needs_previous: bool = False
    needs_date: bool = False
    needs_marks: bool = False
    needs_members: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """What an audit must be given to see it: ``previous``, ``date``, ``members``."""
        wanted = {"previous": self.needs_previous, "date": self.needs_date, "members": self.needs_members}
        return tuple(name for name, needed in wanted.items() if needed)


REGISTRY: dict[str, Defect] = {}


def defect(
    kind: str,
    family: Family,
    title: str,
    *,
    severity: Severity = "error",
    breaks: tuple[str, ...] = (),
    needs_previous: bool = False,
    needs_date: bool = False,
    needs_marks: bool = False,
    needs_members: bool = False,
) -> Callable[[Callable[[Case], Injected | None]], Callable[[Case], Injected | None]]:
    """Registers a kind of defect; the function gives ``None`` where the report offers no place for it.

    :raises ValueError: two kinds of one name.
    """

    def register(inject: Callable[[Case], Injected | None]) -> Callable[[Case], Injected | None]:
        if kind in REGISTRY:
            raise ValueError(f"defect {kind} is registered twice")
        REGISTRY[kind] = Defect(
            kind, family, title, inject, severity, breaks, needs_previous, needs_date, needs_marks, needs_members
        )
        return inject

    return register
