"""The admissible readings of a claim: what 收到 N 件 may mean in the tables (读法)."""

from __future__ import annotations

import re
from collections.abc import Callable

from .figures import Tables
from .model import Claim, Reading, Relation
from .words import LABELS

_RECEIVED, _BOTH, _HANDLED = "本年新收", "本年新收＋上年结转", "办理结果总计"
_FLOW = {"received", "processed", "handled_total"}
_RESULTS = ("upheld", "corrected", "other", "pending")

# 新收申请中，自然人30件: those received this year alone.
_NEW = re.compile(r"新收(?:到)?的?(?:政府信息公开)?申请(?:件)?[^，。；\d]{0,3}[中里]，")
_ALL = re.compile(r"均|全部|都|皆")
_DUE = re.compile(r"期限|时限|按时|按期|延期|法定|及时|规定时间")


def readings(claim: Claim, tables: Tables) -> tuple[Reading, ...]:
    """All readings of a claim, the plainest first; empty when the tables have no such figure."""
    area = claim.subject.area
    if area == "requests":
        return _requests(claim, tables)
    if area == "review":
        return _review(claim)
    if area == "proactive":
        return _proactive(claim, tables)
    return ()


def _requests(claim: Claim, tables: Tables) -> tuple[Reading, ...]:
    column = claim.subject.column
    if column.startswith("channel"):
        return ()
    found = _of_column(claim, tables, column)
    if column == "other_organisation":
        # 企业提出10件、其他组织提出5件: all that are no companies, or the form's own 其他.
        found += _of_column(claim, tables, "beside_companies")
    elif column == "organisations" and not re.search(r"组织|单位|机构", claim.quote.text):
        # 法人提出14件、其他组织提出1件.
        found += _of_column(claim, tables, "legal_persons")
    return found


def _of_column(claim: Claim, tables: Tables, column: str) -> tuple[Reading, ...]:
    suffix = "" if column == "total" else f"（{LABELS[column].removesuffix('申请')}）"

    def keys(*rows: str) -> tuple[str, ...]:
        return tuple(key for row in rows for key in tables.request_keys(row, column))

    rows = claim.subject.rows
    if rows[0] in _FLOW:
        return _flow(claim, column, suffix, keys)
    if rows[0] == "carried":
        return (Reading("上年结转" + suffix, keys("carried_in")), Reading("结转下年度" + suffix, keys("carried_out")))
    if rows[0] == "carried_in":
        return (Reading("上年结转" + suffix, keys("carried_in")),)
    if rows[0] == "carried_out":
        return (Reading("结转下年度继续办理" + suffix, keys("carried_out")),)
    name = "＋".join(_row_name(one, tables) for one in rows)
    found = [Reading(name + suffix, keys(*rows))]
    if claim.beside and rows != ("granted",):
        apart = "、".join(_row_name(one, tables) for one in claim.beside)
        found.append(Reading(f"{name}－{apart}{suffix}", keys(*rows), keys(*claim.beside)))
    if rows == ("granted",) and "partly_granted" not in claim.beside:
        found.append(Reading(f"予以公开＋部分公开{suffix}", keys("granted", "partly_granted"), usual=False))
    return tuple(found)


def _flow(claim: Claim, column: str, suffix: str, keys: Callable[..., tuple[str, ...]]) -> tuple[Reading, ...]:
    """What was received, worked on or answered, each of which may mean another of them."""
    received = Reading(_RECEIVED + suffix, keys("received"))
    both = Reading(_BOTH + suffix, keys("received", "carried_in"))
    handled = Reading(_HANDLED + suffix, keys("handled_total"))
    row = claim.subject.rows[0]
    if claim.inherited and row in {"received", "processed"} and _NEW.search(claim.sentence.text):
        return (received,)
    if claim.also and column != "total" and row in {"received", "processed"}:
        return (both, _unusual(received))
    if claim.inherited and column != "total":
        order = {"received": (received, both, handled), "handled_total": (handled, both, received)}
        return order.get(row, (received, both, handled))
    if row == "received":
        if claim.strict or claim.none:
            return (received,)
        if claim.also:
            return (both, _unusual(received))
        return (received, _unusual(both))
    if row == "processed" and claim.also:
        return (both, handled, _unusual(received))
    if row == "processed":
        return (received, both, handled)
    if claim.relation is Relation.ALL or (_ALL.search(claim.quote.text) and _DUE.search(claim.sentence.text)):
        # 45件申请均在期限内答复: of those due; what was carried over is not due yet.
        return (handled, _unusual(received), _unusual(both))
    rest = Reading(f"{_HANDLED}－上年结转{suffix}", keys("handled_total"), keys("carried_in"), usual=False)
    return (handled, rest)


def _row_name(row: str, tables: Tables) -> str:
    if row in LABELS:
        parts = len(tables.rows(row))
        return LABELS[row] + (f"{parts}行之和" if parts > 1 else "")
    return tables.form.row_label("requests", row)


def _unusual(reading: Reading) -> Reading:
    return Reading(reading.name, reading.terms, reading.minus, usual=False)


def _review(claim: Claim) -> tuple[Reading, ...]:
    groups, column = claim.subject.rows, claim.subject.column
    if column == "vague":
        return ()
    litigation = ("litigation_direct", "litigation_after_reconsideration")
    name = "＋".join(LABELS[group] for group in groups)
    if set(groups) == set(litigation):
        name = "行政诉讼两类"

    def keys(result: str) -> tuple[str, ...]:
        return tuple(f"review.{group}.{result}" for group in groups)

    if column not in {"total", "concluded"}:
        both = tuple(f"review.{group}.{column}" for group in claim.beside)
        over_both: tuple[Reading, ...] = ()
        if both:
            over_both = (Reading("行政复议、行政诉讼合计" + LABELS[column], both),)
        if both and claim.relation is Relation.PART and "reconsideration" not in groups:
            # 复议6件、诉讼2件，其中3件维持: of which of them is not said.
            over_both += (Reading("行政复议" + LABELS[column], (f"review.reconsideration.{column}",)),)
        if both and len(groups) == 1 and groups[0] in litigation:
            # 诉讼8件，其中直接起诉5件，复议后起诉3件；维持6件: of all lawsuits.
            over_both += (Reading("行政诉讼两类" + LABELS[column], tuple(f"review.{g}.{column}" for g in litigation)),)
        return (Reading(name + LABELS[column], keys(column)), *over_both)
    whole = Reading(f"{name}总计", keys("total"))
    parts = Reading(f"{name}各结果之和", tuple(key for result in _RESULTS for key in keys(result)))
    ended = Reading(f"{name}总计－尚未审结", keys("total"), keys("pending"), usual=column == "concluded")
    if column == "concluded":
        return (ended,)
    return (whole, parts, ended) if not claim.none else (whole, parts)


def _proactive(claim: Claim, tables: Tables) -> tuple[Reading, ...]:
    row, column = claim.subject.rows[0], claim.subject.column
    trial = {"issued": ("newly_made", "newly_disclosed"), "in_force": ("disclosed_total",)}
    columns: tuple[str, ...] = (column,)
    if column == "any":
        columns = ("issued", "in_force")
    elif column == "amount":
        columns = ("amount_wan_yuan",)
    found = []
    for one in columns:
        names = (one,) if tables.form.has(f"proactive.{row}.{one}") else trial.get(one, ())
        for name in names:
            key = f"proactive.{row}.{name}"
            if tables.form.has(key):
                found.append(Reading(tables.form.label(key), (key,)))
    return tuple(found)
