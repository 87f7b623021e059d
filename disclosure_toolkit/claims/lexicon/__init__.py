"""The words by which statements about figures are known, read from the TOML files beside this module.

An auditor can read and extend the files; this module only compiles them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of the lexicon.

    :ivar kind: what the word tells (REQUEST, RECEIVE, OUTCOME …). :ivar rows: rows of table 3, ``*`` for
        all rows of a group. :ivar column: applicant column, ``channel.…``, or result of table 4.
    """

    kind: str
    rows: tuple[str, ...] = ()
    column: str = ""
    strict: bool = False


class Token(NamedTuple):
    """A word of the lexicon, a number or a mark found in a sentence; places in the folded text."""

    kind: str
    start: int
    end: int
    text: str
    term: Term | None = None


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / name).read_text(encoding="utf-8"))


@cache
def _compiled() -> tuple[re.Pattern[str], dict[str, Term], tuple[tuple[re.Pattern[str], Term], ...]]:
    words: dict[str, tuple[Term, tuple[str, ...]]] = {}
    patterns = []
    for entry in _load("words.toml")["term"]:
        term = Term(entry["kind"], tuple(entry.get("rows", ())), entry.get("column", ""), entry.get("strict", False))
        if "pattern" in entry:
            patterns.append((re.compile(entry["pattern"]), term))
        for word in entry.get("words", ()):
            # 先到先得：一个词只归一类。
            words.setdefault(word, (term, tuple(entry.get("not_before", ()))))
    # Grouped by their first character: at a place in the text only a few words can stand.
    pieces: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        refused = words[word][1]
        ahead = f"(?!{'|'.join(map(re.escape, refused))})" if refused else ""
        pieces.setdefault(word[0], []).append(re.escape(word[1:]) + ahead)
    alternation = "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in pieces.items())
    # Two letters that begin no word are passed over without a look at the words.
    single = "".join(word for word in words if len(word) == 1)
    begins = f"(?=[{_letters(words, 0)}][{_letters(words, 1)}]|[{single}])"
    return re.compile(f"{begins}(?:{alternation})"), {word: term for word, (term, _) in words.items()}, tuple(patterns)


def _letters(words: Iterable[str], place: int) -> str:
    """The letters that stand at one place of the words, for a class of a pattern."""
    return re.escape("".join(sorted({word[place] for word in words if len(word) > place})))


def words_in(text: str) -> list[Token]:
    """The lexicon's words in a folded text, longest first; those of more than one word come first."""
    alternation, terms, patterns = _compiled()
    found = [
        Token(term.kind, m.start(), m.end(), m.group(), term)
        for pattern, term in patterns
        for m in pattern.finditer(text)
    ]
    covered = bytearray(len(text))
    for token in found:
        covered[token.start : token.end] = b"\x01" * (token.end - token.start)
    for match in alternation.finditer(text):
        start, end = match.span()
        if covered.find(1, start, end) < 0:
            word = match.group()
            term = terms[word]
            found.append(Token(term.kind, start, end, word, term))
    return found


@dataclass(frozen=True)
class Frames:
    """Compiled phrases that tell year and scope, and what qualifies a statement."""

    year: re.Pattern[str]
    years: dict[str, str]
    scope: re.Pattern[str]
    scopes: dict[str, str]
    qualifier: re.Pattern[str]
    assist: re.Pattern[str]
    tail: re.Pattern[str]
    neutral: re.Pattern[str]


def _alternation(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True)))


@cache
def frames() -> Frames:
    """Phrases of ``frames.toml``."""
    data = _load("frames.toml")
    years = {word: kind for kind, listed in data["year"].items() for word in listed}
    scopes = {word: kind for kind, listed in data["scope"].items() for word in listed}
    return Frames(
        year=_alternation(list(years)),
        years=years,
        scope=_alternation(list(scopes)),
        scopes=scopes,
        qualifier=_alternation(data["qualifier"]["words"]),
        assist=_alternation(data["qualifier"]["assist"]),
        tail=_alternation(data["tail"]["words"]),
        neutral=_alternation(data["tail"]["neutral"]),
    )
