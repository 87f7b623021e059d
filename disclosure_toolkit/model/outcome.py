"""What auditing gives: outcomes, findings with their evidence, coverage (审核结果)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from .claim import ClaimRecord
from .document import Source
from .figure import json_number
from .hypothesis import RepairHypothesis
from .report import Report, rendered_html
from .verdict import verdict


class Severity(StrEnum):
    """How sure a finding is; the order of the members is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for error … 3 for info."""
        return list(Severity).index(self)


class Status(StrEnum):
    """The outcome of one judgement of one rule."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    NOT_APPLICABLE = "not_applicable"
    NOT_ASSESSABLE = "not_assessable"
    RULE_ERROR = "rule_error"


@dataclass(frozen=True, slots=True)
class FigureEvidence:
    """A figure in a finding: what was read, and what it should be where that can be said.

    ``report`` tells whose figure it is: ``this``, ``previous`` for last year's report, or in a finding of
    a collection the name of another report that it is about (:attr:`About.name`).
    """

    key: str
    label: str
    value: int | Decimal | None
    raw: str = ""
    expected: int | Decimal | None = None
    source: Source | None = None
    report: str = "this"

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "key": self.key,
            "label": self.label,
            "value": json_number(self.value),
            "raw": self.raw,
            "expected": json_number(self.expected),
            "source": self.source.to_dict() if self.source is not None else None,
            "place": self.source.describe() if self.source is not None else "",
            "report": self.report,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> FigureEvidence:
        """Inverse of :meth:`to_dict`."""
        return cls(
            key=data["key"],
            label=data.get("label", ""),
            value=_number(data.get("value")),
            raw=data.get("raw", ""),
            expected=_number(data.get("expected")),
            source=Source.from_dict(data.get("source")),
            report=data.get("report", "this"),
        )


def _number(value: Any) -> int | Decimal | None:
    return Decimal(str(value)) if isinstance(value, float) else value


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of the report's text; ``start`` and ``end`` count characters of the section's text.

    ``section`` is the statutory number (0 preamble); ``-1`` is the title.

    :ivar report: whose text it is, as in :class:`FigureEvidence`.
    :ivar differs: spans of ``text`` that its counterpart has not, as (start, end).
    """

    section: int
    text: str
    start: int
    end: int
    source: Source | None = None
    report: str = "this"
    differs: tuple[tuple[int, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON form; what only quotes side by side have is left out of the others."""
        differs = [list(span) for span in self.differs]
        side_by_side = {"report": self.report, "differs": differs} if differs or self.report != "this" else {}
        return {
            "section": self.section,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "source": self.source.to_dict() if self.source is not None else None,
            "place": self.source.describe() if self.source is not None else "",
            **side_by_side,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Quote:
        """Inverse of :meth:`to_dict`."""
        differs = tuple((start, end) for start, end in data.get("differs", ()))
        source = Source.from_dict(data.get("source"))
        return cls(
            data["section"], data["text"], data["start"], data["end"], source, data.get("report", "this"), differs
        )


@dataclass(frozen=True, slots=True)
class About:
    """A report that a finding of a collection is about; ``file`` is empty for a report that is not there."""

    file: str
    agency: str
    year: int | None

    @property
    def name(self) -> str:
        """Whose report it is, in words: 云川县水利局 2024 年."""
        return f"{self.agency} {self.year} 年" if self.year is not None else self.agency

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {"file": self.file, "agency": self.agency, "year": self.year}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> About:
        """Inverse of :meth:`to_dict`."""
        return cls(data["file"], data["agency"], data["year"])


@dataclass(frozen=True, slots=True)
class Finding:
    """A failed judgement with its evidence, as a reviewer sees it (问题).

    :ivar subject: what was judged, stable across runs (``balance.company``); part of the fingerprint.
    :ivar working: the arithmetic with the numbers put in, one line a step, may be empty.
    :ivar fingerprint: stable while the finding is the same, so that a reviewer's decision stays.
    :ivar root: fingerprint of the finding that is its root cause; empty for roots and lone findings.
    :ivar about: for findings of a collection, the reports concerned: first the one that is to be corrected
        (``this`` in the evidence), then those that it is held against.
    """

    rule: str
    severity: Severity
    title: str
    message: str
    message_en: str
    basis: str
    subject: str
    figures: tuple[FigureEvidence, ...] = ()
    quotes: tuple[Quote, ...] = ()
    working: tuple[str, ...] = ()
    source: Source | None = None
    fingerprint: str = ""
    root: str = ""
    about: tuple[About, ...] = ()

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form; ``message`` is in the language asked for, both languages are kept."""
        places = [self.source] if self.source is not None else []
        return {
            "rule": self.rule,
            "severity": str(self.severity),
            "title": self.title,
            "message": self.message if lang == "zh" else self.message_en,
            "message_zh": self.message,
            "message_en": self.message_en,
            "figures": [figure.to_dict() for figure in self.figures],
            "quotes": [quote.to_dict() for quote in self.quotes],
            "working": list(self.working),
            "source": [place.to_dict() for place in places],
            "basis": self.basis,
            "subject": self.subject,
            "fingerprint": self.fingerprint,
            "root": self.root,
            **({"reports": [report.to_dict() for report in self.about]} if self.about else {}),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Finding:
        """Inverse of :meth:`to_dict`."""
        places = data.get("source") or []
        return cls(
            rule=data["rule"],
            severity=Severity(data["severity"]),
            title=data.get("title", ""),
            message=data.get("message_zh", data["message"]),
            message_en=data.get("message_en", ""),
            basis=data.get("basis", ""),
            subject=data.get("subject", ""),
            figures=tuple(FigureEvidence.from_dict(figure) for figure in data.get("figures", ())),
            quotes=tuple(Quote.from_dict(quote) for quote in data.get("quotes", ())),
            working=tuple(data.get("working", ())),
            source=Source.from_dict(places[0]) if places else None,
            fingerprint=data.get("fingerprint", ""),
            root=data.get("root", ""),
            about=tuple(About.from_dict(report) for report in data.get("reports", ())),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule says about one thing that it judges.

    :ivar reason: why not applicable or not assessable, or the error of the rule (Chinese).
    :ivar missing: keys of the figures that were needed and have no value.
    """

    rule: str
    status: Status
    subject: str = ""
    reason: str = ""
    missing: tuple[str, ...] = ()
    finding: Finding | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON form, the finding by its fingerprint."""
        return {
            "rule": self.rule,
            "status": str(self.status),
            "subject": self.subject,
            "reason": self.reason,
            "missing": list(self.missing),
            "finding": self.finding.fingerprint if self.finding is not None else None,
        }


@dataclass(frozen=True, slots=True)
class Coverage:
    """What could be judged and what could not (覆盖情况).

    :ivar expected: number of figures that the form's edition has.
    :ivar printed: number of figures whose row and column the report prints.
    :ivar read: number of figures read with certainty (number or zero).
    :ivar kinds: count of figures by kind.
    :ivar unread: keys of the figures without a value.
    :ivar rules: number of rules run; :ivar judged: rules with at least one pass or fail.
    :ivar sections: statutory numbers of the sections found.
    :ivar claims_found: number of statements about figures in the text, ``None`` when reading them failed.
    :ivar claims_judged: statements that could be compared with something; ``claims_not_judged``: reason →
        number of the others.
    """

    expected: int
    printed: int
    read: int
    kinds: dict[str, int] = field(default_factory=dict)
    unread: tuple[str, ...] = ()
    rules: int = 0
    judged: int = 0
    sections: tuple[int, ...] = ()
    claims_found: int | None = None
    claims_judged: int = 0
    claims_not_judged: dict[str, int] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether every figure of the form was read."""
        return self.read >= self.expected and self.expected > 0

    def sentence(self, lang: str = "zh") -> str:
        """One sentence: 200 格读出 196，规则 58 条可判 55 条，文中数字表述 10 处可判 6 处，六部分齐全."""
        missing = [n for n in range(1, 7) if n not in self.sections]
        claims = self._claims(lang)
        if lang != "zh":
            rules = f"{self.judged} of {self.rules} rules judged, {claims}"
            if self.expected == 0:
                return f"no uniform form for that year, figures not checked, {rules}"
            parts = "all six sections found" if not missing else f"sections missing: {missing}"
            return f"{self.read} of {self.expected} figures read, {rules}, {parts}"
        rules = f"规则 {self.rules} 条可判 {self.judged} 条，{claims}"
        if self.expected == 0:
            return f"该年度尚无统一格式，表格数据不作核对，{rules}"
        names = "一二三四五六"
        parts = "六部分齐全" if not missing else "缺第" + "、".join(names[n - 1] for n in missing) + "部分"
        return f"{self.expected} 格读出 {self.read}，{rules}，{parts}"

    def _claims(self, lang: str) -> str:
        if self.claims_found is None:
            return "文中数字表述未能核对" if lang == "zh" else "statements about figures not checked"
        if lang != "zh":
            return f"{self.claims_judged} of {self.claims_found} statements about figures judged"
        return f"文中数字表述 {self.claims_found} 处" + (f"可判 {self.claims_judged} 处" if self.claims_found else "")

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form; ``sentence`` is in the language asked for."""
        return {
            "expected": self.expected,
            "printed": self.printed,
            "read": self.read,
            "kinds": dict(self.kinds),
            "unread": list(self.unread),
            "rules": self.rules,
            "judged": self.judged,
            "sections": list(self.sections),
            "claims_found": self.claims_found,
            "claims_judged": self.claims_judged,
            "claims_not_judged": dict(self.claims_not_judged),
            "sentence": self.sentence(lang),
        }


@dataclass(frozen=True)
class Audit:
    """The audit of one report: every outcome, the findings among them, the coverage, and repair hypotheses.

    :ivar claims: the narrative's statements about figures with their verdicts, in the order of the text.
    """

    report: Report
    outcomes: tuple[Outcome, ...]
    coverage: Coverage
    lang: str = "zh"
    hypotheses: tuple[RepairHypothesis, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, gravest first, in the order of rule and subject within a severity."""
        found = [outcome.finding for outcome in self.outcomes if outcome.finding is not None]
        own = {f.fingerprint: (f.rule, f.subject) for f in found}

        def order(finding: Finding) -> tuple[int, tuple[str, str], bool, str, str]:
            """What a mistake brings about stands behind it, as far as it is as grave."""
            head = own.get(finding.root, (finding.rule, finding.subject))
            return (finding.severity.rank, head, bool(finding.root), finding.rule, finding.subject)

        return tuple(sorted(found, key=order))

    def counts(self) -> dict[str, int]:
        """Number of findings by severity, all four always present."""
        result = {str(severity): 0 for severity in Severity}
        for finding in self.findings:
            result[str(finding.severity)] += 1
        return result

    def statuses(self) -> dict[str, int]:
        """Number of outcomes by status, all five always present."""
        result = {str(status): 0 for status in Status}
        for outcome in self.outcomes:
            result[str(outcome.status)] += 1
        return result

    def root_sizes(self) -> list[int]:
        """For each root cause that breaks several identities: how many (1 处根源，牵连 4 项勾稽)."""
        kinds = ("balance.", "outcome_total.", "row_total.", "review_total.")
        roots = Counter(f.root or f.fingerprint for f in self.findings if f.subject.startswith(kinds))
        return sorted((n for n in roots.values() if n > 1), reverse=True)

    def worst(self) -> Severity | None:
        """The gravest severity found, ``None`` without findings."""
        findings = self.findings
        return findings[0].severity if findings else None

    def verdict(self) -> str:
        """One sentence for the reviewer; never "no problems" while figures are unread."""
        broken = {outcome.rule for outcome in self.outcomes if outcome.status is Status.RULE_ERROR}
        return verdict(
            self.counts(),
            unread=self.coverage.expected - self.coverage.read,
            sections=self.coverage.sections,
            uniform=self.coverage.expected > 0,
            broken_rules=sorted(broken),
            groups=self.root_sizes(),
            lang=self.lang,
        )

    def to_dict(self) -> dict[str, Any]:
        """What ``disclosure audit --format json`` prints for one report."""
        return {
            "file": self.report.file,
            "identity": self.report.identity.to_dict(),
            "summary": {
                "verdict": self.verdict(),
                "counts": self.counts(),
                "coverage": self.coverage.to_dict(self.lang),
            },
            "findings": [finding.to_dict(self.lang) for finding in self.findings],
            "hypotheses": [hypothesis.to_dict(self.lang) for hypothesis in self.hypotheses],
            "outcomes": self.statuses(),
            "not_judged": [
                outcome.to_dict()
                for outcome in self.outcomes
                if outcome.status in (Status.NOT_ASSESSABLE, Status.RULE_ERROR)
            ],
        }

    def _repr_html_(self) -> str | None:
        return rendered_html(self)
