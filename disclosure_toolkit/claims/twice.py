"""The same quantity stated twice with different values; fee figures that disagree with each other (前后不一)."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal

from ..chinese import quoted
from .model import PARTS, RATIOS, RELATIVE, WHOLES, Check, Claim, Relation, Verdict, Year
from .scene import Narrative

_INSIDE = RELATIVE | {Relation.INCLUDED, Relation.BESIDES}
_LISTED = PARTS | {Relation.TOTAL}
_YEARS = frozenset({Year.THIS, Year.LAST})


def judge_twice(narrative: Narrative, shared: frozenset[int] = frozenset()) -> list[Check]:
    """One check for each pair of statements on the same thing that cannot both be true.

    :param shared: claims that are parts of one figure (:mod:`.together`).
    """
    by_key: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in narrative.claims:
        if claim.relation in _INSIDE:
            continue
        if claim.qualified or claim.aside or claim.year not in _YEARS or claim.subject.area == "fee":
            continue
        key = _key(claim)
        if key is not None:
            by_key[key].append(claim)
    carried = {claim.quantity.low for claim in narrative.claims if claim.subject.rows == ("carried_in",)}
    found = []
    for same in by_key.values():
        first = same[0]
        apart = [other for other in same[1:] if not first.quantity.meets(other.quantity)]
        apart = [other for other in apart if not _with_carried(carried, first, other) and not _sum_of(first, other)]
        apart = [other for other in apart if not _added_up(narrative, first, other)]
        apart = [other for other in apart if not {first.number, other.number} & shared]
        found += [_check(first, other) for other in apart]
    return found


def _with_carried(carried: set[Decimal], first: Claim, other: Claim) -> bool:
    """收到19件，上年结转9件，受理28件: the one number holds what was carried in, said there or elsewhere."""
    apart = abs(first.quantity.low - other.quantity.low)
    return first.subject.area == "requests" and apart > 0 and apart in carried


def _sum_of(first: Claim, other: Claim) -> bool:
    """本级接到20件，所属单位接到25件，合计收到45件: the sum stands beside what it adds up."""
    more = max(first, other, key=lambda claim: claim.quantity.low)
    near = first.sentence.section == other.sentence.section and other.sentence.start - first.sentence.start <= _BESIDE
    return near and first.subject.area == "requests" and _TOTAL.match(more.quote.text) is not None


def _added_up(narrative: Narrative, first: Claim, other: Claim) -> bool:
    """代县政府受理12件，各部门受理28件，合计40件: two bodies' numbers and their sum."""
    if first.sentence != other.sentence:
        return False
    total = first.quantity.low + other.quantity.low
    return any(claim.quantity.low == total and claim.number > other.number for claim in narrative.beside(first))


_TOTAL = re.compile(r"合计|总计|两项|以上|上述")
_BESIDE = 200

_PLATFORMS = (
    ("网站", re.compile(r"网站|门户网")),
    ("新媒体", re.compile(r"新媒体|公众号|微信|微博|视频号|抖音")),
)
_LED = re.compile(r"^(?:\S{0,8})(?:新媒体|公众号|微博|视频号|网站)(?:账号|作用|内容|运营|建设|管理|平台|为补充)")
_ALL = "全部信息"
_PUBLISHED = re.compile(r"发布|公开|推送|更新|刊发")
_ANSWERS = re.compile(r"咨询|留言|回复|问政|信箱|访问|阅读|关注|热线|账号$|专栏|栏目|解读")
# 发布信息57条, 公众号推文136条; but not 发布工作动态类信息57条: one kind of information among others.
_ANYTHING = re.compile(
    r"(?:发布|公开|推送|更新|刊发|网站?|新媒体|公众号|微信|微博|视频号|抖音号?|平台)(?:了|的)?(?:总|全部|所有|各类|各种|政府|政务|相关|有关|文章|原创)*"
    r"(?:信息公开|信息|内容|推文|文章|稿件|图文|消息|资讯)*(?:渠道|方面|端|占|计|总数|总量|数量|数|量|为|有|达)*$"
)
# 经统计对外公开信息计131条 and 公开信息141条: all that was published.
_ALL_INFORMATION = re.compile(
    r"(?:政府|政务)?信息公开(?:总量|总数|数量|量)|(?:经统计|据统计|[我本](?:街道|[局办委厅院县区市镇乡处])|全(?:街道|[局委厅院市县区镇乡街])|对外|主动|向社会|依法|累计|总共)*(?:公开|发布|公布|推送|更新|刊发|上线|公示)(?:各类|各种|的|政府|政务)*(?:信息|内容)?(?:总数|总量|数量|数|量|计|合计)?"
)
_BY_WAYS = re.compile(
    r"^(?:通过|利用|依托|借助|经|运用|以)[^，。；]{0,4}(?:渠道|平台|载体|途径|方式)(?=累计|共|合计|主动|对外|公开|发布)"
)
# 公开预算，发布相关信息29条: of what its own clause named.
_REFERS_BACK = re.compile(r"(?:相关|有关|此类|该类|上述|以上|其[他它])(?:政府|政务)?(?:信息|内容|文件)")
_GENERIC = re.compile(r"(?:主动|对外|累计)*(?:公开|发布|更新|推送)(?:各类|各种|政府|政务|相关)*信息")
_CHANNEL = re.compile(r"网|微信|微博|公众号|平台|新媒体|客户端|抖音|公报|公开栏|媒体|报刊|电视|广播|专栏|栏目")
# 虽公开324条信息，…; 从全年公开的324条信息看: the same total in the middle of a remark.
_AROUND = re.compile(
    r"^(?:虽然?|尽管|但|从|在|年内|期间|已|共|这|所|全部|[我本](?:街道|[局办委厅院县区市镇乡处]))+|(?:总数|总量|数量|总|数|量)?(?:达到?|为|有|是|已达|计|仅|只有|近|约)$|(?:来)?看$|[里中]$|了|…"
)
_ABOUT = re.compile(r"([^，。；：]{2,16})(?:方面|平台上|网站上)")
# Nearly the same number for the same platform is more likely a slip than another count.
_NEAR, _NEAR_ALL = Decimal("0.1"), Decimal("0.2")


def judge_platforms(narrative: Narrative) -> list[Check]:
    """政务新媒体 136 条 here, 公众号 137 条 there, 公开信息 325 条 and 326 条: a person must say whether one is meant."""
    by_platform: dict[str, list[Claim]] = defaultdict(list)
    for claim in narrative.claims:
        name = _platform(claim)
        if name:
            by_platform[name].append(claim)
    found = []
    for name, same in by_platform.items():
        first = same[0]
        for other in same[1:]:
            apart = abs(first.quantity.low - other.quantity.low)
            near = _NEAR_ALL if name == "全部" else _NEAR
            if other.sentence != first.sentence and 0 < apart <= first.quantity.low * near:
                found.append(
                    Check(
                        "twice",
                        (first.number, other.number),
                        Verdict.QUESTION,
                        message=f"{quoted(first.quote.text)}与{quoted(other.quote.text)}相近而不同，疑为同一数据",
                        message_en=f"{quoted(first.quote.text)} and {quoted(other.quote.text)} look like one figure stated twice",
                        working=(f"{first.quantity.text} ≠ {other.quantity.text}",),
                        severity="question",
                    )
                )
    return found


def _said_of_all(label: str) -> bool:
    """发布信息57条, and 通过2个渠道公开57条, say what was published in all."""
    return _ALL_INFORMATION.fullmatch(_AROUND.sub("", _BY_WAYS.sub("", label))) is not None


def _platform(claim: Claim) -> str:
    exact = claim.subject.area == "other" and claim.quantity.exact and claim.quantity.unit in {"条", "篇"}
    if not exact or claim.relation in RATIOS or claim.year is not Year.THIS:
        return ""
    if _ANSWERS.search(claim.subject.label):
        return ""
    before = claim.sentence.text[: claim.quote.start - claim.sentence.start]
    led = [name for name, pattern in _PLATFORMS if pattern.search(before)]
    if len(led) == 1 and _LED.search(before) and _said_of_all(claim.subject.label):
        return led[0]  # 政务新媒体作用得到发挥，全年发布各类信息65条.
    if claim.relation is Relation.NONE and _said_of_all(claim.subject.label):
        return "全部"
    own = [name for name, pattern in _PLATFORMS if pattern.search(claim.subject.label)]
    if len(own) == 1:
        return own[0] if _ANYTHING.search(claim.subject.label) else ""
    around = [name for name, pattern in _PLATFORMS if pattern.search(claim.sentence.text)]
    if _PUBLISHED.search(claim.subject.label) is None or _ANYTHING.search(claim.subject.label) is None:
        return ""
    if len(around) == 1:
        return around[0] if claim.relation is Relation.NONE else ""
    # 共公开信息 325 条, whether its channels stand beside it or none is named.
    return _ALL if claim.relation in WHOLES else ""


def _key(claim: Claim) -> tuple[str, ...] | None:
    subject = claim.subject
    scope = f"{claim.scope}{claim.body if claim.scope not in {'self', 'region'} else ''}"
    if subject.area == "other":
        part = claim.relation in _LISTED
        if (
            part
            or len(subject.label) < 4
            or _REFERS_BACK.search(subject.label)
            or not any(word in subject.label for word in ("发布", "公开", "更新", "推送"))
        ):
            return None
        if _GENERIC.fullmatch(subject.label) and _CHANNEL.search(claim.sentence.text):
            # 通过网站，发布信息98条; 通过公众号，发布信息20条: each of its own channel.
            return None
        # 政府网站方面，发布2968条; 蒙文网站方面，发布854条.
        said = claim.sentence.text[: max(0, claim.quote.start - claim.sentence.start)]
        about = next(reversed(_ABOUT.findall(said)), "")
        return ("other", subject.label, claim.quantity.unit, claim.year, scope, about)
    if subject.rows == ("handled_total",) and re.search(r"均|全部|都", claim.quote.text):
        # 45件申请均在期限内答复 beside 已答复44件: what was due, and what was done.
        return None
    if subject.area == "requests" and (subject.rows[0] in {"processed", "carried"} or claim.inherited):
        return None
    if subject.column in {"any", "vague"}:
        return None
    also = "also" if claim.also else ""
    return (subject.key, claim.year, scope, also)


def _check(first: Claim, other: Claim) -> Check:
    table = first.subject.area != "other"
    exact = first.quantity.exact and other.quantity.exact
    same_sentence = first.sentence == other.sentence
    severity = "error" if table and exact and not same_sentence else "warning"
    if (same_sentence and table is False) or first.subject.area == "proactive":
        severity = "question"
    return Check(
        "twice",
        (first.number, other.number),
        Verdict.CONTRADICTS if severity != "question" else Verdict.QUESTION,
        message=f"同一数据前后不一：{quoted(first.quote.text)}与{quoted(other.quote.text)}",
        message_en=f"The same quantity is stated twice: {quoted(first.quote.text)} and {quoted(other.quote.text)}",
        working=(f"{first.quantity.text or '无'} ≠ {other.quantity.text or '无'}",),
        severity=severity,
    )


def judge_fees(narrative: Narrative) -> list[Check]:
    """No notice but money, collected more than notified: the figures on the fee must fit together."""
    fees = [c for c in narrative.claims if c.subject.area == "fee" and c.year is Year.THIS]
    notices = [c for c in fees if c.subject.rows == ("notices",)]
    amounts = [c for c in fees if c.subject.rows == ("amount",)]
    collected = [c for c in amounts if c.subject.column == "collected"]
    notified = [c for c in amounts if c.subject.column == "notified"]
    if notices and notices[0].quantity.low > 0:
        # 发出通知4件，信息处理费1320元，实收1520元: what was asked for stands between.
        between = (c for c in amounts if not c.subject.column and c.sentence == notices[0].sentence)
        notified = notified or [c for c in between if any(paid.number > c.number for paid in collected)]
    pairs = [(side[0], other) for side in (notices, notified, collected) for other in side[1:]]
    found = [_fee((a, b), "同一项信息处理费数据前后不一") for a, b in pairs if not a.quantity.meets(b.quantity)]
    for notice in notices:
        if notice.quantity.high == 0:
            found += [_fee((notice, a), "没有发出收费通知，却有信息处理费金额") for a in amounts if a.quantity.low > 0]
        elif notice.quantity.low > 0:
            found += [_fee((notice, a), "发出了收费通知，通知金额却为 0") for a in notified if a.quantity.high == 0]
    for paid in collected:
        for asked in notified:
            if asked.quantity.high is not None and paid.quantity.low > asked.quantity.high:
                found.append(_fee((asked, paid), "实际收取大于通知金额"))
    zeros = [c for c in amounts if c.none]
    for zero in zeros:
        found += [
            _fee((zero, a), "既称未收取信息处理费，又有收取金额") for a in collected or amounts if a.quantity.low > 0
        ]
    if fees and not found:
        said = "、".join(quoted(c.quote.text) for c in fees)
        line = f"{said}，各处所说相符" if len(fees) > 1 else f"{said}，没有相反的说法"
        return [Check("fee", tuple(c.number for c in fees), Verdict.AGREES, working=(line,))]
    return found


def _fee(pair: tuple[Claim, Claim], what: str) -> Check:
    return Check(
        "fee",
        (pair[0].number, pair[1].number),
        Verdict.CONTRADICTS,
        message=f"{what}：{quoted(pair[0].quote.text)}与{quoted(pair[1].quote.text)}",
        message_en=f"Statements on the processing fee do not fit: {quoted(pair[0].quote.text)}, {quoted(pair[1].quote.text)}",
        working=(f"{quoted(pair[0].quote.text)} ↔ {quoted(pair[1].quote.text)}：{what}",),
        severity="error",
    )
