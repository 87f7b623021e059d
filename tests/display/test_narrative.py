"""The text comes out whole, whatever is marked in it; a mark never sits on other words than those quoted."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from disclosure_toolkit.display.marks import TextMark, quote_marks
from disclosure_toolkit.display.narrative import narrative_html, section_html
from disclosure_toolkit.model import Quote, Section, Severity
from tests.builders import overview
from tests.display.samples import busy, finding, hostile_text

TEXT = overview().text
VERDICTS = st.sampled_from(["error", "warning", "question", "info", "agrees", "contradicts", "not_judged"])


@st.composite
def spans(draw: st.DrawFn, text: str) -> list[TextMark]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        found.append(TextMark(start, end, draw(VERDICTS), "提示", "#f1", f"q{number}"))
    return found


def words(text: str) -> str:
    return "".join(text.split())


@given(spans(TEXT))
def test_marks_never_lose_or_add_a_character(marks: list[TextMark]) -> None:
    page = html.fromstring(str(section_html(overview(), marks)))
    assert words(page.text_content()) == words("一、总体情况" + TEXT)


@given(spans(TEXT))
def test_exactly_the_marked_characters_are_marked(marks: list[TextMark]) -> None:
    page = html.fromstring(str(section_html(overview(), marks)))
    covered = "".join(c for i, c in enumerate(TEXT) if any(m.start <= i < m.end for m in marks))
    assert words("".join(page.xpath("//mark//text()"))) == words(covered)


def test_where_marks_overlap_the_gravest_decides() -> None:
    section = Section(5, "问题", "共收到申请十二件")
    marks = [TextMark(0, 8, "info", "一"), TextMark(3, 5, "error", "二")]
    page = html.fromstring(str(section_html(section, marks)))
    assert [(m.text_content(), m.get("class")) for m in page.xpath("//mark")] == [
        ("共收到", "dt-info"),
        ("申请", "dt-error"),
        ("十二件", "dt-info"),
    ]
    assert "二" in page.xpath("//mark")[1].get("title")


def test_hostile_text_stays_text() -> None:
    page = html.fromstring(
        str(section_html(Section(1, "<b>题</b>", hostile_text()), [TextMark(3, 40, "error", "<i>")]))
    )
    tags = {element.tag for element in page.iter()}
    assert tags == {"div", "h3", "p", "mark"}


def test_a_quotation_that_is_not_there_is_not_marked() -> None:
    report = busy()
    wrong = Quote(1, "没有这句话", 0, 5)
    outside = Quote(1, "x", 10**6, 10**6 + 1)
    found = finding(report, Severity.ERROR, "a", quotes=(wrong, outside))
    assert quote_marks(report, (found,), "zh") == {}


def test_missing_sections_are_said() -> None:
    from tests.builders import without_section

    text = html.fromstring(str(narrative_html(without_section(busy(), 3, 6), {}))).text_content()
    assert "没有找到：第三部分、第六部分" in text
