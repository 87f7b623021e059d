"""Runs the rules of collections (汇审): every finding says which reports it is about and where the evidence stands."""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Iterator, Sequence

from ..model import Finding, Severity, Status
from ..rules import Rule, collection_catalogue
from ..rules.base import Judgement, finding_of
from ..settings import Settings
from .digest import Digest
from .evidence import Lookup, no_lookup, with_places
from .gathering import Collection
from .members import Member, Roster, roster_of
from .names import agency_key


def collection_findings(
    digests: Sequence[Digest],
    members: Sequence[Member] | Roster | None = None,
    settings: Settings | None = None,
    lookup: Lookup = no_lookup,
) -> tuple[Finding, ...]:
    """What only shows when reports stand together, by every rule of collections that the settings want.

    :param digests: all readable reports of the run, of all years, in the order of the files.
    :param lookup: gives the whole report of a digest; called only for reports that a finding is about.
    """
    settings = settings or Settings()
    collection = Collection(tuple(digests), roster_of(members), settings)
    findings = [
        finding
        for rule in collection_catalogue()
        if settings.wants(rule.code)
        for finding in _findings(rule, collection)
    ]
    placed = with_places(findings, {digest.file: digest for digest in digests}, lookup)
    return tuple(sorted(placed, key=_order))


def _order(finding: Finding) -> tuple[int, str, str, int, str]:
    agency, year = (finding.about[0].agency, finding.about[0].year) if finding.about else ("", None)
    return (finding.severity.rank, finding.rule, agency, year or 0, finding.subject)


def _findings(rule: Rule, collection: Collection) -> Iterator[Finding]:
    try:
        for judgement in rule.check(collection=collection):
            if judgement.status is Status.FAIL:
                yield finding_of(rule, judgement, _fingerprint(rule.code, judgement))
    except Exception as error:  # noqa: BLE001
        # One broken rule must not cost the collection its other rules; it is shown as what it is.
        last = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"规则 {rule.code} 运行出错，未能判定：{type(error).__name__}: {error}"
        yield Finding(
            rule=rule.code,
            severity=Severity.QUESTION,
            title=rule.title,
            message=f"{reason}（{last.name} 第 {last.lineno} 行）",
            message_en=f"rule {rule.code} failed to run: {type(error).__name__}: {error}",
            basis=rule.basis,
            subject="rule_error",
            fingerprint=hashlib.sha256(f"{rule.code}\x1frule_error".encode()).hexdigest()[:16],
        )


def _fingerprint(code: str, judgement: Judgement) -> str:
    """Stable identity: rule, whose reports, what was judged, the values and words; neither files nor places."""
    parts = [code, *(agency_key(report.name) for report in judgement.about[:1]), judgement.subject]
    # Versions of one report are told apart by their files, which do not count.
    names = {report.file: report.name for report in judgement.about}
    parts += [f"{agency_key(names.get(f.report, f.report))}:{f.key}={f.value}" for f in judgement.figures]
    parts += [f"{agency_key(names.get(q.report, q.report))}:{''.join(q.text.split())}" for q in judgement.quotes]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
