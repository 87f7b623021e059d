"""Automatic numbering of DOCX paragraphs (自动编号): Word prints 一、 where the file's text has none.

Headings of reports are often numbered by Word. The numbers are counted here as Word counts them: one counter
a list and level, deeper levels starting anew.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from .word_package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_LEVELS = 9
_NUMERALS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_CHINESE_STYLES = (
    "chineseCounting chineseCountingThousand japaneseCounting taiwaneseCounting taiwaneseCountingThousand "
    "koreanCounting japaneseDigitalTenThousand taiwaneseDigital"
)
_CHINESE = frozenset(_CHINESE_STYLES.split())
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_TAIL = re.compile(r"[\w%]$")


def format_number(number: int, style: str) -> str:
    """A list number as Word prints it: (3, ``chineseCounting``) → 三. Unknown styles print digits."""
    if style in _CHINESE:
        return _counting(number, _NUMERALS.replace("〇", "零"), "十百千")
    if style in ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"):
        return _counting(number, _LEGAL, "拾佰仟", one_ten="壹拾")
    if style == "ideographDigital":
        return "".join(_NUMERALS[int(digit)] for digit in str(number))
    if style in ("ideographTraditional", "ideographZodiac"):
        names = _STEMS if style == "ideographTraditional" else _BRANCHES
        return names[(number - 1) % len(names)]
    if style in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if style == "upperLetter" else letter.lower()
    if style in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if style == "upperRoman" else roman.lower()
    if style == "decimalZero":
        return f"{number:02d}"
    if style == "decimalFullWidth":
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if style in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if style == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(0x2474 + number - 1)
    if style == "decimalEnclosedFullstop" and 1 <= number <= 20:
        return chr(0x2488 + number - 1)
    if style == "ideographEnclosedCircle" and 1 <= number <= 10:
        return chr(0x3280 + number - 1)
    return str(number)


def _counting(number: int, digits: str, units: str, one_ten: str = "十") -> str:
    if not 0 < number < 10_000:
        return str(number)
    text = ""
    pending_zero = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if pending_zero and text else "") + digits[digit] + (units[power - 1] if power else "")
            pending_zero = False
        else:
            pending_zero = bool(text)
    # 十二, not 一十二
    return one_ten + text[2:] if text.startswith(digits[1] + units[0]) and number < 20 else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: first number, style, text (``%1、``), and whether it prints digits throughout."""

    start: int
    style: str
    text: str
    legal: bool = False
    restart: int | None = None


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far they have been counted."""

    lists: dict[str, tuple[str, dict[int, Level]]] = field(default_factory=dict)
    style_lists: dict[str, tuple[str, int]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _seen: set[tuple[str, int]] = field(default_factory=set)
    overrides: dict[tuple[str, int], int] = field(default_factory=dict)

    def ordinal(self, paragraph: Element) -> str:
        """The number that Word prints before the paragraph, empty without one; counts it."""
        place = self._place(paragraph) if self.lists else None
        if place is None or place[0] not in self.lists:
            return ""
        list_id, depth = place
        abstract, levels = self.lists[list_id]
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts[abstract]
        if (list_id, depth) in self.overrides and (list_id, depth) not in self._seen:
            counts[depth] = self.overrides[list_id, depth] - 1
        self._seen.add((list_id, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart and depth < restart):
                del counts[deeper]
        if level.style in ("bullet", "none"):
            return ""

        def printed(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = levels.get(index, level)
            return format_number(counts.get(index, other.start), "decimal" if level.legal else other.style)

        text = re.sub(r"%([1-9])", printed, level.text).strip()
        return f"{text} " if _TAIL.search(text) else text

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return self.style_lists.get("")
        style = properties.find(f"{W}pStyle")
        inherited = self.style_lists.get(style.get(VAL, "") if style is not None else "")
        found = list_of(properties)
        if found is None:
            return inherited
        list_id, depth = found
        list_id = list_id if list_id is not None else inherited[0] if inherited else "0"
        depth = depth if depth is not None else inherited[1] if inherited else 0
        return None if list_id == "0" else (list_id, depth)


def list_of(properties: Element) -> tuple[str | None, int | None] | None:
    """The list and level that paragraph properties name; either may be left to the style."""
    found = properties.find(f"{W}numPr")
    if found is None:
        return None
    list_id, depth = found.find(f"{W}numId"), found.find(f"{W}ilvl")
    return (
        list_id.get(VAL) if list_id is not None else None,
        _number(depth, 0) if depth is not None else None,
    )


def _number(element: Element | None, default: int) -> int:
    value = element.get(VAL, "") if element is not None else ""
    return int(value) if re.fullmatch(r"\d{1,6}", value) else default


def value_of(parent: Element, name: str, default: str) -> str:
    """The value of a property, the default where it is not set."""
    element = parent.find(f"{W}{name}")
    return element.get(VAL, default) if element is not None else default


def read_numbering(numbering: Element | None, style_lists: Mapping[str, tuple[str, int]]) -> Numbering:
    """The lists that ``numbering.xml`` defines, and which styles use them."""
    result = Numbering()
    if numbering is None:
        return result
    abstracts = {e.get(f"{W}abstractNumId", ""): e for e in numbering.findall(f"{W}abstractNum")}
    by_style = {value_of(e, "styleLink", ""): e for e in abstracts.values()}
    for number in numbering.findall(f"{W}num"):
        abstract_id = value_of(number, "abstractNumId", "")
        abstract = abstracts.get(abstract_id)
        if abstract is None:
            continue
        # A list made by a list style keeps its levels where that style is defined.
        abstract = by_style.get(value_of(abstract, "numStyleLink", "-"), abstract)
        levels = {_number_attribute(e): _level(e) for e in abstract.findall(f"{W}lvl")}
        list_id = number.get(f"{W}numId", "")
        for override in number.findall(f"{W}lvlOverride"):
            depth = _number_attribute(override)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = override.find(f"{W}startOverride")
            if start is not None:
                result.overrides[list_id, depth] = _number(start, 1)
        result.lists[list_id] = (abstract_id, levels)
    result.style_lists.update(style_lists)
    return result


def _number_attribute(element: Element) -> int:
    value = element.get(f"{W}ilvl", "0")
    return int(value) if value.isdigit() and len(value) == 1 else _LEVELS


def _level(element: Element) -> Level:
    restart = element.find(f"{W}lvlRestart")
    return Level(
        start=_number(element.find(f"{W}start"), 1),
        style=value_of(element, "numFmt", "decimal"),
        text=value_of(element, "lvlText", ""),
        legal=element.find(f"{W}isLgl") is not None,
        restart=_number(restart, 0) if restart is not None else None,
    )
