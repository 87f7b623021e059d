"""What a printed figure text means: the truth that readers are measured against."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from ..model import Kind
from .figures import Value

NOTHING = frozenset(["/", "\\", "-", "－", "—", "–", "―", "——", "--", "无", "／"])
_NUMBER = re.compile(r"([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)[件宗个]?")


@lru_cache(maxsize=8192)
def meaning(text: str) -> tuple[Kind, Value | None]:
    """Kind and value of a figure as printed: ("12", …) → number 12; "" → blank; "/" → not applicable; "3件" → number 3."""
    plain = "".join(text.split())
    if not plain:
        return Kind.BLANK, None
    if plain in NOTHING:
        return Kind.NOT_APPLICABLE, None
    plain = unicodedata.normalize("NFKC", plain)
    number = _NUMBER.fullmatch(plain)
    if number is None:
        return Kind.TEXT, None
    plain = number[1].replace(",", "")
    value: Value = Decimal(plain) if "." in plain else int(plain)
    return (Kind.NUMBER if value else Kind.ZERO), value
