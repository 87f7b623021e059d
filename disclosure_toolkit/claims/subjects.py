"""Which figure a number speaks of: from the words around it and from what the clauses before spoke of."""

from __future__ import annotations

import re

from .model import Subject
from .requests import requests_meant
from .tokens import Item
from .words import COUNT_UNITS, FLOW, LABELS, NOUNS, REVIEW_GROUPS, Context, Meant, after_cut, area_of, rest_of

_PROACTIVE_ROWS = {
    "REGULATION": "regulations",
    "NORMATIVE": "normative_documents",
    "LICENSING": "licensing",
    "PENALTIES": "penalties",
    "COERCION": "coercion",
    "ADMIN_FEES": "fees",
}
_ASKING = {"CHANNEL", "APPLICANT", "OUTCOME", *FLOW}
_STEPS = {"ISSUED": "issued", "REPEALED": "repealed", "IN_FORCE": "in_force"}


def meant(left: list[Item], right: list[Item], text: str, unit: str, start: int, end: int, context: Context) -> Meant:
    """The subject of the number at ``start:end``, and where the words that tell it end.

    :param left: words of the clause since the number before. :param right: words up to the next mark.
    """
    found = _meant(left, right, text, unit, start, end, context)
    if found.dimension == "result" and right and right[0].kind in {"RESULT", "CONCLUDED"} and not _result_before(left):
        # 其中3件维持、1件被纠正: the result is spent on the number before it.
        return found._replace(end=right[0].end)
    if found.subject.area == "other":
        return found
    telling = [i for i in right if i.kind in NOUNS or i.kind in FLOW or i.kind in {"OUTCOME", "APPLICANT", "CHANNEL"}]
    # Words behind a number are spent on it only where no noun stands before it.
    if telling and not any(i.kind in NOUNS for i in left):
        flows = any(i.kind in FLOW or i.kind in {"OUTCOME", "APPLICANT", "CHANNEL"} for i in left)
        if not flows or any(i.kind in NOUNS for i in telling):
            return found._replace(end=telling[-1].end)
    return found


def _result_before(left: list[Item]) -> bool:
    return any(i.kind in {"RESULT", "CONCLUDED"} for i in left)


def _meant(left: list[Item], right: list[Item], text: str, unit: str, start: int, end: int, context: Context) -> Meant:
    if right and right[0].kind == "OUTCOME" and right[0].start == end and right[0].text != "公开":
        # 办理结果为：15件予以公开: the outcome behind the number, not all that was handled.
        left = [i for i in left if not i.text.startswith("办理结果")]
    noun = next((item for item in reversed(left) if item.kind in NOUNS), None)
    side = left
    behind = next((item for item in reversed(right) if item.kind in NOUNS), None)
    if noun is None or (behind is not None and noun.kind == "PUBLISH"):
        noun, side = (behind, left + right) if behind is not None else (noun, left)
    if noun is None and not any(i.kind in FLOW or i.kind in {"OUTCOME", "APPLICANT", "CHANNEL"} for i in left):
        side = left + right
    elif noun is None and right and right[0].kind == "CARRY_OUT":
        # 尚在办理的1件结转下年: what becomes of it stands behind the number.
        side = [*left, right[0]]
    area = area_of(noun, context) if noun is not None else context.topic
    if (
        noun is not None
        and noun.kind == "PLAIN_REQUEST"
        and any(i.kind == "FOREIGN" and i.end == noun.start for i in side)
    ):
        area = ""  # 法律援助申请受理210件 counts applications of another kind.
    if noun is None and _cleared(side, text, start):
        # 开展规范性文件清理，本年度制发4件: the documents are named with their clearing.
        area, context.document = "proactive", "normative_documents"
    if unit == "元" and area != "proactive":
        area = "fee" if area == "fee" or any(i.kind in {"FEE", "FEE_NOTICE"} for i in left) else "other"
    at_once = unit == "次" and noun is not None and _AT_ONCE.fullmatch(text[noun.end : start]) is not None
    asked = at_once and noun is not None and noun.text.startswith(("依申请", "政府信息公开申请"))
    asks = {i.kind for i in side} & _ASKING
    if noun is None and ((unit in {"条", "篇"} and asks <= {"CHANNEL"}) or (unit == "个" and asks <= {"OUTCOME"})):
        area = ""  # 线下公告栏45条 counts what was put up there; 信息点120个，公开95个 no requests.
    if area == "requests" and (unit in COUNT_UNITS or asked):
        found = requests_meant(noun, left, side, text, start, end, context)
        if found is not None:
            return found
    if area == "review" and (unit in COUNT_UNITS or at_once):
        found = _review(left, side, right, text, start, end, context)
        if found is not None:
            return found
    if area == "fee":
        if _TARIFF.search(text[max(0, start - 8) : start]) or _SPAN.search(text[start : end + 3]):
            return Meant(Subject("other"))  # 10件以下免费，11-30件每件100元: the tariff.
        paid = any(i.text.startswith(("实际", "实收", "已")) for i in left if i.kind == "COLLECTED")
        paid = paid and not any(i.kind == "FEE_NOTICE" for i in left)
        if paid and unit in COUNT_UNITS:
            return Meant(Subject("other"))  # 实际收取2件: how many paid, not how many were asked to.
        if unit == "元":
            return Meant(Subject("fee", ("amount",), _fee_column(left), LABELS["amount"]))
        if unit in COUNT_UNITS or unit == "次":
            return Meant(Subject("fee", ("notices",), "", LABELS["notices"]))
    if area == "proactive":
        found = _proactive(noun, side, unit, text, start, context)
        if found is not None:
            return found
    return Meant(Subject("other"))


def _cleared(side: list[Item], text: str, start: int) -> bool:
    steps = [i for i in side if i.kind in _STEPS and i.end <= start]
    if not steps or steps[-1].text not in _PLAIN_STEPS or rest_of(text[steps[-1].end : start]):
        return False
    return _CLEARING.search(text, max(0, start - 60), start) is not None


_PLAIN_STEPS = {"制发", "新制发", "废止", "宣布失效", "失效", "现行有效", "继续有效"}
_CLEARING = re.compile(r"规范性文件[^，。；\n]{0,6}清理[^。；\n]*$")


def _fee_column(left: list[Item]) -> str:
    kinds = [item.kind for item in left]
    if "COLLECTED" in kinds or (left and left[-1].kind == "RECEIVE" and left[-1].text == "收到"):
        return "collected"
    return "notified" if "NOTIFIED" in kinds or "FEE_NOTICE" in kinds else ""


def _review(
    left: list[Item], side: list[Item], right: list[Item], text: str, start: int, end: int, context: Context
) -> Meant | None:
    nouns = [i for i in side if i.kind in REVIEW_GROUPS]
    detailed = [i for i in nouns if i.kind in {"LITIGATION_DIRECT", "LITIGATION_AFTER"}]
    chosen = detailed or nouns
    groups = tuple(dict.fromkeys(g for i in chosen for g in REVIEW_GROUPS[i.kind])) or context.groups
    results = [i for i in left if i.kind in {"RESULT", "CONCLUDED"}] or [
        i for i in side if i.kind in {"RESULT", "CONCLUDED"}
    ]
    if not results:
        # 复议案件尚有1件未审结: the result stands right behind the number and before no other one.
        results = [
            i
            for i in right[:1]
            if i.kind in {"RESULT", "CONCLUDED"}
            and text[end : i.start] in {"", "已", "尚", "仍", "为", "被", "的", "案件"}
            and not re.match(r"\D{0,2}\d", text[i.end : i.end + 3])
        ]
    if any(i.start >= end and _AND_MORE.match(text, i.end) for i in results):
        # 其余2件未审结或作其他处理: more results than the table has in one cell.
        return None
    if not groups or (nouns and nouns[-1].end <= start and text[nouns[-1].end : start] == "类"):
        return None  # 案例20个，其中复议类6个: examples by their matter.
    if not nouns and not results and not any(i.kind == "OTHER" for i in left):
        # 行政复议方面，政府信息公开案件6件: named in the clause before, and not counted yet.
        led = text[after_cut(text, max(0, start - 24), start) : start]
        if context.counted or context.topic != "review" or not led or _CASES.fullmatch(led) is None:
            return None
    columns = {(i.token.term.column or "concluded") for i in results if i.token and i.token.term}
    if len(columns) > 1:
        columns.discard("vague")
    if len(columns) > 1:
        columns.discard("concluded")  # 已审结并纠正1件.
    if not columns:
        columns = {"other" if any(i.kind == "OTHER" for i in left) and not nouns else "total"}
    if len(columns) > 1:
        return None
    column = columns.pop()
    anchor = max((i.end for i in left if i.kind in REVIEW_GROUPS or i.kind in {"RESULT", "CONCLUDED"}), default=None)
    said = _OF_DISCLOSURE.sub("", text[anchor:start]) if anchor is not None else ""
    if len(rest_of(said)) >= 3 and column == "total":
        return None
    aside = ""
    instance = _INSTANCE.search(text, nouns[-1].end if nouns and nouns[-1].end <= start else start, end + 8)
    if instance is not None:
        aside = f"只说{instance.group()}的案件"
    party = _PARTY.search(text, max(0, start - 40), start)
    if party is not None and not _SELF.match(party[1] or party[2]):
        aside = f"只说{party.group()}的案件"
    own = _OWN_BUSINESS.search(text, max(0, start - 30), end) and "被申请" not in text[max(0, start - 12) : start]
    if own and not context.linked and context.heading != "review":
        # A reconsideration organ's own case load, unless the sentence ties it to disclosure.
        aside = "未写明是因政府信息公开引起的"
    if _FOR_OTHERS.search(text, max(0, start - 40), end):
        aside = "说的是作为复议机关或者代理人办理的案件"
    if _OLD.search(text, max(0, start - 14), start):
        aside = "说的是往年遗留的案件"
    other = _OTHER_CAUSE.search(text, max(0, start - 24), nouns[-1].start if nouns else start)
    if other is not None and not re.search(r"公开|信息|申请|答复|工作|事项|办理", other[1]):
        aside = f"说的是因{other[1]}引起的案件"
    if _NOT_OURS.match(text, end, end + 60):
        aside = "文中写明不是因政府信息公开引起的"
    cause = _CAUSE.search(text, max(0, start - 40), end)
    if cause is not None and not re.search(r"公开|信息|申请|答复", cause.group(1)):
        aside = f"说的是因{cause.group(1)}引起的案件"
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
    if noun is not None and _CONCERNS.search(text, max(0, noun.start - 16), noun.start):
        return None  # 申请内容涉及行政许可12件: what the requests are about.
    row = _PROACTIVE_ROWS[noun.kind] if noun is not None else context.document
    if not row:
        return None
    # 现行有效21件，其中以政府名义印发12件: in whose name, not in which year.
    # 重新公布1件 makes no new document.
    side = [i for i in side if i.kind not in _STEPS or text[max(0, i.start - 2) : i.start] != "名义"]
    side = [i for i in side if i.kind not in _STEPS or text[max(0, i.start - 1) : i.start] != "重"]
    if noun is None and not any(item.kind in _STEPS for item in side):
        return None
    step = [i for i in side if i.kind in _STEPS and i.end <= start]
    said = rest_of(text[step[-1].end : start]) if step else ""
    if noun is None and len(said) >= 2 and (said != "文件" or row == "regulations"):
        # 制定方案3件 counts another thing, however documents were spoken of before.
        return None
    context.document = row if row in {"regulations", "normative_documents"} else ""
    if row in {"regulations", "normative_documents"}:
        if unit not in COUNT_UNITS and unit != "部":
            return None
        if _PLANNED.search(text[start : start + 30].partition("。")[0]) or _MEANT_TO.search(
            text[max(0, start - 20) : start]
        ):
            return None  # 制定3部、修改5部、废止2部列入计划.
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
        if noun is None or unit not in COUNT_UNITS or _PAPERS.search(text[noun.start : start]):
            return None
        first = min(noun.start, start)
        if noun.text.endswith("事项") and not _DECIDED.search(text[max(0, first - 10) : first]):
            # 34项行政许可事项可网上申报: kinds of matters.
            return None
        if _NO_DECISION.search(text[max(0, noun.start - 6) : noun.start]):
            return None  # 不予行政处罚12件, 拟行政许可3件.
        if unit == "项" and _POWERS.search(text[max(0, noun.start - 60) : noun.start]):
            return None  # 认领权力事项：行政许可2项: what the organ may do.
        if _SHOWN.search(text[max(0, noun.start - 80) : noun.start]):
            # 公示行政许可170件、行政处罚5件: how many were shown, not how many were decided.
            return None
        named = "处理决定数" in text[noun.end : start]
        if unit == "条" and not named and not _DECIDED.search(text[max(0, noun.start - 10) : noun.start]):
            # 行政处罚决定1条 in a list of what was published counts items of information.
            return None
        column = "decisions"
    # 行政处罚信息12条 is what was published, not what was decided.
    if any(item.kind == "PUBLISH" for item in side) and column in {"decisions", "any", "amount"}:
        return None
    label = f"{LABELS[row]}{LABELS.get(column, '')}"
    return Meant(Subject("proactive", (row,), column, label), dimension="flow")


# 行政复议0次: the unit of a careless table; 依申请公开培训3次 counts another thing.
_AT_ONCE = re.compile(r"(?:共|共计|均?为|：)?")
_SHOWN = re.compile(
    r"(?:公开|公示|公布|发布|上传|推送|更新)(?:了|的|各类|相关)?(?:[^，。；：、\n]{0,16}(?:件|条|项|个|份|宗)[、，及和与以]{1,2})*$"
)
_NO_DECISION = re.compile(r"(?:不予|免予|免于|减轻|从轻|拟|建议|撤销|注销|不)(?:作出|实施|给予)?$")
_PLANNED = re.compile(r"(?:列入|纳入)[^，。；]{0,10}计划|拟(?:制定|修改|废止|出台)|报送审议|立法计划")
_MEANT_TO = re.compile(r"(?:拟|计划)(?:制定|出台|修订|废止|印发)[^，。；\d]{0,12}$")
_POWERS = re.compile(r"(?:事项|清单|权力|职权|目录)[^。；：，\n]{0,12}[：，][^。；\n]*$")
# 行政处罚文件4件, 行政处罚文书2份: papers and items, not decisions.
_CONCERNS = re.compile(r"(?:涉及|关于|有关|类别：|内容：)[^，。；\d]{0,8}$")
_PAPERS = re.compile(
    r"案卷|(?:处罚|强制)事项|立案|受案|线索|信息|文件|文书|决定书|案例|公示|清单|目录|事项库|裁量|流程"
)
_DECIDED = re.compile(r"(?:作出|处理|办理|办结|实施|下达|审批|核发|受理)[^，。；：、\d]{0,6}$")
# 以县政府为被告的案件: one party's, in a report that may count all.
_PARTY = re.compile(
    r"以([^，。；：、\d\n]{2,16}?)为(?:被申请人|被告|被诉)|([\u4e00-\u9fa5]{2,12}?)作为(?:被申请人|被告)"
)
_SELF = re.compile(r"[我本]|因")
_OF_DISCLOSURE = re.compile(r"^：(?:[我本]\w{1,3})?(?:因|由|涉及?|有关|关于)[^，。；\d]{0,12}公开[^，。；\d]{0,8}$")
_TARIFF = re.compile(r"每[件页张份次][^，。；\d]{0,4}$|\d[-~至—]$")
_SPAN = re.compile(r"\(含\)|以[下上内]|[-~至—]\d")
# 作为复议机关受理26件, 代理县政府应诉22件: what the organ decides or pleads for others.
_FOR_OTHERS = re.compile(
    r"(?:作为(?:行政)?复议(?:机关|机构)|(?:参与|协助|配合)[^，。；]{0,12}(?:应诉|复议|诉讼)|代理[^，。；]{0,8}(?:诉讼|应诉|复议))[^。；\n]*$"
)
# 承办行政复议案件30件，均非因政府信息公开引起.
_NOT_OURS = re.compile(
    r"[^。；\n]{0,30}[，(][^，。；\d]{0,4}均?(?:(?:非|不是|不属于|并非|不涉及|未涉及)[^，。；\d]{0,8}公开|与[^，。；\d]{0,8}公开[^，。；\d]{0,6}无关)"
)
_OLD = re.compile(r"遗留|跨年|旧案|积案")
# 征地纠纷引发诉讼20件.
_OTHER_CAUSE = re.compile(r"(?:^|[，。；：、\n])([^，。；：、\d\n因]{2,10}?)(?:引发|引起)(?:的)?$")
_CASES = re.compile(
    r"(?:全年|本年度?|年内)?(?:共|共有|有|发生|收到)?(?:涉及?|因)?(?:政府)?(?:信息公开)?(?:类)?(?:案件)?(?:数量?)?(?:共有|共计|共|有|为)?"
)
_INSTANCE = re.compile(r"[一二]审|再审|终审|上诉|申诉")
_AND_MORE = re.compile(r"(?:结果|判决|的)?(?:[或和及、与等]|以及)(?!\D{0,4}\d)")
_CAUSE = re.compile(r"因([^，。；：、]{2,16}?)(?:而)?(?:被|引发|引起|导致|产生|提起|申请行政复议)")
_OWN_BUSINESS = re.compile(
    r"复议机关|复议(?:申请|案件)?共?(?:受理|审理|审结)|(?:受理|审理|审结|办理|承办|办结|化解)[^，。；]{0,8}(?:复议|诉讼|应诉)|出庭应诉|行政应诉"
)
