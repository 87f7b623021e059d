"""政府的报告：是否写到工作考核、社会评议和责任追究。

## 检查什么

各级人民政府的报告，第一部分应当写到工作考核、社会评议和责任追究结果情况；没有写到的作提示。部门的报告不要求。

## 为什么

条例对各级人民政府的年度报告另有要求。各地写法不一，有的写在别处，因此只作提示。

## 不合规示例

某县人民政府的报告通篇没有“考核”“评议”“追究”。

## 合规示例

“（五）监督保障。将政务公开纳入年度考核，开展社会评议；全年没有责任追究的情形。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Level, Report, Severity, Source
from ..base import Judgement, failed, not_applicable, passed, rule
from ._prose import whole_text

_TOPICS = (
    ("工作考核", "assessment", re.compile(r"考核|考评|测评|绩效|评估")),
    ("社会评议", "public appraisal", re.compile(r"评议|满意度|社会评价|评价|问卷|测评")),
    ("责任追究", "accountability", re.compile(r"追究|追责|问责|责任追")),
)


@rule(
    code="N804",
    title="政府的报告应当包括工作考核、社会评议和责任追究",
    title_en="A government's report must cover assessment, public appraisal and accountability",
    severity=Severity.INFO,
    basis="《政府信息公开条例》第五十条第一款第四项：各级人民政府的年度报告还应当包括工作考核、社会评议和责任追究结果情况",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each of the three."""
    government = report.identity.level is Level.GOVERNMENT or report.identity.agency.endswith("人民政府")
    if not government:
        yield not_applicable("只适用于各级人民政府的报告", "government")
        return
    text = whole_text(report)
    for name, english, pattern in _TOPICS:
        if pattern.search(text):
            yield passed(name)
        else:
            yield failed(name, f"没有写到{name}情况", f"Nothing is said on {english}", source=_place(report))


def _place(report: Report) -> Source | None:
    first = report.section(1)
    return first.source if first is not None else report.identity.title_source
