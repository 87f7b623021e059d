"""Which figure a number speaks of: from the words around it and from what the clauses before spoke of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .lexicon import frames
from .model import Subject
from .tokens import Item

UNSAID = "没有写明是收到还是办理"
COUNT_UNITS = frozenset({"件", "件次", "份", "个", "项", "条", "宗", "起", "例", "单", ""})
NOUNS = {
    "REQUEST": "requests",
    "PLAIN_REQUEST": "requests",
    "RECONSIDERATION": "review",
    "LITIGATION": "review",
    "LITIGATION_DIRECT": "review",
    "LITIGATION_AFTER": "review",
    "FEE": "fee",
    "FEE_NOTICE": "fee",
    "REGULATION": "proactive",
    "NORMATIVE": "proactive",
    "LICENSING": "proactive",
    "PENALTIES": "proactive",
    "COERCION": "proactive",
    "ADMIN_FEES": "proactive",
    "FOREIGN": "other",
    "PUBLISH": "other",
}
REVIEW_GROUPS = {
    "RECONSIDERATION": ("reconsideration",),
    "LITIGATION": ("litigation_direct", "litigation_after_reconsideration"),
    "LITIGATION_DIRECT": ("litigation_direct",),
    "LITIGATION_AFTER": ("litigation_after_reconsideration",),
}
_PROACTIVE_ROWS = {
    "REGULATION": "regulations",
    "NORMATIVE": "normative_documents",
    "LICENSING": "licensing",
    "PENALTIES": "penalties",
    "COERCION": "coercion",
    "ADMIN_FEES": "fees",
}
_STEPS = {"ISSUED": "issued", "REPEALED": "repealed", "IN_FORCE": "in_force"}
_FLOW = {
    "RECEIVE": "received",
    "PROCESS": "processed",
    "HANDLE": "handled_total",
    "CARRY_IN": "carried_in",
    "CARRY_OUT": "carried_out",
    "CARRY": "carried",
}
LABELS = {
    "received": "收到政府信息公开申请",
    "processed": "办理政府信息公开申请",
    "handled_total": "办结政府信息公开申请",
    "carried_in": "上年结转申请",
    "carried_out": "结转下年度申请",
    "carried": "结转申请",
    "granted": "予以公开",
    "partly_granted": "部分公开",
    "denied_*": "不予公开",
    "unavailable_*": "无法提供",
    "not_processed_*": "不予处理",
    "other_*": "其他处理",
    "natural_person": "自然人申请",
    "organisations": "法人或其他组织申请",
    "company": "商业企业申请",
    "research": "科研机构申请",
    "public_interest": "社会公益组织申请",
    "legal_service": "法律服务机构申请",
    "other_organisation": "其他组织申请",
    "channel.online": "网络申请",
    "channel.post": "信函申请",
    "channel.in_person": "当面申请",
    "channel.fax_mail": "传真、邮件申请",
    "reconsideration": "行政复议",
    "litigation_direct": "未经复议直接起诉",
    "litigation_after_reconsideration": "复议后起诉",
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    "vague": "撤诉、撤回等",
    "total": "",
    "concluded": "已审结",
    "regulations": "规章",
    "normative_documents": "行政规范性文件",
    "licensing": "行政许可",
    "penalties": "行政处罚",
    "coercion": "行政强制",
    "fees": "行政事业性收费",
    "issued": "制发",
    "repealed": "废止",
    "in_force": "现行有效",
    "any": "",
    "decisions": "处理决定",
    "amount": "信息处理费金额",
    "notices": "信息处理费收费通知",
}
_FILLER = re.compile(
    r"共计|共有|累计|总计|合计|分别|数量|总数|总量|件数|案件|事项|申请|全部|各类|相关|新增|政府信息公开|政府信息|信息公开|"
    r"情况|方面|本年度|本年|全年|年度|合共|总共|依法|按时|按期|及时|约|达到|达|共|为|是|有|了|的|计|系|属|各|均|量|已|新|过|等|类|于|到|人|仅|只|中|年|个|书"
)
_MODIFIER = re.compile(
    r"各类|有效|各种|群众|公众|社会|公民|个人|单位|申请人|书面|提出|提交|递交|的|来自|共计|共|计|合计|总计|累计|新|了|政府信息公开|政府信息|"
    r"信息公开|政府|信息|公开|数量|依法|为|全部|正式|件|等|年度|本年|各|以及|并|并已|、"
)


@dataclass(slots=True)
class Context:
    """What the clauses before spoke of."""

    topic: str = ""
    heading: str = ""
    row: str = ""
    groups: tuple[str, ...] = ()
    document: str = ""
    step: str = ""
    linked: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """The subject found, and what qualifies it."""

    subject: Subject
    qualified: tuple[str, ...] = ()
    strict: bool = False
    inherited: bool = False
    dimension: str = "other"
    end: int = 0
    aside: str = ""


def area_of(item: Item, context: Context) -> str:
    """The area that a noun opens; a bare 申请 is a disclosure request only where such requests are the topic."""
    if item.kind == "PLAIN_REQUEST" and not (context.topic == "requests" or context.heading == "on_request"):
        return "other"
    return NOUNS[item.kind]


def meant(left: list[Item], right: list[Item], text: str, unit: str, start: int, end: int, context: Context) -> Meant:
    """The subject of the number at ``start:end``, and where the words that tell it end.

    :param left: words of the clause since the number before. :param right: words up to the next mark.
    """
    found = _meant(left, right, text, unit, start, end, context)
    telling = [i for i in right if i.kind in NOUNS or i.kind in _FLOW or i.kind in {"OUTCOME", "APPLICANT", "CHANNEL"}]
    # Words behind a number are spent on it only where no noun stands before it.
    if found.subject.area != "other" and telling and not any(i.kind in NOUNS for i in left):
        flows = any(i.kind in _FLOW or i.kind in {"OUTCOME", "APPLICANT", "CHANNEL"} for i in left)
        if not flows or any(i.kind in NOUNS for i in telling):
            return replace(found, end=telling[-1].end)
    return found


def _meant(left: list[Item], right: list[Item], text: str, unit: str, start: int, end: int, context: Context) -> Meant:
    noun = next((item for item in reversed(left) if item.kind in NOUNS), None)
    side = left
    behind = next((item for item in reversed(right) if item.kind in NOUNS), None)
    if noun is None or (behind is not None and noun.kind == "PUBLISH"):
        noun, side = (behind, left + right) if behind is not None else (noun, left)
    if noun is None and not any(i.kind in _FLOW or i.kind in {"OUTCOME", "APPLICANT", "CHANNEL"} for i in left):
        side = left + right
    area = area_of(noun, context) if noun is not None else context.topic
    if unit == "元" and area != "proactive":
        area = "fee" if area == "fee" or any(i.kind in {"FEE", "FEE_NOTICE"} for i in left) else "other"
    if area == "requests" and unit in COUNT_UNITS:
        found = _requests(noun, left, side, text, start, end, context)
        if found is not None:
            return found
    if area == "review" and unit in COUNT_UNITS:
        found = _review(left, side, text, start, end, context)
        if found is not None:
            return found
    if area == "fee":
        if unit == "元":
            return Meant(Subject("fee", ("amount",), _fee_column(left), LABELS["amount"]))
        if unit in COUNT_UNITS or unit == "次":
            return Meant(Subject("fee", ("notices",), "", LABELS["notices"]))
    if area == "proactive":
        found = _proactive(noun, side, unit, text, start, context)
        if found is not None:
            return found
    return Meant(Subject("other", label=other_label(left, text, start, end)))


def _fee_column(left: list[Item]) -> str:
    kinds = [item.kind for item in left]
    if "COLLECTED" in kinds:
        return "collected"
    return "notified" if "NOTIFIED" in kinds or "FEE_NOTICE" in kinds else ""


def _rest(text: str) -> str:
    return re.sub(r"[^\u4e00-\u9fa5A-Za-z]", "", _FILLER.sub("", text))


def _carried(item: Item, year: int | None) -> str:
    """结转至2024年 is 上年结转 in the report on 2024, and 2024年结转 may be either."""
    named = re.search(r"20\d{2}", item.text)
    if named is None or year is None or int(named.group()) != year:
        return _FLOW[item.kind]
    return "carried_in" if item.kind == "CARRY_OUT" else "carried"


def _joined(outcomes: list[Item], text: str, start: int) -> list[Item]:
    """予以公开、部分公开21件 means both; behind a number only the first outcome is meant."""
    if outcomes[0].start >= start:
        return outcomes[:1]
    chosen = [outcomes[-1]]
    for item in reversed(outcomes[:-1]):
        if not re.fullmatch(r"[、和或及与(]?(?:或者|以及|含|包括)?", text[item.end : chosen[0].start]):
            break
        chosen.insert(0, item)
    return chosen


def _opens(text: str, place: int) -> bool:
    return place == 0 or text[place - 1] in "，。；：、()中括含是为意予"


def _requests(
    noun: Item | None, left: list[Item], side: list[Item], text: str, start: int, end: int, context: Context
) -> Meant | None:
    rows: list[str] = []
    column, strict, inherited, dimension = "total", False, False, ""
    outcomes = [item for item in left if item.kind == "OUTCOME"] or [i for i in side if i.kind == "OUTCOME"]
    # A bare 公开 counts only where the number follows at once: 其中公开15件, not 公开标准目录26个.
    outcomes = [o for o in outcomes if o.text != "公开" or (not _rest(text[o.end : start]) and _opens(text, o.start))]
    explicit = [o for o in outcomes if o.text != "公开"]
    flows = [item for item in side if item.kind in _FLOW]
    applicants = [item for item in left if item.kind == "APPLICANT"] or [i for i in side if i.kind == "APPLICANT"]
    channels = [item for item in side if item.kind == "CHANNEL"]
    carry = [f for f in flows if f.kind in {"CARRY_IN", "CARRY_OUT", "CARRY"}]
    if carry:
        rows, dimension = [_carried(carry[-1], context.year)], "flow"
    elif explicit or (outcomes and context.topic == "requests" and not flows):
        chosen = _joined(explicit or outcomes, text, start)
        rows = [row for item in chosen if item.token and item.token.term for row in item.token.term.rows]
        dimension = "outcome"
    elif flows:
        kinds = {f.kind for f in flows}
        strict = any(f.token is not None and f.token.term is not None and f.token.term.strict for f in flows)
        rows = ["processed"] if len(kinds) > 1 else [_FLOW[flows[0].kind]]
        dimension = "flow"
    if applicants:
        columns = {i.token.term.column for i in applicants if i.token and i.token.term}
        if len(columns) > 1 and columns >= {"natural_person", "organisations"}:
            columns = {"total"}
        if len(columns) != 1:
            return None
        column = columns.pop()
        dimension = "applicant" if column != "total" else dimension
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
            if item.kind in NOUNS or item.kind in _FLOW or item.kind in {"OUTCOME", "APPLICANT", "CHANNEL"}
        ),
        default=None,
    )
    # 依申请公开答复模板3份: what is counted is another thing.
    if anchor is not None and dimension == "flow" and len(_rest(text[anchor:start])) >= 2 and not applicants:
        return None
    qualified = _qualifiers(noun, flows, applicants, text)
    if dimension == "outcome" and not qualified:
        qualified = _narrowed(outcomes, left, text, end)
    aside = ""
    if noun is not None and not flows and dimension == "flow" and not _stands_alone(noun, left, text, start):
        aside = UNSAID
    label = "、".join(LABELS.get(row, row) for row in dict.fromkeys(rows))
    if column not in {"total", ""}:
        label = LABELS.get(column, column)
    return Meant(
        Subject("requests", tuple(dict.fromkeys(rows)), column, label),
        qualified,
        strict,
        inherited,
        dimension,
        aside=aside,
    )


_NARROWS = re.compile(r"经|涉及|关于|针对|对(?!于)|向|因(?!此)|转|方式|通过|其他机关|部门")
_ALONE = re.compile(
    r"对|就|针对|以上|上述|全部|在|所有|这|该|方面|依法|年度|本年|全年|我|本|局|办|镇|县|区|市|街道|中心|委|厅|机关|单位|政府|关于|其中"
)


def _narrowed(outcomes: list[Item], left: list[Item], text: str, end: int) -> tuple[str, ...]:
    """其中1件经补正后予以公开: what stands before the outcome narrows it."""
    first = outcomes[0]
    if first.start >= end:
        between = text[end : first.start]
        return (between,) if len(_rest(between)) >= 2 else ()
    begin = max((m.end() for m in _LABEL_CUT.finditer(text, max(0, first.start - 30), first.start)), default=0)
    between = text[max(begin, first.start - 30) : first.start]
    known = any(i.kind in {"REQUEST", "HANDLE", "PROCESS", "RECEIVE"} and i.start >= begin for i in left)
    return (between,) if _NARROWS.search(between) and not known else ()


def _stands_alone(noun: Item, left: list[Item], text: str, start: int) -> bool:
    """政府信息公开申请45件: without a verb only the bare noun says how many there were."""
    if noun.kind == "PLAIN_REQUEST" and not any(i.kind in {"YEAR", "YEAR_WORD"} for i in left):
        return False
    first = min(noun.start, start)
    begin = max((m.end() for m in _LABEL_CUT.finditer(text, max(0, first - 40), first)), default=max(0, first - 40))
    said = text[begin:first]
    for item in left:
        if item.kind in {"YEAR", "YEAR_WORD", "SCOPE", "BODY"} and begin <= item.start:
            said = said.replace(item.text, "")
    return len(_rest(_ALONE.sub("", said))) < 2


def _qualifiers(noun: Item | None, flows: list[Item], applicants: list[Item], text: str) -> tuple[str, ...]:
    """What stands between the verb and 申请 and narrows it (收到征地类政府信息公开申请)."""
    before = [f for f in flows if noun is not None and f.end <= noun.start]
    if noun is None or not before:
        return ()
    between = text[before[-1].end : noun.start]
    for item in applicants:
        between = between.replace(item.text, "")
    rest = re.sub(r"[^\u4e00-\u9fa5]", "", _MODIFIER.sub("", re.sub(r"\d+|[件份个项宗起]", "", between)))
    return (between,) if rest and (frames().qualifier.search(between) or len(rest) >= 2) else ()


def _review(left: list[Item], side: list[Item], text: str, start: int, end: int, context: Context) -> Meant | None:
    nouns = [i for i in side if i.kind in REVIEW_GROUPS]
    detailed = [i for i in nouns if i.kind in {"LITIGATION_DIRECT", "LITIGATION_AFTER"}]
    chosen = detailed or nouns
    groups = tuple(dict.fromkeys(g for i in chosen for g in REVIEW_GROUPS[i.kind])) or context.groups
    results = [i for i in left if i.kind in {"RESULT", "CONCLUDED"}] or [
        i for i in side if i.kind in {"RESULT", "CONCLUDED"}
    ]
    if not groups:
        return None
    if not nouns and not results and not any(i.kind == "OTHER" for i in left):
        return None
    columns = {(i.token.term.column or "concluded") for i in results if i.token and i.token.term}
    if len(columns) > 1:
        columns.discard("vague")
    if not columns:
        columns = {"other" if any(i.kind == "OTHER" for i in left) and not nouns else "total"}
    if len(columns) > 1:
        return None
    column = columns.pop()
    anchor = max((i.end for i in left if i.kind in REVIEW_GROUPS or i.kind in {"RESULT", "CONCLUDED"}), default=None)
    if anchor is not None and len(_rest(text[anchor:start])) >= 3 and column == "total":
        return None
    aside = ""
    if _OWN_BUSINESS.search(text, max(0, start - 30), end) and not context.linked and context.heading != "review":
        # A reconsideration organ's own case load, unless the sentence ties it to disclosure.
        aside = "未写明是因政府信息公开引起的"
    group_label = "行政复议" if groups == ("reconsideration",) else "、".join(LABELS[g] for g in groups)
    if groups == REVIEW_GROUPS["LITIGATION"]:
        group_label = "行政诉讼"
    label = group_label + (LABELS[column] if column != "total" else "")
    return Meant(
        Subject("review", groups, column, label), dimension="result" if column != "total" else "flow", aside=aside
    )


def _proactive(noun: Item | None, side: list[Item], unit: str, text: str, start: int, context: Context) -> Meant | None:
    if noun is None and not any(item.kind in _STEPS for item in side):
        return None
    row = _PROACTIVE_ROWS[noun.kind] if noun is not None else context.document
    if not row:
        return None
    context.document = row if row in {"regulations", "normative_documents"} else ""
    if row in {"regulations", "normative_documents"}:
        if unit not in COUNT_UNITS and unit != "部":
            return None
        steps = [item for item in side if item.kind in _STEPS]
        column = _STEPS[steps[-1].kind] if steps else "any"
        kinds = {_STEPS[s.kind] for s in steps}
        if len(kinds) > 1:
            before = [s for s in steps if s.end <= start]
            column = _STEPS[before[-1].kind] if before else _STEPS[steps[0].kind]
    elif row == "fees":
        if unit != "元":
            return None
        column = "amount"
    else:
        if noun is None or unit not in COUNT_UNITS or "信息" in text[noun.start : start]:
            return None
        column = "decisions"
    # 行政处罚信息12条 is what was published, not what was decided.
    if any(item.kind == "PUBLISH" for item in side) and column in {"decisions", "any", "amount"}:
        return None
    label = f"{LABELS[row]}{LABELS.get(column, '')}"
    return Meant(Subject("proactive", (row,), column, label), dimension="flow")


_OWN_BUSINESS = re.compile(
    r"复议机关|(?:受理|审理|审结|办理|承办|办结|化解)[^，。；]{0,8}(?:复议|诉讼|应诉)|出庭应诉|行政应诉"
)
_LABEL_CUT = re.compile(r"[，。；：、()\n]")
_LABEL_NOISE = re.compile(
    r"20\d{2}年度?|本年度|本年|全年|今年|累计|共计|总计|合计|(?<!公)共(?![资享建同产青])|其中|包括|我局|我办|约|近|分别|各类|\d+"
)


def other_label(left: list[Item], text: str, start: int, end: int) -> str:
    """A short name for a counted thing of its own: 通过门户网站发布信息."""
    begin = max((m.end() for m in _LABEL_CUT.finditer(text, max(0, start - 40), start)), default=max(0, start - 40))
    previous = max((item.end for item in left if item.kind == "NUMBER"), default=0)
    name = _LABEL_NOISE.sub("", text[max(begin, previous) : start])
    after = re.match(r"[\u4e00-\u9fa5]{1,10}", text[end : end + 10])
    if after is not None:
        name += "…" + after.group()
    return re.sub(r"^[为是有]", "", name.strip("… ")) or "未写明"
