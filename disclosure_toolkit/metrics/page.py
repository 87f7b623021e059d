"""The metrics dictionary as a page of the users' guide (指标说明).

``python -m disclosure_toolkit.metrics.page docs/指标.md`` writes it; a test checks that it is up to date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from .dictionary import MINIMUM_CASES, metrics

_HEAD = f"""# 指标

本页由 `disclosure_toolkit/metrics/metrics.toml` 自动生成，请勿手工修改。

分母不足 {MINIMUM_CASES} 的不计算比率，只列分子和分母。地区的比率是各报告分子之和除以分母之和（合并计算），不是比率的平均数。所需数据空白或者没有读出的报告不计入，并列明份数。

| 指标 | 键 | 算式 | 单位 | 自何年 | 依据 | 注意 |
|---|---|---|---|---|---|---|
"""


def markdown() -> str:
    """The page."""
    lines = []
    for item in metrics():
        cells = (item.name, f"`{item.key}`", item.formula, item.unit, str(item.since), item.source, item.caveat)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(markdown(), encoding="utf-8")
