"""Cells that hold something other than a plain count, grouped by table: one finding a table, not one a cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...editions import Edition
from ...model import Figure, Report, Severity
from ..base import Judgement, failed, figure_evidence, passed

TABLES = {"proactive": "表二", "requests": "表三", "review": "表四"}
TABLES_EN = {"proactive": "table 2", "requests": "table 3", "review": "table 4"}
SHOWN = 5


def cells_by_table(report: Report, form: Edition, bad: Callable[[Figure], bool]) -> Iterator[tuple[str, list[Figure]]]:
    """Each table that the report prints, with its figures that are bad; figures foreign to the form are left out."""
    found = [figure for figure in report.figures.values() if bad(figure) and form.has(figure.key)]
    printed = {key.partition(".")[0] for key in report.figures}
    for table in TABLES:
        if table in printed:
            yield table, [figure for figure in found if figure.key.startswith(f"{table}.")]


def named(form: Edition, figures: list[Figure], show_raw: bool = True) -> str:
    """``“予以公开·自然人”（-1）、…等 7 格``: at most a handful by name."""
    names = []
    for figure in figures[:SHOWN]:
        name = form.label(figure.key)[2:]
        names.append(f"{name}（{figure.raw.strip()}）" if show_raw and figure.raw.strip() else name)
    tail = f"等 {len(figures)} 格" if len(figures) > SHOWN else ""
    return "、".join(names) + tail


def one_finding_a_table(
    report: Report,
    form: Edition,
    bad: Callable[[Figure], bool],
    message: Callable[[str, str, int], str],
    message_en: Callable[[str, str, int], str],
    severity: Severity | None = None,
    show_raw: bool = True,
    subject: str = "",
) -> Iterator[Judgement]:
    """Judges all cells of each table alike.

    :param bad: whether a cell is not in order.
    :param message: (table's name, the cells named, their number) → Chinese message; ``message_en`` alike.
    :param subject: tells apart several such findings of one rule.
    """

    def subject_of(table: str) -> str:
        return f"{table}.{subject}" if subject else table

    for table, found in cells_by_table(report, form, bad):
        if not found:
            yield passed(subject_of(table))
            continue
        keys = ", ".join(figure.key for figure in found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
        yield failed(
            subject_of(table),
            message(TABLES[table], named(form, found, show_raw), len(found)),
            message_en(TABLES_EN[table], keys, len(found)),
            figures=[figure_evidence(report, form, figure.key) for figure in found],
            severity=severity,
        )
