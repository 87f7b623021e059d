"""Prose agrees with the tables, and unusual print changes no figure's value."""

from __future__ import annotations

import random
import re
import string
import tomllib
from functools import cache
from importlib import resources

import pytest

from disclosure_toolkit.sample import make_copies
from disclosure_toolkit.sample.narrative import facts
from disclosure_toolkit.sample.printed import PrintedReport
from disclosure_toolkit.sample.prose import WORDING, NumberStyle, chinese_numeral, percent, phrases
from disclosure_toolkit.sample.quirks import QUIRKS
from disclosure_toolkit.sample.violations import values, violations


@cache
def reports() -> list[PrintedReport]:
    years = (2020, 2021, 2022, 2023)
    return [copy.report for held in (False, True) for copy in make_copies(30, years, seed=12, held_out=held)]


def test_statements_stand_in_the_text_that_is_printed() -> None:
    for report in reports():
        for statement in report.statements:
            texts = list(report.preamble) if statement.section == 0 else []
            texts += [p.text for s in report.sections if s.number == statement.section for p in s.paragraphs]
            assert statement.text.rstrip("。") in "".join(texts)


def test_statements_about_requests_agree_with_the_tables() -> None:
    checked = 0
    for report in reports():
        known = facts(values(report))
        for statement in report.statements:
            for measure, number in statement.measures.items():
                if measure in known:
                    assert number == known[measure], (report.agency, report.year, statement)
                    checked += 1
    assert checked > 300


def test_statements_about_documents_agree_with_table_two() -> None:
    checked = 0
    for report in reports():
        known = values(report)
        for statement in report.statements:
            for column in ("issued", "repealed", "in_force"):
                key = f"proactive.normative_documents.{column}"
                if f"documents_{column}" in statement.measures and key in known:
                    assert statement.measures[f"documents_{column}"] == known[key]
                    checked += 1
    assert checked > 50


def test_parts_of_a_whole_add_up() -> None:
    for report in reports():
        for statement in report.statements:
            said = {name: number for name, number in statement.measures.items() if isinstance(number, int)}
            if {"published", "site_count", "media_count"} <= set(said):
                assert said["published"] == said["site_count"] + said["media_count"]
            if {"site_count", "part_a", "part_b", "part_c"} <= set(said):
                assert said["site_count"] == said["part_a"] + said["part_b"] + said["part_c"]
            if {"fee_notified", "fee_collected"} <= set(said):
                assert said["fee_collected"] <= said["fee_notified"]


def test_no_slot_is_left_and_marks_are_paired() -> None:
    for report in reports():
        text = "".join([*report.preamble, *(p.heading + p.text for s in report.sections for p in s.paragraphs)])
        assert not re.search(r"[{}]", text)
        for left, right in ("（）", "《》", "“”"):
            assert text.count(left) == text.count(right)
        assert "办公室办公室" not in text


def test_reports_differ_in_how_they_write() -> None:
    assert len({report.title_lines[-1][-14:] for report in reports()}) > 1
    assert {bool(report.preamble) for report in reports()} == {True, False}
    assert {len(report.title_lines) for report in reports()} == {1, 2}
    headings = {p.heading for report in reports() for s in report.sections for p in s.paragraphs if p.topic}
    assert len(headings) > 15


PROSE = resources.files("disclosure_toolkit.sample.prose")
CHAPTERS = sorted(p.name.removesuffix(".toml") for p in PROSE.iterdir() if p.name.endswith(".toml"))


def names(chapter: str, part: str) -> dict[str, list[str]]:
    folder = PROSE / "held" if part == "held" else PROSE
    found: dict[str, list[str]] = tomllib.loads((folder / f"{chapter}.toml").read_text(encoding="utf-8"))[part]
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_held_out_phrases_are_used_only_when_wanted(chapter: str) -> None:
    """Every phrase has held-back wordings, and none of them serves anybody but the benchmark."""
    opened, held = names(chapter, "open"), names(chapter, "held")
    assert set(opened) == set(held)
    everybody = {phrase for found in opened.values() for phrase in found}
    for name, found in held.items():
        assert not set(found) & everybody
        assert len(set(found)) == len(found)
        assert phrases(chapter, name, held_out=True) == found
        assert phrases(chapter, name, held_out=False) == opened[name]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_held_out_phrases_state_only_what_is_known_of_them(chapter: str) -> None:
    """A slot stands for the same measure in both parts, so that the truth of a held-back sentence is known."""
    known = {slot for found in names(chapter, "open").values() for phrase in found for slot in slots(phrase)}
    others = set(WORDING) | set(facts(values(reports()[0]))) | ALTERNATIVES
    for found in names(chapter, "held").values():
        for phrase in found:
            assert slots(phrase) <= known | others, phrase


ALTERNATIVES = frozenset(
    [
        "published_near",
        "published_over",
        "whole_granted",
        "whole_unavailable",
        "fine_granted",
        "fine_unavailable",
        "before",
        "cumulative_requests",
        "round_count",
        "round_visits",
        "views",
        "visits",
        "other_count",
        "small",
    ]
)
"""Other ways of printing what a report knows, which so far only held-back wordings use."""


def slots(phrase: str) -> set[str]:
    return {slot for _, slot, _, _ in string.Formatter().parse(phrase) if slot}


@pytest.mark.parametrize("name", sorted(QUIRKS))
def test_quirks_change_the_print_and_no_value(name: str) -> None:
    changed = 0
    for report in reports()[:120]:
        found = QUIRKS[name].change(report, random.Random(3))
        if found is not None:
            assert found != report
            assert values(found) == values(report)
            assert violations(found) == ()
            changed += 1
    assert changed


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (2, "两"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")]
)
def test_chinese_numerals(number: int, text: str) -> None:
    assert chinese_numeral(number) == text
    assert NumberStyle("chinese").write(number) == text


def test_number_styles() -> None:
    assert NumberStyle("comma").write(12345) == "12,345"
    assert NumberStyle("full").write(120) == "１２０"
    assert NumberStyle(spaced=True).space("2024年收到12件") == "2024 年收到 12 件"


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 3, "33.3%"), (1, 8, "12.5%"), (5, 5, "100.0%"), (1, 800, "0.1%")]
)
def test_percentages_are_rounded_half_up(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text
