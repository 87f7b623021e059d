"""Collections made to measure: counties with members, years that follow from each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from disclosure_toolkit.collection import Member, collection_findings, digest_of_report
from disclosure_toolkit.model import Figure, Finding, Level, Report
from disclosure_toolkit.settings import Settings
from tests.builders import clean_report, figure

COUNTY = "云川县人民政府"
NAMES = ("云川县人民政府办公室", "云川县民政局", "云川县水利局", "云川县公安局", "云川县教育局", "云川县林业局")
PERSON, COMPANY = "natural_person", "company"


def cells(granted: int = 0, denied: int = 0, penalties: int = 0, **more: int) -> dict[str, int]:
    """Some free cells of a report."""
    found = {
        f"requests.granted.{PERSON}": granted,
        f"requests.denied_process_information.{COMPANY}": denied,
        "proactive.penalties.decisions": penalties,
        "review.reconsideration.upheld": denied,
    }
    return {**found, **{key.replace("__", "."): value for key, value in more.items()}}


def report(agency: str, year: int, found: Mapping[str, int] | None = None, **kwargs: object) -> Report:
    """A correct report with its own file name."""
    level = Level.GOVERNMENT if agency.endswith("人民政府") else Level.DEPARTMENT
    made = clean_report(kwargs.pop("form", "2021"), year, agency, level, found, **kwargs)
    return replace(made, file=f"{agency}{year}.json")


def summed(agency: str, year: int, parts: Sequence[Report], form: str = "2021") -> Report:
    """A report whose every figure is the sum over these."""
    made = report(agency, year, form=form)
    figures: dict[str, Figure] = {}
    for key in made.figures:
        values = [part.value(key) for part in parts]
        figures[key] = figure(key, sum(value for value in values if value is not None))
    return made.with_figures(figures)


def county(year: int = 2023, sizes: Sequence[int] = (3, 14, 0, 25, 8, 1)) -> list[Report]:
    """A consolidated government first, then its members, all different."""
    own = [report(name, year, cells(n, n // 3, 7 * n + 2)) for name, n in zip(NAMES, sizes, strict=True)]
    return [summed(COUNTY, year, own), *own]


def members(*, consolidated: bool = True, names: Sequence[str] = NAMES) -> list[Member]:
    """The member list of :func:`county`."""
    head = Member(COUNTY, level=Level.GOVERNMENT, consolidated=consolidated)
    return [head, *(Member(name, parent=COUNTY) for name in names)]


def findings(
    reports: Sequence[Report], listed: Sequence[Member] | None = None, select: Sequence[str] = ("C1", "C2", "C3")
) -> list[Finding]:
    """What the rules of collections say, with the places of what they say."""
    whole = {item.file: item for item in reports}
    digests = [digest_of_report(item) for item in reports]
    found = collection_findings(
        digests, listed, Settings(select=tuple(select)), lookup=lambda digest: whole[digest.file]
    )
    return list(found)
