"""What a gap between a government's figures and its members' sum comes from, where arithmetic allows (差额归因)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ....causes.digits import shape
from ...digest import Digest, Number
from ...gathering import Collection
from ._sheet import Column, Sheet, column

Vector = tuple[Number, ...]

# Sums over three members are looked for only among so many: beyond, chance finds one.
_TRIPLES = 60
# A gap in a few small cells fits somebody by chance; over so many cells it does not.
_ENOUGH_CELLS = 4
_SLIPS = {
    "digits_swapped": "相邻两位数字颠倒",
    "digit_lost": "漏写一位数字",
    "digit_added": "多写一位数字",
    "digit_changed": "写错一位数字",
    "sign": "正负号有误",
    "decimal_point": "小数点错位",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """An explanation that closes the whole gap.

    :ivar kind: ``left_out``, ``twice``, ``last_year``, ``only_some``, ``slip``, ``even``,
        ``more`` (only a possibility).
    :ivar members: the reports that it names.
    """

    kind: str
    message: str
    message_en: str
    members: tuple[Digest, ...] = ()


def attribute(sheet: Sheet, collection: Collection) -> Attribution | None:
    """The simplest explanation of a gap between a report and its complete members; ``None`` where none fits."""
    if len(sheet.differing) == 1:
        slip = _slip(sheet, sheet.differing[0])
        if slip is not None:
            return slip
    return _members(sheet) or _last_year(sheet, collection) or _only_some(sheet) or _even(sheet) or _more(sheet)


def equals_last_year(sheet: Sheet, collection: Collection) -> bool:
    """Whether what is left for the missing members is exactly what they reported last year."""
    earlier = [collection.of_member(member, sheet.year - 1) for member in sheet.missing]
    columns = [column(report, sheet.gaps) for report in earlier if report is not None]
    if len(columns) < len(sheet.missing) or not any(sheet.gaps.values()):
        return False
    return all(gap == _added(columns, key) for key, gap in sheet.gaps.items())


def _added(columns: Sequence[Column], key: str) -> Number | None:
    values = [values[key] for values in columns]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _slip(sheet: Sheet, key: str) -> Attribution | None:
    printed, due = sheet.printed[key], sheet.sums[key]
    if printed is None or due is None:
        return None
    kind = shape(printed, due, key.endswith(".total"))
    if kind not in _SLIPS:
        return None
    return Attribution("slip", f"只差这一格，像是{_SLIPS[kind]}", f"this cell alone differs ({kind})")


def _scopes(sheet: Sheet) -> list[tuple[str, ...]]:
    """Where a gap is looked at: all cells of the tables that differ; failing that, all cells of the rows."""
    tables = {key.split(".")[0] for key in sheet.differing}
    rows = {key.rsplit(".", 1)[0] for key in sheet.differing}
    scopes = [tuple(key for key in sheet.gaps if key.split(".")[0] in tables)]
    if len(sheet.differing) >= _ENOUGH_CELLS:
        scopes.append(tuple(key for key in sheet.gaps if key.rsplit(".", 1)[0] in rows))
    return scopes


def _members(sheet: Sheet) -> Attribution | None:
    """The gap is what a few members report, counted twice or left out."""
    for scope in _scopes(sheet):
        vectors = [_vector(part, scope) for part in sheet.parts]
        target = _vector(sheet.gaps, scope)
        for kind, wanted in (("left_out", tuple(-value for value in target)), ("twice", target)):
            found = _few(wanted, vectors)
            if found is not None:
                reports = tuple(sheet.loaded[place] for place in found[0])
                also = tuple(sheet.loaded[place] for place in found[1])
                return _told(kind, reports, also)
    return None


def _told(kind: str, reports: tuple[Digest, ...], also: tuple[Digest, ...]) -> Attribution:
    names = "、".join(report.agency for report in reports)
    rivals = f"（{'、'.join(report.agency for report in also)}的数字与之相同，也有可能）" if also else ""
    together = "之和" if len(reports) > 1 else "的数字"
    if kind == "left_out":
        message, english = f"差额恰为{names}{together}，像是漏计{rivals}", "left out"
    else:
        message, english = f"差额恰为{names}{together}，像是重复计入{rivals}", "counted twice"
    return Attribution(kind, message, f"the gap is exactly {names}: {english}", (*reports, *also))


def _last_year(sheet: Sheet, collection: Collection) -> Attribution | None:
    """The gap is the difference between a member's last year and this one: last year's report was added up."""
    scope = _scopes(sheet)[0]
    target = _vector(sheet.gaps, scope)
    places = collection.roster.under(sheet.government) if collection.roster is not None else ()
    for member, report, part in zip(places, sheet.loaded, sheet.parts, strict=True):
        before = collection.of_member(member, sheet.year - 1)
        if before is None:
            continue
        past = column(before, scope)
        steps = [(past[key], part[key]) for key in scope]
        if target == tuple(a - b if a is not None and b is not None else None for a, b in steps):
            message = f"差额恰为{report.agency}上年与本年数字之差，像是汇总时用了它上年的报告"
            return Attribution("last_year", message, f"last year's figures of {report.agency} were added up", (report,))
    return None


def _only_some(sheet: Sheet) -> Attribution | None:
    """The government's figures are the sum over a few of its many members."""
    scope = _scopes(sheet)[0]
    vectors = [_vector(part, scope) for part in sheet.parts]
    wanted = tuple(sheet.printed[key] or 0 for key in scope)
    if not any(wanted) or sum(any(vector) for vector in vectors) < _ENOUGH_CELLS:
        return None
    found = _few(wanted, vectors)
    if found is None:
        return None
    reports = tuple(sheet.loaded[place] for place in found[0])
    names = "、".join(report.agency for report in reports)
    what = f"汇总数恰为{names}{'之和' if len(reports) > 1 else '一个机关的数字'}，像是只计了{'它们' if len(reports) > 1 else '它'}"
    return Attribution("only_some", what, f"only {names} was counted", reports)


def _even(sheet: Sheet) -> Attribution | None:
    """One amount runs through a cell and the totals that it is part of."""
    gaps = {sheet.gaps[key] for key in sheet.differing}
    if len(gaps) > 1 or len(sheet.differing) < 2:
        return None
    gap = gaps.pop()
    words = f"各格都{'多' if gap > 0 else '少'} {abs(gap)}，像是同一处差错带到了合计"
    return Attribution("even", words, "one amount runs through a cell and its totals")


def _more(sheet: Sheet) -> Attribution | None:
    """The government counts more in every cell that differs: somebody may be missing in the list."""
    if len(sheet.differing) < _ENOUGH_CELLS or min(sheet.gaps.values()) < 0:
        return None
    words = "不符的各格都是汇总数较大，可能还有机关计入而成员名单没有列出（例如政府办公室）"
    return Attribution("more", words, "every gap is positive: an agency may be missing in the member list")


def _vector(values: Column | dict[str, Number], keys: Sequence[str]) -> Vector:
    return tuple(values[key] or 0 for key in keys)


def _few(wanted: Vector, vectors: Sequence[Vector]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """One, two or three vectors that add up to the one wanted, and others that would do as well as the one."""
    if not any(wanted):
        return None
    places: dict[Vector, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        if any(vector):
            places[vector].append(place)
    if wanted in places:
        first, *others = places[wanted]
        return (first,), tuple(others)
    pair = _two(wanted, places)
    if pair is not None:
        return pair, ()
    if len(vectors) <= _TRIPLES:
        for vector, found in places.items():
            rest = _two(_less(wanted, vector), places, without=found[0])
            if rest is not None:
                return (found[0], *rest), ()
    return None


def _two(wanted: Vector, places: dict[Vector, list[int]], without: int = -1) -> tuple[int, int] | None:
    for vector, found in places.items():
        first = next((place for place in found if place != without), None)
        if first is None:
            continue
        for second in places.get(_less(wanted, vector), ()):
            if second not in (first, without):
                return first, second
    return None


def _less(one: Vector, other: Vector) -> Vector:
    return tuple(a - b for a, b in zip(one, other, strict=True))
