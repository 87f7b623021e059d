"""How the identities of table 3 are run: once for each column or row, or once in all when there is no table."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...editions import Edition, SumIdentity
from ...model import Report
from ..base import Judgement, not_assessable
from ..scope import prints_undivided
from ._identity import Wording, judge

NAMES = {"requests": "表三（收到和处理政府信息公开申请情况）", "review": "表四（行政复议、行政诉讼情况）"}


def judge_all(
    report: Report, form: Edition, kind: str, table: str, wording: Callable[[SumIdentity], Wording]
) -> Iterator[Judgement]:
    """Judges every identity of one kind; a table without any figure gives one ``not_assessable``."""
    if not any(key.startswith(f"{table}.") for key in report.figures):
        yield not_assessable(f"报告中没有读到{NAMES[table]}")
        return
    for identity in form.identities(undivided=prints_undivided(report, form)):
        if identity.kind == kind:
            yield judge(report, form, identity, wording)


def column_name(form: Edition, column: str) -> str:
    """A column's name in messages: 自然人列, 法人或其他组织·其他列, 总计列."""
    label = next(item for item in form.columns if item.key == column)
    return f"{label.group}·{label.label}列" if column == "other_organisation" else f"{label.label}列"


def row_name(form: Edition, key: str) -> str:
    """A figure's row by its short name: 予以公开."""
    return form.row_label("requests", key.split(".")[1])
