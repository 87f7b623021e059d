"""The shell lets nothing in and nothing out."""

import base64
import hashlib

import pytest
from lxml import html

from disclosure_toolkit.display.markup import tag
from disclosure_toolkit.display.page import html_page, stylesheet
from disclosure_toolkit.errors import BadSettings


def policy(page: str) -> dict[str, str]:
    (content,) = html.fromstring(page).xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
    return {part.split()[0]: part for part in content.split("; ")}


def test_nothing_is_loaded_and_no_script_runs_by_default() -> None:
    page = html_page("题", tag("p", "文"))
    rules = policy(page)
    assert rules["default-src"] == "default-src 'none'"
    assert "script-src" not in rules
    assert "<script" not in page
    assert 'lang="zh-CN"' in page


def test_only_exactly_our_script_is_allowed() -> None:
    script = "document.title = '甲';"
    page = html_page("题", tag("p", "文"), "en", script=script)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy(page)["script-src"] == f"script-src 'sha256-{digest}'"
    assert html.fromstring(page).xpath("//script")[0].text == script


def test_a_title_is_text() -> None:
    page = html.fromstring(html_page("</title><script>x</script>", tag("p", "文")))
    assert page.xpath("//title")[0].text == "</title><script>x</script>"
    assert not page.xpath("//script")


def test_the_style_sheet_fetches_nothing_and_ends_no_element() -> None:
    css = stylesheet()
    for bad in ("url(", "@import", "@font-face", "</", "http"):
        assert bad not in css


def test_unknown_languages_are_refused() -> None:
    with pytest.raises(BadSettings):
        html_page("题", tag("p"), "fr")
