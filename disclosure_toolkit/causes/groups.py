"""Findings that one mistake causes are one group (根源分组): the chief one is the root of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..model import Finding, Outcome
from ..model.hypothesis import RepairHypothesis

_INDEPENDENT = ("two_cells", "none")
_CELL_RULES = ("F104", "F105")
_CUT_OFF = "S122"
_WRONG_YEAR = "S112"
_STALE = "N805"
_LAST_YEAR = "N609"
_PLACEHOLDER = "S123"
_UNSAID = ("S107", "S108")
# A sentence that dates this year's work wrongly goes on for about so many characters.
_GOES_ON = 400
_AGAINST_TABLES = ("N602", "N603", "N604", "N606", "N607")
_AMONG_NUMBERS = ("N701", "N702")
_LOST = ("S101", "S201", "S202", "S203")


def share_roots(outcomes: Sequence[Outcome], hypotheses: Sequence[RepairHypothesis]) -> tuple[Outcome, ...]:
    """The outcomes, with ``root`` set on every finding that another finding's cause brings about."""
    findings = [outcome.finding for outcome in outcomes if outcome.finding is not None]
    roots: dict[str, str] = {}
    for group in _groups(findings, hypotheses):
        free = [finding for finding in group if finding.fingerprint not in roots]
        if len(free) > 1:
            chief = min(free, key=_weight)
            roots.update({f.fingerprint: chief.fingerprint for f in free if f is not chief})
    return tuple(
        replace(outcome, finding=replace(outcome.finding, root=roots[outcome.finding.fingerprint]))
        if outcome.finding is not None and outcome.finding.fingerprint in roots
        else outcome
        for outcome in outcomes
    )


def _weight(finding: Finding) -> tuple[int, int, str, str]:
    """What leads a group: what is wrong in itself (a cell, a document cut off, the year), then the gravest finding."""
    certain = finding.rule in (*_CELL_RULES, _CUT_OFF, _WRONG_YEAR)
    order = 0 if certain else 1 if finding.rule in (_STALE, _PLACEHOLDER) else 2
    return (order, finding.severity.rank, finding.rule, finding.subject)


def _groups(findings: Sequence[Finding], hypotheses: Sequence[RepairHypothesis]) -> list[list[Finding]]:
    groups = [_cut_off(findings), _wrong_year(findings), *_stale(findings), _unfilled(findings)]
    groups += _wrong_numbers(findings)
    first: dict[tuple[str, ...], RepairHypothesis] = {}
    for hypothesis in hypotheses:
        first.setdefault(hypothesis.explains, hypothesis)
    for hypothesis in first.values():
        broken = [finding for finding in findings if finding.subject in hypothesis.explains]
        if hypothesis.kind not in _INDEPENDENT:
            groups.append(broken + _supporting(findings, broken, hypothesis))
        elif hypothesis.unique:
            # Two mistakes: each cell leads the identities in which it stands.
            groups += [[f for f in broken if cell.key in _keys(f)] for cell in hypothesis.cells]
    return groups


def _keys(finding: Finding) -> set[str]:
    return {evidence.key for evidence in finding.figures}


def _supporting(findings: Sequence[Finding], broken: Sequence[Finding], hypothesis: RepairHypothesis) -> list[Finding]:
    """Findings of other rules that the same cell causes: they expect the proposed value, or call the cell impossible."""
    proposed = {cell.key: cell.proposed for cell in hypothesis.cells}
    found = []
    for finding in findings:
        if finding in broken:
            continue
        expects = any(
            evidence.report == "this"
            and evidence.expected is not None
            and proposed.get(evidence.key) == evidence.expected
            for evidence in finding.figures
        )
        impossible = finding.rule in _CELL_RULES and _keys(finding) <= proposed.keys()
        if expects or impossible:
            found.append(finding)
    return found


def _cut_off(findings: Sequence[Finding]) -> list[Finding]:
    """A document that breaks off lacks what would have followed."""
    cut = [finding for finding in findings if finding.rule == _CUT_OFF]
    lost = [f for f in findings if f.rule in _LOST and (f.rule != "S101" or "中断" in f.message)]
    return cut + lost if cut and lost else []


def _wrong_year(findings: Sequence[Finding]) -> list[Finding]:
    """Where title and text speak of different years, each sentence that dates its work follows from it."""
    chief = [finding for finding in findings if finding.rule == _WRONG_YEAR]
    stale = [finding for finding in findings if finding.rule == _STALE]
    return chief + stale if chief else []


def _stale(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Where a sentence names last year by mistake, its numbers are this year's and agree with no report of last year."""
    found: list[list[Finding]] = []
    if any(finding.rule == _WRONG_YEAR for finding in findings):
        return found  # there the title leads
    for stale in (f for f in findings if f.rule == _STALE and f.quotes):
        year = stale.quotes[0]
        numbers = [
            f
            for f in findings
            if f.rule == _LAST_YEAR
            and any(q.section == year.section and 0 <= q.start - year.start <= _GOES_ON for q in f.quotes)
        ]
        found.append([stale, *numbers])
    return found


def _unfilled(findings: Sequence[Finding]) -> list[Finding]:
    """Where the form's placeholder still stands, what should have been written is missing."""
    left = [f for f in findings if f.rule == _PLACEHOLDER and any(q.section == 1 for q in f.quotes)]
    return [*left[:1], *(f for f in findings if f.rule in _UNSAID)] if left else []


def _wrong_numbers(findings: Sequence[Finding]) -> list[list[Finding]]:
    """One number of the text that disagrees with its table throws out the sums and shares stated with it."""
    found = []
    for derived in (finding for finding in findings if finding.rule in _AMONG_NUMBERS):
        own = [f for f in findings if f.rule in _AGAINST_TABLES and f.quotes and f.quotes[0] in derived.quotes]
        if len(own) == 1:
            found.append([own[0], derived])
    return found
