"""Words that announce how the next numbers relate to those before: 其中, 分别, 含, 另有, 共计 (关系词)."""

from __future__ import annotations

from itertools import pairwise

from .model import Relation
from .scene import REACH, State
from .tokens import Item
from .words import FLOW, NOUNS, REVIEW_GROUPS

_LISTED = {"APPLICANT", "OUTCOME", "RESULT", "CHANNEL", "review", "proactive"}


def announce(state: State, items: list[Item], index: int, clause_start: int) -> None:
    """What a word of relation says of the numbers that follow it: parts, included, besides, one for each name."""
    kind = items[index].kind
    if kind == "CLOSED":
        state.pairs = _respectively(items, index, clause_start)
        if state.pairs:
            state.marker, state.group = Relation.NONE, None
            return
        clause = items[max(clause_start, index - REACH) : index]
        before = [
            i
            for i in _without_noise(clause)
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
    clause = items[max(clause_start, index - REACH) : index]
    cases = list({item.kind: item for item in reversed(near) if item.kind in REVIEW_GROUPS}.values())[::-1]
    results = [i for i in clause if i.kind in {"RESULT", "CONCLUDED"}]
    numbers = 0
    for item in items[index + 1 :]:
        if item.kind == "MARK" and item.text != "、":
            break
        numbers += item.kind == "NUMBER"
    if len(results) == 1 and len(cases) > 1 and numbers == len(cases):
        return [[case, results[0]] for case in cases]
    present = {item.kind for item in clause}
    if numbers < 2 or not any(len(present & kinds) == numbers for kinds in _NAMES):
        return []
    return _one_each(_without_noise(clause), numbers)


def _one_each(clause: list[Item], numbers: int) -> list[list[Item]]:
    """新收、结转申请分别为45件和2件; 规范性文件制发、废止分别为4件、2件: the names with the noun that they share."""
    if any(i.kind in _PARTED for i in clause):
        return []
    for kinds in _NAMES:
        names = [i for i in clause if i.kind in kinds]
        if len(names) != numbers:
            continue
        others = [i for i in clause if i.kind in NOUNS and i.kind not in kinds]
        near = all(after.start - before.end <= _APART for before, after in pairwise(names))
        if near and len({i.kind for i in names}) == numbers and len(others) <= numbers:
            shared = others[-1:] if len(others) == 1 else []
            return [sorted([*shared, name], key=lambda item: item.start) for name in names]
    return []


def _without_noise(clause: list[Item]) -> list[Item]:
    """The words without the 公开 of 政府信息公开行政复议, which is no outcome."""
    nouns = {i.start for i in clause if i.kind in REVIEW_GROUPS}
    return [i for i in clause if i.text != "公开" or i.end not in nouns]


_PARTED = {"APPLICANT", "OUTCOME", "CHANNEL", "RESULT"}
_NAMES = (
    frozenset(REVIEW_GROUPS),
    frozenset({"REGULATION", "NORMATIVE"}),
    frozenset(FLOW),
    frozenset({"ISSUED", "REPEALED", "IN_FORCE"}),
)
_APART = 12
