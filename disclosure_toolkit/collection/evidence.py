"""Places of evidence (出处): looked up afterwards, only in the reports that a finding is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from ..model import FigureEvidence, Finding, Quote, Report
from .digest import Digest

Lookup = Callable[[Digest], Report | None]
"""Gives the report of a digest with all its places, from its record or its file; ``None`` where it is gone."""

_TITLE = -1
_KEPT = 64


def no_lookup(_digest: Digest) -> Report | None:
    """No report is at hand: findings say what they are about, but not where it stands."""
    return None


def with_places(findings: Iterable[Finding], digests: Mapping[str, Digest], lookup: Lookup) -> Iterator[Finding]:
    """The findings, each figure and quote with its place in the source file and as it is printed.

    :param digests: file → digest. Findings come back in their order; each report is looked up once or,
        in collections with very many findings, a few times.
    """

    @lru_cache(maxsize=_KEPT)
    def report(file: str) -> Report | None:
        return lookup(digests[file]) if file in digests else None

    for finding in findings:
        yield _placed(finding, report)


def _placed(finding: Finding, report: Callable[[str], Report | None]) -> Finding:
    # Two versions of one report bear the same name; their files tell them apart.
    files = {word: item.file for item in reversed(finding.about) for word in (item.name, item.file)}
    files |= dict(zip(("this", "previous"), (item.file for item in finding.about), strict=False))
    files[""] = files.get("this", "")

    def owner(which: str) -> Report | None:
        return report(files.get(which, ""))

    figures = tuple(_figure(item, owner(item.report)) for item in finding.figures)
    quotes = tuple(_quote(item, owner(item.report)) for item in finding.quotes)
    source = finding.source
    if source is None:
        # The place in the report that is to be corrected, not in the one it is held against.
        items: list[FigureEvidence | Quote] = [*figures, *quotes]
        own = [x.source for x in items if x.source is not None and files.get(x.report) == files[""]]
        source = own[0] if own else None
    if source is None and finding.about and not figures and not quotes:
        first = owner("this")
        source = first.identity.title_source if first is not None else None
    return replace(finding, figures=figures, quotes=quotes, source=source)


def _figure(item: FigureEvidence, report: Report | None) -> FigureEvidence:
    figure = report.figure(item.key) if report is not None else None
    return replace(item, raw=figure.raw, source=figure.source) if figure is not None else item


def _quote(item: Quote, report: Report | None) -> Quote:
    if report is None or item.source is not None:
        return item
    if item.section == _TITLE:
        return replace(item, source=report.identity.title_source)
    section = report.section(item.section)
    return replace(item, source=section.source_at(item.start)) if section is not None else item
