"""The dictionary's entries (指标): read from ``metrics.toml``, computed from the figures."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from typing import Any

from ..editions import latest
from ..errors import BadSettings, UnknownFigureKey
from .rates import Number, Rate, Valued

MINIMUM_CASES = 30
"""A rate with a smaller denominator says more about chance than about the agency, and is not computed."""

_REPORTS = "reports"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric.

    :ivar formula: in the form's own words. :ivar numerator: and :ivar denominator: terms, added up; a term is a
        figure key (``*`` stands for any part of a row), with ``-`` before it to be taken off, or ``reports``.
    :ivar unit: ``%``, or what the quotient counts. :ivar since: first report year for which it can be computed.
    :ivar minimum: smallest denominator for which the quotient is computed.
    """

    key: str
    name: str
    name_en: str
    formula: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    unit: str
    since: int
    source: str
    caveat: str
    minimum: int = MINIMUM_CASES

    def measure(self, report: Valued) -> Rate:
        """The metric of one report."""
        return self.pooled([report])

    def pooled(self, reports: Iterable[Valued]) -> Rate:
        """The metric of many reports together (合并计算): sum of numerators over sum of denominators.

        A report that lacks a figure is left out of both sums.
        """
        above: Number = 0
        below: Number = 0
        counted = left_out = 0
        for report in reports:
            over, under = _total(self.numerator, report), _total(self.denominator, report)
            if over is None or under is None:
                left_out += 1
            else:
                above, below, counted = above + over, below + under, counted + 1
        if not counted:
            return Rate(None, None, None, self.unit, "所需数据不全", "figures are missing", 0, left_out)
        value, reason, reason_en = None, "", ""
        if below < self.minimum:
            reason, reason_en = f"分母不足 {self.minimum}，不计算比率", f"fewer than {self.minimum} cases"
        elif not below:
            reason, reason_en = "分母为零", "the denominator is zero"
        else:
            value = float(above / below)
        return Rate(above, below, value, self.unit, reason, reason_en, counted, left_out)


@cache
def metrics() -> tuple[Metric, ...]:
    """All metrics, in the order of the dictionary.

    :raises BadSettings: an entry is not complete, or two share a key. :raises UnknownFigureKey: a term fits no figure.
    """
    data = tomllib.loads(resources.files(__package__).joinpath("metrics.toml").read_text(encoding="utf-8"))
    found: dict[str, Metric] = {}
    for entry in data["metric"]:
        given: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in entry.items()}
        try:
            item = Metric(**given)
        except TypeError as error:
            raise BadSettings(f"指标词典的条目不完整（{error}）", file="metrics.toml") from error
        if item.key in found:
            raise BadSettings(f"指标 {item.key} 重复", file="metrics.toml")
        for term in (*item.numerator, *item.denominator):
            _keys(term.removeprefix("-"))
        found[item.key] = item
    return tuple(found.values())


def metric(key: str) -> Metric:
    """The metric with this key.

    :raises BadSettings: there is none.
    """
    for item in metrics():
        if item.key == key:
            return item
    raise BadSettings(f"没有指标 {key}", remedy=f"现有：{'、'.join(item.key for item in metrics())}")


@cache
def _keys(term: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures of a term: those of the divided form, and those that replace them in an undivided row."""
    if term == _REPORTS:
        return (), ()
    form = latest()
    found = tuple(key for key in form.keys if fnmatchcase(key, term))
    if not found:
        raise UnknownFigureKey(f"没有数据项 {term}", remedy="请核对指标词典中的数据项名称")
    if not any(key.split(".")[1] in form.undivided_replaces for key in found):
        return found, found
    kept = tuple(key for key in found if key.split(".")[1] not in form.undivided_replaces)
    whole = dict.fromkeys(f"requests.{form.undivided_row}.{key.split('.')[2]}" for key in found if key not in kept)
    return found, (*kept, *whole)


def _total(terms: Iterable[str], report: Valued) -> Number | None:
    """The sum of these terms; ``None`` where a figure has no value."""
    total: Number = 0
    for term in terms:
        if term == _REPORTS:
            total += 1
            continue
        value = next((v for v in (_sum(keys, report) for keys in _keys(term.removeprefix("-"))) if v is not None), None)
        if value is None:
            return None
        total += -value if term.startswith("-") else value
    return total


def _sum(keys: Iterable[str], report: Valued) -> Number | None:
    values = [report.value(key) for key in keys]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
