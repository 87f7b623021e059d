"""What reading one sentence works with: the claims so far, the open lists, the context."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from ..model import Quote, Report, Section
from .model import WHOLES, Claim, Relation, Scope, Year
from .segment import Sentence
from .tokens import Item
from .words import Context

# How many words back or ahead a statement is read: no clause of a real report is longer.
REACH = 40
STRONG_MARKS = "，。；：！？"
SHARE_UNITS = {"%", "‰"}
CHANGE_UNITS = {"百分点", "倍"}
# How many characters of the words before a number are quoted with it where none of them is known.
_LEAD = 24
_LAST_MARK = re.compile(r".*[，。；：、()！？\n]", re.DOTALL)
_NO_WORDS = {"MARK", "YEAR", "YEAR_WORD", "SCOPE", "BODY"}


@dataclass(slots=True)
class Group:
    """A whole and its parts as a sentence lists them.

    :ivar wholes: claims that may be the whole (其中 after a part may speak of either). :ivar closed: the
        wording closes the list. :ivar exclusive: the parts cannot overlap. :ivar loose: the extent is not sure.
    :ivar inferred: the wording does not say 其中: at most a warning.
    """

    wholes: tuple[int, ...]
    parts: list[int]
    closed: bool
    dimension: str
    depth: int
    exclusive: bool = True
    loose: bool = False
    inferred: bool = False
    semicolons: bool = False


@dataclass(slots=True)
class State:
    """What a walk through one sentence knows."""

    sentence: Sentence
    context: Context
    year: tuple[Year, str] = (Year.THIS, "")
    scope: tuple[Scope, str] = (Scope.SELF, "")
    marker: Relation = Relation.NONE
    stack: list[tuple[Group | None, int | None, Relation]] = field(default_factory=list)
    group: Group | None = None
    last: int | None = None
    last_end: int = 0
    taken: int = 0
    run: list[int] = field(default_factory=list)
    queue: list[Item] = field(default_factory=list)
    pairs: list[list[Item]] = field(default_factory=list)
    frame: list[Item] = field(default_factory=list)
    number_at: int = -1
    listed: set[int] = field(default_factory=set)
    closing: bool = False
    done: bool = False
    within: bool = False
    shared: list[int] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many brackets are open."""
        return len(self.stack)


@dataclass
class Narrative:
    """All claims of a report and how they belong together.

    The cached views are for judging, once all sections are read.
    """

    report: Report
    claims: list[Claim] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @cached_property
    def _by_sentence(self) -> dict[Quote, list[Claim]]:
        found: dict[Quote, list[Claim]] = {}
        for claim in self.claims:
            found.setdefault(claim.sentence, []).append(claim)
        return found

    @cached_property
    def _wholes(self) -> dict[Quote, list[Claim]]:
        # What has a share of its own stands beside the part: 公开42件，占43%；不予公开1件，占1%.
        shares = (claim for claim in self.claims if claim.relation is Relation.SHARE and claim.base != "named")
        shared = {claim.whole for claim in shares}
        found: dict[Quote, list[Claim]] = {}
        for claim in self.claims:
            if claim.relation in WHOLES and claim.number not in shared:
                found.setdefault(claim.sentence, []).append(claim)
        return found

    def beside(self, claim: Claim) -> list[Claim]:
        """The claims of its sentence, itself included."""
        return self._by_sentence.get(claim.sentence, [])

    def wholes(self, share: Claim) -> list[Claim]:
        """The totals that its sentence states, which a share may be of."""
        return self._wholes.get(share.sentence, [])


@dataclass
class Scene:
    """One sentence being read, with the text it stands in."""

    narrative: Narrative
    section: Section
    text: str
    places: tuple[int, ...]
    items: list[Item]
    state: State

    @cached_property
    def whole(self) -> Quote:
        """The sentence as quoted by each of its claims."""
        return self.quote(self.state.sentence.start, self.state.sentence.end)

    def quote(self, start: int, end: int) -> Quote:
        """The original words for a span of the folded text."""
        first = self.places[start]
        last = self.places[end - 1] + 1 if end > start else first
        return Quote(self.section.number, self.section.text[first:last], first, last, self.section.source_at(first))

    def add(self, claim: Claim) -> Claim:
        """Appends a claim, numbered."""
        number = len(self.narrative.claims)
        numbered = claim if claim.number == number else claim._replace(number=number)
        self.narrative.claims.append(numbered)
        return numbered


def quote_start(left: list[Item], number: int, text: str) -> int:
    """Where the words that belong to the number at ``number`` start."""
    word = next((i for i in left if i.kind not in _NO_WORDS), None)
    if word is not None:
        return word.start
    first = max(0, number - _LEAD)
    cut = _LAST_MARK.match(text, first, number)
    return cut.end() if cut is not None else first
