"""The structured record of one report (结构化记录)."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from ..errors import BadRecord
from .document import Source

if TYPE_CHECKING:
    import pandas

SCHEMA = "disclosure-toolkit/report/1"


class Kind(StrEnum):
    """What a figure cell holds. Blank, zero, "not applicable" and unreadable are never mixed up."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    NOT_APPLICABLE = "not_applicable"
    TEXT = "text"
    UNREADABLE = "unreadable"


class Level(StrEnum):
    """What kind of organ reports; it decides the legal deadline and the required content."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    UNKNOWN = "unknown"


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


@dataclass(frozen=True, slots=True)
class Period:
    """The statistical period that the report states (统计期限)."""

    start: date
    end: date
    raw: str
    source: Source | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON form with ISO dates."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "raw": self.raw,
            "source": self.source.to_dict() if self.source is not None else None,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any] | None) -> Period | None:
        """Inverse of :meth:`to_dict`."""
        if data is None:
            return None
        return cls(
            start=date.fromisoformat(data["start"]),
            end=date.fromisoformat(data["end"]),
            raw=data.get("raw", ""),
            source=Source.from_dict(data.get("source")),
        )


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report of which year it is.

    :ivar agency: the reporting organ (报告机关); empty when the document does not tell.
    :ivar year: the year reported on, from the title, else from the stated period; ``None`` if unknown.
    :ivar edition: name of the form's edition (``2019_trial``, ``2021``), or ``None`` for reports that
        follow no uniform form.
    :ivar title_year: the year in the title, when the title tells one.
    :ivar published: publication date (发布日期) where the file tells it.
    """

    agency: str = ""
    year: int | None = None
    edition: str | None = None
    level: Level = Level.UNKNOWN
    title: str = ""
    title_year: int | None = None
    title_source: Source | None = None
    period: Period | None = None
    published: date | None = None
    published_source: Source | None = None

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "agency": self.agency,
            "year": self.year,
            "edition": self.edition,
            "level": str(self.level),
            "title": self.title,
            "title_year": self.title_year,
            "title_source": self.title_source.to_dict() if self.title_source is not None else None,
            "period": self.period.to_dict() if self.period is not None else None,
            "published": self.published.isoformat() if self.published is not None else None,
            "published_source": self.published_source.to_dict() if self.published_source is not None else None,
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Identity:
        """Inverse of :meth:`to_dict`."""
        published = data.get("published")
        return cls(
            agency=data.get("agency") or "",
            year=data.get("year"),
            edition=data.get("edition"),
            level=Level(data.get("level") or "unknown"),
            title=data.get("title") or "",
            title_year=data.get("title_year"),
            title_source=Source.from_dict(data.get("title_source")),
            period=Period.from_dict(data.get("period")),
            published=date.fromisoformat(published) if published else None,
            published_source=Source.from_dict(data.get("published_source")),
        )


@dataclass(frozen=True, slots=True)
class Line:
    """From which place in the file the characters ``start:end`` of a section's text come."""

    start: int
    end: int
    source: Source


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-section （一）（二）… of a section.

    :ivar topic: for section 一 the statutory topic (``proactive``, ``on_request``, ``management``,
        ``platform``, ``supervision``), else ``other``.
    :ivar heading: the sub-heading as printed.
    :ivar start: where the sub-heading starts in the section's text.
    :ivar body: where the text after the sub-heading starts.
    :ivar end: where the sub-section ends.
    """

    topic: str
    heading: str
    ordinal: int | None
    start: int
    body: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections, tables left out. Number 0 is the preamble before section 一.

    ``text`` has one paragraph a line; lines broken by the printing are joined. ``lines`` maps its
    characters to places in the file.

    :ivar number: the statutory number (1 to 6), found from the wording of the heading.
    :ivar printed: the number printed before the heading, ``None`` if there is none.
    :ivar title: the heading as printed, without its number.
    """

    number: int
    title: str
    text: str
    source: Source | None = None
    printed: int | None = None
    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()

    def source_at(self, start: int) -> Source | None:
        """The place in the file of the character at ``start``."""
        for line in self.lines:
            if line.start <= start < line.end:
                return line.source
        return self.source

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "number": self.number,
            "printed": self.printed,
            "title": self.title,
            "text": self.text,
            "source": self.source.to_dict() if self.source is not None else None,
            "lines": [[line.start, line.end, line.source.to_dict()] for line in self.lines],
            "parts": [
                {
                    "topic": part.topic,
                    "heading": part.heading,
                    "ordinal": part.ordinal,
                    "start": part.start,
                    "body": part.body,
                    "end": part.end,
                }
                for part in self.parts
            ],
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Section:
        """Inverse of :meth:`to_dict`."""
        return cls(
            number=data["number"],
            title=data.get("title") or "",
            text=data.get("text") or "",
            source=Source.from_dict(data.get("source")),
            printed=data.get("printed", data["number"] or None),
            lines=tuple(
                Line(start, end, Source.from_dict(source) or Source()) for start, end, source in data.get("lines", ())
            ),
            parts=tuple(Part(**part) for part in data.get("parts", ())),
        )


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """How a printed row or column label was understood.

    :ivar key: the row (``received``) or column (``company``; in table 4 ``litigation_direct.upheld``)
        understood; ``None`` when no edition knows the label.
    :ivar printed: the label as printed; :ivar expected: as the form prints it.
    :ivar how: ``exact`` (equal but for spaces, full width, numbering and punctuation), ``alias`` (a
        shortened or misspelt form on record), ``fuzzy`` (similar enough and nothing else fits),
        ``position`` (worded otherwise, known by number and neighbours), ``unknown``.
    :ivar group: the group the row stands under as printed ((三) …), when it was printed.
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


@dataclass(frozen=True, slots=True)
class ReadingNote:
    """Something that happened while reading and that an auditor should know (阅读说明)."""

    code: str
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
