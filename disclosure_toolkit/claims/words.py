"""What the words around a number may tell: areas, units, names; and what was spoken of before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from .model import Subject
from .tokens import NOTE, Item

CUMULATIVE = "累计数，未写明期间"
THAN_LAST_YEAR = "没有写明是与上年相差的件数，还是上年的件数"
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
FLOW = {
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
    "beside_companies": "商业企业以外的组织申请",
    "legal_persons": "法人申请",
    "channel.online": "网络申请",
    "channel.post": "信函申请",
    "channel.in_person": "当面申请",
    "channel.fax_mail": "传真、邮件申请",
    "channel.other": "其他方式申请",
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
_NO_WORD = re.compile(r"[^\u4e00-\u9fa5A-Za-z]+")
_BRACKETED = re.compile(r"\([^()\n]{1,30}\)")
_CUTS = "，。；：、()\n"
CUT = re.compile(f"[{_CUTS}]")
_LAST_CUT = re.compile(f".*[{_CUTS}]", re.DOTALL)
_LABEL_NOISE = re.compile(
    r"20\d{2}年度?|本年度|本年|全年|今年|累计|共计|总计|合计|(?<!公)共(?![资享建同产青])|其中|包括|我局|我办|约|近|分别|各类|\d+"
)
# 由政府网站67条和政务新媒体32条组成: each name ends where the next begins.
_COUNTED_BEFORE = re.compile(r"^.*\d[条件篇次份个项](?:[和与及、]|以及)")
_NAME_BEHIND = re.compile(r"(?![和与及、])[\u4e00-\u9fa5]{1,10}")
_LED_BY = frozenset("为是有由")
_MADE_UP = frozenset({"组成", "构成", "合成"})


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
    counted: bool = False
    year: int | None = None


class Meant(NamedTuple):
    """The subject found, and what qualifies it.

    :ivar subject: a counted thing of its own (``other``) gets its label only once it is known to be a claim.
    """

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


def after_cut(text: str, first: int, end: int) -> int:
    """Where the clause begins that ``end`` stands in, not before ``first``."""
    cut = _LAST_CUT.match(text, first, end)
    return cut.end() if cut is not None else first


def rest_of(text: str) -> str:
    """The words of a span that are not mere filler (共, 为, 数量 …)."""
    return _NO_WORD.sub("", _FILLER.sub("", NOTE.sub("", text) if "(" in text else text))


def labelled(subject: Subject, left: list[Item], text: str, start: int, end: int) -> Subject:
    """The subject; a counted thing of its own with the name that the words around the number give it."""
    if subject.area != "other" or subject.label:
        return subject
    return Subject("other", label=other_label(left, text, start, end))


def other_label(left: list[Item], text: str, start: int, end: int) -> str:
    """A short name for a counted thing of its own: 通过门户网站发布信息."""
    first = max(0, start - 40)
    plain = text[first:start]
    if ")" in plain:
        plain = _BRACKETED.sub(lambda match: "\0" * len(match.group()), plain)
    begin = first + after_cut(plain, 0, len(plain))
    previous = next((item.end for item in reversed(left) if item.kind == "NUMBER"), 0)
    said = plain[max(begin, previous) - first :].replace("\0", "")
    counted = _COUNTED_BEFORE.match(said)
    name = _LABEL_NOISE.sub("", said[counted.end() :] if counted is not None else said)
    after = _NAME_BEHIND.match(text, end, end + 10)
    if after is not None and after.group() not in _MADE_UP:
        name += "…" + after.group()
    name = name.strip("… ")
    return (name[1:] if name[:1] in _LED_BY else name) or "未写明"
