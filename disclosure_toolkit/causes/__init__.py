"""Why the identities fail (根源): the smallest change that would make them hold, and which findings belong together.

``system``      the identities of a table as equations
``cells``       repairs of one cell or two, solved exactly
``slips``       one row or column in the wrong place
``blocks``      rows or columns that moved together
``review``      table 4's row in the wrong columns
``digits``      how a figure came out wrong
``hypotheses``  chooses among the repairs and puts them in words
``groups``      findings with one cause share their root
"""

from __future__ import annotations

from collections.abc import Sequence

from ..editions import Edition
from ..model import Outcome, Report
from ..model.hypothesis import Number, RepairHypothesis
from .groups import share_roots
from .hypotheses import hypotheses_of, slipped_row_of_review
from .system import broken_systems


def repair_hypotheses(report: Report, form: Edition, outcomes: Sequence[Outcome] = ()) -> tuple[RepairHypothesis, ...]:
    """The repair hypotheses of tables 3 and 4, the likeliest of each table first; none when nothing fails.

    :param outcomes: outcomes of the audit; what their findings expect of a cell speaks for it.
    """
    systems = list(broken_systems(report, form))
    if not systems:
        return ()
    hints = _hints(outcomes, {subject for system in systems for subject in system.subjects})
    review = [system for system in systems if system.table.startswith("review.")]
    slipped = slipped_row_of_review(review, report, form)
    single = [system for system in systems if not slipped or system not in review]
    return (*(hypothesis for system in single for hypothesis in hypotheses_of(system, form, hints)), *slipped)


def explain(
    report: Report, form: Edition, outcomes: Sequence[Outcome]
) -> tuple[tuple[Outcome, ...], tuple[RepairHypothesis, ...]]:
    """The outcomes with their findings' roots, and the repair hypotheses."""
    hypotheses = repair_hypotheses(report, form, outcomes)
    return share_roots(outcomes, hypotheses), hypotheses


def _hints(outcomes: Sequence[Outcome], subjects: set[str]) -> set[tuple[str, Number]]:
    """What findings other than the identities' own expect: last year's report, the narrative."""
    return {
        (evidence.key, evidence.expected)
        for outcome in outcomes
        if outcome.finding is not None and outcome.finding.subject not in subjects
        for evidence in outcome.finding.figures
        if evidence.expected is not None and evidence.report == "this"
    }


__all__ = ["RepairHypothesis", "explain", "repair_hypotheses"]
