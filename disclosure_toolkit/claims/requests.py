"""Numbers of requests: received, carried, handled, by applicant, by outcome (依申请公开)."""

from __future__ import annotations

import re

from ..chinese import quoted
from .lexicon import frames
from .model import Subject
from .tokens import Item
from .words import CUT, FLOW, LABELS, NOUNS, UNSAID, Context, Meant, after_cut, rest_of

_MODIFIER = re.compile(
    r"各类|政务|有效|各种|群众|公众|社会|公民|个人|单位|申请人|书面|提出|提交|递交|的|来自|共计|共|计|合计|总计|累计|新|了|政府信息公开|政府信息|"
    r"信息公开|政府|信息|公开|数量|依法|为|全部|正式|件|等|年度|本年|各|以及|并|并已|、|"
    r"法人|其[他它]组织|组织|任何|或者|和|或|及|与|对|要求(?=公开|获取)|获取"
)
# 公民、法人或者其他组织通过各种渠道提出的: everybody, by any way, which narrows nothing.
EVERYBODY = re.compile(
    r"(?:有关|相关|来自|任何)?(?:社会)?(?:公众|公民|群众|老?百姓|自然人|个人|居民|村民)(?:个人)?[、和或及与，]{0,1}(?:或者|以及)?"
    r"(?:(?:企业|企事业单位|单位|法人|法人单位|社会团体)(?:[、和或及与]|或者|以及)?(?:有关|相关)?)+"
    r"(?:其[他它])?(?:社会)?(?:组织机构|组织|团体|机构)?(?:等)?(?:的(?=申请|信息|政府))?"
    r"(?:(?:通过|经|以)(?:各种|各类|多种|不同|[^，。；：\d]{1,16}等(?:多种|各种)?)(?:渠道|途径|方式|形式))?(?:提出|提交|递交|来)?的?"
)
# 网站收到35件, 窗口未收到申请: by that way alone; 通过网站、信函等渠道收到 is by all of them.
ONE_WAY = re.compile(
    r"(?:^|[，。；：\n])(?:[^，。；：、\n\d等和及与通过]{0,14})(网站|系统|平台|窗口|大厅|现场|邮寄|信函|信箱|邮箱|电子邮件|传真|当面|线上|线下)(?:上|端|渠道|方式)?(?:全年|本年度?|共|累计|均|都|也|则|尚|暂)*$"
)
FOR_INFORMATION = re.compile(r"(?:(?:要求|申请)?(?:公开|获取)|依申请公开)(?:有关|相关)?(?:政府)?信息的?$")
# 来自线上和信函两个渠道 counts ways, not requests.
_NO_REQUESTS = re.compile(
    r"渠道|方式|途径|形式|平台|环节|方面|部门|单位|科室|街道|乡镇|镇街|栏目|工作日|申请人|申请主体|板块|模块|专区|专题|[子分]?目录|类别|大类"
)
# 作为依申请公开信息102条 is what documents were marked as; 1件申请人撤回公开申请 was taken back.
_MARKED = re.compile(r"(?:作为|列为|定为|认定为|属于|属|标注为|界定为)$")
_TAKEN_BACK = re.compile(r"撤(?:回|销|诉)")
_REFUSED = re.compile(r"(?:终止|中止|停止|终结|结束|不|未|不予|不再|没有|无法|尚未|拒绝)$")
# 经延期答复8件, 补正后受理5件, 公开类答复21件: some of those that were.
_HOW = re.compile(
    r"(?:经[^，。；：、\d\n]{1,6}|通过(?![^，。；\n]{0,14}(?:等|多|各|渠道|方式|途径))[^，。；：\d\n]{1,10}|延期|延长期限|补正后?|超期|逾期|当场|提前|口头|[^，。；：、\d\n各]{1,4}类)$"
)
_WAYS = re.compile(r"[^，。；\d]{0,12}等(?:多种|各种|多个|不同)?(?:渠道|方式|形式|途径|平台)")
_NARROWS = re.compile(
    r"第[\d一二三四五六七八九十]{1,3}[条款项]|经|涉及|关于|针对|对(?!于)|向|因(?!此)|转|方式|通过|其他机关|部门"
)
# 40件在15个工作日内办结: some were quicker than others; the term of the law (20) is all of them.
_WITHIN_DAYS = re.compile(
    r"(?!20个工作日)\d{1,2}(?:个?工作日|个?自然日|日|天)(?:之?内|以内)|当场|当日|当天|即时|提前|延期|延长|逾期|超期"
)
_ASKED_FOR = re.compile(r"(?<!依)申请公开的?(?:政府)?(?:信息|内容|事项)$")
# 向同一申请人合并答复10件.
_AT_ONCE = re.compile(
    r"同一(?:申请)?人|同一单位|一次性|合并(?:答复|办理|处理)|当年收(?:件|到)?当年|当年受理当年|重新答复|再次答复|补充答复|跨年申请"
)
_AND_MORE = re.compile(r"(?:的)?(?:[或和及、与等]|以及)(?![^\d，。；]{0,10}\d)")
_ALONE = re.compile(
    r"渠道|递交|提交|提出|申请人|来自|一年下来|社会|公众|群众|公民|企业|各|到|的|对|就|针对|以上|上述|全部|在|所有|这|该|方面|依法|年度|本年|全年|我|本|局|办|镇|乡|县|区|市|街道|中心|委|厅|机关|单位|政府|关于|其中"
)


def _joined(outcomes: list[Item], text: str, start: int) -> list[Item]:
    """予以公开、部分公开21件 means both; behind a number only the first outcome is meant.

    属于国家秘密不予公开1件 means the reason, not all that was denied.
    """
    if outcomes[0].start >= start:
        reasons = {i.token.term.rows for i in outcomes[:-1] if i.token and i.token.term and _reason_of(i, outcomes[-1])}
        if len(reasons) > 1:
            # 11件因不掌握或需另行制作无法提供: two reasons make up the group.
            return outcomes[-1:]
        if _AND_MORE.match(text, outcomes[0].end):
            # 17件为信息不存在、不予处理等情形: several kinds, perhaps not all named.
            return []
        return outcomes[:1]
    if len(outcomes) > 1 and "等" in text[outcomes[-2].end : outcomes[-1].start]:
        # 因不掌握等原因无法提供9件: one reason among others; of 执法案卷、查询事项等不予公开的3件 nobody can tell.
        between = text[outcomes[-2].end : outcomes[-1].start]
        listed = len(outcomes) > 2 or "、" in between
        return [] if listed and not re.search(r"原因|理由|情形|缘由", between) else outcomes[-1:]
    if len(outcomes) > 1 and _reason_of(outcomes[-2], outcomes[-1]) and not CUT.search(text, outcomes[-2].end, start):
        return [outcomes[-2]]
    if len(outcomes) > 1 and _reason_of(outcomes[-1], outcomes[-2]) and outcomes[-2].end == outcomes[-1].start:
        # 不予处理信访类申请2件: those of that kind alone.
        return [outcomes[-1]]
    chosen = [outcomes[-1]]
    for item in reversed(outcomes[:-1]):
        if not re.fullmatch(r"[、和或及与(]?(?:或者|以及|含|包括)?", text[item.end : chosen[0].start]):
            break
        chosen.insert(0, item)
    return chosen


def _reason_of(reason: Item, outcome: Item) -> bool:
    """Whether the first is one row of the group that the second names."""
    one = reason.token.term.rows if reason.token and reason.token.term else ()
    group = outcome.token.term.rows if outcome.token and outcome.token.term else ()
    return (
        len(group) == 1
        and group[0].endswith("*")
        and any(row.startswith(group[0][:-1]) for row in one if row != group[0])
    )


def _carried(item: Item, year: int | None) -> str:
    """结转至2024年 is 上年结转 in the report on 2024, and 2024年结转 may be either."""
    named = re.search(r"20\d{2}", item.text)
    if named is None or year is None or int(named.group()) != year:
        return FLOW[item.kind]
    return "carried_in" if item.kind == "CARRY_OUT" else "carried"


def _opens(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] in "，。；：、()中括含是为意予"


def requests_meant(
    noun: Item | None, left: list[Item], side: list[Item], text: str, start: int, end: int, context: Context
) -> Meant | None:
    """Which row and column of table 3 a number of requests speaks of; ``None`` if of none."""
    if _NO_REQUESTS.match(text, end):
        return None
    if noun is not None and _MARKED.search(text, max(0, noun.start - 4), noun.start):
        return None
    if _ASKED_FOR.search(text, max(0, start - 12), start):
        return None  # 申请公开信息56条: what was asked for, several things in one request.
    if noun is not None and noun.end < start and text[noun.end : start] == "等" and text[noun.start - 1] == "、":
        return None  # 公开指南、依申请公开等6个: things of which 依申请公开 is one.
    if noun is not None and noun.start >= end and _TAKEN_BACK.search(text, end, noun.start):
        return None
    rows: list[str] = []
    column, strict, inherited, dimension = "total", False, False, ""
    outcomes = [item for item in left if item.kind == "OUTCOME"] or [i for i in side if i.kind == "OUTCOME"]
    # A bare 公开 counts only where the number follows at once: 其中公开15件, not 公开标准目录26个.
    outcomes = [o for o in outcomes if o.text != "公开" or (not rest_of(text[o.end : start]) and _opens(text, o.start))]
    outcomes = [o for o in outcomes if text[o.end : o.end + 2] != "合并"]  # 重复申请合并后为40件 counts all.
    explicit = [o for o in outcomes if o.text != "公开"]
    # 不予受理2件, 不再处理1件 were neither received nor handled.
    flows = [i for i in side if i.kind in FLOW and not _REFUSED.search(text, max(0, i.start - 3), i.start)]
    if noun is None and not flows and any(i.kind in FLOW for i in side) and not outcomes:
        return None
    applicants = [item for item in left if item.kind == "APPLICANT"] or [i for i in side if i.kind == "APPLICANT"]
    channels = [item for item in side if item.kind == "CHANNEL"]
    carry = [f for f in flows if f.kind in {"CARRY_IN", "CARRY_OUT", "CARRY"}]
    if carry and flows[-1].kind == "PROCESS" and flows[-1].text.startswith("应"):
        carry = []  # 含结转应办47件: all that were due.
    if carry and carry[-1].start >= end and "或" in text[end : carry[-1].start]:
        return None  # 其余42件或已答复或结转: some of them.
    if carry:
        rows, dimension = [_carried(carry[-1], context.year)], "flow"
    elif explicit or (outcomes and context.topic == "requests" and not flows):
        chosen = _joined(explicit or outcomes, text, start)
        if not chosen:
            return None
        rows = [row for item in chosen if item.token and item.token.term for row in item.token.term.rows]
        dimension = "outcome"
    elif flows:
        kinds = {f.kind for f in flows}
        strict = any(f.token is not None and f.token.term is not None and f.token.term.strict for f in flows)
        rows = ["processed"] if len(kinds) > 1 else [FLOW[flows[0].kind]]
        dimension = "flow"
    if applicants:
        columns = {i.token.term.column for i in applicants if i.token and i.token.term}
        if len(columns) > 1 and columns >= {"natural_person", "organisations"}:
            columns = {"total"}
        if len(columns) != 1:
            return None
        column = columns.pop()
        dimension = "applicant" if column != "total" else dimension
    if len({c.token.term.column for c in channels if c.token and c.token.term}) > 1 or any(
        _WAYS.match(text, c.end) for c in channels
    ):
        # 通过网络、信函、当面等方式收到12件: all of them together.
        channels = []
    if channels and not applicants and dimension in {"", "flow"}:
        column = channels[-1].token.term.column if channels[-1].token and channels[-1].token.term else "total"
        dimension = "channel"
    if any(item.kind == "OTHER" for item in left) and not rows and column == "total" and noun is None:
        return None
    if not rows:
        if noun is None and dimension not in {"applicant", "channel"}:
            return None
        rows = [context.row or "processed"] if dimension in {"applicant", "channel"} else ["processed"]
        inherited = dimension in {"applicant", "channel"}
        dimension = dimension or "flow"
    anchor = max(
        (
            item.end
            for item in left
            if item.kind in NOUNS or item.kind in FLOW or item.kind in {"OUTCOME", "APPLICANT", "CHANNEL"}
        ),
        default=None,
    )
    # 依申请公开答复模板3份: what is counted is another thing.
    if (
        anchor is not None
        and dimension == "flow"
        and len(rest_of(_BY.sub("", text[anchor:start]))) >= 2
        and not applicants
    ):
        return None
    qualified = _qualifiers(noun, flows, applicants, text)
    if dimension == "flow" and flows and not carry:
        first = flows[0].start
        qualified = (*qualified, *_done_how(flows[0], noun, left, text))
        narrowed = _HOW.search(text, max(0, first - 14), first)
        if narrowed is None and first >= end:
            # 经补正后4件予以受理: what stands before the number narrows it as well.
            narrowed = _HOW.search(text, max(0, start - 14), start) or _WITHIN_DAYS.search(text, end, first)
        qualified = (*qualified, narrowed.group()) if narrowed is not None else qualified
        some = _AT_ONCE.search(text, max(0, min(first, start) - 24), end + 12)
        qualified = (*qualified, some.group()) if some is not None and "均" not in text[end : end + 12] else qualified
        way = ONE_WAY.search(text, max(0, first - 16), first)
        if way is not None or flows[0].text.startswith("直接"):
            qualified = (*qualified, way[1] if way is not None else "直接受理")
    if dimension == "outcome" and not qualified:
        qualified = _narrowed(outcomes, left, text, end)
    aside = _whose(flows, left, text)
    if noun is not None and not flows and dimension == "flow" and not _stands_alone(noun, left, text, start):
        aside = UNSAID
    label = "、".join(LABELS.get(row, row) for row in dict.fromkeys(rows))
    if column not in {"total", ""}:
        label = LABELS.get(column, column)
    # 153件无法提供、不予处理44件: a word behind the number is spent on it.
    spent = outcomes[0].end if dimension == "outcome" and outcomes and outcomes[0].start == end else 0
    return Meant(
        Subject("requests", tuple(dict.fromkeys(rows)), column, label),
        qualified,
        strict,
        inherited,
        dimension,
        spent,
        aside=aside,
    )


# 供水、供气公司收到申请4件: who counted stands before the verb, and is neither this organ nor a way.
_ENOUGH = 4
_OTHER_BODIES = re.compile(r"(?:高校|高等院校|学校|医院|企事业单位|隶属海关|所属单位|下属单位|二级单位)$")
_WAYS_OR_SELF = re.compile(
    r"[我本\d]|通过|^[经以从]|利用|热线|网|信|邮|传真|当面|现场|窗口|平台|渠道|方式|系统|专栏|大厅|线上|线下|电话|申请|政府|信息|公开|政务|群众|公民|企业和|社会|法人|个人|公众|条例|要求|规定|工作|办公室|部门"
)


def _whose(flows: list[Item], left: list[Item], text: str) -> str:
    """Who else may have received what is counted, if the words before the verb tell."""
    verb = next((i for i in flows if i.kind == "RECEIVE"), None)
    if verb is None:
        return ""
    begin = max(
        (m.end() for m in _CLAUSE.finditer(text, max(0, verb.start - 60), verb.start)), default=max(0, verb.start - 60)
    )
    said = text[begin : verb.start]
    for item in left:
        if item.kind in {"YEAR", "YEARS", "YEAR_WORD", "SCOPE", "BODY"} and begin <= item.start < verb.start:
            said = said.replace(item.text, "")
    rest = rest_of(_ALONE.sub("", _DULY.sub("", said)))
    if _OTHER_BODIES.search(said):
        return f"说的是{quoted(said)}的件数，不是本机关的"
    if len(rest) < _ENOUGH or _WAYS_OR_SELF.search(said):
        return ""
    return f"说的是{quoted(said)}的件数，不能确定是本机关的"


# 收到申请由上年36件增至45件: how the number before the change is led in.
_BY = re.compile(r"[由从自](?:20\d\d年度?|上一?年度?|去年|前年)?(?:同期)?的?$")
_CLAUSE = re.compile(r"[，。；：()\n]")
_DULY = re.compile(
    r"(?:按照?|依|依照|根据)?(?:规定|要求|程序|规矩|流程)|规范|高效|妥善|圆满|认真|严格|依规|如期|准时|限时|顺利|全面|积极|稳妥|(?:法定|规定)?(?:期限|时限|时间)内?|截[至止]|均|皆|统一|年末|年底|目前|现|最终|实际|总|书面"
)


def _done_how(verb: Item, noun: Item | None, left: list[Item], text: str) -> tuple[str, ...]:
    """合并办理1件: an unknown word before the verb tells how some were handled, where no 申请 stands beside it."""
    if verb.kind not in {"PROCESS", "HANDLE"} or noun is not None:
        return ()
    begin = max((item.end for item in left if item.end <= verb.start), default=verb.start - 8)
    said = text[after_cut(text, begin, verb.start) : verb.start]
    rest = rest_of(_ALONE.sub("", _DULY.sub("", said)))
    return (said,) if len(rest) >= 2 else ()


def _narrowed(outcomes: list[Item], left: list[Item], text: str, end: int) -> tuple[str, ...]:
    """其中1件经补正后予以公开: what stands before the outcome narrows it."""
    first = outcomes[0]
    if first.start >= end:
        between = text[end : first.start]
        return (between,) if len(rest_of(between)) >= 2 else ()
    begin = max((m.end() for m in CUT.finditer(text, max(0, first.start - 30), first.start)), default=0)
    between = text[max(begin, first.start - 30) : first.start]
    between = re.sub(r"(?:因|因为|由于|经|经查|确认|因客观原因|由于客观原因|因各种原因)$", "", between)
    known = any(i.kind in {"REQUEST", "HANDLE", "PROCESS", "RECEIVE"} and i.start >= begin for i in left)
    return (between,) if _NARROWS.search(between) and not known else ()


_VOLUME = re.compile(r"(?:的)?(?:总数|总量|总件数|总计)")


def _stands_alone(noun: Item, left: list[Item], text: str, start: int) -> bool:
    """政府信息公开申请45件: without a verb only the bare noun says how many there were."""
    volume = _VOLUME.match(text, noun.end) is not None
    if noun.kind == "PLAIN_REQUEST" and not volume and not any(i.kind in {"YEAR", "YEAR_WORD"} for i in left):
        return False
    first = min(noun.start, start)
    begin = after_cut(text, max(0, first - 40), first)
    said = text[begin:first]
    for item in left:
        if item.kind in {"YEAR", "YEAR_WORD", "SCOPE", "BODY"} and begin <= item.start:
            said = said.replace(item.text, "")
    return len(rest_of(_ALONE.sub("", said))) < 2


def _qualifiers(noun: Item | None, flows: list[Item], applicants: list[Item], text: str) -> tuple[str, ...]:
    """What stands between the verb and 申请 and narrows it (收到征地类政府信息公开申请)."""
    before = [f for f in flows if noun is not None and f.end <= noun.start]
    if noun is None or not before:
        return ()
    between = text[before[-1].end : noun.start]
    between = EVERYBODY.sub("", FOR_INFORMATION.sub("", between))
    if noun.text.startswith(("公开", "获取")):
        between = between.removesuffix("要求")
    for item in applicants:
        between = between.replace(item.text, "")
    rest = re.sub(r"[^\u4e00-\u9fa5]", "", _MODIFIER.sub("", re.sub(r"\d+|[件份个项宗起]", "", between)))
    return (between,) if rest and (frames().qualifier.search(between) or len(rest) >= 2) else ()
