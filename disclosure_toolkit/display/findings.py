"""Verdict and findings with their evidence: figures, arithmetic, words, places, basis (结论与问题)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache

from ..audit import form_of
from ..model import Audit, FigureEvidence, Finding, Identity, Severity
from ..rules import catalogue
from .cells import number_text
from .marks import cell_id, finding_id, placed, quote_id, quote_marks, section_texts
from .markup import Html, join, tag
from .page import fragment
from .quotes import Passage, passages
from .words import LEVEL_NAMES, SEVERITY_MEANINGS, SEVERITY_NAMES, SEVERITY_SYMBOLS, pick, words

# Longer than any agency's name; what is longer must not push the verdict off the page.
_LONGEST_NAME = 60
_NUMERALS = "零一二三四五六"
_SHORT = 6  # figures of a finding that are listed whatever they are


def audit_html(audit: Audit) -> Html:
    """An audit in a notebook cell: verdict and findings."""
    return fragment(join([verdict_html(audit), findings_html(audit, linked=False)]), audit.lang)


def heading(audit: Audit) -> str:
    """Whose report of which year, as the page's title says it."""
    return heading_of(audit.report.identity.agency, audit.report.identity.year, audit.lang)


def heading_of(agency: str, year: int | None, lang: str) -> str:
    """The same from the agency's name and the year; either may be unknown."""
    say = words(lang)
    agency = agency or say("unknown_agency")
    shown = agency if len(agency) <= _LONGEST_NAME else agency[:_LONGEST_NAME] + "…"
    return f"{shown}　{say('year', year) if year else say('unknown_year')}"


def verdict_html(audit: Audit, notes: Collection[str] = ()) -> Html:
    """The verdict in one sentence, the counts, the coverage, and whose report it is.

    :param notes: remarks about this run, plain text.
    """
    say = words(audit.lang)
    worst = audit.worst()
    tone = str(worst) if worst is not None else ("pass" if audit.coverage.complete else "question")
    counts = [
        tag(
            "li",
            tag("a", _badge(Severity(name), audit.lang), say("items", number), href=f"#{name}")
            if number
            else [_badge(Severity(name), audit.lang), say("items", number)],
            cls="dt-zero" if not number else None,
        )
        for name, number in audit.counts().items()
    ]
    return join(
        [
            tag("div", tag("p", audit.verdict(), cls="dt-sentence"), cls=f"dt-verdict dt-{tone}"),
            tag("ul", counts, cls="dt-counts"),
            tag("p", say("sentence_coverage", audit.coverage.sentence(audit.lang)), cls="dt-covered"),
            [tag("p", note, cls="dt-remark") for note in notes],
            _identity(audit),
        ]
    )


def _identity(audit: Audit) -> Html:
    say = words(audit.lang)
    identity = audit.report.identity
    form = form_of(audit.report)
    lines = [
        ("title", identity.title or say("not_stated")),
        ("level", pick(LEVEL_NAMES[identity.level], audit.lang)),
        ("edition", f"{form.title}（{form.basis}）" if identity.edition else say("no_edition")),
        ("period", _period(identity, audit.lang) or say("not_stated")),
        ("published", _day(identity.published, audit.lang) or say("not_stated")),
    ]
    return tag("dl", [[tag("dt", say(name)), tag("dd", text)] for name, text in lines], cls="dt-identity")


def _period(identity: Identity, lang: str) -> str:
    period = identity.period
    if period is None:
        return ""
    return f"{_day(period.start, lang)}{'至' if lang == 'zh' else ' – '}{_day(period.end, lang)}"


def _day(day: date | None, lang: str) -> str:
    if day is None:
        return ""
    return f"{day.year} 年 {day.month} 月 {day.day} 日" if lang == "zh" else day.isoformat()


def findings_html(audit: Audit, *, linked: bool = True) -> Html:
    """All findings, gravest first, under a heading for each severity with its count.

    :param linked: whether the page also shows the tables and the narrative to link to.
    """
    say = words(audit.lang)
    findings = audit.findings
    if not findings:
        return tag("p", say("no_findings"), cls="dt-empty")
    numbers = {finding.fingerprint: number for number, finding in enumerate(findings, 1)}
    anchors = placed(quote_marks(audit.report, findings, audit.lang)) if linked else frozenset()
    form = form_of(audit.report)
    keys = frozenset(form.keys + form.undivided_keys) if linked else frozenset()
    repairs, texts = _repairs(audit), section_texts(audit.report)
    parts: list[Html] = []
    for severity in Severity:
        group = [(n, finding) for n, finding in enumerate(findings, 1) if finding.severity is severity]
        if not group:
            continue
        title = [_badge(severity, audit.lang), say("items", len(group))]
        meaning = tag("small", pick(SEVERITY_MEANINGS[severity], audit.lang))
        cards = [
            _Card(
                audit.lang, number, finding, numbers, keys, anchors, texts, repairs.get(finding.fingerprint, ())
            ).html()
            for number, finding in group
        ]
        parts.append(tag("h3", title, " ", meaning, id=str(severity), cls="dt-severity"))
        parts.append(tag("ol", cards, cls="dt-findings", start=group[0][0]))
    return join(parts)


def _repairs(audit: Audit) -> dict[str, list[str]]:
    """Fingerprint → the suggestions that explain its identity, each beside the first finding that it explains."""
    found: dict[str, list[str]] = {}
    for hypothesis in audit.hypotheses:
        explained = [f for f in audit.findings if f.subject in hypothesis.explains]
        if explained:
            # The root of a group stands for those that it brings about.
            head = next((f for f in explained if not f.root), explained[0])
            sentence = hypothesis.sentence_zh if audit.lang == "zh" else hypothesis.sentence_en
            found.setdefault(head.fingerprint, []).append(sentence)
    return found


@cache
def rule_titles(lang: str) -> dict[str, str]:
    """Rule code → title in this language."""
    return {item.code: item.title if lang == "zh" else item.title_en for item in catalogue()}


def _badge(severity: Severity, lang: str) -> Html:
    symbol = tag("span", SEVERITY_SYMBOLS[severity], aria_hidden="true")
    return tag("span", symbol, pick(SEVERITY_NAMES[severity], lang), cls=f"dt-badge dt-{severity}")


def _told(figures: Sequence[FigureEvidence]) -> tuple[list[FigureEvidence], int]:
    """The figures to list, and how many zeros of a long sum are only counted; their cells are marked all the same."""
    told = [figure for figure in figures if figure.value != 0 or figure.expected is not None]
    if len(figures) <= _SHORT or len(figures) - len(told) < 2 or not told:
        return list(figures), 0
    return told, len(figures) - len(told)


class _Card:
    """One finding as a list item."""

    def __init__(
        self,
        lang: str,
        number: int,
        finding: Finding,
        numbers: dict[str, int],
        keys: frozenset[str],
        anchors: frozenset[str],
        texts: Mapping[int, str],
        repairs: Sequence[str] = (),
    ) -> None:
        self.lang, self.number, self.finding = lang, number, finding
        self.numbers, self.keys, self.anchors = numbers, keys, anchors
        self.texts, self.repairs = texts, repairs
        self.say = words(lang)

    def html(self) -> Html:
        finding = self.finding
        root = self.numbers.get(finding.root) if finding.root else None
        head = tag(
            "h4",
            tag("span", self.number, cls="dt-number"),
            rule_titles(self.lang).get(finding.rule, finding.title),
            tag("span", finding.rule, cls="dt-code"),
        )
        return tag(
            "li",
            head,
            tag("p", self._message, cls="dt-message"),
            tag("p", tag("a", self.say("root", root), href=f"#{finding_id(root)}"), cls="dt-root") if root else None,
            self._working(),
            self._suggestions(),
            self._figures(),
            self._quotes(),
            self._foot(),
            id=finding_id(self.number),
            cls=f"dt-finding dt-{finding.severity}",
        )

    @property
    def _message(self) -> str:
        finding = self.finding
        return finding.message if self.lang == "zh" else finding.message_en or finding.message

    def _working(self) -> Html | None:
        # What the message says already is not said twice.
        steps = [tag("li", step) for step in self.finding.working if step not in self._message]
        if not steps:
            return None
        return tag("div", tag("h5", self.say("working")), tag("ul", steps), cls="dt-working")

    def _suggestions(self) -> Html | None:
        if not self.repairs:
            return None
        lines = [tag("li", sentence) for sentence in self.repairs]
        title = [self.say("repair"), " ", tag("small", self.say("repair_note"))]
        return tag("div", tag("h5", title), tag("ul", lines), cls="dt-repair")

    def _figures(self) -> Html | None:
        figures, zeros = _told(self.finding.figures)
        if not figures:
            return None
        say = self.say
        expecting = any(figure.expected is not None for figure in figures)
        placed = any(figure.source is not None for figure in figures)  # a record made by hand tells no places
        heads = ["figure", "read_value", *([self._other] if expecting else []), *(["place"] if placed else [])]
        head = tag("thead", tag("tr", [tag("th", say(name), scope="col") for name in heads]))
        lines = [self._figure(figure, expecting, placed) for figure in figures]
        if zeros:
            lines.append(tag("tr", tag("th", say("zeros", zeros), scope="row", colspan=len(heads))))
        return tag("table", tag("caption", say("figures_concerned")), head, tag("tbody", lines), cls="dt-evidence")

    @property
    def _other(self) -> str:
        """What the other value is: what the text says, or what the sum makes. Neither need be the right one."""
        return "stated" if self.finding.quotes else "expected"

    def _figure(self, figure: FigureEvidence, expecting: bool, placed: bool) -> Html:
        say = self.say
        name: Html | str = figure.label or figure.key
        if figure.report == "previous":
            name = name + say("previous_report")
        elif figure.report != "this":
            name = f"{name}（{figure.report}）"
        elif figure.key in self.keys:
            name = tag("a", name, href=f"#{cell_id(figure.key)}")
        read = number_text(figure.value) if figure.value is not None else figure.raw.strip() or say("no_number")
        place = figure.source.describe(self.lang) if figure.source is not None else "—"
        expected = None
        if expecting:
            cls = "dt-n dt-expected" if figure.expected is not None else "dt-n dt-none"
            expected = tag("td", number_text(figure.expected) or "—", cls=cls, data_label=say(self._other))
        return tag(
            "tr",
            tag("th", name, scope="row"),
            tag("td", read, cls="dt-n"),
            expected,
            tag("td", place, cls="dt-place" if figure.source is not None else "dt-place dt-none") if placed else None,
        )

    def _quotes(self) -> Html | None:
        if not self.finding.quotes:
            return None
        quotes = [self._passage(passage) for passage in passages(self.texts, self.finding.quotes)]
        return tag("div", tag("h5", self.say("quotes")), quotes, cls="dt-quotes")

    def _passage(self, passage: Passage) -> Html:
        """The words in their sentence, and where they stand; the first that is marked on this page is linked to."""
        linked = [anchor for index, _ in passage.quotes if (anchor := quote_id(self.number, index)) in self.anchors]
        where = section_name(passage.quotes[0][1].section, self.lang)
        name = tag("a", where, href=f"#{linked[0]}") if linked else where
        places = [quote.source.describe(self.lang) for _, quote in passage.quotes if quote.source is not None]
        comma = "，" if self.lang == "zh" else ", "
        told = "".join(f"{comma}{place}" for place in dict.fromkeys(places))
        return tag("blockquote", passage.html(str(self.finding.severity)), tag("footer", name, told))

    def _foot(self) -> Html:
        finding, say = self.finding, self.say
        lines: list[tuple[str, str]] = []
        if finding.source is not None:
            lines.append(("place", finding.source.describe(self.lang)))
        lines += [("basis", finding.basis), ("fingerprint", finding.fingerprint[:8])]
        return tag("dl", [[tag("dt", say(n)), tag("dd", text)] for n, text in lines if text], cls="dt-foot")


def section_name(number: int, lang: str) -> str:
    """第三部分, 前言, 标题."""
    say = words(lang)
    if number < 0:
        return say("title_section")
    if number == 0:
        return say("preamble")
    known = lang == "zh" and number < len(_NUMERALS)
    return say("section_n", _NUMERALS[number] if known else number)
