"""Words that announce how the next numbers relate to those before: 其中, 分别, 含, 另有, 共计 (关系词)."""

from __future__ import annotations

from .model import Relation
from .scene import REACH, State
from .tokens import Item
from .words import NOUNS, REVIEW_GROUPS

_LISTED = {"APPLICANT", "OUTCOME", "RESULT", "CHANNEL", "review", "proactive"}


def announce(state: State, items: list[Item], index: int, clause_start: int) -> None:
    """What a word of relation says of the numbers that follow it: parts, included, besides, one for each name."""
    kind = items[index].kind
    if kind == "CLOSED":
        state.pairs = _respectively(items, index, clause_start)
        if state.pairs:
            state.marker, state.group = Relation.NONE, None
            return
        before = [
            i
            for i in items[max(clause_start, index - REACH) : index]
            if i.kind in {"APPLICANT", "OUTCOME", "RESULT", "CHANNEL", "PUBLISH"} or i.kind in NOUNS
        ]
        classes = {NOUNS.get(i.kind, i.kind) for i in before}
        classes -= {"requests"} if "APPLICANT" in classes or "OUTCOME" in classes or "CHANNEL" in classes else set()
        before = [i for i in before if NOUNS.get(i.kind, i.kind) in classes]
        if len(before) > 1 and len(classes) == 1 and classes <= _LISTED:
            state.queue = before
        state.marker = Relation.CLOSED_PART
        return
    if kind == "PART" and items[index].text.endswith(("包括", "包含")):
        following = next(
            (i for i in items[index + 1 : index + 3] if i.kind in {"CARRY_IN", "CARRY", "MARK", "NUMBER"}), None
        )
        if following is not None and following.kind in {"CARRY_IN", "CARRY"}:
            # 答复1453件，包括上年结转30件: what follows breaks up the 1453.
            state.marker = Relation.INCLUDED
            return
    state.marker = {
        "PART": Relation.PART,
        "INCLUDED": Relation.INCLUDED,
        "BESIDES": Relation.BESIDES,
        "TOTAL": Relation.TOTAL,
    }[kind]


def _respectively(items: list[Item], index: int, clause_start: int) -> list[list[Item]]:
    """复议6件、诉讼8件，其中维持分别为3件、6件: one number for each kind of case, in their order."""
    near = items[max(0, index - REACH) : index]
    cases = list({item.kind: item for item in reversed(near) if item.kind in REVIEW_GROUPS}.values())[::-1]
    results = [i for i in items[max(clause_start, index - REACH) : index] if i.kind in {"RESULT", "CONCLUDED"}]
    numbers = 0
    for item in items[index + 1 :]:
        if item.kind == "MARK" and item.text != "、":
            break
        numbers += item.kind == "NUMBER"
    if len(results) != 1 or len(cases) < 2 or numbers != len(cases):
        return []
    return [[case, results[0]] for case in cases]
