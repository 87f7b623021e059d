"""The page of a comparison (回头看页面): one self-contained file that loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from ..display.cells import number_text
from ..display.findings import rule_titles, section_name
from ..display.markup import Html, join, tag
from ..display.page import html_page
from ..display.reuse import pair_html, reuse_style
from ..display.words import KIND_NAMES, SEVERITY_NAMES, SEVERITY_SYMBOLS, pick
from ..model import Figure, Finding
from .model import FATES, Comparison, Fate, FigureChange, Pursued, ReportComparison, counts
from .words import FATE_NAMES, heading, say

_TONES: dict[Fate, str] = {"open": "error", "undecided": "question", "new": "warning", "closed": "pass"}


def comparison_page(comparison: Comparison, lang: str = "zh") -> str:
    """The whole page.

    :raises BadSettings: no such language.
    """
    several = len(comparison.reports) > 1
    body = join(
        [
            reuse_style(),
            tag("p", say("kicker", lang), cls="dt-kicker"),
            tag("h1", heading(comparison, lang)),
            _verdict(comparison, lang),
            [tag("p", remark, cls="dt-remark") for remark in comparison.remarks],
            _sources(comparison, lang),
            _overview(comparison, lang) if several else None,
            [_report(number, report, several, lang) for number, report in enumerate(comparison.reports, 1)],
            _collection(comparison, lang),
            _only(comparison, lang),
        ]
    )
    return html_page(heading(comparison, lang), body, lang)


def _verdict(comparison: Comparison, lang: str) -> Html:
    number = comparison.counts()
    left = number["open"] + number["undecided"] + number["new"]
    tone = "error" if number["open"] or number["new"] else "question" if left or comparison.unasked else "pass"
    sentence = say("verdict", lang, **number, unasked=comparison.unasked)
    return tag("div", tag("p", sentence, cls="dt-sentence"), cls=f"dt-verdict dt-{tone}")


def _sources(comparison: Comparison, lang: str) -> Html:
    lines = [(say("old", lang), comparison.old), (say("new", lang), comparison.new)]
    return tag("dl", [[tag("dt", name), tag("dd", text)] for name, text in lines], cls="dt-identity")


def _overview(comparison: Comparison, lang: str) -> Html:
    heads = [say("report", lang), *(pick(FATE_NAMES[fate], lang) for fate in FATES), say("unasked_short", lang)]
    lines = []
    for number, report in enumerate(comparison.reports, 1):
        found = counts(report.findings)
        cells = [tag("td", str(found[fate]), cls="dt-n") for fate in FATES]
        link = tag("a", _whose(report, lang), href=f"#report-{number}")
        unasked = tag("td", str(len(report.unasked)), cls="dt-n")
        lines.append(tag("tr", tag("th", link, scope="row"), cells, unasked))
    table = tag(
        "table",
        tag("thead", tag("tr", [tag("th", name, scope="col") for name in heads])),
        tag("tbody", lines),
        cls="dt-plain",
    )
    return tag("div", table, cls="dt-scroll", role="region", tabindex=0, aria_label=say("report", lang))


def _whose(report: ReportComparison, lang: str) -> str:
    year = (f"{report.year} 年度" if lang == "zh" else str(report.year)) if report.year else ""
    return f"{report.agency or report.new_file}　{year}".strip()


def _report(number: int, report: ReportComparison, several: bool, lang: str) -> Html:
    parts = [
        tag("h2", _whose(report, lang), id=f"report-{number}") if several else None,
        tag("p", f"{report.old_file} → {report.new_file}", cls="dt-covered") if several else None,
        [tag("p", remark, cls="dt-remark") for remark in report.remarks],
        _unasked(report.unasked, lang),
        [_fate(fate, report.of(fate), lang) for fate in FATES],
        _figures(say("asked", lang), [change for change in report.figures if change.asked], lang),
        _words(report, lang),
    ]
    return tag("section", parts)


def _fate(fate: Fate, found: Iterable[Pursued], lang: str) -> Html | None:
    items = list(found)
    if not items:
        return None
    cards = [_card(item, lang) for item in items]
    title = (
        f"{pick(FATE_NAMES[fate], lang)}（{len(items)}）" if lang == "zh" else f"{FATE_NAMES[fate][1]} ({len(items)})"
    )
    return join([tag("h3", title), tag("ol", cards, cls="dt-findings")])


def _card(item: Pursued, lang: str) -> Html:
    finding = item.finding
    severity = finding.severity
    badge = tag(
        "span", tag("span", SEVERITY_SYMBOLS[severity], aria_hidden="true"), pick(SEVERITY_NAMES[severity], lang)
    )
    title = rule_titles(lang).get(finding.rule, finding.title)
    lines: list[Html] = []
    if item.touched and item.old is not None:
        lines.append(tag("p", say("was", lang), _message(item.old, lang), cls="dt-remark"))
    if item.fate == "undecided":
        lines.append(tag("p", say("undecided_note", lang), cls="dt-remark"))
    quotes = [tag("blockquote", tag("p", quote.text)) for quote in finding.quotes[:2]]
    return tag(
        "li",
        tag("h4", tag("span", badge, cls=f"dt-badge dt-{severity}"), title, tag("span", finding.rule, cls="dt-code")),
        tag("p", _message(finding, lang), cls="dt-message"),
        lines,
        quotes,
        cls=f"dt-finding dt-{_TONES[item.fate]}",
    )


def _message(finding: Finding, lang: str) -> str:
    return finding.message if lang == "zh" else finding.message_en or finding.message


def _unasked(changes: Iterable[FigureChange], lang: str) -> Html | None:
    return _figures(say("unasked", lang), changes, lang)


def _figures(title: str, changes: Iterable[FigureChange], lang: str) -> Html | None:
    items = list(changes)
    if not items:
        return None
    heads = [say(name, lang) for name in ("figure", "old_value", "new_value", "place")]
    lines = [
        tag(
            "tr",
            tag("th", change.label, scope="row"),
            tag("td", figure_text(change.old, lang), cls="dt-n", data_label=heads[1]),
            tag("td", figure_text(change.new, lang), cls="dt-n", data_label=heads[2]),
            tag("td", _place(change.new or change.old, lang), cls="dt-place"),
        )
        for change in items
    ]
    table = tag(
        "table",
        tag("thead", tag("tr", [tag("th", name, scope="col") for name in heads])),
        tag("tbody", lines),
        cls="dt-plain dt-changes",
    )
    return join([tag("h3", f"{title}（{len(items)}）" if lang == "zh" else f"{title} ({len(items)})"), table])


def figure_text(figure: Figure | None, lang: str) -> str:
    """A figure's value, else what is printed in its place, else what kind of cell it is."""
    if figure is None:
        return say("absent", lang)
    if figure.value is not None:
        return number_text(figure.value)
    return figure.raw.strip() or pick(KIND_NAMES[figure.kind], lang)


def _place(figure: Figure | None, lang: str) -> str:
    return figure.source.describe(lang) if figure is not None and figure.source is not None else "—"


def _words(report: ReportComparison, lang: str) -> Html | None:
    if not report.passages and not report.sections:
        return None
    parts = [
        pair_html(
            (f"{say('old', lang)}　{section_name(passage.section, lang)}", passage.text, passage.differs),
            (f"{say('new', lang)}　{section_name(passage.section, lang)}", passage.other_text, passage.other_differs),
        )
        for passage in report.passages
    ]
    only = [tag("p", say("only_one", lang, section_name(number, lang)), cls="dt-remark") for number in report.sections]
    count = f"（{len(report.passages)}）" if lang == "zh" else f" ({len(report.passages)})"
    return join([tag("h3", say("words", lang) + count), only, parts])


def _collection(comparison: Comparison, lang: str) -> Html | None:
    if not comparison.collection:
        return None
    groups = [_fate(fate, [item for item in comparison.collection if item.fate == fate], lang) for fate in FATES]
    return tag("section", tag("h2", say("collection", lang)), groups)


def _only(comparison: Comparison, lang: str) -> Html:
    return join(
        [
            [tag("h2", say(name, lang)), tag("ul", [tag("li", file) for file in files])] if files else None
            for name, files in (("only_old", comparison.only_old), ("only_new", comparison.only_new))
        ]
    )
