"""``disclosure audit PATH...``: reports, folders and manifests audited (审核)."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model import Severity
from ..settings import Settings, load_settings
from .printing import PRINTERS
from .progress import Bars

if TYPE_CHECKING:
    from ..batch import BatchResult

_DESCRIPTION = """审核报告文件、文件夹（含下级文件夹）或清单。

清单是 CSV 文件，列名：文件、机关、年份、上年报告（后三列可不填）。
同一机关上一年度的报告在一起时，自动作跨年核对。
写明 --no-notebooks 而不写 --out 时，只输出结果，不写任何文件。
路径和 --out 可以是其他文件系统的地址（s3://、hdfs://、ftp:// 等）。
退出码：0 没有达到 --fail-on 程度的问题；1 有；2 用法有误，或没有一份报告能读出。"""

_NOTHING_THERE = {
    "zh": "没有可以审核的文件，没有写出结果，输出文件夹原样未动。",
    "en": "There is no file to audit: nothing was written, the output folder is as it was.",
}


def add(commands: Any) -> None:
    """The command's arguments."""
    parser = commands.add_parser(
        "audit",
        help="审核报告，写出审核摘要和问题清单",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", metavar="路径", nargs="+", help="报告文件、文件夹或清单（CSV）")
    parser.add_argument("--out", metavar="目录", help="输出文件夹或地址，如 s3://桶/目录（默认 reports）")
    parser.add_argument("--year", metavar="年份", type=_year, help="只审核这一年度的报告，其他年度只作上年数据")
    parser.add_argument("--previous", metavar="文件", type=Path, help="上年报告（只审核一份报告时）")
    parser.add_argument("--members", metavar="CSV", type=Path, help="成员机关名单，列名：机关、别名")
    parser.add_argument("--no-notebooks", action="store_true", help="不生成审核笔记本和摘要页，只作审核")
    parser.add_argument(
        "--workers", metavar="数目", type=_positive, help="同时工作的进程数（默认按处理器核数与可用内存）"
    )
    parser.add_argument(
        "--cluster", metavar="地址", default="", help="由 Dask 集群审核：tcp://主机:8786，或 local（本机）"
    )
    parser.add_argument("--timeout", metavar="秒", type=_positive, default=120, help="每份笔记本的时限（默认 120 秒）")
    parser.add_argument(
        "--kernel",
        choices=("warm", "light", "stock"),
        default="warm",
        help="笔记本的内核：warm 从预热进程复制（默认）；light 同样复制，不经网络接口，更省；stock 逐个单独启动；结果相同",
    )
    parser.add_argument("--resume", action="store_true", help="接着上次做：文件、设置、程序都没变的不再重做")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="输出格式（默认 text）")
    parser.add_argument("--select", metavar="代码", action="append", help="只用这些规则，逗号分隔，可写前缀：F,S101")
    parser.add_argument("--ignore", metavar="代码", action="append", help="不用这些规则，写法同上")
    parser.add_argument("--settings", metavar="文件", type=Path, help="审核设置（TOML），例如各级机关的公布期限")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "never"),
        default="error",
        help="有此程度或更重的问题时退出码为 1（默认 error）",
    )
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="结果的语言：zh（默认）或 en")
    parser.set_defaults(run=run)


def _year(text: str) -> int:
    if not re.fullmatch(r"20\d\d", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，请写四位数字，例如 2024")
    return int(text)


def _positive(text: str) -> int:
    if not (text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(f"“{text}”不是正整数，请写 1 或更大的整数")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Audits and prints the results."""
    from ..batch import run_batch

    out = arguments.out or (None if arguments.no_notebooks and not arguments.cluster else "reports")
    with Bars() as bars:
        result = run_batch(
            arguments.paths,
            out,
            arguments.workers,
            previous=arguments.previous,
            year=arguments.year,
            members=arguments.members,
            settings=_settings(arguments),
            notebooks=not arguments.no_notebooks,
            timeout=arguments.timeout,
            resume=arguments.resume,
            cluster=arguments.cluster,
            kernel=arguments.kernel,
            progress=bars,
        )
    PRINTERS[arguments.format](result, arguments.lang)
    if out is not None and result.index is None:
        print(_NOTHING_THERE[arguments.lang], file=sys.stderr)
    if not result.audited:
        return 2
    return int(_reaches(result, arguments.fail_on))


def _settings(arguments: argparse.Namespace) -> Settings:
    settings = load_settings(arguments.settings) if arguments.settings else Settings()
    changes: dict[str, Any] = {"lang": arguments.lang}
    for name in ("select", "ignore"):
        codes = _codes(getattr(arguments, name) or ())
        if codes:
            changes[name] = codes
    return settings.changed(**changes)


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.strip() for value in values for code in value.replace("，", ",").split(",") if code.strip())


def _reaches(result: BatchResult, threshold: str) -> bool:
    """Whether a finding that no reviewer has dismissed is at or above the threshold."""
    if threshold == "never":
        return False
    worst = Severity(threshold).rank
    ranks = [severity.rank for entry in result.audited for severity in result.counts(entry)]
    ranks += [finding.severity.rank for finding in result.standing_collection]
    return any(rank <= worst for rank in ranks)
