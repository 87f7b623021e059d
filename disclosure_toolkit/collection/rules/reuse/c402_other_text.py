"""文字与其他机关的报告相同。

## 检查什么

在一起审核的报告中，两个机关的报告是否有整节文字相同或几乎相同，或者过半文字相同。机关名称、地名、年份和数字的不同不算不同；
法定用语、通用套话，以及许多机关都用的语句，按使用机关的多少折减。也与其他机关上一年度的报告比较。
同一批报告互相相同的，合为一项，并列出其中最相近的两份。

## 为什么

报告应当反映本机关的工作。文字与别的机关相同，可能出自同一份范本，也可能是照抄；本规则不判断谁抄谁。

## 不合规示例

甲局与乙局报告“（三）政府信息管理”一节除机关名称外逐字相同。

## 合规示例

两个机关都写“坚持以公开为常态、不公开为例外”。（通用套话，不计）
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about
from ...reuse.copies import Group, copies
from ...reuse.corpus import Corpus
from ...reuse.quoting import block_name, block_name_en, side_by_side

_NAMED = 6


@rule(
    code="C402",
    title="文字与其他机关的报告相同",
    title_en="Text that another agency's report has as well",
    severity=Severity.QUESTION,
    basis="提示：法规没有禁止使用相同文字。国办公开办函〔2021〕30号把年度报告作为全面反映政府信息公开工作情况的方式，是否反映本机关实际由审核人员判断",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each pair or group of reports."""
    whole = collection.corpus
    for group in copies(whole):
        yield _failed(whole, group)


def _failed(whole: Corpus, group: Group) -> Judgement:
    reports = [whole.reports[number] for number in group.reports]
    first, second, *others = reports
    same_year = first.year == second.year
    names = "、".join(block_name(first, block.block) for block in group.blocks)
    percent = round(100 * group.shown.share)
    when = "" if same_year else f" {second.year} 年"
    message = f"{first.agency} {first.year} 年报告的{names}与{second.agency}{when}报告相同或几乎相同；自拟文字有 {percent}% 相同。"
    if others:
        listed = "、".join(report.agency for report in others[:_NAMED])
        more = f"等 {len(others)} 个机关" if len(others) > _NAMED else ""
        message = f"{message.rstrip('。')}；另有{listed}{more}的报告与之相近。"
    sections = ", ".join(block_name_en(block.block) for block in group.blocks)
    return failed(
        "other_text." + ".".join(sorted(f"{report.agency}{report.year}" for report in reports)),
        message,
        f"{sections} of {first.agency} {first.year} and of {second.agency} {second.year} are (almost) the same; "
        f"{percent}% of its own words; {len(others)} further reports are alike.",
        quotes=side_by_side(whole, group.shown, group.blocks, about(second)[0].name),
        severity=Severity.QUESTION if group.strong else Severity.INFO,
        about=about(*reports),
    )
