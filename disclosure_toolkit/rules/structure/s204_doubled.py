"""表格重复的行、列。

## 检查什么

三张表中是否有同一行或者同一列出现两次。

## 为什么

重复的行、列使同一数据有两个值，读者不知道以哪个为准。两处数字不同的，本工具按未能读出处理。

## 不合规示例

表三“2.重复申请”一行印了两次，数字不同。

## 合规示例

每行、每列只出现一次。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...editions import Edition
from ...model import Report, Severity, TableRecord
from ..base import Judgement, failed, passed, rule
from ._printed import NUMBER_OF, TABLES, evidence, form_columns, form_rows, names, printed_tables, repeated_rows


@rule(
    code="S204",
    title="表格的行、列不应当重复",
    title_en="No row or column may stand twice",
    severity=Severity.WARNING,
    basis="统一格式表二、表三、表四（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Two judgements a table: rows, columns."""
    for record in printed_tables(report):
        table = record.name
        again = repeated_rows(record, form).values()
        rows = [key for key, n in Counter([*record.row_keys(), *again]).items() if n > 1]
        columns = _doubled_columns(record, form)
        for what, keys, places in (
            ("行", rows, form_rows(report, form, table)),
            ("列", columns, form_columns(report, form, table)),
        ):
            subject = f"{table}.{'rows' if what == '行' else 'columns'}"
            if not keys:
                yield passed(subject)
                continue
            doubled = [place for place in places if place.key in keys or place.key.split(":")[-1] in keys]
            yield failed(
                subject,
                f"{TABLES[table][:2]}有重复的{what}：{names([place.name for place in doubled] or keys)}",
                f"{NUMBER_OF[table]} prints twice: {', '.join(keys)}",
                figures=evidence(report, form, doubled),
                source=record.source,
            )


def _doubled_columns(record: TableRecord, form: Edition) -> list[str]:
    """Columns printed more often than the form has them (table 2 repeats some under several articles)."""
    allowed: Counter[str] = Counter()
    if record.name == "proactive":
        allowed.update(column.key for article in form.articles for column in article.columns)
    return [key for key, n in Counter(record.column_keys()).items() if n > max(1, allowed[key])]
