"""表格填文字：应填数字的格子里不是数字。

## 检查什么

三张表中应填数字的格子是否填了文字，或者数字中混入字母（如把 10 写成“1O”）。同一张表合并为一条。
数字后面带“件”“万元”等单位的，数字照读，列为提示。

## 为什么

不是数字就无法汇总、无法核对，所在的勾稽关系不作判断。单位已在表头印明，格子里不必再写。

## 不合规示例

表三“予以公开·自然人”填“1O”（末位是字母 O）。

## 合规示例

表三“予以公开·自然人”填 10。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...editions import Edition
from ...model import Kind, Report, Severity
from ..base import Judgement, rule
from ._cells import one_finding_a_table

_UNIT = re.compile(r"\d\s*[\u4e00-\u9fff]+\s*$")


@rule(
    code="F103",
    title="应填数字的格子不应当填文字",
    title_en="Figure cells must not hold text",
    severity=Severity.WARNING,
    basis="统一格式要求逐格填报数字（国办公开办函〔2021〕30号、〔2019〕60号）",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """For each table one finding on text, one on figures that carry a unit."""
    yield from one_finding_a_table(
        report,
        form,
        lambda figure: figure.kind is Kind.TEXT,
        lambda table, cells, n: f"{table}有 {n} 格不是数字：{cells}",
        lambda table, cells, n: f"{table} has {n} cell(s) that hold no figure: {cells}",
    )
    yield from one_finding_a_table(
        report,
        form,
        lambda figure: figure.value is not None and not figure.raw.isdecimal() and _UNIT.search(figure.raw) is not None,
        lambda table, cells, n: f"{table}有 {n} 格的数字带有单位：{cells}",
        lambda table, cells, n: f"{table} has {n} figure(s) with a unit: {cells}",
        severity=Severity.INFO,
        subject="units",
    )
