"""What ``disclosure audit`` prints: text, JSON, CSV (审核结果的输出)."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any

from ..display.words import SEVERITY_NAMES
from ..model import Severity, Source

if TYPE_CHECKING:
    from ..batch import BatchResult, Entry


_PLACES = 2


def _print_json(result: BatchResult, _lang: str) -> None:
    _print_failed(result)
    print(json.dumps(result.to_dict(), ensure_ascii=False, indent=1))


def _print_csv(result: BatchResult, lang: str) -> None:
    from ..exports import collection_audit, print_csv

    _print_failed(result)
    collection = collection_audit([finding.to_dict(lang) for finding in result.findings])
    print_csv(sys.stdout, chain(result.audits, [collection]), result.decisions, lang)


def _print_failed(result: BatchResult) -> None:
    """Failures are seen even where standard output goes to a file or a program."""
    for entry in result.failed:
        print(f"未能审核：{_reason(entry)}", file=sys.stderr)


def _print_text(result: BatchResult, lang: str) -> None:
    zh = lang == "zh"
    for entry in result.audited:
        _print_report(entry, result, zh)
    for entry in result.failed:
        print(f"{'未能审核' if zh else 'Not audited'}：{_reason(entry)}")
    for finding in result.standing_collection:
        said = finding.message if zh else finding.message_en
        print(f"{SEVERITY_NAMES[finding.severity][not zh]} {finding.rule}　{said}")
    _print_total(result, zh)


def _print_report(entry: Entry, result: BatchResult, zh: bool) -> None:
    audit = entry.audit or {}
    year = f"{entry.year} 年" if zh and entry.year else entry.year or ("年份不明" if zh else "year unknown")
    agency = entry.agency or ("机关不明" if zh else "agency unknown")
    print(f"{agency}　{year}　{entry.file}")
    verdict, coverage = audit["summary"]["verdict"], audit["summary"]["coverage"]["sentence"]
    print(f"  {verdict}{coverage}。" if zh else f"  {verdict} {coverage}.")
    standing = result.standing(entry)
    for finding in standing:
        print(f"  {SEVERITY_NAMES[Severity(finding['severity'])][not zh]} {finding['rule']}　{finding['message']}")
        places = _places(finding, zh)
        if places:
            print(f"      {'位置：' if zh else 'at '}{places}")
    for hypothesis in audit["hypotheses"]:
        print(f"  {'推测' if zh else 'Suggestion'}　{hypothesis['sentence']}")
    dismissed = len(audit["findings"]) - len(standing)
    if dismissed:
        print(f"  另有 {dismissed} 项经复核不成立" if zh else f"  {dismissed} more dismissed by reviewers")
    for remark in entry.remarks:
        print(f"  {'注意' if zh else 'Note'}：{remark}")
    if entry.error:
        print(f"  {'审核笔记本未能运行' if zh else 'The notebook failed'}：{entry.error['message']}")
    print()


def _places(finding: Mapping[str, Any], zh: bool) -> str:
    """Where a finding stands: the first places, the rest is in the summary."""
    last_year = "上年报告" if zh else "last year's report, "
    found: dict[str, None] = {}
    for item in (*finding["figures"], *finding["quotes"]):
        source = Source.from_dict(item["source"])
        if source is not None:
            whose = last_year if item.get("report") == "previous" else ""
            found[whose + source.describe("zh" if zh else "en")] = None
    more = (f" 等 {len(found)} 处" if zh else f" and {len(found) - _PLACES} more") if len(found) > _PLACES else ""
    return ("；" if zh else "; ").join([*found][:_PLACES]) + more


def _print_total(result: BatchResult, zh: bool) -> None:
    counts = dict.fromkeys(Severity, 0)
    for entry in result.audited:
        for severity, number in result.counts(entry).items():
            counts[severity] += number
    between = Counter(finding.severity for finding in result.standing_collection)
    parts, more = _listed(counts, zh), _listed({one: between[one] for one in Severity if between[one]}, zh)
    if zh:
        failed = f"，未能审核 {len(result.failed)} 份" if result.failed else ""
        more = f"；各报告之间：{more}" if more else ""
        print(f"已审核 {len(result.audited)} 份{failed}：{parts}{more}。")
    else:
        more = f"; between reports: {more}" if more else ""
        print(f"{len(result.audited)} audited, {len(result.failed)} not audited: {parts}{more}.")
    if result.skipped:
        listed = "，见总览页末尾" if result.index else ""
        print(
            f"另有 {len(result.skipped)} 个文件不是报告，未审核{listed}。"
            if zh
            else f"{len(result.skipped)} files skipped."
        )
    if result.index is not None:
        print(f"总览页：{result.index}" if zh else f"Overview: {result.index}")


def _listed(counts: Mapping[Severity, int], zh: bool) -> str:
    parts = [f"{SEVERITY_NAMES[severity][not zh]} {number}{' 项' if zh else ''}" for severity, number in counts.items()]
    return ("、" if zh else ", ").join(parts)


def _reason(entry: Entry) -> str:
    return (entry.error or {}).get("text", entry.file)


PRINTERS: dict[str, Callable[[BatchResult, str], None]] = {
    "text": _print_text,
    "json": _print_json,
    "csv": _print_csv,
}
