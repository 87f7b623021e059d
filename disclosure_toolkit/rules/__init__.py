"""The rule catalogue (规则目录): discovered from the files of the families, never listed by hand."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from ..errors import BadSettings, UnknownRule
from .base import Judgement, Rule, conclude, failed, not_applicable, not_assessable, passed, rule

# Rules that judge many reports together stand in a higher layer: named here, imported only when asked for.
_OF_COLLECTIONS = "disclosure_toolkit.collection.rules"


@cache
def catalogue() -> tuple[Rule, ...]:
    """All rules that judge one report, by code.

    :raises BadSettings: two rules share a code, or a file's name and its rule's code disagree.
    """
    return _discovered(__name__)


@cache
def collection_catalogue() -> tuple[Rule, ...]:
    """All rules that judge a collection of reports (汇审规则), by code."""
    return _discovered(_OF_COLLECTIONS)


def whole_catalogue() -> tuple[Rule, ...]:
    """All rules, by code."""
    return tuple(sorted((*catalogue(), *collection_catalogue()), key=lambda item: item.code))


def _discovered(package: str) -> tuple[Rule, ...]:
    found: dict[str, Rule] = {}
    for module_info in pkgutil.walk_packages(importlib.import_module(package).__path__, prefix=f"{package}."):
        short = module_info.name.removeprefix(f"{package}.")
        _, _, name = short.partition(".")
        if not name or name.startswith("_"):
            continue
        module = importlib.import_module(module_info.name)
        for item in vars(module).values():
            if isinstance(item, Rule) and item.module == module_info.name:
                if not name.startswith(item.code.lower() + "_"):
                    raise BadSettings(f"规则 {item.code} 与文件名 {name} 不一致")
                if item.code in found:
                    raise BadSettings(f"规则代码 {item.code} 重复")
                found[item.code] = item
    return tuple(found[code] for code in sorted(found))


def find_rule(code: str) -> Rule:
    """The rule with this code, in upper or lower case.

    :raises UnknownRule: there is none.
    """
    for item in whole_catalogue():
        if item.code == code.upper():
            return item
    raise UnknownRule(f"没有规则 {code}", remedy="用 disclosure rules 查看全部规则")


__all__ = [
    "Judgement",
    "Rule",
    "catalogue",
    "collection_catalogue",
    "conclude",
    "failed",
    "find_rule",
    "not_applicable",
    "not_assessable",
    "passed",
    "rule",
    "whole_catalogue",
]
