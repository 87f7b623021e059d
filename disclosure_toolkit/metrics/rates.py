"""A rate with what it is made of (比率): numerator and denominator always, the quotient where there is enough."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

Number = int | Decimal


class Valued(Protocol):
    """What figures are read from: a :class:`~disclosure_toolkit.model.Report`, a digest, :func:`values_of`."""

    def value(self, key: str, /) -> Number | None:
        """The figure's value, ``None`` where there is none."""


@dataclass(frozen=True, slots=True)
class _Values:
    figures: Mapping[str, Number | None]

    def value(self, key: str, /) -> Number | None:
        return self.figures.get(key)


def values_of(figures: Mapping[str, Number | None]) -> Valued:
    """Figures at hand as a mapping (a line of figures.parquet, say) as something to measure."""
    return _Values(figures)


@dataclass(frozen=True, slots=True)
class Rate:
    """A metric's numerator, denominator and quotient.

    :ivar numerator: and :ivar denominator: ``None`` where no report had all the figures.
    :ivar value: the quotient as a fraction (0.625), ``None`` where it cannot or should not be computed;
        ``reason`` (Chinese) and ``reason_en`` say why.
    :ivar unit: ``%``, or what the quotient counts. :ivar counted: number of reports in it.
    :ivar left_out: number of reports without all the figures needed.
    """

    numerator: Number | None
    denominator: Number | None
    value: float | None
    unit: str = "%"
    reason: str = ""
    reason_en: str = ""
    counted: int = 1
    left_out: int = 0

    def text(self, lang: str = "zh") -> str:
        """In words, numerator and denominator always shown: 62.5%（25/40）."""
        reason = self.reason if lang == "zh" else self.reason_en
        if self.numerator is None or self.denominator is None:
            return reason
        parts = f"{self.numerator}/{self.denominator}"
        if self.value is None:
            return f"{parts}，{reason}" if lang == "zh" else f"{parts}, {reason}"
        shown = f"{self.value * 100:.1f}%" if self.unit == "%" else f"{self.value:.1f} {self.unit}"
        return f"{shown}（{parts}）" if lang == "zh" else f"{shown} ({parts})"
