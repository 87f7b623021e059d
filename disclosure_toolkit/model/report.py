"""The structured record of one report (结构化记录)."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ..errors import BadRecord
from .document import NoteCode, Source
from .figure import Figure
from .identity import Identity
from .section import Section
from .table import TableRecord

if TYPE_CHECKING:
    import pandas

SCHEMA = "disclosure-toolkit/report/1"


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something that happened while reading and that an auditor should know (阅读说明)."""

    code: NoteCode
    message: str
    source: Source | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "code": self.code,
            "message": self.message,
            "source": self.source.to_dict() if self.source is not None else None,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> ReadingNote:
        """Inverse of :meth:`to_dict`."""
        return cls(data["code"], data["message"], Source.from_dict(data.get("source")))


# Who renders a record in a notebook: a name, resolved when a notebook asks, so that the model knows
# nothing of the display and importing it stays light. Set by the package's ``__init__``.
HTML_RENDERERS: dict[str, str] = {}


def rendered_html(record: object) -> str | None:
    """HTML of a record for a notebook cell, or ``None`` when no renderer is registered."""
    target = HTML_RENDERERS.get(type(record).__name__)
    if target is None:
        return None
    module, _, name = target.partition(":")
    html: str = getattr(importlib.import_module(module), name)(record)
    return html


@dataclass(frozen=True)
class Report:
    """One annual report as a structured record; every value knows where it comes from.

    :ivar figures: key → :class:`Figure`; a figure whose row or column the report does not print is
        absent, not blank.
    :ivar sections: found sections in printed order, number 0 (preamble) first when there is one.
    :ivar tables: the statutory tables found, by name.
    """

    identity: Identity
    figures: dict[str, Figure] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    notes: tuple[ReadingNote, ...] = ()
    file: str = ""
    format: str = ""
    digest: str = ""

    def figure(self, key: str) -> Figure | None:
        """The figure, or ``None`` when the report does not print its row or column."""
        return self.figures.get(key)

    def value(self, key: str) -> int | Decimal | None:
        """The figure's value, or ``None`` when it is absent, blank, textual or unreadable."""
        figure = self.figures.get(key)
        return figure.value if figure is not None else None

    def section(self, number: int) -> Section | None:
        """The first section with this statutory number (0: the preamble)."""
        return next((section for section in self.sections if section.number == number), None)

    def table(self, name: str) -> TableRecord | None:
        """The table as printed, or ``None`` when it was not found."""
        return next((table for table in self.tables if table.name == name), None)

    def with_figures(self, figures: dict[str, Figure]) -> Report:
        """A copy with these figures in place of the ones with the same keys."""
        return replace(self, figures={**self.figures, **figures})

    def figures_frame(self) -> pandas.DataFrame:
        """The figures as a table: one row a figure, indexed by key.

        Columns: ``table``, ``row``, ``column``, ``value`` (object), ``kind``, ``raw``, ``place``.
        """
        import pandas

        records = []
        for key, figure in self.figures.items():
            table, row, column = key.split(".")
            place = figure.source.describe() if figure.source is not None else ""
            records.append((key, table, row, column, figure.value, str(figure.kind), figure.raw, place))
        names = ["key", "table", "row", "column", "value", "kind", "raw", "place"]
        frame = pandas.DataFrame(records, columns=names)
        frame["value"] = pandas.Series([record[4] for record in records], dtype=object)
        return frame.set_index("key")

    def _repr_html_(self) -> str | None:
        return rendered_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of ``disclosure load``; :meth:`from_dict` gives the same record back."""
        return {
            "schema": SCHEMA,
            "file": self.file,
            "format": self.format,
            "sha256": self.digest,
            "identity": self.identity.to_dict(),
            "figures": {key: figure.to_dict() for key, figure in self.figures.items()},
            "sections": [section.to_dict() for section in self.sections],
            "tables": [table.to_dict() for table in self.tables],
            "notes": [note.to_dict() for note in self.notes],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Report:
        """Inverse of :meth:`to_dict`.

        :raises BadRecord: the data do not follow the schema.
        """
        if not isinstance(data, dict) or not isinstance(data.get("identity"), dict):
            raise BadRecord("不是本工具的结构化记录", remedy="记录应由 disclosure load 写出，含 identity 与 figures")
        schema = str(data.get("schema") or SCHEMA)
        if schema.startswith("disclosure-toolkit/report/") and schema != SCHEMA:
            raise BadRecord(f"结构化记录的版本是 {schema}，本版本只读 {SCHEMA}", remedy="请用原始文件重新载入")
        try:
            return cls(
                identity=Identity.from_dict(data["identity"]),
                figures={key: Figure.from_dict(key, value) for key, value in data["figures"].items()},
                sections=tuple(Section.from_dict(section) for section in data.get("sections", ())),
                tables=tuple(TableRecord.from_dict(table) for table in data.get("tables", ())),
                notes=tuple(ReadingNote.from_dict(note) for note in data.get("notes", ())),
                file=data.get("file", ""),
                format=data.get("format", ""),
                digest=data.get("sha256", ""),
            )
        except (KeyError, TypeError, ValueError, AttributeError, InvalidOperation) as error:
            raise BadRecord(f"结构化记录的内容不合格式（{type(error).__name__}: {error}）") from error
