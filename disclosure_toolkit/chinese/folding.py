"""Text made uniform for reading while every character keeps its place in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass

# One character for one character, so that places survive the translation.
_TABLE = {c: chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_TABLE |= {ord(a): b for a, b in zip(",;:!?", "，；：！？", strict=True)}
_TABLE |= {0xFF0C: "，", 0xFF1B: "；", 0xFF1A: "：", 0xFF01: "！", 0xFF1F: "？", 0x3000: " ", 0xA0: " ", 0x2009: " "}
_TABLE |= (
    {ord(c): "~" for c in "～∼〜"} | {ord(c): "-" for c in "–−‐‑－"} | {ord("﹪"): "%", ord("〇"): "零", ord("○"): "零"}
)
_TABLE |= {ord(c): " " for c in "\t\r\x0b\x0c\u2028\u2029\u200b\u200c\u200d\u2060\ufeff\u00ad"}
_UNIFORM = {chr(code): letter for code, letter in _TABLE.items() if chr(code) != letter}
_UNEVEN = re.compile(f"[{re.escape(''.join(_UNIFORM))}]")
_COMMA_IN_NUMBER = re.compile(r"(?<![\d,])(\d{1,3}(?:,\d{3})+)(?!\d|,\d)")
_CLOCK = re.compile(r"(?<=\d):(?=\d\d)")
_SPACES = re.compile(r" +")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in one form: half-width digits, letters and brackets, Chinese commas, no spaces.

    :ivar text: the folded text; line breaks are kept.
    :ivar places: for each folded character its place in the original, and the original's length last.
    """

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span for a span of the folded text."""
        if end <= start:
            return self.places[start], self.places[start]
        return self.places[start], self.places[end - 1] + 1


def fold_text(text: str) -> Folded:
    """Folds a text: １２ 件,共 1 234 条 → 12件，共1234条.

    A space between digits stays unless it separates thousands; a comma between digits stays only as a
    thousands separator.
    """
    uniform = _UNEVEN.sub(lambda match: _UNIFORM[match.group()], text)
    if "," in text or ":" in text:
        keep = list(uniform)
        for match in _COMMA_IN_NUMBER.finditer(text):
            keep[match.start() : match.end()] = match.group()
        for match in _CLOCK.finditer(text):
            keep[match.start()] = ":"
        uniform = "".join(keep)
    pieces: list[str] = []
    places: list[int] = []
    last = 0
    for match in _SPACES.finditer(uniform):
        start, end = match.span()
        pieces.append(uniform[last:start])
        places.extend(range(last, start))
        if _between_digits(uniform, start, end):
            pieces.append(" ")
            places.append(start)
        last = end
    pieces.append(uniform[last:])
    places.extend(range(last, len(text)))
    places.append(len(text))
    return Folded("".join(pieces), tuple(places))


def _between_digits(text: str, start: int, end: int) -> bool:
    """Whether the space keeps two numbers apart (not 1 234)."""
    if start == 0 or end >= len(text) or not (text[start - 1].isdigit() and text[end].isdigit()):
        return False
    before = re.search(r"(?:\d{1,3} )*\d+$", text[max(0, start - 16) : start])
    after = re.match(r"\d{3}(?!\d)", text[end : end + 4])
    joined = before is not None and len(before.group().split(" ")[0]) <= 3 and after is not None and end - start == 1
    return not joined
