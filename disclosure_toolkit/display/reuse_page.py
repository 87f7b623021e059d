"""The page of texts side by side (并列比对): every finding of a run that sets one report's words beside another's."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import FigureEvidence, Finding
from .cells import number_text
from .findings import rule_titles
from .markup import Html, join, tag
from .page import html_page
from .reuse import reuse_style, side_by_side_html
from .words import SEVERITY_NAMES, SEVERITY_SYMBOLS, pick, words

_MOST = 500
"""Findings on one page, the gravest first: beyond that it loads slowly and nobody reads it."""

_TITLE = ("文字与数据并列比对", "Texts and figures side by side")
_LEAD = (
    "下列问题涉及两份报告的文字或数据。不同的字词已标出。文字相同不一定是照抄，相同到什么程度、是否反映实际，由审核人员判断。",
    (
        "These findings set the words or figures of two reports beside each other; what differs is marked. Equal words "
        "are not always copied ones: how much is too much is for the reviewer to say."
    ),
)
_CUT = (
    "共 {1} 项，本页列出最重的 {0} 项，其余见问题清单。",
    "{0} of {1} findings; the others are in the list of findings.",
)
_BACK = ("返回总览", "Back to the overview")


def sets_side_by_side(finding: Finding) -> bool:
    """Whether a finding has words or figures of two reports to show."""
    items = (*finding.quotes, *finding.figures)
    return finding.rule.startswith(("C4", "C5", "C6")) and bool(items)


def reuse_page(findings: Sequence[Finding], lang: str = "zh", back: str = "index.html") -> str:
    """The page; findings that set nothing side by side are left out.

    :param back: address of the page to return to.
    :raises BadSettings: no such language.
    """
    found = sorted(filter(sets_side_by_side, findings), key=lambda item: (item.severity.rank, item.rule, item.subject))
    shown = found[:_MOST]
    cut = (
        tag("p", pick(_CUT, lang).format(len(shown), len(found)), cls="dt-remark") if len(found) > len(shown) else None
    )
    groups = {code: [item for item in shown if item.rule == code] for code in sorted({item.rule for item in shown})}
    contents = [
        tag("li", tag("a", f"{code}　{_title(items[0], lang)} {len(items)}", href=f"#{code}"))
        for code, items in groups.items()
    ]
    body = join(
        [
            reuse_style(),
            tag("p", tag("a", pick(_BACK, lang), href=back), cls="dt-kicker"),
            tag("h1", pick(_TITLE, lang)),
            tag("p", pick(_LEAD, lang)),
            cut,
            tag("nav", tag("ul", contents), cls="dt-nav"),
            [
                [
                    tag("h2", f"{code}　{_title(items[0], lang)}", id=code),
                    tag("ol", _cards(items, lang), cls="dt-findings"),
                ]
                for code, items in groups.items()
            ],
        ]
    )
    return html_page(pick(_TITLE, lang), body, lang)


def _title(finding: Finding, lang: str) -> str:
    return rule_titles(lang).get(finding.rule, finding.title)


def _cards(findings: Sequence[Finding], lang: str) -> list[Html]:
    return [_card(finding, lang) for finding in findings]


def _card(finding: Finding, lang: str) -> Html:
    sign = tag("span", SEVERITY_SYMBOLS[finding.severity], aria_hidden="true")
    badge = tag("span", sign, pick(SEVERITY_NAMES[finding.severity], lang), cls=f"dt-badge dt-{finding.severity}")
    files = "；".join(dict.fromkeys(report.file for report in finding.about if report.file))
    return tag(
        "li",
        tag("p", badge, finding.message if lang == "zh" else finding.message_en or finding.message, cls="dt-message"),
        side_by_side_html(finding, lang),
        _figures(finding, lang),
        tag("p", files, cls="dt-place") if files else None,
        cls=f"dt-finding dt-{finding.severity}",
    )


def _figures(finding: Finding, lang: str) -> Html | None:
    """The figures of two reports, one line a figure."""
    if not finding.figures:
        return None
    rows: dict[str, list[FigureEvidence]] = {}
    for figure in finding.figures:
        rows.setdefault(figure.key, []).append(figure)
    lines = [
        tag("tr", tag("th", items[0].label, scope="row"), [tag("td", _value(item), cls="dt-n") for item in items])
        for items in rows.values()
    ]
    say = words(lang)
    # Whose figure stands in which column.
    whose = [[item.report for item in items] for items in rows.values()]
    chief = finding.about[0].file or finding.about[0].name if finding.about else ""
    names = [chief if name == "this" else name for name in whose[0]]
    heads = [tag("th", name, scope="col") for name in (say("figure"), *names)]
    head = tag("thead", tag("tr", heads)) if chief and all(own == whose[0] for own in whose) else None
    table = tag("table", tag("caption", say("figures_concerned")), head, tag("tbody", lines), cls="dt-plain")
    return tag("div", table, cls="dt-scroll", role="region", tabindex=0, aria_label=say("figures_concerned"))


def _value(figure: FigureEvidence) -> str:
    return number_text(figure.value) if figure.value is not None else figure.raw.strip() or "—"
