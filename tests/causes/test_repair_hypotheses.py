"""One wrong cell is named, a slip is called a slip, and what cannot be told is not guessed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.causes import repair_hypotheses
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Kind, RepairHypothesis, Report
from tests.builders import changed, clean_report, figure, outcome_rows, without_row

FORM = edition("2021")
ROWS = [row.key for row in FORM.rows]
COLUMNS = [column.key for column in FORM.columns]
FREE = [
    f"requests.{row}.{column}" for row in (*outcome_rows(FORM), "carried_in", "carried_out") for column in COLUMNS[:-1]
]
REVIEW = [f"review.{g.key}.{r.key}" for g in FORM.review_groups for r in FORM.review_results[:-1]]
IN_IDENTITY = [key for key in FORM.keys if not key.startswith("proactive.")]


def random_report(rng: random.Random, share: float | None = None) -> Report:
    """A consistent report: sparse or full, small figures and large."""
    share = share if share is not None else rng.choice([0.02, 0.1, 0.3])
    cells = {key: rng.choice([1, 2, rng.randint(1, 30), rng.randint(1, 900)]) for key in FREE if rng.random() < share}
    cells |= {key: rng.randint(1, 60) for key in REVIEW if rng.random() < 0.5}
    return clean_report(FORM, cells=cells)


def misprint(rng: random.Random, value: int) -> int:
    """±1, two digits swapped, a digit lost or added."""
    text = str(value)
    forms = [value + 1, value - 1]
    if len(text) > 1:
        i = rng.randrange(len(text) - 1)
        forms.append(int(text[:i] + text[i + 1] + text[i] + text[i + 2 :]))
        i = rng.randrange(len(text))
        forms.append(int(text[:i] + text[i + 1 :]))
    i = rng.randrange(len(text) + 1)
    forms.append(int(text[:i] + str(rng.randrange(10)) + text[i:]))
    return rng.choice([form for form in forms if form != value and form >= 0])


def repairs(hypothesis: RepairHypothesis, wrong: Report, right: Report) -> bool:
    """Whether carrying out the hypothesis gives the correct report back."""
    mended = changed(wrong, {cell.key: cell.proposed for cell in hypothesis.cells})
    return all(mended.value(key) == right.value(key) for key in right.figures)


def test_one_wrong_cell_is_first_or_a_declared_tie() -> None:
    rng = random.Random(20)
    first = tied = 0
    for _ in range(500):
        right = random_report(rng)
        key = rng.choice(IN_IDENTITY)
        wrong = changed(right, {key: misprint(rng, right.value(key))})
        found = repair_hypotheses(wrong, FORM)
        assert found, key
        if repairs(found[0], wrong, right):
            first += 1
        else:
            assert not found[0].unique, key
            assert any(repairs(hypothesis, wrong, right) for hypothesis in found), key
            tied += 1
    assert first + tied == 500
    assert first >= 0.9 * 500


@pytest.mark.parametrize("kind", ["row_slip", "column_slip"])
@pytest.mark.parametrize("step", [1, -1])
def test_a_slipped_line_is_named(kind: str, step: int) -> None:
    """A row's figures one column off, a column's figures one row off; the figure pushed out is lost."""
    rng = random.Random(30 + step)
    named = cases = 0
    while cases < 50:
        right = random_report(rng, 0.2)
        if kind == "row_slip":
            row = rng.choice(ROWS)
            line = [f"requests.{row}.{column}" for column in COLUMNS]
        else:
            column = rng.choice(COLUMNS)
            line = [f"requests.{row}.{column}" for row in ROWS]
        values = [right.value(key) for key in line]
        slipped = [0, *values[:-1]] if step == 1 else [*values[1:], 0]
        if sum(old != new for old, new in zip(values, slipped, strict=True)) < 2:
            continue
        cases += 1
        wrong = changed(right, dict(zip(line, slipped, strict=True)))
        found = repair_hypotheses(wrong, FORM)
        named += found[0].kind == kind and repairs(found[0], wrong, right)
    assert named >= 0.9 * cases


def test_two_figures_in_each_others_place() -> None:
    right = clean_report(cells={"requests.granted.natural_person": 7, "requests.granted.company": 2})
    wrong = changed(right, {"requests.granted.natural_person": 2, "requests.granted.company": 7})
    found = repair_hypotheses(wrong, FORM)
    assert found[0].kind == "cells_exchanged"
    assert repairs(found[0], wrong, right)
    assert "两格数字互换" in found[0].sentence_zh


def test_two_rows_exchanged() -> None:
    right = random_report(random.Random(4), 0.3)
    swap = {}
    for column in COLUMNS:
        a, b = f"requests.handled_total.{column}", f"requests.carried_in.{column}"
        swap[a], swap[b] = right.value(b), right.value(a)
    wrong = changed(right, swap)
    found = repair_hypotheses(wrong, FORM)
    assert found[0].kind == "rows_exchanged"
    assert repairs(found[0], wrong, right)


def test_a_column_copied_into_another() -> None:
    """Which of the two is the copy cannot be told from the sums; both are named, neither is asserted."""
    right = random_report(random.Random(8), 0.3)
    copied = {f"requests.{row}.research": right.value(f"requests.{row}.company") for row in ROWS}
    wrong = changed(right, copied)
    found = repair_hypotheses(wrong, FORM)
    assert {hypothesis.kind for hypothesis in found} == {"column_copied"}
    assert any(repairs(hypothesis, wrong, right) for hypothesis in found)
    assert not found[0].unique or repairs(found[0], wrong, right)


@pytest.mark.parametrize("step", [1, -1])
def test_rows_that_slipped_together(step: int) -> None:
    """From one row on all figures stand one row too low or too high, over the total and the carried-out row."""
    rng = random.Random(6)
    for _ in range(20):
        right = random_report(rng, 0.3)
        start = rng.randrange(2, 20)
        moved = {}
        for column in COLUMNS:
            line = [f"requests.{row}.{column}" for row in ROWS[start:]]
            values = [right.value(key) for key in line]
            moved.update(zip(line, [0, *values[:-1]] if step == 1 else [*values[1:], 0], strict=True))
        found = repair_hypotheses(changed(right, moved), FORM)
        assert found[0].kind == "rows_slip"
        assert "错开一行" in found[0].sentence_zh


@pytest.mark.parametrize("step", [1, -1])
def test_table_4_one_column_off(step: int) -> None:
    right = clean_report(
        cells={
            "review.reconsideration.upheld": 10,
            "review.reconsideration.corrected": 1,
            "review.litigation_direct.pending": 4,
            "review.litigation_after_reconsideration.upheld": 6,
        }
    )
    line = [key for key in FORM.keys if key.startswith("review.")]
    values = [right.value(key) for key in line]
    slipped = [0, *values[:-1]] if step == 1 else [*values[1:], 0]
    wrong = changed(right, dict(zip(line, slipped, strict=True)))
    found = repair_hypotheses(wrong, FORM)
    assert {hypothesis.kind for hypothesis in found} == {"row_slip"}
    assert repairs(found[0], wrong, right)
    assert audit_report(wrong).root_sizes() == [len(found[0].explains)]


def test_a_figure_in_the_next_column() -> None:
    right = clean_report(cells={"requests.granted.natural_person": 7})
    wrong = changed(right, {"requests.granted.natural_person": 0, "requests.granted.company": 7})
    found = repair_hypotheses(wrong, FORM)
    assert [(hypothesis.kind, hypothesis.unique) for hypothesis in found] == [("row_slip", True)]
    assert repairs(found[0], wrong, right)


def test_two_independent_cells() -> None:
    right = clean_report(cells={"requests.granted.natural_person": 70, "requests.carried_out.company": 12})
    wrong = changed(right, {"requests.granted.natural_person": 7, "requests.carried_out.company": 21})
    found = repair_hypotheses(wrong, FORM)
    assert found[0].kind == "two_cells"
    assert found[0].unique
    assert repairs(found[0], wrong, right)


def test_the_sentence_of_the_commonest_misprint() -> None:
    right = clean_report(cells={"requests.granted.natural_person": 12})
    found = repair_hypotheses(changed(right, {"requests.granted.natural_person": 21}), FORM)
    assert [h.sentence_zh for h in found] == [
        "若表三“予以公开·自然人”为 12（现为 21，疑为数字颠倒），表三全部勾稽关系成立。"
    ]


def test_a_total_left_at_zero() -> None:
    """As published: 10 + 1 + 0 + 0 against 0 has one explanation only; 5 against 0 has two, the total first."""
    right = clean_report(
        cells={
            "review.reconsideration.upheld": 10,
            "review.reconsideration.corrected": 1,
            "review.litigation_after_reconsideration.upheld": 5,
        }
    )
    zero = {"review.reconsideration.total": 0, "review.litigation_after_reconsideration.total": 0}
    found = repair_hypotheses(changed(right, zero), FORM)
    assert [(h.cells[0].key, h.kind, h.unique) for h in found] == [
        ("review.reconsideration.total", "left_zero", True),
        ("review.litigation_after_reconsideration.total", "left_zero", False),
        ("review.litigation_after_reconsideration.upheld", "not_zero", False),
    ]


def test_nothing_is_proposed_where_nothing_small_explains() -> None:
    rng = random.Random(9)
    right = random_report(rng, 0.3)
    keys = rng.sample([key for key in IN_IDENTITY if key.startswith("requests.")], 9)
    found = repair_hypotheses(changed(right, {key: right.value(key) + 3 + i for i, key in enumerate(keys)}), FORM)
    assert [hypothesis.kind for hypothesis in found] == ["none"]
    assert found[0].cells == ()
    assert "没有哪一格单独改正" in found[0].sentence_zh


@given(st.integers(0, 10**6))
@settings(max_examples=60, deadline=None)
def test_every_proposal_makes_every_identity_hold(seed: int) -> None:
    """Whatever two cells are wrong: what is proposed is consistent, whole and not negative."""
    rng = random.Random(seed)
    right = random_report(rng)
    keys = rng.sample(IN_IDENTITY, rng.choice([1, 2, 2]))
    wrong = changed(right, {key: misprint(rng, right.value(key)) for key in keys})
    groups: dict[tuple[str, ...], list[RepairHypothesis]] = {}
    for hypothesis in repair_hypotheses(wrong, FORM):
        groups.setdefault(hypothesis.explains, []).append(hypothesis)
    for hypotheses in groups.values():
        for hypothesis in hypotheses:
            assert all(cell.proposed >= 0 for cell in hypothesis.cells)
            mended = changed(wrong, {cell.key: cell.proposed for cell in hypothesis.cells})
            still = {subject for h in repair_hypotheses(mended, FORM) for subject in h.explains}
            assert not (still & set(hypothesis.explains)) or not hypothesis.cells


def test_a_correct_report_has_no_hypothesis() -> None:
    assert repair_hypotheses(random_report(random.Random(1)), FORM) == ()


def test_figures_without_value_are_no_part_of_any_proposal() -> None:
    right = clean_report(cells={"requests.granted.natural_person": 12})
    lost = figure("requests.partly_granted.natural_person", None, "?", Kind.UNREADABLE)
    wrong = changed(right, {"requests.granted.natural_person": 21, "requests.partly_granted.natural_person": lost})
    found = repair_hypotheses(wrong, FORM)
    assert found
    assert all("可判的" in hypothesis.sentence_zh for hypothesis in found if hypothesis.cells)
    assert lost.key not in {cell.key for hypothesis in found for cell in hypothesis.cells}


@pytest.mark.parametrize("name", ["2021", "2019_trial"])
def test_other_prints_of_the_form(name: str) -> None:
    """The undivided row, the trial form and a missing row are measured by what they print."""
    form = edition(name)
    cells = {"requests.granted.natural_person": 12, "requests.carried_out.company": 3}
    for report in (
        clean_report(name, undivided=name == "2021", cells=cells),
        without_row(clean_report(name, cells=cells), "requests", "denied_state_secret"),
    ):
        wrong = changed(report, {"requests.carried_out.company": 30})
        found = repair_hypotheses(wrong, form)
        assert found[0].cells[0].key == "requests.carried_out.company"
        assert found[0].cells[0].proposed == 3
        assert found[0].kind == "digit_added"


def test_json_round_trip() -> None:
    wrong = changed(
        clean_report(cells={"requests.granted.natural_person": 12}), {"requests.granted.natural_person": 21}
    )
    for hypothesis in audit_report(wrong).hypotheses:
        assert RepairHypothesis.from_dict(hypothesis.to_dict()) == hypothesis
