"""``disclosure load FILE``: the structured record of one report (载入)."""

from __future__ import annotations

import argparse
import json
from typing import Any


def add(commands: Any) -> None:
    """The command's arguments."""
    parser = commands.add_parser(
        "load", help="读取一份报告，输出结构化记录", description="读取一份报告，输出结构化记录。"
    )
    parser.add_argument("file", metavar="文件", help="报告文件：PDF、HTML、DOCX、TXT，或本工具的 JSON 记录")
    parser.add_argument(
        "--format", choices=("json", "table"), default="json", help="输出格式：json（默认）或 table（三张法定表格）"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the record."""
    from ..assemble import load_report
    from ..claims import statements
    from .tables import report_text

    report = load_report(arguments.file)
    if arguments.format == "json":
        # The statements follow from the record; reading it back leaves them out and finds them anew.
        record = report.to_dict() | {"claims": statements(report).to_list()}
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        print(report_text(report))
    return 0
