"""Every claim judged by all that can judge it, with its working (核对)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..editions import Edition
from ..model import Report
from .against_tables import judge_tables
from .changes import judge_changes
from .figures import Tables
from .find import read_narrative
from .model import Check, Claim, Judged, Relation, Verdict
from .parts import judge_parts
from .periods import judge_periods
from .rates import judge_other_rates, judge_rates
from .scene import Narrative
from .shares import judge_shares
from .together import parts_of_one, put_together
from .twice import judge_fees, judge_platforms, judge_twice

_WEIGHT = (Verdict.CONTRADICTS, Verdict.QUESTION, Verdict.AGREES, Verdict.NOT_JUDGED)


@dataclass(frozen=True)
class Statements:
    """A report's claims and what judging them gave; rules and notebooks read it.

    :ivar previous: last year's report of the same agency, or ``None``.
    """

    report: Report
    form: Edition
    previous: Report | None = None

    @cached_property
    def narrative(self) -> Narrative:
        """The claims with their lists of parts."""
        return read_narrative(self.report)

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, in the order of the text."""
        return tuple(self.narrative.claims)

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """Every comparison made."""
        tables = Tables(self.report, self.form)
        last = Tables(self.previous, self.form, "上年") if self.previous is not None else None
        found = [check for claim in self.claims if (check := judge_tables(claim, tables, last)) is not None]
        found = put_together(self.narrative, found, tables)
        shared = parts_of_one(found)
        found += judge_rates(self.narrative, tables)
        found += judge_parts(self.narrative)
        found += judge_periods(self.narrative)
        found += judge_shares(self.narrative, tables)
        found += judge_other_rates(self.narrative)
        found += judge_changes(self.narrative, tables, last)
        found += judge_twice(self.narrative, shared)
        found += judge_platforms(self.narrative)
        found += judge_fees(self.narrative)
        return tuple(found)

    @cached_property
    def judged(self) -> tuple[Judged, ...]:
        """Each claim with its checks and the gravest verdict among them."""
        by_claim: dict[int, list[Check]] = {claim.number: [] for claim in self.claims}
        for check in self.checks:
            for index in check.claims:
                by_claim[index].append(check)
        return tuple(_judged(claim, by_claim[claim.number]) for claim in self.claims)

    def of_kind(self, *kinds: str) -> tuple[Check, ...]:
        """The checks of these kinds, in the order of the text."""
        return tuple(check for check in self.checks if check.kind in kinds)

    def coverage(self) -> dict[str, int]:
        """How many claims were found and how each was judged."""
        counts = {"found": len(self.claims)} | {str(verdict): 0 for verdict in Verdict}
        for item in self.judged:
            counts[str(item.verdict)] += 1
        return counts

    def to_list(self) -> list[dict[str, Any]]:
        """The JSON of ``claims`` in ``disclosure load``: every claim with verdict and working."""
        return [item.to_dict() for item in self.judged]


def _judged(claim: Claim, checks: list[Check]) -> Judged:
    if not checks:
        reason = "表格没有对应的数据项" if claim.relation is not Relation.SHARE else "没有可核对的件数"
        return Judged(claim, Verdict.NOT_JUDGED, (), reason)
    verdict = min((check.verdict for check in checks), key=_WEIGHT.index)
    reason = next((check.reason for check in checks if check.reason), "") if verdict is Verdict.NOT_JUDGED else ""
    return Judged(claim, verdict, tuple(checks), reason)
