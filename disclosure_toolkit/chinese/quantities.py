"""Quantities as officials write them: an interval with a unit, never a bare number (数量).

210余条 is [210, 220), 1.2万 is [11,500, 12,500), 近百 lies below 100, 12.5% is [12.45, 12.55). Years,
dates, articles, ordinals, periods, document, telephone and version numbers are no quantities.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from .folding import fold_text
from .not_counted import not_counted
from .proportions import proportions
from .text import numeral
from .units import NUMERALS, UNIT

ROUNDED_UNITS = frozenset({"%", "‰", "百分点", "倍"})
_NOT_PLAIN = ROUNDED_UNITS | {"个百分点", "千元", "万元", "亿元"}
_MULTIPLIERS = {"": 1, "十": 10, "百": 100, "千": 1000, "万": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_VAGUE = frozenset({"几", "数"})
_ASIDE = re.compile(r"“[^”\n]{1,12}”")
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d{{1,6}})?|[{NUMERALS}]{{1,9}})"
_BEFORE = (
    r"不少于|不低于|不下于|至少|超过|超出|多于|突破|逾|超|不足|不到|少于|低于|不满|不超过|不多于|不高于|最多|至多|约为|大约|(?<![公预制条])约|"
    r"将近|接近|(?<![最附])近|上(?=[百千万])"
)
# 数十件 are dozens; 总数十一件 and 件数十件 end in 数 before the number.
_SCORES = r"(?<![总件人次份条例户个篇场批项起家名位宗页量])数(?=[十百千万亿](?![一二三四五六七八九]))"
# Most characters begin no quantity; they are passed over at once.
_FIRST = {re.sub(r"\(\?<!\[.*?\]\)", "", word)[0] for word in _BEFORE.split("|")}
_QUANTITY = re.compile(
    rf"(?=[\d{NUMERALS}几数{''.join(sorted(_FIRST))}])"
    rf"(?P<before>{_BEFORE})?(?P<percent>百分之)?"
    rf"(?P<number>(?<![\d.]){_NUMBER}|几(?=[十百千万亿])|{_SCORES}|(?<=百分)[百](?!之))"
    rf"(?:(?P<dash>[-~至到—])(?P<second>{_NUMBER}))?"
    rf"(?P<odd>[余多来几])?(?P<scale>百万|千万|亿|万|千|百|十)?(?P<odd2>[余多])?"
    rf"(?P<unit>{UNIT})?(?P<after>以上|之多|以内|以下|左右|上下|余|有余)?"
)
_WIDENS = re.compile(rf"(?:{_BEFORE})$")
_WIDENED = re.compile(r"以上|以下|左右|上下|[多强]")
_TOGETHER = re.compile(r"(?:案件|事项|申请)?(?:合计|共|相加|总|之和|均|都|加)")
# A number without a unit counts only where the words around say so.
_BARE_BEFORE = re.compile(r"(?:[为是共计达有至到、，和及与:：]|分别|合计|总数|总量|数量)$")
_BARE_AFTER = re.compile(r"$|[，。；、)和及与\n]")


class Quantity(NamedTuple):
    """A number as stated, with what it leaves open.

    :ivar low: lower bound. :ivar high: upper bound, ``None`` without one.
    :ivar low_open: the lower bound itself is excluded; :ivar high_open: the upper one is.
    :ivar printed: the number as printed, scaled (1.2万 → 12000).
    :ivar unit: 件, 条, %, 百分点, 元 (万元 and 亿元 are scaled) …; empty if none is printed.
    :ivar digits: decimals printed. :ivar start: place in the text; :ivar end: place after the last character.

    A tuple, as a long text has many and most are made more than once (text, place, shared unit).
    """

    low: Decimal
    high: Decimal | None
    unit: str
    printed: Decimal
    text: str = ""
    start: int = 0
    end: int = 0
    low_open: bool = False
    high_open: bool = False
    digits: int = 0
    numeral: bool = False

    @property
    def exact(self) -> bool:
        """Whether one number is meant."""
        return self.high is not None and self.low == self.high

    def admits(self, value: int | Decimal) -> bool:
        """Whether the value agrees with the quantity."""
        number = Decimal(value)
        if number < self.low or (self.low_open and number == self.low):
            return False
        if self.high is None:
            return True
        return number < self.high or (number == self.high and not self.high_open)

    def meets(self, other: Quantity) -> bool:
        """Whether some value agrees with both."""
        low, low_open = max((self.low, self.low_open), (other.low, other.low_open))
        highs = [(q.high, not q.high_open) for q in (self, other) if q.high is not None]
        if not highs:
            return True
        high, closed = min(highs)
        return low < high or (low == high and closed and not low_open)

    def to_dict(self) -> dict[str, object]:
        """JSON form; bounds as numbers."""
        return {
            "text": self.text,
            "low": _json(self.low),
            "high": None if self.high is None else _json(self.high),
            "low_open": self.low_open,
            "high_open": self.high_open,
            "unit": self.unit,
        }


def _json(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def exactly(value: int | Decimal, unit: str = "件", text: str = "", start: int = 0, end: int = 0) -> Quantity:
    """The quantity that is one number."""
    number = Decimal(value)
    return Quantity(number, number, unit, number, text, start, end)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All quantities in a text, in order, with their places in it."""
    folded = fold_text(text)
    found = []
    for quantity in quantities_of_folded(folded.text):
        start, end = folded.span(quantity.start, quantity.end)
        found.append(quantity._replace(start=start, end=end, text=text[start:end]))
    return tuple(found)


def parse_quantity(text: str) -> Quantity | None:
    """The quantity that the whole text is, ``None`` if it is none; 无 and 零 are 0."""
    stripped = text.strip()
    if stripped in {"无", "零", "没有", "〇"}:
        return exactly(0, "", stripped, 0, len(stripped))
    folded = fold_text(stripped).text
    found = quantities_of_folded(folded)
    return found[0] if len(found) == 1 and (found[0].start, found[0].end) == (0, len(folded)) else None


def quantities_of_folded(folded: str, masked: list[tuple[int, int]] | None = None) -> list[Quantity]:
    """All quantities in a folded text, with places in the folded text."""
    spans = not_counted(folded) if masked is None else masked
    slogans = [m.span() for m in _ASIDE.finditer(folded) if not re.search(r"\d", m.group())]
    shares = _shares(folded, spans)
    said = [(share.start, share.end) for share in shares]
    blanked = _blank(folded, spans + slogans + said)
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(blanked):
        quantity = _quantity(match, blanked)
        if quantity is not None:
            found.append(quantity)
    if shares:
        found = sorted([*found, *shares], key=lambda quantity: quantity.start)
    return _share_units(found, folded)


def _shares(folded: str, masked: list[tuple[int, int]]) -> list[Quantity]:
    """近八成, 三分之二以上: shares in per cent, with the words that widen them."""
    found = []
    for share in proportions(folded):
        if any(start <= share.start < end for start, end in masked):
            continue
        before, after = _WIDENS.search(folded, max(0, share.start - 3), share.start), _WIDENED.match(folded, share.end)
        start = before.start() if before is not None else share.start
        end = after.end() if after is not None else share.end
        low, high = share.percent - share.margin, share.percent + share.margin
        quantity = Quantity(low, high, "%", share.percent, folded[start:end], start, end, numeral=True)
        word = after.group() if after is not None else ""
        if word in {"多", "强"}:
            quantity = quantity._replace(low=share.percent, high=share.percent + 2 * share.margin, high_open=True)
        found.append(_bounded(quantity, before.group() if before is not None else "", word))
    return found


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    pieces, last = [], 0
    for start, end in sorted(spans):
        if start < last:
            continue
        pieces += [text[last:start], "\x00" * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


def _share_units(found: list[Quantity], folded: str) -> list[Quantity]:
    """Gives 12、13、14件 one unit: a number without unit before 、or 和 takes the next number's."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        item, following = result[index], result[index + 1]
        if not item.unit and following.unit and folded[item.end : following.start] in {"、", "和", "及", "与", "，"}:
            result[index] = item._replace(unit=following.unit)
    return result


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    start, end = match.span()
    before, percent, raw, _, second, odd, scale, more, unit, after = match.groups("")
    rounded = odd or after in {"左右", "以上"} or scale == "万"
    odd = odd or more
    if odd == "几" and not (raw.endswith(("十", "百"))):
        return None
    if not unit and not percent and not rounded:
        stands_alone = _BARE_BEFORE.search(text[max(0, start - 2) : start]) and _BARE_AFTER.match(text[end : end + 1])
        if (raw[0] in NUMERALS and raw != "零") or not stands_alone:
            return None
    if raw in {"两", "二", "三"} and unit in {"项", "类"} and _TOGETHER.match(text, end):
        return None  # 两项合计47件 counts no matters.
    number = _number(raw)
    if number is None or (raw == "百" and not percent and not before and not odd):
        return None
    if percent:
        unit = "%"
    elif (
        unit
        and raw[0] in NUMERALS
        and text[start - 1 : start] in {"第", "每", "逐", "某", "这", "同", "另", "统", "唯", "任"}
    ):
        return None
    if not (before or second or odd or scale or after) and unit not in _NOT_PLAIN and raw not in _VAGUE:
        # 12件: most numbers need no interval worked out.
        numeral_used = not raw[0].isdigit()
        return Quantity(
            number, number, unit, number, match.group(), start, end, digits=_decimals(raw), numeral=numeral_used
        )
    return _interval(match, number, raw, unit, odd, scale, after)


def _number(raw: str) -> Decimal | None:
    if raw in _VAGUE:
        return Decimal(2)
    if raw[0].isdigit():
        return Decimal(raw.replace(",", ""))
    value = numeral(raw)
    return None if value is None else Decimal(value)


def _interval(
    match: re.Match[str], number: Decimal, raw: str, unit: str, odd: str, scale: str, after: str
) -> Quantity | None:
    before = match["before"] or ""
    start, end = match.span()
    factor = Decimal(_MULTIPLIERS[scale])
    if unit in {"万元", "亿元", "千元"}:
        factor *= Decimal(_MULTIPLIERS[unit[0]])
        scale = scale or unit[0]
        unit = "元"
    unit = "百分点" if unit == "个百分点" else unit
    decimals = _decimals(raw)
    step = Decimal(1).scaleb(-decimals)
    if raw in _VAGUE:
        low, high, high_open = number * factor, factor * 10, True
    elif match["second"]:
        second = _number(match["second"])
        if second is None or second < number:
            return None
        low, high, high_open = number * factor, second * factor, False
    elif odd or after in {"余", "有余", "之多"}:
        low, high, high_open = number * factor, (number + _place(number, step)) * factor, True
        high = high if after != "之多" else low
        high_open = after != "之多"
    elif scale in {"万", "亿", "百万", "千万"} and unit != "元":
        low, high, high_open = (number - step / 2) * factor, (number + step / 2) * factor, True
    elif unit in ROUNDED_UNITS:
        low, high, high_open = number - step / 2, number + step / 2, False
    else:
        low = high = number * factor
        high_open = False
    printed = number * factor
    quantity = Quantity(
        low=max(low, Decimal(0)),
        high=high,
        unit=unit,
        printed=printed,
        text=match.group(),
        start=start,
        end=end,
        high_open=high_open,
        digits=decimals,
        numeral=not raw[0].isdigit(),
    )
    return _bounded(quantity, before, after)


def _decimals(raw: str) -> int:
    """How many digits stand behind the point."""
    return len(raw.partition(".")[2]) if raw[0].isdigit() else 0


def _place(number: Decimal, step: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 210 → 10, 214 → 1, 1.2 → 0.1."""
    if number == 0:
        return step
    if number != number.to_integral_value():
        return step
    place = Decimal(1)
    while number % (place * 10) == 0:
        place *= 10
    return place


def _bounded(quantity: Quantity, before: str, after: str) -> Quantity:
    """The interval as the words before and after the number widen it."""
    printed = quantity.printed
    if (
        before in {"超过", "超出", "多于", "突破", "逾", "超", "不少于", "不低于", "不下于", "至少", "上"}
        or after == "以上"
    ):
        return quantity._replace(low=printed, high=None, high_open=False)
    if before in {"不足", "不到", "少于", "低于", "不满"}:
        return quantity._replace(low=Decimal(0), high=printed, high_open=True)
    if before in {"不超过", "不多于", "不高于", "最多", "至多"} or after in {"以内", "以下"}:
        return quantity._replace(low=Decimal(0), high=printed, high_open=False)
    if before in {"将近", "接近", "近"}:
        return quantity._replace(low=printed * Decimal("0.8"), high=printed, high_open=False)
    if before in {"约为", "大约", "约"} or after in {"左右", "上下"}:
        margin = max(printed / 10, Decimal(1))
        return quantity._replace(low=max(quantity.low - margin, Decimal(0)), high=(quantity.high or printed) + margin)
    return quantity


_DIGITS = "零一二三四五六七八九"


def chinese_numeral(number: int) -> str:
    """A number below ten thousand million million in Chinese: 210 → 二百一十, 12 → 十二."""
    if number < 0 or number >= 10**16:
        raise ValueError(number)
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return chinese_numeral(high) + "亿" + _inner(low, 10**7)
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return chinese_numeral(high) + "万" + _inner(low, 10**3)
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            high, low = divmod(number, size)
            return ("" if size == 10 and high == 1 else _DIGITS[high]) + name + _inner(low, size // 10)
    return _DIGITS[number]


def _inner(low: int, size: int) -> str:
    """The digits after a unit whose next place is worth ``size``: 零 where that place is empty, 一十 for ten."""
    if low == 0:
        return ""
    text = chinese_numeral(low)
    if 10 <= low < 20:
        text = "一" + text
    return text if low >= size else "零" + text
