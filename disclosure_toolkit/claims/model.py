"""What a claim is: a statement of the narrative about a figure, as data (叙述中的数据陈述)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from ..chinese.quantities import Quantity
from ..model import Quote, json_number


class Year(StrEnum):
    """Which year a statement speaks of."""

    THIS = "this"
    LAST = "last"
    CUMULATIVE = "cumulative"
    PARTIAL = "partial"
    PLAN = "plan"
    OTHER = "other"


class Scope(StrEnum):
    """Whose figure a statement gives."""

    SELF = "self"
    REGION = "region"
    OWN_LEVEL = "own_level"
    ON_BEHALF = "on_behalf"
    OTHER_BODY = "other_body"


class Relation(StrEnum):
    """How a statement stands to the one before it."""

    NONE = "none"
    PART = "part"  # 其中
    CLOSED_PART = "closed_part"  # 分别为, 由…组成
    INCLUDED = "included"  # 含
    BESIDES = "besides"  # 另有
    SHARE = "share"  # 占
    CHANGE = "change"  # 同比, 较上年
    ALL = "all"  # 均, 全部
    TOTAL = "total"  # 共计 after its parts


# Asked for at every number; Python 3.11 takes long to look up a member.
PARTS = frozenset({Relation.PART, Relation.CLOSED_PART})
WHOLES = frozenset({Relation.NONE, Relation.TOTAL})
RATIOS = frozenset({Relation.SHARE, Relation.CHANGE})
RELATIVE = RATIOS | {Relation.ALL}


class Verdict(StrEnum):
    """What judging a claim gave."""

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    QUESTION = "question"
    NOT_JUDGED = "not_judged"


class Subject(NamedTuple):
    """What a statement counts.

    :ivar area: ``requests``, ``review``, ``proactive``, ``fee``, or ``other`` for things that no table has.
    :ivar rows: rows of the table that are meant together (予以公开或部分公开 has two); for ``review`` the
        groups. :ivar column: column, result or ``channel.…``. :ivar label: as a reader would name it.
    """

    area: str
    rows: tuple[str, ...] = ()
    column: str = ""
    label: str = ""

    @property
    def key(self) -> str:
        """``requests.received.total``; ``other.发布信息``."""
        if self.area == "other":
            return f"other.{self.label}"
        return ".".join(part for part in (self.area, "+".join(self.rows), self.column) if part)


class Claim(NamedTuple):
    """One statement about a figure.

    :ivar number: position among the report's claims, from 0; ``whole`` refers to it.
    :ivar whole: the claim that this one is a part, a share or a change of.
    :ivar qualified: why the statement may count less than its subject (Chinese), e.g. 涉及征地的申请.
    :ivar aside: why the statement is not about the figure of the table at all (Chinese), e.g. 协助其他机关.
    :ivar none: stated in words (未收到) instead of a number.
    :ivar also: the statement may include what was carried in (含上年结转).
    :ivar beside: rows that the sentence names apart from this one (逾期不补正1件，其他处理2件).
    :ivar up: for changes, whether it rose (``None``: unchanged or unknown).

    A tuple, as what the words behind a number tell often makes another one of it (``_replace``).
    """

    number: int
    subject: Subject
    quantity: Quantity
    quote: Quote
    sentence: Quote
    year: Year = Year.THIS
    scope: Scope = Scope.SELF
    body: str = ""
    relation: Relation = Relation.NONE
    whole: int | None = None
    qualified: tuple[str, ...] = ()
    aside: str = ""
    none: bool = False
    also: bool = False
    strict: bool = False
    up: bool | None = None
    base: str = ""
    inherited: bool = False
    year_text: str = ""
    group: int = -1
    exclusive: bool = True
    beside: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "number": self.number,
            "subject": self.subject.key,
            "label": self.subject.label,
            "quantity": self.quantity.to_dict(),
            "year": str(self.year),
            "scope": str(self.scope),
            "body": self.body,
            "relation": str(self.relation),
            "whole": self.whole,
            "qualified": list(self.qualified),
            "aside": self.aside,
            "quote": self.quote.to_dict(),
        }


class Reading(NamedTuple):
    """One way to understand a claim, computed from the tables.

    :ivar name: the reading in words (本年新收 + 上年结转). :ivar terms: figure keys summed; ``minus`` subtracted.
    :ivar usual: an ordinary reading; an unusual one makes an agreement ``info`` only.
    """

    name: str
    terms: tuple[str, ...]
    minus: tuple[str, ...] = ()
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison of claims with figures or with each other.

    :ivar kind: which comparison (``none_received``, ``received``, ``applicants``, …): a rule picks its own.
    :ivar claims: numbers of the claims compared. :ivar working: readings tried, with the numbers put in.
    :ivar figures: key → value that the readings would expect, ``None`` where that cannot be said.
    :ivar certain: no admissible reading agrees and nothing qualifies the statement: an error; else at
        most a warning or a question. :ivar severity: overrides (``warning``, ``question``, ``info``).
    """

    kind: str
    claims: tuple[int, ...]
    verdict: Verdict
    message: str = ""
    message_en: str = ""
    working: tuple[str, ...] = ()
    figures: dict[str, Decimal | int | None] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    reason: str = ""
    severity: str = "error"
    reading: str = ""
    previous: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "kind": self.kind,
            "claims": list(self.claims),
            "verdict": str(self.verdict),
            "message": self.message,
            "working": list(self.working),
            "figures": {key: json_number(value) for key, value in self.figures.items()},
            "missing": list(self.missing),
            "reason": self.reason,
            "reading": self.reading,
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with all that was found out about it.

    :ivar verdict: the gravest of its checks. :ivar reason: why it was not judged (Chinese).
    """

    claim: Claim
    verdict: Verdict
    checks: tuple[Check, ...] = ()
    reason: str = ""

    @property
    def working(self) -> tuple[str, ...]:
        """The readings tried, one line each."""
        return tuple(line for check in self.checks for line in check.working)

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            **self.claim.to_dict(),
            "verdict": str(self.verdict),
            "reason": self.reason,
            "checks": [check.to_dict() for check in self.checks],
        }
