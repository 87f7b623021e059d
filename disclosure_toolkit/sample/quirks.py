"""What looks wrong and is right (似错而对): unusual print that no auditor may complain about.

Quirks change the print, never a figure's value and never the wording of a label.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from .compose import DEADLINES
from .meaning import meaning
from .printed import Block, Paragraph, PrintedReport, PrintedSection, Row
from .prose import FULL_WIDTH

Change = Callable[[PrintedReport, random.Random], PrintedReport | None]


@dataclass(frozen=True, slots=True)
class Quirk:
    """One kind of unusual print; ``change`` gives ``None`` where the report offers no place for it."""

    name: str
    title: str
    change: Change
    held_out: bool = False


QUIRKS: dict[str, Quirk] = {}


def quirk(name: str, title: str, *, held_out: bool = False) -> Callable[[Change], Change]:
    """Registers a quirk."""

    def register(change: Change) -> Change:
        QUIRKS[name] = Quirk(name, title, change, held_out)
        return change

    return register


def _figures(report: PrintedReport, write: Callable[[str, str], str]) -> PrintedReport | None:
    """Every figure text rewritten; ``None`` when nothing changes."""
    written = {key: (text, write(key, text)) for key, text in report.figures().items()}
    changed = {key: new for key, (old, new) in written.items() if new != old}
    return report.with_texts(changed) if changed else None


def _labels(report: PrintedReport, name: str, write: Callable[[str], str]) -> PrintedReport | None:
    """Every row label of a table rewritten; ``None`` when nothing changes."""
    table = report.table(name)
    if table is None:
        return None

    def change(_: Block, row: Row) -> Row:
        return replace(row, labels=tuple(write(label) for label in row.labels))

    changed = table.map_rows(change)
    return report.with_table(changed) if changed != table else None


@quirk("full_width_figures", "表中数字用全角")
def _full_width(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    return _figures(report, lambda _, text: text.translate(FULL_WIDTH))


@quirk("thousands", "千位以上的数字带分隔号")
def _thousands(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    def write(_: str, text: str) -> str:
        value = meaning(text)[1]
        return f"{value:,}" if isinstance(value, int) and value >= 1000 else text

    return _figures(report, write)


@quirk("money_digits", "收费金额写足两位小数")
def _money_digits(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    def write(key: str, text: str) -> str:
        if not key.endswith(("amount_wan_yuan", "amount_yuan")):
            return text
        whole, _, part = text.partition(".")
        return f"{whole}.{part:0<2}"

    return _figures(report, write)


@quirk("comma_after_number", "行名序号写作“1、”")
def _comma_after_number(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    return _labels(report, "requests", lambda label: re.sub(r"^(\d)\.", r"\1、", label))


@quirk("half_width_brackets", "行名和小标题用半角括号")
def _half_width_brackets(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    marks = str.maketrans("（）", "()")
    changed = _labels(report, "requests", lambda label: label.translate(marks))
    if changed is None:
        return None

    def headings(section: PrintedSection) -> PrintedSection:
        paragraphs = tuple(replace(p, heading=p.heading.translate(marks)) for p in section.paragraphs)
        return replace(section, paragraphs=paragraphs)

    return changed.map_sections(headings)


@quirk("spaced_labels", "行名中间有空格")
def _spaced_labels(report: PrintedReport, rng: random.Random) -> PrintedReport | None:
    def write(label: str) -> str:
        place = rng.randint(4, len(label) - 2) if len(label) > 8 and rng.random() < 0.3 else 0
        return f"{label[:place]} {label[place:]}" if place else label

    return _labels(report, "requests", write)


@quirk("spaced_headings", "部分标题序号后有空格", held_out=True)
def _spaced_headings(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    return report.map_sections(lambda section: replace(section, ordinal=section.ordinal + " "))


@quirk("sixth_topic", "总体情况另有第六方面")
def _sixth_topic(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    text = "积极参加上级组织的业务交流，学习兄弟单位的经验做法。"
    extra = Paragraph(text, "（六）其他工作情况", run_in=False)

    def add(section: PrintedSection) -> PrintedSection:
        return replace(section, paragraphs=(*section.paragraphs, extra)) if section.number == 1 else section

    return report.map_sections(add)


@quirk("numbered_section_five", "第五部分也用（一）（二）分段")
def _numbered_five(report: PrintedReport, rng: random.Random) -> PrintedReport | None:
    run_in = rng.random() < 0.5
    names = ("（一）存在的主要问题", "（二）改进情况")

    def add(section: PrintedSection) -> PrintedSection:
        if section.number != 5 or len(section.paragraphs) != 2:
            return section
        mark = "。" if run_in else ""
        pairs = zip(section.paragraphs, names, strict=True)
        return replace(section, paragraphs=tuple(replace(p, heading=n + mark, run_in=run_in) for p, n in pairs))

    changed = report.map_sections(add)
    return changed if changed != report else None


@quirk("preamble_inside", "前言写在第一部分之内")
def _preamble_inside(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    if not report.preamble:
        return None
    lead = tuple(Paragraph(text) for text in report.preamble)

    def add(section: PrintedSection) -> PrintedSection:
        return replace(section, paragraphs=(*lead, *section.paragraphs)) if section.number == 1 else section

    return replace(report.map_sections(add), preamble=())


@quirk("last_day", "在法定期限当日发布")
def _last_day(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    month, day = DEADLINES[report.level]
    return replace(report, published=date(report.year + 1, month, day))


@quirk("note_under_table", "表格之后有一句说明")
def _note_under_table(report: PrintedReport, rng: random.Random) -> PrintedReport | None:
    number = rng.choice((2, 4))
    note = {2: "以上数据由各业务科室统计汇总。", 4: "以上案件数据以结案时间为统计口径。"}[number]

    def add(section: PrintedSection) -> PrintedSection:
        return replace(section, paragraphs=(Paragraph(note),)) if section.number == number else section

    return report.map_sections(add)


@quirk("signed_and_dated", "文末有落款和日期", held_out=True)
def _signed(report: PrintedReport, _: random.Random) -> PrintedReport | None:
    if report.published is None:
        return None
    day = report.published
    lines = (Paragraph(report.agency), Paragraph(f"{day.year}年{day.month}月{day.day}日"))

    def add(section: PrintedSection) -> PrintedSection:
        return replace(section, paragraphs=(*section.paragraphs, *lines)) if section.number == 6 else section

    return report.map_sections(add)


def apply_quirk(report: PrintedReport, rng: random.Random, held_out: bool) -> tuple[PrintedReport, str]:
    """A report with one quirk, and the quirk's name; the report itself and "" where none fits."""
    fitting = [item for item in QUIRKS.values() if held_out or not item.held_out]
    for item in rng.sample(fitting, len(fitting)):
        changed = item.change(report, rng)
        if changed is not None:
            return changed, item.name
    return report, ""
