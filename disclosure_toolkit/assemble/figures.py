"""From the text of a cell to a figure (单元格文字 → 数据): never a guess."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from ..chinese import normalise, squeeze
from ..model import Cell, Figure, Kind, Source

_NUMBER = re.compile(r"[+\-−﹣－]?(?:[0-9]{1,3}(?:[,'’][0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_COUNTERS = "件|个|项|条|份|宗|次|万元|元|笔"
_UNIT = re.compile(rf"(?:{_COUNTERS}|\((?:{_COUNTERS})\))$")
_THIN = re.compile(r"(?<=\d)[\u2009\u202f](?=\d{3}(?!\d))")
"""Narrow spaces that part thousands; an ordinary space may part two figures."""
_NOTE_MARK = re.compile(r"(?<=[0-9０-９件元])[ \u3000]*(?:[①-⑳⓪²³¹⁰-⁹※*＊†‡]+|[\[［〔][0-9]{1,2}[\]］〕])$")
_MARKED_DIGIT = re.compile(
    r"[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u2189\u2460-\u24ff\u2776-\u2793\u3220-\u33ff]"
)
"""Characters that fold to digits and are no digits of a number: ², ①, ⒈, ½."""
_AMOUNT = re.compile(r"[¥￥]?([0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+)(万元|亿元|元|万|亿)?")
_SCALE = {"元": 1, "万": 10_000, "万元": 10_000, "亿": 100_000_000, "亿元": 100_000_000}
_LAST_STOP = re.compile(r"(?<=[0-9０-９])[。．.、，,；;]$")
_CHANGE = re.compile(r"(增加?|减少?|↑|↓)([0-9]+)[项件个]?")
_ZERO = frozenset("零〇")
_NOT_APPLICABLE = frozenset(
    {"/", "\\", "-", "--", "---", "—", "——", "–", "―", "─", "_", "无", "不适用", "／", "N/A", "*"}
)
DIFFERENT = "两种读法不一致"
BROKEN = "数字断成两行，不能确定是一个数还是两个数"
SEVERAL = "单元格中的数字不能确定是一个数还是几个数"
SHARED = "一个单元格跨了几行，不能确定是哪一行的数"
OTHER_TABLE = "{0}之外另有一张表用了同样的行名（{1} 行），没有作为{0}读取"
_MINUS = str.maketrans({"−": "-", "﹣": "-", "－": "-", "–": "-", "—": "-"})


@lru_cache(maxsize=8192)
def parse_number(text: str, money: bool = False) -> int | Decimal | None:
    """The number that the whole text is, ``None`` if it is anything else.

    Full-width digits, thousands separators, a trailing counter (件, 万元) and the mark of a footnote (12①) are
    understood. A number with white space inside is none: it may be two figures.

    :param money: give a ``Decimal`` whatever the digits; otherwise only fractions are ``Decimal``.
    """
    text = _plain(text)
    text = _UNIT.sub("", text).strip()
    candidate = text.translate(_MINUS) if text[:1] in "−﹣－–—" else text
    if not _NUMBER.fullmatch(candidate):
        return None
    plain = re.sub("[,'’]", "", candidate)
    if money or "." in plain:
        value = Decimal(plain)
        return value if money or value != value.to_integral_value() else int(value)
    if len(plain) > 1 and plain[0] == "0":
        # 007 or 00: digits of several cells may have run together.
        return None
    return int(plain)


def _plain(text: str) -> str:
    """The text with plain digits and commas, the mark of a footnote left out; empty when a digit is none (½, ①)."""
    if text.isascii() and text.isalnum():
        return text
    text = _THIN.sub(",", _NOTE_MARK.sub("", text.strip()))
    return "" if _MARKED_DIGIT.search(text) else normalise(text).strip().replace("，", ",")


def parse_figure(key: str, text: str, source: Source | None, unit: str = "count", second: str | None = None) -> Figure:
    """The figure that a cell holds.

    :param unit: ``count``, ``money`` or ``change``, from the edition; ``yuan`` where the column is printed in yuan.
    :param second: a second reading of the cell that differs; the figure is then unreadable, unless both
        readings are the same number.
    """
    raw = text.strip()
    compact = squeeze(normalise(raw))
    money = unit in ("money", "yuan")
    if second is not None and parse_number(second, money) != parse_number(raw, money):
        return unreadable(key, raw, source, DIFFERENT, (raw, second))
    if not compact:
        return Figure(key, None, raw, Kind.BLANK, source)
    if "\ufffd" in raw:
        return unreadable(key, raw, source, "单元格中有无法识别的字符")
    if raw in _NOT_APPLICABLE or compact in _NOT_APPLICABLE:
        return Figure(key, None, raw, Kind.NOT_APPLICABLE, source)
    value = _amount(key, raw, unit) if money else parse_number(raw)
    if value is None:
        value = _worded(raw, unit)
    if value is None and "\n" in raw and re.fullmatch(r"[\d,]+\n[\d.]+", raw):
        return unreadable(key, raw, source, BROKEN, tuple(raw.split("\n")))
    if value is None and re.fullmatch(r"[\d.,\s]+", normalise(raw)):
        return unreadable(key, raw, source, SEVERAL, (raw,))
    if value is None:
        return Figure(key, None, raw, Kind.TEXT, source)
    return Figure(key, value, raw, Kind.ZERO if value == 0 else Kind.NUMBER, source)


def _amount(key: str, raw: str, unit: str) -> int | Decimal | None:
    """An amount of money in the unit of its column, also where the cell names another (123000元 under 万元)."""
    found = _AMOUNT.fullmatch(_plain(raw))
    if found is None:
        return parse_number(raw, money=True)
    amount = Decimal(found[1].replace(",", ""))
    column = _SCALE["万元"] if key.endswith("wan_yuan") else _SCALE["元"]
    printed = _SCALE[found[2]] if found[2] else _SCALE["元"] if unit == "yuan" else column
    return amount if printed == column else amount * printed / column


def _worded(raw: str, unit: str) -> int | Decimal | None:
    """Figures that are more than digits and yet can mean nothing else: 零, 12。, and in a column of changes 增加3."""
    if raw in _ZERO:
        return 0
    if (stopped := _LAST_STOP.sub("", raw)) != raw:
        return parse_number(stopped, unit in ("money", "yuan"))
    if unit == "change" and (found := _CHANGE.fullmatch(squeeze(normalise(raw)))) is not None:
        return int(found[2]) * (-1 if found[1][0] in "减↓" else 1)
    return None


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
