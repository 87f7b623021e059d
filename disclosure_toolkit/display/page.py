"""The shell around every page: one self-contained file that asks nothing of any network (页面外壳)."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources

from .markup import Html, tag
from .words import check_language

_GAP = "\0"  # stands in no page: text that holds one is shown without it
HTML_LANG = {"zh": "zh-CN", "en": "en"}


@cache
def stylesheet() -> str:
    """The style sheet of all pages; it styles only what stands inside an element of class ``dt``."""
    return resources.files(__package__).joinpath("style.css").read_text(encoding="utf-8")


def style_html() -> Html:
    """The style sheet as an element; in a notebook once is enough for all cells."""
    return Html(f"<style>{stylesheet()}</style>")


def fragment(body: Html, lang: str = "zh") -> Html:
    """HTML for a notebook cell that stands alone: styled by itself."""
    return Html(style_html() + tag("div", body, cls="dt", lang=HTML_LANG[lang]))


def content_security_policy(script: str = "") -> str:
    """Nothing is loaded, nothing is sent; a script runs only if it is exactly ours."""
    rules = [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if script:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        rules.append(f"script-src 'sha256-{digest}'")
    return "; ".join(rules)


def html_page(title: str, body: Html, lang: str = "zh", *, script: str = "") -> str:
    """A whole page.

    :param title: plain text. :param body: finished HTML. :param script: the page's own JavaScript, a constant
        of the program without ``</``; it is allowed by its hash and everything else is refused.
    :raises BadSettings: no such language.
    """
    check_language(lang)
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=content_security_policy(script)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("link", rel="icon", href="data:,"),
        tag("title", title),
        style_html(),
    ]
    code = Html(f"<script>{script}</script>") if script else None
    page = tag("html", tag("head", head), tag("body", body, code, cls="dt"), lang=HTML_LANG[lang])
    return f"<!DOCTYPE html>\n{page}\n"


def page_pieces(title: str, body: Iterable[str], lang: str = "zh", *, script: str = "") -> Iterator[str]:
    """A whole page piece by piece, for one that is too long to be held at once.

    :param body: finished HTML in pieces. :raises BadSettings: no such language.
    """
    before, after = html_page(title, Html(_GAP), lang, script=script).split(_GAP)
    yield before
    yield from body
    yield after
