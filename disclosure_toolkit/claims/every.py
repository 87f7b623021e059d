"""均为自然人申请, 均已办结, 均获维持: clauses without a number that say something of the last one."""

from __future__ import annotations

import re
from decimal import Decimal

from ..chinese.quantities import Quantity, exactly
from .model import Claim, Relation, Subject, Year
from .scene import Scene
from .subjects import meant
from .tokens import Item
from .words import LABELS

_DENIED = re.compile(r"(?:未|没有|并无|不存在|无)(?!法提供|现成|正当|偿)")


# 应办申请全部办毕，共44件: of those due, and counted.
_DUE = re.compile(r"应[办答当]|到期")
_COUNTED = re.compile(r"[^，。；：]{0,4}，[^，。；：\d]{0,6}\d")


def _received(scene: Scene) -> Claim | None:
    """The paragraph's last statement of what was received (新收申请均为…)."""
    for claim in reversed(scene.narrative.claims[-12:]):
        if claim.subject.rows == ("received",) and claim.subject.column == "total" and not claim.none:
            return claim
    return None


def _all_handled(scene: Scene, clause: list[Item], every: Item) -> None:
    """本年受理的申请全部办结: without any number, so that nothing was left."""
    state = scene.state
    kinds = {i.kind for i in clause}
    asked = "REQUEST" in kinds or ("PLAIN_REQUEST" in kinds and state.context.topic == "requests")
    handled = next((i for i in clause if i.kind == "HANDLE" and i.start >= every.end), None)
    if not asked or handled is None or kinds & {"FOREIGN", "PUBLISH"} or state.year[0] is not Year.THIS:
        return
    if _DENIED.search(scene.text, every.end, clause[-1].end):
        return
    if _DUE.search(scene.text, clause[0].start, clause[-1].end) or _COUNTED.match(scene.text, clause[-1].end):
        return
    number = len(scene.narrative.claims)
    scene.add(
        Claim(
            number=number,
            subject=Subject("requests", ("handled_total",), "total", "全部办结"),
            quantity=Quantity(Decimal(0), None, "件", Decimal(0), every.text, every.start, every.end),
            quote=scene.quote(every.start, clause[-1].end),
            sentence=scene.whole,
            scope=state.scope[0],
            body=state.scope[1],
            relation=Relation.ALL,
        )
    )


def _unchanged(scene: Scene, clause: list[Item]) -> None:
    """收到45件，与上年持平: a change of nothing; 基本持平 leaves open how much."""
    state, claims = scene.state, scene.narrative.claims
    than = next((i for i in clause if i.kind == "CHANGE"), None)
    same = next((i for i in clause if i.kind == "SAME"), None)
    if than is None or same is None or than.end != same.start or state.last is None:
        return
    if any(i.kind in {"NUMBER", "NONE"} for i in clause):
        return
    of = claims[state.last]
    own = of.sentence == scene.whole and of.subject.area in {"requests", "review"} and of.subject.column == "total"
    if own and of.quantity.exact and of.relation is Relation.NONE and not of.aside and not of.qualified:
        scene.add(
            of._replace(
                number=len(claims),
                quantity=exactly(0, of.quantity.unit, same.text, same.start, same.end),
                quote=scene.quote(than.start, same.end),
                relation=Relation.CHANGE,
                whole=of.number,
            )
        )


def _one_kind(scene: Scene, clause: list[Item]) -> None:
    """申请人全部为自然人: without any number, so that no organisation asked."""
    state = scene.state
    asked = state.context.topic == "requests" or state.context.heading == "on_request"
    said = (
        _ALL_PERSONS.search(scene.text, max(state.sentence.start, clause[0].start - 8), clause[-1].end)
        if asked
        else None
    )
    if said is not None and state.year[0] is Year.THIS:
        subject = Subject("requests", ("received",), "organisations", LABELS["organisations"])
        start, end = said.span()
        quantity = exactly(0, "件", "", start, end)
        scene.add(
            Claim(
                len(scene.narrative.claims),
                subject,
                quantity,
                scene.quote(start, end),
                scene.whole,
                none=True,
                scope=state.scope[0],
                body=state.scope[1],
            )
        )


_ALL_PERSONS = re.compile(r"申请(?:人|主体|者)(?:全部|均|都|皆|全)(?:为|是|系|属于?)(?:自然人|公民(?:个人)?|个人)")


def finish_clause(scene: Scene, clause: list[Item]) -> None:
    """均为自然人申请, 均已办结, 均获维持: a clause without a number that says something of the last one."""
    state, claims = scene.state, scene.narrative.claims
    _unchanged(scene, clause)
    every = next((i for i in clause if i.kind == "ALL"), None)
    if every is None or any(i.kind == "NONE" for i in clause):
        return
    numbers = [i for i in clause if i.kind == "NUMBER"]
    if numbers:
        # 行政诉讼8件均已审结: said of the number right before.
        tied = numbers[-1].end == every.start and state.last_end == every.start
        if not tied or not any(i.kind == "CONCLUDED" for i in clause if i.start >= every.end):
            return
        clause = [i for i in clause if i.start >= every.start]
    carried = [i for i in clause if i.kind in {"CARRY_IN", "CARRY_OUT", "CARRY"} and i.end <= every.start]
    if any(scene.text[max(0, i.start - 1) : i.start] in {"未", "除", "无"} for i in carried):
        # 未结转的申请均已办结: all of those.
        return
    ways = {
        i.token.term.column for i in clause if i.kind == "CHANNEL" and i.end <= every.start and i.token and i.token.term
    }
    if len(ways) == 1 and not any(i.kind in {"RESULT", "APPLICANT"} for i in clause):
        # 信函申请全部办结: those alone.
        return
    if state.last is None:
        _all_handled(scene, clause, every)
        _one_kind(scene, clause)
        return
    before = claims[state.last]
    if (
        before.relation in {Relation.PART, Relation.INCLUDED, Relation.CLOSED_PART}
        and before.whole is not None
        and before.subject.area == "requests"
    ):
        top = claims[before.whole]
        before = top if top.subject.area == "requests" else before
    if any(i.kind == "RECEIVE" for i in clause):
        before = _received(scene) or before
        if before.also or before.subject.rows != ("received",):
            return
    if before.subject.rows[:1] in {("carried_in",), ("carried_out",), ("carried",)}:
        # 收到12件，上年结转2件，均为…: of which of the two is not said.
        return
    if before.quantity.high == Decimal(0) or before.subject.area not in {"requests", "review"}:
        return
    after = [i for i in clause if i.start >= every.start]
    if _DENIED.search(scene.text, every.end, clause[-1].end):
        # 法院均未判决纠正 does not say that all were corrected.
        return
    foreign = any(i.kind in {"FOREIGN", "PUBLISH"} for i in clause)
    if foreign or state.context.topic not in {"requests", "review"}:
        return
    subjects: list[tuple[Subject, Claim]] = []
    results = [i for i in after if i.kind == "RESULT" and i.token and i.token.term]
    results = results or [i for i in after if i.kind == "CONCLUDED"]
    if results and before.subject.area == "review" and before.subject.column == "total":
        column = results[0].token.term.column if results[0].token and results[0].token.term else "other"
        column = "concluded" if results[0].kind == "CONCLUDED" else column
        same = [
            claims[n] for n in state.run if claims[n].subject.area == "review" and claims[n].subject.column == "total"
        ]
        subjects = [
            (c.subject._replace(column=column, label=c.subject.label + LABELS[column]), c) for c in same or [before]
        ]
    elif before.subject.area == "requests" and before.subject.column == "total":
        if any(i.kind == "HANDLE" for i in after) or (any(i.kind == "PROCESS" for i in after) and "已" in every.text):
            subjects = [(Subject("requests", ("handled_total",), "total", "全部办结"), before)]
        else:
            meant_here = meant(after, [], scene.text, "件", after[-1].end, after[-1].end, state.context)
            if meant_here.subject.area == "requests" and meant_here.dimension in {"applicant", "outcome"}:
                subject = meant_here.subject
                group = subject.rows[0].removesuffix("*")
                if subject.rows[0].endswith("*") and before.subject.rows[0].startswith(group):
                    return  # 涉及国家秘密1件、过程性信息3件，均不予公开: those that were listed.
                if meant_here.inherited:
                    subject = subject._replace(rows=before.subject.rows)
                subjects = [(subject, before)]
    for subject, of in subjects:
        if of.quantity.high == Decimal(0):
            continue
        scene.add(
            of._replace(
                subject=subject,
                relation=Relation.ALL,
                whole=of.number,
                quote=scene.quote(every.start, clause[-1].end),
                qualified=of.qualified,
                inherited=False,
            )
        )
