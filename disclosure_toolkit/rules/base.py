"""What a rule is: one decorated function in one file, and the helpers with which it speaks.

A rule file looks like this::

    \"\"\"各列勾稽：新收 + 上年结转 = 办理总计 + 结转下年。

    ## 检查什么
    …
    ## 为什么
    …
    ## 不合规示例
    …
    ## 合规示例
    …
    \"\"\"

    @rule(code="F301", title="…", title_en="…", severity=Severity.ERROR, basis="…")
    def check(report: Report, form: Edition) -> Iterator[Judgement]:
        yield passed("balance.company")

The function's parameter names say what it needs: ``report``, ``form`` (the edition that the report
follows, :class:`Edition`), ``previous`` (last year's report), ``peers``, ``claims``, ``settings``.
A rule that asks for ``previous`` is not called without one: its outcome is then ``not_assessable``.

A rule that asks for ``collection`` judges many reports together; such rules stand in
``disclosure_toolkit/collection/rules`` and say with ``about`` which reports a failure is about.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from ..editions import Edition
from ..errors import BadSettings
from ..model import (
    About,
    FigureEvidence,
    Finding,
    Outcome,
    Quote,
    Report,
    Severity,
    Source,
    Status,
)

NEEDS = ("report", "form", "previous", "peers", "claims", "settings")
COLLECTION_NEEDS = ("collection",)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a rule yields for one thing that it judges; :func:`conclude` makes an outcome of it."""

    status: Status
    subject: str = ""
    reason: str = ""
    missing: tuple[str, ...] = ()
    message: str = ""
    message_en: str = ""
    figures: tuple[FigureEvidence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    working: tuple[str, ...] = ()
    source: Source | None = None
    severity: Severity | None = None
    basis: str = ""
    about: tuple[About, ...] = ()


@lru_cache(maxsize=4096)  # two hundred a report, and nearly always the same
def passed(subject: str) -> Judgement:
    """The thing judged is in order."""
    return Judgement(Status.PASS, subject)


def not_applicable(reason: str, subject: str = "") -> Judgement:
    """The rule does not apply; say why in Chinese."""
    return Judgement(Status.NOT_APPLICABLE, subject, reason)


def not_assessable(reason: str, subject: str = "", missing: Sequence[str] = ()) -> Judgement:
    """A needed figure or report is missing; say which in Chinese."""
    return Judgement(Status.NOT_ASSESSABLE, subject, reason, tuple(missing))


def failed(
    subject: str,
    message: str,
    message_en: str,
    *,
    figures: Iterable[FigureEvidence] = (),
    quotes: Iterable[Quote] = (),
    working: Iterable[str] = (),
    source: Source | None = None,
    severity: Severity | None = None,
    basis: str = "",
    about: Iterable[About] = (),
) -> Judgement:
    """The thing judged is not in order.

    :param subject: what was judged; stable across runs and unique within the rule and report.
    :param message: Chinese, plain, with the figures in it; :param message_en: the same in English.
    :param source: the place concerned when neither figures nor quotes tell it.
    :param severity: where this case differs from the rule's own severity.
    :param basis: where this case has another basis than the rule's own.
    :param about: in a rule of collections, the reports concerned, first the one to be corrected.
    """
    return Judgement(
        Status.FAIL,
        subject,
        message=message,
        message_en=message_en,
        figures=tuple(figures),
        quotes=tuple(quotes),
        working=tuple(working),
        source=source,
        severity=severity,
        basis=basis,
        about=tuple(about),
    )


@dataclass(frozen=True)
class Rule:
    """One rule of the catalogue.

    :ivar code: stable code; the file's name starts with it in lower case.
    :ivar family: folder under ``rules``.
    :ivar doc: the module's docstring: the rule's page.
    :ivar any_year: whether the rule also applies to reports from before the uniform form (years before 2019).
    """

    code: str
    title: str
    title_en: str
    severity: Severity
    basis: str
    check: Callable[..., Iterator[Judgement]]
    module: str
    doc: str
    needs: tuple[str, ...] = field(default=())
    any_year: bool = False

    @property
    def family(self) -> str:
        """The folder the rule stands in."""
        return self.module.rsplit(".", 2)[-2]


def rule(
    *, code: str, title: str, title_en: str, severity: Severity, basis: str, any_year: bool = False
) -> Callable[[Callable[..., Iterator[Judgement]]], Rule]:
    """Makes a rule of a generator function.

    :raises BadSettings: the function asks for something that the audit cannot give.
    """

    def make(check: Callable[..., Iterator[Judgement]]) -> Rule:
        needs = tuple(inspect.signature(check).parameters)
        known = COLLECTION_NEEDS if needs[:1] == COLLECTION_NEEDS else NEEDS
        unknown = [name for name in needs if name not in known]
        if unknown:
            raise BadSettings(
                f"规则 {code} 要求了不存在的输入：{'、'.join(unknown)}", remedy=f"可用：{'、'.join(known)}"
            )
        module = inspect.getmodule(check)
        doc = inspect.getdoc(module) or ""
        return Rule(code, title, title_en, severity, basis, check, check.__module__, doc, needs, any_year)

    return make


def figure_evidence(
    report: Report, form: Edition, key: str, expected: int | Decimal | None = None, which: str = "this"
) -> FigureEvidence:
    """Evidence for one figure: its name, value as read, place, and the expected value if it can be said.

    :raises UnknownFigureKey: the form has no such figure; a misspelt key is an error of the rule.
    """
    label = form.label(key)
    figure = report.figure(key)
    if figure is None:
        return FigureEvidence(key, label, None, "", expected, None, which)
    return FigureEvidence(key, label, figure.value, figure.raw, expected, figure.source, which)


def quote(report: Report, section: int, start: int, end: int) -> Quote:
    """Evidence for a span of a section's text."""
    found = report.section(section)
    if found is None:
        return Quote(section, "", start, end)
    return Quote(section, found.text[start:end], start, end, found.source_at(start))


def fingerprint(report: Report, rule_code: str, judgement: Judgement) -> str:
    """Stable identity of a finding: rule, whose report, what was judged, the values and words concerned.

    File names, places and wording of messages do not count, so that a new layout or a new version of the
    message keeps a reviewer's decision attached.
    """
    parts = [rule_code, report.identity.agency, str(report.identity.year or ""), judgement.subject]
    parts += [f"{f.report}:{f.key}={f.value if f.value is not None else f.raw}" for f in judgement.figures]
    parts += ["".join(q.text.split()) for q in judgement.quotes]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@lru_cache(maxsize=4096)
def _in_order(code: str, subject: str) -> Outcome:
    return Outcome(code, Status.PASS, subject)


def finding_of(found: Rule, judgement: Judgement, mark: str) -> Finding:
    """The finding of a judgement that failed; what the judgement leaves open is the rule's own.

    :param mark: its fingerprint.
    """
    return Finding(
        rule=found.code,
        severity=judgement.severity or found.severity,
        title=found.title,
        message=judgement.message,
        message_en=judgement.message_en,
        basis=judgement.basis or found.basis,
        subject=judgement.subject,
        figures=judgement.figures,
        quotes=judgement.quotes,
        working=judgement.working,
        source=judgement.source,
        fingerprint=mark,
        about=judgement.about,
    )


def conclude(report: Report, found: Rule, judgement: Judgement) -> Outcome:
    """The outcome of one judgement, with its finding if it failed."""
    if judgement.status is Status.PASS:
        return _in_order(found.code, judgement.subject)
    finding = None
    if judgement.status is Status.FAIL:
        finding = finding_of(found, judgement, fingerprint(report, found.code, judgement))
    return Outcome(found.code, judgement.status, judgement.subject, judgement.reason, judgement.missing, finding)
