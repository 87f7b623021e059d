"""A rule's page (规则说明), made from its docstring: as Markdown, HTML or plain text.

``python -m disclosure_toolkit.rules.pages docs/rules`` writes one Markdown file a rule and an index;
a test checks that what is written there is up to date.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..errors import BadSettings
from ..model import Severity
from . import whole_catalogue
from .base import Rule

HEADINGS = ("检查什么", "为什么", "不合规示例", "合规示例")
SEVERITIES = {
    Severity.ERROR: "错误：与算术或者法律规定相矛盾，确定无疑",
    Severity.WARNING: "疑误：很可能有误",
    Severity.QUESTION: "待核：须由人判断",
    Severity.INFO: "提示：供参考，不影响核对",
}
_HEADING = re.compile(r"^## +(.+?) *$", re.MULTILINE)
_BREAK = re.compile(r"(?<=[^\x00-\x7f]) *\n *(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's docstring taken apart: one summary line and (heading, paragraphs) in the fixed order."""

    rule: Rule
    summary: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def page(rule: Rule) -> RulePage:
    """The page of a rule.

    :raises BadSettings: the docstring lacks its summary or one of the four headings, or leaves one empty.
    """
    pieces = _HEADING.split(rule.doc)
    summary = " ".join(pieces[0].split())
    sections = tuple(
        (heading, tuple(_BREAK.sub("", part).strip() for part in re.split(r"\n\s*\n", text) if part.strip()))
        for heading, text in zip(pieces[1::2], pieces[2::2], strict=True)
    )
    if not summary or tuple(heading for heading, _ in sections) != HEADINGS or not all(text for _, text in sections):
        raise BadSettings(
            f"规则 {rule.code} 的说明不完整", remedy=f"模块说明应有一行摘要和四个小标题：{'、'.join(HEADINGS)}"
        )
    return RulePage(rule, summary, sections)


def markdown(rule: Rule) -> str:
    """The rule's page as Markdown."""
    found = page(rule)
    lines = [f"# {rule.code} {rule.title}", "", f"*{rule.title_en}*", "", found.summary, ""]
    lines += ["| 项目 | 内容 |", "|---|---|", f"| 代码 | {rule.code} |", f"| 类别 | {family_title(rule.family)} |"]
    lines += [f"| 一般严重程度 | {SEVERITIES[rule.severity]} |", f"| 依据 | {rule.basis} |", ""]
    for heading, paragraphs in found.sections:
        lines += [f"## {heading}", ""]
        for paragraph in paragraphs:
            lines += [paragraph, ""]
    return "\n".join(lines).rstrip() + "\n"


def html(rule: Rule) -> str:
    """The rule's page as an HTML fragment, all text escaped."""
    found = page(rule)
    parts = [f'<article class="rule" id="{escape(rule.code)}">', f"<h2>{escape(rule.code)} {escape(rule.title)}</h2>"]
    parts.append(f'<p lang="en">{escape(rule.title_en)}</p>')
    parts.append(f"<p>{escape(found.summary)}</p>")
    parts.append(f"<p>严重程度：{escape(SEVERITIES[rule.severity])}</p><p>依据：{escape(rule.basis)}</p>")
    for heading, paragraphs in found.sections:
        parts.append(f"<h3>{escape(heading)}</h3>")
        parts += [f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs]
    parts.append("</article>")
    return "\n".join(parts)


def terminal(rule: Rule, lang: str = "zh") -> str:
    """The rule's page as plain text for ``disclosure explain``; the English face has no Chinese details."""
    if lang != "zh":
        return f"{rule.code}  {rule.title_en}\nseverity: {rule.severity}\nbasis: {rule.basis}\n"
    found = page(rule)
    lines = [f"{rule.code}  {rule.title}", rule.title_en, "", found.summary, ""]
    lines += [f"严重程度  {SEVERITIES[rule.severity]}", f"依据      {rule.basis}", ""]
    for heading, paragraphs in found.sections:
        lines.append(f"【{heading}】")
        lines += [f"  {paragraph}" for paragraph in paragraphs]
        lines.append("")
    return "\n".join(lines)


def family_title(family: str) -> str:
    """A family's Chinese name: the first words of its package's docstring."""
    package = next(rule.module.rsplit(".", 1)[0] for rule in whole_catalogue() if rule.family == family)
    module = importlib.import_module(package)
    first = (inspect.getdoc(module) or family).splitlines()[0]
    return re.split(r"[：。:]", first)[0]


def index(rules: Sequence[Rule]) -> str:
    """The list of all rules as Markdown, by family."""
    lines = ["# 规则目录", "", "本目录由规则源文件自动生成，请勿手工修改。", ""]
    for family in sorted({rule.family for rule in rules}):
        lines += [f"## {family_title(family)}", "", "| 代码 | 规则 | 一般严重程度 |", "|---|---|---|"]
        for rule in rules:
            if rule.family == family:
                severity = SEVERITIES[rule.severity].split("：")[0]
                lines.append(f"| [{rule.code}]({rule.code}.md) | {rule.title} | {severity} |")
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def all_pages() -> dict[str, str]:
    """File name → content of everything under ``docs/rules``."""
    pages = {f"{rule.code}.md": markdown(rule) for rule in whole_catalogue()}
    return {"README.md": index(whole_catalogue()), **pages}


def write_pages(folder: str | Path) -> list[Path]:
    """Writes all pages, removes the pages of rules that are no more; gives the files that changed."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    pages = all_pages()
    changed = []
    for old in sorted(target.glob("*.md")):
        if old.name not in pages:
            old.unlink()
            changed.append(old)
    for name, text in pages.items():
        file = target / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
            changed.append(file)
    return changed


if __name__ == "__main__":
    write_pages(sys.argv[1])
