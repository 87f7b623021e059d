"""表三各行：总计 = 自然人 + 五类法人或其他组织。

## 检查什么

表三每一行中，最右边的“总计”应当等于自然人与商业企业、科研机构、社会公益组织、法律服务机构、其他这五列之和。
2021 年格式共 25 行，试行格式或（六）其他处理只印一行的共 23 行。

## 为什么

每件申请只有一类申请人，各类申请人相加就是该行的总数。

## 不合规示例

“予以公开”行：自然人 3、商业企业 2，其余为 0，总计填 6。3 + 2 = 5，与总计 6 不符，相差 1。

## 合规示例

“予以公开”行：自然人 3、商业企业 2，其余为 0，总计填 5。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition, SumIdentity
from ...model import Report, Severity
from ..base import Judgement, rule
from ._identity import Wording, english
from ._tables import column_name, judge_all


@rule(
    code="F303",
    title="表三各行总计应当等于各类申请人之和",
    title_en="Table 3: in each row the total must equal the sum over the kinds of applicants",
    severity=Severity.ERROR,
    basis="表三“总计”列为自然人与法人或其他组织各列之和（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """25 row totals; 23 where （六）其他处理 is one row."""

    def wording(identity: SumIdentity) -> Wording:
        return Wording(
            f"“{form.row_label('requests', identity.subject)}”行",
            f"row {english(identity.subject)}",
            lambda key: column_name(form, key.split(".")[2]).removesuffix("列"),
            sum_name="各类申请人之和",
        )

    yield from judge_all(report, form, "row_total", "requests", wording)
