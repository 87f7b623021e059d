"""From sections to claims: each sentence is walked once, clause by clause, as a reader would (叙述提取)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from ..chinese.quantities import Quantity, exactly, quantities_of_folded
from ..model import Quote, Report, Section
from . import negation
from .model import Claim, Relation, Scope, Subject, Year
from .segment import Sentence, sentences
from .subjects import COUNT_UNITS, LABELS, NOUNS, REVIEW_GROUPS, Context, Meant, area_of, meant
from .tokens import Item, read_items, scope_of, year_of

_CANDIDATE = re.compile(r"\d|[一二两三四五六七八九十百几数]\S{0,2}[件条次份]|[未没无零]|均|全部|皆|都是")
_STRONG_MARKS = "，。；：！？"
_SHARE_UNITS = {"%", "‰"}
_CHANGE_UNITS = {"百分点", "倍"}


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
class _State:
    """What a walk through one sentence knows."""

    sentence: Sentence
    context: Context
    year: tuple[Year, str] = (Year.THIS, "")
    scope: tuple[Scope, str] = (Scope.SELF, "")
    marker: Relation = Relation.NONE
    depth: int = 0
    group: Group | None = None
    last: int | None = None
    last_end: int = 0
    run: list[int] = field(default_factory=list)
    queue: list[Item] = field(default_factory=list)
    closing: bool = False


@dataclass
class Narrative:
    """All claims of a report and how they belong together."""

    report: Report
    claims: list[Claim] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def read_narrative(report: Report) -> Narrative:
    """Reads every section; the preamble (0) holds addresses and dates and is left out."""
    narrative = Narrative(report)
    for section in report.sections:
        if section.number >= 1 and section.text:
            _read_section(narrative, section)
    return narrative


def _read_section(narrative: Narrative, section: Section) -> None:
    folded, listed = sentences(section)
    text = folded.text
    quantities = quantities_of_folded(text)
    previous: _State | None = None
    for sentence in listed:
        span = text[sentence.start : sentence.end]
        if not _CANDIDATE.search(span):
            if previous is not None and previous.sentence.paragraph != sentence.paragraph:
                previous = None
            continue
        state = _State(sentence, Context(heading=sentence.topic))
        follows = previous is not None and previous.sentence.paragraph == sentence.paragraph
        if previous is not None and follows:
            state.context = previous.context
            state.last, state.last_end = previous.last, sentence.start
            if re.match(r"(?:其中|这其中|上述|以上|均|全部|分别|另有|另外|已|截至|对)", span):
                state.year, state.scope = previous.year, previous.scope
            state.context.linked = bool(re.match(r"其中|这其中|上述|以上|均|全部|另有", span))
        else:
            state.context.topic = {"on_request": "requests", "review": "review"}.get(sentence.topic, "")
        items = read_items(text, sentence.start, sentence.end, quantities)
        _walk(_Scene(narrative, section, text, folded.places, items, state))
        previous = state


@dataclass(slots=True)
class _Scene:
    narrative: Narrative
    section: Section
    text: str
    places: tuple[int, ...]
    items: list[Item]
    state: _State

    def quote(self, start: int, end: int) -> Quote:
        """The original words for a span of the folded text."""
        first = self.places[start]
        last = self.places[end - 1] + 1 if end > start else first
        return Quote(self.section.number, self.section.text[first:last], first, last, self.section.source_at(first))

    def add(self, claim: Claim) -> Claim:
        """Appends a claim, numbered."""
        numbered = replace(claim, number=len(self.narrative.claims))
        self.narrative.claims.append(numbered)
        return numbered


def _walk(scene: _Scene) -> None:
    state, items = scene.state, scene.items
    clause_start = 0
    index = 0
    used: set[int] = set()
    while index < len(items):
        item = items[index]
        if item.kind == "MARK":
            _mark(scene, items, index, clause_start)
            if item.text in _STRONG_MARKS or item.text in "()":
                _finish_clause(scene, items[clause_start:index], used)
                clause_start = index + 1
        elif item.kind == "NUMBER":
            if index not in used:
                _number(scene, items, index, clause_start)
        elif item.kind == "NONE":
            _none(scene, items, index, clause_start)
        elif item.kind in {"PART", "INCLUDED", "BESIDES", "CLOSED", "TOTAL"}:
            _marker(state, items, index, clause_start)
        elif item.kind in NOUNS:
            _topic(state, item)
        index += 1
    _finish_clause(scene, items[clause_start:], used)


def _topic(state: _State, item: Item) -> None:
    context = state.context
    area = area_of(item, context)
    if area == "review":
        groups = REVIEW_GROUPS[item.kind]
        context.groups = groups if context.topic != "review" or groups != context.groups else context.groups
    if area != context.topic:
        context.row = ""
    context.topic = area


def _marker(state: _State, items: list[Item], index: int, clause_start: int) -> None:
    kind = items[index].kind
    if kind == "CLOSED":
        before = [
            i
            for i in items[clause_start:index]
            if i.kind in {"APPLICANT", "OUTCOME", "RESULT", "CHANNEL", "PUBLISH"} or i.kind in REVIEW_GROUPS
        ]
        classes = {("REVIEW" if i.kind in REVIEW_GROUPS else i.kind) for i in before}
        if len(before) > 1 and len(classes) == 1 and "PUBLISH" not in classes:
            state.queue = before
        state.marker = Relation.CLOSED_PART
        return
    state.marker = {
        "PART": Relation.PART,
        "INCLUDED": Relation.INCLUDED,
        "BESIDES": Relation.BESIDES,
        "TOTAL": Relation.TOTAL,
    }[kind]


def _mark(scene: _Scene, items: list[Item], index: int, clause_start: int) -> None:
    state, mark = scene.state, items[index]
    if mark.text == "(":
        state.depth += 1
    elif mark.text == ")":
        state.depth = max(0, state.depth - 1)
        if state.group is not None and state.group.depth > state.depth:
            state.group = _outer(scene, state)
        state.marker = Relation.NONE
    elif mark.text == "；":
        if state.group is not None and not state.group.semicolons:
            state.group.semicolons = True
            state.closing = True
        state.marker = Relation.NONE
        state.queue = []
    elif mark.text in "。！？":
        state.group, state.run, state.queue = None, [], []
        state.marker = Relation.NONE
    clause = [i for i in items[clause_start:index]]
    if mark.text in _STRONG_MARKS or mark.text in "()":
        _frame(scene, clause, clause[0].start if clause else mark.start, mark.start)


def _outer(scene: _Scene, state: _State) -> Group | None:
    """The group that was open before a bracket."""
    inner = state.group
    for group in reversed(scene.narrative.groups):
        if group is not inner and group.depth <= state.depth and inner is not None:
            if any(whole in group.parts for whole in inner.wholes):
                state.last = inner.wholes[0]
                return group
            break
    if inner is not None:
        state.last = inner.wholes[0]
    return None


def _frame(scene: _Scene, clause: list[Item], start: int, end: int) -> None:
    """Lets a clause's year and scope stand for the clauses after it."""
    state = scene.state
    if state.depth:
        return
    year = year_of(clause, scene.text, start, end, scene.narrative.report.identity.year)
    if year is not None:
        state.year = year
    scope = scope_of(clause, scene.narrative.report.identity)
    if scope is not None:
        state.scope = scope


def _number(scene: _Scene, items: list[Item], index: int, clause_start: int) -> None:
    state, item = scene.state, items[index]
    quantity = item.quantity
    if quantity is None:
        return
    before = max((i for i in range(clause_start, index) if items[i].kind == "NUMBER"), default=clause_start - 1)
    left = items[before + 1 : index]
    right = []
    for following in items[index + 1 :]:
        if following.kind in {"MARK", "NUMBER", "NONE", "PART", "INCLUDED", "BESIDES", "SHARE", "CHANGE", "RATE"}:
            break
        right.append(following)
    clause = items[clause_start : index + 1]
    start = clause[0].start if clause[0].kind != "NUMBER" or len(clause) > 1 else item.start
    kinds = [i.kind for i in left]
    if (
        quantity.unit in _CHANGE_UNITS
        or ((quantity.unit in _SHARE_UNITS or quantity.unit in COUNT_UNITS)
        and _is_change(items, left, right, scene.text, quantity))
    ):
        _change(scene, left, right, quantity, start)
        return
    if quantity.unit in _SHARE_UNITS:
        _share(scene, left, quantity, start)
        return
    if state.queue and state.marker is Relation.CLOSED_PART:
        left = [state.queue.pop(0)]
    found = meant(left, right, scene.text, quantity.unit, quantity.start, quantity.end, state.context)
    if found.subject.area == "other" and quantity.numeral and quantity.printed <= 2:
        return
    if quantity.unit == "" and found.subject.area == "other" and "CLOSED" not in kinds:
        return
    _append(scene, found, quantity, items, index, clause_start, left)


def _is_change(items: list[Item], left: list[Item], right: list[Item], text: str, quantity: Quantity) -> bool:
    kinds = [i.kind for i in left]
    if "CHANGE" in kinds and ("UP" in kinds or "DOWN" in kinds):
        return text[quantity.start - 1 : quantity.start] not in {"至", "到", "为"}
    directions = [i for i in left if i.kind in {"UP", "DOWN"} and len(i.text) > 1]
    if quantity.unit == "%" and directions and directions[-1].end >= quantity.start - 2 and "SHARE" not in kinds:
        return True
    position = next((n for n, i in enumerate(items) if i.quantity is quantity), 0)
    earlier = [i for i in items[max(0, position - 6) : position] if i.kind == "CHANGE"]
    return bool(earlier and directions and directions[-1].end >= quantity.start - 2)


def _append(
    scene: _Scene, found: Meant, quantity: Quantity, items: list[Item], index: int, clause_start: int, left: list[Item]
) -> None:
    state, item = scene.state, items[index]
    clause = items[clause_start:index]
    # A year that belongs to 2023年结转 or 较2023年 was taken by those words already.
    year = year_of(
        clause, scene.text, clause[0].start if clause else item.start, item.start, scene.narrative.report.identity.year
    )
    year = year or state.year
    own = left if state.depth or state.group is not None else clause
    scope = scope_of(own, scene.narrative.report.identity) or state.scope
    qualified = found.qualified
    span = scene.text[scene.state.sentence.start : item.start]
    if "累计" in scene.text[clause[0].start if clause else item.start : item.start] and year == (Year.THIS, ""):
        if not re.search(r"20\d\d年|全年|本年|今年|一年来", span):
            qualified += ("累计数，未写明期间",)
    if re.search(r"自(?:20\d\d年|\S{0,8}以来)", span) and "今年以来" not in span:
        year = (Year.CUMULATIVE, "")
    if year[0] is Year.PLAN and quantity.start < state.sentence.start:
        year = state.year
    start = _quote_start(left, item, scene.text)
    subject = found.subject
    zero_each = quantity.exact and quantity.low == 0 and len(subject.rows) > 1 and subject.area == "review"
    subjects = _each(subject, left, zero_each) if subject.area == "review" else [subject]
    for each in subjects:
        claim = scene.add(
            Claim(
                number=0,
                subject=each,
                quantity=quantity,
                quote=scene.quote(start, max(item.end, found.end)),
                sentence=scene.quote(state.sentence.start, state.sentence.end),
                year=year[0],
                year_text=year[1],
                scope=scope[0],
                body=scope[1],
                qualified=qualified,
                strict=found.strict,
                inherited=found.inherited,
            )
        )
        _relate(scene, claim, found, left, items, index)
    context = state.context
    if (
        subject.area == "requests"
        and found.dimension == "flow"
        and subject.rows[0] not in {"carried_in", "carried_out", "carried"}
    ):
        context.row = subject.rows[0]
    if subject.area != "other" or not state.group:
        context.topic = subject.area if subject.area != "other" or any(i.kind in NOUNS for i in left) else context.topic
    if subject.area == "review":
        context.groups = subject.rows if len(subjects) == 1 else context.groups
    state.last_end = item.end


def _each(subject: Subject, left: list[Item], zero: bool) -> list[Subject]:
    """行政复议、行政诉讼均为0, 各1件: one claim for each."""
    kinds = [i.kind for i in left]
    several = "RECONSIDERATION" in kinds and any(
        k in kinds for k in ("LITIGATION", "LITIGATION_DIRECT", "LITIGATION_AFTER")
    )
    if several and (zero or "ALL" in kinds):
        rest = tuple(row for row in subject.rows if row != "reconsideration")
        return [
            Subject("review", ("reconsideration",), subject.column, "行政复议"),
            Subject("review", rest, subject.column, "行政诉讼"),
        ]
    return [subject]


def _quote_start(left: list[Item], item: Item, text: str) -> int:
    words = [i for i in left if i.kind not in {"MARK", "YEAR", "YEAR_WORD", "SCOPE", "BODY"}]
    begin = words[0].start if words else item.start
    while begin > 0 and item.start - begin < 24 and text[begin - 1] not in "，。；：、()！？\n" and not words:
        begin -= 1
    return begin


def _relate(scene: _Scene, claim: Claim, found: Meant, left: list[Item], items: list[Item], index: int) -> None:
    """Places a claim among the claims of its sentence: a whole, a part, included, besides."""
    state, claims = scene.state, scene.narrative.claims
    before = claims[state.last] if state.last is not None else None
    relation, marker = Relation.NONE, state.marker
    gap = scene.text[state.last_end : claim.quantity.start]
    opened = before is not None and before.quantity.unit not in _SHARE_UNITS and _comparable(before, claim)
    group = state.group
    if (
        group is not None
        and state.closing
        and claims[group.parts[0]].subject.area != "other"
        and _dimension(claims[group.parts[0]]) != found.dimension
    ):
        group = state.group = None
    elif group is not None and state.closing and claims[group.parts[0]].subject.area == "other":
        group.loose = True
    state.closing = False
    if marker in {Relation.PART, Relation.CLOSED_PART} and opened and before is not None:
        relation = marker
        group = _open(scene, before, claim, found, marker is Relation.CLOSED_PART)
    elif marker is Relation.INCLUDED and before is not None:
        relation = Relation.INCLUDED
        _include(scene, before, claim)
    elif marker is Relation.BESIDES:
        relation = Relation.BESIDES
        state.group = None
    elif (
        marker is Relation.TOTAL
        and state.run
        and not any(i.kind in {"RECEIVE", "HANDLE", "PROCESS", "REQUEST", "PUBLISH"} for i in left)
    ):
        relation = Relation.TOTAL
        scene.narrative.groups.append(Group((claim.number,), list(state.run), True, "other", state.depth))
        state.group = None
    elif before is not None and "(" in gap and ")" not in gap and opened:
        relation = Relation.PART
        if found.dimension == "flow" and claim.subject.rows[:1] == ("carried_in",):
            relation = Relation.INCLUDED
            _include(scene, before, claim)
        else:
            group = _open(scene, before, claim, found, closed=False)
    elif group is not None and group.depth == state.depth and _continues(scene, group, claim, found, left):
        relation = Relation.CLOSED_PART if group.closed else Relation.PART
        group.parts.append(claim.number)
    else:
        state.group = group = None
    whole = group.wholes[0] if group is not None and relation in {Relation.PART, Relation.CLOSED_PART} else None
    if relation in {Relation.INCLUDED, Relation.BESIDES} and before is not None:
        whole = before.number
    claims[claim.number] = replace(claims[claim.number], relation=relation, whole=whole)
    if relation in {Relation.PART, Relation.CLOSED_PART} and whole is not None:
        _inherit(scene, claim.number, claims[whole])
    if state.marker is not Relation.CLOSED_PART or not state.queue:
        state.marker = Relation.NONE
    if relation is not Relation.INCLUDED or "(" not in gap:
        state.last = claim.number
    state.run = [*state.run, claim.number] if relation in {Relation.NONE, Relation.BESIDES} else state.run


def _inherit(scene: _Scene, number: int, whole: Claim) -> None:
    """A part speaks of its whole's year and scope, and counts among the same applications."""
    claims = scene.narrative.claims
    part = claims[number]
    changes: dict[str, object] = {}
    if part.year is Year.THIS and not part.year_text:
        changes |= {"year": whole.year, "year_text": whole.year_text}
    if part.scope is Scope.SELF and not part.body:
        changes |= {"scope": whole.scope, "body": whole.body}
    if (
        part.inherited
        and whole.subject.area == "requests"
        and whole.subject.rows[0] in {"received", "processed", "handled_total"}
    ):
        changes["subject"] = replace(part.subject, rows=whole.subject.rows)
    if whole.qualified and not part.qualified:
        changes["qualified"] = whole.qualified
    claims[number] = replace(part, **changes)  # type: ignore[arg-type]


def _comparable(whole: Claim, part: Claim) -> bool:
    return whole.quantity.unit == part.quantity.unit or (
        whole.quantity.unit in COUNT_UNITS and part.quantity.unit in COUNT_UNITS
    )


def _dimension(claim: Claim) -> str:
    if claim.subject.area != "requests":
        return "result" if claim.subject.column not in {"", "total"} else "other"
    column = claim.subject.column
    if column.startswith("channel"):
        return "channel"
    if column != "total":
        return "applicant"
    return (
        "flow"
        if claim.subject.rows[0] in {"received", "processed", "handled_total", "carried_in", "carried_out", "carried"}
        else "outcome"
    )


def _open(scene: _Scene, before: Claim, claim: Claim, found: Meant, closed: bool) -> Group:
    """Opens a list of parts; 其中 after a part may break up that part or the whole."""
    state = scene.state
    wholes: tuple[int, ...] = (before.number,)
    outer = state.group
    if outer is not None and before.number in outer.parts:
        wholes = (before.number, *outer.wholes)
    elif before.relation is Relation.INCLUDED and before.whole is not None:
        wholes = (before.whole,)
    group = Group(wholes, [claim.number], closed, _dimension(claim), state.depth)
    group.exclusive = claim.subject.area != "other" or not re.search(
        r"网|微信|微博|公众号|平台|抖音|客户端|渠道|媒体|报|电视|APP|专栏|栏目", claim.quote.text
    )
    scene.narrative.groups.append(group)
    state.group = group
    return group


_VERBS = {"RECEIVE", "PROCESS", "HANDLE", "PUBLISH", "FOREIGN"}


def _continues(scene: _Scene, group: Group, claim: Claim, found: Meant, left: list[Item]) -> bool:
    """Whether a claim goes on with the open list of parts."""
    first = scene.narrative.claims[group.parts[0]]
    if not _comparable(first, claim):
        return False
    if any(i.kind in {"YEAR", "YEAR_WORD", "SCOPE"} for i in left):
        return False
    dimension = _dimension(claim)
    if first.subject.area == "requests" and claim.subject.area == "other":
        group.loose = True
        return "；" not in scene.text[scene.state.last_end : claim.quantity.start]
    if first.subject.area != claim.subject.area:
        return False
    if dimension != group.dimension:
        if dimension in {"applicant", "outcome", "channel"} and first.subject.area == "requests":
            _open_beside(scene, group, claim)
        return False
    if claim.subject.area == "other":
        verbs = {i.text for i in left if i.kind in _VERBS}
        if verbs and not any(
            verb in first.quote.text or verb in scene.narrative.claims[group.wholes[0]].quote.text for verb in verbs
        ):
            return False
        if (
            scene.text[scene.state.last_end : claim.quantity.start].count("，")
            and claim.quantity.unit != first.quantity.unit
        ):
            return False
        if re.search(r"网|微信|微博|公众号|平台|抖音|客户端|渠道|媒体|报|电视|APP|专栏|栏目", claim.quote.text):
            group.exclusive = False
    return True


def _open_beside(scene: _Scene, group: Group, claim: Claim) -> None:
    """A second list of the same whole: 其中自然人…、法人…，网络申请…、信函申请…."""
    beside = Group(group.wholes, [claim.number], group.closed, _dimension(claim), scene.state.depth)
    scene.narrative.groups.append(beside)
    scene.state.group = beside


def _include(scene: _Scene, before: Claim, claim: Claim) -> None:
    """收到N件（含上年结转M件）: the whole holds what was carried in."""
    claims = scene.narrative.claims
    target = before
    if (
        before.relation in {Relation.PART, Relation.CLOSED_PART}
        and before.whole is not None
        and claim.subject.rows[:1] == ("carried_in",)
    ):
        target = claims[before.whole]
    if claim.subject.area == "requests" and claim.subject.rows[:1] in {("carried_in",), ("carried",)}:
        claims[target.number] = replace(target, also=True)


def _share(scene: _Scene, left: list[Item], quantity: Quantity, start: int) -> None:
    state, claims = scene.state, scene.narrative.claims
    kinds = [i.kind for i in left]
    rate = next((i for i in left if i.kind == "RATE"), None)
    base = ""
    if rate is not None:
        subject = Subject("rate", (state.context.topic or "other",), "", rate.text)
        whole = None
    else:
        of = claims[state.last] if state.last is not None else None
        share_word = next((i for i in left if i.kind == "SHARE"), None)
        named = [i for i in left if i.kind in {"OUTCOME", "APPLICANT", "RESULT", "CHANNEL"}]
        near = scene.text[state.last_end : quantity.start]
        close = of is not None and len(near) <= 16 and not re.search(r"[。；]", near)
        if named and share_word is not None and named[0].start < share_word.start:
            found = meant(left, [], scene.text, "件", quantity.start, quantity.end, state.context)
            subject, whole = found.subject, state.group.wholes[0] if state.group else state.last
            base = "named"
        elif (
            close
            and of is not None
            and (share_word is not None or near.strip("，、(: ") in {"", "占比", "约", "达", "为"})
        ):
            subject, whole = of.subject, of.number
            base = scene.text[share_word.end : quantity.start] if share_word is not None else ""
        else:
            subject, whole = Subject("other", label=_words(scene.text, quantity)), None
    state.marker = Relation.NONE if "CLOSED" not in kinds else state.marker
    scene.add(
        Claim(
            number=0,
            subject=subject,
            quantity=quantity,
            quote=scene.quote(_quote_start(left, _item_of(scene, quantity), scene.text), quantity.end),
            sentence=scene.quote(state.sentence.start, state.sentence.end),
            year=state.year[0],
            year_text=state.year[1],
            scope=state.scope[0],
            body=state.scope[1],
            relation=Relation.SHARE,
            whole=whole,
            base=base,
        )
    )


def _words(text: str, quantity: Quantity) -> str:
    match = re.search(r"[\u4e00-\u9fa5]{1,10}$", text[max(0, quantity.start - 10) : quantity.start])
    return match.group() if match is not None else "比率"


def _item_of(scene: _Scene, quantity: Quantity) -> Item:
    return next(item for item in scene.items if item.quantity is quantity)


def _change(scene: _Scene, left: list[Item], right: list[Item], quantity: Quantity, start: int) -> None:
    state, claims = scene.state, scene.narrative.claims
    kinds = [i.kind for i in left]
    up = True if "UP" in kinds else False if "DOWN" in kinds else None
    near = scene.text[state.last_end : quantity.start]
    named = [i for i in left if i.kind in {"REQUEST", "RECONSIDERATION", "LITIGATION", "OUTCOME", "APPLICANT"}]
    volume = "申请量" in near or "申请数量" in near
    of = claims[state.last] if state.last is not None and not re.search(r"[。；]", near) else None
    if named and (of is None or not near.startswith(("，同比", "，较", "，比", "、同比", "(同比"))):
        subject = meant(left, [], scene.text, "件", quantity.start, quantity.end, state.context).subject
        whole = None
    elif volume:
        subject, whole = Subject("requests", ("received",), "total", LABELS["received"]), None
        previous = [c for c in claims if c.subject.key == subject.key and c.year is Year.THIS]
        whole = previous[-1].number if previous else None
    elif of is not None:
        subject, whole = of.subject, of.number
    else:
        subject, whole = Subject("other", label=_words(scene.text, quantity)), None
    scene.add(
        Claim(
            number=0,
            subject=subject,
            quantity=quantity,
            quote=scene.quote(_quote_start(left, _item_of(scene, quantity), scene.text), quantity.end),
            sentence=scene.quote(state.sentence.start, state.sentence.end),
            year=state.year[0],
            year_text=state.year[1],
            scope=state.scope[0],
            body=state.scope[1],
            relation=Relation.CHANGE,
            whole=whole,
            up=up,
        )
    )


def _none(scene: _Scene, items: list[Item], index: int, clause_start: int) -> None:
    state = scene.state
    clause_end = index + 1
    while clause_end < len(items) and not (
        items[clause_end].kind == "MARK" and items[clause_end].text in _STRONG_MARKS + "("
    ):
        if items[clause_end].kind == "NUMBER":
            return
        clause_end += 1
    stop = items[clause_end].start if clause_end < len(items) else state.sentence.end
    clause = items[clause_start:index]
    found = negation.absent(items[index + 1 : clause_end], clause, scene.text, items[index], stop, state.context)
    year = (
        year_of(
            items[clause_start:clause_end],
            scene.text,
            items[clause_start].start,
            stop,
            scene.narrative.report.identity.year,
        )
        or state.year
    )
    scope = scope_of(clause, scene.narrative.report.identity) or state.scope
    for subject, qualified, end in found:
        last = max(items[index].end, end)
        claim = scene.add(
            Claim(
                number=0,
                subject=subject,
                quantity=exactly(0, "元" if subject.area == "fee" else "件", "", items[index].start, last),
                quote=scene.quote(
                    min(items[index].start, end if end < items[index].start else items[index].start), last
                ),
                sentence=scene.quote(state.sentence.start, state.sentence.end),
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


def _finish_clause(scene: _Scene, clause: list[Item], used: set[int]) -> None:
    """均为自然人申请, 均已办结, 均获维持: a clause without a number that says something of the last one."""
    state, claims = scene.state, scene.narrative.claims
    every = next((i for i in clause if i.kind == "ALL"), None)
    if every is None or state.last is None or any(i.kind in {"NUMBER", "NONE"} for i in clause):
        return
    before = claims[state.last]
    if (
        before.relation in {Relation.PART, Relation.INCLUDED, Relation.CLOSED_PART}
        and before.whole is not None
        and before.subject.area == "requests"
    ):
        top = claims[before.whole]
        before = top if top.subject.area == "requests" else before
    if before.quantity.high == Decimal(0) or before.subject.area not in {"requests", "review"}:
        return
    after = [i for i in clause if i.start >= every.start]
    foreign = any(i.kind in {"FOREIGN", "PUBLISH"} for i in clause)
    if foreign or state.context.topic not in {"requests", "review"}:
        return
    subjects: list[tuple[Subject, Claim]] = []
    results = [i for i in after if i.kind == "RESULT" and i.token and i.token.term]
    if results and before.subject.area == "review" and before.subject.column == "total":
        column = results[0].token.term.column if results[0].token and results[0].token.term else "other"
        same = [
            claims[n] for n in state.run if claims[n].subject.area == "review" and claims[n].subject.column == "total"
        ]
        subjects = [
            (replace(c.subject, column=column, label=c.subject.label + LABELS[column]), c) for c in same or [before]
        ]
    elif before.subject.area == "requests" and before.subject.column == "total":
        if any(i.kind == "HANDLE" for i in after) or (any(i.kind == "PROCESS" for i in after) and "已" in every.text):
            subjects = [(Subject("requests", ("handled_total",), "total", "全部办结"), before)]
        else:
            meant_here = meant(after, [], scene.text, "件", after[-1].end, after[-1].end, state.context)
            if meant_here.subject.area == "requests" and meant_here.dimension in {"applicant", "outcome"}:
                subject = meant_here.subject
                if meant_here.inherited:
                    subject = replace(subject, rows=before.subject.rows)
                subjects = [(subject, before)]
    for subject, of in subjects:
        if of.quantity.high == Decimal(0):
            continue
        scene.add(
            replace(
                of,
                subject=subject,
                relation=Relation.ALL,
                whole=of.number,
                quote=scene.quote(every.start, clause[-1].end),
                qualified=of.qualified,
                inherited=False,
            )
        )
