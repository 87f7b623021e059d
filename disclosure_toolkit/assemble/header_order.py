"""The header of table 3 by reading order (表头顺序): the way in where its spans were lost or are wrong."""

from __future__ import annotations

from collections.abc import Sequence

from ..chinese import fold
from ..editions import Edition, Label
from ..model import Cell
from .labels import match_label
from .rowview import Column, Place, header_runs

_LEAST_LEAVES = 3
"""Organisations in a row from which it is the header's row of organisations."""


def header_order(rows: Sequence[Sequence[Place]], form: Edition) -> tuple[Column, ...]:
    """The columns in the order in which the header's cells are read; empty unless it names them all.

    The leaf columns of 法人或其他组织 take the place of that heading. One column with a name of its own is
    told by its place.
    """
    top: list[Column | None] = []
    leaves: list[Column] = []
    seen: list[Cell] = []
    for row in rows:
        new = [place for place in row if place.text.strip() and not any(place.cell is cell for cell in seen)]
        seen += [place.cell for place in new]
        found = [Column.named_by(place, match_label([place.folded], form.columns, 0.75)) for place in new]
        if sum(column.key in _leaf_keys(form) for column in found) >= _LEAST_LEAVES:
            for column in found:
                (top if column.key is not None and column.key not in _leaf_keys(form) else leaves).append(column)
        elif any(_is_organisations(place.folded, form) for place in new):
            top += [
                None if _is_organisations(place.folded, form) else column
                for place, column in zip(new, found, strict=True)
                if not _is_frame(place.folded)
            ]
    if top.count(None) != 1:
        return ()
    order = [column for part in top for column in (leaves if part is None else [part])]
    keys = [column.key for column in form.columns]
    unknown = [i for i, column in enumerate(order) if column.key is None]
    missing = set(keys) - {column.key for column in order}
    if len(order) != len(keys) or len(unknown) > 1 or len(missing) != len(unknown):
        return ()
    for i in unknown:
        label = next(label for label in form.columns if label.key in missing)
        if (label.key in _leaf_keys(form)) != any(order[i] is leaf for leaf in leaves):
            return ()
        order[i] = order[i].told_by_place(label)
    return tuple(order)


def spans_agree(matrix: Sequence[Sequence[Cell | None]], form: Edition) -> bool:
    """Whether the heading 法人或其他组织, where it spans columns at all, stands above each organisation.

    Where the editor lost the spans of columns but not those of rows, browsers squeeze the organisations in
    wherever a place is free: under 总计, beyond the table.
    """
    stacks = [stack for stack, _, _ in header_runs(matrix)]
    above = [
        any(_is_organisations(fold(cell.text), form) or not cell.text.strip() for cell in stack)
        for stack in stacks
        if any((match := _match(cell, form)) is not None and match.key in _leaf_keys(form) for cell in stack)
    ]
    headed = any(_is_organisations(fold(cell.text), form) for stack in stacks for cell in stack)
    return not headed or all(above)


def _leaf_keys(form: Edition) -> frozenset[str]:
    return frozenset(column.key for column in form.columns if column.group)


def _is_organisations(folded: str, form: Edition) -> bool:
    return any(folded == fold(group) for group in form.column_groups if "法人" in group)


def _is_frame(folded: str) -> bool:
    """Whether the cell is the header's corner or the heading over all columns."""
    return "勾稽关系" in folded or "本列数据" in folded or "申请人情况" in folded


def _match(cell: Cell, form: Edition) -> Label | None:
    folded = fold(cell.text)
    match = match_label([folded], form.columns, 0.75) if folded else None
    return match.label if match is not None else None
