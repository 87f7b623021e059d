"""Collects what is read of one statutory table; doubled rows and columns are kept apart, not overwritten."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..editions import Label
from ..model import Figure, LabelMatch, NoteCode, ReadingNote, Source, TableRecord
from .figures import SHARED, unreadable


@dataclass
class TableBuilder:
    """One statutory table being read (the only mutable object of the assembler)."""

    name: str
    how: str
    figures: dict[str, Figure] = field(default_factory=dict)
    rows: list[LabelMatch] = field(default_factory=list)
    columns: list[LabelMatch] = field(default_factory=list)
    notes: list[ReadingNote] = field(default_factory=list)
    source: Source | None = None

    def add_figure(self, figure: Figure) -> None:
        """Keeps a figure; a second one for the same key that differs makes it unreadable."""
        present = self.figures.get(figure.key)
        if present is None:
            self.figures[figure.key] = figure
        elif (present.value, present.kind) != (figure.value, figure.kind):
            self.figures[figure.key] = unreadable(
                figure.key,
                present.raw,
                present.source,
                "表中有两处同名的行或列，数字不同，不能确定取哪一个",
                (present.raw, figure.raw),
            )

    def doubt_shared(self, cells: frozenset[Source]) -> None:
        """Makes numbers unreadable that stand in cells over several rows: whose they are nobody can tell."""
        for key, figure in self.figures.items():
            if figure.value and figure.source in cells:
                self.figures[key] = unreadable(key, figure.raw, figure.source, SHARED, (figure.raw,))

    def add_row(self, label: Label | None, printed: str, how: str, source: Source | None) -> None:
        """Keeps a printed row label and how it was understood."""
        self.rows.append(self._label(label, printed, how, source))

    def add_column(self, key: str | None, expected: str, printed: str, how: str, source: Source | None) -> None:
        """Keeps a printed column label; a header repeated on the next page adds nothing."""
        self.columns.append(LabelMatch(key, printed, expected, how, source))

    def _label(self, label: Label | None, printed: str, how: str, source: Source | None) -> LabelMatch:
        if label is None:
            return LabelMatch(None, printed, "", "unknown", source)
        return LabelMatch(label.key, printed, label.printed, how, source)

    def note(self, code: NoteCode, message: str, source: Source | None = None) -> None:
        """Keeps a reading note."""
        self.notes.append(ReadingNote(code, message, source))

    def record(self, edition: str) -> TableRecord:
        """The table as found."""
        return TableRecord(self.name, edition, self.how, tuple(self.rows), tuple(self.columns), self.source)
