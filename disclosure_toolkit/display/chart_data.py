"""The numbers and names that the charts show (图示数据)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..editions import Edition
from ..model import Report

# English names for charts; the statutory tables keep the form's own Chinese labels.
_ENGLISH = {
    "received": "New requests",
    "carried_in": "Carried in",
    "carried_out": "Carried over",
    "handled_total": "Handled",
    "granted": "Granted",
    "partly_granted": "Partly granted",
    "denied": "Denied",
    "unavailable": "Not available",
    "not_processed": "Not processed",
    "other": "Other handling",
    "other_handling": "Other handling",
    "denied_state_secret": "State secret",
    "denied_prohibited_by_law": "Prohibited by law",
    "denied_security_and_stability": "Security and stability",
    "denied_third_party_rights": "Third-party rights",
    "denied_internal_affairs": "Internal affairs",
    "denied_process_information": "Process information",
    "denied_enforcement_files": "Enforcement files",
    "denied_administrative_inquiry": "Administrative inquiry",
    "unavailable_not_held": "Not held",
    "unavailable_needs_creation": "Would have to be made",
    "unavailable_still_unclear": "Still unclear",
    "not_processed_petition": "Petition or complaint",
    "not_processed_repeat": "Repeated request",
    "not_processed_publication": "Asks for publications",
    "not_processed_excessive": "Excessive requests",
    "not_processed_reconfirmation": "Asks for confirmation",
    "other_not_corrected": "Not corrected in time",
    "other_fee_unpaid": "Fee not paid",
    "other_misc": "Other",
    "natural_person": "Natural persons",
    "company": "Companies",
    "research": "Research bodies",
    "public_interest": "Public-interest bodies",
    "legal_service": "Legal services",
    "other_organisation": "Other organisations",
    "reconsideration": "Reconsideration",
    "litigation_direct": "Direct litigation",
    "litigation_after_reconsideration": "Litigation after reconsideration",
}
_RESULTS = {"upheld": "Upheld", "corrected": "Corrected", "other": "Other result", "pending": "Pending"}
_SHORT = {
    "received": "本年新收",
    "carried_in": "上年结转",
    "carried_out": "结转下年度",
    "partly_granted": "部分公开",
    "other_organisation": "其他组织",
    "other_not_corrected": "逾期不补正",
    "other_fee_unpaid": "逾期未缴费",
    "other_misc": "其他（其他处理）",
}
COLOURS = {
    "received": "#1f4e79",
    "carried_in": "#7d9cc0",
    "granted": "#2f7d6b",
    "partly_granted": "#74aa9d",
    "denied": "#a8503a",
    "unavailable": "#bd8a2f",
    "not_processed": "#75679b",
    "other": "#7b8794",
    "carried_out": "#4f7cac",
    "upheld": "#2f7d6b",
    "corrected": "#a8503a",
    "pending": "#bd8a2f",
    "plain": "#1f4e79",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One quantity of a chart; ``value`` is ``None`` when nothing of it was read, ``unread`` counts the figures
    that it lacks.
    """

    key: str
    name: str
    value: int | None
    unread: int = 0
    kind: str = "plain"

    @property
    def drawn(self) -> bool:
        """Whether there is something to draw."""
        return bool(self.value and self.value > 0)


@dataclass(frozen=True, slots=True)
class Names:
    """Names of rows, columns and groups in one language."""

    form: Edition
    lang: str

    def __call__(self, key: str) -> str:
        """The name of a row, column or group."""
        if self.lang == "en":
            return _ENGLISH.get(key, key)
        if key in _SHORT:
            return _SHORT[key]
        labels = (
            *self.form.rows,
            *self.form.groups,
            *self.form.columns,
            *self.form.review_groups,
        )
        return next((label.label for label in labels if label.key == key), key)


def kind_of(row: str) -> str:
    """The kind of outcome that a row of table 3 belongs to: denied_state_secret → denied."""
    kinds = ("denied", "unavailable", "not_processed", "other")
    return next((kind for kind in kinds if row.startswith(kind)), row)


def amount(report: Report, key: str) -> int | None:
    """A count, or ``None`` when it has no value or is no count (fractional, negative)."""
    value = report.value(key)
    if value is None or value < 0 or value != int(value):
        return None
    return int(value) if isinstance(value, Decimal) else value


def summed(report: Report, keys: Iterable[str], key: str, name: str, kind: str) -> Item:
    """The sum of what was read, and how many figures it lacks."""
    values = [amount(report, part) for part in keys]
    known = [value for value in values if value is not None]
    return Item(key, name, sum(known) if known else None, len(values) - len(known), kind)


def outcome_rows(report: Report, form: Edition) -> list[str]:
    """The outcome rows of table 3, as the report divides （六）其他处理."""
    rows = [row.key for row in form.rows if row.group and row.key != "handled_total"]
    if any(key in report.figures for key in form.undivided_keys):
        divided = {f"requests.{row}.total" for row in form.undivided_replaces}
        if not divided & set(report.figures):
            rows = [row for row in rows if row not in form.undivided_replaces] + [form.undivided_row]
    return rows


def outcomes(report: Report, form: Edition, lang: str) -> list[Item]:
    """Each outcome row by its printed total."""
    names = Names(form, lang)
    return [
        Item(
            row,
            names(row),
            value := amount(report, f"requests.{row}.total"),
            int(value is None),
            kind_of(row),
        )
        for row in outcome_rows(report, form)
    ]


def outcome_kinds(report: Report, form: Edition, lang: str) -> list[Item]:
    """The six kinds of outcome, each the sum of its rows."""
    names = Names(form, lang)
    rows = outcome_rows(report, form)
    found = []
    for kind in dict.fromkeys(kind_of(row) for row in rows):
        keys = [f"requests.{row}.total" for row in rows if kind_of(row) == kind]
        found.append(summed(report, keys, kind, names(kind), kind))
    return found


def sources(report: Report, form: Edition, lang: str) -> list[Item]:
    """Where the requests came from: this year's and last year's."""
    names = Names(form, lang)
    rows = ("received", "carried_in")
    return [summed(report, [f"requests.{row}.total"], row, names(row), row) for row in rows]


def carried_out(report: Report, form: Edition, lang: str) -> Item:
    """What goes on next year."""
    return summed(
        report, ["requests.carried_out.total"], "carried_out", Names(form, lang)("carried_out"), "carried_out"
    )


def applicants(report: Report, form: Edition, lang: str) -> list[Item]:
    """Who asked this year: the columns of 一、本年新收."""
    names = Names(form, lang)
    columns = [column.key for column in form.columns if column.key != "total"]
    return [summed(report, [f"requests.received.{c}"], c, names(c), "plain") for c in columns]


def review(report: Report, form: Edition, lang: str) -> list[tuple[str, list[Item]]]:
    """The three groups of table 4 with their results."""
    names = Names(form, lang)
    results = {r.key: r.label if lang == "zh" else _RESULTS[r.key] for r in form.review_results if r.key != "total"}
    return [
        (
            names(group.key),
            [summed(report, [f"review.{group.key}.{key}"], key, name, key) for key, name in results.items()],
        )
        for group in form.review_groups
    ]


def total(items: Sequence[Item]) -> int:
    """The sum of what was read."""
    return sum(item.value or 0 for item in items)
