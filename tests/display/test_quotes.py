"""Quoted words stand in their sentence; what a card says it says once, and says no more than is known."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.display.quotes import passages
from disclosure_toolkit.exports.findings import figure_text
from disclosure_toolkit.model import FigureEvidence, Quote, Severity
from tests.builders import bumped, clean_report, with_section
from tests.display.samples import audit_with, busy, finding, quoted
from tests.display.test_findings import page_of

_TEXT = "前一句。共收到申请35件，其中自然人30件、法人6件，均已答复。\n后一段"


def _shown(*words: str, text: str = _TEXT) -> list[html.HtmlElement]:
    quotes = [Quote(1, word, text.index(word), text.index(word) + len(word)) for word in words]
    return [html.fromstring(str(passage.html("error"))) for passage in passages({1: text}, quotes)]


def test_the_words_are_marked_in_their_sentence() -> None:
    (shown,) = _shown("法人6件")
    assert shown.text_content() == "共收到申请35件，其中自然人30件、法人6件，均已答复。"
    assert [mark.text for mark in shown.xpath(".//mark")] == ["法人6件"]


def test_words_of_one_sentence_stand_together() -> None:
    (shown,) = _shown("法人6件", "35件", "自然人30件")
    assert [mark.text for mark in shown.xpath(".//mark")] == ["35件", "自然人30件", "法人6件"]
    assert len(_shown("前一句", "35件")) == 2


def test_a_long_sentence_is_cut_and_says_so() -> None:
    text = "甲" * 90 + "（" + "乙" * 90
    (shown,) = _shown("（", text=text)
    assert shown.text_content() == "…" + "甲" * 40 + "（" + "乙" * 30 + "…"


def test_words_that_stand_elsewhere_stand_alone() -> None:
    quote = Quote(1, "没有的话", 0, 4)
    (passage,) = passages({1: _TEXT}, [quote])
    assert html.fromstring(str(passage.html("error"))).text_content() == "没有的话"


@given(st.text("甲乙。\n，", min_size=1, max_size=150), st.data())
def test_no_quoted_word_is_lost(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 30)), min_size=1, max_size=4))
    quotes = [Quote(1, text[start : start + size], start, min(len(text), start + size)) for start, size in places]
    found = list(passages({1: text}, quotes))
    assert [index for passage in found for index, _ in passage.quotes] == [*range(1, len(quotes) + 1)]
    for passage in found:
        shown = html.fromstring(str(passage.html("error"))).text_content()
        assert all(quote.text.strip() in shown for _, quote in passage.quotes)


def test_the_value_of_the_text_is_not_called_the_right_one() -> None:
    report = busy()
    section = report.section(1)
    assert section is not None
    keys = ("requests.received.total",)
    said = finding(report, Severity.ERROR, "a", keys, (quoted(section, "依申请公开渠道畅通"),))
    summed = finding(report, Severity.ERROR, "b", keys)
    page = page_of(audit_with(report, (said, summed)))
    heads = [
        card.xpath('.//table[contains(@class,"dt-evidence")]//thead//th[3]')[0].text
        for card in page.xpath('//li[contains(@class,"dt-finding")]')
    ]
    assert heads == ["文中为", "算得"]
    figure = said.figures[0].to_dict()
    assert figure_text(figure, stated=True).endswith("（文中为 8）")
    assert figure_text(figure).endswith("（算得 8）")


def test_zeros_of_a_long_sum_are_counted_and_their_cells_marked() -> None:
    audit = audit_report(bumped(clean_report(), "requests.handled_total.total"))
    number, found = next((n, f) for n, f in enumerate(audit.findings, 1) if f.rule == "F302")
    page = page_of(audit)
    (table,) = page.xpath(f'//li[@id="f{number}"]//table[contains(@class,"dt-evidence")]')
    zeros = sum(1 for figure in found.figures if figure.value == 0 and figure.expected is None)
    assert f"其余 {zeros} 项均为 0" in table.text_content()
    assert len(table.xpath(".//tbody/tr")) == len(found.figures) - zeros + 1
    marked = page.xpath(f'//td[contains(@class,"dt-mark")][.//a[@href="#f{number}"]]')
    assert len(marked) == len({figure.key for figure in found.figures})


def test_a_short_list_of_figures_is_whole() -> None:
    report = busy()
    found = finding(report, Severity.ERROR, "a", ("requests.received.total",))
    zero = FigureEvidence("requests.granted.total", "表三“予以公开·总计”", 0)
    page = page_of(audit_with(report, (replace(found, figures=(*found.figures, zero)),)))
    assert len(page.xpath('//li[@id="f1"]//tbody/tr')) == 2


def test_a_card_and_a_claim_say_their_working_once() -> None:
    text = "2024年主动公开信息366条，其中网站128条，占39.0%。"
    audit = audit_report(with_section(clean_report(), 1, text=text, parts=()))
    page = page_of(audit)
    step = "128 ÷ 366"
    (card,) = [c for c in page.xpath('//li[contains(@class,"dt-finding")]') if "N702" in c.text_content()]
    assert card.text_content().count(step) == 1
    for row in page.xpath('//table[contains(@class,"dt-claims")]//tr[@id]'):
        assert row.text_content().count(step) <= 1
