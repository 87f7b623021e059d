"""The header of table 3 in running lines: its words come in any order, broken anywhere."""

from __future__ import annotations

import re
from functools import cache

from ..chinese import fold
from ..editions import latest

_REACH = 160
"""Characters before the first row among which the header is looked for."""
_LONGEST = 12
"""A longer name is one broken up, with other columns' words between its own."""
_KNOWN = "本列数据的勾稽关系为第一二三四项加之和等于申请人情况自然法人或其他组织总合计收到和处理政府信息公开申请情况表"


@cache
def _own_characters() -> dict[str, frozenset[str]]:
    """Column → the characters of its label that no other part of the header has."""
    labels = {column.key: set(fold(column.label)).union(*map(fold, column.aliases)) for column in latest().columns}
    return {
        key: frozenset(chars - set(_KNOWN) - set().union(*(other for name, other in labels.items() if name != key)))
        for key, chars in labels.items()
    }


def renamed_column(chars: str, first_row: int) -> tuple[str, str] | None:
    """(column, what is printed for it) where the header has another name for one of its columns.

    Sure only where the header is there, nothing of one column's label is in it, and it has words that the form
    has not.

    :param chars: the table's label characters, folded. :param first_row: where its first row's label begins.
    """
    header = chars[max(0, first_row - _REACH) : first_row]
    if "自" not in header or "总" not in header:
        return None
    gone = [key for key, own in _own_characters().items() if len(own) > 1 and not own & set(header)]
    form = "".join(fold(column.label) for column in latest().columns)
    foreign = [char for char in header if char not in _KNOWN and char not in form]
    if len(gone) != 1 or len(foreign) < 2:
        return None
    around = _around(header, foreign[0], foreign[-1])
    return gone[0], around if len(around) <= _LONGEST else "".join(foreign)


def _around(header: str, first: str, last: str) -> str:
    """The words of the header that reach from one character to another, known labels beside them left out."""
    start, end = header.index(first), header.rindex(last) + 1
    known = sorted((fold(column.label) for column in latest().columns), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, (*known, "法人或其他组织", "自然人"))))
    before, after = pattern.split(header[:start])[-1], pattern.split(header[end:])[0]
    return (before[-4:] + header[start:end] + after[:4]).strip()
