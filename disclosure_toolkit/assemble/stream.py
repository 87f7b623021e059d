"""Running lines as a stream: label characters on one side, figures on the other, each knowing its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..chinese import display_width, fold, normalise
from ..model import Source, TextBlock
from .figures import parse_number

_MARK = frozenset({"/", "-", "+", "＋", "－", "—", "——", "--", "无", "\\"})
_GLUED = re.compile(r"^(?P<label>(?:\d{1,2}[.、．])?\D*[^\d\s.,、．(（])(?P<digits>\d[\d,]*(?:\.\d+)?)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure or mark in the stream: where it stands among the label characters and on the page."""

    text: str
    offset: int
    line: int
    x0: float
    x1: float
    source: Source


@dataclass
class Stream:
    """The lines of a table as label characters (folded, figures taken out) and figure tokens.

    :ivar lines: for each label character, the number of its line; :ivar rights: where its word ends.
    :ivar spaced: the figures' positions are those of the page (wide gaps between them, or points), so
        that figures of one column stand above each other.
    """

    chars: str = ""
    lines: list[int] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    spaced: bool = False


def stream_of(blocks: Sequence[TextBlock]) -> Stream:
    """The stream of a run of lines."""
    stream = Stream()
    parts: list[str] = []
    size = 0
    for number, block in enumerate(blocks):
        stream.sources.append(block.source)
        words = [(w.text, w.x0, w.x1, w.source) for w in block.words] or _split(block)
        for position, (text, x0, x1, source) in enumerate(words):
            pieces = _pieces(text)
            for piece in pieces:
                if len(pieces) > 1:
                    # The word's share that the piece takes: what stands in a column is its digits.
                    share = (x1 - x0) * display_width(pieces[-1]) / display_width("".join(pieces))
                    left, right = (x1 - share, x1) if piece is pieces[-1] else (x0, x1 - share)
                else:
                    left, right = x0, x1
                following = words[position + 1][0] if position + 1 < len(words) else ""
                if _is_figure(piece) and not _is_ordinal(piece, following):
                    stream.tokens.append(Token(piece, size, number, left, right, source))
                else:
                    folded = fold(piece)
                    parts.append(folded)
                    stream.lines += [number] * len(folded)
                    stream.rights += [right] * len(folded)
                    size += len(folded)
    stream.chars = "".join(parts)
    stream.tokens = _with_plus(stream.tokens)
    gaps = [
        b.x0 - a.x1 for a, b in zip(stream.tokens, stream.tokens[1:], strict=False) if a.line == b.line and b.x0 > a.x1
    ]
    stream.spaced = sum(gap > 1.5 for gap in gaps) > 0.5 * len(gaps)
    return stream


def _with_plus(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with a plus that a space sets apart put to its number; a minus may also stand for nothing."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        near = last is not None and (last.offset, last.line) == (token.offset, token.line)
        if last is not None and near and last.text in ("+", "＋") and token.text.isdecimal():
            joined[-1] = replace(last, text=last.text + token.text, x1=token.x1)
        else:
            joined.append(token)
    return joined


def _split(block: TextBlock) -> list[tuple[str, float, float, Source]]:
    return [(m.group(), m.start(), m.end(), block.source) for m in re.finditer(r"[^\s|\u3000]+", block.text)]


def _pieces(text: str) -> list[str]:
    """A word, its figures split off when they were run together with the label (规章000)."""
    found = _GLUED.match(normalise(text))
    if found is not None and not re.search(r"[A-Za-z〔\[]|第$", found["label"]):
        return [found["label"], found["digits"]]
    return [text]


def _is_figure(text: str) -> bool:
    return text in _MARK or parse_number(text) is not None or bool(re.fullmatch(r"0\d+", normalise(text)))


def _is_ordinal(text: str, following: str) -> bool:
    """“1” or “1.” before the words of a label, set apart by a space."""
    return bool(re.fullmatch(r"\d{1,2}[.、．]", text)) and bool(following) and not _is_figure(following)
