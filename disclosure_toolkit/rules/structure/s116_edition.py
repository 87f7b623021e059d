"""采用的报告格式是否与年度相符。

## 检查什么

按表格的行名、列名辨认报告采用的是试行格式还是 2021 年格式，与报告年度比较：
2019、2020 年度用试行格式，2021 年度起用 2021 年格式。

2021 年格式的报告中（六）其他处理只印一行的，不算用了旧格式，见 S208。

## 为什么

国办公开办函〔2019〕60号规定了试行格式，国办公开办函〔2021〕30号规定自 2021 年度起采用新格式。
沿用旧格式，表二的项目和口径都不对。

## 不合规示例

2022 年度报告的表二仍为“本年新制作数量、本年新公开数量、对外公开总数量”。

## 合规示例

2022 年度报告的表二为“本年制发件数、本年废止件数、现行有效件数”。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import edition, edition_for_year
from ...model import Report, Severity
from ..base import Judgement, failed, not_assessable, passed, rule
from ..scope import year_in_doubt


@rule(
    code="S116",
    title="报告格式应当与年度相符",
    title_en="The report must follow the form of its year",
    severity=Severity.ERROR,
    basis="国办公开办函〔2021〕30号（2021年度起）；国办公开办函〔2019〕60号（2019、2020年度）",
)
def check(report: Report) -> Iterator[Judgement]:
    """The edition as a whole, or table 2 alone, whose labels tell the editions apart."""
    year, name = report.identity.year, report.identity.edition
    due = edition_for_year(year) if year is not None else None
    if year_in_doubt(report):
        yield not_assessable("标题与统计期限的年度不一致，不能确定应当采用的格式", "edition")
        return
    if due is None or name is None:
        reason = "报告年度不明" if year is None else f"未能辨认 {year} 年度报告采用的格式"
        yield not_assessable(reason, "edition")
        return
    table = report.table("proactive")
    printed = table.edition if table is not None and table.edition else name
    wrong = next((used for used in (name, printed) if used != due.name), None)
    if wrong is None:
        yield passed("edition")
        return
    used = edition(wrong)
    # Table 2 tells the editions apart at a glance; where the whole report follows the other form, it is the place to look.
    where = "表二" if wrong != name else "（见表二）" if printed == wrong and table is not None else ""
    yield failed(
        "edition",
        f"{year} 年度报告{where}采用了《{used.title}》（{used.basis}），应当采用《{due.title}》（{due.basis}）",
        f"the report on {year} follows the form {used.name}; {due.name} applies",
        source=table.source if table is not None else None,
        basis=due.basis,
    )
