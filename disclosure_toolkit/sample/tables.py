"""Figures → the three statutory tables as the edition prints them."""

from __future__ import annotations

from decimal import Decimal

from ..editions import Edition, Label
from .figures import Figures, Value
from .printed import Block, Column, Row, Table

CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
CONTENT = "信息内容"
APPLICANTS = "申请人情况"


def figure_text(value: Value, unit: str) -> str:
    """A figure as clean reports print it: 12, 7730.28, +4."""
    if unit == "change" and value:
        return f"{value:+d}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def make_tables(figures: Figures, form: Edition, undivided: bool) -> tuple[Table, ...]:
    """The three tables, every label as the form prints it."""
    return _proactive(figures, form), _requests(figures, form, undivided), _review(figures, form)


def _texts(figures: Figures, form: Edition, keys: list[str]) -> tuple[str, ...]:
    return tuple(figure_text(figures[key], form.unit(key)) for key in keys)


def _proactive(figures: Figures, form: Edition) -> Table:
    blocks = []
    for article in form.articles:
        columns = tuple(Column(column.key, column.label) for column in article.columns)
        rows = tuple(
            Row(row.key, (row.label,), _texts(figures, form, [f"proactive.{row.key}.{c.key}" for c in columns]))
            for row in article.rows
        )
        blocks.append(Block(article.label, CONTENT, columns, rows))
    return Table("proactive", tuple(blocks))


def _labels(form: Edition, row: Label) -> tuple[str, ...]:
    groups = {group.key: group for group in form.groups}
    labels = [row.printed]
    group = row.group
    if group:
        if group != "handled":
            labels.insert(0, groups[group].printed)
        labels.insert(0, groups["handled"].printed)
    return tuple(labels)


def _requests(figures: Figures, form: Edition, undivided: bool) -> Table:
    columns = tuple(Column(c.key, c.label, (APPLICANTS, c.group) if c.group else (APPLICANTS,)) for c in form.columns)
    rows = []
    for label in form.rows:
        key, labels = label.key, _labels(form, label)
        if undivided and key in form.undivided_replaces:
            if key != form.undivided_replaces[0]:
                continue
            key, labels = form.undivided_row, labels[:-1]
        rows.append(Row(key, labels, _texts(figures, form, [f"requests.{key}.{c.key}" for c in columns])))
    return Table("requests", (Block("", CORNER, columns, tuple(rows)),))


def _review(figures: Figures, form: Edition) -> Table:
    columns = tuple(
        Column(f"{group.key}.{result.key}", result.label, tuple(g for g in (group.group, group.label) if g))
        for group in form.review_groups
        for result in form.review_results
    )
    texts = _texts(figures, form, [f"review.{column.key}" for column in columns])
    return Table("review", (Block("", "", columns, (Row("", (), texts),)),))
