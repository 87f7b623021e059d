"""文字：数量单位之前有没有漏掉数字。

## 检查什么

“共收到申请件”“主动公开信息条”“收取元”一类，动词之后直接是数量单位、没有数字的写法。

## 为什么

套用模板后漏填数字，这句话就没有说明任何情况。

## 不合规示例

“全年共主动公开政府信息条。”

## 合规示例

“全年共主动公开政府信息 120 条。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._prose import around, paragraphs

_MISSING = re.compile(
    r"(?:共|共计|累计|合计|总计)(?:主动)?(?:公开|发布|收到|受理|办理|答复|办结|推送|更新)?(?:各类)?(?:政府信息|政务信息|信息|政府信息公开申请|依申请公开申请|公开申请|申请)?"
    r"\s*(?:条次|人次|条|件次|次(?=[，。；]))(?=\s*[，。；、（(])"
    r"|(?:收到|受理|办理|办结|答复|新收|结转)(?:政府信息公开申请|依申请公开申请|公开申请|申请|行政复议|行政诉讼)\s*件(?=\s*[，。；、（(])"
    r"|(?:发布|公开|推送)(?:政府信息|政务信息|信息|文章)\s*(?:条|篇)(?=\s*[，。；、（(])"
    r"|(?:占|占比|增长|下降|达到|达)\s*[%％](?=\s*[，。；、（(])"
    r"|(?:收取|收费|处理费)\s*(?:元|万元)(?=\s*[，。；、（(])"
)
# 依法办理政府信息公开申请件: 申请件 is a noun here; a count is announced by a year or 共.
_ITEM = re.compile(r"(?:办理|办结|答复|受理)\S*件$")
_NONE = re.compile(r"(?:未|没有|无)$")
_COUNTED = re.compile(r"(?:共计?|全年|年度?|[今本]年|累计|合计|总计|局|办|委|厅|镇|乡|街道|机关|单位)[，]?(?:共|新)?$")


@rule(
    code="N907",
    title="数量单位之前缺数字",
    title_en="A unit of counting without a number",
    severity=Severity.WARNING,
    basis="报告内容应当完整（《政府信息公开条例》第五十条）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each place."""
    found = 0
    for paragraph in paragraphs(report):
        for match in _MISSING.finditer(paragraph.text):
            before = paragraph.text[max(0, match.start() - 3) : match.start()]
            if match.group().endswith("申请件") and _NONE.search(before):
                continue  # 未收到政府信息公开申请件.
            if _ITEM.match(match.group()) and not _COUNTED.search(
                paragraph.text[max(0, match.start() - 12) : match.start()]
            ):
                continue
            found += 1
            shown = around(paragraph.text, match.start(), match.end())
            yield failed(
                f"section.{paragraph.section.number}.{paragraph.start + match.start()}",
                f"缺数字：“{shown}”",
                f"A number is missing: “{shown}”",
                quotes=[paragraph.quote(match.start(), match.end())],
            )
    if not found:
        yield passed("text")
