"""Plain text can only ever become text, whatever it is."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from disclosure_toolkit.display.markup import Html, join, tag, visible

anything = st.text(alphabet=st.characters(exclude_characters="\r"), max_size=60)


@given(anything, anything)
def test_text_and_attributes_come_back_as_they_went_in(text: str, title: str) -> None:
    element = html.fromstring(str(tag("p", text, title=title)))
    assert len(element) == 0
    assert (element.text or "") == visible(text)
    assert element.get("title") == visible(title)
    assert set(element.keys()) == {"title"}


@given(anything)
def test_nothing_that_reorders_or_hides_text_gets_through(text: str) -> None:
    shown = visible(text + "\u202e\u2066\x00\x1b\u200f\ud800")
    assert not any(
        c in shown for c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b\ud800"
    )
    shown.encode()


def test_finished_html_passes_and_plain_text_does_not() -> None:
    assert join([Html("<b>x</b>"), "<b>x</b>", None, ["&"]]) == "<b>x</b>&lt;b&gt;x&lt;/b&gt;&amp;"


def test_html_put_together_by_hand_is_plain_text_again() -> None:
    # An f-string is a str: forgetting to escape shows as ugly text, never as a hole.
    assert "&lt;b&gt;" in tag("p", f"{Html('<b>')}")
