"""What was read and judged and what was not, and where everything comes from (覆盖情况、来源与版本)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from .. import __version__
from ..audit import form_of
from ..editions import Edition
from ..model import SCHEMA, Audit, Kind, Outcome, Report, Status
from ..settings import Settings
from .cells import number_text
from .claim_words import reason_text
from .findings import rule_titles, section_name
from .markup import Html, join, tag
from .words import KIND_NAMES, pick, words


def coverage_html(audit: Audit) -> Html:
    """The coverage sentence, the cells by kind, every cell without a value, every rule that could not judge,
    and what the reader has to say.
    """
    say = words(audit.lang)
    statuses = audit.statuses()
    outcomes = say("outcomes", total=sum(statuses.values()), **statuses)
    return join(
        [
            tag("p", say("sentence_coverage", audit.coverage.sentence(audit.lang))),
            tag("p", outcomes),
            _sections(audit),
            _kinds(audit),
            _claims(audit),
            _unread(audit),
            _not_judged(audit),
            _notes(audit.report, audit.lang),
        ]
    )


def _sections(audit: Audit) -> Html | None:
    missing = [section_name(n, audit.lang) for n in range(1, 7) if n not in audit.coverage.sections]
    between = "、" if audit.lang == "zh" else ", "
    return tag("p", words(audit.lang)("missing_sections", between.join(missing))) if missing else None


def _kinds(audit: Audit) -> Html:
    """How many cells hold what, in one line: 数值 27、零 159."""
    say = words(audit.lang)
    held = audit.coverage.kinds
    parts = [f"{pick(KIND_NAMES[kind], audit.lang)} {held[kind]}" for kind in Kind if held.get(kind)]
    absent = audit.coverage.expected - audit.coverage.printed
    if absent > 0:
        parts.append(f"{say('cell_absent')} {absent}")
    return tag("p", say("kinds", ("、" if audit.lang == "zh" else ", ").join(parts)))


def _claims(audit: Audit) -> Html | None:
    """Why statements in the text were not judged, each reason with its count."""
    reasons = audit.coverage.claims_not_judged
    if not reasons:
        return None
    told = "、" if audit.lang == "zh" else "; "
    ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    lines = [f"{reason_text(reason, audit.lang)}（{n}）" for reason, n in ordered]
    return tag("p", words(audit.lang)("claims_open", sum(reasons.values()), told.join(lines)))


def _unread(audit: Audit) -> Html | None:
    """Cells without a value, those of one row on one line; a row that is not printed costs one line."""
    report, form, say = audit.report, form_of(audit.report), words(audit.lang)
    keys = audit.coverage.unread
    extra = [key for key in report.figures if not form.has(key)]
    extra_line = None
    if extra:
        names = "、".join(extra[:10])
        if len(extra) > 10:
            names = say("and_more", names)
        extra_line = tag("p", say("extra_figures", len(extra), names))
    if not keys:
        return extra_line
    lines = []
    for row, members in groupby(keys, key=lambda key: key.rsplit(".", 1)[0]):
        lines.append(tag("li", _row_name(form, row), "：", _states(report, form, list(members), audit.lang)))
    return join([tag("h4", say("unread_list", len(keys))), tag("ul", lines, cls="dt-list"), extra_line])


def _row_name(form: Edition, row: str) -> str:
    table, _, name = row.partition(".")
    numbers = {"proactive": "表二", "requests": "表三", "review": "表四"}
    return f"{numbers.get(table, table)}“{form.row_label(table, name)}”"


def _states(report: Report, form: Edition, keys: Sequence[str], lang: str) -> str:
    say = words(lang)
    if all(key not in report.figures for key in keys) and len(keys) > 1:
        return say("cell_absent")
    told = []
    for key in keys:
        figure = report.figures.get(key)
        name = form.label(key).rpartition("·")[2].rstrip("”")
        if figure is None:
            told.append(f"{name}（{say('cell_absent')}）")
            continue
        state = pick(KIND_NAMES[figure.kind], lang)
        told.append(f"{name}（{state}{'，' + figure.reason if figure.reason else ''}）")
    return "、".join(told)


def _not_judged(audit: Audit) -> Html:
    say = words(audit.lang)
    broken = [outcome for outcome in audit.outcomes if outcome.status is Status.RULE_ERROR]
    open_ = [outcome for outcome in audit.outcomes if outcome.status is Status.NOT_ASSESSABLE]
    parts = []
    if broken:
        parts += [tag("h4", say("rule_errors")), _rules_table(broken, audit.lang, "dt-error")]
    parts.append(tag("h4", say("not_judged")))
    parts.append(_rules_table(open_, audit.lang) if open_ else tag("p", say("all_judged"), cls="dt-empty"))
    return join(parts)


def _rules_table(outcomes: Sequence[Outcome], lang: str, cls: str = "") -> Html:
    """A line for each rule with its reasons; a reason that comes more than once says how often."""
    say = words(lang)
    titles = rule_titles(lang)
    reasons: dict[str, Counter[str]] = {}
    for outcome in outcomes:
        reasons.setdefault(outcome.rule, Counter())[outcome.reason] += 1
    rows = [
        tag(
            "tr",
            tag("th", tag("span", code, cls="dt-code"), " ", titles.get(code, ""), scope="row"),
            tag("td", [tag("div", reason, f"（{n}）" if n > 1 else None) for reason, n in counted.items()]),
        )
        for code, counted in reasons.items()
    ]
    head = tag("thead", tag("tr", tag("th", say("rule"), scope="col"), tag("th", say("reason"), scope="col")))
    return tag("table", head, tag("tbody", rows), cls=f"dt-plain dt-rules {cls}".strip())


def _notes(report: Report, lang: str) -> Html:
    say = words(lang)
    title = tag("h4", say("notes"))
    if not report.notes:
        return join([title, tag("p", say("no_notes"), cls="dt-empty")])
    rows = [
        tag(
            "tr",
            tag("td", tag("span", note.code, cls="dt-code"), " ", note.message),
            tag("td", note.source.describe(lang) if note.source is not None else "—", cls="dt-place"),
        )
        for note in report.notes
    ]
    head = tag("thead", tag("tr", tag("th", say("note"), scope="col"), tag("th", say("place"), scope="col")))
    return join(
        [title, tag("table", head, tag("tbody", rows), cls="dt-plain"), tag("p", say("notes_help"), cls="dt-empty")]
    )


def provenance_html(audit: Audit, previous: Report | None = None, settings: Settings | None = None) -> Html:
    """File, digest, form and versions. No time of day: the same input gives the same page."""
    say = words(audit.lang)
    report, form = audit.report, form_of(audit.report)
    lines = [
        ("file", base_name(report.file)),
        ("format", report.format.upper()),
        ("sha256", report.digest),
        ("previous", f"{base_name(previous.file)}　SHA-256 {previous.digest}" if previous else say("no_previous")),
        ("edition", f"{form.title}（{form.basis}）" if report.identity.edition else say("no_edition")),
        ("rules_run", say("rules_run_value", number_text(audit.coverage.rules))),
        ("settings", selection(settings)),
        ("tool", f"disclosure-toolkit {__version__}"),
        ("schema", SCHEMA),
    ]
    return tag("dl", [[tag("dt", say(name)), tag("dd", text)] for name, text in lines if text], cls="dt-provenance")


def selection(settings: Settings | None) -> str:
    """The rules chosen or left out, empty when all are run."""
    if settings is None:
        return ""
    parts = [f"{name} {', '.join(codes)}" for name in ("select", "ignore") if (codes := getattr(settings, name))]
    return "；".join(parts)


def base_name(file: str) -> str:
    """The file's name without its folder: pages are handed on, folders of one's own machine are not."""
    return file.replace("\\", "/").rstrip("/").rpartition("/")[2]
