"""行名、列名与统一格式不一致。

## 检查什么

三张表的行名、列名是否与统一格式的文字一致。空格、换行、全角半角、序号写法不同的不算。
简写、错漏字而能够确定是哪一行（列）的，列为提示；文字对不上、只能按序号和前后位置推断的，列为疑误。

## 为什么

统一格式的行名、列名是法定数据项的名称，错漏字影响检索和汇总。能确定所指的，不影响数据核对。

## 不合规示例

“2.其他法律行政法规禁止公开”印成“2.其他法律行政止公开”。

## 合规示例

行名、列名与统一格式相同。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition
from ...model import FigureEvidence, LabelMatch, Report, Severity, TableRecord
from ..base import Judgement, failed, passed, rule
from ._printed import NUMBER_OF, TABLES, evidence, form_columns, form_rows, printed_tables, spelt


@rule(
    code="S207",
    title="行名、列名应当与统一格式一致",
    title_en="Row and column labels must follow the form",
    severity=Severity.INFO,
    basis="统一格式表二、表三、表四（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """For each table one finding on altered labels, one on labels known only by their position."""
    for record in printed_tables(report):
        labels = [label for label in (*record.rows, *record.columns) if label.key and label.printed.strip()]
        altered = _distinct([label for label in labels if label.how in ("alias", "fuzzy")])
        guessed = _distinct([label for label in labels if label.how == "position"])
        if not altered and not guessed:
            yield passed(record.name)
        for found, severity, what in (
            (altered, Severity.INFO, "与统一格式不一致"),
            (guessed, Severity.WARNING, "无法辨认，按序号和位置推断"),
        ):
            if found:
                pairs = "；".join(_pair(label) for label in found[:6])
                more = f"等 {len(found)} 处" if len(found) > 6 else ""
                yield failed(
                    f"{record.name}:{spelt(found)}",
                    f"{TABLES[record.name][:2]}的行名、列名{what}：{pairs}{more}",
                    f"{NUMBER_OF[record.name]}: {len(found)} label(s) differ from the form",
                    figures=_cells(report, form, record, found) if found is guessed else (),
                    source=found[0].source or record.source,
                    severity=severity,
                )


def _cells(report: Report, form: Edition, record: TableRecord, labels: list[LabelMatch]) -> list[FigureEvidence]:
    """The figures read under these labels: whether they stand where they belong is what is in doubt."""
    keys = {label.key for label in labels}
    places = [*form_rows(report, form, record.name), *form_columns(report, form, record.name)]
    return evidence(report, form, [place for place in places if place.key in keys])


def _distinct(labels: list[LabelMatch]) -> list[LabelMatch]:
    """Each label once, though a header may be repeated on the next page."""
    return list({(label.key, label.printed): label for label in labels}.values())


def _pair(label: LabelMatch) -> str:
    printed = label.printed.replace("\n", "").strip()
    return f"“{printed}”（应为“{label.expected}”）" if label.expected else f"“{printed}”"
