"""``disclosure rules`` and ``disclosure explain CODE``: the rule catalogue (规则), what a change of it does, and what the
other codes of records and summaries mean.
"""

from __future__ import annotations

import argparse
import json
from difflib import get_close_matches
from typing import Any

from ..display.words import SEVERITY_NAMES
from ..errors import UnknownRule
from ..rules import whole_catalogue


def add(commands: Any) -> None:
    """The commands' arguments."""
    listing = commands.add_parser("rules", help="列出全部规则", description="列出全部规则：代码、程度、名称。")
    listing.add_argument("--format", choices=("text", "json"), default="text", help="输出格式：text（默认）或 json")
    listing.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言：zh（默认）或 en")
    listing.add_argument(
        "--effect",
        metavar=("旧结果", "新结果"),
        nargs=2,
        help="比较同一批报告的两次审核（各为 audit --out 的文件夹）：每条规则新报出、不再报出的问题",
    )
    listing.set_defaults(run=list_rules)
    page = commands.add_parser(
        "explain",
        help="说明一条规则，或者一个代码",
        description="说明一条规则（查什么、为什么、依据、示例），或者阅读说明、错误的一个代码（含义、怎么办）。",
    )
    page.add_argument("code", metavar="代码", help="规则代码，例如 F301；或者摘要、记录中的代码，例如 label_inexact")
    page.add_argument("--lang", choices=("zh", "en"), default="zh", help="语言：zh（默认）或 en")
    page.set_defaults(run=explain)


def list_rules(arguments: argparse.Namespace) -> int:
    """Prints the catalogue, or the effect of its change."""
    zh = arguments.lang == "zh"
    if arguments.effect:
        from .effect import show

        old, new = arguments.effect
        return show(old, new, arguments.format, arguments.lang)
    if arguments.format == "json":
        entries = [
            {
                "code": rule.code,
                "title": rule.title,
                "title_en": rule.title_en,
                "severity": str(rule.severity),
                "family": rule.family,
                "basis": rule.basis,
                "needs": list(rule.needs),
            }
            for rule in whole_catalogue()
        ]
        print(json.dumps(entries, ensure_ascii=False, indent=1))
        return 0
    for rule in whole_catalogue():
        name = SEVERITY_NAMES[rule.severity][not zh]
        print(f"{rule.code}  {name}  {rule.title if zh else rule.title_en}")
    print(
        f"共 {len(whole_catalogue())} 条规则。用 disclosure explain 代码 查看说明。"
        if zh
        else f"{len(whole_catalogue())} rules."
    )
    return 0


def explain(arguments: argparse.Namespace) -> int:
    """Prints the page of a rule or of another code.

    :raises UnknownRule: no such code; names those that are spelt alike.
    """
    from ..display.codes import code_pages
    from ..rules.pages import terminal

    code = arguments.code.strip()
    if code.lower() in code_pages():
        print(code_pages()[code.lower()].terminal(arguments.lang))
        return 0
    known = {rule.code: rule for rule in whole_catalogue()}
    if code.upper() not in known:
        alike = [*get_close_matches(code.upper(), known), *get_close_matches(code.lower(), code_pages())]
        remedy = f"是否要找 {'、'.join(alike)}？" if alike else ""
        raise UnknownRule(f"没有规则或者代码 {code}", remedy=f"{remedy}用 disclosure rules 查看全部规则")
    print(terminal(known[code.upper()], arguments.lang))
    return 0
