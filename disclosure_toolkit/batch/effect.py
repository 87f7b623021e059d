"""What a change of rules does to a corpus (规则改动的影响): two runs over the same files, finding by finding.

A finding of the old run and one of the new are the same when rule and subject are, in the report with the same
content; its words and its evidence may have changed. What only the new run has is newly flagged, what only the
old one has is newly cleared; the same finding with another severity is regraded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..compare.folder import read_findings, read_run

_WANTED = ("tool", "rules", "settings", "inputs", "collection")

Kind = str
"""``flagged``, ``cleared`` or ``regraded``."""


@dataclass(frozen=True, slots=True)
class Change:
    """One finding that only one run has, or that both grade differently.

    :ivar file: the report's file as the run that has the finding names it; empty for findings on the whole.
    :ivar finding: JSON form of the finding, of the new run where both have it.
    :ivar before: the old severity where that is what changed.
    """

    kind: Kind
    file: str
    finding: Mapping[str, Any]
    before: str = ""

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form."""
        found = self.finding
        result = {
            "file": self.file,
            "severity": found["severity"],
            "message": found[f"message_{lang}"],
            "subject": found["subject"],
            "fingerprint": found["fingerprint"],
        }
        return {**result, "severity_before": self.before} if self.before else result


@dataclass(frozen=True)
class Effect:
    """The difference between two runs.

    :ivar compared: number of reports that both runs audited.
    :ivar only_old: files that only the old run audited (not in the new one, changed, or no longer readable).
    :ivar only_new: the reverse. :ivar settings_differ: whether something other than the program was changed.
    """

    old: Mapping[str, Any]
    new: Mapping[str, Any]
    compared: int
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def settings_differ(self) -> bool:
        """Whether the runs were made under different settings, so that not all of this is the rules' doing."""
        return bool(self.old["settings"] != self.new["settings"])

    def by_rule(self) -> dict[str, list[Change]]:
        """Rule code → its changes, in the order of codes and files."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in sorted(self.changes, key=lambda c: (c.finding["rule"], c.file, c.kind, c.finding["subject"])):
            found[change.finding["rule"]].append(change)
        return dict(found)

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form, what ``disclosure rules --effect --format json`` prints."""
        rules = [
            {
                "code": code,
                "title": changes[-1].finding["title"],
                "newly_flagged": [c.to_dict(lang) for c in changes if c.kind == "flagged"],
                "newly_cleared": [c.to_dict(lang) for c in changes if c.kind == "cleared"],
                "regraded": [c.to_dict(lang) for c in changes if c.kind == "regraded"],
            }
            for code, changes in self.by_rule().items()
        ]
        runs = {
            name: {"tool": run["tool"], "rules": run["rules"], "settings": run["settings"]}
            for name, run in (("old", self.old), ("new", self.new))
        }
        return {
            **runs,
            "settings_differ": self.settings_differ,
            "compared": self.compared,
            "only_old": list(self.only_old),
            "only_new": list(self.only_new),
            "rules": rules,
        }


def effect(old: str | Path, new: str | Path) -> Effect:
    """Compares the output folders of two runs.

    :raises BadSettings: a folder is no run's output. :raises BadRecord: what it holds cannot be read.
    """
    before, after = Path(old), Path(new)
    run_before, run_after = read_run(before, _WANTED), read_run(after, _WANTED)
    reports_before, reports_after = _audited(run_before), _audited(run_after)
    both = [name for name in reports_before if name in reports_after]
    changes: list[Change] = []
    for name in both:
        was, now = reports_before[name], reports_after[name]
        changes += _differences(now["file"], _findings(before, was), _findings(after, now))
    changes += _differences("", run_before["collection"], run_after["collection"])
    return Effect(
        run_before,
        run_after,
        len(both),
        tuple(item["file"] for name, item in reports_before.items() if name not in reports_after),
        tuple(item["file"] for name, item in reports_after.items() if name not in reports_before),
        tuple(changes),
    )


def _audited(run: Mapping[str, Any]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """The audited inputs by content; copies of one file are told apart by their order."""
    seen: dict[str, int] = defaultdict(int)
    found = {}
    for item in run["inputs"]:
        if item["result"] == "audited" or item["result"] == "notebook_failed":
            found[item["sha256"], seen[item["sha256"]]] = item
            seen[item["sha256"]] += 1
    return found


def _findings(folder: Path, item: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = read_findings(folder / item["folder"] / "findings.json")["findings"]
    return found


def _differences(file: str, old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]) -> Iterator[Change]:
    before, after = _by_subject(old), _by_subject(new)
    for name in before | after:
        was, now = before.get(name, []), after.get(name, [])
        for a, b in zip(was, now, strict=False):
            if a["severity"] != b["severity"]:
                yield Change("regraded", file, b, a["severity"])
        yield from (Change("cleared", file, finding) for finding in was[len(now) :])
        yield from (Change("flagged", file, finding) for finding in now[len(was) :])


def _by_subject(findings: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], list[Mapping[str, Any]]]:
    found: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for finding in findings:
        found[finding["rule"], finding["subject"]].append(finding)
    return found
