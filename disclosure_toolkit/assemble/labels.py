"""Understands printed labels (表头与行名): tolerant, but never silently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from ..chinese import fold, similarity, split_ordinal
from ..editions import Edition, Label, editions

_LEADING = re.compile(r"^(?:[一二三四五六七八九十]{1,2}|\d{1,2})(?=\D)")
_UNIT_NOTE = re.compile(r"\s*[（(]\s*(?:单位\s*[:：]?\s*)?(?:件|个|项|条|份|宗)\s*[)）]\s*$")
_FOOTNOTE = re.compile(r"\s*[①-⑳*＊※¹²³⁴-⁹]+\s*$")


@dataclass(frozen=True, slots=True)
class Match:
    """A label understood: which one, how (see :class:`~disclosure_toolkit.model.LabelMatch`), how well."""

    label: Label
    how: str
    score: float


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A label folded, its unit left out: 结果维持（件）."""
    return fold(_UNIT_NOTE.sub("", text))


def bare(text: str) -> str:
    """The folded label without its ordinal and its unit."""
    text = _UNIT_NOTE.sub("", text)
    _, number, rest = split_ordinal(text.strip())
    if number is not None:
        return fold(rest)
    return fold(text)


def candidates(text: str, strip: Sequence[str] = ()) -> list[str]:
    """Folded forms of a printed label to be tried: without ordinal, without headings glued before it.

    :param strip: folded headings (（三）不予公开 …) that may stand in the same cell before the label.
    """
    found = [bare(text)]
    whole = folded(text)
    for heading in strip:
        if heading and whole.startswith(heading) and len(whole) > len(heading):
            rest = whole[len(heading) :]
            found.append(rest)
            found.append(_LEADING.sub("", rest))
    found.append(whole)
    found.append(_LEADING.sub("", whole))
    return list(dict.fromkeys(c for c in found if c))


def match_label(texts: Sequence[str], labels: Sequence[Label], threshold: float = 0.7) -> Match | None:
    """The label that one of the folded texts is: exact before alias before similar.

    A similar label counts only when it is clearly nearer than every other.
    """
    wanted = tuple(text for text in texts if text)
    return _match(wanted, _index(labels), threshold) if wanted else None


@dataclass(frozen=True, eq=False)
class _Index:
    """Labels prepared for matching; compared by identity, so that it is a cheap key of a cache."""

    labels: Sequence[Label]
    exact: dict[str, Label]
    aliases: dict[str, Label]
    forms: tuple[tuple[Label, tuple[str, ...]], ...]


_INDEXES: dict[int, _Index] = {}


def _index(labels: Sequence[Label]) -> _Index:
    """The prepared labels; the sequences are those of the editions, few and living as long as the program."""
    found = _INDEXES.get(id(labels))
    if found is None or found.labels is not labels:
        exact: dict[str, Label] = {}
        aliases: dict[str, Label] = {}
        forms = []
        for label in labels:
            exact.setdefault(fold(label.label), label)
            for alias in label.aliases:
                aliases.setdefault(fold(alias), label)
            forms.append((label, (fold(label.label), *(fold(alias) for alias in label.aliases))))
        found = _Index(labels, exact, aliases, tuple(forms))
        if len(_INDEXES) < 256:
            _INDEXES[id(labels)] = found
    return found


@lru_cache(maxsize=16384)
def _match(texts: tuple[str, ...], index: _Index, threshold: float) -> Match | None:
    for text in texts:
        if text in index.exact:
            return Match(index.exact[text], "exact", 1.0)
    for text in texts:
        if text in index.aliases:
            return Match(index.aliases[text], "alias", 0.98)
    scored = [
        (max(_closeness(text, form, threshold) for text in texts for form in forms), label)
        for label, forms in index.forms
    ]
    scored.sort(key=lambda pair: -pair[0])
    if scored and scored[0][0] >= threshold:
        second = next((score for score, label in scored[1:] if label.key != scored[0][1].key), 0.0)
        if scored[0][0] - second >= 0.08:
            return Match(scored[0][1], "fuzzy", scored[0][0])
    return None


def _closeness(text: str, form: str, threshold: float) -> float:
    """Similarity; a label that holds the form whole (or is a good part of it) counts as near.

    Far ones, told by their lengths alone, count 0: they need not be compared.
    """
    if len(form) >= 4 and form in text:
        return max(0.75, len(form) / len(text))
    if len(text) >= 4 and text in form:
        return max(0.72, len(text) / len(form))
    if len(text) < 3 or len(form) < 3:
        return 0.0
    if min(len(text), len(form)) < (threshold - 0.1) * max(len(text), len(form)):
        return 0.0
    return similarity(text, form)


@cache
def request_rows() -> tuple[Label, ...]:
    """All rows of table 3 in any edition, in the form's order; the undivided （六）其他处理 before its parts."""
    newest = editions()[-1]
    undivided = next(row for form in editions() for row in form.rows if row.key == newest.undivided_row)
    rows = list(newest.rows)
    first = next(i for i, row in enumerate(rows) if row.key == newest.undivided_replaces[0])
    return (*rows[:first], undivided, *rows[first:])


@cache
def request_headings() -> tuple[str, ...]:
    """Folded headings that may stand before a row's label in the same cell, longest first."""
    found = set()
    for group in editions()[-1].groups:
        for name in (group.label, *group.aliases):
            found.add(fold(group.printed))
            found.add(fold(name))
    tops = [g for g in found if "办理结果" in g]
    found |= {top + other for top in tops for other in found if "办理结果" not in other}
    return tuple(sorted(found, key=len, reverse=True))


def is_group_heading(text: str) -> Label | None:
    """The group of table 3 rows that the text alone names ((三) 不予公开), if it does."""
    return _group_names().get(fold(without_vertical(_FOOTNOTE.sub("", _UNIT_NOTE.sub("", text)))))


@cache
def _group_names() -> dict[str, Label]:
    return {
        fold(name): group for group in editions()[-1].groups for name in (group.printed, group.label, *group.aliases)
    }


_VERTICAL = "三、本年度办理结果"


def without_vertical(text: str) -> str:
    """A label without the heading 三、本年度办理结果 that stands upright beside it in the same cell.

    Without a rule between them the heading's pieces (本年 / 度办 …) fall between the label's own lines. The
    text is left as it is unless the pieces make up the whole heading.
    """
    pieces = text.split()
    heading = [piece for piece in pieces if piece in _VERTICAL]
    if len(heading) < len(pieces) and "".join(heading) == _VERTICAL:
        return "".join(piece for piece in pieces if piece not in _VERTICAL)
    return text


@lru_cache(maxsize=8192)
def match_request_row(text: str) -> Match | None:
    """The row of table 3 that a printed label names."""
    text = without_vertical(_FOOTNOTE.sub("", text))
    found = candidates(text, request_headings())
    match = match_label(found, request_rows())
    if match is not None and match.label.key == "other_misc":
        # 其他 is also a column; as a row it stands alone or numbered 3.
        style, number, _ = split_ordinal(text.strip())
        whole_path = "其他处理" in text and not text.strip().endswith("处理")
        if style and not whole_path and (style == "cn" or number != 3 or "三" in text):
            return None
    return match


def match_request_column(folded: str, form: Edition) -> Match | None:
    """The column of table 3 that a header's folded text names."""
    for heading in sorted((fold(group) for group in form.column_groups), key=len, reverse=True):
        folded = folded.replace(heading, "")
    return match_label([folded], form.columns, 0.6) if folded else None
