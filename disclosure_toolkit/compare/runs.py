"""Two runs over the same agencies (两次审核的比较): each report before and after, from what the runs wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..collection.names import agency_key, full_key, group_agencies
from ..exports import load_decisions
from ..exports.review import DISMISSED
from ..model import Finding, Report
from .folder import read_findings, read_json, read_run
from .model import Comparison, ReportComparison
from .pursue import pursue
from .reports import compared


@dataclass(frozen=True)
class _Run:
    folder: Path
    journal: Mapping[str, Any]
    dismissed: frozenset[str]

    def audited(self) -> Iterator[Mapping[str, Any]]:
        """The inputs that have results."""
        yield from (item for item in self.journal["inputs"] if item["result"] in ("audited", "notebook_failed"))

    def record(self, item: Mapping[str, Any]) -> Report:
        """The report of an input."""
        return Report.from_dict(read_json(self.folder / item["folder"] / "record.json") | {"file": item["file"]})

    def result(self, item: Mapping[str, Any]) -> Mapping[str, Any]:
        """The findings and judgements of an input."""
        return read_findings(self.folder / item["folder"] / "findings.json")


def compare_runs(old: str | Path, new: str | Path) -> Comparison:
    """Compares the output folders of two runs, each report with the one of the same agency and year.

    Findings that a reviewer has dismissed in either run are left out.

    :raises BadSettings: a folder is no run's output. :raises BadRecord: what it holds cannot be read.
    """
    before, after = _read(Path(old)), _read(Path(new))
    pairs, only_old, only_new = _paired(before, after)
    return Comparison(
        str(old),
        str(new),
        tuple(_report(before, after, a, b) for a, b in pairs),
        pursue(_collection(before), _collection(after), (), before.dismissed | after.dismissed),
        tuple(item["file"] for item in only_old),
        tuple(item["file"] for item in only_new),
        tuple(_remarks(before, after)),
    )


def _report(before: _Run, after: _Run, old: Mapping[str, Any], new: Mapping[str, Any]) -> ReportComparison:
    was, now = before.result(old), after.result(new)
    return compared(
        before.record(old),
        after.record(new),
        [Finding.from_dict(finding) for finding in was["findings"]],
        [Finding.from_dict(finding) for finding in now["findings"]],
        {(item["rule"], item["subject"]) for item in now.get("not_judged", ())},
        before.dismissed | after.dismissed,
    )


def _collection(run: _Run) -> list[Finding]:
    return [Finding.from_dict(finding) for finding in run.journal["collection"]]


def _paired(
    before: _Run, after: _Run
) -> tuple[list[tuple[Mapping[str, Any], Mapping[str, Any]]], list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    """Inputs of the same agency and year; several of them in the order of the files."""
    old, new = list(before.audited()), list(after.audited())
    names = group_agencies(item["agency"] for item in (*old, *new) if item["agency"])
    waiting: dict[tuple[str, int | None], list[Mapping[str, Any]]] = {}
    for item in old:
        waiting.setdefault(_whose(item, names.stands_for), []).append(item)
    pairs, added = [], []
    for item in new:
        same = waiting.get(_whose(item, names.stands_for))
        if same:
            pairs.append((same.pop(0), item))
        else:
            added.append(item)
    return pairs, [item for items in waiting.values() for item in items], added


def _whose(item: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, int | None]:
    if not item["agency"]:
        return (f"\x00{item['file']}", item["year"])
    return (names.get(agency_key(item["agency"]), full_key(item["agency"])), item["year"])


def _remarks(before: _Run, after: _Run) -> Iterator[str]:
    if before.journal.get("rules") != after.journal.get("rules"):
        yield "两次审核所用的规则版本不同，问题的增减不全是报告改动造成的；请用同一版本重新审核旧报告"
    if before.journal.get("settings") != after.journal.get("settings"):
        yield "两次审核的设置不同，问题的增减不全是报告改动造成的"


def _read(folder: Path) -> _Run:
    data = read_run(folder, ("inputs", "collection"))
    decisions = load_decisions(folder)
    dismissed = frozenset(mark for mark, decision in decisions.items() if decision.decision == DISMISSED)
    return _Run(folder, data, dismissed)
