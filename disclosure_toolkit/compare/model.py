"""What a comparison says: findings pursued, figures changed, words changed (比较结果)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from ..collection.twins import Passage
from ..model import Figure, Finding

Fate = Literal["closed", "open", "undecided", "new"]
FATES: tuple[Fate, ...] = ("open", "undecided", "new", "closed")
"""In the order in which a reviewer wants to see them."""


@dataclass(frozen=True, slots=True)
class Pursued:
    """One finding and what became of it.

    :ivar fate: ``closed`` (no longer there), ``open`` (still there), ``undecided`` (the new report no longer
        lets the rule judge, which is no correction) or ``new``.
    :ivar old: and :ivar new: the finding in each report, where it has one.
    """

    fate: Fate
    old: Finding | None
    new: Finding | None

    @property
    def finding(self) -> Finding:
        """The finding as the newest report has it."""
        found = self.new or self.old
        if found is None:
            raise ValueError("a finding of neither report")
        return found

    @property
    def touched(self) -> bool:
        """Whether something was changed and the finding still stands: its figures or words are others now."""
        both = self.old is not None and self.new is not None
        return both and _evidence(self.old) != _evidence(self.new)

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form."""
        return {
            "fate": self.fate,
            "touched": self.touched,
            "old": self.old.to_dict(lang) if self.old is not None else None,
            "new": self.new.to_dict(lang) if self.new is not None else None,
        }


def _evidence(finding: Finding | None) -> object:
    if finding is None:
        return None
    figures = tuple((f.report, f.key, f.value if f.value is not None else f.raw) for f in finding.figures)
    return figures, tuple("".join(quote.text.split()) for quote in finding.quotes)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that the new report prints otherwise.

    :ivar label: its name in the form. :ivar old: and :ivar new: the figure, ``None`` where it is not printed.
    :ivar asked: whether a finding on the old report concerns it.
    """

    key: str
    label: str
    old: Figure | None
    new: Figure | None
    asked: bool

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "key": self.key,
            "label": self.label,
            "old": self.old.to_dict() if self.old is not None else None,
            "new": self.new.to_dict() if self.new is not None else None,
            "asked": self.asked,
        }


@dataclass(frozen=True)
class ReportComparison:
    """One report before and after (一份报告的前后比较).

    :ivar findings: what became of each finding, gravest first within a fate.
    :ivar figures: figures that changed, in the form's order. :ivar passages: paragraphs that changed.
    :ivar sections: sections that only one of the two has. :ivar remarks: what the reader should know (Chinese).
    """

    agency: str
    year: int | None
    old_file: str
    new_file: str
    findings: tuple[Pursued, ...]
    figures: tuple[FigureChange, ...] = ()
    passages: tuple[Passage, ...] = ()
    sections: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()

    def of(self, fate: Fate) -> tuple[Pursued, ...]:
        """The findings with this fate."""
        return tuple(item for item in self.findings if item.fate == fate)

    @property
    def unasked(self) -> tuple[FigureChange, ...]:
        """Figures changed although no finding on the old report concerns them."""
        return tuple(change for change in self.figures if not change.asked)

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """JSON form."""
        return {
            "agency": self.agency,
            "year": self.year,
            "old": self.old_file,
            "new": self.new_file,
            "counts": counts(self.findings),
            "findings": [item.to_dict(lang) for item in self.findings],
            "figures": [change.to_dict() for change in self.figures],
            "passages": [
                {
                    "section": p.section,
                    "old": {"text": p.text, "start": p.start, "differs": [list(span) for span in p.differs]},
                    "new": {
                        "text": p.other_text,
                        "start": p.other_start,
                        "differs": [list(span) for span in p.other_differs],
                    },
                }
                for p in self.passages
            ],
            "sections": list(self.sections),
            "remarks": list(self.remarks),
        }


@dataclass(frozen=True)
class Comparison:
    """A comparison of one report or of many (比较结果).

    :ivar collection: findings among reports. :ivar only_old: and :ivar only_new: files that only one run has.
    :ivar remarks: what the reader should know about the two runs (Chinese).
    """

    old: str
    new: str
    reports: tuple[ReportComparison, ...]
    collection: tuple[Pursued, ...] = ()
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def findings(self) -> tuple[Pursued, ...]:
        """All findings, those among reports last."""
        return (*(item for report in self.reports for item in report.findings), *self.collection)

    @property
    def unasked(self) -> int:
        """Number of figures changed without having been asked for."""
        return sum(len(report.unasked) for report in self.reports)

    def counts(self) -> dict[str, int]:
        """Number of findings by fate, all four always present."""
        return counts(self.findings)

    def to_dict(self, lang: str = "zh") -> dict[str, Any]:
        """What ``disclosure compare --format json`` prints."""
        return {
            "old": self.old,
            "new": self.new,
            "counts": self.counts(),
            "unasked": self.unasked,
            "reports": [report.to_dict(lang) for report in self.reports],
            "collection": [item.to_dict(lang) for item in self.collection],
            "only_old": list(self.only_old),
            "only_new": list(self.only_new),
            "remarks": list(self.remarks),
        }


def counts(findings: Iterable[Pursued]) -> dict[str, int]:
    """Number of findings by fate, all four always present."""
    found = Counter(item.fate for item in findings)
    return {fate: found[fate] for fate in FATES}
