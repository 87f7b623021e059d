"""Statements that contradict the tables, each other or last year's report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model import Level
from ..narrative import ORGANISATIONS
from ..printed import PrintedReport, PrintedSection, Statement
from ..prose import FULL_WIDTH, chinese_numeral
from .base import Case, Injected, Severity, defect


def replaced(report: PrintedReport, section: int, old: str, new: str) -> PrintedReport | None:
    """The report with one passage of a section reworded; ``None`` where it does not stand exactly once."""
    text = "\n".join(p.text for s in report.sections if s.number == section for p in s.paragraphs)
    if text.count(old) != 1:
        return None

    def change(printed: PrintedSection) -> PrintedSection:
        if printed.number != section:
            return printed
        paragraphs = tuple(replace(p, text=p.text.replace(old, new)) for p in printed.paragraphs)
        return replace(printed, paragraphs=paragraphs)

    return report.map_sections(change)


def forms(number: int) -> Iterator[tuple[str, int]]:
    """The ways in which a report may write a number, each with the index of its way."""
    yield str(number), 0
    if number >= 1000:
        yield f"{number:,}", 1
    yield str(number).translate(FULL_WIDTH), 2
    if 0 < number < 100:
        yield chinese_numeral(number), 3


def _written(number: int, way: int) -> str:
    return {index: text for text, index in forms(number)}.get(way, str(number))


def renumbered(report: PrintedReport, statement: Statement, measure: str, wrong: int) -> PrintedReport | None:
    """The report with one number of a statement changed; ``None`` where it cannot be told which it is."""
    number = statement.measures[measure]
    if not isinstance(number, int):
        return None
    for text, way in forms(number):
        places = [i for i in range(len(statement.text)) if _stands_at(statement.text, text, i)]
        if len(places) == 1:
            at = places[0]
            new = statement.text[:at] + _written(wrong, way) + statement.text[at + len(text) :]
            return replaced(report, statement.section, statement.text, new)
    return None


_NUMERALS = "零一二三四五六七八九十两"


def _stands_at(text: str, number: str, at: int) -> bool:
    """Whether the number stands here whole, and not as part of a longer one."""
    if not text.startswith(number, at):
        return False
    around = text[at - 1 : at] + text[at + len(number) : at + len(number) + 1]
    return not any(char.isdigit() or char in _NUMERALS or char in ",.%" for char in around)


def _statements(case: Case, measure: str) -> list[Statement]:
    return [s for s in case.report.statements if isinstance(s.measures.get(measure), int)]


def _own_or_region(case: Case, statement: Statement) -> Severity | None:
    """A government's sentence on documents may mean its own or its whole region's."""
    documents = any(name.startswith("documents") for name in statement.measures)
    return "warning" if documents and case.report.level is Level.GOVERNMENT else None


def _closed(statement: Statement) -> bool:
    """Whether the parts named are all there are; lists after 其中 are often partial, so that less proves nothing."""
    return "组成" in statement.text or any(name.startswith("share_") for name in statement.measures)


def _wrong_number(
    kind: str,
    measure: str,
    title: str,
    keys: tuple[str, ...] = (),
    *,
    severity: Severity = "error",
    needs_previous: bool = False,
    only_with: tuple[str, ...] = (),
    parts: bool = False,
) -> None:
    """``parts``: the number is a part of a whole that the sentence states."""

    @defect(kind, "narrative", title, severity=severity, needs_previous=needs_previous)
    def inject(case: Case) -> Injected | None:
        found = [s for s in _statements(case, measure) if all(name in s.measures for name in only_with)]
        if not found:
            return None
        statement = case.rng.choice(found)
        number = int(statement.measures[measure])
        steps = (1, 2, 5) if number < 3 or (parts and not _closed(statement)) else (1, 3, 7, -1, -2)
        wrong = number + case.rng.choice(steps)
        report = renumbered(case.report, statement, measure, wrong)
        if report is None:
            return None
        printed = tuple(key for key in keys if key in case.report.figures())
        detail = f"{title}：应为 {number}，写作 {wrong}（{statement.text}）"
        return Injected(report, detail, printed, statement.section, _own_or_region(case, statement))


def _row(row: str, column: str = "total") -> tuple[str, ...]:
    return (f"requests.{row}.{column}",)


_ORGANISATIONS = tuple(f"requests.received.{column}" for column in ORGANISATIONS)

for _measure, _title, _keys in (
    ("received", "文字所说新收件数与表三不符", _row("received")),
    ("carried_in", "文字所说上年结转件数与表三不符", _row("carried_in")),
    ("all", "文字所说收办总数与表三不符", (*_row("received"), *_row("carried_in"))),
    ("handled", "文字所说办结件数与表三不符", _row("handled_total")),
    ("carried_out", "文字所说结转下年度件数与表三不符", _row("carried_out")),
    ("natural", "文字所说自然人申请件数与表三不符", _row("received", "natural_person")),
    ("organisations", "文字所说法人或其他组织申请件数与表三不符", _ORGANISATIONS),
    ("granted", "文字所说予以公开件数与表三不符", _row("granted")),
    ("partly_granted", "文字所说部分公开件数与表三不符", _row("partly_granted")),
    ("denied", "文字所说不予公开件数与表三不符", ()),
    ("unavailable", "文字所说无法提供件数与表三不符", ()),
    ("not_processed", "文字所说不予处理件数与表三不符", ()),
    ("other", "文字所说其他处理件数与表三不符", ()),
    ("reconsideration", "文字所说行政复议件数与表四不符", ("review.reconsideration.total",)),
    ("litigation", "文字所说行政诉讼件数与表四不符", ("review.litigation_direct.total",)),
    ("documents_issued", "文字所说规范性文件制发件数与表二不符", ("proactive.normative_documents.issued",)),
    ("documents_repealed", "文字所说规范性文件废止件数与表二不符", ("proactive.normative_documents.repealed",)),
    ("documents_in_force", "文字所说规范性文件现行有效件数与表二不符", ("proactive.normative_documents.in_force",)),
):
    _wrong_number(f"says_{_measure}", _measure, _title, _keys)

# One item may stand on two platforms: such a sum is very likely, not certainly, wrong.
_wrong_number(
    "parts_site",
    "site_count",
    "分项之和与总数不符",
    only_with=("media_count", "published"),
    parts=True,
    severity="warning",
)
_wrong_number("parts_nested", "part_c", "第二层分项之和与上一层不符", only_with=("part_a", "part_b"), parts=True)
_wrong_number(
    "compared_more",
    "increase",
    "较上年增加的件数与上年报告不符",
    _row("received"),
    severity="warning",
    needs_previous=True,
)
_wrong_number(
    "compared_fewer",
    "decrease",
    "较上年减少的件数与上年报告不符",
    _row("received"),
    severity="warning",
    needs_previous=True,
)


@defect("parts_exceed", "narrative", "其中的一项大于总数")
def _parts_exceed(case: Case) -> Injected | None:
    found = [s for s in _statements(case, "part_a") if "published" in s.measures]
    if not found:
        return None
    statement = case.rng.choice(found)
    wrong = int(statement.measures["published"]) + case.rng.randint(5, 60)
    report = renumbered(case.report, statement, "part_a", wrong)
    detail = f"其中一项 {wrong} 大于总数 {statement.measures['published']}"
    return Injected(report, detail, section=statement.section) if report is not None else None


@defect("stated_twice", "narrative", "同一数量前后两说", severity="question")
def _stated_twice(case: Case) -> Injected | None:
    found = _statements(case, "media_count")
    # What is pushed (推送) need not be what is published (发布、公开).
    again = [statement for statement in found[1:] if "发布" in statement.text]
    if not again:
        return None
    number = int(again[0].measures["media_count"])
    # A slip is near; a number far off may count something else.
    report = renumbered(case.report, again[0], "media_count", number + case.rng.randint(1, max(1, number // 15)))
    detail = f"新媒体发布条数先写 {number}，后文另写他数"
    return Injected(report, detail, section=1) if report is not None else None


@defect("published_twice", "narrative", "全年公开总数前后两说", severity="question")
def _published_twice(case: Case) -> Injected | None:
    found = _statements(case, "published")
    five = [s for s in case.report.sections if s.number == 5 and s.paragraphs]
    if not found or not five:
        return None
    number = int(found[0].measures["published"])
    wrong = number + case.rng.choice((1, 2, 10))
    lead = f"{case.report.year}年，{case.report.self_name}共公开信息{wrong}条，但仍有差距。"
    text = five[0].paragraphs[0].text
    report = replaced(case.report, 5, text, lead + text)
    detail = f"总体情况说公开 {number} 条，第五部分说 {wrong} 条"
    return Injected(report, detail, section=5) if report is not None else None


def _wrong_percent(
    kind: str, measures: tuple[str, ...], title: str, keys: tuple[str, ...], previous: bool, base: str = ""
) -> None:
    """``base``: words without which the sentence leaves open what the share is of."""

    @defect(kind, "narrative", title, severity="warning" if previous else "error", needs_previous=previous)
    def inject(case: Case) -> Injected | None:
        pairs = [(s, m) for s in case.report.statements for m in measures if str(s.measures.get(m, "")).endswith("%")]
        if not pairs:
            return None
        statement, measure = case.rng.choice(pairs)
        old = str(statement.measures[measure])
        shift = case.rng.choice((1.3, 4.0, 9.9))
        new = f"{float(old[:-1]) + shift:.1f}%"
        report = replaced(case.report, statement.section, statement.text, statement.text.replace(old, new, 1))
        detail = f"{title}：应为 {old}，写作 {new}"
        severity: Severity | None = "warning" if base not in statement.text else None
        return Injected(report, detail, keys, statement.section, severity) if report is not None else None


_OUTCOMES = ("share_granted", "share_unavailable")
_wrong_percent("share_of_handled", _OUTCOMES, "占办结总数的百分比有误", (), previous=False, base="占办结")
_wrong_percent("share_of_published", ("share_site", "share_media"), "占发布总数的百分比有误", (), previous=False)
_wrong_percent("growth", ("growth", "decline"), "同比百分比与上年报告不符", _row("received"), previous=True)


@defect("none_claimed", "narrative", "表三有申请而文字说未收到")
def _none_claimed(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if "received" in s.measures or "all" in s.measures]
    if not found or not case.values.get("requests.received.total"):
        return None
    new = case.rng.choice(("本年度未收到政府信息公开申请。", f"{case.report.year}年没有收到政府信息公开申请。"))
    report = replaced(case.report, 1, found[0].text, new)
    return Injected(report, "文字说未收到申请，表三本年新收不为 0", _row("received"), 1) if report is not None else None


@defect("received_claimed", "narrative", "表三为 0 而文字说收到申请")
def _received_claimed(case: Case) -> Injected | None:
    if case.values.get("requests.received.total") != 0 or case.values.get("requests.carried_in.total") != 0:
        return None
    found = [s for s in case.report.statements if s.section == 1 and "公开申请" in s.text and not s.measures]
    number = case.rng.randint(1, 6)
    for statement in found:
        new = f"本年度收到政府信息公开申请{number}件，均按期答复。"
        report = replaced(case.report, 1, statement.text, new)
        if report is not None:
            return Injected(report, f"文字说收到 {number} 件，表三本年新收为 0", _row("received"), 1)
    return None


@defect("no_review_claimed", "narrative", "表四有案件而文字说未发生")
def _no_review_claimed(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if isinstance(s.measures.get("reconsideration"), int)]
    if not found or not found[0].measures["reconsideration"]:
        return None
    new = "本年度没有因政府信息公开被申请行政复议。"
    report = replaced(case.report, 1, found[0].text, new)
    keys = ("review.reconsideration.total",)
    return Injected(report, "文字说没有行政复议，表四行政复议总计不为 0", keys, 1) if report is not None else None


@defect("all_closed_claimed", "narrative", "文字说全部办结而表三有结转")
def _all_closed_claimed(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if s.measures.get("carried_out")]
    if not found or not case.values.get("requests.carried_out.total"):
        return None
    report = replaced(case.report, 1, found[0].text, "以上申请全部办结，没有结转下年度的申请。")
    return (
        Injected(report, "文字说没有结转，表三结转下年度不为 0", _row("carried_out"), 1) if report is not None else None
    )


@defect("fee_collected_above", "narrative", "实际收取的信息处理费多于通知金额", severity="warning")
def _fee_collected_above(case: Case) -> Injected | None:
    found = _statements(case, "fee_collected")
    if not found:
        return None
    number = int(found[0].measures["fee_notified"])
    notices = found[0].measures["fee_notices"]
    new = f"本年度发出收费通知{notices}件，通知收费{number}元，实际收取{number + 200}元。"
    report = replaced(case.report, 6, found[0].text, new)
    detail = f"通知收费 {number} 元，实际收取 {number + 200} 元"
    return Injected(report, detail, section=6) if report is not None else None
