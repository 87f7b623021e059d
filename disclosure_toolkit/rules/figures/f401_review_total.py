"""表四三组：总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结。

## 检查什么

表四有行政复议、未经复议直接起诉、复议后起诉三组。每一组中，总计应当等于结果维持、结果纠正、其他结果、尚未审结四个数之和。

## 为什么

每件复议或者诉讼案件在年底只有这四种状态之一，四个数相加就是该组案件总数。常见的错误是总计漏填，仍为 0。

## 不合规示例

行政复议：结果维持 10、结果纠正 1、其他结果 0、尚未审结 0，总计填 0。10 + 1 + 0 + 0 = 11，与总计 0 不符，相差 11。

## 合规示例

行政复议：结果维持 10、结果纠正 1、其他结果 0、尚未审结 0，总计填 11。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...editions import Edition, SumIdentity
from ...model import Report, Severity
from ..base import Judgement, rule
from ._identity import Wording, english
from ._tables import judge_all


@rule(
    code="F401",
    title="表四各组总计应当等于四种结果之和",
    title_en="Table 4: in each group the total must equal upheld, corrected, other and pending together",
    severity=Severity.ERROR,
    basis="表四各组总计为结果维持、结果纠正、其他结果、尚未审结之和（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """Three totals."""
    results = {result.key: result.label for result in form.review_results}

    def wording(identity: SumIdentity) -> Wording:
        return Wording(
            form.row_label("review", identity.subject),
            english(identity.subject),
            lambda key: results[key.split(".")[2]],
            sum_name="四种结果之和",
        )

    yield from judge_all(report, form, "review_total", "review", wording)
