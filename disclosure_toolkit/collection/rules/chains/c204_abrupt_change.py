"""数字骤增骤减：同本机关以往各年、同类机关同年的变动都不相称。

## 检查什么

新收申请、结转下年度、行政复议、行政诉讼、行政许可、行政处罚、行政强制、制发行政规范性文件、行政事业性收费，
同该机关已载入的以往各年相比，变动是否远超正常起落。正常起落按三部分估计：小数目自身的偶然性（0 变 3、5 变 12 不算）、
各机关通常的年际波动、同一层级其他机关同年的变动（全地区一起增减的不算）。与以往任何一年相当的不算。

汇总报告的变动来自它的某个成员、而该成员已经列出的，不再列。每个机关每张表只列一条，写出各年数字。收费金额变为原来的一万倍上下的，提示可能把元填在了万元栏，列为疑误。

## 为什么

骤变可能是真的（职能划转、集中申请、专项执法），也可能是多填一位、单位填错、口径改变。列为待核，请同底稿核对。

## 不合规示例

行政许可往年 310、295 件，本年 3100 件。

## 合规示例

新收申请上年 5 件，本年 12 件。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import FigureEvidence, Severity
from ....rules.base import Judgement, failed, rule
from ...gathering import Collection, about, evidence
from ._change import Change, Changes

_TABLES = {"proactive": "表二", "requests": "表三", "review": "表四"}


@rule(
    code="C204",
    title="数字较以往年度骤增骤减",
    title_en="An abrupt change against earlier years",
    severity=Severity.QUESTION,
    basis="与本机关以往年度、同类机关同年变动比较；骤变须由人核实，不等于错误",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each agency and table."""
    changes = Changes(collection)
    for agency, _ in collection.chains():
        everything = changes.of(agency)
        for table, name in _TABLES.items():
            found = [change for change in everything if change.table == table]
            if not found:
                continue
            last = max(found, key=lambda change: change.now.year or 0)
            reports = dict.fromkeys(report for change in found for report in (change.now, *change.earlier))
            others = [report for report in reports if report is not last.now]
            in_yuan = all(change.in_yuan for change in found)
            message = f"{last.now.agency}{name}：{'；'.join(map(_in_words, found))}。"
            hint = "，可能把元填在了万元栏，请核对单位。" if in_yuan else "请同底稿核对，或说明原因。"
            yield failed(
                f"{table}.{last.now.year}",
                message[:-1] + hint if in_yuan else message + hint,
                f"{last.now.agency}, {table}: {'; '.join(map(_in_numbers, found))}. Please check or explain.",
                figures=[item for change in found for item in _evidence(change, last)],
                severity=Severity.WARNING if in_yuan else None,
                about=about(last.now, *others),
            )


def _in_words(change: Change) -> str:
    series = "、".join(f"{report.year} 年 {value}" for report, value in change.series)
    verb = "骤增" if change.up else "骤减"
    peers = f"（同类机关同年变动中位数为 {change.peers:.2f} 倍）" if change.peers is not None else ""
    return f"“{change.name}”{change.now.year} 年{verb}：{series}{peers}"


def _in_numbers(change: Change) -> str:
    return f"{change.keys[0]} " + ", ".join(f"{report.year}: {value}" for report, value in change.series)


def _evidence(change: Change, last: Change) -> Iterator[FigureEvidence]:
    for report in (*change.earlier, change.now):
        for key in change.keys:
            yield evidence(report, key, which="this" if report is last.now else None)
