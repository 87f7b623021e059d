"""What the codes in records, runs and summaries mean and what to do (代码说明): reading notes and errors.

The words stand in ``codes.toml``. ``python -m disclosure_toolkit.display.codes docs/代码.md`` writes them as a page
of the users' guide; a test checks that it is up to date and that no code lacks its words.
"""

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

_KINDS = {"note": "阅读说明", "error": "错误"}
_HEAD = """# 代码

本页由 `disclosure_toolkit/display/codes.toml` 自动生成，请勿手工修改。规则的代码见[规则目录](rules/README.md)。

在命令行查看一条：`disclosure explain label_inexact`。
"""
_LEADS = {
    "note": "读取报告时遇到的情形，列在摘要“覆盖情况”的“阅读说明”里，也写在 `record.json` 的 `notes` 里。",
    "error": "整个文件没有读成，或者命令没有做成。写在 `run.json` 和 `--format json` 的 `failed` 里。",
}


@dataclass(frozen=True, slots=True)
class CodePage:
    """One code's page.

    :ivar kind: ``note`` (阅读说明) or ``error`` (错误). :ivar meaning: what happened and what it means for the audit.
    :ivar remedy: what to do.
    """

    kind: str
    code: str
    title: str
    title_en: str
    meaning: str
    remedy: str

    def terminal(self, lang: str = "zh") -> str:
        """The page as plain text for ``disclosure explain``; the English face has no Chinese details."""
        if lang != "zh":
            return f"{self.code}  {self.title_en}\n"
        return f"{self.code}  {self.title}\n{self.title_en}\n\n【{_KINDS[self.kind]}】\n  {self.meaning}\n\n【怎么办】\n  {self.remedy}\n"


@cache
def code_pages() -> dict[str, CodePage]:
    """Code → its page, in the order of the file."""
    data = tomllib.loads(resources.files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))
    return {entry["code"]: CodePage(kind, **entry) for kind in _KINDS for entry in data[kind]}


def markdown() -> str:
    """All codes as a page of the users' guide."""
    lines = [_HEAD]
    for kind, name in _KINDS.items():
        lines += [f"## {name}", "", _LEADS[kind], "", "| 代码 | 名称 | 含义 | 怎么办 |", "|---|---|---|---|"]
        lines += [
            f"| `{page.code}` | {page.title} | {page.meaning} | {page.remedy} |"
            for page in code_pages().values()
            if page.kind == kind
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(markdown(), encoding="utf-8")
