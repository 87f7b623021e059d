"""C601: the same report published twice."""

from __future__ import annotations

import random
from dataclasses import replace

from disclosure_toolkit.collection.digest import keys_of
from disclosure_toolkit.model import Kind, Severity

from .texts import findings, report, sentence, text, with_figures, with_text

ONE = report("云川县民政局", 2024)
OTHER = replace(ONE, file="附件.pdf")


def test_equal_versions_are_no_finding():
    assert findings([ONE, OTHER], "C6") == ()


def test_layout_and_punctuation_do_not_count():
    spaced = text(OTHER, 5).replace("，", ", ").replace("。", "。\u3000")
    assert findings([ONE, with_text(OTHER, 5, spaced)], "C6") == ()


def test_a_figure_apart_names_both_values_and_sources():
    (found,) = findings([ONE, with_figures(OTHER, requests__received__natural_person=21)], "C6")
    assert (found.rule, found.severity) == ("C601", Severity.WARNING)
    assert [(f.report, f.value) for f in found.figures] == [("this", 0), ("附件.pdf", 21)]
    assert "数字不同 1 格" in found.message


def test_a_blank_against_a_zero_is_a_note():
    place = keys_of("2021").index("requests.received.company")
    cells = (*ONE.cells[:place], Kind.BLANK, *ONE.cells[place + 1 :])
    (found,) = findings([ONE, replace(OTHER, cells=cells)], "C6")
    assert found.severity is Severity.INFO
    assert "空白或符号的 1 格" in found.message


def test_what_could_not_be_read_is_not_compared():
    place = keys_of("2021").index("requests.received.company")
    cells = (*ONE.cells[:place], Kind.UNREADABLE, *ONE.cells[place + 1 :])
    assert findings([ONE, replace(OTHER, cells=cells)], "C6") == ()


def test_a_sentence_apart_is_shown_side_by_side():
    changed = text(OTHER, 5).replace("下一步", "今后")
    (found,) = findings([ONE, with_text(OTHER, 5, changed)], "C6")
    assert found.severity is Severity.INFO
    one, other = found.quotes
    assert [quote.report for quote in found.quotes] == ["this", "附件.pdf"]
    assert [one.text[a:b] for a, b in one.differs] == ["下一步"]
    assert [other.text[a:b] for a, b in other.differs] == ["今后"]


def test_a_section_in_one_version_only_is_told():
    short = replace(OTHER, sections=OTHER.sections[:-1])
    (found,) = findings([ONE, short], "C6")
    assert "只有一份有的部分：第六部分" in found.message


def test_reports_with_little_in_common_are_a_question():
    """Perhaps the year of one is wrong."""
    rng = random.Random(1)
    other = with_text(OTHER, 1, "".join(sentence(rng) for _ in range(30)))
    (found,) = findings([ONE, with_figures(other, requests__received__total=3)], "C6")
    assert found.severity is Severity.QUESTION
    assert "写错了年度" in found.message


def test_the_fingerprint_does_not_depend_on_file_names():
    other = with_figures(OTHER, requests__received__natural_person=21)
    (found,), (moved,) = (findings([replace(ONE, file=a), replace(other, file=b)], "C6") for a, b in ("xy", "pq"))
    assert found.fingerprint == moved.fingerprint
