"""A report's sentences made comparable with those of other years and other agencies (语句).

An agency that says the same of itself every year writes other years and other figures; one that copies
from another writes its own name over the other's. Folding takes both away: 云川县民政局2024年公开信息385条
and 白水县水利局2023年公开信息12条 become the same words.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ...chinese import normalise
from ..digest import Digest, SectionText
from ..names import agency_key, without_superior

COMPARED = (1, 5, 6)
"""Sections with prose of the agency's own; what stands around the tables is the form's."""

_SENTENCE = re.compile(r"[^。！？；!?;\n：]+[。！？；!?;：]?")
_NOT_WORD = re.compile(r"[\W_]+")
_ORDINAL = re.compile(
    r"^[\s(（]*(?:[一二三四五六七八九十]{1,3}(?:[)）、.．]|是|要(?=[\u4e00-\u9fff]))|第[一二三四五六七八九十][,，、]"
    r"|\d{1,2}(?:[、.．)）](?!\d)))\s*"
)
_YEAR = re.compile(r"(20\d\d)\s*(?=年)")
_NUMBER = re.compile(r"\d[\d,.]*%?|[一二三四五六七八九十百千两]+(?=[余多]?[件条次期份人个场篇项元家名])")
_SELF = re.compile(
    r"我(?:局|办|镇|乡|街道|县|区|市|委|厅|院|处|站|所|旗|州|单位|中心|机关)|本(?:局|办|镇|乡|街道|机关|单位)"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:自治[州县旗]|[省市州盟县区旗])")
_HEADING = re.compile(r"^[ \t\u3000]*[（(][一二三四五六七八九十]{1,2}[)）][^\n。；：:，]{0,40}", re.MULTILINE)
_TOWN = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:街道|苏木|镇|乡)")
_OWN = "\x01"
_FIGURE = "0"
_LEAST = 8
"""A sentence with fewer characters of its own says nothing about where it comes from."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report.

    :ivar section: statutory number of its section. :ivar block: its sub-section, counted from 1; 0 without one.
    :ivar start: and :ivar end: its place in the section's text.
    :ivar exact: its words without punctuation, the agency's own name and the report year made uniform.
    :ivar folded: the same with all figures made uniform.
    :ivar weight: how many characters of it are no statutory or set phrase.
    """

    section: int
    block: int
    start: int
    end: int
    exact: str
    folded: str
    weight: int


def sentences_of(report: Digest) -> Iterator[Sentence]:
    """The sentences of the compared sections that have words of their own, in the order of the text."""
    own = _own_names(report.agency)
    for number in COMPARED:
        section = report.section(number)
        if section is not None:
            yield from _sentences(section, own, report.year)


def wording(report: Digest, number: int) -> str:
    """A whole section as one line of words, set phrases included; empty where the report has none."""
    section = report.section(number)
    if section is None:
        return ""
    return _NOT_WORD.sub("", _exact(section.text, _own_names(report.agency), report.year))


def headings(section: SectionText) -> list[tuple[int, str]]:
    """Where the sub-sections （一）（二）… of section one begin, and their headings as printed.

    Other sections are one block: a list numbered （一）（二） is not a sub-section of its own there.
    """
    if section.number != 1:
        return []
    return [(found.start(), " ".join(found.group().split())) for found in _HEADING.finditer(section.text)]


def _sentences(section: SectionText, own: re.Pattern[str] | None, year: int | None) -> Iterator[Sentence]:
    starts = [start for start, _ in headings(section)]
    for match in _SENTENCE.finditer(section.text):
        exact = _exact(match.group(), own, year)
        folded = _NUMBER.sub(_FIGURE, exact)
        weight = own_weight(folded)
        if weight >= _LEAST:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            exact, folded = _NOT_WORD.sub("", exact), _NOT_WORD.sub("", folded)
            yield Sentence(section.number, bisect_right(starts, start), start, match.end(), exact, folded, weight)


def _exact(text: str, own: re.Pattern[str] | None, year: int | None) -> str:
    text = _ORDINAL.sub("", "".join(normalise(text).split()))
    if own is not None:
        text = own.sub(_OWN, text)
    text = _SELF.sub(_OWN, text).replace(_OWN, "")
    if year is None:
        return text
    # 2024年 in the report on 2024 says the same as 2023年 in the one on 2023.
    return _YEAR.sub(lambda found: _relative(int(found[1]) - year), text)


def _relative(difference: int) -> str:
    return "本" if difference == 0 else "上" if difference == -1 else "次" if difference == 1 else _FIGURE


@lru_cache(maxsize=32)  # patterns are large, and an agency's reports come one after the other
def _own_names(agency: str) -> re.Pattern[str] | None:
    """The names by which a report speaks of its agency and of its place, longest first."""
    key = agency_key(agency)
    if not key:
        return None
    names = {key, *without_superior(key)}
    rest = key
    while match := _PLACE.match(rest):
        if len(match.group()) < 2 or len(rest) - match.end() < 2:
            break
        names.add(match.group())
        rest = rest[match.end() :]
    if len(rest) > 2:
        names.add(rest)
    if town := _TOWN.match(rest):
        names.add(town.group())
    return re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))


@lru_cache(maxsize=4096)
def own_weight(text: str) -> int:
    """How many characters of a text are no set phrase (法定用语、通用套话除外)."""
    words = _NOT_WORD.sub("", text).replace(_FIGURE, "")
    return len(words) - sum(len(match.group()) for match in _set_phrases().finditer(words))


@cache
def _set_phrases() -> re.Pattern[str]:
    """The shipped list as one pattern, grouped by first characters so that it is quick."""
    data = tomllib.loads(resources.files(__package__).joinpath("set_phrases.toml").read_text(encoding="utf-8"))
    phrases = sorted({phrase for group in data.values() for phrase in group}, key=lambda p: (-len(p), p))
    return re.compile("|".join(_grouped(phrases)))


def _grouped(phrases: Iterable[str]) -> Iterator[str]:
    by_first: dict[str, list[str]] = {}
    for phrase in phrases:
        by_first.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    for first, rests in by_first.items():
        yield f"{re.escape(first)}(?:{'|'.join(rests)})"
