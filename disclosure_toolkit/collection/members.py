"""The member list (成员名单): who has to report, under whom, and whose report is the sum of its members'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..errors import BadManifest
from ..lists import Row, read_list
from ..model import Level
from .names import full_key, without_superior

_COLUMNS = {
    "agency": ("机关", "机关名称", "单位", "单位名称"),
    "level": ("层级", "级别", "类别"),
    "parent": ("上级", "上级机关", "所属", "主管机关"),
    "aliases": ("别名", "其他名称", "曾用名", "alias"),
    "consolidated": ("是否汇总", "汇总"),
}
_LEVELS = {
    Level.GOVERNMENT: ("government", "政府", "人民政府", "县级以上政府"),
    Level.DEPARTMENT: ("department", "部门", "政府部门", "工作部门"),
    Level.TOWNSHIP: ("township", "乡镇", "乡镇街道", "街道", "镇", "乡", "乡镇（街道）"),
    Level.UNKNOWN: ("", "unknown", "其他", "不明"),
}
_YES = ("是", "yes", "y", "true", "t", "1", "√", "✓", "✔", "汇总", "对")
_NO = ("", "否", "no", "n", "false", "f", "0", "×", "x", "不汇总", "不", "-", "/", "无")


@dataclass(frozen=True, slots=True)
class Member:
    """An agency that has to report (成员机关).

    :ivar aliases: other names of it, former ones included. :ivar parent: its superior's name (上级).
    :ivar consolidated: whether its report is the sum over the members under it (是否汇总).
    """

    agency: str
    aliases: tuple[str, ...] = ()
    level: Level = Level.UNKNOWN
    parent: str = ""
    consolidated: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.agency, *self.aliases)


@dataclass(frozen=True)
class Roster:
    """The members, found by any of their names in constant time."""

    members: tuple[Member, ...]

    @cached_property
    def _index(self) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
        """Full key of a name → members; short form of a name (without its superior's) → members."""
        exact: dict[str, set[int]] = defaultdict(set)
        short: dict[str, set[int]] = defaultdict(set)
        for place, member in enumerate(self.members):
            for name in member.names:
                exact[full_key(name)].add(place)
                for shorter in without_superior(full_key(name)):
                    short[shorter].add(place)
        return exact, short

    def fitting(self, name: str) -> tuple[Member, ...]:
        """The members that may bear this name: those so called, else those called so but for a superior's name."""
        exact, short = self._index
        key = full_key(name)
        found = exact.get(key, set())
        if not found:
            found = set(short.get(key, ())).union(*(exact.get(shorter, ()) for shorter in without_superior(key)))
        return tuple(self.members[place] for place in sorted(found))

    def find(self, name: str) -> Member | None:
        """The member of this name; ``None`` where none or several fit."""
        found = self.fitting(name)
        return found[0] if len(found) == 1 else None

    def by_key(self, key: str) -> Member | None:
        """The member whose own name has this full key: the agency id of its reports."""
        place = self._places.get(key)
        return self.members[place] if place is not None else None

    @cached_property
    def _places(self) -> dict[str, int]:
        return {full_key(member.agency): place for place, member in enumerate(self.members)}

    @cached_property
    def _children(self) -> dict[str, tuple[Member, ...]]:
        found: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            parent = self.find(member.parent) if member.parent else None
            if parent is not None and parent is not member:
                found[parent.agency].append(member)
        return {agency: tuple(members) for agency, members in found.items()}

    def under(self, member: Member) -> tuple[Member, ...]:
        """The members whose superior (上级) is this one, its own office included where the list says so."""
        return self._children.get(member.agency, ())


def read_members(path: str | Path) -> tuple[Member, ...]:
    """The member list: a CSV with the column 机关 and, optionally, 层级, 上级, 别名 (separated by semicolons), 是否汇总.

    The English names ``agency``, ``level``, ``parent``, ``aliases``, ``consolidated`` serve as well.

    :raises BadManifest: the list cannot be used: no agency, one twice, or a word that is neither yes nor no.
    """
    file = str(path)
    rows = [row for row in read_list(Path(path), _COLUMNS, required=["agency"]) if row["agency"]]
    if not rows:
        raise BadManifest("成员名单里没有机关", file=file, remedy="请每行写一个机关")
    lines: dict[str, int] = {}
    for row in rows:
        first = lines.setdefault(full_key(row["agency"]), row.line)
        if first != row.line:
            message = f"成员名单中{row['agency']}出现了两次（第 {first} 行、第 {row.line} 行）"
            raise BadManifest(message, file=file, place=f"第 {row.line} 行", remedy="请只留一行")
    return tuple(_member(row, file) for row in rows)


def _member(row: Row, file: str) -> Member:
    aliases = tuple(alias.strip() for alias in re.split("[;；、|]", row["aliases"]) if alias.strip())
    word = row["consolidated"].casefold()
    if word not in (*_YES, *_NO):
        raise BadManifest(
            f"是否汇总一列写的是“{row['consolidated']}”", file=file, place=f"第 {row.line} 行", remedy="请写“是”或“否”"
        )
    return Member(row["agency"], aliases, _level(row), row["parent"], word in _YES)


def _level(row: Row) -> Level:
    word = row["level"].casefold()
    for level, words in _LEVELS.items():
        if word in words:
            return level
    # Lists often name the rank instead (县级, 科级): that says nothing of the kind of organ and costs nothing.
    return Level.UNKNOWN


def roster_of(members: Sequence[Member] | Roster | None) -> Roster | None:
    """A roster of these members; ``None`` where there is no list."""
    if members is None or isinstance(members, Roster):
        return members
    return Roster(tuple(members)) if members else None
