"""What other numbers of its sentence make clear about a number of documents (同句各数的关系：文件)."""

from __future__ import annotations

import re
from itertools import pairwise

from .model import Claim, Relation, Subject, Year
from .siblings_of_requests import ASKED, is_received
from .words import LABELS

MARKED_AS = "说的是公文、信息的公开属性，不是申请的件数"
"""Why 依申请公开18件 and 不予公开16件 behind 制发文件86件 count no requests."""
_SHOWN = re.compile(r"主动公开(?:的|类)?(?:公文|文件|(?:政府)?信息)?(?:数量?|总数)?$")
_MADE = re.compile(r"属性|确定|认定|审查|审核|制发|制作|印发|标注|界定|公文|发文|定为|列为|作为")
_DIGITS = re.compile(r"[\d０-９,，.、；（）()\s]")


def of_documents(said: list[Claim]) -> list[Claim]:
    """印发公文300件，主动公开200件、依申请公开60件、不予公开40件: what documents were marked as."""
    shown = next((c for c in said if c.subject.area == "other" and _SHOWN.search(c.subject.label)), None)
    if shown is None or any(is_received(c) for c in said if c.number < shown.number):
        return []
    later = [c for c in said if c.number > shown.number and c.quantity.unit == shown.quantity.unit]
    asked = [c for c in later if c.subject.rows == ("processed",) and not ASKED.search(c.quote.text)]
    denied = [c for c in later if c.subject.rows == ("denied_*",)]
    pieces = shown.quantity.unit == "条" and shown.relation is Relation.PART
    if any(is_received(c) for c in later) or not (denied or pieces or _MADE.search(shown.sentence.text)):
        return []
    return [c._replace(aside=MARKED_AS) for c in [*asked, *denied]]


def documents_in_turn(said: list[Claim]) -> list[Claim]:
    """公开规范性文件4件；废止2件；现行有效21件: the three figures of table 2, whatever the first verb is."""
    stock = [c for c in said if c.subject.rows == ("normative_documents",) and c.subject.column == "in_force"]
    if not stock:
        return []
    found = []
    for claim in said:
        loose = claim.subject.area == "other" or claim.subject.column == "any"
        if claim.number > stock[0].number or not loose or claim.relation is not Relation.NONE:
            continue
        if claim.quantity.unit != stock[0].quantity.unit or claim.year is not Year.THIS:
            continue
        said_of = claim.subject.label if claim.subject.area == "other" else _DIGITS.sub("", claim.quote.text)
        column = next((name for name, words in _TURNS if words.search(said_of)), "")
        if column:
            label = LABELS["normative_documents"] + LABELS[column]
            subject = Subject("proactive", ("normative_documents",), column, label)
            found.append(claim._replace(subject=subject))
    return found


_TURNS = (
    (
        "issued",
        re.compile(
            r"(?:^|[年度内共])(?:对外|主动|依法|共)?(?:公开|发布|公开发布|出台|印发|制定)(?:行政)?规范性文件[件份个]?$"
        ),
    ),
    (
        "repealed",
        re.compile(r"^(?:已|另|并|被|予以|同时|宣布|经|清理|依法|集中|应当)*(?:废止|失效)(?:的|了|规范性文件|文件)?$"),
    ),
)


def ended_twice(said: list[Claim]) -> list[Claim]:
    """失效2件、废止4件: two ways to end, and which of them the table counts is not said."""
    ended = [c for c in said if c.subject.area == "proactive" and c.subject.column == "repealed" and not c.none]
    rows = {row for c in ended for row in c.subject.rows}
    apart = len(ended) > 1 and len(rows) == 1 and len({_DIGITS.sub("", c.quote.text)[:2] for c in ended}) > 1
    return [c._replace(qualified=("失效与废止分开说",)) for c in ended] if apart else []


def cleared_up(said: list[Claim]) -> list[Claim]:
    """共清理23件，继续有效15件，拟修改6件，宣布失效2件: what became of those looked at, no count of all in force."""
    stock = [c for c in said if c.subject.area == "proactive" and c.subject.column == "in_force"]
    if not stock or not _AMENDED.search(stock[0].sentence.text):
        return []
    place = stock[0].sentence.start
    before = stock[0].sentence.text[: stock[0].quote.start - place]
    if "继续有效" in stock[0].quote.text and _CHANGED.search(stock[0].sentence.text):
        before += "清理"  # 废止2件、修改3件、继续有效16件: the three ends of looking through.
    return [c._replace(aside="说的是清理的结果，不是现行有效的总数") for c in stock] if "清理" in before else []


_CHANGED = re.compile(r"(?:修改|修订)\s*\d")
_AMENDED = re.compile(r"修改|修订|保留|宣布失效")


def of_a_wider_circle(said: list[Claim]) -> list[Claim]:
    """县政府行政规范性文件86件，其中我局起草的21件: the first number is of more bodies than this one."""
    found = []
    for whole, part in pairwise(said):
        if whole.subject.area != "proactive" or part.whole != whole.number:
            continue
        place = whole.sentence.start
        if _OURS.match(whole.sentence.text[whole.quote.end - place : part.quote.end - place]):
            found.append(whole._replace(aside="是更大范围的件数，其中一部分是本机关的"))
    return found


_OURS = re.compile(r"[^。；]{0,4}其中[，,]?[我本](?:局|办|单位|机关|部门|委|厅|镇|乡|街道|院)")
