"""Runs the rule catalogue over one report (审核); a rule that cannot judge says so."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator, Sequence

from .causes import explain
from .claims import statements
from .editions import Edition, edition, edition_for_year, latest
from .errors import BadSettings
from .model import Audit, Coverage, Kind, Outcome, Report, Status
from .rules import Rule, catalogue
from .rules.base import conclude
from .rules.scope import follows_no_form, prints_undivided
from .settings import Settings

BEFORE_FORM = "2019 年度以前的报告没有统一格式，本规则不适用"


def form_of(report: Report) -> Edition:
    """The edition whose labels the report carries, else the one its year must follow, else the one in force."""
    if report.identity.edition is not None:
        return edition(report.identity.edition)
    by_year = edition_for_year(report.identity.year) if report.identity.year else None
    return by_year or latest()


def audit_report(
    report: Report,
    previous: Report | None = None,
    peers: Sequence[Report] = (),
    settings: Settings | None = None,
) -> Audit:
    """Audits one report.

    :param previous: last year's report of the same agency; without it the rules that compare years give
        ``not_assessable``.
    :param peers: reports of comparable agencies for the same year.
    :raises BadSettings: the settings select no rule at all.
    """
    settings = settings or Settings()
    rules = [item for item in catalogue() if settings.wants(item.code)]
    if not rules:
        raise BadSettings("所选规则代码一条也没有匹配到", remedy="用 disclosure rules 查看全部规则代码")
    form = form_of(report)
    given = {
        "report": report,
        "form": form,
        # Reads the narrative only when a rule asks, and once.
        "claims": statements(report, form, previous),
        "previous": previous,
        "peers": tuple(peers),
        "settings": settings,
    }
    judged = [outcome for item in rules for outcome in _run(item, report, given)]
    outcomes, hypotheses = explain(report, form_of(report), judged)
    return Audit(report, outcomes, coverage_of(report, outcomes, len(rules)), settings.lang, hypotheses)


def _run(item: Rule, report: Report, given: dict[str, object]) -> Iterator[Outcome]:
    if follows_no_form(report) and not item.any_year:
        yield Outcome(item.code, Status.NOT_APPLICABLE, reason=BEFORE_FORM)
        return
    if "previous" in item.needs and given["previous"] is None:
        yield Outcome(item.code, Status.NOT_ASSESSABLE, reason="未提供上年报告")
        return
    if "peers" in item.needs and not given["peers"]:
        yield Outcome(item.code, Status.NOT_ASSESSABLE, reason="未提供同类机关的报告")
        return
    found = False
    try:
        for judgement in item.check(**{name: given[name] for name in item.needs}):
            found = True
            yield conclude(report, item, judgement)
    except Exception as error:  # noqa: BLE001
        # One broken rule must not cost the report its other rules; it is shown as what it is.
        last = traceback.extract_tb(error.__traceback__)[-1]
        reason = f"规则 {item.code} 运行出错：{type(error).__name__}: {error}（{last.name} 第 {last.lineno} 行）"
        yield Outcome(item.code, Status.RULE_ERROR, reason=reason)
        return
    if not found:
        yield Outcome(item.code, Status.NOT_APPLICABLE, reason="报告中没有本规则所审的内容")


def coverage_of(report: Report, outcomes: Sequence[Outcome], rules: int) -> Coverage:
    """What was read and judged, and what was not.

    A report that prints （六）其他处理 undivided is measured against the figures of that form; one from
    before the uniform form against none.
    """
    form = form_of(report)
    expected = [] if follows_no_form(report) else list(form.keys)
    if expected and prints_undivided(report, form):
        divided = {f"requests.{row}.{column.key}" for row in form.undivided_replaces for column in form.columns}
        expected = [key for key in expected if key not in divided] + list(form.undivided_keys)
    kinds = Counter(str(figure.kind) for key, figure in report.figures.items())
    unread = tuple(
        key for key in expected if key not in report.figures or report.figures[key].kind not in (Kind.NUMBER, Kind.ZERO)
    )
    judged = {outcome.rule for outcome in outcomes if outcome.status in (Status.PASS, Status.FAIL)}
    return Coverage(
        expected=len(expected),
        printed=sum(key in report.figures for key in expected),
        read=len(expected) - len(unread),
        kinds=dict(sorted(kinds.items())),
        unread=unread,
        rules=rules,
        judged=len(judged),
        sections=tuple(sorted({section.number for section in report.sections if section.number})),
    )
