"""Promises as evidence: last year's words beside this year's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....model import Quote
from ...digest import Digest
from ...gathering import Collection
from ...promises import Promise, promises
from ...reuse.sentences import Sentence
from ...reuse.spans import differences

_SHOWN = 8


def promised(collection: Collection) -> Iterator[tuple[Digest, Digest, list[Promise]]]:
    """Last year's report, this year's, and the promises of the former where it makes any."""
    for years in collection.by_year.values():
        for year, reports in years.items():
            if year - 1 in years:
                previous, this = years[year - 1][0], reports[0]
                found = promises(previous, this)
                if found:
                    yield previous, this, found


def quotes(previous: Digest, this: Digest, found: Sequence[Promise]) -> list[Quote]:
    """The promises as last year's report words them, each followed by this year's words where there are any."""
    quoted = []
    for promise in found[:_SHOWN]:
        said = _text(previous, promise.said)
        now = _text(this, promise.found) if promise.found is not None else ""
        left, right = differences(said, now) if now else ((), ())
        quoted.append(_quote(promise.said, said, "previous", left))
        if promise.found is not None:
            quoted.append(_quote(promise.found, now, "this", right))
    return quoted


def _text(report: Digest, sentence: Sentence) -> str:
    section = report.section(sentence.section)
    return section.text[sentence.start : sentence.end] if section is not None else ""


def _quote(sentence: Sentence, text: str, report: str, differs: tuple[tuple[int, int], ...]) -> Quote:
    return Quote(sentence.section, text, sentence.start, sentence.end, None, report, differs)
