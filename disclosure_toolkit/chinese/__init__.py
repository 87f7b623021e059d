"""Chinese as officials write it: ``text`` (folding, ordinals, dates); numbers and quantities stand beside it."""

from .folding import Folded, fold_text
from .quantities import Quantity, chinese_numeral, exactly, find_quantities, parse_quantity
from .text import (
    CJK,
    DIGITS,
    display_width,
    find_date,
    fold,
    normalise,
    numeral,
    quoted,
    similarity,
    split_ordinal,
    squeeze,
    tidy,
)

__all__ = [
    "CJK",
    "DIGITS",
    "Folded",
    "Quantity",
    "chinese_numeral",
    "display_width",
    "exactly",
    "find_date",
    "find_quantities",
    "fold",
    "fold_text",
    "normalise",
    "numeral",
    "parse_quantity",
    "quoted",
    "similarity",
    "split_ordinal",
    "squeeze",
    "tidy",
]
