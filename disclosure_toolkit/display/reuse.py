"""Two wordings side by side, what differs marked (并列比对)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from ..model import Finding, Quote
from .findings import section_name
from .markup import Html, join, tag
from .words import pick

Span = tuple[int, int]

_NONE = ("没有对应的文字", "no counterpart")
_THIS = ("本报告", "this report")
_PREVIOUS = ("上年报告", "last year's report")


@cache
def reuse_style() -> Html:
    """The style sheet of side-by-side texts; a page needs it once."""
    css = resources.files(__package__).joinpath("reuse.css").read_text(encoding="utf-8")
    return Html(f"<style>{css}</style>")


def side_by_side_html(finding: Finding, lang: str = "zh") -> Html:
    """The quotes of a finding on shared text, in pairs; empty where it quotes nothing."""
    pairs = [
        tag("div", [_side(finding, quote, lang) for quote in pair], cls="dt-pair") for pair in _pairs(finding.quotes)
    ]
    return join(pairs)


def pair_html(left: tuple[str, str, Sequence[Span]], right: tuple[str, str, Sequence[Span]]) -> Html:
    """Two texts beside each other, each as (caption, text, spans that the other has not)."""
    return tag("div", [_text(*side) for side in (left, right)], cls="dt-pair")


def marked(text: str, spans: Sequence[Span]) -> Html:
    """A text with these spans marked; spans are in order and do not overlap."""
    parts: list[str | Html] = []
    done = 0
    for start, end in spans:
        start, end = max(start, done), min(end, len(text))
        if start < end:
            parts += [text[done:start], tag("mark", text[start:end])]
            done = end
    return join([*parts, text[done:]])


def _pairs(quotes: Sequence[Quote]) -> Iterator[tuple[Quote | None, ...]]:
    """Each quote of the first report with the one after it from another; a lone one keeps an empty side."""
    waiting: Quote | None = None
    for quote in quotes:
        if waiting is None:
            waiting = quote
        elif quote.report == waiting.report:
            yield (waiting, None)
            waiting = quote
        else:
            yield (waiting, quote)
            waiting = None
    if waiting is not None:
        yield (waiting, None)


def _side(finding: Finding, quote: Quote | None, lang: str) -> Html:
    if quote is None:
        return tag("figure", tag("p", pick(_NONE, lang)), cls="dt-side-text dt-none")
    place = quote.source.describe(lang) if quote.source is not None else ""
    caption = "　".join(
        word for word in (_whose(finding, quote, lang), section_name(quote.section, lang), place) if word
    )
    return _text(caption, quote.text, quote.differs)


def _text(caption: str, text: str, spans: Sequence[Span]) -> Html:
    return tag("figure", tag("figcaption", caption), tag("p", marked(text, spans)), cls="dt-side-text")


def _whose(finding: Finding, quote: Quote, lang: str) -> str:
    names = {"this": (0, _THIS), "previous": (1, _PREVIOUS)}
    if quote.report not in names:
        return quote.report
    place, words = names[quote.report]
    return finding.about[place].name if place < len(finding.about) else pick(words, lang)
