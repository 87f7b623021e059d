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
        if len(places) > 1:
            return None
        if places:
            at = places[0]
            new = statement.text[:at] + _written(wrong, way) + statement.text[at + len(text) :]
            return replaced(report, statement.section, statement.text, new)
    return None


_NUMERALS = "零一二三四五六七八九十两"


def _stands_at(text: str, number: str, at: int) -> bool:
    """Whether the number stands here whole, and not as part of a longer one or of a date."""
    if not text.startswith(number, at):
        return False
    after = text[at + len(number) :]
    around = text[at - 1 : at] + after[:1]
    dated = after.lstrip().startswith(("年", "月", "日"))
    return not dated and not any(char.isdigit() or char in _NUMERALS or char in ",.%" for char in around)


def statements(case: Case, measure: str) -> list[Statement]:
    """The sentences that state this measure as a plain number."""
    return [s for s in case.report.statements if isinstance(s.measures.get(measure), int)]


def _own_or_region(case: Case, statement: Statement) -> Severity | None:
    """A government's sentence on documents or decisions may mean its own or its whole region's."""
    scoped = any(name.startswith(("documents", "licences")) for name in statement.measures)
    return "warning" if scoped and case.report.level is Level.GOVERNMENT else None


def _closed(statement: Statement) -> bool:
    """Whether the parts named are all there are; lists after 其中 are often partial, so that less proves nothing."""
    return "组成" in statement.text or any(name.startswith("share_") for name in statement.measures)


def _wrong(case: Case, number: int, steps: tuple[int, ...]) -> int | None:
    """Another number that no other way of counting the requests would give.

    Who closed 7 of which 1 was carried in may say 6, who disclosed 1 in full and 2 in part may say 3: unusual,
    but no contradiction.
    """
    total = {row: int(case.values.get(f"requests.{row}.total", 0)) for row in _COUNTED}
    new, before, closed, after = total.values()
    disclosed = sum(int(case.values.get(f"requests.{row}.total", 0)) for row in ("granted", "partly_granted"))
    others = {new, closed, new + before, closed - before, new - after, before + closed, disclosed}
    found = [number + step for step in steps if number + step not in others]
    return case.rng.choice(found) if found else None


_COUNTED = ("received", "carried_in", "handled_total", "carried_out")


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
        found = [s for s in statements(case, measure) if all(name in s.measures for name in only_with)]
        if not found:
            return None
        statement = case.rng.choice(found)
        number = int(statement.measures[measure])
        steps = (1, 2, 5) if number < 3 or (parts and not _closed(statement)) else (1, 3, 7, -1, -2)
        wrong = _wrong(case, number, steps)
        if wrong is None:
            return None
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
    ("natural_all", "文字所说含结转的自然人申请件数与表三不符", ()),
    ("organisations_all", "文字所说含结转的法人或其他组织申请件数与表三不符", ()),
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

# A number of cases closed (办结) or published need not be that of decisions.
for _measure, _name, _row_key in (("licences", "许可", "licensing"), ("penalties", "处罚", "penalties")):
    _wrong_number(
        f"says_{_measure}",
        _measure,
        f"文字所说行政{_name}决定件数与表二不符",
        (f"proactive.{_row_key}.decisions",),
        severity="warning",
    )

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
    found = [s for s in statements(case, "part_a") if "published" in s.measures]
    if not found:
        return None
    statement = case.rng.choice(found)
    wrong = int(statement.measures["published"]) + case.rng.randint(5, 60)
    report = renumbered(case.report, statement, "part_a", wrong)
    detail = f"其中一项 {wrong} 大于总数 {statement.measures['published']}（{statement.text}）"
    return Injected(report, detail, section=statement.section) if report is not None else None


@defect("stated_twice", "narrative", "同一数量前后两说", severity="question")
def _stated_twice(case: Case) -> Injected | None:
    found = statements(case, "media_count")
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
    found = statements(case, "published")
    five = [s for s in case.report.sections if s.number == 5 and s.paragraphs]
    if not found or not five:
        return None
    number = int(found[0].measures["published"])
    wrong = number + case.rng.choice((1, 2, 10))
    lead = case.sentence("published_twice", published=wrong)
    text = five[0].paragraphs[0].text
    report = replaced(case.report, 5, text, lead + text)
    detail = f"总体情况说公开 {number} 条，第五部分说 {wrong} 条"
    return Injected(report, detail, section=5) if report is not None else None
