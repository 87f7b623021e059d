"""What ``run_batch`` gives back (批量审核的结果)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, overload

from ..exports.review import DISMISSED, OPEN, Decision, standing
from ..model import Finding, Severity
from .entries import Picked
from .entry import Entry
from .inputs import Skipped


class Audits(Sequence[dict[str, Any]]):
    """The audits of many entries as a sequence that holds none of them in memory."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, position: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, position: slice) -> Audits: ...

    def __getitem__(self, position: int | slice) -> dict[str, Any] | Audits:
        """One audit; of a slice, a sequence of the same kind."""
        if isinstance(position, slice):
            return Audits(self._entries[position])
        audit = self._entries[position].audit
        if audit is None:
            raise LookupError(position)
        return audit


@dataclass(frozen=True)
class BatchResult:
    """What became of a batch.

    :ivar entries: one for each file, in the order of the files; a run's are read from disk. :ivar skipped: files passed over.
    :ivar findings: what only shows when the reports stand together.
    :ivar index: the page to start from, ``None`` when nothing was written.
    """

    entries: Sequence[Entry]
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    index: str | Path | None = None

    @cached_property
    def audited(self) -> Sequence[Entry]:
        """Files that were read and audited, those whose notebook failed included."""
        return Picked(self.entries, (place for place, one in enumerate(self.entries) if one.summary is not None))

    @cached_property
    def failed(self) -> Sequence[Entry]:
        """Files that could not be read."""
        return Picked(self.entries, (place for place, one in enumerate(self.entries) if one.summary is None))

    @cached_property
    def standing_collection(self) -> tuple[Finding, ...]:
        """The findings of the collection that no reviewer has dismissed."""
        return tuple(found for found in self.findings if not self._dismissed(found.fingerprint))

    def standing(self, entry: Entry) -> list[Mapping[str, Any]]:
        """The findings of one file (JSON form) that no reviewer has dismissed, read from its folder."""
        audit = entry.audit
        return standing(audit, self.decisions) if audit is not None else []

    def counts(self, entry: Entry) -> Counter[Severity]:
        """The findings of one file by severity, those dismissed by reviewers left out; nothing is read for it."""
        return Counter(Severity(severity) for mark, severity in entry.marks if not self._dismissed(mark))

    def _dismissed(self, mark: str) -> bool:
        return self.decisions.get(mark, Decision(OPEN)).decision == DISMISSED

    @property
    def audits(self) -> Audits:
        """JSON forms of the audits in the order of the files, each read when it is asked for."""
        return Audits(self.audited)

    def reports(self) -> Iterator[dict[str, Any]]:
        """The same, one after the other, with what the batch has to say of each file."""
        for entry, report in zip(self.audited, self.audits, strict=True):
            if entry.remarks:
                report["remarks"] = list(entry.remarks)
            if entry.error:
                report["error"] = entry.error
            yield report

    def to_dict(self) -> dict[str, Any]:
        """What ``disclosure audit --format json`` prints."""
        return {
            "reports": list(self.reports()),
            "failed": [{"file": entry.file, "error": entry.error} for entry in self.failed],
            "skipped": [item.to_dict() for item in self.skipped],
            "collection": [finding.to_dict() for finding in self.findings],
        }
