"""未收到, 没有, 无: what a sentence denies becomes claims of zero (否定陈述的登记)."""

from __future__ import annotations

from ..chinese.quantities import exactly
from .clauses import begin_of
from .model import Claim
from .negation import absent
from .scene import REACH, STRONG_MARKS, Scene
from .tokens import Item, scope_of, year_of


def not_one(item: Item) -> bool:
    """未收到一件 says that there was none."""
    quantity = item.quantity
    return quantity is not None and quantity.exact and quantity.low == 1 and item.text[:1] in "一1"


def denied(scene: Scene, items: list[Item], index: int, clause_start: int) -> None:
    """Adds what the word of denial at ``index`` says that there was none of."""
    state = scene.state
    if index + 1 < len(items) and items[index + 1].kind == "NONE":
        return
    clause_start = max(clause_start, index - REACH)
    clause_end = index + 1
    while clause_end < min(len(items), index + REACH) and not (
        items[clause_end].kind == "MARK" and items[clause_end].text in STRONG_MARKS + "("
    ):
        if items[clause_end].kind == "NUMBER" and not not_one(items[clause_end]):
            return
        clause_end += 1
    stop = items[clause_end].start if clause_end < len(items) else state.sentence.end
    clause = items[clause_start:index]
    if clause_start >= 1 and items[clause_start - 1].text == "：" and stop == items[index].end and not clause:
        # 行政复议情况：无。
        opens = max((i for i in range(clause_start - 1) if items[i].text in STRONG_MARKS), default=-1)
        clause = items[opens + 1 : clause_start - 1]
    found = absent(items[index + 1 : clause_end], clause, scene.text, items[index], stop, state.context)
    year = (
        year_of(
            items[clause_start:clause_end],
            scene.text,
            begin_of(scene, items, clause_start),
            stop,
            scene.narrative.report.identity.year,
        )
        or state.year
    )
    scope = scope_of(clause, scene.narrative.report.identity) or state.scope
    if any(i.kind == "NUMBER" and i.quantity is not None and i.quantity.low > 0 for i in clause):
        # 1件因故未收到补正材料: said of that one, not of all requests.
        found = [one for one in found if one[0].area != "requests"]
    for subject, qualified, end in found:
        last = max(items[index].end, end)
        claim = scene.add(
            Claim(
                number=len(scene.narrative.claims),
                subject=subject,
                quantity=exactly(0, "元" if subject.area == "fee" else "件", "", items[index].start, last),
                quote=scene.quote(
                    min(items[index].start, end if end < items[index].start else items[index].start), last
                ),
                sentence=scene.whole,
                year=year[0],
                year_text=year[1],
                scope=scope[0],
                body=scope[1],
                qualified=qualified,
                none=True,
            )
        )
        if subject.area == "requests":
            state.context.topic = "requests"
        state.last_end = claim.quantity.end
