"""Shares and growth rates that do not follow from the numbers (百分比)."""

from __future__ import annotations

from decimal import Decimal

from .base import Case, Injected, Severity, defect
from .narrative import replaced

_SHIFTS = {0: ("4", "9"), 1: ("1.3", "4.0", "9.9"), 2: ("1.30", "4.06", "9.90")}
"""By digits printed: how far off a wrong percentage is, beyond any rounding."""


def _shifted(case: Case, text: str) -> str:
    """Another percentage with as many digits."""
    number = Decimal(text[:-1])
    digits = max(0, -int(number.as_tuple().exponent))
    return f"{number + Decimal(case.rng.choice(_SHIFTS[digits]))}%"


def _wrong_percent(
    kind: str, measures: tuple[str, ...], title: str, keys: tuple[str, ...], previous: bool, base: str = ""
) -> None:
    """``base``: words without which the sentence leaves open what the share is of."""

    @defect(kind, "narrative", title, severity="warning" if previous else "error", needs_previous=previous)
    def inject(case: Case) -> Injected | None:
        pairs = [(s, m) for s in case.report.statements for m in measures if str(s.measures.get(m, "")).endswith("%")]
        if not pairs:
            return None
        statement, measure = case.rng.choice(pairs)
        old = str(statement.measures[measure])
        if statement.text.count(old) != 1:
            return None
        new = _shifted(case, old)
        report = replaced(case.report, statement.section, statement.text, statement.text.replace(old, new))
        detail = f"{title}：应为 {old}，写作 {new}（{statement.text}）"
        certain = base in statement.text and "约" not in statement.text
        severity: Severity | None = None if certain else "warning"
        return Injected(report, detail, keys, statement.section, severity) if report is not None else None


_OUTCOMES = tuple(f"{digits}_{name}" for digits in ("share", "whole", "fine") for name in ("granted", "unavailable"))
_wrong_percent("share_of_handled", _OUTCOMES, "占办结总数的百分比有误", (), previous=False, base="办结")
_wrong_percent("share_of_published", ("share_site", "share_media"), "占发布总数的百分比有误", (), False, base="占总")
_wrong_percent("growth", ("growth", "decline"), "同比百分比与上年报告不符", ("requests.received.total",), previous=True)
