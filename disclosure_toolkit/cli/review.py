"""``disclosure review export|import``: reviewers' decisions (复核)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from ..errors import BadManifest, NothingToAudit


def add(commands: Any) -> None:
    """The command's arguments."""
    parser = commands.add_parser(
        "review",
        help="导出复核清单，导入复核结论",
        description="导出复核清单，填写后导入。结论按问题编号保留，以后再审核时仍然有效。",
    )
    actions = parser.add_subparsers(title="操作", metavar="操作", required=True)
    export = actions.add_parser("export", help="导出复核清单（CSV）", description="导出全部问题，供逐项填写复核结论。")
    export.add_argument("file", metavar="清单", type=Path, help="要写出的 CSV 文件")
    export.set_defaults(run=export_list)
    load = actions.add_parser("import", help="导入填好的复核清单", description="导入填好的复核清单。")
    load.add_argument("file", metavar="清单", type=Path, help="填好“复核结论”一列的 CSV 文件")
    load.set_defaults(run=import_list)
    for action in (export, load):
        action.add_argument(
            "--out", metavar="目录", type=Path, default=Path("reports"), help="审核结果所在的文件夹（默认 reports）"
        )


def export_list(arguments: argparse.Namespace) -> int:
    """Writes the list to fill in."""
    from ..exports import load_decisions, write_findings_csv

    count = write_findings_csv(arguments.file, _audits(arguments.out), load_decisions(arguments.out))
    print(f"已写出 {count} 项问题：{arguments.file}")
    print("请在“复核结论”一列填写：成立、不成立、待定。填好后用 disclosure review import 导入。")
    return 0


def import_list(arguments: argparse.Namespace) -> int:
    """Keeps the decisions of a filled list beside the results."""
    from ..exports import load_decisions, read_decisions, save_decisions

    known = {finding["fingerprint"] for audit in _audits(arguments.out) for finding in audit["findings"]}
    new = read_decisions(arguments.file)
    kept = load_decisions(arguments.out)
    path = save_decisions(arguments.out, {**kept, **new})
    strangers = len(set(new) - known)
    print(f"已导入 {len(new)} 项复核结论，共保留 {len({**kept, **new})} 项：{path}")
    if strangers:
        print(f"其中 {strangers} 项在现有审核结果中没有对应的问题，仍予保留。")
    print("再次运行 disclosure audit 后，总览页和问题清单会体现这些结论。")
    return 0


def _audits(folder: Path) -> list[dict[str, Any]]:
    """The audits that the last run wrote, and the findings of the collection in the shape of one more.

    :raises NothingToAudit: there was none. :raises BadManifest: its results are damaged.
    """
    from ..exports import collection_audit

    journal = folder / "run.json"
    if not journal.is_file():
        raise NothingToAudit(
            "文件夹里没有审核结果", file=str(folder), remedy="请先运行 disclosure audit，或用 --out 指定结果文件夹"
        )
    try:
        run = json.loads(journal.read_text(encoding="utf-8"))
        folders = [item["folder"] for item in run["inputs"] if item["result"] != "failed"]
        audits = [json.loads((folder / name / "findings.json").read_text(encoding="utf-8")) for name in folders]
        return [*audits, collection_audit(run["collection"])]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadManifest(
            f"审核结果不完整（{error}）", file=str(journal), remedy="请重新运行 disclosure audit"
        ) from error
