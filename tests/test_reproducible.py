"""The same file gives the same bytes in every process, whatever the order in which Python keeps its sets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

PRINT_RECORD = """
import json, sys
from disclosure_toolkit import audit_report, load_report
report = load_report(sys.argv[1])
print(json.dumps([report.to_dict(), audit_report(report).to_dict()], ensure_ascii=False))
"""
# A stray figure between two rows: several ways to share the figures out, none of them better than another.
AMBIGUOUS = """信息内容 上一年项目数量 本年增/减
0 0
行政事业性收费
第二十条第（九）项
2 51074.24
政府集中采购
三、收到和处理政府信息公开申请情况
组织
1.本机关不掌握相关政府信息
0 0 0 0 0 0 0
0 0 0 0 0 0 0
予处理
0 0 0 0 0 0 0
1.信访举报投诉类申请
0 0 0 0 0 0 0
2.重复申请
0 0 0 0 0 0 0
4.无正当理由大量反复申请
0 0 0 0 0 0 0
5.要求行政机关确认或重新出具已获取信
0 0 0 0 0 0 0
（六）其他处理
0 0 0 0 0 0 0
0 0 0 0 0 0 0
                                                        4
"""


def printed(file: Path, seed: int) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", PRINT_RECORD, str(file)]
    return subprocess.run(command, env=environment, capture_output=True, check=True, encoding="utf-8").stdout


def test_the_order_of_sets_shows_nowhere(tmp_path):
    file = tmp_path / "报告.txt"
    file.write_text(AMBIGUOUS, encoding="utf-8")
    records = [printed(file, seed) for seed in (1, 2, 4, 5)]
    figures = json.loads(records[0])[0]["figures"]
    assert any(figure.get("readings") for figure in figures.values())
    assert len(set(records)) == 1
