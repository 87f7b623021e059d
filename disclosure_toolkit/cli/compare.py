"""``disclosure compare OLD NEW``: what a correction closed, left open, brought up and changed unasked (回头看)."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import BadSettings

if TYPE_CHECKING:
    from ..compare import Comparison, Pursued, ReportComparison

_SIGNS = {"closed": "✓", "open": "×", "undecided": "?", "new": "+"}


def add(commands: Any) -> None:
    """The command's arguments."""
    parser = commands.add_parser(
        "compare",
        help="回头看：比较报告更正前后，哪些问题已改正、仍未改正、新出现",
        description="回头看：比较报告更正前后，哪些问题已改正、仍未改正、新出现，哪些数据没有问题涉及却改动了。",
    )
    parser.add_argument("old", metavar="更正前", help="更正前的报告文件，或审核它的输出文件夹（audit --out）")
    parser.add_argument("new", metavar="更正后", help="更正后的报告文件，或审核它的输出文件夹")
    parser.add_argument("--previous", metavar="文件", help="上年报告，用于跨年核对（只比较一份报告时）")
    parser.add_argument(
        "--format", choices=("text", "json", "html"), default="text", help="输出格式：text（默认）、json 或 html"
    )
    parser.add_argument("--out", metavar="文件", help="写到文件里，而不是输出到屏幕")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言：zh（默认）或 en")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compares and prints; exit code 1 while findings are open or new."""
    from ..storage import write_text

    comparison = _compared(arguments)
    text = _rendered(comparison, arguments.format, arguments.lang)
    if arguments.out:
        write_text(Path(arguments.out), text)
        print(f"已写出：{arguments.out}")
    else:
        print(text, end="")
    counts = comparison.counts()
    return 1 if counts["open"] or counts["new"] else 0


def _compared(arguments: argparse.Namespace) -> Comparison:
    from ..compare import compare_files, compare_runs
    from ..settings import Settings

    folders = [Path(path).is_dir() for path in (arguments.old, arguments.new)]
    if folders[0] != folders[1]:
        raise BadSettings("一个是文件，一个是文件夹，不能比较", remedy="请给出两份报告文件，或两个输出文件夹")
    if not folders[0]:
        settings = Settings(lang=arguments.lang)
        return compare_files(arguments.old, arguments.new, arguments.previous, settings)
    if arguments.previous:
        raise BadSettings("比较两个输出文件夹时不用 --previous", remedy="跨年核对的结果已在两次审核中")
    return compare_runs(arguments.old, arguments.new)


def _rendered(comparison: Comparison, form: str, lang: str) -> str:
    if form == "json":
        return json.dumps(comparison.to_dict(lang), ensure_ascii=False, indent=1) + "\n"
    if form == "html":
        from ..compare.page import comparison_page

        return comparison_page(comparison, lang)
    return "".join(f"{line}\n" for line in _lines(comparison, lang))


def _lines(comparison: Comparison, lang: str) -> Iterator[str]:
    from ..compare.words import say

    yield from comparison.remarks
    for report in comparison.reports:
        if report.findings or report.figures or report.passages or report.remarks or len(comparison.reports) == 1:
            yield from _report(report, lang)
    if comparison.collection:
        yield say("collection", lang)
        yield from (_finding(item, lang) for item in comparison.collection)
    for name, files in (("only_old", comparison.only_old), ("only_new", comparison.only_new)):
        if files:
            yield f"{say(name, lang)}：{'、'.join(files)}"
    yield say("verdict", lang, **comparison.counts(), unasked=comparison.unasked)


def _report(report: ReportComparison, lang: str) -> Iterator[str]:
    from ..compare.page import figure_text
    from ..compare.words import say

    yield f"{report.agency or report.new_file}　{report.year or ''}　{report.old_file} → {report.new_file}"
    yield from (f"  {remark}" for remark in report.remarks)
    yield from (f"  {_finding(item, lang)}" for item in report.findings)
    if report.unasked:
        yield f"  {say('unasked', lang)}"
        for change in report.unasked:
            yield f"    {change.label}：{figure_text(change.old, lang)} → {figure_text(change.new, lang)}"
    if report.passages:
        numbers = sorted({passage.section for passage in report.passages})
        yield f"  {say('words', lang)}（{len(report.passages)}）：{'、'.join(map(str, numbers))}"
    yield ""


def _finding(item: Pursued, lang: str) -> str:
    from ..compare.words import FATE_NAMES
    from ..display.words import SEVERITY_NAMES, pick

    finding = item.finding
    message = finding.message if lang == "zh" else finding.message_en or finding.message
    fate, grade = pick(FATE_NAMES[item.fate], lang), pick(SEVERITY_NAMES[finding.severity], lang)
    return f"{_SIGNS[item.fate]} {fate}　{grade} {finding.rule}　{message}"
