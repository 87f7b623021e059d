"""Large letters printed over the text (水印): a watermark that is not set aslant."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from statistics import median

from .pdf_chars import Char, Characters

_LARGE = 30.0
"""Points from which letters may be a watermark; titles are smaller or stand alone."""
_TIMES = 2.0

_middle = attrgetter("base")


def without_watermark(found: Characters) -> Characters:
    """The characters without large ones that lie upon others; they count as slanted ones do."""
    large = [char for char in found.chars if char.size >= _LARGE]
    if not large or len(large) == len(found.chars):
        return found
    usual = median(char.size for char in found.chars)
    large = [char for char in large if char.size > _TIMES * usual]
    under = sorted((char for char in found.chars if char.size <= _TIMES * usual), key=_middle)
    bases = [char.base for char in under]
    lines = {round(char.base) for char in large if _covers(char, under, bases)}
    marks = {char.order for char in large if round(char.base) in lines}
    if not marks:
        return found
    kept = [char for char in found.chars if char.order not in marks]
    return replace(found, chars=kept, slanted=found.slanted + len(marks))


def _covers(mark: Char, under: list[Char], bases: list[float]) -> bool:
    first, last = bisect_left(bases, mark.top), bisect_right(bases, mark.bottom)
    return any(mark.x0 < (char.x0 + char.x1) / 2 < mark.x1 for char in under[first:last])
