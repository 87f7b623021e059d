"""Prose that leaves out what must be said, or is broken: content, years, text, privacy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ...model import Level
from ..printed import Paragraph, PrintedReport, PrintedSection
from .base import Case, Injected, Severity, defect
from .narrative import replaced


def _with_paragraphs(
    report: PrintedReport, number: int, change: Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]]
) -> PrintedReport:
    def edit(section: PrintedSection) -> PrintedSection:
        return replace(section, paragraphs=change(section.paragraphs)) if section.number == number else section

    return report.map_sections(edit)


def _text(report: PrintedReport, number: int) -> str:
    return "\n".join(p.text for s in report.sections if s.number == number for p in s.paragraphs)


@defect("fee_unreported", "narrative", "第六部分没有说明信息处理费", severity="warning")
def _fee_unreported(case: Case) -> Injected | None:
    if case.report.year < 2021 or "信息处理费" not in _text(case.report, 6):
        return None
    report = _with_paragraphs(case.report, 6, lambda _: (Paragraph(case.sentence("nothing_on_fees")),))
    return Injected(report, "第六部分没有报告收取信息处理费的情况", section=6)


@defect("assessment_unreported", "narrative", "政府报告没有工作考核、社会评议、责任追究结果", severity="warning")
def _assessment_unreported(case: Case) -> Injected | None:
    if case.report.level is not Level.GOVERNMENT:
        return None
    found = [s for s in case.report.statements if s.name == "assessment"]
    report = replaced(case.report, 1, found[0].text, case.sentence("nothing_on_assessment")) if found else None
    return Injected(report, "没有工作考核、社会评议和责任追究结果", section=1) if report is not None else None


@defect("improvements_missing", "narrative", "只有问题没有改进情况", severity="warning")
def _improvements_missing(case: Case) -> Injected | None:
    five = [s for s in case.report.sections if s.number == 5]
    if not five or len(five[0].paragraphs) != 2:
        return None
    report = _with_paragraphs(case.report, 5, lambda paragraphs: paragraphs[:1])
    return Injected(report, "第五部分没有改进情况", section=5)


@defect("problems_missing", "narrative", "只有改进没有问题", severity="warning")
def _problems_missing(case: Case) -> Injected | None:
    five = [s for s in case.report.sections if s.number == 5]
    if not five or len(five[0].paragraphs) != 2:
        return None
    plans = Paragraph(case.sentence("plans_only"))
    report = _with_paragraphs(case.report, 5, lambda _: (plans,))
    return Injected(report, "第五部分没有说存在什么问题", section=5)


@defect("stale_year", "narrative", "正文把本年度工作写成上一年", severity="warning")
def _stale_year(case: Case) -> Injected | None:
    year = str(case.report.year)
    found = [s for s in case.report.statements if s.section == 1 and s.text.startswith(year) and s.measures]
    if not found:
        return None
    statement = case.rng.choice(found)
    new = str(case.report.year - 1) + statement.text[len(year) :]
    report = replaced(case.report, 1, statement.text, new)
    return Injected(report, f"“{new}”的年份应为 {year} 年", section=1) if report is not None else None


def _spoil(
    kind: str,
    title: str,
    change: Callable[[Case, str], str],
    severity: Severity = "warning",
    sections: tuple[int, ...] = (1, 5),
) -> None:
    @defect(kind, "narrative", title, severity=severity)
    def inject(case: Case) -> Injected | None:
        places = [(s.number, i) for s in case.report.sections if s.number in sections for i in range(len(s.paragraphs))]
        if not places:
            return None
        number, at = case.rng.choice(places)

        def edit(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
            return tuple(replace(p, text=change(case, p.text)) if i == at else p for i, p in enumerate(paragraphs))

        report = _with_paragraphs(case.report, number, edit)
        return Injected(report, title, section=number) if report != case.report else None


def _doubled(_: Case, text: str) -> str:
    # 公开 and 群众 are left out: 公开公开事项, 方便群众群众满意 can be read as two words.
    words = ("政府信息", "信息公开", "工作", "制度", "内容")
    return next((text.replace(word, word + word, 1) for word in words if word in text), text)


def _unpaired(case: Case, text: str) -> str:
    return text[:-1] + case.sentence("unclosed") if text.endswith("。") else text


def _identity_number(case: Case) -> str:
    """An identity-card number with a valid check digit; the area code 999999 belongs to no place."""
    body = f"9999991980{case.rng.randint(1, 12):02d}{case.rng.randint(1, 28):02d}{case.rng.randint(1, 999):03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True)) % 11
    return body + "10X98765432"[rest]


_spoil("words_doubled", "词语重复", _doubled)
_spoil("bracket_unpaired", "括号、引号不成对", _unpaired)
_spoil("placeholder_text", "正文留有占位符", lambda case, text: text + case.sentence("placeholder"))
_spoil("traditional_mixed", "繁简混用", lambda _, text: text.replace("信息", "資訊", 1).replace("公开", "公開", 1))
_spoil(
    "identity_card",
    "正文出现居民身份证号码",
    lambda case, text: text + case.sentence("identity_card", identity=_identity_number(case)),
)
_spoil(
    "mobile_number",
    "正文出现个人手机号码",
    lambda case, text: text + case.sentence("mobile_number", mobile=f"1990000{case.rng.randint(1000, 9999)}"),
)


@defect("subsections_misnumbered", "narrative", "小标题序号重复", severity="warning")
def _subsections_misnumbered(case: Case) -> Injected | None:
    def edit(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(
            replace(p, heading=re.sub("^[（(]四[）)]", "（三）", p.heading)) if p.topic == "platform" else p
            for p in paragraphs
        )

    report = _with_paragraphs(case.report, 1, edit)
    return Injected(report, "总体情况第四个小标题的序号印作“（三）”", section=1) if report != case.report else None
