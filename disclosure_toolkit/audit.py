"""Runs the rule catalogue over one report (审核); a rule that cannot judge says so."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Iterator, Sequence

from .causes import explain
from .chinese.quantities import ROUNDED_UNITS, Quantity
from .claims import Judged, Statements, statements
from .editions import Edition, edition, edition_for_year, latest
from .errors import BadSettings
from .model import Audit, ClaimRecord, ClaimVerdict, Coverage, Kind, Outcome, Report, Status
from .rules import Rule, catalogue, whole_catalogue
from .rules.base import conclude
from .rules.scope import follows_no_form, prints_undivided
from .settings import Settings

_READ = frozenset({Kind.NUMBER, Kind.ZERO})
BEFORE_FORM = "2019 年度以前的报告没有统一格式，本规则不适用"


def form_of(report: Report) -> Edition:
    """The edition whose labels the report carries, else the one its year must follow, else the one in force."""
    if report.identity.edition is not None:
        return edition(report.identity.edition)
    by_year = edition_for_year(report.identity.year) if report.identity.year else None
    return by_year or latest()


def check_selection(settings: Settings) -> None:
    """Sees to it that every code that the settings select or leave out is that of a rule, or begins one.

    :raises BadSettings: one is not: most often it is misspelt, and would do nothing without being missed.
    """
    codes = [item.code for item in whole_catalogue()]
    given = (*settings.select, *settings.ignore)
    unknown = [name for name in given if not any(code.startswith(name.upper()) for code in codes)]
    if unknown:
        raise BadSettings(
            f"没有代码为 {'、'.join(unknown)} 或者以它开头的规则", remedy="用 disclosure rules 查看全部规则代码"
        )


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
    if not rules and not any(settings.wants(item.code) for item in whole_catalogue()):
        raise BadSettings("所选规则代码一条也没有匹配到", remedy="用 disclosure rules 查看全部规则代码")
    form = form_of(report)
    # Read once, whoever asks first: the rules or the record of the audit.
    claims = statements(report, form, previous)
    given = {
        "report": report,
        "form": form,
        "claims": claims,
        "previous": previous,
        "peers": tuple(peers),
        "settings": settings,
    }
    judged = [outcome for item in rules for outcome in _run(item, report, given)]
    outcomes, hypotheses = explain(report, form_of(report), judged)
    records = _records(claims)
    coverage = coverage_of(report, outcomes, len(rules), records)
    return Audit(report, outcomes, coverage, settings.lang, hypotheses, records or ())


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


def _records(claims: Statements) -> tuple[ClaimRecord, ...] | None:
    """The statements as the audit keeps them; ``None`` when reading them failed."""
    try:
        return tuple(_record(item) for item in claims.judged)
    except Exception:  # noqa: BLE001
        # The coverage says that they are missing, and each rule that needs them says why.
        return None


def _record(item: Judged) -> ClaimRecord:
    claim, checks = item.claim, item.checks
    return ClaimRecord(
        number=claim.number,
        quote=claim.quote,
        subject=claim.subject.key,
        label=claim.subject.label,
        quantity=claim.quantity.text,
        verdict=ClaimVerdict(item.verdict),
        bounds=_bounds(claim.quantity),
        year=str(claim.year),
        year_text=claim.year_text,
        scope=str(claim.scope),
        body=claim.body,
        relation=str(claim.relation),
        whole=claim.whole,
        notes=(*claim.qualified, *((claim.aside,) if claim.aside else ())),
        readings=tuple(dict.fromkeys(c.reading for c in checks if c.reading and len(c.working) > 1)),
        working=tuple(dict.fromkeys(item.working)),
        messages=tuple(dict.fromkeys(check.message for check in checks if check.message)),
        messages_en=tuple(dict.fromkeys(check.message_en for check in checks if check.message_en)),
        reason=item.reason,
    )


def _bounds(quantity: Quantity) -> str:
    """The interval that the words leave open, 210 ≤ x < 220; empty for one number and for rounded shares."""
    if quantity.exact or quantity.unit in ROUNDED_UNITS:
        return ""
    low = f"{quantity.low:f} {'<' if quantity.low_open else '≤'} " if quantity.low or quantity.high is None else ""
    high = "" if quantity.high is None else f" {'<' if quantity.high_open else '≤'} {quantity.high:f}"
    return f"{low}x{high}"


def coverage_of(
    report: Report, outcomes: Sequence[Outcome], rules: int, claims: Sequence[ClaimRecord] | None = None
) -> Coverage:
    """What was read and judged, and what was not.

    A report that prints （六）其他处理 undivided is measured against the figures of that form; one from
    before the uniform form against none.
    """
    form = form_of(report)
    expected = [] if follows_no_form(report) else list(form.keys)
    if expected and prints_undivided(report, form):
        divided = {f"requests.{row}.{column.key}" for row in form.undivided_replaces for column in form.columns}
        expected = [key for key in expected if key not in divided] + list(form.undivided_keys)
    kinds = Counter(str(figure.kind) for figure in report.figures.values())
    unread = tuple(key for key in expected if key not in report.figures or report.figures[key].kind not in _READ)
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
        claims_found=None if claims is None else len(claims),
        claims_judged=sum(claim.judged for claim in claims or ()),
        claims_not_judged=dict(Counter(claim.reason for claim in claims or () if not claim.judged)),
    )
