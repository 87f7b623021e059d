"""Full-width forms, white space, label folding, ordinals, dates."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SECTION_UNITS = {"万": 10_000, "亿": 100_000_000}
CJK = r"\u3400-\u9fff\uf900-\ufaff"

_INNER = str.maketrans("“”", "‘’")
_SPACE = re.compile(r"[\s\u3000\u00a0\u200b-\u200f\ufeff\u2028\u2029]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad]")
_NOT_WORD = re.compile(r"[^\w\u3400-\u9fff%]|_")
_SPACE_IN_CJK = re.compile(
    rf"(?<=[{CJK}，。、；：！？（）《》“”‘’〔〕])[ \u3000\u00a0]+(?=[{CJK}，。、；：！？（）《》“”‘’〔〕])"
)


def normalise(text: str) -> str:
    """NFKC without touching typographic quotes; zero-width characters removed.

    Full-width digits, letters and brackets become half-width: １２ → 12, （一） → (一).
    """
    # Figures, most of what is asked about, are as they should be already.
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def squeeze(text: str) -> str:
    """The text without any white space."""
    return _SPACE.sub("", text)


def quoted(text: str) -> str:
    """The words in quotation marks, with single ones inside: “‘同意公开’11件”."""
    return f"“{text.translate(_INNER)}”"


def tidy(text: str) -> str:
    """White space inside runs of Chinese removed, other runs of it made one space."""
    return _SPACE.sub(" ", _SPACE_IN_CJK.sub("", text)).strip()


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A label reduced to what counts when labels are compared.

    Full-width forms, white space and punctuation are dropped; letters and digits stay.
    “（二）部分公开（区分处理的，只计这一情 形）” → “二部分公开区分处理的只计这一情形”.
    """
    return _NOT_WORD.sub("", squeeze(normalise(text)))


_ORDINAL = re.compile(
    r"^\s*(?:[(（]\s*(?P<paren>[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]\s*[、.．]?"
    r"|(?P<cn>[一二三四五六七八九十]{1,3})\s*[、.．,，]"
    r"|(?P<num>\d{1,2})\s*[、.．,，)）](?!\d))\s*"
)


@lru_cache(maxsize=8192)
def split_ordinal(label: str) -> tuple[str, int | None, str]:
    """Splits a leading ordinal off a label.

    :return: style (``cn`` for 一、, ``paren`` for （一）, ``num`` for 1., empty without one), the
        number, and the rest: “（三）不予公开” → ("paren", 3, "不予公开").
    """
    match = _ORDINAL.match(label)
    if match is None:
        return "", None, label.strip()
    style = next(name for name in ("paren", "cn", "num") if match.group(name))
    raw = match.group(style)
    number = int(raw) if raw.isdigit() else numeral(raw)
    return style, number, label[match.end() :].strip()


def numeral(text: str) -> int | None:
    """Value of a plain Chinese numeral (十二 → 12, 两百零三 → 203), ``None`` if it is none."""
    if not text:
        return None
    if all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    seen_digit = False
    for char in text:
        if char in DIGITS:
            if seen_digit and digit:
                return None
            digit, seen_digit = DIGITS[char], True
        elif char in _UNITS:
            section += (digit if seen_digit and digit else 1) * _UNITS[char]
            digit, seen_digit = 0, False
        elif char in _SECTION_UNITS:
            # 二十三亿三千万: 万 closes its own section; 亿 takes all before it (一万亿).
            if char == "亿":
                total = (total + section + digit) * _SECTION_UNITS[char]
            else:
                total += (section + digit) * _SECTION_UNITS[char]
            section = digit = 0
            seen_digit = False
        else:
            return None
    return total + section + digit


def display_width(text: str) -> int:
    """Width in display columns: wide and full-width characters count 2."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


_DATE = re.compile(r"(?P<y>\d{4})\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})\s*日?")


def find_date(text: str) -> date | None:
    """The first full date in the text (2024年1月31日, 2024-01-31), ``None`` without one."""
    for match in _DATE.finditer(normalise(text)):
        try:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        except ValueError:
            continue
    return None


def similarity(a: str, b: str) -> float:
    """1 for equal strings, 0 for strings with nothing in common (normalised edit distance)."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    from rapidfuzz.distance import Levenshtein  # a run that finds all results still valid compares no words

    return Levenshtein.normalized_similarity(a, b)
