"""A report's statutory tables as plain text for a terminal (终端表格)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from ..audit import form_of
from ..display.words import KIND_NAMES, LEVEL_NAMES
from ..editions import Edition
from ..model import Kind, Report


def report_text(report: Report) -> str:
    """Identity, the three tables as the form prints them, and the reading notes."""
    return "\n".join(_lines(report, form_of(report)))


def _lines(report: Report, form: Edition) -> Iterator[str]:
    identity = report.identity
    yield f"机关：{identity.agency or '未读出'}    类别：{LEVEL_NAMES[identity.level][0]}"
    yield f"年份：{identity.year or '未读出'}    格式：{identity.edition or '不合统一格式'}"
    yield f"标题：{identity.title or '未读出'}"
    yield ""
    yield "二、主动公开政府信息情况"
    for article in form.articles:
        rows = [
            [row.label, *(_cell(report, f"proactive.{row.key}.{column.key}") for column in article.columns)]
            for row in article.rows
        ]
        yield from _table([article.label, *(column.label for column in article.columns)], rows)
    yield ""
    yield "三、收到和处理政府信息公开申请情况"
    wanted = [(row.key, row.short or row.label) for row in form.rows]
    if form.undivided_row and any(key in report.figures for key in form.undivided_keys):
        wanted.append((form.undivided_row, "其他处理（未分行）"))
    rows = [
        [label, *(_cell(report, f"requests.{key}.{column.key}") for column in form.columns)] for key, label in wanted
    ]
    yield from _table(["", *(column.label for column in form.columns)], rows)
    yield ""
    yield "四、行政复议、行政诉讼情况"
    rows = [
        [group.label, *(_cell(report, f"review.{group.key}.{result.key}") for result in form.review_results)]
        for group in form.review_groups
    ]
    yield from _table(["", *(result.label for result in form.review_results)], rows)
    if report.notes:
        yield ""
        yield "阅读说明"
        yield from (f"· {note.message}" for note in report.notes)


def _cell(report: Report, key: str) -> str:
    """The value; for what is none, the kind in brackets, so that blank and zero are told apart."""
    figure = report.figure(key)
    if figure is None:
        return "（未列）"
    if figure.value is not None:
        return str(figure.value)
    return f"（{KIND_NAMES[figure.kind][0]}）" if figure.kind is not Kind.TEXT else f"（{figure.raw}）"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Columns set flush for a terminal, where a Chinese character takes two places."""
    widths = [max(_width(row[column]) for row in (header, *rows)) for column in range(len(header))]
    for row in (header, *rows):
        first = row[0] + " " * (widths[0] - _width(row[0]))
        others = (" " * (width - _width(text)) + text for text, width in zip(row[1:], widths[1:], strict=True))
        yield "  ".join((first, *others)).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
