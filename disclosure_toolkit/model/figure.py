"""One figure of a statutory table (表格数据): blank, zero, not applicable and unreadable are never mixed up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from .document import Source


class Kind(StrEnum):
    """What a figure cell holds. Blank, zero, "not applicable" and unreadable are never mixed up."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    TEXT = "text"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a statutory table (表格数据).

    :ivar key: ``table.row.column``.
    :ivar value: ``int``, or ``Decimal`` for money and for fractions; ``None`` unless the kind is
        number or zero.
    :ivar raw: the cell's text as printed.
    :ivar reason: for unreadable figures, why (Chinese).
    :ivar readings: for unreadable figures, the readings that disagree.
    """

    key: str
    value: int | Decimal | None
    raw: str
    kind: Kind
    source: Source | None = None
    reason: str = ""
    readings: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether the figure has a value."""
        return self.value is not None

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        result: dict[str, Any] = {
            "value": json_number(self.value),
            "raw": self.raw,
            "kind": str(self.kind),
            "source": self.source.to_dict() if self.source is not None else None,
        }
        if self.reason:
            result["reason"] = self.reason
        if self.readings:
            result["readings"] = list(self.readings)
        return result

    @classmethod
    def from_dict(cls, key: str, data: dict[str, Any]) -> Figure:
        """Inverse of :meth:`to_dict`."""
        value = data.get("value")
        if isinstance(value, (float, str)):
            # Money: the printed text keeps trailing zeros that a JSON number loses.
            exact = Decimal(str(value))
            if not exact.is_finite():
                raise ValueError(f"{key}: {value}")
            try:
                printed = Decimal(data.get("raw", "").replace(",", "").strip())
            except InvalidOperation:
                printed = exact
            value = printed if printed == exact else exact
        elif isinstance(value, int) and "." in str(data.get("raw", "")):
            value = Decimal(str(data["raw"]).replace(",", "").strip())
        return cls(
            key=key,
            value=value,
            raw=data.get("raw", ""),
            kind=Kind(data["kind"]),
            source=Source.from_dict(data.get("source")),
            reason=data.get("reason", ""),
            readings=tuple(data.get("readings", ())),
        )


def json_number(value: int | Decimal | None) -> int | float | None:
    """A figure's value as a JSON number: an integer where it is one, else the shortest exact float."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
