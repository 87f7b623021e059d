"""标题年度与统计期限、正文所述年度是否一致。

## 检查什么

标题中的年度与文中所述统计期限（××××年1月1日至12月31日）的年份是否一致。两者一致（或者没有写统计期限）的，
再与第一部分各句句首所写的年份（“2024年，我局……”）比较：句首年份都是另外同一个年份，没有一句写标题年度的，列为疑误。
下一年的计划，对获奖、印发文件、审计巡视等往事的回顾，不在其内；只有一句写更早年份的，由 N805 判断。

## 为什么

年度报告报告的就是标题所写年度的情况。两处年份不同，至少一处有误，常见于沿用上年文稿。

## 不合规示例

标题为 2024 年，前言写“统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止”。

标题和统计期限都写 2023 年，正文写“2024年，我局主动公开……”“2024年，我局收到申请……”。

## 合规示例

标题为 2024 年，统计期限为 2024 年 1 月 1 日至 12 月 31 日。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, not_applicable, passed, rule
from ._years import period_quotes, spoken_years


@rule(
    code="S112",
    title="标题年度应当与统计期限、正文一致",
    title_en="The year in the title must be that of the stated period and of the text",
    severity=Severity.ERROR,
    basis="《政府信息公开条例》第四十九条：公布上一年度年度报告",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """Title against period where both are stated; then what they agree on against the text."""
    year, period = report.identity.title_year, report.identity.period
    if year is None or period is None:
        yield not_applicable("标题或正文没有写明年度、统计期限")
    elif year in (period.start.year, period.end.year):
        # A period over two years is judged by S113.
        yield passed("year")
    else:
        yield failed(
            "year",
            f"标题为 {year} 年度，统计期限为“{period.raw.strip()}”，相差 {abs(year - period.end.year)} 年",
            f"the title says {year}, the stated period is {period.start} to {period.end}",
            quotes=period_quotes(report),
            source=period.source or report.identity.title_source,
        )
        return
    stated = year if year is not None else period.end.year if period is not None else None
    if stated is not None:
        yield from _text(report, stated)


def _text(report: Report, year: int) -> Iterator[Judgement]:
    """What section 一 says of itself; nothing where it dates no sentence."""
    spoken = list(spoken_years(report))
    named = {said for said, _ in spoken}
    if not named:
        return
    other = max(named)
    earlier, single = other < year, len(spoken) == 1
    # A sentence may look back, even two where the title's year stands beside them; none reports on a year to come.
    doubtful = (earlier and single) or ((earlier or single) and f"{year}年" in _plain(report))
    if year in named or len(named) > 1 or doubtful:
        yield passed("text")
        return
    yield failed(
        "text",
        f"标题{'、统计期限' if report.identity.period is not None else ''}为 {year} 年，"
        f"第一部分 {len(spoken)} 处句首写的都是 {other} 年（如“{spoken[0][1].text}”），年度或者正文有误",
        f"title and period say {year}; the text dates its work {other} ({len(spoken)} sentences)",
        quotes=[words for _, words in spoken],
        severity=Severity.WARNING,
    )


def _plain(report: Report) -> str:
    section = report.section(1)
    return "".join(section.text.split()) if section is not None else ""
