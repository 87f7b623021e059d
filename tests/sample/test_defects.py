"""Each defect does what it claims, and the truth says so."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from disclosure_toolkit.editions import edition
from disclosure_toolkit.sample import Copy, all_defects, find_defect, find_layout, make_copies, with_defects
from disclosure_toolkit.sample.defects.narrative import renumbered
from disclosure_toolkit.sample.meaning import meaning
from disclosure_toolkit.sample.narrative import facts
from disclosure_toolkit.sample.printed import Paragraph, Statement
from disclosure_toolkit.sample.prose import phrases
from disclosure_toolkit.sample.violations import values, violations

KINDS = [item.kind for item in all_defects()]


@cache
def copies() -> list[Copy]:
    """Last year's reports of two counties, all in one layout that prints blanks and the date."""
    found = list(make_copies(agencies=80, years=(2023, 2024), seed=9))
    layout = find_layout("html", "portal")
    return [Copy(copy.report, layout, (), copy.previous) for copy in found if copy.report.year == 2024]


@cache
def spoiled(kind: str) -> list[tuple[Copy, Copy]]:
    """(before, after) for every report in which the defect finds a place."""
    pairs = [(copy, with_defects(copy, [find_defect(kind)], seed=9)) for copy in copies()]
    return [(before, after) for before, after in pairs if after is not None]


def test_there_are_at_least_sixty_kinds() -> None:
    assert len(KINDS) >= 60
    assert len(set(KINDS)) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_finds_a_place_and_changes_the_report(kind: str) -> None:
    found = spoiled(kind)
    assert found
    for before, after in found:
        assert after.report != before.report
        assert after.applied[0].detail


@pytest.mark.parametrize("kind", [item.kind for item in all_defects() if item.breaks])
def test_defects_break_the_identities_that_they_claim(kind: str) -> None:
    claimed = find_defect(kind).breaks
    for _, after in spoiled(kind):
        broken = {name.partition(":")[0] for name in violations(after.report, after.previous)}
        assert broken & set(claimed), (kind, after.report.agency, after.applied[0].detail)


@pytest.mark.parametrize("kind", [item.kind for item in all_defects() if item.family == "identity"])
def test_the_figures_named_are_the_figures_changed(kind: str) -> None:
    for before, after in spoiled(kind):
        old, new = before.report.figures(), after.report.figures()
        assert {key for key in old if old[key] != new.get(key)} == set(after.applied[0].keys)


@pytest.mark.parametrize(
    "kind", sorted(item.kind for item in all_defects() if item.family == "year" and item.kind != "last_year_copied")
)
def test_breaks_between_years_leave_the_report_itself_in_order(kind: str) -> None:
    """But for a whole row that is copied, which breaks the balance as well."""
    for _, after in spoiled(kind):
        assert violations(after.report) == ()


@pytest.mark.parametrize("kind", [item.kind for item in all_defects() if item.family == "structure"])
def test_structure_defects_leave_the_remaining_figures_alone(kind: str) -> None:
    for before, after in spoiled(kind):
        old = before.report.figures()
        assert all(old[key] == text for key, text in after.report.figures().items())


def test_keys_named_by_defects_exist() -> None:
    for kind in KINDS:
        for _, after in spoiled(kind):
            form = edition(after.report.edition)
            known = set(form.keys) | set(form.undivided_keys)
            assert set(after.applied[0].keys) <= known, kind


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("12", "number", 12),
        ("1,234", "number", 1234),
        ("１２", "number", 12),
        ("0", "zero", 0),
        ("0.00", "zero", 0),
        ("", "blank", None),
        ("　", "blank", None),
        ("/", "not_applicable", None),
        ("—", "not_applicable", None),
        ("无", "not_applicable", None),
        ("3件", "number", 3),
        ("见说明", "text", None),
        ("O", "text", None),
        ("-2", "number", -2),
    ],
)
def test_meaning_of_printed_texts(text: str, kind: str, value: int | None) -> None:
    found, number = meaning(text)
    assert (str(found), number) == (kind, value)


@pytest.mark.parametrize("kind", [item.kind for item in all_defects() if item.family == "narrative"])
def test_narrative_defects_leave_the_figures_alone(kind: str) -> None:
    for before, after in spoiled(kind):
        assert after.report.tables == before.report.tables
        assert after.applied[0].section is not None


@pytest.mark.parametrize("kind", [item.kind for item in all_defects() if item.kind.startswith("says_")])
def test_a_wrong_number_changes_one_place_of_the_prose(kind: str) -> None:
    for before, after in spoiled(kind):
        pairs = [
            (old.text, new.text)
            for one, two in zip(before.report.sections, after.report.sections, strict=True)
            for old, new in zip(one.paragraphs, two.paragraphs, strict=True)
            if old.text != new.text
        ]
        assert len(pairs) == 1


@pytest.mark.parametrize(
    ("said", "number", "wrong"),
    [
        ("自然人3件，法人或其他组织1件。", 3, "自然人19件，法人或其他组织1件。"),
        ("截至2024年12月31日，收到申请十二件。", 12, "截至2024年12月31日，收到申请十九件。"),
        ("截至 2024 年 12 月 31 日，收到申请 12 件。", 12, "截至 2024 年 12 月 31 日，收到申请 19 件。"),
        ("一是自然人1件，法人或其他组织1件。", 1, None),
    ],
)
def test_only_the_number_itself_is_changed(said: str, number: int, wrong: str | None) -> None:
    """Neither a date nor 一是 takes the place of the number; where it stands twice, none is changed."""
    printed = copies()[0].report.map_sections(
        lambda section: replace(section, paragraphs=(Paragraph(said),)) if section.number == 1 else section
    )
    found = renumbered(printed, Statement(1, said, {"natural": number}), "natural", 19)
    texts = [p.text for s in found.sections if s.number == 1 for p in s.paragraphs] if found is not None else [None]
    assert texts == [wrong]


def test_a_wrong_number_is_none_that_another_way_of_counting_gives() -> None:
    """Who closed 7 of which 1 was carried in may say 6: no certain contradiction, so it is never put in."""
    checked = 0
    for before, after in spoiled("says_handled"):
        known = facts(values(before.report))
        wrong = int(after.applied[0].detail.partition("写作 ")[2].partition("（")[0])
        assert wrong not in (known["received"], known["all"], known["handled"] - known["carried_in"])
        checked += 1
    assert checked > 5


def test_sentences_put_in_are_the_held_back_ones_where_wanted() -> None:
    for before, _ in spoiled("none_claimed"):
        held = with_defects(replace(before, held_out=True), [find_defect("none_claimed")], seed=9)
        assert held is not None
        words = {"year": 2024, "next_year": 2025, "self": before.report.self_name}
        texts = "".join(p.text for s in held.report.sections for p in s.paragraphs)
        kept = [phrase.format_map(words) for phrase in phrases("claims", "none_claimed", held_out=True)]
        assert any(phrase in texts for phrase in kept)
