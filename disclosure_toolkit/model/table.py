"""The statutory tables as printed (法定表格): which rows and columns, and how they were understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .document import Source


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """How a printed row or column label was understood.

    :ivar key: the row (``received``) or column (``company``; in table 4 ``litigation_direct.upheld``)
        understood; ``None`` when no edition knows the label.
    :ivar printed: the label as printed; :ivar expected: as the form prints it.
    :ivar how: ``exact`` (equal but for spaces, full width, numbering and punctuation), ``alias`` (a
        shortened or misspelt form on record), ``fuzzy`` (similar enough and nothing else fits),
        ``position`` (worded otherwise, known by number and neighbours), ``unknown``.
    """

    key: str | None
    printed: str
    expected: str = ""
    how: str = "exact"
    source: Source | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "key": self.key,
            "printed": self.printed,
            "expected": self.expected,
            "how": self.how,
            "source": self.source.to_dict() if self.source is not None else None,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> LabelMatch:
        """Inverse of :meth:`to_dict`."""
        return cls(
            key=data.get("key"),
            printed=data.get("printed", ""),
            expected=data.get("expected", ""),
            how=data.get("how", "exact"),
            source=Source.from_dict(data.get("source")),
        )


@dataclass(frozen=True, slots=True)
class TableRecord:
    """One statutory table as found in the file: which rows and columns it prints, in its order.

    :ivar name: ``proactive``, ``requests`` or ``review``.
    :ivar edition: the edition whose labels it carries.
    :ivar how: ``grid`` (from cells), ``aligned`` (from positions of words), ``flat`` (from running
        text), ``record`` (from JSON).
    :ivar rows: printed rows in order, doubled and unknown ones included.
    :ivar columns: printed columns in order, doubled and unknown ones included.
    """

    name: str
    edition: str
    how: str
    rows: tuple[LabelMatch, ...] = ()
    columns: tuple[LabelMatch, ...] = ()
    source: Source | None = None

    def row_keys(self) -> list[str]:
        """Keys of the understood rows in printed order, doubled ones twice."""
        return [row.key for row in self.rows if row.key is not None]

    def column_keys(self) -> list[str]:
        """Keys of the understood columns in printed order, doubled ones twice."""
        return [column.key for column in self.columns if column.key is not None]

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "name": self.name,
            "edition": self.edition,
            "how": self.how,
            "rows": [row.to_dict() for row in self.rows],
            "columns": [column.to_dict() for column in self.columns],
            "source": self.source.to_dict() if self.source is not None else None,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> TableRecord:
        """Inverse of :meth:`to_dict`."""
        return cls(
            name=data["name"],
            edition=data["edition"],
            how=data.get("how", "record"),
            rows=tuple(LabelMatch.from_dict(row) for row in data.get("rows", ())),
            columns=tuple(LabelMatch.from_dict(column) for column in data.get("columns", ())),
            source=Source.from_dict(data.get("source")),
        )
