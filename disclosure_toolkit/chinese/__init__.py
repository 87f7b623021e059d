"""Chinese as officials write it: ``text`` (folding, ordinals, dates); numbers and quantities stand beside it."""

from .text import (
    CJK,
    DIGITS,
    display_width,
    find_date,
    fold,
    normalise,
    numeral,
    similarity,
    split_ordinal,
    squeeze,
    tidy,
)

__all__ = [
    "CJK",
    "DIGITS",
    "display_width",
    "find_date",
    "fold",
    "normalise",
    "numeral",
    "similarity",
    "split_ordinal",
    "squeeze",
    "tidy",
]
