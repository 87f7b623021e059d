"""Which rows and columns of a statutory table the report prints (表格行列)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...chinese import fold
from ...editions import Edition, edition
from ...model import FigureEvidence, LabelMatch, Report, Severity, TableRecord
from ..base import Judgement, failed, figure_evidence, passed
from ..scope import prints_undivided

TABLES = {
    "proactive": "表二（主动公开政府信息情况）",
    "requests": "表三（收到和处理政府信息公开申请情况）",
    "review": "表四（政府信息公开行政复议、行政诉讼情况）",
}
SECTION_OF = {"proactive": 2, "requests": 3, "review": 4}
NUMBER_OF = {"proactive": "table 2", "requests": "table 3", "review": "table 4"}


@dataclass(frozen=True, slots=True)
class Place:
    """A row or column of the form: its key, its Chinese name, and the keys of its figures."""

    key: str
    name: str
    figures: tuple[str, ...]


def found(report: Report, table: str) -> bool:
    """Whether anything of the table was found."""
    return report.table(table) is not None or any(key.startswith(f"{table}.") for key in report.figures)


def form_rows(report: Report, form: Edition, table: str) -> tuple[Place, ...]:
    """The rows that the table must print, in the form's order; table 4 has one row without a label."""
    if table == "proactive":
        return _proactive_rows(form.name)
    return _request_rows(form.name, prints_undivided(report, form)) if table == "requests" else ()


def form_columns(report: Report, form: Edition, table: str) -> tuple[Place, ...]:
    """The columns that the table must print; in table 2 each article has its own (``1:issued``)."""
    if table == "proactive":
        return _proactive_columns(form.name)
    if table == "requests":
        return _request_columns(form.name, prints_undivided(report, form))
    return _review_columns(form.name)


@cache
def _proactive_rows(name: str) -> tuple[Place, ...]:
    return tuple(
        Place(row.key, row.label, tuple(f"proactive.{row.key}.{column.key}" for column in article.columns))
        for article in edition(name).articles
        for row in article.rows
    )


@cache
def _proactive_columns(name: str) -> tuple[Place, ...]:
    return tuple(
        Place(
            f"{article.item}:{column.key}",
            f"{article.label}·{column.label}",
            tuple(f"proactive.{row.key}.{column.key}" for row in article.rows),
        )
        for article in edition(name).articles
        for column in article.columns
    )


@cache
def _request_rows(name: str, undivided: bool) -> tuple[Place, ...]:
    form = edition(name)
    rows = [(row.key, row.short or row.label) for row in form.rows]
    if undivided:
        first = [key for key, _ in rows].index(form.undivided_replaces[0])
        rows = [row for row in rows if row[0] not in form.undivided_replaces]
        rows.insert(first, (form.undivided_row, form.row_label("requests", form.undivided_row)))
    columns = [column.key for column in form.columns]
    return tuple(Place(key, label, tuple(f"requests.{key}.{column}" for column in columns)) for key, label in rows)


@cache
def _request_columns(name: str, undivided: bool) -> tuple[Place, ...]:
    rows = [place.key for place in _request_rows(name, undivided)]
    return tuple(
        Place(column.key, column.label, tuple(f"requests.{row}.{column.key}" for row in rows))
        for column in edition(name).columns
    )


@cache
def _review_columns(name: str) -> tuple[Place, ...]:
    form = edition(name)
    return tuple(
        Place(f"{group.key}.{result.key}", f"{group.label}·{result.label}", (f"review.{group.key}.{result.key}",))
        for group in form.review_groups
        for result in form.review_results
    )


def missing(report: Report, places: Sequence[Place], printed: Sequence[str]) -> list[Place]:
    """The rows or columns that are neither among the printed labels nor have any figure."""
    return [
        place
        for place in places
        if place.key not in printed and not any(key in report.figures for key in place.figures)
    ]


def lacking(report: Report, form: Edition, table: str, lost: Sequence[Place], kind: tuple[str, str]) -> Judgement:
    """Whether a table that was found prints all its rows or columns.

    :param lost: those that it lacks. :param kind: what they are, in Chinese and English: ``("行", "row")``.
    """
    if not lost:
        return passed(table)
    record = report.table(table)
    flat = record is not None and record.how == "flat"  # the reader may have lost what the table prints
    return failed(
        table,
        f"{TABLES[table][:2]}缺 {len(lost)} {kind[0]}：{names([place.name for place in lost])}"
        + ("（由流水文本读出，请对照原件）" if flat else ""),
        f"{NUMBER_OF[table]} lacks {len(lost)} {kind[1]}(s): {', '.join(place.key for place in lost)}",
        figures=evidence(report, form, lost),
        source=record.source if record is not None else None,
        severity=Severity.QUESTION if flat else None,
    )


def evidence(report: Report, form: Edition, places: Sequence[Place]) -> list[FigureEvidence]:
    """Evidence naming every figure of these rows or columns."""
    return [figure_evidence(report, form, key) for place in places for key in place.figures]


def repeated_rows(record: TableRecord, form: Edition) -> dict[str, str]:
    """Printed labels of rows that no reader placed, but that say what a row already printed says → its key.

    A reader that knows each row once cannot place the second print of it.
    """
    known = {_bare(row.printed): row.key for row in form.rows} if record.name == "requests" else {}
    if record.name == "proactive":
        known = {_bare(row.label): row.key for article in form.articles for row in article.rows}
    printed = set(record.row_keys())
    found = {row.printed: known.get(_bare(row.printed), "") for row in record.rows if row.key is None}
    return {label: key for label, key in found.items() if key in printed}


def _bare(label: str) -> str:
    return fold(label).lstrip("0123456789一二三四五六七八九十")


def names(labels: Sequence[str], limit: int = 8) -> str:
    """``“a”、“b”等 12 处``."""
    shown = "、".join(f"“{label}”" for label in labels[:limit])
    return shown + (f"等 {len(labels)} 处" if len(labels) > limit else "")


def printed_tables(report: Report) -> Iterator[TableRecord]:
    """The tables found, in the form's order."""
    for name in TABLES:
        table = report.table(name)
        if table is not None:
            yield table


def spelt(matches: Sequence[LabelMatch]) -> str:
    """A stable name for a group of labels, for the finding's subject."""
    return "+".join(match.key or fold(match.printed) for match in matches)


def out_of_order(keys: Sequence[str], order: Sequence[str]) -> list[str]:
    """The fewest keys that must move so that the rest stands in the given order."""
    ranks = {key: rank for rank, key in enumerate(order)}
    line = [key for key in dict.fromkeys(keys) if key in ranks]
    chains: list[list[str]] = []
    for i, key in enumerate(line):
        before: list[str] = []
        for j in range(i):
            if ranks[line[j]] < ranks[key] and len(chains[j]) > len(before):
                before = chains[j]
        chains.append([*before, key])
    kept: list[str] = []
    for chain in chains:
        kept = chain if len(chain) > len(kept) else kept
    return [key for key in line if key not in kept]
