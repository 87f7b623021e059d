"""Statutory tables that two agencies print alike (表格数据相同)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from math import log2

from ...model import Kind, Level
from ..digest import Cell, Digest

TABLES = ("proactive", "requests", "review")
_NOTHING = (Kind.BLANK, Kind.NOT_APPLICABLE)
_OTHER = ("other_not_corrected", "other_fee_unpaid", "other_misc")
_MARGIN = 2.0
"""Bits above what chance would bring among all pairs of the year."""

_Seen = Mapping[tuple[int | None, str, Cell], int]


def same_tables(
    reports: Sequence[Digest], agencies: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], tuple[str, ...]]]:
    """Groups of reports of one year that print the same tables, not all zero and not by chance.

    How much it tells that two tables agree is measured: a figure that many reports print tells little, one
    that hardly any other prints, or a large one, tells much. Together they must tell more than what chance
    brings about among all the pairs of reports of that year.

    :return: the reports' numbers and the tables' names.
    """
    seen: Counter[tuple[int | None, str, Cell]] = Counter()
    sizes = Counter(report.year for report in reports)
    alike: dict[tuple[int | None, bool, str, tuple[tuple[str, Cell], ...]], list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        tables: dict[str, dict[str, Cell]] = {name: {} for name in TABLES}
        for key, value in _undivided(report):
            tables[key.partition(".")[0]][key] = value
        for name, cells in tables.items():
            counts = list(_counts(cells.items()))
            seen.update((report.year, key, value) for key, value in counts)
            if counts:
                # The sums must agree too, though they tell nothing; where one prints 0, the other may leave a blank.
                printed = tuple((key, value) for key, value in cells.items() if value and value not in _NOTHING)
                # A government that adds up its members prints the table of the only one that has cases.
                alike[report.year, report.level == Level.GOVERNMENT, name, printed].append(number)
    shared: dict[tuple[int, ...], list[str]] = defaultdict(list)
    told: dict[tuple[int, ...], float] = defaultdict(float)
    for (year, _, name, _), numbers in alike.items():
        firsts = {agencies[number]: number for number in reversed(numbers)}
        if len(firsts) > 1:
            group = tuple(sorted(firsts.values()))
            shared[group].append(name)
            items = [item for item in _undivided(reports[group[0]]) if item[0].startswith(f"{name}.")]
            agreed = _counts(items)
            told[group] += _information(year, agreed, seen, sizes[year])
    for group, names in sorted(shared.items()):
        if told[group] >= 2 * log2(sizes[reports[group[0]].year]) + _MARGIN:
            yield group, tuple(names)


def _undivided(report: Digest) -> Iterator[tuple[str, Cell]]:
    """The figures, （六）其他处理 as one row whether the report divides it or not."""
    sums: dict[str, Cell] = {}
    for key, value in report.figures():
        table, row, column = key.split(".")
        if row not in (*_OTHER, "other_handling"):
            yield key, value
        elif isinstance(value, (int, Decimal)):
            name = f"{table}.other_handling.{column}"
            before = sums.get(name, 0)
            sums[name] = before + value if isinstance(before, (int, Decimal)) else before
        elif value in (Kind.TEXT, Kind.UNREADABLE):
            sums[f"{table}.other_handling.{column}"] = value
    yield from sums.items()


def _counts(cells: Iterable[tuple[str, Cell]]) -> Iterator[tuple[str, Cell]]:
    """The figures that do not follow from others: sums, and requests received, are left out."""
    for key, value in cells:
        _, row, column = key.split(".")
        if column != "total" and row not in ("handled_total", "received") and not isinstance(value, str) and value:
            yield key, value


def _information(year: int | None, counts: Iterable[tuple[str, Cell]], seen: _Seen, size: int) -> float:
    """Bits: for each figure its rarity or its order of magnitude, whichever is more."""
    return sum(
        max(log2((size + 2) / (seen[year, key, value] + 1)), log2(1 + float(value)))
        for key, value in counts
        if value is not None and not isinstance(value, str)
    )
