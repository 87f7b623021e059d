"""The same report published twice (同一报告的两种版本), compared cell by cell and section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from ..chinese import fold
from ..model import Kind
from .digest import Digest, SectionText
from .reuse.sentences import COMPARED
from .reuse.spans import Span, differences


@dataclass(frozen=True, slots=True)
class Passage:
    """Where the words of a section differ: the paragraphs of both versions and the spans in them.

    ``start`` and ``other_start`` count characters of the section's text.
    """

    section: int
    start: int
    text: str
    differs: tuple[Span, ...]
    other_start: int
    other_text: str
    other_differs: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Twins:
    """What differs between two versions of a report.

    :ivar likeness: how much of the words is the same, 0 to 1.
    :ivar cells: keys of figures with different values. :ivar signs: keys where one has a figure and the other a
        blank or a sign. :ivar only_one: keys that one version does not print. :ivar compared: number of figures
        that both print. :ivar sections: sections that only one has. :ivar passages: paragraphs that differ.
    """

    likeness: float
    cells: tuple[str, ...]
    signs: tuple[str, ...]
    only_one: tuple[str, ...]
    compared: int
    sections: tuple[int, ...]
    passages: tuple[Passage, ...]

    @property
    def alike(self) -> bool:
        """Whether nothing differs."""
        return not (self.cells or self.signs or self.only_one or self.sections or self.passages)


def compare_twins(one: Digest, other: Digest) -> Twins:
    """Compares two versions; white space, punctuation and full-width forms do not count in the words.

    Figures that could not be read in one of them are passed over: they say nothing about what is printed.
    """
    left, right = dict(one.figures()), dict(other.figures())
    cells: list[str] = []
    signs: list[str] = []
    compared = 0
    for key in left.keys() & right.keys():
        a, b = left[key], right[key]
        if Kind.UNREADABLE in (a, b):
            continue
        compared += 1
        if a != b:
            (signs if isinstance(a, Kind) or isinstance(b, Kind) else cells).append(key)
    order = {key: place for place, key in enumerate((*left, *right))}
    texts = {s.number: s for s in reversed(one.sections)}
    others = {s.number: s for s in reversed(other.sections)}
    # Around the tables stands what readers leave of headings and remarks, which differs with the format.
    prose = [number for number in COMPARED if number in texts and number in others]
    passages = [passage for number in prose for passage in _passages(texts[number], others[number])]
    return Twins(
        fuzz.ratio(_words(one), _words(other)) / 100,
        tuple(sorted(cells, key=order.__getitem__)),
        tuple(sorted(signs, key=order.__getitem__)),
        tuple(sorted(left.keys() ^ right.keys(), key=order.__getitem__)),
        compared,
        tuple(sorted((texts.keys() ^ others.keys()) - {0})),
        tuple(passages),
    )


def _words(report: Digest) -> str:
    return "".join(fold(section.text) for section in report.sections if section.number)


def _passages(one: SectionText, other: SectionText) -> Iterator[Passage]:
    """Paragraphs set beside each other by their order; a different number of paragraphs is set as one text."""
    if fold(one.text) == fold(other.text):
        return
    left, right = list(_paragraphs(one.text)), list(_paragraphs(other.text))
    if len(left) != len(right):
        left, right = [(0, one.text)], [(0, other.text)]
    for (start, text), (other_start, other_text) in zip(left, right, strict=True):
        if fold(text) != fold(other_text):
            a, b = differences(text, other_text)
            yield Passage(one.number, start, text, a, other_start, other_text, b)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, line
        start += len(line) + 1
