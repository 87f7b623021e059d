"""Raised digits (上标脚注号): the number of a footnote behind a figure, so that 12 with note 1 is never 121."""

from __future__ import annotations

from collections.abc import Sequence

from .pdf_chars import Char

_SMALLER = 0.8
"""A raised digit is at most so large as the digit before it."""
_NEAR = 0.35
_LOWEST, _HIGHEST = 0.1, 0.7
"""Ems by which its base line lies higher."""
_SUPERSCRIPT = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def with_raised(chars: Sequence[Char]) -> list[Char]:
    """The characters in the order of the content, raised digits as superscripts on the line of their figure."""
    result: list[Char] = []
    before: Char | None = None
    for char in chars:
        if before is not None and char.text in _SUPERSCRIPT and _is_raised(char, before):
            char = char._replace(text=_SUPERSCRIPT[char.text], top=before.top, bottom=before.bottom, base=before.base)
            result.append(char)
            # A second digit of the note is measured against the figure, but stands behind the first.
            before = before._replace(x1=char.x1)
            continue
        result.append(char)
        before = char
    return result


def _is_raised(char: Char, before: Char) -> bool:
    em = before.bottom - before.top
    if not before.text.isdigit() or char.bottom - char.top > _SMALLER * em:
        return False
    return _LOWEST * em < before.base - char.base < _HIGHEST * em and abs(char.x0 - before.x1) < _NEAR * em
