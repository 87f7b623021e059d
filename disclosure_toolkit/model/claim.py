"""A statement of the narrative about a figure, as an audit keeps it (文中数字表述)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .outcome import Quote


class ClaimVerdict(StrEnum):
    """What comparing a statement with the figures gave; the order of the members is the order of weight."""

    CONTRADICTS = "contradicts"
    QUESTION = "question"
    AGREES = "agrees"
    NOT_JUDGED = "not_judged"


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """One statement about a figure: its words, how they were understood, what came of it.

    :ivar number: place among the report's statements, from 0; ``whole`` refers to it.
    :ivar label: what is counted, as a reader would name it; ``subject`` is its key.
    :ivar quantity: the number as printed, empty where it is said in words (未收到).
    :ivar bounds: the interval that the words leave open (``210 ≤ x < 220``), empty for one number.
    :ivar year: ``this``, ``last``, ``cumulative`` …; ``year_text`` the words that say so.
    :ivar scope: ``self``, ``region`` …; ``body`` the organ that the words name.
    :ivar relation: ``part``, ``share``, ``change`` … of the statement numbered ``whole``.
    :ivar notes: why the statement may not be about the table's figure (Chinese).
    :ivar readings: the reading that agrees where several were tried. :ivar working: the arithmetic of all
        readings tried, a line each.
    :ivar messages: what disagrees, Chinese; ``messages_en`` the same in English.
    :ivar reason: why it was not judged (Chinese), empty when it was.
    """

    number: int
    quote: Quote
    subject: str
    label: str
    quantity: str
    verdict: ClaimVerdict
    bounds: str = ""
    year: str = "this"
    year_text: str = ""
    scope: str = "self"
    body: str = ""
    relation: str = "none"
    whole: int | None = None
    notes: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    working: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    messages_en: tuple[str, ...] = ()
    reason: str = ""

    @property
    def judged(self) -> bool:
        """Whether there was something to compare the statement with."""
        return self.verdict is not ClaimVerdict.NOT_JUDGED


def claim_counts(claims: Sequence[ClaimRecord]) -> dict[ClaimVerdict, int]:
    """Number of statements by verdict, all four always present."""
    return {verdict: sum(claim.verdict is verdict for claim in claims) for verdict in ClaimVerdict}
