"""Places a claim among the claims of its sentence: a whole, a part, included, besides (总数与部分)."""

from __future__ import annotations

import re

from ..chinese import quoted
from .kinds import belongs, comparable, dimension_of, may_hold
from .model import PARTS, WHOLES, Claim, Relation, Scope, Year
from .scene import SHARE_UNITS, Group, Scene
from .tokens import Item
from .words import UNSAID, Meant


def relate(scene: Scene, claim: Claim, found: Meant, left: list[Item]) -> None:
    """Places a claim among the claims of its sentence: a whole, a part, included, besides."""
    state, claims = scene.state, scene.narrative.claims
    before = claims[state.last] if state.last is not None else None
    relation, marker = Relation.NONE, state.marker
    if marker in PARTS and before is not None:
        before = _named_whole(scene, before, claim, left)
    gap = scene.text[state.last_end : claim.quantity.start]
    if left and left[-1].text == "(":
        gap = gap.removesuffix("(")  # 信函（15件）: the bracket holds the number alone.
    opened = before is not None and before.quantity.unit not in SHARE_UNITS and comparable(before, claim)
    held = before is not None and opened and may_hold(before, claim)
    group = state.group
    if (
        group is not None
        and state.closing
        and claims[group.parts[0]].subject.area != "other"
        and (dimension_of(claims[group.parts[0]]) != found.dimension or not belongs(claims[group.wholes[0]], claim))
    ):
        group = state.group = None
    elif group is not None and state.closing and claims[group.parts[0]].subject.area == "other":
        group.loose = True
    state.closing = False
    if marker is Relation.CLOSED_PART and before is not None and not _lists(scene, before, claim):
        marker = Relation.NONE
    listed = marker is Relation.CLOSED_PART and state.last in scene.state.listed
    if listed and group is not None:
        # 自然人、法人分别为30件、15件: the second number goes on with the first one's list.
        relation = Relation.CLOSED_PART
        group.parts.append(claim.number)
    elif listed:
        relation = Relation.NONE
    elif marker in PARTS and opened and before is not None and _of_its_kind(scene, before, claim):
        relation = marker
        before = _of_its_kind(scene, before, claim) or before
        group = _open(scene, before, claim, closed=marker is Relation.CLOSED_PART)
    elif marker is Relation.INCLUDED and before is not None:
        relation = Relation.INCLUDED
        _include(scene, before, claim)
    elif marker is Relation.BESIDES:
        relation = Relation.BESIDES
        state.group = None
    elif (
        marker is Relation.TOTAL
        and state.run
        and not (group is not None and _own_total(scene, group, claim))
        and not _STOCK.search(gap)
        and not any(i.kind in {"RECEIVE", "HANDLE", "PROCESS", "REQUEST", "PUBLISH", "FOREIGN"} for i in left)
    ):
        relation = Relation.TOTAL
        parts = [number for number in state.run if comparable(claims[number], claim)]
        # 制发1件；废止0件；现行有效共21件: a stock is no sum of what came and went.
        if len(parts) > 1 and claim.subject.column != "in_force":
            group_of_sum = Group((claim.number,), parts, True, "other", state.depth)
            group_of_sum.loose = len(parts) < len(state.run) and not _each_named(scene, parts)
            scene.narrative.groups.append(group_of_sum)
        state.group = None
    elif (
        before is not None
        and "(" in gap
        and ")" not in gap
        and before.sentence == claim.sentence
        and held
        and claim.year is before.year
    ):
        relation = Relation.PART
        if found.dimension == "flow" and claim.subject.rows[:1] == ("carried_in",):
            # 收到45件（上年结转2件，结转下年3件): beside it or in it, which is not said.
            relation = Relation.INCLUDED
        else:
            group = _open(scene, before, claim, closed=False)
    elif group is not None and group.depth == state.depth and _continues(scene, group, claim, left):
        relation = Relation.CLOSED_PART if group.closed else Relation.PART
        group.parts.append(claim.number)
    elif before is not None and opened and _channels_follow(before, claim, gap):
        relation = Relation.PART
        group = _open(scene, before, claim, closed=False)
    else:
        state.group = group = None
    whole = group.wholes[0] if group is not None and relation in PARTS else None
    if relation in _BESIDE and before is not None:
        whole = before.number
    if marker in PARTS and before is not None and _turned(before, claim):
        claims[claim.number] = claims[claim.number]._replace(aside="说的是复议之后起诉的案件")
    state.within = state.within or marker in PARTS
    if state.within and _of_the_same(scene, claim):
        claims[claim.number] = claims[claim.number]._replace(aside=claim.aside or "只是其中一部分")
    if relation is not Relation.NONE:
        claims[claim.number] = claims[claim.number]._replace(relation=relation, whole=whole)
    if relation in PARTS and whole is not None:
        _inherit(scene, claim.number, claims[whole])
    if marker is Relation.CLOSED_PART:
        state.listed.add(claim.number)
    if state.marker is not Relation.CLOSED_PART or not state.queue:
        state.marker = Relation.NONE
    if relation is not Relation.INCLUDED or "(" not in gap:
        state.last = claim.number
    state.run = [*state.run, claim.number] if relation in _COUNTED_BESIDE else state.run


_SUMMED = re.compile(r"以上|上述|[两三四]项|两者|三者|二者|各项|总的")


def _own_total(scene: Scene, group: Group, claim: Claim) -> bool:
    """动态174条，解读及回应信息共计110条，其他56条: one part of the list, whatever it is itself the sum of."""
    gap = scene.text[scene.state.last_end : claim.quantity.start]
    named = re.match(r"[，、；]([\u4e00-\u9fa5、]{2,16})(?:共计|合计|总计|共)$", gap)
    if named is None or _SUMMED.search(named[1]) or claim.subject.area != "other":
        return False
    parts = [scene.narrative.claims[number].quantity.low for number in group.parts]
    return sum(parts) != claim.quantity.low and "；" not in gap


def _each_named(scene: Scene, parts: list[int]) -> bool:
    """培训3期，分别培训120人次、85人次，共计205人次: the parts are what 分别 lists, whatever was counted before."""
    if scene.state.run[-len(parts) :] != parts:
        return False
    first = scene.narrative.claims[parts[0]].quantity.start
    clause = scene.text[scene.state.sentence.start : first]
    return "分别" in clause[clause.rfind("，") + 1 :]


def _named_whole(scene: Scene, before: Claim, claim: Claim, left: list[Item]) -> Claim:
    """新收230件，结转12件。新收的申请包括自然人163件: the whole is named again."""
    flow = before.subject.rows[:1] in {("received",), ("processed",), ("handled_total",)}
    if flow or claim.subject.rows[:1] in _CARRIED or not any(item.kind == "RECEIVE" for item in left):
        return before
    near = reversed(scene.narrative.claims[max(0, claim.number - _BACK) : claim.number])
    received = (c for c in near if c.sentence.section == claim.sentence.section and c.subject.column == "total")
    return next((c for c in received if c.subject.rows[:1] in {("received",), ("processed",)}), before)


def _turned(before: Claim, claim: Claim) -> bool:
    """复议6件，其中又提起诉讼的3件: those that went on to court, not all lawsuits."""
    reviewed = before.subject.rows == ("reconsideration",)
    return reviewed and claim.subject.area == "review" and "reconsideration" not in claim.subject.rows


def _of_the_same(scene: Scene, claim: Claim) -> bool:
    """全县制发4件，…其中县政府制发3件: a part of what was counted under the same name before."""
    for before in reversed(scene.narrative.claims[max(0, claim.number - _BACK) : claim.number]):
        if before.sentence.section != claim.sentence.section or claim.sentence.start - before.sentence.start > _NEAR:
            return False
        same = before.subject == claim.subject and before.year is claim.year and not before.none
        if same and before.relation in WHOLES and before.quantity.low > claim.quantity.low:
            return True
    return False


# How many claims and characters back a 其中 may reach.
_BACK, _NEAR = 12, 300


def _channels_follow(before: Claim, claim: Claim, gap: str) -> bool:
    """收到45件，线上40件、线下5件: the ways in which those came, without 其中."""
    if before.subject.rows[:1] not in {("received",), ("processed",)}:
        return False
    total = before.subject.area == "requests" and before.subject.column == "total"
    same = before.sentence == claim.sentence and before.year is claim.year and not before.qualified
    return total and same and dimension_of(claim) == "channel" and not re.search(r"[。；]|收到|受理|接收|另", gap)


_BESIDE = frozenset({Relation.INCLUDED, Relation.BESIDES})
_COUNTED_BESIDE = frozenset({Relation.NONE, Relation.BESIDES})
_CARRIED = {("carried_in",), ("carried_out",), ("carried",)}


def _inherit(scene: Scene, number: int, whole: Claim) -> None:
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
        changes["subject"] = part.subject._replace(rows=whole.subject.rows)
    if whole.subject.rows[:1] in _CARRIED and part.subject.area == "requests" and part.subject.rows[:1] not in _CARRIED:
        # 3件结转申请中1件已办结: some of those alone.
        changes["aside"] = "只说结转的申请"
    if whole.qualified and not part.qualified:
        changes["qualified"] = whole.qualified
    examples = part.subject.area == "review" and _EXAMPLES.search(whole.subject.label) is not None
    if whole.subject.area == "other" and (part.subject.area == "requests" or examples):
        changes["aside"] = f"是{quoted(whole.subject.label)}的一部分"
    if whole.aside and whole.aside != UNSAID and not part.aside:
        changes["aside"] = whole.aside
    if changes:
        claims[number] = part._replace(**changes)  # type: ignore[arg-type]


# 编印典型案例20个，其中复议类6个.
_EXAMPLES = re.compile(r"案例|典型|信息|文件|问题|课|培训|讲")


def _open(scene: Scene, before: Claim, claim: Claim, *, closed: bool) -> Group:
    """Opens a list of parts; 其中 after a part may break up that part or the whole."""
    state = scene.state
    wholes: tuple[int, ...] = (before.number,)
    outer = state.group
    if outer is not None and before.number in outer.parts:
        wholes = (before.number, *outer.wholes)
    elif before.relation is Relation.INCLUDED and before.whole is not None:
        wholes = (before.whole,)
    else:
        wholes = _flow_wholes(scene, before, claim)
    within = scene.text[state.last_end : claim.quantity.start]
    if len(wholes) > 1 and _HOLDS.match(within):
        wholes = (before.number,)  # 网站200条，包括农业90条: of the 200 alone.
    if before.subject.area == "other" and before.number in state.listed:
        # 网站、新媒体分别为200条、100条，其中网站的由…: of any of them.
        same = [n for n in sorted(state.listed) if n != before.number]
        wholes = (*wholes, *(n for n in same if scene.narrative.claims[n].sentence == before.sentence))
    group = Group(wholes, [claim.number], closed, dimension_of(claim), state.depth)
    cases = _cases_beside(scene, before, claim)
    if cases:
        # 复议5宗、诉讼0宗，其中2宗维持: of the one, of the other, or of both.
        group.wholes = (*cases, *wholes) if before.quantity.low == 0 else (*wholes, *cases)
    beside = _beside(scene, before, claim)
    if beside:
        # 网站754条，新媒体2808条，其他54条。其中…: of which of them is not said.
        group.wholes, group.loose = (*wholes, *beside), True
    group.exclusive = claim.subject.area != "other" or not re.search(
        r"网|微信|微博|公众号|平台|抖音|客户端|渠道|媒体|报|电视|APP|专栏|栏目", claim.quote.text
    )
    # What requests are about may overlap; the words before the list tell.
    words = scene.text[scene.state.last_end : claim.quantity.start]
    if re.search(r"涉及|集中|内容", words):
        group.exclusive = False
    scene.narrative.groups.append(group)
    state.group = group
    return group


def _beside(scene: Scene, before: Claim, claim: Claim) -> tuple[int, ...]:
    """What the sentence before counted beside its last number, where a new sentence says 其中."""
    if before.sentence == claim.sentence or before.subject.area != "other":
        return ()
    claims = scene.narrative.claims
    run = [n for n in scene.state.run if n != before.number and claims[n].sentence == before.sentence]
    return tuple(n for n in run if claims[n].subject.area == "other" and comparable(claims[n], claim))


_HOLDS = re.compile(r"[，：]?(?:主要)?包[括含]")


def _cases_beside(scene: Scene, before: Claim, claim: Claim) -> tuple[int, ...]:
    """The reconsiderations that stand in one sentence with the lawsuits whose parts seem to follow."""
    if before.subject.area != "review" or claim.subject.area != "review":
        return ()
    claims = scene.narrative.claims
    run = [n for n in scene.state.run if n != before.number and claims[n].sentence == before.sentence]
    return tuple(n for n in run if claims[n].subject.area == "review" and claims[n].subject.column == "total")


# 新增1个，注销3个，目前共计6个: a stock, not the sum of what came and went.
_STOCK = re.compile(r"连同|加上|算上|目前|现[有共存行]|继续有效|存续|保留|截至|截止|年末|年底|实有|存量|在用|运行")
_VERBS = {"RECEIVE", "PROCESS", "HANDLE", "PUBLISH"}


# What people write or say to an organ is seldom a part of what it published.
_LETTERS = {
    "留言",
    "网民留言",
    "群众留言",
    "公众留言",
    "网友留言",
    "工单",
    "咨询",
    "信访",
    "来信",
    "信件",
    "投诉",
    "举报",
    "热线",
    "12345",
}
# 收到52条，其中有效意见48条，采纳36条: what became of the 48, no second part.
_STAGE = re.compile(r"[，；](?:已|均)?(?:采纳|办结|答复|整改|通过|合格|入选|回收|办复|完成)(?:了)?$")
_BEFORE_VERB = re.compile(
    r"(?:^|[，。；：、()\n])(?:并|还|也|共|另|已|全年|同时|我[局办委厅镇乡]|及时|依托\S{0,12}|通过\S{0,16}|利用\S{0,12}|在\S{0,16})*$"
)


def _opens_clause(text: str, verb: Item) -> bool:
    """…，发布政策解读40条 has a verb of its own; 投诉处理决定5条 and 提案办理信息5条 are names."""
    return _BEFORE_VERB.search(text, max(0, verb.start - 24), verb.start) is not None


def _complete(scene: Scene, group: Group, whole: Claim) -> bool:
    """Whether the parts listed so far make up the whole: what comes after a semicolon is another thing."""
    parts = [scene.narrative.claims[n].quantity for n in group.parts]
    exact = whole.quantity.exact and len(parts) > 1 and all(part.exact for part in parts)
    return exact and sum(part.low for part in parts) == whole.quantity.low


_KINDS = re.compile(r"各类|各种|政府|政务|主动")


def _continues(scene: Scene, group: Group, claim: Claim, left: list[Item]) -> bool:
    """Whether a claim goes on with the open list of parts."""
    first = scene.narrative.claims[group.parts[0]]
    if not comparable(first, claim):
        return False
    if any(i.kind in {"YEAR", "YEAR_WORD"} for i in left):
        return False
    if any(i.kind == "SCOPE" for i in left) and claim.scope is not first.scope:
        return False
    dimension = dimension_of(claim)
    whole = scene.narrative.claims[group.wholes[0]]
    if first.subject.area == "requests" and claim.subject.area == "other":
        group.loose = True
        return "；" not in scene.text[scene.state.last_end : claim.quantity.start]
    if first.subject.area != claim.subject.area:
        return False
    if claim.subject.area == whole.subject.area == "review" and not set(claim.subject.rows) <= set(whole.subject.rows):
        return False
    if dimension == "outcome" and not belongs(scene.narrative.claims[group.wholes[0]], claim):
        return False
    if dimension != group.dimension:
        if dimension in {"applicant", "outcome", "channel"} and first.subject.area == "requests":
            _open_beside(scene, group, claim)
        return False
    if claim.subject.area == "other":
        gap = scene.text[scene.state.last_end : claim.quantity.start]
        if _STAGE.search(gap):
            return False
        verbs = {i.text for i in left if i.kind in _VERBS and _opens_clause(scene.text, i)}
        own = _KINDS.sub("", first.quote.text + whole.quote.text)
        same = any(_KINDS.sub("", verb) in own for verb in verbs)
        if verbs and not same and re.search(r"[，；]", gap):
            return False
        if re.search(r"[，；]", gap) and _complete(scene, group, whole):
            return False
        if any(i.kind == "FOREIGN" and i.text in _LETTERS and i.end == claim.quantity.start for i in left):
            group.loose = True
        if re.search(r"网|微信|微博|公众号|平台|抖音|客户端|渠道|媒体|报|电视|APP|专栏|栏目", claim.quote.text):
            group.exclusive = False
    return True


def _lists(scene: Scene, before: Claim, claim: Claim) -> bool:
    """微博、公众号分别发布337条、757条 lists nothing that was counted before, unless the words say so."""
    start = claim.sentence.start if before.sentence != claim.sentence else before.quote.end
    said = scene.section.text[start : claim.quote.end]
    if re.match(r"[\s，,；;：:（(。]*[^，。；：\d]{0,4}(?:其中|上述|以上|分别|包括|由)", said):
        return True
    if before.sentence != claim.sentence:
        return False
    counted = scene.section.text[max(0, before.quote.start - 6) : before.quote.end]
    return claim.subject.area != "other" or re.search(r"共|总|合计|累计|全部", counted) is not None


def _of_its_kind(scene: Scene, before: Claim, claim: Claim) -> Claim | None:
    """复议6件和诉讼3件，其中复议维持5件: the whole is the one of its own kind; ``None`` if there is none."""
    area = claim.subject.area
    if area != before.subject.area or area not in {"proactive", "review"}:
        return before
    rows = set(claim.subject.rows)
    if rows <= set(before.subject.rows):
        return before
    run = [scene.narrative.claims[n] for n in reversed(scene.state.run)]
    return next((c for c in run if c.subject.area == area and rows <= set(c.subject.rows)), None)


def _flow_wholes(scene: Scene, before: Claim, claim: Claim) -> tuple[int, ...]:
    """收到45件，上年结转2件，其中自然人…: the list is of the requests received, not of the last number."""
    claims = scene.narrative.claims
    main = {"received", "processed", "handled_total"}
    if before.subject.area == "requests" and dimension_of(before) in {"applicant", "channel"}:
        # 受理5件，4件为网上申请、1件为信函申请。其中…: the list is of the five.
        totals = [
            n for n in scene.state.run if claims[n].subject.area == "requests" and dimension_of(claims[n]) == "flow"
        ]
        totals = [n for n in totals if claims[n].subject.rows[0] in main]
        return tuple(totals) if totals and before.sentence != claim.sentence else (before.number,)
    if before.subject.area != "requests" or dimension_of(before) != "flow" or dimension_of(claim) == "flow":
        return (before.number,)
    carried = before.subject.rows[0] not in main
    if not carried and dimension_of(claim) != "applicant":
        return (before.number,)
    others = [n for n in reversed(scene.state.run) if n != before.number and claims[n].subject.area == "requests"]
    others = [n for n in others if claims[n].subject.rows[0] in main and claims[n].subject.column == "total"]
    return (*others, before.number) if carried and others else (before.number, *others)


def _open_beside(scene: Scene, group: Group, claim: Claim) -> None:
    """A second list of the same whole: 其中自然人…、法人…，网络申请…、信函申请…."""
    beside = Group(group.wholes, [claim.number], group.closed, dimension_of(claim), scene.state.depth)
    scene.narrative.groups.append(beside)
    scene.state.group = beside


def _include(scene: Scene, before: Claim, claim: Claim) -> None:
    """收到N件（含上年结转M件）: the whole holds what was carried in."""
    claims = scene.narrative.claims
    target = before
    if before.relation in PARTS and before.whole is not None and claim.subject.rows[:1] == ("carried_in",):
        target = claims[before.whole]
    if claim.subject.area == "requests" and claim.subject.rows[:1] in {("carried_in",), ("carried",)}:
        claims[target.number] = target._replace(also=True)
