"""From the text of a cell to a figure (单元格文字 → 数据): never a guess."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ..chinese import normalise, squeeze
from ..model import Cell, Figure, Kind, Source

_NUMBER = re.compile(r"[+\-−﹣－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT = re.compile(r"(?:件|个|项|条|份|宗|次|万元|元|笔)$")
_NOT_APPLICABLE = frozenset(
    {"/", "\\", "-", "--", "---", "—", "——", "–", "―", "─", "_", "无", "不适用", "／", "N/A", "*"}
)
DIFFERENT = "两种读法不一致"
BROKEN = "数字断成两行，不能确定是一个数还是两个数"
SEVERAL = "单元格中的数字不能确定是一个数还是几个数"
_MINUS = str.maketrans({"−": "-", "﹣": "-", "－": "-", "–": "-", "—": "-"})


@lru_cache(maxsize=8192)
def parse_number(text: str, money: bool = False) -> int | Decimal | None:
    """The number that the whole text is, ``None`` if it is anything else.

    Full-width digits, thousands separators and a trailing counter (件, 万元) are understood. A number
    with white space inside is none: it may be two figures.

    :param money: give a ``Decimal`` whatever the digits; otherwise only fractions are ``Decimal``.
    """
    text = normalise(text).strip().replace("，", ",")
    text = _UNIT.sub("", text).strip()
    candidate = text.translate(_MINUS) if text[:1] in "−﹣－–—" else text
    if not _NUMBER.fullmatch(candidate):
        return None
    plain = candidate.replace(",", "")
    if money or "." in plain:
        value = Decimal(plain)
        return value if money or value != value.to_integral_value() else int(value)
    if len(plain) > 1 and plain[0] == "0":
        # 007 or 00: digits of several cells may have run together.
        return None
    return int(plain)


def parse_figure(key: str, text: str, source: Source | None, unit: str = "count", second: str | None = None) -> Figure:
    """The figure that a cell holds.

    :param unit: ``count``, ``money`` or ``change``, from the edition.
    :param second: a second reading of the cell that differs; the figure is then unreadable, unless both
        readings are the same number.
    """
    raw = text.strip()
    compact = squeeze(normalise(raw))
    money = unit == "money"
    if second is not None and parse_number(second, money) != parse_number(raw, money):
        return unreadable(key, raw, source, DIFFERENT, (raw, second))
    if not compact:
        return Figure(key, None, raw, Kind.BLANK, source)
    if "\ufffd" in raw:
        return unreadable(key, raw, source, "单元格中有无法识别的字符")
    if raw in _NOT_APPLICABLE or compact in _NOT_APPLICABLE:
        return Figure(key, None, raw, Kind.NOT_APPLICABLE, source)
    value = parse_number(raw, money)
    if value is None and "\n" in raw and re.fullmatch(r"[\d,]+\n[\d.]+", raw):
        return unreadable(key, raw, source, BROKEN, tuple(raw.split("\n")))
    if value is None and re.fullmatch(r"[\d.,\s]+", normalise(raw)):
        return unreadable(key, raw, source, SEVERAL, (raw,))
    if value is None:
        return Figure(key, None, raw, Kind.TEXT, source)
    return Figure(key, value, raw, Kind.ZERO if value == 0 else Kind.NUMBER, source)


def figure_of_cell(key: str, cell: Cell, unit: str = "count") -> Figure:
    """The figure of a grid's cell."""
    return parse_figure(key, cell.text, cell.source, unit, cell.second)


def unreadable(key: str, raw: str, source: Source | None, reason: str, readings: tuple[str, ...] = ()) -> Figure:
    """A figure that stands in the report but cannot be read with certainty, and why."""
    return Figure(key, None, raw, Kind.UNREADABLE, source, reason, readings)


def split_glued(digits: str, count: int, group: int = 0) -> tuple[str, ...] | None:
    """Splits figures that ran together (000 → 0, 0, 0), if there is exactly one way to do it.

    A figure has no leading zero; a way that needs one is none. ``None`` when there are several ways. Since a
    blank cell leaves no trace (17, 0, 0, 0, blank, blank, 17 prints as 1700017), a way other than zeros only
    must also add up.

    :param group: so many figures end with the sum of those before; 0 where none is a sum.
    """
    parts = _only_way(digits, count)
    if parts is None or not any(char != "0" for char in digits):
        return parts
    values = [int(part) for part in parts]
    groups = [values[i : i + group] for i in range(0, count, group)] if group else []
    return parts if groups and all(sum(row[:-1]) == row[-1] for row in groups) else None


def _only_way(digits: str, count: int) -> tuple[str, ...] | None:
    if len(digits) < count or not digits.isdecimal():
        return None
    ways: list[tuple[str, ...]] = []

    def walk(rest: str, left: int, done: tuple[str, ...]) -> None:
        if len(ways) > 1:
            return
        if left == 0:
            if not rest:
                ways.append(done)
            return
        longest = 1 if rest[:1] == "0" else len(rest) - left + 1
        for size in range(1, longest + 1):
            walk(rest[size:], left - 1, (*done, rest[:size]))

    walk(digits, count, ())
    return ways[0] if len(ways) == 1 else None
