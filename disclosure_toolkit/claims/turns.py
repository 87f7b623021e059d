"""Turns of phrase that reach over clauses: 网站信息中…, 全部办结，共44件, 撤回3件，答复42件 (跨分句的说法)."""

from __future__ import annotations

import re

from ..chinese.quantities import Quantity
from .model import PARTS, RATIOS, Relation, Subject
from .scene import Scene, State
from .tokens import Item
from .words import FLOW, LABELS, Meant

_COUNTED = {"CHANNEL", "APPLICANT", "OUTCOME", "RESULT"}
_CORE = re.compile(r"^在|所?(?:公开|发布|发|主动|上述|各类|信息|文件|内容|政府)|的|其|[当之]?中$|里面?$|条$")
_PUBLISHED = re.compile(r"(?:公开|发布)的?(?:各类|政府|政务|全部|所有)*信息")
# 从公开渠道来看，网站2条，现场42条: what the sentence before counted, sorted.
_BY_WAY = re.compile(
    r"(?:从|按|按照|以|分|就|依|依照|根据)(?:信息|政府信息|申请人?|其)?(?:公开|发布|公布|推送)?(?:的)?"
    r"(?:渠道|方式|平台|载体|途径|形式|内容|类别|类型|种类|栏目|来源|去向|性质|主题|领域|体裁|属性)"
    r"(?:来看|上看|看|来分|来说|来讲|而言|来算|来计|计|分|划分|区分|分类|归类|统计|汇总|计算|分解|拆分)?|"
    r"(?:其|具体|各)?(?:公开|发布|公布)?(?:渠道|方式|平台|载体|途径|类别|类型|来源)?(?:分布|构成)(?:上|情况)?(?:看|来看|为|是|如下)?|"
    r"(?:具体|细分|分开|展开|拆开)(?:来看|来说|而言|看|说|讲)?"
)
# 从政府网站所发信息的内容看，…: what the sentence before counted for the site.
_FROM_ABOUT = re.compile(
    r"从(.{2,8}?)(?:所发|所公开|发布|公开)(?:的)?(?:政府)?(?:信息)?的?(?:内容|类别|主题|领域|类型)(?:来|上)?看"
)
_WITHDRAWN = re.compile(
    r"撤(?:回|销|件|诉|案)?(?:的|了)?(?:申请)?\d|\d[件份宗条个](?:申请)?[^，。；\d]{0,8}撤(?:回|销)"
)
_SUM_ONLY = re.compile(r"(?:总?共|共?计|合计|总计)(?:有|为)?")


def recall(scene: Scene, items: list[Item], index: int, clause_start: int, start: int) -> None:
    """网站信息中，…: what follows breaks up the 网站 N 条 stated before."""
    state, mark = scene.state, items[index]
    said = scene.text[start : mark.start]
    if mark.text not in "，：" or len(said) > 20 or state.number_at >= clause_start:
        return
    by_way = _BY_WAY.fullmatch(said) is not None
    about = _FROM_ABOUT.fullmatch(said)
    if not said.endswith(("中", "里", "里面")) and not by_way and about is None:
        return
    core = about[1] if about is not None else "" if by_way else _CORE.sub("", said)
    if len(core) < 2 and not by_way and not _PUBLISHED.search(said):
        return
    for claim in reversed(scene.narrative.claims[-12:]):
        of_requests = by_way and "申请" in said and claim.subject.rows[:1] in {("received",), ("processed",)}
        same = claim.sentence.section == scene.section.number
        if same and of_requests and claim.subject.column == "total" and not claim.none:
            state.last, state.group, state.marker, state.last_end = claim.number, None, Relation.PART, mark.start
            return
        near = same and claim.subject.area == "other"
        if len(core) < 2:
            # 在主动公开的信息中，…: all that the sentence before counted.
            label = claim.subject.label
            counted = [match.end() for match in _PUBLISHED.finditer(label)]
            near = near and claim.relation is Relation.NONE and counted[-1:] == [len(label)]
        if near and core in claim.subject.label and claim.relation not in RATIOS:
            state.last, state.group, state.marker, state.last_end = claim.number, None, Relation.PART, mark.start
            return


def around_number(items: list[Item], index: int) -> bool:
    """网络（30件）、信函（15件）: a bracket that holds only the number of the word before it parts nothing."""
    first = index if items[index].text == "(" else index - 2 if items[index].text == ")" else 0
    if not 0 < first < len(items) - 2:
        return False
    named, mark, counted, end = items[first - 1 : first + 3]
    held = mark.text == "(" and counted.kind == "NUMBER" and end.text == ")"
    return held and named.kind in _COUNTED and named.end == mark.start and mark.end == counted.start


def other_way(scene: Scene, found: Meant, left: list[Item], quantity: Quantity) -> Meant | None:
    """收到20件，其中信函申请3件、来访申请5件、网上申请12件: a way that the lexicon does not know is one of the ways."""
    state, claims = scene.state, scene.narrative.claims
    if (
        found.subject.rows not in {("processed",), ()}
        or found.subject.column not in {"total", ""}
        or state.last is None
    ):
        return None
    listed = claims[state.group.wholes[0]] if state.group is not None else claims[state.last]
    among = state.group is not None or state.marker in {Relation.PART, Relation.CLOSED_PART}
    flow = listed.subject.rows[:1] in {("received",), ("processed",)} and listed.subject.column == "total"
    named = _OTHER_WAY.search(scene.text, max(state.last_end, quantity.start - 14), quantity.start)
    named = named or _BY_WAY_OF.search(scene.text, max(state.last_end, quantity.start - 28), quantity.start)
    if not (among and flow and named) or any(item.kind in FLOW or item.kind == "REQUEST" for item in left):
        return None
    if not _WAY.search(named[1]):
        return Meant(Subject("other"))
    subject = Subject("requests", listed.subject.rows, "channel.other", LABELS["channel.other"])
    return Meant(subject, inherited=True, dimension="channel")


_OTHER_WAY = re.compile(r"(?:^|[，、：；(]|其中)([^，。；：、()\d其]{2,8})申请$")
_BY_WAY_OF = re.compile(
    r"(?:通过|经由|由|从|经)([^，。；：、()\d其]{2,14})(?:提交|提出|递交|收到|接收)(?:的)?(?:申请表?)?的?$"
)
_WAY = re.compile(
    r"访|信(?!息)|网|电话|邮|口头|上门|现场|窗口|平台|APP|程序|微|线上|线下|传真|当面|书面|快递|渠道|方式"
)


def all_done(state: State, clause: list[Item]) -> bool:
    """申请全部办结，共44件: the number comes in the next clause."""
    if state.context.topic != "requests":
        return False
    kinds = {item.kind for item in clause}
    asked = bool(kinds & {"REQUEST", "PLAIN_REQUEST"})
    return asked and {"ALL", "HANDLE"} <= kinds and not kinds & {"NUMBER", "NONE"}


def number_of_done(said: str) -> Meant | None:
    """What a bare 共44件 counts behind 申请全部办结."""
    if _SUM_ONLY.fullmatch(said) is None:
        return None
    return Meant(Subject("requests", ("handled_total",), "total", LABELS["handled_total"]), dimension="flow")


def rest_of_requests(scene: Scene, found: Meant, quantity: Quantity, left: list[Item]) -> str:
    """收到57件，撤回39件，受理18件; 收到47件，撤销9件，答复38件: what was withdrawn is not counted again."""
    subject, claims = found.subject, scene.narrative.claims
    own = subject.rows[:1] in {("received",), ("handled_total",), ("processed",)}
    if subject.column != "total" or not own:
        return ""
    same = [c for c in claims[-8:] if c.sentence.start == scene.places[scene.state.sentence.start] and not c.none]
    same = [c for c in same if c.sentence.section == scene.section.number and c.quantity.low > quantity.low]
    flows = [c for c in same if c.subject.rows[:1] in {("received",), ("processed",)} and c.subject.column == "total"]
    if not flows:
        return ""
    start = scene.state.sentence.start
    if _WITHDRAWN.search(scene.text, start, quantity.start):
        return "撤回的申请另计"
    accepted = any(i.kind == "RECEIVE" and i.text == "受理" for i in left)
    arrived = any(re.search(r"收到|接到|接收|新收", c.quote.text) for c in flows)
    return "收到之后受理的件数，可能少于收到的件数" if accepted and arrived else ""


def among_published(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number breaks up a number of items that were published (公开信息28条，其中行政处罚12条)."""
    state, claims = scene.state, scene.narrative.claims
    if state.group is not None:
        whole = claims[state.group.wholes[0]]
    elif state.marker in PARTS and state.last is not None:
        whole = claims[state.last]
    else:
        return False
    # 保留行政权力60项，其中行政许可24项: kinds of powers, as published items, are no decisions.
    published = re.search(r"公开|发布|公示|推送|更新|权力|职权|清单|目录|事项", whole.subject.label) is not None
    return published and whole.subject.area == "other" and whole.quantity.unit == quantity.unit
