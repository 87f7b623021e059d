"""The charts of a region: heat map, distribution of requests, outcomes by agency, years side by side (地区图示).

A chart that would show nothing is a sentence; long lists are cut and say so, the tables below have all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..editions import latest
from ..metrics import metric
from ..model import Severity
from .chart_data import COLOURS, Names
from .charts import Chart
from .drawing import INK, LINE, MUTED, Canvas, text_width, wrapped
from .region_data import AgencyYear
from .words import SEVERITY_NAMES, pick

_WIDTH = 440
MOST = 30
_TONES = {
    Severity.ERROR: "#a61b1b",
    Severity.WARNING: "#b9770e",
    Severity.QUESTION: "#1b5a96",
    Severity.INFO: "#52606d",
}
_EMPTY = "#eef1f4"
_BINS = ((0, 0), (1, 9), (10, 29), (30, 99), (100, 299), (300, 999), (1000, None))
GROUPS = ("granted", "partly_granted", "denied", "unavailable", "not_processed", "other")
_METRICS = {"other": "other_handling_rate"}


def families_of(reports: Sequence[AgencyYear]) -> list[str]:
    """The rule families with findings in these reports, in their order."""
    return sorted({found.family for report in reports for found in report.found})


def heat_map(reports: Sequence[AgencyYear], lang: str = "zh") -> Chart:
    """Agency × rule family: the number of findings, coloured by the gravest; the worst agencies first."""
    title = pick(("机关与规则类别", "Agencies and rule families"), lang)
    families = families_of(reports)
    shown = sorted((report for report in reports if report.found), key=lambda report: report.weight())
    if not shown:
        said = pick(("没有列出的问题，不绘图。", "No findings, nothing to draw."), lang)
        return Chart("heat", title, said, said)
    cut = shown[:MOST]
    remark = ""
    if len(cut) < len(shown):
        said = pick(
            ("有问题的机关共 {} 个，图中为问题最重的 {} 个，全部见下表。", "The gravest {1} of {0}; all are below."),
            lang,
        )
        remark = said.format(len(shown), len(cut))
    listed = [f"{report.agency} {_counts(report, lang)}" for report in cut[:8]]
    description = ("；" if lang == "zh" else "; ").join(listed)
    return Chart("heat", title, description, "", remark, lambda font: _draw_heat(cut, families, lang, font))


def _counts(report: AgencyYear, lang: str) -> str:
    counts = Counter(found.severity for found in report.found)
    zh = lang == "zh"
    parts = [
        f"{pick(SEVERITY_NAMES[severity], lang)} {counts[severity]}{' 项' if zh else ''}"
        for severity in Severity
        if counts[severity]
    ]
    return ("、" if zh else ", ").join(parts)


def _draw_heat(reports: Sequence[AgencyYear], families: Sequence[str], lang: str, font: str | None) -> Canvas:
    size, step, top = 11, 19, 22
    label = min(max(text_width(report.agency, size) for report in reports) + 4, 190)
    cell = min((_WIDTH - label - 6) / len(families), 34)
    canvas = Canvas(_WIDTH, top + step * len(reports) + 24, font)
    for column, family in enumerate(families):
        canvas.text(label + 6 + cell * (column + 0.5), 14, family, size=10, colour=MUTED, anchor="center")
    for row, report in enumerate(reports):
        y = top + step * row
        lines = wrapped(report.agency, size, label - 4)
        name = lines[0] if len(lines) == 1 else lines[0][:-1] + "…"
        canvas.text(label, y + 13, name, size=size, anchor="right")
        counts = Counter(found.family for found in report.found)
        for column, family in enumerate(families):
            worst = report.worst(family)
            x = label + 6 + cell * column
            canvas.box(x + 1, y + 1, cell - 2, step - 2, _TONES[worst] if worst else _EMPTY)
            if worst:
                number = str(counts[family])
                canvas.text(x + cell / 2, y + 13, number, size=10, colour="#ffffff", anchor="center", bold=True)
    x = 0.0
    for severity in Severity:
        y = top + step * len(reports) + 8
        canvas.box(x, y, 11, 11, _TONES[severity])
        name = pick(SEVERITY_NAMES[severity], lang)
        canvas.text(x + 16, y + 10, name, size=size, colour=MUTED)
        x += 16 + text_width(name, size) + 18
    return canvas


def distribution(reports: Sequence[AgencyYear], lang: str = "zh") -> Chart:
    """How many agencies received how many new requests."""
    title = pick(("新收申请数量的分布", "Agencies by number of new requests"), lang)
    values = [value for report in reports if (value := report.value("requests.received.total")) is not None]
    if not values:
        said = pick(("没有读出新收申请数量的报告，不绘图。", "No figures of new requests, nothing to draw."), lang)
        return Chart("distribution", title, said, said)
    bars = [(_bin_name(low, high, lang), _within(values, low, high)) for low, high in _BINS]
    unread = len(reports) - len(values)
    said = pick(("有 {} 份报告的新收数量未能读出，未计入。", "{} reports are left out, the figure being unread."), lang)
    between = "、" if lang == "zh" else ", "
    unit = " 个机关" if lang == "zh" else " agencies"
    description = between.join(f"{name}：{number}{unit}" for name, number in bars)
    remark = said.format(unread) if unread else ""
    return Chart("distribution", title, description, "", remark, lambda font: bar_chart(bars, font))


def _within(values: Sequence[object], low: int, high: int | None) -> int:
    return sum(1 for value in values if isinstance(value, int) and low <= value and (high is None or value <= high))


def _bin_name(low: int, high: int | None, lang: str) -> str:
    if high is None:
        return f"{low} 件以上" if lang == "zh" else f"{low} and more"
    name = str(low) if low == high else f"{low}—{high}"
    return f"{name} 件" if lang == "zh" else name


def bar_chart(bars: Sequence[tuple[str, int]], font: str | None, colour: str = "plain") -> Canvas:
    """Horizontal bars with their numbers, zeros included."""
    size, step = 12, 26
    label = max(text_width(name, size) for name, _ in bars) + 2
    canvas = Canvas(_WIDTH, 6 + step * len(bars), font)
    most = max([number for _, number in bars] + [1])
    room = _WIDTH - label - 10 - text_width(str(most), size) - 8
    for index, (name, number) in enumerate(bars):
        middle = 3 + step * index + step / 2
        canvas.text(label, middle + 4.5, name, size=size, anchor="right")
        length = room * number / most
        canvas.box(label + 10, middle - 7, max(length, 1), 14, COLOURS[colour] if number else LINE)
        canvas.text(label + 16 + length, middle + 4.5, str(number), size=size, bold=True)
    return canvas


def outcome_counts(report: AgencyYear) -> dict[str, int | None]:
    """Outcome group → number of requests; ``None`` where a figure of the group, or the total, was not read."""
    counts = {}
    for group in GROUPS:
        number = metric(_METRICS.get(group, f"{group}_rate")).measure(report).numerator
        counts[group] = None if number is None else int(number)
    return counts


def outcomes(reports: Sequence[AgencyYear], lang: str = "zh") -> Chart:
    """What became of the requests at the agencies that handled most, each bar the whole of its agency."""
    title = pick(("各机关的办理结果", "Outcomes by agency"), lang)
    made, unread = [], 0
    for report in reports:
        known = {group: number for group, number in outcome_counts(report).items() if number is not None}
        if len(known) < len(GROUPS):
            unread += 1
        elif sum(known.values()):
            made.append((report.agency, known))
    made.sort(key=lambda item: -sum(item[1].values()))
    said = pick(("有 {} 份报告的数据未能全部读出，未绘入。", "{} reports with unread figures are left out."), lang)
    remarks = [said.format(unread)] if unread else []
    if not made:
        said = pick(("没有可以绘出的办理结果，不绘图。", "No outcomes to draw."), lang)
        return Chart("outcomes", title, said, said)
    cut = made[:20]
    if len(cut) < len(made):
        said = pick(("办理申请的机关共 {} 个，图中为办理最多的 {} 个，全部见下表。", "The {1} busiest of {0}."), lang)
        remarks.append(said.format(len(made), len(cut)))
    between = "；" if lang == "zh" else "; "
    unit = " 件" if lang == "zh" else ""
    description = between.join(f"{agency} {sum(counts.values())}{unit}" for agency, counts in cut)
    return Chart("outcomes", title, description, "", " ".join(remarks), lambda font: _draw_outcomes(cut, lang, font))


def _draw_outcomes(rows: Sequence[tuple[str, Mapping[str, int]]], lang: str, font: str | None) -> Canvas:
    size, step, top = 11, 20, 24
    name_of = Names(latest(), lang)
    label = min(max(text_width(agency, size) for agency, _ in rows) + 4, 170)
    canvas = Canvas(_WIDTH, top + step * len(rows), font)
    x = 0.0
    for group in GROUPS:
        canvas.box(x, 5, 10, 10, COLOURS[group])
        canvas.text(x + 14, 14, name_of(group), size=size, colour=MUTED)
        x += 14 + text_width(name_of(group), size) + 12
    room = _WIDTH - label - 44
    for row, (agency, counts) in enumerate(rows):
        y = top + step * row
        lines = wrapped(agency, size, label - 4)
        canvas.text(label, y + 13, lines[0] if len(lines) == 1 else lines[0][:-1] + "…", size=size, anchor="right")
        whole, x = sum(counts.values()), label + 6
        for group in GROUPS:
            length = room * counts[group] / whole
            if length:
                canvas.box(x, y + 2, length, step - 5, COLOURS[group])
            x += length
        canvas.text(label + 6 + room + 6, y + 13, str(whole), size=size, colour=INK, bold=True)
    return canvas


def years_chart(name: str, title: str, bars: Sequence[tuple[int, int | None]], unit: str, lang: str = "zh") -> Chart:
    """A number a year."""
    known = [(f"{year} 年" if lang == "zh" else str(year), number) for year, number in bars if number is not None]
    if not any(number for _, number in known):
        said = pick(("{}：各年均为 0 或者没有数据，不绘图。", "{}: nothing to draw."), lang).format(title)
        return Chart(name, title, said, said)
    description = ("、" if lang == "zh" else ", ").join(f"{year} {number}{unit}" for year, number in known)
    return Chart(name, title, description, "", "", lambda font: bar_chart(known, font))
