"""Quoted words within the sentence that they stand in (原文): “（” alone tells a reader nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Quote
from .marks import quoted_span
from .markup import Html, tag

# More words before and after than these do not help to find the place.
_BEFORE, _AFTER = 40, 30
_ENDS = "。；！？\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """Quotations that stand close together in one sentence.

    :ivar quotes: (place in the finding's list from 1, quotation). :ivar spans: where their words stand, in order.
    """

    quotes: tuple[tuple[int, Quote], ...]
    spans: tuple[tuple[int, int], ...] = ()
    text: str = ""

    def html(self, severity: str) -> Html:
        """The sentence with the quoted words marked; without a place in the text the words alone."""
        if not self.spans:
            return tag("p", self.quotes[0][1].text)
        start, end = _window(self.text, self.spans[0][0], max(end for _, end in self.spans))
        return tag("p", list(_marked(self.text, start, end, self.spans, severity)))


def passages(texts: Mapping[int, str], quotes: Sequence[Quote]) -> Iterator[Passage]:
    """The quotations in their order; those of one sentence together, as long as they are near.

    :param texts: section number → text; without the section the words stand alone.
    """
    waiting: list[tuple[int, Quote]] = []
    spans: list[tuple[int, int]] = []
    for index, quote in enumerate(quotes, 1):
        text = texts.get(quote.section, "")
        span = quoted_span(texts, quote) if quote.report == "this" else None
        if spans and span and waiting[-1][1].section == quote.section and _near(text, spans[-1], span):
            waiting.append((index, quote))
            spans.append(span)
            continue
        if waiting:
            yield _passage(texts, waiting, spans)
        waiting, spans = [(index, quote)], [span] if span else []
    if waiting:
        yield _passage(texts, waiting, spans)


def _passage(
    texts: Mapping[int, str], quotes: Sequence[tuple[int, Quote]], spans: Sequence[tuple[int, int]]
) -> Passage:
    text = texts.get(quotes[0][1].section, "") if spans else ""
    return Passage(tuple(quotes), tuple(sorted(spans)), text)


def _near(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    first, second = sorted((one, other))
    between = text[first[1] : second[0]]
    return len(between) <= _BEFORE + _AFTER and not any(end in between for end in _ENDS)


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around these words, but no more than some words of it."""
    left = max(start - _BEFORE, max(text.rfind(sign, 0, start) for sign in _ENDS) + 1)
    stops = [place + 1 for sign in _ENDS if (place := text.find(sign, end, end + _AFTER)) >= 0]
    return left, min([*stops, end + _AFTER, len(text)])


def _marked(text: str, start: int, end: int, spans: Sequence[tuple[int, int]], severity: str) -> Iterator[Html | str]:
    if start and text[start - 1] not in _ENDS:
        yield "…"
    place = start
    for first, last in spans:
        if last <= place:
            continue
        first = max(first, place)
        yield text[place:first].lstrip() if place == start else text[place:first]
        yield tag("mark", text[first:last], cls=f"dt-{severity}")
        place = last
    yield text[place:end].rstrip()
    if end < len(text) and text[end - 1] not in _ENDS:
        yield "…"
