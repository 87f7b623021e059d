"""The fixed words on statements about figures, Chinese and English (文中数字表述的用语)."""

from __future__ import annotations

import re

from ..model import ClaimVerdict

CLAIM_NAMES = {
    ClaimVerdict.CONTRADICTS: ("不符", "Contradicts"),
    ClaimVerdict.QUESTION: ("待核", "Question"),
    ClaimVerdict.AGREES: ("相符", "Agrees"),
    ClaimVerdict.NOT_JUDGED: ("未判", "Not judged"),
}
CLAIM_SYMBOLS = {
    ClaimVerdict.CONTRADICTS: "≠",
    ClaimVerdict.QUESTION: "?",
    ClaimVerdict.AGREES: "✓",
    ClaimVerdict.NOT_JUDGED: "◦",
}
# How a statement was understood, by the names that the record gives; this year and no relation are not told.
CLAIM_YEARS = {
    "last": ("上年", "last year"),
    "cumulative": ("累计", "cumulative"),
    "partial": ("年内一段时间", "part of the year"),
    "plan": ("计划或要求", "a plan"),
    "other": ("其他年份", "another year"),
}
CLAIM_SCOPES = {
    "self": ("本机关", "this organ"),
    "region": ("全区域（全系统）", "the whole region or system"),
    "own_level": ("本级", "own level"),
    "on_behalf": ("代表政府", "on behalf of the government"),
    "other_body": ("其他机关", "another organ"),
}
CLAIM_RELATIONS = {
    "part": ("其中的一部分", "part of a whole"),
    "closed_part": ("分项", "one of all parts"),
    "included": ("含在内", "included"),
    "besides": ("另有", "besides"),
    "share": ("占比", "share"),
    "change": ("增减", "change"),
    "all": ("全部", "all"),
    "total": ("合计", "total"),
}

# Reasons come in Chinese from where the statements are judged; one that is not here is shown as it comes.
_REASONS_EN = {
    "表格没有对应的数据项": "no such figure in the tables",
    "没有可核对的件数": "no count to check it against",
    "表格不列申请方式，只与本句合计核对": "the tables do not list channels; checked against the sentence's total only",
    "表格对应的数据未读出或为空": "the figure in the table is unread or blank",
    "说的是上年数据": "speaks of last year",
    "累计数，与本年表格口径不同": "a cumulative number; the tables are of one year",
    "累计数，未写明期间": "a cumulative number without its period",
    "只涉及年内一段时间": "speaks of part of the year",
    "计划或要求，不是已发生的数据": "a plan or a requirement",
    "说的是其他年份": "speaks of another year",
    "只是其中一部分": "only a part of it",
    "说的是其余部分": "speaks of the rest",
    "见“全部办结”与结转的核对": "see the check of carried-over requests",
    "没有写明是制发、废止还是现行有效": "does not say whether issued, repealed or in force",
    "未写明是因政府信息公开引起的": "does not say that disclosure work caused it",
    "没有写明是与上年相差的件数，还是上年的件数": "may be the difference from last year or last year's number",
    "同句另有合计数，这里只是其中一部分": "the sentence gives the total as well; this is a part of it",
    "说的是作为复议机关或者代理人办理的案件": "speaks of cases that the organ decides or pleads for others",
    "是各类案件的总数，其中只有一部分涉及政府信息公开": "is of cases on all matters, some of them on disclosure",
    "文中写明不是因政府信息公开引起的": "the text says that disclosure work did not cause it",
    "件数是约数，不核对百分比": "the count is approximate",
    "没有可用的分子或分母": "no usable part or base",
    "分母为零": "the base is zero",
    "文中没有写明分母": "the base is not stated",
    "表格没有对应的比率": "no such rate in the tables",
    "口径与表格不同": "not what the tables count",
    "比率的变化，表格没有对应数据": "a change of a rate; the tables have none",
    "没有写明增减方向": "does not say whether up or down",
    "说的不是本年": "does not speak of this year",
    "文中没有上年数，表格也没有这一项": "neither the text nor the tables have last year's number",
    "未提供上年报告，文中也没有上年数": "last year's report is not given and the text lacks its number",
    "本年或上年的数据未读出": "this or last year's figure is unread",
    "没有写明是收到还是办理": "does not say whether received or handled",
    "所列部分没有写明是全部，不要求等于合计": "the list does not say that it is complete, so it need not make up the total",
    "说的是公文、信息的公开属性，不是申请的件数": "speaks of how documents are marked, not of requests",
    "与同句所列其他情形并列，合起来才是收到的件数": "listed beside others that together make up what was received",
    "撤回的申请另计": "withdrawn requests are counted apart",
    "收到之后受理的件数，可能少于收到的件数": "accepted after arrival: may be fewer than arrived",
    "收到的件数与实际受理、登记的件数分开说": "tells requests that arrived apart from those accepted or registered",
    "说的是补正之前的件数": "speaks of the number before corrections",
    "失效与废止分开说": "tells documents that lapsed apart from those repealed",
    "说的是往年遗留的案件": "speaks of cases left over from earlier years",
    "只说结转的申请": "speaks of carried-over requests only",
    "说的是复议之后起诉的案件": "speaks of reconsiderations that went on to court",
    "同句分几处说同一结果（如按不同条款），合计与表格不同，没有写明是否列全": (
        "the sentence tells one outcome in several places that do not make up the table's figure, "
        "without saying that all are listed"
    ),
    "同一部分另有与表格相符的总数，这里说的是其中一部分申请": (
        "the same section states the total as the table has it; this speaks of some of the requests"
    ),
    "与处理结果并列，不是收到的件数": "listed beside outcomes, not a number received",
    "是更大范围的件数，其中一部分是本机关的": "is of more bodies, of which this one is a part",
    "说的是清理的结果，不是现行有效的总数": "speaks of documents looked through, not of all in force",
    "同句说的是历年累计": "the same sentence speaks of all years together",
}
# Reasons that name words of the text.
_PATTERNS_EN = (
    (re.compile(r"^只数了其中一部分（(.*)）$"), "counts only part of them ({})"),
    (re.compile(r"^是(“.*”)的一部分$"), "a part of {}"),
    (
        re.compile(r"^文中写明(“.*”)，各部分之和可以大于合计$"),
        "the text says {}: the parts may make up more than the total",
    ),
    (re.compile(r"^只说(.*)的案件$"), "speaks of some cases only: {}"),
    (re.compile(r"^说的是因(.*)引起的案件$"), "speaks of cases caused by {}"),
    (re.compile(r"^说的是(“.*”)的件数$"), "speaks of {}"),
    (re.compile(r"^说的是(“.*”)的件数，不能确定是本机关的$"), "speaks of {}, which may not be this organ"),
    (re.compile(r"^说的是(“.*”)的那些，由谁收到没有写明$"), "speaks of {}, without saying who received them"),
    (re.compile(r"^说的是(“.*”)的件数，不是本机关的$"), "speaks of {}, not of this organ"),
    (re.compile(r"^文中写明(未|不)(?:计入|列入|纳入|统计在).*$"), "the text says that it is not counted in the table"),
    (re.compile(r"^没有写明是政府信息公开申请（(.*)）$"), "does not say that these are disclosure requests ({})"),
    (re.compile(r"^与(\d{4})年相比，不是上年$"), "compares with {}, not with last year"),
    (re.compile(r"^说的是(.*)，不是本机关办理的件数$"), "speaks of {}, not of what this organ handled"),
)


def reason_text(reason: str, lang: str) -> str:
    """Why a statement was not judged, in this language."""
    if lang == "zh":
        return reason
    for pattern, english in _PATTERNS_EN:
        if (match := pattern.match(reason)) is not None:
            return english.format(match.group(1))
    return _REASONS_EN.get(reason, reason)
