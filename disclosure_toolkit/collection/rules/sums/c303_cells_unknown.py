"""汇总核对中有些格因缺数未比较。

## 检查什么

成员齐全的汇总报告，哪些格因为汇总报告或者某个成员该格空白、写有文字或未能读出而没有比较，涉及哪些机关。
两者采用的格式不同、没有对应关系的格不计。

## 为什么

空白不等于零，未读出的数字不猜测。没有比较的格要说出来，不能当作相符。

## 不合规示例

县民政局报告的表四全部空白，县政府汇总报告的表四未比较。

## 合规示例

每个成员的每一格都读出了数字。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about
from ._sheet import sheets

_NAMED = 10


@rule(
    code="C303",
    title="汇总核对中未比较的格",
    title_en="Figures of a consolidated report that could not be compared",
    severity=Severity.INFO,
    basis="缺数的格不参加汇总核对",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each consolidated report with complete members."""
    for sheet in sheets(collection):
        unknown = [key for key in sheet.keys if key not in sheet.gaps]
        if not sheet.members or sheet.missing or not unknown:
            continue
        whose: Counter[str] = Counter()
        for report, cells in ((sheet.whole, sheet.printed), *zip(sheet.loaded, sheet.parts, strict=True)):
            whose[report.agency] += sum(cells[key] is None for key in unknown)
        blamed = [(agency, count) for agency, count in whose.most_common() if count]
        names = "、".join(f"{agency} {count} 格" for agency, count in blamed[:_NAMED])
        tail = f"等 {len(blamed)} 个机关" if len(blamed) > _NAMED else ""
        yield failed(
            f"unknown.{len(unknown)}",
            f"{sheet.whole.agency} {sheet.year} 年的汇总有 {len(unknown)} 格未比较，因为没有可用的数值：{names}{tail}。",
            f"{sheet.whole.agency} {sheet.year}: {len(unknown)} figures were not compared, as a value is missing.",
            about=about(sheet.whole),
        )
