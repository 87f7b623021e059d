"""The four charts of an agency: flow, applicants, review, outcomes (图示).

A chart that would show nothing is a sentence; what was not read is said and never drawn as zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..audit import form_of
from ..errors import BadSettings
from ..model import Report
from . import chart_data as data
from .chart_data import COLOURS, Item
from .drawing import INK, LINE, MUTED, Canvas, Draw, chinese_font, spread, text_width, wrapped
from .markup import Html, join, tag
from .words import words

_WIDTH = 440
_TITLES = {
    "flow": ("申请的来源与去向", "Requests: from where to where"),
    "outcomes": ("办理结果", "Outcomes"),
    "applicants": ("本年新收申请的申请人", "Applicants of this year's requests"),
    "review": ("行政复议与行政诉讼", "Reconsideration and litigation"),
}


@dataclass(frozen=True)
class Chart:
    """One chart.

    :ivar description: the same in words: alternative text. :ivar sentence: said instead of drawing when there is
        nothing to draw. :ivar remark: what is missing in the drawing, may be empty. :ivar all_zero: everything was read
        and is zero.
    """

    name: str
    title: str
    description: str = ""
    sentence: str = ""
    remark: str = ""
    draw: Draw | None = None
    all_zero: bool = False

    def svg(self) -> Html | None:
        """The drawing, ``None`` where there is nothing to draw."""
        if self.draw is None:
            return None
        return self.draw(None).svg(self.title, self.description, f"chart-{self.name}")

    def html(self) -> Html:
        """The chart with its caption."""
        if self.draw is None:
            return tag("p", self.sentence, cls="dt-no-chart")
        caption = tag("figcaption", tag("b", self.title), tag("span", self.remark) if self.remark else None)
        return tag("figure", caption, self.svg(), cls=f"dt-chart dt-chart-{self.name}")

    def _repr_html_(self) -> str:
        return self.html()


def charts(report: Report, lang: str = "zh") -> list[Chart]:
    """The charts in their order, empty ones as sentences."""
    return [_flow(report, lang), _applicants(report, lang), _review(report, lang), _outcomes(report, lang)]


def charts_html(report: Report, lang: str = "zh") -> Html:
    """All charts; sentences of empty ones stand together below."""
    made = charts(report, lang)
    if all(chart.all_zero for chart in made):
        return tag("p", words(lang)("everything_zero"), cls="dt-no-chart")
    drawn = [chart.html() for chart in made if chart.draw is not None]
    said = [chart.html() for chart in made if chart.draw is None]
    return join([tag("div", drawn, cls="dt-charts") if drawn else None, said])


def save_chart(report: Report, name: str, path: str | Path, lang: str = "zh") -> bool:
    """Writes one chart as SVG, PNG or PDF, as the file's suffix says.

    PNG and PDF need a Chinese font on this machine; without one they are drawn with English words.

    :return: whether there was something to draw; nothing is written otherwise.
    :raises BadSettings: no such chart or format.
    """
    form = Path(path).suffix.lower().lstrip(".")
    if form not in ("svg", "png", "pdf") or name not in _TITLES:
        raise BadSettings(
            f"画不了 {name}（{form or '没有扩展名'}）",
            remedy=f"图名可用 {'、'.join(_TITLES)}，扩展名可用 svg、png、pdf",
        )
    font = None if form == "svg" else chinese_font()
    if form != "svg" and font is None:
        lang, font = "en", "DejaVu Sans"
    chart = next(chart for chart in charts(report, lang) if chart.name == name)
    if chart.draw is None:
        return False
    canvas = chart.draw(font)
    content = str(chart.svg()).encode() if form == "svg" else canvas.raster(form)
    Path(path).write_bytes(content)
    return True


def _chart(name: str, lang: str, items: Sequence[Item], description: str, draw: Draw) -> Chart:
    """A chart, or its sentence when nothing of it is above zero."""
    say = words(lang)
    title = _TITLES[name][0 if lang == "zh" else 1]
    missing = [item for item in items if item.unread]
    if any(item.drawn for item in items):
        names = [item.name for item in missing]
        listed = ("、" if lang == "zh" else ", ").join(dict.fromkeys(names[:6]))
        if len(names) > 6:
            listed = say("and_more", listed)
        remark = say("unread_chart", sum(item.unread for item in missing), listed) if missing else ""
        return Chart(name, title, description, "", remark, draw)
    if not missing:
        sentence = say("all_zero", title)
    elif all(item.value is None for item in items):
        sentence = say("nothing_read", title)
    else:
        sentence = say("read_are_zero", title)
    return Chart(name, title, sentence, sentence, all_zero=not missing)


def _listed(items: Sequence[Item], lang: str) -> str:
    """本年新收 21 件、上年结转 0 件: what was read, in words."""
    zh = lang == "zh"
    parts = [
        f"{item.name} {item.value} 件" if zh else f"{item.name} {item.value}"
        for item in items
        if item.value is not None
    ]
    return ("、" if zh else ", ").join(parts)


def _flow(report: Report, lang: str) -> Chart:
    form = form_of(report)
    left = data.sources(report, form, lang)
    right = [*data.outcome_kinds(report, form, lang), data.carried_out(report, form, lang)]
    between = "；去向：" if lang == "zh" else "; to: "
    description = _listed(left, lang) + between + _listed(right, lang)

    def draw(font: str | None) -> Canvas:
        return _draw_flow([i for i in left if i.drawn], [i for i in right if i.drawn], lang, font)

    chart = _chart("flow", lang, [*left, *right], description, draw)
    sums = data.total(left), data.total(right)
    if chart.draw is None or sums[0] == sums[1] or any(item.unread for item in (*left, *right)):
        return chart
    return replace(chart, remark=words(lang)("flow_gap", *sums))


def _draw_flow(left: Sequence[Item], right: Sequence[Item], lang: str, font: str | None) -> Canvas:
    """Sources on the left run together in the middle and part again: which request came to which outcome is
    not in the report.
    """
    gap, top, tall = 9, 12, 168
    amounts = max(data.total(left), data.total(right), 1)
    height = top + tall + gap * max(len(left), len(right), 1) + 16
    scale = tall / amounts
    canvas = Canvas(_WIDTH, height, font)
    size, wide = 12, 10
    before, after = (max((text_width(_tagged(i), size) for i in items), default=0) for items in (left, right))
    x0, x2 = before + 8 + wide, _WIDTH - after - 8 - wide
    x1 = x0 + (x2 - x0) * 0.52
    middle = height / 2

    def side(items: Sequence[Item], x: float, inner: float, outward: bool) -> None:
        sizes = [max((item.value or 0) * scale, 1.5) for item in items]
        y = middle - (sum(sizes) + gap * (len(sizes) - 1)) / 2
        trunk = middle - sum(sizes) / 2
        centres = []
        for item, share in zip(items, sizes, strict=True):
            colour = COLOURS[item.kind]
            outer, core = (x, y, y + share), (inner, trunk, trunk + share)
            canvas.band(*((core, outer) if outward else (outer, core)), colour)
            canvas.box(x if outward else x - wide, y, wide, share, colour)
            centres.append(y + share / 2)
            y += share + gap
            trunk += share
        for item, centre in zip(items, spread(centres, 17, 8, height - 8), strict=True):
            at, anchor = (x + wide + 6, "left") if outward else (x - wide - 6, "right")
            canvas.text(at, centre + 4.5, _tagged(item), size=size, anchor=anchor)

    side(left, x0, x1, False)
    side(right, x2, x1 + wide, True)
    most = max(data.total(left), data.total(right)) * scale
    canvas.box(x1, middle - most / 2, wide, most, INK)
    unit = "应办 {} 件" if lang == "zh" else "{} to handle"
    if data.total(left):
        canvas.text(
            (x0 + x1) / 2, middle + most / 2 + 15, unit.format(data.total(left)), size=11, colour=MUTED, anchor="center"
        )
    return canvas


def _tagged(item: Item) -> str:
    return f"{item.name} {item.value}"


def _outcomes(report: Report, lang: str) -> Chart:
    items = data.outcomes(report, form_of(report), lang)
    return _chart("outcomes", lang, items, _listed(items, lang), lambda font: _bars(items, font))


def _applicants(report: Report, lang: str) -> Chart:
    items = data.applicants(report, form_of(report), lang)
    return _chart("applicants", lang, items, _listed(items, lang), lambda font: _bars(items, font))


def _bars(items: Sequence[Item], font: str | None) -> Canvas:
    """Horizontal bars for what is above zero, in the form's order."""
    shown = [item for item in items if item.drawn]
    size, step = 12, 30
    label = min(max(text_width(item.name, size) for item in shown) + 2, 172)
    canvas = Canvas(_WIDTH, 6 + step * len(shown), font)
    most = max(item.value or 0 for item in shown)
    room = _WIDTH - label - 10 - text_width(str(most), size) - 8
    for index, item in enumerate(shown):
        middle = 3 + step * index + step / 2
        lines = wrapped(item.name, size, label)[:2]
        for row, line in enumerate(lines):
            canvas.text(label, middle + 4.5 + 13 * (row - (len(lines) - 1) / 2), line, size=size, anchor="right")
        length = max(room * (item.value or 0) / most, 2)
        canvas.box(label + 10, middle - 8, length, 16, COLOURS[item.kind])
        canvas.text(label + 10 + length + 6, middle + 4.5, str(item.value), size=size, bold=True)
    return canvas


def _review(report: Report, lang: str) -> Chart:
    groups = data.review(report, form_of(report), lang)
    every = [
        Item(item.key, f"{name}·{item.name}", item.value, item.unread, item.kind)
        for name, items in groups
        for item in items
    ]
    between = "；" if lang == "zh" else "; "
    colon = "：" if lang == "zh" else ": "
    description = between.join(f"{name}{colon}{_listed(items, lang)}" for name, items in groups)
    return _chart("review", lang, every, description, lambda font: _draw_review(groups, font))


def _draw_review(groups: Sequence[tuple[str, Sequence[Item]]], font: str | None) -> Canvas:
    """A stacked bar for each group that has cases, results told by colour, number and a key."""
    shown = [(name, [item for item in items if item.drawn]) for name, items in groups]
    shown = [(name, items) for name, items in shown if items]
    size, step, top = 12, 46, 26
    canvas = Canvas(_WIDTH, top + step * len(shown), font)
    x = 0.0
    for item in {item.key: item for _, items in shown for item in items}.values():
        canvas.box(x, 5, 11, 11, COLOURS[item.kind])
        canvas.text(x + 16, 15, item.name, size=size, colour=MUTED)
        x += 16 + text_width(item.name, size) + 18
    most = max(data.total(items) for _, items in shown)
    room = _WIDTH - text_width(str(most), size) - 12
    for index, (name, items) in enumerate(shown):
        y = top + step * index
        canvas.text(0, y + 13, name, size=size)
        canvas.box(0, y + 19, room, 18, LINE)
        x = 0.0
        for item in items:
            length = room * (item.value or 0) / most
            canvas.box(x, y + 19, length, 18, COLOURS[item.kind])
            if length >= text_width(str(item.value), 11) + 6:
                canvas.text(
                    x + length / 2, y + 32, str(item.value), size=11, colour="#ffffff", anchor="center", bold=True
                )
            x += length
        canvas.text(room + 8, y + 33, str(data.total(items)), size=size, bold=True)
    return canvas
