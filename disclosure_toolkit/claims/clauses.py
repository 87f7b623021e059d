"""Where a clause ends, what its mark opens and closes, and which year and scope go on after it (分句)."""

from __future__ import annotations

from .model import Relation, Year
from .scene import STRONG_MARKS, Scene
from .tokens import Item, scope_of, year_of

# How many characters may stand before the year that opens a clause (其中上年…).
_LEAD = 2


def ends_clause(items: list[Item], index: int) -> bool:
    """A colon right before a number (行政复议：0件) parts nothing."""
    mark = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if mark.text == "：" and following is not None and following.kind == "NUMBER" and following.start == mark.end:
        return False
    return mark.text in STRONG_MARKS or mark.text in "()"


def mark_met(scene: Scene, items: list[Item], index: int, clause_start: int) -> None:
    """What a mark opens (a bracket), closes (a list) and lets stand (the clause's year and scope)."""
    state, mark = scene.state, items[index]
    bracketed = mark.text == ")" and bool(state.stack)
    if mark.text == "(":
        # A bracket has its own list; what was open before it goes on after it.
        state.stack.append((state.group, state.last, state.marker))
        state.group, state.marker = None, Relation.NONE
    elif mark.text == ")":
        state.marker = Relation.NONE
        if state.stack:
            state.group, state.last, state.marker = state.stack.pop()
    elif mark.text == "；":
        if state.group is not None and not state.group.semicolons:
            state.group.semicolons = True
            state.closing = True
        state.marker = Relation.NONE
        state.queue, state.within = [], False
    elif mark.text in "。！？":
        state.group, state.queue, state.pairs, state.stack = None, [], [], []
        state.marker = Relation.NONE
    if mark.text in STRONG_MARKS or mark.text in "()":
        _frame(scene, state.frame, begin_of(scene, items, clause_start), mark.start, bracketed=bracketed)


def begin_of(scene: Scene, items: list[Item], clause_start: int) -> int:
    """Where a clause's text starts."""
    return items[clause_start - 1].end if clause_start else scene.state.sentence.start


def _frame(scene: Scene, clause: list[Item], start: int, end: int, *, bracketed: bool) -> None:
    """Lets a clause's year and scope stand for the clauses after it; whose parts a bracket names ends with it."""
    state = scene.state
    if state.depth:
        return
    year = year_of(clause, scene.text, start, end, scene.narrative.report.identity.year)
    if bracketed and year is not None and year[0] is Year.LAST:
        year = None  # （上年16件） is said of the number before it alone.
    if year is not None and (year[0] is not Year.LAST or _opens(clause, start)):
        state.year = year
    scope = scope_of(clause, scene.narrative.report.identity)
    if scope is not None and not bracketed:
        state.scope = scope


def _opens(clause: list[Item], start: int) -> bool:
    """Whether the clause begins with its year: 上年收到36件 does, 带入上年2件 says nothing of what follows."""
    first = next((item.start for item in clause if item.kind in {"YEAR", "YEAR_WORD"}), start)
    before = sum(item.end - item.start for item in clause if item.start < first)
    return first - start - before <= _LEAD
