"""Which reports share most with others, counted from the findings of the collection (雷同统计)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

_NAMED = 6


def most_copied(findings: Iterable[Mapping[str, Any]]) -> list[tuple[str, int, list[str]]]:
    """The reports that findings on reuse name together with others, most partners first.

    :param findings: JSON forms, each with the ``reports`` that it is about.
    :return: report, number of other reports, and the names of some of them.
    """
    partners: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        names = {_name(report) for report in finding.get("reports") or ()}
        for name in names:
            partners[name] |= names - {name}
    ranked = sorted(
        ((name, others) for name, others in partners.items() if others), key=lambda one: (-len(one[1]), one[0])
    )
    return [(name, len(others), sorted(others)[:_NAMED]) for name, others in ranked]


def _name(report: Mapping[str, Any]) -> str:
    return f"{report['agency']} {report['year']}" if report["year"] is not None else str(report["agency"])
