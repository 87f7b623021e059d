"""正文中的年份：是否沿用了往年的文字。

## 检查什么

正文以往年（如上一年）作为本年工作的时间的，例如 2024 年度的报告写“2023年，我局共收到申请……”。前言称所编制的
是另一年度报告的，也列为疑误。与上年比较、上年结转、文件名称、下一年计划、对往年的回顾（写明“自……以来”等）不在其内；同一段里
另有本年年份的，列为待核。

## 为什么

套用上年报告时漏改年份，会使人无法判断数据属于哪一年。

## 不合规示例

2024 年度报告：“2023年，我局通过网站主动公开政府信息 120 条。”

## 合规示例

2024 年度报告：“2024年公开 120 条，比2023年增加 20 条。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...claims import Statements, Verdict, Year
from ...model import Quote, Report, Severity
from ..base import Judgement, failed, passed, rule
from ._prose import paragraphs

_FRAME = re.compile(
    r"(?:^|(?<=[。；，：:）)\s])|(?<=情况)|(?<=方面))(?:截[至止])?\s*(20\d{2})\s*(?:年度?)(?:全年|以来|期间)?(?:，|,|、|，?\s*(?=我|本|全|共|累计|通过|政务|政府|门户|网站|公众号|微信|对外|向社会|各|区|县|市|镇|街道|未|没有|主动|公开|发布|制发|新|制定|出台|组织|开展|举办|接到|接收|答复|因|收到|受理|办理))"
)
_COMPARES = re.compile(
    r"比|较|同期|同比|结转|以来|自20|自\s*20|从20|至20|—|修订|印发|上年|去年|回顾|上一年|历年|引发|遗留|留存|留下|结余|剩余|未办[结完]|转入|转来"
)
# 编制了《…2023年政府信息公开工作年度报告》 before a report on 2024.
_MADE = re.compile(
    r"(?:编制|编写|撰写|形成|制作|现将|现公布|现发布)[^。；\n]{0,40}?(?<!\d)(?P<year>20\d{2})\s*年度?[^。；\n]{0,12}政府信息公开(?:工作)?年度报告"
)
_TITLE = re.compile(r"《[^》]{0,80}》")


@rule(
    code="N805",
    title="正文的年份疑为沿用往年",
    title_en="A year in the text looks left over from an earlier report",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第四十九条：年度报告公布的是上一年度的政府信息公开工作情况",
)
def check(report: Report, claims: Statements) -> Iterator[Judgement]:
    """One judgement for each paragraph that dates this year's work otherwise."""
    year = report.identity.year
    if year is None:
        return
    found = False
    for paragraph in paragraphs(report, preamble=False):
        if paragraph.section.number in (2, 3, 4) and len(paragraph.text) < 15:
            continue
        plain = _TITLE.sub(lambda m: "　" * len(m.group()), paragraph.text)
        for match in _FRAME.finditer(plain):
            named = int(match.group(1))
            sentence = _sentence(plain, match.start())
            if re.search(rf"{year}\s*年|本年|今年", sentence):
                continue
            if named == year or named < year - 6 or _COMPARES.search(sentence) or not _reports(sentence, named, year):
                continue
            start = paragraph.start + match.start(1)
            if _last_year_stands_beside(claims, paragraph.section.number, start):
                continue
            found = True
            quote = paragraph.quote(match.start(1), min(len(paragraph.text), match.end() + 16))
            contrasted = re.search(rf"{year}\s*年|本年|今年|年内", plain) is not None
            yield _finding(claims, quote, named, year, Severity.QUESTION if contrasted else Severity.WARNING)
            break
    for paragraph in paragraphs(report):
        for match in _MADE.finditer(paragraph.text) if paragraph.section.number == 0 else ():
            if int(match["year"]) != year and f"{year}年" not in paragraph.text.replace(" ", ""):
                found = True
                quote = paragraph.quote(match.start("year"), match.end())
                yield _finding(claims, quote, int(match["year"]), year, Severity.WARNING)
    if not found:
        yield passed("years")


def _last_year_stands_beside(claims: Statements, section: int, start: int) -> bool:
    """2023年收到申请6件, as last year's report says, in a report that states this year's number elsewhere."""
    said = [c for c in claims.claims if c.sentence.section == section and c.sentence.start <= start < c.sentence.end]
    last = {c.number: c.subject.key for c in said if c.year is Year.LAST}
    agrees = {n for check in claims.of_kind("last_year") if check.verdict is Verdict.AGREES for n in check.claims}
    own = {c.subject.key for c in claims.claims if c.year is Year.THIS}
    return bool(last) and set(last) <= agrees and set(last.values()) <= own


def _sentence(text: str, start: int) -> str:
    begin = max(text.rfind("。", 0, start), text.rfind("；", 0, start)) + 1
    end = text.find("。", start)
    return text[begin : end if end >= 0 else len(text)]


def _reports(sentence: str, named: int, year: int) -> bool:
    """Whether the sentence reports work done; next year's plans are none."""
    if named > year:
        return (
            re.search(r"将|计划|下一步|拟|继续|力争|要", sentence) is None
            and re.search(
                r"\d+\s*[件条次份]|未收到|没有|未(?:接到|发生|产生|受理|出现)|无(?:依申请|政府信息|行政|信息)", sentence
            )
            is not None
        )
    return re.search(r"获评|荣获|被评|测评|评估|考核结果|审计|巡视|整改", sentence) is None


def _finding(claims: Statements, quote: Quote, named: int, year: int, severity: Severity) -> Judgement:
    before = claims.previous
    same = before is not None and any(quote.text[:12] in section.text for section in before.sections)
    hint = "；上年报告有相同的文字" if same else ""
    return failed(
        f"section.{quote.section}.{named}.{quote.start}",
        f"{year} 年度的报告写“{quote.text.strip()}”，疑为沿用 {named} 年的文字{hint}",
        f"A report on {year} dates its work {named}",
        quotes=[quote],
        severity=severity,
    )
