"""第六部分：是否说明信息处理费的收取情况。

## 检查什么

2021 年度及以后的报告，应当在第六部分“其他需要报告的事项”说明政府信息公开信息处理费的收取情况（发出收费通知的件数、
总金额、实际收取的金额），没有收取的也应当说明。写在其他部分的，只作提示；全年没有收到申请、也没有说明的，列为待核。

## 为什么

收取信息处理费直接影响申请人的权利，《政府信息公开信息处理费管理办法》施行以后，这是每年都要报告的事项。

## 不合规示例

第六部分只写“无其他需要报告的事项”，全文没有提到信息处理费，而表三有申请。

## 合规示例

第六部分：“本机关2024年没有收取政府信息公开信息处理费。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_applicable, passed, rule
from ._prose import whole_text

_FEE = re.compile(
    r"处理费|信息公开(?:申请)?费|依申请公开[^。；]{0,12}(?:收费|费用)|收取[^。；]{0,12}(?:费用|费)|收费通知|未收费|不收费|无收费"
)
FIRST_YEAR = 2021


@rule(
    code="N801",
    title="第六部分应当说明信息处理费的收取情况",
    title_en="Section six must report on the information-processing fee",
    severity=Severity.WARNING,
    basis="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；年度报告格式第六部分（国办公开办函〔2021〕30号）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for the report."""
    year = report.identity.year
    if year is None or year < FIRST_YEAR:
        yield not_applicable("2021 年度以前的报告没有这一要求", "fee")
        return
    sixth = report.section(6)
    if sixth is None:
        return
    if _FEE.search(sixth.text):
        yield passed("fee")
        return
    elsewhere = _FEE.search(whole_text(report, 1, 2, 3, 4, 5))
    requests = [report.value(f"requests.{row}.total") for row in ("received", "carried_in")]
    if elsewhere:
        severity, message = Severity.INFO, "信息处理费写在了其他部分，应当在第六部分说明"
        english = "The processing fee is reported outside section six"
    elif all(value == 0 for value in requests):
        severity = Severity.QUESTION
        message = "第六部分没有说明信息处理费的收取情况（表三没有申请，应当没有收取；格式要求写明）"
        english = "Section six says nothing on the processing fee (table 3 shows no requests)"
    else:
        severity, message = Severity.WARNING, "第六部分没有说明信息处理费的收取情况"
        english = "Section six says nothing on the processing fee"
    yield failed("fee", message, english, severity=severity, source=sixth.source)
