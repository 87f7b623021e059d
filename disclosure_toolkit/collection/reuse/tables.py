"""Statutory tables that two agencies print alike (表格数据相同)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import log2

from ..digest import Cell, Digest

TABLES = ("proactive", "requests", "review")
_ENOUGH = 24.0
"""Bits: tables with this much in them agree by chance once in some millions of pairs."""


def information(cells: Sequence[tuple[str, Cell]]) -> float:
    """How much a table tells, in bits: sums and zeros tell nothing, a count tells its order of magnitude."""
    return sum(
        log2(1 + float(value))
        for key, value in cells
        if isinstance(value, (int, Decimal)) and value > 0 and not _is_sum(key)
    )


def _is_sum(key: str) -> bool:
    _, row, column = key.split(".")
    return column == "total" or row == "handled_total"


def same_tables(
    reports: Sequence[Digest], agencies: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Groups of reports of one year that print the same tables, not all zero.

    :return: the reports' numbers and the tables' names.
    """
    alike: dict[tuple[int | None, str, tuple[tuple[str, Cell], ...]], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        for name in TABLES:
            cells = tuple(report.table(name).items())
            if information(cells) > 0:
                alike[report.year, name, cells].append(number)
    shared: dict[tuple[int, ...], list[str]] = defaultdict(list)
    told: dict[tuple[int, ...], float] = defaultdict(float)
    for (_, name, cells), numbers in alike.items():
        firsts = tuple({agencies[number]: number for number in reversed(numbers)}.values())
        if len(firsts) > 1:
            group = tuple(sorted(firsts))
            shared[group].append(name)
            told[group] += information(cells)
    for group, names in shared.items():
        if told[group] >= _ENOUGH:
            yield group, tuple(names)
