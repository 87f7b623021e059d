"""The six sections as found (六部分), each character with its place."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from .document import Source


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
    :ivar lines: in the order of the text.
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
        index = bisect_right(self.lines, start, key=attrgetter("start")) - 1
        if index >= 0 and start < self.lines[index].end:
            return self.lines[index].source
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
