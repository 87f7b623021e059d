"""Sums over a report's tables for readings: rows of a group, the five kinds of organisation, missing figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..editions import Edition
from ..model import Report

ORGANISATIONS = ("company", "research", "public_interest", "legal_service", "other_organisation")
# What texts name together that the table has in columns of their own.
GROUPED = {"organisations": ORGANISATIONS, "beside_companies": ORGANISATIONS[1:], "legal_persons": ORGANISATIONS[:-1]}


@dataclass(frozen=True)
class Tables:
    """A report's figures as readings need them.

    :ivar which: 本年 or 上年, for messages.
    """

    report: Report
    form: Edition
    which: str = ""

    def value(self, key: str) -> Decimal | None:
        """The figure's value, ``None`` when it is absent, blank or unread."""
        value = self.report.value(key)
        return None if value is None else Decimal(value)

    def rows(self, row: str) -> tuple[str, ...]:
        """The rows that a name stands for: ``denied_*`` is all rows of 不予公开 that the report prints."""
        if not row.endswith("*"):
            return (row,)
        prefix = row[:-1]
        if prefix == "other_":
            undivided = "requests.other_handling.total"
            if undivided in self.report.figures and "requests.other_misc.total" not in self.report.figures:
                return ("other_handling",)
        known = tuple(label.key for label in self.form.rows if label.key.startswith(prefix))
        return known or (row,)

    def request_keys(self, row: str, column: str) -> tuple[str, ...]:
        """Keys of table 3 for a row (or group) and a column (or 法人或其他组织, or some of them)."""
        columns = GROUPED.get(column, (column,))
        return tuple(f"requests.{one}.{name}" for one in self.rows(row) for name in columns)

    def total(self, keys: tuple[str, ...]) -> tuple[Decimal | None, tuple[str, ...]]:
        """The sum, and the keys without a value; no sum when one is missing."""
        found = [self.value(key) for key in keys]
        if None in found:
            return self._organisations(keys, tuple(k for k, v in zip(keys, found, strict=True) if v is None))
        return sum((value for value in found if value is not None), Decimal(0)), ()

    def _organisations(self, keys: tuple[str, ...], missing: tuple[str, ...]) -> tuple[Decimal | None, tuple[str, ...]]:
        """Blank organisation columns: 总计 less 自然人 says the same."""
        rows = dict.fromkeys(key.rsplit(".", 1)[0] for key in keys)
        if not all(key.rsplit(".", 1)[1] in ORGANISATIONS for key in keys) or len(keys) != 5 * len(rows):
            return None, missing
        result = Decimal(0)
        for row in rows:
            whole, person = self.value(f"{row}.total"), self.value(f"{row}.natural_person")
            if whole is None or person is None:
                return None, missing
            result += whole - person
        return result, ()


def number(value: Decimal | int) -> str:
    """A number as a message prints it."""
    exact = Decimal(value)
    return str(int(exact)) if exact == exact.to_integral_value() else format(exact.normalize(), "f")
