"""Shares said without a per cent sign: 三分之二, 近八成, 三成五 (分数、成数), as intervals of per cent.

Officials round when they say these, so each is wide: a tenth (成) reaches half a tenth to both sides, a half more
(三成五) one point, a fraction two and a half points or a tenth of itself, whichever is less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from .text import numeral
from .units import NUMERALS

_PROPORTION = re.compile(
    rf"(?P<under>[{NUMERALS}]{{1,3}})分之(?P<over>[{NUMERALS}]{{1,4}})"
    # 三成 counts; 一成不变, 促成, 三方合成立 do not: what stands around must end a statement.
    rf"|(?<![{NUMERALS}\d.第])(?P<tenths>[一二两三四五六七八九1-9])成(?P<more>[半一二三四五六七八九])?"
    r"(?=$|[，。；、！)的为是来由左上以多强均属系涉和与及到])(?!为一|以及|来年)"
)
_HALF_TENTH, _POINT, _FRACTION = Decimal(5), Decimal(1), Decimal("2.5")


class Proportion(NamedTuple):
    """A share in per cent with its place; ``margin``: how far the words reach to both sides."""

    start: int
    end: int
    percent: Decimal
    margin: Decimal


def proportions(folded: str) -> Iterator[Proportion]:
    """Fractions below one and tenths in a folded text, in order; 百分之三 is a percentage of its own."""
    for match in _PROPORTION.finditer(folded):
        if match["tenths"]:
            percent = Decimal(_tenth(match["tenths"]) * 10 + _tenth(match["more"]))
            yield Proportion(*match.span(), percent, _POINT if match["more"] else _HALF_TENTH)
            continue
        under, over = numeral(match["under"]), numeral(match["over"])
        if under is not None and over is not None and 0 < over < under and match["under"] != "百":
            percent = Decimal(over * 100) / Decimal(under)
            yield Proportion(*match.span(), percent, min(_FRACTION, percent / 10))


def _tenth(character: str | None) -> int:
    if not character:
        return 0
    if character == "半":
        return 5
    return int(character) if character.isdigit() else numeral(character) or 0
