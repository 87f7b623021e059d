"""成员机关缺报告。

## 检查什么

给出成员名单时，名单中的每个机关在每个年度（以已载入的报告所涉年度为限）是否都有报告。

## 为什么

条例第四十九条要求每个机关每年报送、公布报告。缺报告可能是没有公布，也可能是文件没有收全或未能读出，须先补齐，
汇总核对和年度衔接才能进行。某个年度一个成员也没有报告的，不逐一列出。

## 不合规示例

成员名单有云川县公安局，2023 年的报告中没有它的。

## 合规示例

名单中的机关 2023 年都有报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import About, Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection
from ...names import full_key


@rule(
    code="C102",
    title="成员机关缺报告",
    title_en="A member's report is missing",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第四十九条：有关机关应当按时报送、公布上一年度报告",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each member and year without a report."""
    if collection.roster is None:
        return
    members = collection.roster.members
    for year in collection.years:
        if not any(year in collection.by_year.get(full_key(member.agency), {}) for member in members):
            continue
        for member in members:
            if year not in collection.by_year.get(full_key(member.agency), {}):
                yield failed(
                    "missing",
                    f"成员名单中的{member.agency}没有 {year} 年的报告，或其报告未能读出。",
                    f"No readable report of member {member.agency} for {year}.",
                    about=[About("", member.agency, year)],
                )
