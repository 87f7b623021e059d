"""Many reports audited together in one call (汇审), for notebooks and scripts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..audit import audit_report
from ..model import Audit, Finding, Report
from ..settings import Settings
from .digest import digest_of_report
from .judging import collection_findings
from .members import Member, read_members, roster_of
from .placing import pair


@dataclass(frozen=True)
class CollectionAudit:
    """The audits of many reports, in the order given, and what only shows when they stand together.

    :ivar findings: findings about the collection: members, chains of years, sums, reuse.
    """

    audits: tuple[Audit, ...]
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "reports": [audit.to_dict() for audit in self.audits],
            "findings": [finding.to_dict() for finding in self.findings],
        }


def audit_collection(
    reports: Sequence[Report], members: Sequence[Member] | str | Path | None = None, settings: Settings | None = None
) -> CollectionAudit:
    """Audits many reports, each against its own agency's year before where that is among them.

    :param members: the agencies that have to report, or the CSV list of them (:func:`read_members`).
    :raises BadManifest: the list cannot be used.
    """
    roster = roster_of(read_members(members) if isinstance(members, (str, Path)) else members)
    digests = [digest_of_report(report, file=name) for report, name in zip(reports, _names(reports), strict=True)]
    pairing = pair(digests, roster)
    audits = []
    for report, before in zip(reports, pairing.previous, strict=True):
        audits.append(audit_report(report, reports[before] if before is not None else None, settings=settings))
    whole = {digest.file: report for digest, report in zip(digests, reports, strict=True)}
    findings = collection_findings(digests, roster, settings, lookup=lambda digest: whole[digest.file])
    return CollectionAudit(tuple(audits), findings)


def _names(reports: Sequence[Report]) -> list[str]:
    """The reports' files, told apart where two bear the same name or one has none (reports made in memory)."""
    taken: set[str] = set()
    names = []
    for number, report in enumerate(reports, start=1):
        name = report.file or f"第 {number} 份报告"
        if name in taken:
            name = f"{name}（第 {number} 份）"
        taken.add(name)
        names.append(name)
    return names
