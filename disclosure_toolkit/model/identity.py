"""Whose report of which year it is (机关与年度)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from .document import Source


class Level(StrEnum):
    """What kind of organ reports; it decides the legal deadline and the required content."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    UNKNOWN = "unknown"


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
