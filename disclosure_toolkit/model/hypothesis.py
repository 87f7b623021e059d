"""A repair hypothesis (修正假设): the smallest change that would make the identities hold; a suggestion, no finding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .figure import json_number

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class CellRepair:
    """One cell of a repair: as read, and as it would have to be."""

    key: str
    label: str
    read: Number
    proposed: Number

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        read, proposed = json_number(self.read), json_number(self.proposed)
        return {"key": self.key, "label": self.label, "read": read, "proposed": proposed}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> CellRepair:
        """Inverse of :meth:`to_dict`."""
        read, proposed = (Decimal(str(v)) if isinstance(v, float) else v for v in (data["read"], data["proposed"]))
        return cls(data["key"], data["label"], read, proposed)


@dataclass(frozen=True, slots=True)
class RepairHypothesis:
    """One explanation of the identities that fail in one table.

    :ivar cells: the cells to change, none when no small change explains the failures.
    :ivar kind: how the error looks: ``digits_swapped``, ``digit_lost``, ``digit_added``,
        ``digit_changed``, ``off_by_one``, ``left_zero``, ``not_zero``, ``sign``, ``decimal_point``, ``value``;
        ``row_slip``, ``column_slip``, ``rows_slip``, ``rows_exchanged``, ``columns_exchanged``,
        ``cells_exchanged``, ``row_copied``, ``column_copied``, ``row_wrong``, ``column_wrong``;
        ``moved`` (part of a count put in another cell of the row or column), ``cell_and_total``
        (a wrong cell that its total includes), ``two_cells``, ``none``.
    :ivar unique: whether no other change of this size explains the failures as well.
    :ivar explains: subjects of the identities that fail (``row_total.granted``).
    """

    cells: tuple[CellRepair, ...]
    kind: str
    sentence_zh: str
    sentence_en: str
    unique: bool
    explains: tuple[str, ...] = ()

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form; ``sentence`` is in the language asked for, both are kept."""
        return {
            "kind": self.kind,
            "unique": self.unique,
            "cells": [cell.to_dict() for cell in self.cells],
            "sentence": self.sentence_zh if lang == "zh" else self.sentence_en,
            "sentence_zh": self.sentence_zh,
            "sentence_en": self.sentence_en,
            "explains": list(self.explains),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> RepairHypothesis:
        """Inverse of :meth:`to_dict`."""
        return cls(
            cells=tuple(CellRepair.from_dict(cell) for cell in data["cells"]),
            kind=data["kind"],
            sentence_zh=data["sentence_zh"],
            sentence_en=data["sentence_en"],
            unique=data["unique"],
            explains=tuple(data.get("explains", ())),
        )
