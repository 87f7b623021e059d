"""Rows of a table that stand outside its grids: a lone row after a page end has too few lines to make one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..chinese import fold
from ..editions import Edition, Label
from ..model import LabelMatch, TextBlock
from .builder import TableBuilder
from .figures import parse_figure, parse_number


@dataclass(frozen=True, slots=True)
class _RowForm:
    """A row of the form: its label, and keys and units of its figures."""

    label: Label
    keys: tuple[str, ...]
    units: tuple[str, ...]


def add_stray_rows(
    builder: TableBuilder, form: Edition, lines: Sequence[tuple[TextBlock, TextBlock]]
) -> frozenset[int]:
    """Adds the rows that a line of the section prints whole: the form's label, then a number for every column.

    :param lines: lines of the table's section, each with the block it stands in.
    :return: the blocks used, by identity.
    """
    present = {row.key for row in builder.rows}
    order = [row.label.key for row in _rows(builder.name, form)]
    used = set()
    for row in _rows(builder.name, form):
        if row.label.key in present:
            continue
        for line, block in lines:
            words = line.text.split()
            label, figures = words[: -len(row.keys)], words[-len(row.keys) :]
            money = "money" in row.units
            if fold("".join(label)) not in _wordings(row.label) or any(parse_number(f, money) is None for f in figures):
                continue
            later = set(order[order.index(row.label.key) :])
            place = next((i for i, other in enumerate(builder.rows) if other.key in later), len(builder.rows))
            match = LabelMatch(row.label.key, "".join(label), row.label.printed, "exact", line.source)
            builder.rows.insert(place, match)
            for key, unit, text in zip(row.keys, row.units, figures, strict=True):
                builder.add_figure(parse_figure(key, text, line.source, unit))
            used.add(id(block))
            break
    return frozenset(used)


def _rows(table: str, form: Edition) -> Iterator[_RowForm]:
    if table == "proactive":
        for article in form.articles:
            for label in article.rows:
                keys = tuple(f"proactive.{label.key}.{column.key}" for column in article.columns)
                yield _RowForm(label, keys, tuple(column.unit for column in article.columns))
    elif table == "requests":
        for label in form.rows:
            keys = tuple(f"requests.{label.key}.{column.key}" for column in form.columns)
            yield _RowForm(label, keys, ("count",) * len(keys))


def _wordings(label: Label) -> set[str]:
    # 其他 and 总计 alone could be anything.
    return {text for text in (fold(label.printed), fold(label.label)) if len(text) > 2}
