"""The page of a comparison: escaped, self-contained, readable on a telephone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.compare import Comparison, compare_reports
from disclosure_toolkit.compare.page import comparison_page
from disclosure_toolkit.display.reuse import marked, side_by_side_html
from disclosure_toolkit.model import About, Finding, Quote, Severity
from tests.builders import bumped, changed, clean_report, with_identity, with_section
from tests.files import CELLS

HOSTILE = "<script>alert(1)</script><img src=http://example.invalid/x onerror=alert(2)>\u202e"


def page(lang: str = "zh", several: bool = False) -> str:
    report = with_identity(clean_report(cells=CELLS), agency="云川县" + HOSTILE + "局")
    old = replace(bumped(report, "requests.granted.natural_person"), file=HOSTILE)
    old = with_section(old, 5, text=HOSTILE + report.section(5).text)
    new = changed(report, {"proactive.penalties.decisions": 77, "review.reconsideration.upheld": 5})
    found = compare_reports(*(audit_report(item) for item in (old, new)))
    reports = (found, found) if several else (found,)
    return comparison_page(Comparison("旧" + HOSTILE, "新", reports, only_new=(HOSTILE,)), lang)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_report_text_can_only_become_text(lang):
    html = page(lang)
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;" in html
    assert "default-src &#x27;none&#x27;" in html


def test_every_fate_and_every_unasked_figure_is_there():
    html = page()
    for words in ("已改正", "新出现", "没有问题涉及而改动的数据", "改动的文字", "按问题改动的数据"):
        assert words in html
    assert "行政处罚" in html
    assert "77" in html


def test_the_english_page_has_no_chinese_headings():
    html = page("en")
    assert "Figures changed that no finding concerned" in html
    assert "已改正" not in html


def test_marks_stand_where_the_texts_differ():
    assert marked("甲乙<丙>丁", [(2, 5)]) == "甲乙<mark>&lt;丙&gt;</mark>丁"
    assert marked("甲乙", []) == "甲乙"
    assert marked("甲乙", [(1, 99)]) == "甲<mark>乙</mark>"


def test_quotes_stand_in_pairs_with_their_owners():
    quotes = (
        Quote(5, "甲文", 0, 2, None, "this", ((0, 1),)),
        Quote(5, "乙文", 0, 2, None, "云川县水利局 2024 年", ((0, 1),)),
        Quote(1, "无对应", 0, 3, None, "this"),
    )
    about = (About("a", "云川县民政局", 2024), About("b", "云川县水利局", 2024))
    finding = Finding("C402", Severity.QUESTION, "题", "话", "words", "依据", "s", quotes=quotes, about=about)
    html = side_by_side_html(finding)
    assert html.count('class="dt-pair"') == 2
    assert "云川县民政局 2024 年" in html
    assert "云川县水利局 2024 年" in html
    assert html.count("<mark>") == 2
    assert "没有对应的文字" in html


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_it_loads_nothing_and_does_not_scroll_sideways(browser, tmp_path, width):
    path = tmp_path / "page.html"
    path.write_text(page(several=True), encoding="utf-8")
    view = browser.new_page(viewport={"width": width, "height": 844})
    requests: list[str] = []
    said: list[str] = []
    view.on("request", lambda request: requests.append(request.url))
    view.on("console", lambda message: said.append(message.text))
    view.on("dialog", lambda dialog: said.append(dialog.message))
    view.goto(path.as_uri())
    assert requests == [path.as_uri()]
    assert said == []
    assert view.evaluate("document.documentElement.scrollWidth") <= width
