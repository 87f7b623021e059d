"""From sections to claims: each sentence is walked once, clause by clause, as a reader would (叙述提取)."""

from __future__ import annotations

import re

from ..chinese.quantities import Quantity, quantities_of_folded
from ..model import Report, Section
from .clauses import begin_of, ends_clause, mark_met
from .denials import denied, not_one
from .every import finish_clause
from .lexicon import frames
from .listed import close_lists, list_parts
from .markers import announce
from .model import Claim, Relation, Subject, Year
from .percents import VOLUME, change, is_change, share
from .relate import relate
from .scene import CHANGE_UNITS, REACH, SHARE_UNITS, Narrative, Scene, State, quote_start
from .segment import sentences
from .siblings import settle
from .subjects import meant
from .tokens import Item, items_of, read_items, scope_of, year_of
from .turns import all_done, among_published, around_number, number_of_done, other_way, recall, rest_of_requests
from .words import (
    COUNT_UNITS,
    CUMULATIVE,
    LABELS,
    NOUNS,
    REVIEW_GROUPS,
    THAN_LAST_YEAR,
    UNSAID,
    Context,
    Meant,
    area_of,
    labelled,
)

_REACHES = re.compile(r"(?:上升|增加|增长|提高|上涨|下降|减少|降低|[升增涨降减](?=[到至为]))(?:到|至|为)了?$")
# 申请数量少于2023年7件: by 7, or than last year's 7.
_THAN = re.compile(r"(?:[多少]于|[高低]于|不及)(?:20\d\d年|上一?年|去年)度?的?$")
# 企业方面的答复，公开了5件: of theirs alone.
_WHOSE = re.compile(
    r"((?:自然人|公民|个人|企业|法人|组织|单位|机构|律所)(?:提出|提交)?的?(?:方面|申请|答复|件)的?(?:申请|答复|方面|中|里)?)，$"
)
_ITEMS = 4
_FRAMES = {"YEAR", "YEARS", "YEAR_WORD", "SCOPE", "BODY"}
_FOLLOWS = re.compile(r"其中|这其中|上述|以上|均|全部|分别|另有|另外|已|截至|对|按|从")
_LINKS = re.compile(r"其中|这其中|上述|以上|均|全部|另有")
_DISCLOSURE = re.compile(r"信息公开|依申请|公开申请|政务公开")
_WITHIN = re.compile(r"[之当]?(?:中|里面?)(?![心央国医小学标介间午旬文华专层型级长])")
_STEPS = {"RECEIVE", "PROCESS", "HANDLE"}
_ENDS = {"MARK", "NONE", "PART", "INCLUDED", "BESIDES", "SHARE", "CHANGE", "RATE"}
# 按申请人统计（含上年结转），自然人30件: said before the numbers that it is said of.
_WITH_CARRIED = re.compile(
    r"新收[、和及与加][^，。；：\d]{0,6}结转[^，。；：\d]{0,4}(?:申请中|两项|合计|相加|合并|一并|一起|之和|总)|(?:连同|加上|把|将|算上)(?:上一?年度?|去年|往年)?[^，。；\d]{0,6}(?:结转|转结)[^，。；\d]{0,10}(?:在内)?(?=，)|"
    r"(?<!不)(?<!不包)(?:含|包括|包含|计入)了?(?:上一?年度?|去年|往年|20\d\d年度?)?[^，。；：()\d]{0,6}(?:结转|转结|遗留)[^，。；：()\d]{0,8}(?=[)，：])"
)
_FROM = re.compile(r"[由从](?:[^，。；：\d\n]{0,8}的)?$")
_RISES = re.compile(
    r"(?:逐步|大幅|小幅|明显|的)?(?:上升|增加|增长|提高|上涨|扩大|下降|减少|降低|缩减|[升增涨降减])[到至为]"
)
# 较上年新收申请23件增加4件: last year's number, and by how much it changed.
_COUNT_OF = re.compile(r"(?:的|\()?(?:新收|收到|受理|共|的|政府信息公开|申请|数|量|为)*")
_CHANGED = re.compile(r"[)，]{0,2}(?:相比)?，?(?:有所|共)?(?:增|减|多|少|上升|下降|净)")
_LAST_IN_BRACKET = re.compile(r"\((上一?年度?|去年)(?:同期)?[为是]?$")
# （已计入45件）: back to a number stated before.
_EACH_BASE = re.compile(r"(?:分别|各)占[^，。；\d]{0,12}$")
_SHARES_FOLLOW = re.compile(r"的约?\d")
_NEAR = 16
_COUNTED_IN = re.compile(r"(?:计入|列入|纳入|包含在|含在)(?:上述|前述|其中|以上|的)*$")
_ALL_CARRIED = re.compile(r"(?:政府信息公开|依申请公开)?申请\((?:含|包括)[^()]{0,8}结转[^()]{0,6}\)")
_NAMED_YEAR = re.compile(r"(20\d\d)年")
_COMPARED = re.compile(r"同比|[上去]一?年|20\d\d年")
_DATED = re.compile(r"20\d\d年|全年|本年|今年|一年来")
_BEGAN = re.compile(r"自(?:(20\d\d)年|\S{0,8}以来)")
_AMONG = re.compile(r"[\u4e00-\u9fa5]{0,8}(?:(?<!其)中|里面?)，")
_CANDIDATE = re.compile(r"\d|[一二两三四五六七八九十百几数]\S{0,2}[件条次份]|[未没无零]|均|全部|皆|都是")


def read_narrative(report: Report) -> Narrative:
    """Reads every section; the preamble (0) holds addresses and dates and is left out."""
    narrative = Narrative(report)
    for section in report.sections:
        if section.number >= 1 and section.text:
            _read_section(narrative, section)
    settle(narrative)
    list_parts(narrative)
    close_lists(narrative)
    return narrative


def _read_section(narrative: Narrative, section: Section) -> None:
    folded, listed = sentences(section)
    text = folded.text
    tokens = read_items(text, quantities_of_folded(text))
    previous: State | None = None
    for sentence in listed:
        span = text[sentence.start : sentence.end]
        if not _CANDIDATE.search(span):
            if previous is not None and previous.sentence.paragraph != sentence.paragraph:
                previous = None
            continue
        state = State(sentence, Context(heading=sentence.topic, year=narrative.report.identity.year))
        follows = previous is not None and previous.sentence.paragraph == sentence.paragraph
        if previous is not None and follows:
            state.context = previous.context
            state.last, state.last_end, state.run = previous.last, sentence.start, previous.run
            if _FOLLOWS.match(span):
                state.year, state.scope = previous.year, previous.scope
            state.context.linked = previous.context.linked and _LINKS.match(span) is not None
        else:
            state.context.topic = {"on_request": "requests", "review": "review"}.get(sentence.topic, "")
        state.context.linked = state.context.linked or _DISCLOSURE.search(span) is not None
        items = items_of(tokens, sentence.start, sentence.end)
        if not _FOLLOWS.match(span):
            state.run = []
        _walk(Scene(narrative, section, text, folded.places, items, state))
        previous = state


def _walk(scene: Scene) -> None:
    state, items = scene.state, scene.items
    clause_start = 0
    for index, item in enumerate(items):
        if item.kind == "MARK":
            if around_number(items, index):
                continue
            mark_met(scene, items, index, clause_start)
            if ends_clause(items, index):
                state.frame.clear()
                finish_clause(scene, items[max(clause_start, index - REACH) : index])
                state.done = all_done(state, items[max(clause_start, index - REACH) : index])
                recall(scene, items, index, clause_start, begin_of(scene, items, clause_start))
                clause_start = index + 1
        elif item.kind == "NUMBER":
            _number(scene, items, index, clause_start)
            state.number_at = index
        elif item.kind in _FRAMES:
            state.frame.append(item)
        elif item.kind == "NONE":
            denied(scene, items, index, clause_start)
        elif item.kind in {"PART", "INCLUDED", "BESIDES", "CLOSED", "TOTAL"}:
            announce(state, items, index, clause_start)
        elif item.kind in NOUNS:
            _topic(state, item)
    finish_clause(scene, items[clause_start:][-REACH:])


def _topic(state: State, item: Item) -> None:
    context = state.context
    area = area_of(item, context)
    if area == "review":
        groups = REVIEW_GROUPS[item.kind]
        context.counted = False
        context.groups = groups if context.topic != "review" or groups != context.groups else context.groups
    if area != context.topic:
        context.row = ""
    if item.kind in {"REGULATION", "NORMATIVE"}:
        # 行政规范性文件方面，制发4件: what is counted is named once.
        context.document = "regulations" if item.kind == "REGULATION" else "normative_documents"
    context.topic = area


def _number(scene: Scene, items: list[Item], index: int, clause_start: int) -> None:
    state, item = scene.state, items[index]
    quantity = item.quantity
    # Few numbers have these words before them; looking for a letter is cheaper than trying the pattern.
    near = scene.text[max(0, item.start - _NEAR) : item.start]
    base = _EACH_BASE.search(near) if "占" in near else None
    if base is not None and _SHARES_FOLLOW.match(scene.text, item.end):
        return  # 分别占办结总数49件的28.6%、30.6%: the base of the shares that follow.
    if quantity is None or (("入" in near or "在" in near) and _COUNTED_IN.search(near)):
        return
    clause_start = max(clause_start, index - REACH)
    before = max(state.number_at, clause_start - 1)
    # 6起行政复议和8起行政诉讼: a noun behind a number is spent on it.
    left = [i for i in items[before + 1 : index] if i.start >= state.taken]
    right = _behind(items[index + 1 : index + REACH], scene.text, item.end)
    kinds = [i.kind for i in left]
    counted = quantity.unit in SHARE_UNITS or quantity.unit in COUNT_UNITS
    last = scene.narrative.claims[state.last] if state.last is not None else None
    compared = (_last_years(scene, quantity) or last) if "UP" in kinds or "DOWN" in kinds else last
    if quantity.unit in CHANGE_UNITS or (counted and is_change(items, index, left, scene.text, quantity, compared)):
        change(scene, left, quantity)
        return
    if quantity.unit in SHARE_UNITS:
        share(scene, left, quantity, right)
        return
    if clause_start >= 2 and items[clause_start - 1].text == "：" and {i.kind for i in left} <= {"OUTCOME"}:
        # 行政诉讼：因政府信息公开引起的8件: the noun before the colon is what is counted.
        named = items[clause_start - 2]
        left = [named] if named.kind in REVIEW_GROUPS and named.end == items[clause_start - 1].start else left
    place = quantity.start
    if state.pairs:
        # 新收、结转分别为45件和2件: as if each number stood behind its own name.
        left, right = state.pairs.pop(0), []
        place = left[-1].end
    elif state.queue and state.marker is Relation.CLOSED_PART:
        left = [state.queue.pop(0)]
    found = meant(left, right, scene.text, quantity.unit, place, quantity.end, state.context)
    found = other_way(scene, found, left, quantity) or found
    reached = _REACHES.search(scene.text, max(0, quantity.start - 6), quantity.start)
    if reached is not None and last is not None and last.quantity.unit == quantity.unit:
        # 由上年的36件上升到45件: this year's number of the same thing.
        found = Meant(last.subject, dimension=found.dimension)
        state.year = (Year.THIS, "")
        state.frame.clear()
    if found.subject.area == "proactive" and among_published(scene, quantity):
        # 公开信息28条，其中行政处罚12条: items of information.
        found = Meant(Subject("other"))
    few = quantity.numeral and quantity.printed <= (_ITEMS if quantity.unit == "项" else 2)
    if few and (found.subject.area == "other" or quantity.unit == "项"):
        return  # 收到、结转两项合计: how many things are added up.
    if state.done and found.subject.area == "other" and quantity.unit in COUNT_UNITS:
        found = number_of_done(scene.text[begin_of(scene, items, clause_start) : item.start]) or found
    if not_one(item) and index and items[index - 1].kind == "NONE":
        return
    if quantity.unit == "" and found.subject.area == "other" and "CLOSED" not in kinds:
        return
    _append(scene, found, quantity, items, index, clause_start, left)


def _last_years(scene: Scene, quantity: Quantity) -> Claim | None:
    """由上年36件增至45件，增加9件: last year's number, which the change is from."""
    near = [c for c in scene.narrative.claims[-2:] if c.sentence == scene.whole]
    return next((c for c in near if c.year is Year.LAST and c.quantity.unit == quantity.unit), None)


def _behind(following: list[Item], text: str, end: int) -> list[Item]:
    """The words behind a number that are its own: up to a mark, and not those of the next number."""
    own: list[Item] = []
    for item in following:
        if item.kind == "NUMBER":
            # 45件申请中予以公开15件: what stands behind the noun is said of the 15.
            noun = next((place for place, one in enumerate(own) if one.kind in NOUNS), len(own))
            return own[: noun + 1]
        if item.kind in _ENDS:
            break
        if item.kind in _STEPS and "因" in text[end : item.start]:
            continue  # 3件因受理较晚: a reason, no step that the 3 took.
        own.append(item)
    return own


def _append(
    scene: Scene, found: Meant, quantity: Quantity, items: list[Item], index: int, clause_start: int, left: list[Item]
) -> None:
    state, item = scene.state, items[index]
    # A year that belongs to 2023年结转 or 较2023年 was taken by those words already.
    begin = begin_of(scene, items, clause_start)
    year = year_of(state.frame, scene.text, begin, item.start, scene.narrative.report.identity.year) or state.year
    near = left[0].start if left and (state.depth or state.group is not None) else begin
    scope = scope_of([i for i in state.frame if i.start >= near], scene.narrative.report.identity) or state.scope
    qualified = found.qualified
    span = scene.text[max(state.sentence.start, item.start - 300) : item.start]
    said = scene.text[begin : item.start]
    aside = found.aside
    undated = "累计" in said and year == (Year.THIS, "") and not _DATED.search(span)
    going_on = not aside and found.subject.area != "requests" and _still_cumulative(scene, left)
    if undated or going_on:
        aside = CUMULATIVE
    if found.subject.rows[:1] in {("carried_in",), ("carried",)} and year[0] is Year.LAST:
        # 2023年结转至2024年2件: where they came from, not when they were counted.
        year = (Year.THIS, year[1])
    compared = left[-1] if left else None
    if not left and 2 <= clause_start <= index and items[clause_start - 1].text == "(":
        compared = items[clause_start - 2]
    gap = scene.text[compared.end : item.start] if compared is not None and compared.kind == "CHANGE" else "-"
    then = gap not in {"", "的", "("} and _COUNT_OF.fullmatch(gap) and _CHANGED.match(scene.text, item.end)
    if compared is not None and (gap in {"", "的", "("} or then):
        # 比2023年的36件增加9件, 比2023年(36件)增加25%: the number compared with.
        named, own = _NAMED_YEAR.search(compared.text), scene.narrative.report.identity.year
        earlier = named is not None and own is not None and int(named[1]) != own - 1
        year = (Year.OTHER if earlier else Year.LAST, compared.text)
        last = scene.narrative.claims[state.last] if state.last is not None else None
        if found.subject.area == "other" and VOLUME.search(
            scene.text, max(state.sentence.start, item.start - 20), item.start
        ):
            # 新收申请比2023年（63件）增加6件: whatever was counted before.
            found = found._replace(subject=Subject("requests", ("received",), "total", LABELS["received"]))
        elif found.subject.area == "other" and last is not None and last.quantity.unit == quantity.unit:
            found = found._replace(subject=last.subject)
    close = scene.text[max(0, item.start - _NEAR) : item.start]
    bracket = _LAST_IN_BRACKET.search(close) if "(" in close else None
    if bracket is not None and found.subject.area == "other" and state.last is not None:
        # 网上32件，同比上升60%（上年20件）: last year's number of the same thing.
        last = scene.narrative.claims[state.last]
        if last.quantity.unit == quantity.unit and scene.text[item.end : item.end + 1] == ")":
            found = found._replace(subject=last.subject)
            year = (Year.LAST, bracket[1])
    if year[0] is Year.LAST and _THAN.search(said):
        aside = THAN_LAST_YEAR
    began = _BEGAN.search(span) if "自" in span else None
    if began is not None and "今年以来" not in span and began[1] != str(scene.narrative.report.identity.year):
        year = (Year.CUMULATIVE, "")
    if _RISES.match(scene.text, item.end) and _FROM.search(scene.text, max(0, item.start - 10), item.start):
        # 由36件增至45件: the number before the change, last year's where the sentence compares with last year.
        compares = found.subject.area == "other" or _COMPARED.search(
            scene.text, state.sentence.start, state.sentence.end
        )
        year = (Year.LAST if compares else Year.OTHER, "")
    if year[0] is Year.PLAN and quantity.start < state.sentence.start:
        year = state.year
    if found.dimension == "outcome" and found.subject.column == "total" and not qualified:
        whose = _WHOSE.search(scene.text, max(state.sentence.start, begin - 16), begin)
        qualified = (whose[1],) if whose is not None else ()
    if found.subject.area == "requests" and not aside:
        aside = rest_of_requests(scene, found, quantity, left)
    with_carried = found.subject.area == "requests" and found.dimension in {"flow", "applicant"}
    with_carried = with_carried and found.subject.rows[:1] in {("received",), ("processed",), ("handled_total",)}
    with_carried = with_carried and _WITH_CARRIED.search(scene.text, state.sentence.start, item.start) is not None
    if found.subject.rows[:1] == ("processed",) and _ALL_CARRIED.match(scene.text, item.end):
        # 全部58件申请（含上年结转）: all that there was to handle.
        with_carried, aside = True, "" if aside == UNSAID else aside
    helped = frames().assist.search(said) if found.subject.area == "requests" else None
    if helped is not None and said[: helped.end()].endswith("结转办"):
        helped = None  # 结转办理1件: 转办 across two words.
    if helped is not None:
        aside = f"说的是{helped.group()}，不是本机关办理的件数"
    start = quote_start(left, item.start, scene.text)
    subject = labelled(found.subject, left, scene.text, quantity.start, quantity.end)
    zero_each = quantity.exact and quantity.low == 0 and len(subject.rows) > 1 and subject.area == "review"
    apart = scene.text[item.start - 1 : item.start] == "各" or said.endswith(("各有", "各为"))
    subjects = _each(subject, left, zero_each or apart) if subject.area == "review" else [subject]
    if apart and subject.area == "requests" and len(subject.rows) > 1:
        # 予以公开、部分公开各6件: one claim for each.
        subjects = [subject._replace(rows=(row,), label=LABELS.get(row, row)) for row in subject.rows]
    for each in subjects:
        claim = scene.add(
            Claim(
                number=len(scene.narrative.claims),
                subject=each,
                quantity=quantity,
                quote=scene.quote(start, max(item.end, found.end)),
                sentence=scene.whole,
                year=year[0],
                year_text=year[1],
                scope=scope[0],
                body=scope[1],
                qualified=qualified,
                aside=aside,
                also=with_carried,
                strict=found.strict,
                inherited=found.inherited,
            )
        )
        relate(scene, claim, found, left)
    context = state.context
    if (
        subject.area == "requests"
        and found.dimension == "flow"
        and subject.rows[0] not in {"carried_in", "carried_out", "carried"}
    ):
        context.row = subject.rows[0]
    if subject.area != "other" or not state.group:
        context.topic = subject.area if subject.area != "other" or any(i.kind in NOUNS for i in left) else context.topic
    context.counted = context.counted or subject.area == "review"
    if subject.area == "review":
        context.groups = subject.rows if len(subjects) == 1 else context.groups
    state.last_end = item.end
    state.taken = max(item.end, found.end)
    if _AMONG.match(scene.text, item.end) or (found.end > item.end and _WITHIN.match(scene.text, found.end)):
        state.marker = Relation.PART


def _still_cumulative(scene: Scene, left: list[Item]) -> bool:
    """累计公布规章120件（有效98件，废止22件），规范性文件44件: no verb or year of its own."""
    before = scene.narrative.claims[-1] if scene.narrative.claims else None
    if (
        before is None
        or before.aside != CUMULATIVE
        or scene.places[scene.state.sentence.start] != before.sentence.start
    ):
        return False
    own = {"RECEIVE", "HANDLE", "PROCESS", "PUBLISH", "ISSUED", "YEAR", "YEAR_WORD"}
    begins = left[0].start if left else scene.state.last_end
    return not own & {i.kind for i in left} and "；" not in scene.text[scene.state.last_end : begins + 1]


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
