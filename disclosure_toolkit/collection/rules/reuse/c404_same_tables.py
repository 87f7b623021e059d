"""表格数据与其他机关相同。

## 检查什么

一起审核的同一年度报告中，不同机关的整张表是否全部数字都相同，而且不全是零（零与空白不作区分）。数字少而小的表（例如只有一件申请）容易巧合，不列；
按各数字在同年报告中有多少见推算，不大可能出于巧合的，才列为待核。

## 为什么

两个机关的申请、许可、处罚数量不会恰好格格相同。相同往往是填报时复制了别人的表。
政府与其办公厅（室）同用一张表等情形也会相同，由审核人员判断。

## 不合规示例

甲局与乙局的表三 175 格完全相同，各收到申请 46 件。

## 合规示例

甲局与乙局都没有收到申请，表三全部为零。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import FigureEvidence, Severity
from ....rules.base import Judgement, failed, rule
from ...digest import Digest
from ...gathering import Collection, about, evidence
from ...reuse.tables import same_tables

_NAMES = {
    "proactive": ("主动公开政府信息情况表", "table 2"),
    "requests": ("政府信息公开申请情况表", "table 3"),
    "review": ("行政复议、行政诉讼情况表", "table 4"),
}
_SHOWN = 6


@rule(
    code="C404",
    title="表格数据与其他机关相同",
    title_en="Tables equal to another agency's",
    severity=Severity.QUESTION,
    basis="《政府信息公开条例》第五十条：年度报告写明本机关主动公开、处理申请、复议诉讼的情况",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each group of reports with the same tables."""
    whole = collection.corpus
    for numbers, tables in same_tables(whole.reports, whole.agencies):
        reports = [whole.reports[number] for number in numbers]
        agencies = "、".join(report.agency for report in reports)
        names = "、".join(_NAMES[name][0] for name in tables)
        yield failed(
            "same_tables." + ".".join(sorted(report.agency for report in reports)),
            f"{agencies} {reports[0].year} 年报告的{names}数字全部相同，且不全为零。",
            f"{', '.join(_NAMES[name][1] for name in tables)} of {agencies} for {reports[0].year} hold the same figures.",
            figures=list(_figures(reports, tables)),
            about=about(*reports),
        )


def _figures(reports: list[Digest], tables: tuple[str, ...]) -> Iterator[FigureEvidence]:
    """The largest figures, of the first two reports."""
    first, second = reports[:2]
    for name in tables:
        known = [key for key in first.table(name) if first.value(key)]
        for key in sorted(known, key=lambda key: -(first.value(key) or 0))[:_SHOWN]:
            yield evidence(first, key, which="this")
            yield evidence(second, key)
