"""The editions of the statutory form (报告格式), read from the TOML files beside this module.

An edition says which sections, tables, rows and columns the form has, how they are labelled, how they
are seen misspelt, and which figures add up to which. Adding an edition is adding a file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

from ..errors import UnknownFigureKey


@dataclass(frozen=True, slots=True)
class Label:
    """A row, column, group or section label of the form.

    :ivar group: rows of table 3: key of the group the row stands under; columns: label of the heading
        above; empty at top level.
    :ivar style: ordinal style (``cn`` 一、, ``paren`` （一）, ``num`` 1.), empty without an ordinal.
    :ivar short: name used in messages.
    :ivar unit: ``count``, ``money`` (decimals allowed) or ``change`` (a sign allowed).
    """

    key: str
    label: str
    aliases: tuple[str, ...] = ()
    group: str = ""
    style: str = ""
    ordinal: int | None = None
    short: str = ""
    unit: str = "count"

    @property
    def printed(self) -> str:
        """The label with its ordinal, as the form prints it."""
        return ordinal_text(self.style, self.ordinal) + self.label


@dataclass(frozen=True, slots=True)
class SectionForm:
    """One of the six sections."""

    number: int
    title: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """One of the five sub-sections of section 一 and the words that tell its subject."""

    key: str
    title: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleForm:
    """One part of table 2: the rows under 第二十条第（N）项 and their columns."""

    label: str
    item: int
    columns: tuple[Label, ...]
    rows: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class SumIdentity:
    """An arithmetic identity of the form: the sum of ``left`` equals the sum of ``right``.

    :ivar kind: ``balance`` (一 + 二 = 三（七） + 四), ``outcome_total``, ``row_total``, ``review_total``.
    :ivar subject: the column, row or group that it stands for.
    """

    kind: str
    subject: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """All figures in the identity."""
        return self.left + self.right


_STYLES = {"cn": "{}、", "paren": "（{}）"}
_NUMERALS = "零一二三四五六七八九十"


def ordinal_text(style: str, number: int | None) -> str:
    """The printed ordinal: ("paren", 3) → （三）, ("num", 2) → 2., ("cn", 1) → 一、."""
    if not style or number is None:
        return ""
    return f"{number}." if style == "num" else _STYLES[style].format(_NUMERALS[number])


@dataclass(frozen=True)
class Edition:
    """One edition of the form."""

    name: str
    title: str
    first_year: int
    last_year: int
    basis: str
    sections: tuple[SectionForm, ...]
    topics: tuple[Topic, ...]
    articles: tuple[ArticleForm, ...]
    columns: tuple[Label, ...]
    column_groups: tuple[str, ...]
    groups: tuple[Label, ...]
    rows: tuple[Label, ...]
    review_groups: tuple[Label, ...]
    review_results: tuple[Label, ...]
    identity_data: dict[str, Any]
    undivided_row: str = ""
    undivided_replaces: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All figure keys in the form's order: 200 in the 2021 edition, 198 in the trial edition."""
        found = [f"proactive.{r.key}.{c.key}" for a in self.articles for r in a.rows for c in a.columns]
        found += [f"requests.{r.key}.{c.key}" for r in self.rows for c in self.columns]
        found += [f"review.{g.key}.{r.key}" for g in self.review_groups for r in self.review_results]
        return tuple(found)

    @cached_property
    def undivided_keys(self) -> tuple[str, ...]:
        """Keys of the undivided row （六）其他处理, for editions that divide it."""
        return tuple(f"requests.{self.undivided_row}.{c.key}" for c in self.columns) if self.undivided_row else ()

    @cached_property
    def _labels(self) -> dict[str, tuple[str, str, str]]:
        """Figure key → (table, row name, column name)."""
        found: dict[str, tuple[str, str, str]] = {}
        for article in self.articles:
            for row in article.rows:
                for column in article.columns:
                    found[f"proactive.{row.key}.{column.key}"] = ("表二", row.label, column.label)
        rows = [(row.key, row.short or row.label) for row in self.rows]
        if self.undivided_row:
            rows.append((self.undivided_row, "其他处理"))
        for key, name in rows:
            for column in self.columns:
                label = f"{column.group}·{column.label}" if column.key == "other_organisation" else column.label
                found[f"requests.{key}.{column.key}"] = ("表三", name, label)
        for group in self.review_groups:
            for result in self.review_results:
                found[f"review.{group.key}.{result.key}"] = ("表四", group.label, result.label)
        return found

    def label(self, key: str) -> str:
        """A figure's name in messages: 表三“予以公开·自然人”.

        :raises UnknownFigureKey: the edition has no such figure.
        """
        if key not in self._labels:
            raise UnknownFigureKey(f"格式 {self.name} 没有数据项 {key}", remedy="请核对规则中的数据项名称")
        table, row, column = self._labels[key]
        return f"{table}“{row}·{column}”"

    def row_label(self, table: str, row: str) -> str:
        """A row's (table 4: group's) short name."""
        if (table, row) not in self._row_names:
            raise UnknownFigureKey(f"格式 {self.name} 的表 {table} 没有行 {row}")
        return self._row_names[table, row]

    @cached_property
    def _row_names(self) -> dict[tuple[str, str], str]:
        found: dict[tuple[str, str], str] = {}
        for key, (_, name, _) in self._labels.items():
            table, row, _ = key.split(".")
            found[table, row] = name
        return found

    def column_label(self, column: str) -> str:
        """A table 3 column's name."""
        return next(c.label for c in self.columns if c.key == column)

    def has(self, key: str) -> bool:
        """Whether the form (the undivided row included) has this figure."""
        return key in self._labels

    def unit(self, key: str) -> str:
        """``count``, ``money`` or ``change``."""
        table, row, column = key.split(".")
        if table == "proactive":
            for article in self.articles:
                if any(r.key == row for r in article.rows):
                    for label in article.columns:
                        if label.key == column:
                            return label.unit
        return "count"

    def identities(self, undivided: bool = False) -> tuple[SumIdentity, ...]:
        """All identities that one report can show: 7 + 7 + 25 (trial form 23) + 3.

        :param undivided: the report prints （六）其他处理 as one row.
        """
        return _identities(self.name, undivided and bool(self.undivided_row))

    def covers(self, year: int) -> bool:
        """Whether reports on this year follow this edition."""
        return self.first_year <= year <= self.last_year


@cache
def _identities(name: str, undivided: bool) -> tuple[SumIdentity, ...]:
    form = edition(name)
    data = form.identity_data
    rows = [row.key for row in form.rows]
    parts = list(data["outcome_total"]["parts"])
    if undivided:
        first = parts.index(form.undivided_replaces[0])
        parts = [p for p in parts if p not in form.undivided_replaces]
        parts.insert(first, form.undivided_row)
        first = rows.index(form.undivided_replaces[0])
        rows = [r for r in rows if r not in form.undivided_replaces]
        rows.insert(first, form.undivided_row)
    found = []
    for column in form.columns:
        left = tuple(f"requests.{row}.{column.key}" for row in data["balance"]["left"])
        right = tuple(f"requests.{row}.{column.key}" for row in data["balance"]["right"])
        found.append(SumIdentity("balance", column.key, left, right))
    for column in form.columns:
        left = tuple(f"requests.{row}.{column.key}" for row in parts)
        right = (f"requests.{data['outcome_total']['total']}.{column.key}",)
        found.append(SumIdentity("outcome_total", column.key, left, right))
    for row in rows:
        left = tuple(f"requests.{row}.{column}" for column in data["row_total"]["parts"])
        found.append(SumIdentity("row_total", row, left, (f"requests.{row}.{data['row_total']['total']}",)))
    for group in form.review_groups:
        left = tuple(f"review.{group.key}.{part}" for part in data["review_total"]["parts"])
        right = (f"review.{group.key}.{data['review_total']['total']}",)
        found.append(SumIdentity("review_total", group.key, left, right))
    return tuple(found)


def _label(data: dict[str, Any]) -> Label:
    return Label(**{**data, "aliases": tuple(data.get("aliases", ()))})


@cache
def editions() -> tuple[Edition, ...]:
    """All editions, oldest first."""
    found = []
    for entry in resources.files(__package__).iterdir():
        if entry.name.endswith(".toml"):
            data = tomllib.loads(entry.read_text(encoding="utf-8"))
            undivided = data.get("undivided", {})
            found.append(
                Edition(
                    name=data["name"],
                    title=data["title"],
                    first_year=data["first_year"],
                    last_year=data["last_year"],
                    basis=data["basis"],
                    sections=tuple(SectionForm(s["number"], s["title"], tuple(s["aliases"])) for s in data["sections"]),
                    topics=tuple(Topic(t["key"], t["title"], tuple(t["keywords"])) for t in data["topics"]),
                    articles=tuple(
                        ArticleForm(
                            a["label"],
                            a["item"],
                            tuple(_label(c) for c in a["columns"]),
                            tuple(_label(r) for r in a["rows"]),
                        )
                        for a in data["proactive"]
                    ),
                    columns=tuple(_label(c) for c in data["requests"]["columns"]),
                    column_groups=tuple(data["requests"]["column_groups"]),
                    groups=tuple(_label(g) for g in data["requests"]["groups"]),
                    rows=tuple(_label(r) for r in data["requests"]["rows"]),
                    review_groups=tuple(_label(g) for g in data["review"]["groups"]),
                    review_results=tuple(_label(r) for r in data["review"]["results"]),
                    identity_data=data["identities"],
                    undivided_row=undivided.get("row", ""),
                    undivided_replaces=tuple(undivided.get("replaces", ())),
                )
            )
    return tuple(sorted(found, key=lambda e: e.first_year))


def edition(name: str) -> Edition:
    """The edition of this name (``2021``, ``2019_trial``).

    :raises UnknownFigureKey: no such edition.
    """
    for form in editions():
        if form.name == name:
            return form
    raise UnknownFigureKey(f"没有名为 {name} 的报告格式", remedy="现有：" + "、".join(e.name for e in editions()))


def edition_for_year(year: int) -> Edition | None:
    """The edition that reports on this year must follow, ``None`` before 2019."""
    return next((form for form in editions() if form.covers(year)), None)


def latest() -> Edition:
    """The edition in force."""
    return editions()[-1]
