"""许多机关使用同一段文字。

## 检查什么

同一年度里，是否有三十个以上机关的报告整节文字相同（机关名称、地名、年份和数字除外）。只作提示，不逐个列出两两相同的机关。

## 为什么

许多机关用同一段文字，多半出自主管部门下发的范本。知道这一点，便于主管部门改进范本，也不致误认为互相照抄。

## 不合规示例

某县 36 个乡镇、街道的第五部分逐字相同。

## 合规示例

各机关按同一份提纲撰写，文字各不相同。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about
from ...reuse.copies import templates
from ...reuse.quoting import block_name, block_name_en, side_by_side
from ...reuse.shared import compare


@rule(
    code="C405",
    title="许多机关使用同一段文字",
    title_en="One text used by many agencies",
    severity=Severity.INFO,
    basis="提示：法规没有禁止使用范本，供主管部门了解",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each text."""
    whole = collection.corpus
    for block, numbers in templates(whole):
        reports = [whole.reports[number] for number in numbers]
        shared = compare(whole, numbers[0], numbers[1])
        yield failed(
            f"common_text.{block[0]}-{block[1]}.{reports[0].agency}{reports[0].year}",
            f"{reports[0].year} 年有 {len(reports)} 份报告的{block_name(reports[0], block)}文字相同，似出自同一范本。",
            f"{len(reports)} reports for {reports[0].year} have the same {block_name_en(block)}.",
            quotes=side_by_side(
                whole, shared, [b for b in shared.blocks if b.block == block], about(reports[1])[0].name
            ),
            about=about(*reports),
        )
