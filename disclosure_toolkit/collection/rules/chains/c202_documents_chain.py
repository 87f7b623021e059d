"""现行有效链：规章、行政规范性文件逐年滚动的首个断点，以及以后各年沿用了什么。

## 检查什么

同一机关已载入的各年报告按年排列，逐年推算：现行有效 = 上年现行有效 + 本年制发 − 本年废止。一条链上指出第一个断点，
说明以后各年是否沿用了这一差额。只有两年、或者断点就在最后一年的，由该年报告的 Y502 说明，这里不重复。
2019、2020 年的格式没有这几列，不推算；中间缺一年的，不跨年推算。

## 为什么

现行有效件数是存量，一年的差额会一直留在以后各年的数字里，即使以后每年都与上年衔接。
集中清理、宣布失效也会造成差额，请核实或者在报告中说明。

## 不合规示例

2021 年现行有效 12 件，2022 年制发 3 件、废止 1 件，填 12 件（应为 14 件）；2023 年制发 2 件，填 14 件，沿用了少的 2 件。

## 合规示例

2021 年 12 件，2022 年制发 3 件、废止 1 件，填 14 件；2023 年制发 2 件，填 16 件。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, rule
from ...digest import Digest
from ...gathering import Collection
from ._links import Break, links, runs, view


@rule(
    code="C202",
    title="现行有效件数的首个断点及沿用情况",
    title_en="Where the chain of documents in force first breaks, and what later years inherit",
    severity=Severity.INFO,
    basis="现行有效件数 = 上年现行有效 + 本年制发 − 本年废止（表二，国办公开办函〔2021〕30号）",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """At most one finding for each run of years of an agency."""
    for _, reports in collection.chains():
        for run in runs(reports):
            yield from view(run, links(run, compare), "现行有效件数", "documents in force", "Y502")


def compare(before: Digest, now: Digest) -> tuple[list[Break], bool]:
    """The rows that do not roll forward, and whether any could be judged."""
    breaks, judged = [], False
    rows = [row for a in now.form.articles if any(c.key == "in_force" for c in a.columns) for row in a.rows]
    if before.form.name != now.form.name:
        return [], False
    for row in rows:
        key, issued, repealed = (f"proactive.{row.key}.{name}" for name in ("in_force", "issued", "repealed"))
        printed, new, gone, last = now.value(key), now.value(issued), now.value(repealed), before.value(key)
        if printed is None or new is None or gone is None or last is None:
            continue
        judged = True
        if printed != last + new - gone:
            breaks.append(Break(row.label, key, key, printed, last + new - gone))
    return breaks, judged
