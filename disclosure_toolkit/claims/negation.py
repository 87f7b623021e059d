"""What a sentence says there was none of: 未收到…, 没有…, …均未发生 (否定陈述)."""

from __future__ import annotations

import itertools
import re

from .lexicon import frames
from .model import Subject
from .requests import EVERYBODY, FOR_INFORMATION, ONE_WAY
from .tokens import Item
from .words import LABELS, REVIEW_GROUPS, Context, area_of

_ANYONE = re.compile(
    r"公民个人|公民|自然人|法人|其[他它]组织|群众|企业|任何|单位|个人|申请人|向?(?:我|本)(?:局|机关|单位|委|办|厅|镇|乡|街道|县|区|市)|"
    r"向.{0,8}(?:局|委|办|政府|街道)|书面|通过|提出|提交|递交|的|[、和及或与]|或者|以及"
)
_JOINT = re.compile(
    r"^[、，和及与或，以并]*(?:以及|或者|及其|相关|有关|的|被|申请|提起|引发|引起)?[、和及与或]*$|"
    r"^(?:[、，和及与或]|以及|或者)(?:因|由|涉及)?(?:政府)?信息公开(?:引发|引起|提起)?的?$"
)
# 未收到有关政府信息公开申请: of the kind that the report is about.
_MERE = re.compile(r"(?:任何)?(?:有关|相关|关于|涉及|要求)的?")
_BACK = 30
_NEXT = 2
_MADE = {"ISSUED", "REPEALED"}
_MADE_COLUMNS = {"ISSUED": "issued", "REPEALED": "repealed", "IN_FORCE": "in_force"}
_HEADS = {
    "REQUEST",
    "PLAIN_REQUEST",
    "FEE",
    "FEE_NOTICE",
    "COST",
    "DUTY",
    "CARRY_IN",
    "CARRY_OUT",
    "CARRY",
    "REGULATION",
    "NORMATIVE",
    "LICENSING",
    "PENALTIES",
    "COERCION",
    *REVIEW_GROUPS,
}
# 无因申请公开引起的诉讼: the first noun is the cause of the second; 无新收申请转为诉讼 denies the turning alone.
_CAUSE = re.compile(r"^(?:[^，。；]{0,6})?(?:而)?(?:被|引发|引起|导致|产生|造成|所致|过程|答复|办理|工作|不当|不服)|的")
_TURNED = re.compile(r"转为|转成|转入|转化|变为|变成|演变|升级|走向|进入")
_CONJUNCTION = re.compile(r"[、，和及与或]")
# What may follow the noun without saying more of it than that there was none (情况, 发生, 需要办理).
_EXISTS = re.compile(
    r"需要?|依法|登记|接收|收到|受理|办理|处理|答复|公开|提出|提起|申请|提交|发生|产生|存在|出现|涉及|方面|之类|类|内容|"
    r"制发|制定|出台|印发|发布|废止|修订|新增|结转|继续|跨年|下一?年度?|20\d\d年?|年度?|至|到|入|于|在|数|量|费|项|目|业务|渠道|"
    r"行政|政务|行为|结果|判决|审理|审结|尚未|案|要求|诉求|需求|案例|者|方式|形式|途径|有|需|其他|所|本|我|局|机关|单位|单|书|表|函|请求"
)
# 无行政诉讼案件和投诉举报: other things of which there was none either.
_OTHERS = re.compile(
    r"^(?:案件|案|事项|情况|申请|事件|的)*(?:[、和及与或]|以及|或者)+(?:相关|有关|其他|各类|类|的|等|出现|产生|[、和及与或]|案件|案|件|情况|事件|行为|问题|现象|"
    r"发生|行政|投诉|举报|信访|申诉|咨询|国家赔偿|行政赔偿|赔偿|责任追究|追责|问责|纠纷|舆情|仲裁|检察监督|上访)+$"
)


def _says_more(tail: str) -> bool:
    """没有诉讼案件久拖不决 denies the delay, not the cases: words behind the noun that are no mere 情况."""
    if _OTHERS.match(tail):
        return False
    if frames().tail.search(tail):
        return True
    rest = re.sub(r"[^\u4e00-\u9fa5]", "", _EXISTS.sub("", frames().neutral.sub("", tail)))
    return len(rest) >= 2


def _denied_of(heads: list[Item], after: list[Item], text: str) -> list[Item]:
    """The nouns of which there was none; those that only tell how something turned out are left out.

    无行政复议、行政诉讼败诉 has a result for both; 无新收申请转为诉讼 and 无上年结转申请未办结 deny neither noun.
    """
    kept = list(heads)
    for before, head in itertools.pairwise(heads):
        gap = text[before.end : head.start]
        unfinished = head.kind == "CARRY_OUT" and not re.search(r"下|次年|明年|20|跨年", head.text)
        turned = _TURNED.search(gap) is not None and before.kind not in {"CARRY_OUT"}
        if turned or (unfinished and not _CONJUNCTION.search(gap) and before.kind != "CARRY_OUT"):
            return []
    for before, head in itertools.pairwise(heads):
        following = next((i for i in after if i.start >= head.end), None)
        result = following is not None and following.kind == "RESULT" and following.start - head.end <= 4
        if result and before.kind in REVIEW_GROUPS and text[before.end : head.start] in {"、", "和", "及", "与", "或"}:
            kept.remove(before)
    return kept


def absent(
    after: list[Item], before: list[Item], text: str, none: Item, stop: int, context: Context
) -> list[tuple[Subject, tuple[str, ...], int]]:
    """The subjects of which there was none: subject, what narrows it, and where its word ends.

    :param after: words behind 未收到 in its clause; :param before: words before it; :param stop: the clause's end.
    """
    if any(item.kind == "RATE" for item in after):
        return []
    heads = [item for item in after if item.kind in _HEADS]
    if none.text.endswith(("收取", "征收")):
        # 没有收取依申请公开的任何费用: only money is taken.
        heads = [item for item in heads if item.kind in {"FEE", "COST", "FEE_NOTICE"}]
    first = after[0] if after else None
    if not heads and first is not None and first.kind == "RESULT" and context.topic == "review" and context.groups:
        # 行政复议6件，未出现被纠正的情况.
        column = first.token.term.column if first.token and first.token.term else ""
        if column != "vague" and first.start - none.end <= _NEXT and not _says_more(text[first.end : stop]):
            name = "行政复议" if context.groups == ("reconsideration",) else "行政诉讼"
            return [(Subject("review", context.groups, column, name + LABELS[column]), (), first.end)]
    asked = context.topic == "requests" or context.heading == "on_request"
    if not heads and first is not None and first.kind == "OUTCOME" and first.text != "公开" and asked:
        # 没有不予公开的情形.
        return [] if _says_more(text[first.end : stop]) else _no_outcome(first, none, text)
    if not heads:
        return _reversed(before, text, none, stop, context)
    heads = _denied_of(heads, after, text)
    found: list[tuple[Subject, tuple[str, ...], int]] = []
    for position, head in enumerate(heads):
        # 公开 inside 信息公开行政复议 is no outcome.
        words = (i for i in after if i.start >= head.end and i.kind not in {"MARK", "ALL"} and i.text != "公开")
        following = next(words, None)
        end = following.start if following is not None else stop
        gap = text[head.end : end]
        if following is not None and not _JOINT.match(gap) and head.kind in {"REQUEST", "PLAIN_REQUEST", "FEE"}:
            continue
        if (
            following is not None
            and head.kind == "REQUEST"
            and following.kind == "PLAIN_REQUEST"
            and not re.search(r"[、，和及与或]", gap)
        ):
            continue
        result = ""
        if following is not None and following.kind == "RESULT" and head.kind in REVIEW_GROUPS and len(gap) <= 4:
            result = following.token.term.column if following.token and following.token.term else ""
        elif following is not None and following.kind in _MADE and head.kind in {"REGULATION", "NORMATIVE"}:
            # 无规范性文件制发: what was not done stands behind; 无规章制定权 speaks of a power.
            if text[following.end : stop].startswith(("权", "任务", "计划", "职")):
                continue
        elif (
            following is not None
            and following.kind in {"FOREIGN", "PUBLISH", "HANDLE", "FEE"}
            and not re.search(r"[、，和及与或]", gap)
        ) or (following is not None and gap == "" and following.kind not in _HEADS):
            continue
        tail = text[(following.end if result and following else head.end) : stop]
        last = position == len(heads) - 1
        if _says_more(tail) if last else frames().tail.search(gap):
            continue
        if (
            head.kind in {"REQUEST", "PLAIN_REQUEST"}
            and any(h.kind in REVIEW_GROUPS for h in heads[position + 1 :])
            and not re.search(r"[、，和及与或]", gap)
        ):
            continue
        before_head = heads[position - 1] if position else None
        carried = before_head is not None and before_head.kind in {"CARRY_IN", "CARRY_OUT", "CARRY"}
        if carried and before_head is not None and not re.search(r"[、，和及与或]", text[before_head.end : head.start]):
            continue
        between = text[none.end : heads[0].start]
        found += _subject(head, none, after, between, text, context, result)
    return found


def _subject(
    head: Item, none: Item, after: list[Item], between: str, text: str, context: Context, result: str
) -> list[tuple[Subject, tuple[str, ...], int]]:
    qualified: tuple[str, ...] = ()
    column = "total"
    if head.kind in {"REQUEST", "PLAIN_REQUEST"}:
        if area_of(head, context) != "requests" or any(i.kind == "FOREIGN" and i.end <= head.start for i in after):
            return []
        columns = {i.token.term.column for i in after if i.kind == "APPLICANT" and i.token and i.token.term}
        if EVERYBODY.search(between):
            columns, between = set(), FOR_INFORMATION.sub("", EVERYBODY.sub("", between))
        outcomes = [i for i in after if i.kind == "OUTCOME" and i.end <= head.start and i.text != "公开"]
        if outcomes:
            # 没有不予公开的申请: none of that outcome.
            return _no_outcome(outcomes[0], none, text) if len(outcomes) == 1 else []
        if len(columns) == 1:
            column = columns.pop()
        elif columns and not columns >= {"natural_person", "organisations"}:
            return []
        elif not columns:
            between = _ANYONE.sub("", between)
            rest = re.sub(
                r"[^\u4e00-\u9fa5]",
                "",
                frames().neutral.sub(
                    "",
                    re.sub(r"公民|法人|其他组织|群众|申请人|任何|社会|公众|当事人|向我局|向本机关|提出", "", between),
                ),
            )
            if (frames().qualifier.search(between) and not _MERE.fullmatch(between)) or len(rest) >= (
                2 if head.kind == "PLAIN_REQUEST" else 3
            ):
                qualified = (between,)
        way = ONE_WAY.search(text, max(0, head.start - 30), none.start)
        qualified = (*qualified, way[1]) if way is not None else qualified
        label = LABELS["received"] if column == "total" else LABELS[column]
        return [(Subject("requests", ("received",), column, label), qualified, head.end)]
    if head.kind in REVIEW_GROUPS:
        if re.search(
            r"主动公开|不予公开|部分公开|不予处理|无法提供|延期|未按|程序|拒绝|不当|不及时|不规范|不服|超期|逾期|违法|错误",
            between,
        ):
            qualified = (between,)
        name = (
            "行政复议"
            if head.kind == "RECONSIDERATION"
            else "行政诉讼"
            if head.kind == "LITIGATION"
            else LABELS[REVIEW_GROUPS[head.kind][0]]
        )
        end = head.end
        return [
            (
                Subject("review", REVIEW_GROUPS[head.kind], result or "total", name + LABELS.get(result, "")),
                qualified,
                end,
            )
        ]
    if head.kind in {"CARRY_IN", "CARRY_OUT"}:
        row = "carried_in" if head.kind == "CARRY_IN" else "carried_out"
        if context.topic != "requests" and context.heading != "on_request":
            return []
        return [(Subject("requests", (row,), "total", LABELS[row]), (), head.end)]
    if head.kind == "CARRY" and (context.topic == "requests" or context.heading == "on_request"):
        # 全部办结，无结转: behind what was done it is what goes over.
        done = re.search(r"办结|答复|办毕|办理完|完成", text[max(0, head.start - _BACK) : head.start]) is not None
        row = "carried_out" if done else "carried"
        return [(Subject("requests", (row,), "total", LABELS[row]), (), head.end)]
    if head.kind == "DUTY":
        return [(Subject("other", label=head.text), (), head.end)]
    if head.kind in _DECISIONS:
        # 没有作出行政处罚决定; 无行政许可事项 and 未公开行政处罚 speak of powers and of publishing.
        if _DECIDED.search(none.text + between) is None:
            return []
        row = _DECISIONS[head.kind]
        return [(Subject("proactive", (row,), "decisions", LABELS[row]), (), head.end)]
    if head.kind in {"FEE", "COST"}:
        return [(Subject("fee", ("amount",), "", LABELS["amount"]), (), head.end)]
    if head.kind == "FEE_NOTICE":
        return [(Subject("fee", ("notices",), "", LABELS["notices"]), (), head.end)]
    if head.kind in {"REGULATION", "NORMATIVE"}:
        steps = [_MADE_COLUMNS[i.kind] for i in after if i.kind in _MADE_COLUMNS]
        # 未制定发布、废止规范性文件: of neither was there one.
        if re.search(r"制|出台|发布", text[max(none.start, head.start - 8) : head.start]):
            steps.insert(0, "issued")
        elif not steps and head.kind == "REGULATION" and none.end == head.start:
            steps = ["issued"]  # 无规章: nobody repeals what was never made.
        row = "regulations" if head.kind == "REGULATION" else "normative_documents"
        return [
            (Subject("proactive", (row,), column, LABELS[row] + LABELS[column]), (), head.end)
            for column in dict.fromkeys(steps)
        ]
    return []


def _no_outcome(outcome: Item, none: Item, text: str) -> list[tuple[Subject, tuple[str, ...], int]]:
    """没有部分公开的申请, 无信访类申请; 没有违法不予公开的情形 denies another thing."""
    rows = outcome.token.term.rows if outcome.token and outcome.token.term else ()
    said = re.sub(r"[^\u4e00-\u9fa5]", "", text[none.end : outcome.start])
    if not rows or said not in {"", "作出", "存在", "发生", "出现", "属于"} or none.text in {"零", "不存在"}:
        return []
    return [(Subject("requests", rows, "total", LABELS.get(rows[0], outcome.text)), (), outcome.end)]


_DECISIONS = {"LICENSING": "licensing", "PENALTIES": "penalties", "COERCION": "coercion"}
_DECIDED = re.compile(r"(?:作出|实施|办理|发生|下达|采取|开展)(?:过|任何|的|各类)*$")


def _reversed(
    before: list[Item], text: str, none: Item, stop: int, context: Context
) -> list[tuple[Subject, tuple[str, ...], int]]:
    """行政复议、行政诉讼均未发生: the nouns stand before."""
    tail = text[none.end : stop]
    if none.text == "零":
        tail = tail.removeprefix("报告") or "发生"  # 依申请公开为零报告.
    if none.text == "零" and not re.match(r"(?:发生|产生|出现|发案)", tail):
        return []
    if len(re.sub(r"[^\u4e00-\u9fa5]", "", frames().neutral.sub("", tail))) >= 2:
        return []
    heads = [i for i in before if i.kind in _HEADS]
    if not heads or any(i.kind in {"FOREIGN", "PUBLISH", "RATE"} for i in before):
        return []
    if len(text[heads[-1].end : none.start]) > 6:
        return []
    carried = len(heads) > 1 and heads[-2].kind in {"CARRY_IN", "CARRY_OUT", "CARRY"}
    if carried and text[heads[-2].end : heads[-1].start].endswith("的"):
        heads = heads[:-1]  # 结转下年度继续办理的申请：无.
    return [found for head in heads for found in _subject(head, none, [], "", text, context, "")]
