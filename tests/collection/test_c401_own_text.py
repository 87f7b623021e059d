"""C401: text repeated from the agency's own last report."""

from __future__ import annotations

import random
import re

import pytest

from disclosure_toolkit.model import Severity

from .texts import findings, region, report, sentence, text, with_text

AGENCY = "云川县民政局"


def pair():
    return report(AGENCY, 2023), report(AGENCY, 2024)


def topic(digest, number):
    parts = re.split(r"(?=（[一二三四五]）)", text(digest, 1))[1:]
    return parts[number]


def test_reports_of_their_own_words_have_no_finding():
    assert findings(region(), "C4") == ()


def test_a_sub_section_repeated_is_a_note_that_shows_both():
    last, this = pair()
    this = with_text(this, 1, text(this, 1).replace(topic(this, 2), topic(last, 2)))
    (found,) = findings([last, this], "C401")
    assert found.severity is Severity.INFO
    assert "（三）政府信息管理" in found.message
    assert [quote.report for quote in found.quotes] == ["this", "previous"]
    assert found.quotes[0].text == found.quotes[1].text
    assert [reference.year for reference in found.about] == [2024, 2023]


def test_section_five_repeated_word_for_word_is_a_question():
    last, this = pair()
    (found,) = findings([last, with_text(this, 5, text(last, 5))], "C401")
    assert found.severity is Severity.QUESTION
    assert "第五部分" in found.message


def test_a_whole_report_repeated_is_a_question():
    last, this = pair()
    (found,) = findings([last, with_text(with_text(this, 1, text(last, 1)), 5, text(last, 5)[:60])], "C401")
    assert found.severity is Severity.QUESTION
    assert "第五部分" not in found.message


def test_only_the_figures_changed_is_no_finding():
    last, this = pair()
    old = "".join(sentence_with(number) for number in (312, 47, 8))
    new = "".join(sentence_with(number) for number in (385, 52, 9))
    last, this = (with_text(d, 5, t) for d, t in ((last, old), (this, new)))
    assert findings([last, this], "C401") == ()


def sentence_with(number: int) -> str:
    return f"逐户核对补贴发放清册{number}份，按村组张榜公示并存入档案柜。"


def test_the_report_year_may_change():
    last, this = pair()
    text_of = "{}年逐户核对补贴发放清册，按村组张榜公示。{}年走访座谈听取意见，装订卷宗归入档案柜，建账册一本。"
    text_of += "春秋两季在广场设点讲解，发放图表与问答。"
    last, this = with_text(last, 5, text_of.format(2023, 2023)), with_text(this, 5, text_of.format(2024, 2024))
    assert [found.severity for found in findings([last, this], "C401")] == [Severity.QUESTION]


def test_years_apart_are_not_compared():
    last, this = report(AGENCY, 2022), report(AGENCY, 2024)
    assert findings([last, with_text(this, 5, text(last, 5))], "C401") == ()


@pytest.mark.parametrize("changed", [1, 2])
def test_a_section_partly_rewritten_is_none(changed):
    last, this = pair()
    sentences = text(last, 5).split("。")
    rng = random.Random(3)
    for number in range(changed):
        sentences[number] = sentence(rng)[:-1]
    assert findings([last, with_text(this, 5, "。".join(sentences))], "C401") == ()
