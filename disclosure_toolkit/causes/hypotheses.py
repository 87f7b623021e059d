"""Chooses and words the repair hypotheses (一格修正假设): one cell, else a displacement, else two cells, else none."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..editions import Edition
from ..model import Report
from ..model.hypothesis import CellRepair, Number, RepairHypothesis
from .blocks import exchanges, slipped_rows
from .cells import Changes, one_cell, two_cells
from .digits import RANKS, shape
from .review import slipped_review
from .slips import mended_lines
from .system import System

MOST = 5
"""No more candidates than this are listed; the sentence says how many there are."""

_ZH = {
    "sign": "疑为误加负号",
    "decimal_point": "疑为误加小数点",
    "digits_swapped": "疑为数字颠倒",
    "digit_lost": "疑为漏写一位",
    "digit_added": "疑为多写一位",
    "off_by_one": "相差 1",
    "digit_changed": "疑为写错一位",
    "left_zero": "疑为漏填",
    "not_zero": "疑为误填",
    "row_slip": "疑为一行数字错开一列",
    "column_slip": "疑为一列数字错开一行",
    "cells_exchanged": "疑为两格数字互换",
    "rows_slip": "疑为几行数字整体错开一行",
    "row_copied": "疑为误抄另一行的数字",
    "column_copied": "疑为误抄另一列的数字",
    "row_wrong": "疑为整行数字有误",
    "column_wrong": "疑为整列数字有误",
    "rows_exchanged": "疑为两行数字互换",
    "columns_exchanged": "疑为两列数字互换",
    "moved": "疑为计入了另一格",
    "cell_and_total": "疑为一格连同其总计有误",
}
_NAMELESS = ("row_wrong", "column_wrong")
_LINES = ("rows_exchanged", "columns_exchanged")
_MANY = ("rows_slip", "row_copied", "column_copied")
"""Displacements that change so much that a change of two cells is the better explanation."""
_EN = {"left_zero": "left unfilled?", "off_by_one": "off by one", "moved": "counted in another cell?"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One change that makes all equations of a system hold, and how much speaks for it (less is more)."""

    rank: int
    kind: str
    changes: Changes


def hypotheses_of(system: System, form: Edition, hints: Collection[tuple[str, Number]] = ()) -> list[RepairHypothesis]:
    """The explanations of one broken system, the likeliest first; one of kind ``none`` when there is none.

    :param hints: (cell, value) pairs that other findings expect independently of the identities.
    """
    found = list(_ones(system, hints))
    if not found:
        few, many, whole = _displaced(system)
        if few and all(candidate.kind in _LINES for candidate in few):
            # A run of rows that slipped is as good an explanation as two rows exchanged.
            few += [candidate for candidate in many if candidate.kind == "rows_slip"]
        # That a whole line is wrong explains something only when no other line would do.
        found = few or list(_twos(system, hints)) or many or (whole if len(whole) == 1 else [])
    if not found:
        return [_none(system)]
    order = {key: i for i, key in enumerate(form.keys)}
    found.sort(key=lambda candidate: _place(candidate, order))
    best = [candidate for candidate in found if candidate.rank == found[0].rank]
    if len(best) > MOST and len(best[0].changes) > 1:
        return [_undecided(system, best)]
    return [_worded(system, form, candidate, len(found) - 1) for candidate in found[:MOST]]


def slipped_row_of_review(systems: Sequence[System], report: Report, form: Edition) -> list[RepairHypothesis]:
    """The hypotheses that table 4 as a whole slipped by a column; empty when that does not explain its groups."""
    values = {key: value for key in form.keys if key.startswith("review.") and (value := report.value(key)) is not None}
    distinct = {tuple(sorted(changes.items())): changes for changes in slipped_review(systems, values, form)}
    if not distinct:
        return []
    identities = tuple(identity for system in systems for identity in system.identities)
    residuals = tuple(residual for system in systems for residual in system.residuals)
    whole = System("review", identities, values, residuals, complete=True)
    # The whole row first: slips that begin further right explain as much with less cause.
    found = [Candidate(0, "row_slip", changes) for changes in distinct.values()]
    return [_worded(whole, form, candidate, len(found) - 1) for candidate in found[:MOST]]


def _place(candidate: Candidate, order: dict[str, int]) -> tuple[int, int, list[bool], list[int]]:
    """The likeliest, then the smallest change first; totals before parts, then the form's order."""
    keys = list(candidate.changes)
    return candidate.rank, len(keys), [not _is_total(key) for key in keys], [order.get(key, 0) for key in keys]


def _is_total(key: str) -> bool:
    return key.endswith(".total") or ".handled_total." in key


def _ones(system: System, hints: Collection[tuple[str, Number]]) -> Iterator[Candidate]:
    for changes in one_cell(system):
        ((key, value),) = changes.items()
        kind = shape(system.values[key], value, total=_is_total(key))
        yield Candidate(-1 if (key, value) in hints else RANKS[kind], kind, changes)


def _displaced(system: System) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
    """Displacements with a clear shape, those of many figures, and lines wrong as a whole; each change once."""
    if system.table != "requests" or not system.complete:
        return [], [], []
    found: dict[tuple[tuple[str, Number], ...], Candidate] = {}
    for kind, changes in (*mended_lines(system), *exchanges(system), *slipped_rows(system)):
        found.setdefault(tuple(sorted(changes.items())), Candidate(int(kind == "rows_slip"), kind, changes))
    special = (*_MANY, *_NAMELESS)
    return (
        [candidate for candidate in found.values() if candidate.kind not in special],
        [candidate for candidate in found.values() if candidate.kind in _MANY],
        [candidate for candidate in found.values() if candidate.kind in _NAMELESS],
    )


def _twos(system: System, hints: Collection[tuple[str, Number]]) -> Iterator[Candidate]:
    for changes in two_cells(system):
        (a, x), (b, y) = changes.items()
        in_line = a.split(".")[1] == b.split(".")[1] or a.split(".")[2] == b.split(".")[2]
        gap_a, gap_b = x - system.values[a], y - system.values[b]
        ranks = [RANKS[shape(system.values[key], value, _is_total(key))] for key, value in changes.items()]
        rank, kind = sum(ranks), "two_cells"
        if in_line and gap_a == -gap_b:
            rank, kind = 4, "moved"
        elif in_line and gap_a == gap_b and _is_total(a) != _is_total(b):
            # Totals kept right over a wrong cell: the split agrees, the balance does not.
            rank, kind = 4, "cell_and_total"
        yield Candidate(0 if {(a, x), (b, y)} & set(hints) else rank, kind, changes)


def _worded(system: System, form: Edition, candidate: Candidate, others: int) -> RepairHypothesis:
    cells = tuple(
        CellRepair(key, form.label(key), system.values[key], value) for key, value in candidate.changes.items()
    )
    zh = "、".join(f"{cell.label}为 {cell.proposed}（现为 {cell.read}{_why(cell, candidate)}）" for cell in cells[:4])
    en = ", ".join(f"{cell.key} were {cell.proposed} (now {cell.read})" for cell in cells[:4])
    if len(cells) > 4:
        zh += f"等 {len(cells)} 格改正"
        en += f" and so on ({len(cells)} cells)"
    guess = "" if len(cells) == 1 or candidate.kind not in _ZH else f"（{_ZH[candidate.kind]}）"
    tail = f"；另有 {others} 种改法同样成立，不能确定是哪一种，请对照原件" if others else ""
    tail_en = f"; {others} other change(s) would do as well" if others else ""
    kind_en = _EN.get(candidate.kind, candidate.kind.replace("_", " ") + "?")
    return RepairHypothesis(
        cells,
        candidate.kind,
        f"若{zh}{guess}，{_scope(system, form)}全部勾稽关系成立{tail}。",
        f"If {en}, every identity of {system.table} would hold ({kind_en}){tail_en}.",
        unique=not others,
        explains=system.subjects,
    )


def _why(cell: CellRepair, candidate: Candidate) -> str:
    if len(candidate.changes) == 1:
        kind = candidate.kind
    elif candidate.kind == "two_cells":
        kind = shape(cell.read, cell.proposed, _is_total(cell.key))
    else:
        return ""
    return f"，{_ZH[kind]}" if kind in _ZH else ""


def _scope(system: System, form: Edition) -> str:
    if system.table == "review":
        return "表四"
    name = "表三" if system.table == "requests" else f"表四“{form.row_label('review', system.table.split('.')[1])}”"
    return name if system.complete else f"{name}可判的"


def _undecided(system: System, candidates: Collection[Candidate]) -> RepairHypothesis:
    """Too many changes of more than one cell explain the failures equally: only their kind can be told."""
    kinds = {candidate.kind for candidate in candidates}
    kind = kinds.pop() if len(kinds) == 1 else "none"
    guess = f"，{_ZH[kind]}" if kind in _ZH else ""
    return RepairHypothesis(
        (),
        kind if guess else "none",
        f"没有哪一格单独改正能使{_table(system)}全部勾稽关系成立{guess}；"
        f"改动多格的办法有 {len(candidates)} 种，不能确定是哪一种，请对照原件。",
        f"No single cell explains the failures; {len(candidates)} changes of several cells would.",
        unique=False,
        explains=system.subjects,
    )


def _none(system: System) -> RepairHypothesis:
    return RepairHypothesis(
        (),
        "none",
        f"没有哪一格单独改正能使{_table(system)}全部勾稽关系成立，改动两格也不能，请对照原件。",
        "No change of one or two cells explains the failures.",
        unique=False,
        explains=system.subjects,
    )


def _table(system: System) -> str:
    return "表三" if system.table == "requests" else "表四该组"
