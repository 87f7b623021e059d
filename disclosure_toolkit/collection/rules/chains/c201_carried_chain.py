"""结转链：逐年“上年结转”与上年“结转下年度”的首个断点，以及以后各年沿用了什么。

## 检查什么

同一机关已载入的各年报告按年排列，逐列比较每年的“上年结转”与上一年的“结转下年度”。一条链上指出第一个断点，
说明以后各年是照断开以后的数字接着算，还是再次断开。只有两年、或者断点就在最后一年的，由该年报告的 Y501 说明，这里不重复；
因机关更名等原因 Y501 未作比较的，由本规则列为疑误。中间缺一年的，不跨年推算。

## 为什么

一处断开，以后各年的数字都建立在它上面。从第一个断点改起，后面的才能一次改对。

## 不合规示例

2021 年结转下年度 3 件，2022 年上年结转填 5 件；2023 年的上年结转与 2022 年的结转下年度一致，但沿用了多出的 2 件。

## 合规示例

2021 年结转下年度 3 件，2022 年上年结转 3 件，结转下年度 1 件，2023 年上年结转 1 件。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, rule
from ...digest import Digest
from ...gathering import Collection
from ._links import Break, links, runs, view


@rule(
    code="C201",
    title="结转数字的首个断点及沿用情况",
    title_en="Where the chain of carried requests first breaks, and what later years inherit",
    severity=Severity.INFO,
    basis="表三第二项“上年结转”即上年报告第四项“结转下年度继续办理”（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """At most one finding for each run of years of an agency."""
    for _, reports in collection.chains():
        for run in runs(reports):
            yield from view(run, links(run, compare), "结转链", "the chain of carried requests", "Y501")


def compare(before: Digest, now: Digest) -> tuple[list[Break], bool]:
    """The columns that do not follow, and whether any could be judged."""
    breaks, judged = [], False
    for column in now.form.columns:
        key, source = f"requests.carried_in.{column.key}", f"requests.carried_out.{column.key}"
        printed, due = now.value(key), before.value(source)
        if printed is None or due is None:
            continue
        judged = True
        if printed != due:
            name = f"{column.group}·{column.label}" if column.key == "other_organisation" else column.label
            breaks.append(Break(name, key, source, printed, due))
    return breaks, judged
