"""Tables in running text as simple PDF extraction gives them: labels wrapped, figures somewhere near."""

from __future__ import annotations

import random

from ..printed import Block, Row, Table
from .lines import narrow, wrap


def raw_table(table: Table, rng: random.Random, figures: str) -> list[str]:
    """The table's lines in extraction order.

    :param figures: ``after`` the label, ``before`` it, or ``mixed``: after, between its lines, or with
        the last figure on a line of its own.
    """
    lines: list[str] = []
    for block in table.blocks:
        if table.name == "requests":
            lines += _requests_head(block)
        elif table.name == "review":
            lines += _review_head(block)
        else:
            lines += [block.title, " ".join((block.corner, *(c.label for c in block.columns)))]
        shown: tuple[str, ...] = ()
        for row in block.rows:
            for level, label in enumerate(row.labels[:-1]):
                if shown[: level + 1] != row.labels[: level + 1]:
                    lines += narrow(label, 3 if level == 0 else 4)
            shown = row.labels[:-1]
            lines += _row(row, rng, figures)
    return lines


def _requests_head(block: Block) -> list[str]:
    lines = wrap(block.corner, 46)
    groups = list(dict.fromkeys(group for column in block.columns for group in column.groups))
    # Extraction follows the drawing order: cells that span rows come before the columns beside them.
    tall = [column for column in block.columns if len(column.groups) < 2]
    low = [column for column in block.columns if len(column.groups) >= 2]
    lines += groups[:1]
    for column in tall[:-1]:
        lines += narrow(column.label, 2)
    lines += groups[1:]
    tail = "".join(column.label for column in tall[-1:])
    for index, column in enumerate(low):
        first, *rest = narrow(column.label, 2)
        lines += [tail + first if index == 0 else first, *rest]
    return lines


def _review_head(block: Block) -> list[str]:
    outer = list(dict.fromkeys(column.groups[0] for column in block.columns if column.groups))
    lines = [" ".join(outer)]
    current: tuple[str, ...] = ()
    for column in block.columns:
        if column.groups != current and len(column.groups) > 1:
            lines.append(column.groups[1])
        current = column.groups
        lines += [column.label] if column.key.endswith("total") else narrow(column.label, 2)
    return lines


def _row(row: Row, rng: random.Random, figures: str) -> list[str]:
    texts = [text for text in row.texts if text.strip()]
    if not row.labels:
        return [" ".join(texts)]
    label = wrap(row.labels[-1], 36)
    if len(label) == 1 and figures != "before":
        return [" ".join((label[0], *texts))]
    if figures == "before":
        return [" ".join(texts), *label] if texts else label
    place = rng.choice(("after", "between", "split")) if figures == "mixed" else "after"
    if place == "between" and texts:
        return [label[0], " ".join(texts), *label[1:]]
    if place == "split" and len(texts) > 1:
        return [*label, " ".join(texts[:-1]), texts[-1]]
    return [*label, " ".join(texts)] if texts else label
