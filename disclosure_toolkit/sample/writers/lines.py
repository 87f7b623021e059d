"""Breaking text into printed lines: shared by plain text and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...chinese import display_width

_NOT_FIRST = "，。、；：！？）》”’％%"
_NOT_LAST = "（《“‘"


def wrap(text: str, width: float, indent: float = 0, measure: Callable[[str], float] = display_width) -> list[str]:
    """The text in lines of at most ``width``, the first one shorter by ``indent``.

    Numbers are kept whole; closing marks do not start a line and opening marks do not end one.
    """
    lines: list[str] = []
    line, room = "", width - indent
    for piece in _pieces(text):
        if line and measure(line + piece) > room and piece[0] not in _NOT_FIRST:
            tail = line[-1] if line[-1] in _NOT_LAST and len(line) > 1 else ""
            lines.append(line.removesuffix(tail) if tail else line)
            line, room = tail, width
        line += piece
    return [part.strip() for part in (*lines, line) if part.strip()]


def _pieces(text: str) -> Iterator[str]:
    number = ""
    for char in text:
        if char.isascii() and not char.isspace():
            number += char
            continue
        if number:
            yield number
            number = ""
        yield char
    if number:
        yield number


def narrow(label: str, characters: int) -> list[str]:
    """A label cut every so many characters, as narrow columns print it."""
    return [label[i : i + characters] for i in range(0, len(label), characters)] or [""]
