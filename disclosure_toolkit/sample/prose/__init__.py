"""Phrases (语句库) and how numbers are written in them.

The TOML files hold the wording, as officials write it: the ones here serve everybody, those in ``held/`` only
``benchmarks/accuracy.py --held-out``. Nobody who mends rules reads the latter; what has been seen of them is taken
out, and serves as sentences of the tests. A slot's name is the measure that the sentence states, so that the truth of every sentence is
known.
"""

from __future__ import annotations

import random
import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources

from ..printed import Statement
from ..seeds import chance

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_NUMERALS = "零一二三四五六七八九十"
_SLOTS = string.Formatter()
_CLAIMS = ("none", "only", "assessment")
"""How the names of phrases end that state something without a number."""
WORDING = frozenset(
    [
        "year",
        "last_year",
        "next_year",
        "agency",
        "self",
        "county",
        "site",
        "phone",
        "domain_a",
        "domain_b",
        "domain_c",
        "results",
    ]
)


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How one report writes its numbers.

    :ivar form: ``plain`` 1234, ``comma`` 1,234, ``full`` １２３４, ``chinese`` 十二 (up to 99).
    :ivar spaced: whether digits stand between spaces (2024 年).
    """

    form: str = "plain"
    spaced: bool = False

    def write(self, number: int) -> str:
        """The number in this style."""
        if self.form == "comma":
            return f"{number:,}"
        if self.form == "full":
            return str(number).translate(FULL_WIDTH)
        if self.form == "chinese" and 0 < number < 100:
            return chinese_numeral(number)
        return str(number)

    def space(self, text: str) -> str:
        """The text with this style's spaces around its numbers."""
        if not self.spaced:
            return text
        text = re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)", " ", text)
        return re.sub(r"(?<=\d)(?=[\u4e00-\u9fff])", " ", text)


def chinese_numeral(number: int) -> str:
    """1 to 99 in Chinese numerals; 2 is 两, because a measure word follows."""
    if number == 2:
        return "两"
    tens, ones = divmod(number, 10)
    text = "" if not tens else "十" if tens == 1 else _NUMERALS[tens] + "十"
    return text + (_NUMERALS[ones] if ones else "")


def percent(part: int, whole: int, digits: int = 1) -> str:
    """The share in percent, rounded half up to the digits printed."""
    unit = Decimal(1).scaleb(-digits)
    return f"{(Decimal(100 * part) / whole).quantize(unit, ROUND_HALF_UP)}%"


Book = dict[str, dict[str, list[str]]]
"""A TOML file: ``open`` phrases and, where it has them, ``parts``, words that are put into them."""


@cache
def _library(held_out: bool) -> dict[str, Book]:
    folder = resources.files(__package__)
    entries = (folder / "held" if held_out else folder).iterdir()
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in entries
        if entry.name.endswith(".toml")
    }


def phrases(chapter: str, name: str, held_out: bool) -> list[str]:
    """The phrases of this name; with ``held_out`` the held-back ones where there are any.

    :raises KeyError: no such phrase.
    """
    held = _library(True).get(chapter, {}).get("held", {}).get(name, []) if held_out else []
    return held or _library(False)[chapter]["open"][name]


def word_lists(chapter: str) -> dict[str, list[str]]:
    """Slot → the words that may fill it, of a chapter that is put together from parts.

    :raises KeyError: the chapter has none.
    """
    return _library(False)[chapter]["parts"]


@dataclass
class Writer:
    """Writes the sentences of one report and keeps what they state."""

    rng: random.Random
    style: NumberStyle
    words: Mapping[str, str]
    held_out: bool = False
    statements: list[Statement] = field(default_factory=list)

    def maybe(self, share: float) -> bool:
        """True in this share of cases."""
        return chance(self.rng, share)

    def say(self, section: int, chapter: str, name: str, /, **measures: int | str) -> str:
        """One sentence from the library, its slots filled; numbers that it states are remembered.

        :param measures: slot → number, or the text that prints it (12.5%, 210余条).
        """
        template = self.rng.choice(phrases(chapter, name, self.held_out))
        text = self.fill(template, measures)
        used = {slot for _, slot, _, _ in _SLOTS.parse(template) if slot}
        stated = {slot: value for slot, value in measures.items() if slot in used and slot not in WORDING}
        if stated or name.endswith(_CLAIMS):
            self.statements.append(Statement(section, text, stated, name))
        return text

    def fill(self, template: str, measures: Mapping[str, int | str]) -> str:
        """The template with words and numbers filled in, in the report's number style."""
        written = {
            slot: value if isinstance(value, str) else self.style.write(value) for slot, value in measures.items()
        }
        text = template.format_map({**self.words, **written})
        return self.style.space(text)

    def measure(self, number: int) -> str:
        """A number in the report's style."""
        return self.style.write(number)
