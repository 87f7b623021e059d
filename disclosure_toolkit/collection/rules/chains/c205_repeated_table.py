"""整张表二或者表三与上年完全相同。

## 检查什么

同一机关相邻两年的报告，表三（或者表二）印出的数字是否逐格完全相同。全为零的不算；数目太少、
偶然相同的可能不小的也不算（表三办理和结转合计不到五件左右的，表二只有存量没有变动的）。

## 为什么

申请、许可、处罚年年不同，几十格数字一格不差地重复，多半是照抄上年报告，本年数据没有填。

## 不合规示例

2022、2023 两年的表三都是新收 21 件，各类申请人、各种结果逐格相同。

## 合规示例

两年都没有收到申请，表三全为零。
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ....model import FigureEvidence, Kind, Severity
from ....rules.base import Judgement, failed, rule
from ...digest import Cell, Digest, Number
from ...gathering import Collection, about, evidence

_TABLES = {"proactive": "表二", "requests": "表三"}
# The chance that counts of this size come out the same again; above it, repeating means nothing. Requests also
# have to fall to the same applicants with the same outcomes, which makes the true chance smaller.
_BY_CHANCE = {"proactive": 0.01, "requests": 0.13}
_FEWEST = {"proactive": 1, "requests": 5}
_NOT_COUNTED = ("received", "carried_in", "handled_total")
_STOCKS = ("in_force", "disclosed_total", "items_last_year")
_SHOWN = 12


@rule(
    code="C205",
    title="整张表与上年完全相同",
    title_en="A whole table repeats last year's",
    severity=Severity.QUESTION,
    basis="表二、表三填报本年度数据（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each agency, year and table."""
    for _, reports in collection.chains():
        for before, now in pairwise(reports):
            if before.year is None or now.year != before.year + 1 or before.form is not now.form:
                continue
            for table, name in _TABLES.items():
                mine, theirs = now.table(table), before.table(table)
                flows = _flows(mine)
                few = sum(abs(float(value)) for value in flows.values()) < _FEWEST[table]
                if mine != theirs or few or _chance(flows.values()) > _BY_CHANCE[table]:
                    continue
                values = "、".join(f"{now.form.label(key)[2:]} {value}" for key, value in list(flows.items())[:3])
                yield failed(
                    table,
                    f"{now.agency} {now.year} 年的{name}与上年报告逐格相同（{len(mine)} 格，其中{values}等），请核对是否照抄上年。",
                    f"{table} of {now.agency} {now.year} repeats last year's in all {len(mine)} figures.",
                    figures=_evidence(now, before, flows),
                    about=about(now, before),
                )


def _flows(cells: Mapping[str, Cell]) -> dict[str, Number]:
    """The counts of what happened in the year that are not zero: neither stocks nor sums of others."""
    found: dict[str, Number] = {}
    for key, value in cells.items():
        _, row, column = key.split(".")
        counts = row not in _NOT_COUNTED and column not in ("total", *_STOCKS)
        if counts and value is not None and not isinstance(value, Kind) and value:
            found[key] = value
    return dict(sorted(found.items(), key=lambda item: abs(float(item[1])), reverse=True))


def _chance(flows: Iterable[Number]) -> float:
    """The chance that independent counts of this size come out the same twice: 1 / √(4πn) each."""
    return math.prod(1 / math.sqrt(4 * math.pi * max(abs(float(value)), 1)) for value in flows)


def _evidence(now: Digest, before: Digest, flows: dict[str, Number]) -> Iterator[FigureEvidence]:
    for key in list(flows)[:_SHOWN]:
        yield evidence(now, key, which="this")
        yield evidence(before, key, which="previous")
