"""What reading one sentence works with: the claims so far, the open lists, the context."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..chinese.quantities import Quantity
from ..model import Quote, Report, Section
from .model import Claim, Relation, Scope, Year
from .segment import Sentence
from .tokens import Item
from .words import Context

# How many words back or ahead a statement is read: no clause of a real report is longer.
REACH = 40
STRONG_MARKS = "，。；：！？"
SHARE_UNITS = {"%", "‰"}
CHANGE_UNITS = {"百分点", "倍"}


@dataclass(slots=True)
class Group:
    """A whole and its parts as a sentence lists them.

    :ivar wholes: claims that may be the whole (其中 after a part may speak of either). :ivar closed: the
        wording closes the list. :ivar exclusive: the parts cannot overlap. :ivar loose: the extent is not sure.
    """

    wholes: tuple[int, ...]
    parts: list[int]
    closed: bool
    dimension: str
    depth: int
    exclusive: bool = True
    loose: bool = False
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
    frame: list[Item] = field(default_factory=list)
    number_at: int = -1
    listed: set[int] = field(default_factory=set)
    closing: bool = False
    done: bool = False
    shared: list[int] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many brackets are open."""
        return len(self.stack)


@dataclass
class Narrative:
    """All claims of a report and how they belong together."""

    report: Report
    claims: list[Claim] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """One sentence being read, with the text it stands in."""

    narrative: Narrative
    section: Section
    text: str
    places: tuple[int, ...]
    items: list[Item]
    state: State

    def quote(self, start: int, end: int) -> Quote:
        """The original words for a span of the folded text."""
        first = self.places[start]
        last = self.places[end - 1] + 1 if end > start else first
        return Quote(self.section.number, self.section.text[first:last], first, last, self.section.source_at(first))

    def add(self, claim: Claim) -> Claim:
        """Appends a claim, numbered."""
        number = len(self.narrative.claims)
        numbered = claim if claim.number == number else replace(claim, number=number)
        self.narrative.claims.append(numbered)
        return numbered


def quote_start(left: list[Item], item: Item, text: str) -> int:
    """Where the words that belong to a number start."""
    words = [i for i in left if i.kind not in {"MARK", "YEAR", "YEAR_WORD", "SCOPE", "BODY"}]
    begin = words[0].start if words else item.start
    while begin > 0 and item.start - begin < 24 and text[begin - 1] not in "，。；：、()！？\n" and not words:
        begin -= 1
    return begin


def item_of(scene: Scene, quantity: Quantity) -> Item:
    """The sentence's item that is this quantity."""
    return next(item for item in scene.items if item.quantity is quantity)
