"""One department with one set of figures; sentences about it are true or false."""

from __future__ import annotations

from disclosure_toolkit.claims import Statements, statements
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Identity, Level, Report, Section
from tests.builders import consistent

AGENCY = "云溪县水务局"
CELLS = {
    "requests.carried_in.natural_person": 2,
    "requests.granted.natural_person": 9,
    "requests.granted.company": 5,
    "requests.granted.legal_service": 1,
    "requests.partly_granted.natural_person": 4,
    "requests.partly_granted.company": 2,
    "requests.denied_state_secret.natural_person": 1,
    "requests.denied_third_party_rights.company": 2,
    "requests.denied_process_information.natural_person": 3,
    "requests.unavailable_not_held.natural_person": 7,
    "requests.unavailable_not_held.legal_service": 2,
    "requests.unavailable_needs_creation.company": 1,
    "requests.unavailable_needs_creation.public_interest": 1,
    "requests.not_processed_petition.natural_person": 2,
    "requests.not_processed_repeat.natural_person": 1,
    "requests.other_not_corrected.natural_person": 1,
    "requests.other_misc.natural_person": 1,
    "requests.other_misc.other_organisation": 1,
    "requests.carried_out.natural_person": 3,
    "review.reconsideration.upheld": 3,
    "review.reconsideration.corrected": 1,
    "review.reconsideration.other": 1,
    "review.reconsideration.pending": 1,
    "review.litigation_direct.upheld": 4,
    "review.litigation_direct.pending": 1,
    "review.litigation_after_reconsideration.upheld": 2,
    "review.litigation_after_reconsideration.other": 1,
    "proactive.normative_documents.issued": 4,
    "proactive.normative_documents.repealed": 2,
    "proactive.normative_documents.in_force": 21,
    "proactive.licensing.decisions": 310,
    "proactive.penalties.decisions": 25,
}
# received 45 = 30 + 15 (company 10, public_interest 1, legal_service 3, other_organisation 1); carried in 2;
# handled 44; carried out 3; reconsideration 6; litigation 5 + 3.
BEFORE = {
    "requests.granted.natural_person": 20,
    "requests.granted.company": 14,
    "requests.carried_out.natural_person": 2,
}
ZERO: dict[str, int] = {}


def report(
    text: str,
    cells: dict[str, int] | None = None,
    *,
    number: int = 1,
    heading: str = "（二）依申请公开情况",
    agency: str = AGENCY,
    level: Level = Level.DEPARTMENT,
    year: int = 2024,
) -> Report:
    """A report on 2024 whose section says this."""
    form = edition("2021")
    whole = f"{heading}\n{text}" if heading else text
    return Report(
        Identity(
            agency=agency, year=year, edition="2021", level=level, title=f"{agency}{year}年政府信息公开工作年度报告"
        ),
        consistent(form, CELLS if cells is None else cells),
        (Section(number, "总体情况", whole, printed=number),),
    )


def previous() -> Report:
    """The same department's report on 2023: received 36, carried out 2."""
    return report("", BEFORE, year=2023)


def judged(
    text: str, cells: dict[str, int] | None = None, before: Report | None = None, **kwargs: object
) -> Statements:
    """Claims and checks of a one-section report."""
    return statements(report(text, cells, **kwargs), previous=before)  # type: ignore[arg-type]


def outcome(found: Statements) -> str:
    """``false`` (a contradiction), ``question``, ``true`` (something agrees, nothing disagrees), ``none``."""
    verdicts = {check.verdict.value for check in found.checks}
    for verdict, name in (("contradicts", "false"), ("question", "question"), ("agrees", "true")):
        if verdict in verdicts:
            return name
    return "none"
