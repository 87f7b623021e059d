"""Judging one arithmetic identity (勾稽关系) where figures may be blank, missing or unreadable.

The order of certainty: all figures known, and the identity holds or not; some unknown, but the known
ones alone already contradict it, as no count is below zero; only blanks unknown, and the identity
breaks if they stand for zero (a question); else it cannot be judged, and the missing figures are named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from ...editions import Edition, SumIdentity
from ...model import Kind, Report, Severity
from ..base import Judgement, failed, figure_evidence, not_assessable, passed

Number = int | Decimal
_EMPTY = (Kind.BLANK, Kind.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Wording:
    """How an identity of one kind is spoken of.

    :ivar place: Chinese name of the row, column or group judged; :ivar place_en: the same in English.
    :ivar name: key → the short Chinese name of the figure inside that place.
    :ivar sum_name: what the sum of the parts is called; empty for balances.
    """

    place: str
    place_en: str
    name: Callable[[str], str]
    sum_name: str = ""


def english(key: str) -> str:
    """A part of a key as English words: ``natural_person`` → natural person."""
    return key.replace("_", " ")


def terms(values: Iterable[Number], skip_zero: bool = False) -> str:
    """``1 + 2 + 3``; zeros may be left out, but never all of them."""
    kept = [value for value in values if value or not skip_zero]
    return " + ".join(str(value) for value in kept) or "0"


def judge(
    report: Report, form: Edition, identity: SumIdentity, wording_of: Callable[[SumIdentity], Wording]
) -> Judgement:
    """The judgement on one identity; nearly all hold, and are put into no words."""
    subject = f"{identity.kind}.{identity.subject}"
    values = {key: report.value(key) for key in identity.keys}
    unknown = [key for key, value in values.items() if value is None]
    left, right = _known_sum(values, identity.left), _known_sum(values, identity.right)
    if not unknown and left == right:
        return passed(subject)
    wording = wording_of(identity)
    if not unknown:
        return _broken(report, form, identity, wording, values, "")
    if _contradicted(values, identity, left, right):
        if identity.kind == "balance" and unknown == [identity.right[0]]:
            return not_assessable(
                f"{wording.place}：办理结果总计没有数值；结转下年度的上限由 F304 判断", subject, unknown
            )
        return _broken(report, form, identity, wording, values, "partial")
    figures = {key: report.figure(key) for key in unknown}
    empty = all(figure is not None and figure.kind in _EMPTY for figure in figures.values())
    if empty and left != right:
        return _broken(report, form, identity, wording, values, "blank")
    names = "、".join(form.label(key) for key in unknown[:4]) + ("等" if len(unknown) > 4 else "")
    what = "为空白或非数字" if empty else "未列出或没有可用的数值"
    return not_assessable(f"{wording.place}：{names} {what}（共 {len(unknown)} 格）", subject, unknown)


def _known_sum(values: dict[str, Number | None], keys: Iterable[str]) -> Number:
    return sum((value for key in keys if (value := values[key]) is not None), start=0)


def _contradicted(values: dict[str, Number | None], identity: SumIdentity, left: Number, right: Number) -> bool:
    """Whether the known figures exceed a side that is fully known."""
    if any(value is not None and value < 0 for value in values.values()):
        return False
    left_full = all(values[key] is not None for key in identity.left)
    right_full = all(values[key] is not None for key in identity.right)
    return (right_full and left > right) or (left_full and right > left)


def _broken(
    report: Report,
    form: Edition,
    identity: SumIdentity,
    wording: Wording,
    values: dict[str, Number | None],
    how: str,
) -> Judgement:
    known = {key: value for key, value in values.items() if value is not None}
    left_values = [known[key] for key in identity.left if key in known]
    right_values = [known[key] for key in identity.right if key in known]
    left, right = sum(left_values, start=0), sum(right_values, start=0)
    gap = abs(left - right)
    if wording.sum_name:
        shown = terms(left_values, skip_zero=len(left_values) > 4)
        total = "" if shown == str(left) else f" = {left}"
        body = f"{wording.sum_name} {shown}{total}，与总计 {right} 不符，相差 {gap}"
        body_en = f"the parts {shown}{total} do not make the printed total {right} (off by {gap})"
    else:
        body = f"{terms(left_values)} ≠ {terms(right_values)}，相差 {gap}"
        body_en = f"{terms(left_values)} ≠ {terms(right_values)} (off by {gap})"
    head, head_en = _HEADS[how]
    expected = {identity.right[0]: left} if wording.sum_name and how != "partial" else {}
    working = (
        _side(identity.left, known, wording, left),
        _side(identity.right, known, wording, right),
        f"{left} ≠ {right}，相差 {gap}",
    )
    return failed(
        f"{identity.kind}.{identity.subject}",
        f"{wording.place}：{head}{body}",
        f"{wording.place_en}: {head_en}{body_en}",
        figures=[figure_evidence(report, form, key, expected.get(key)) for key in identity.keys],
        working=working,
        severity=Severity.QUESTION if how == "blank" else None,
    )


_HEADS = {
    "": ("", ""),
    "partial": ("有的格子没有数值，仅已知各数即", "some cells have no value, yet the known ones alone: "),
    "blank": ("若空白格按 0 计，", "if blank cells stand for zero: "),
}


def _side(keys: tuple[str, ...], known: dict[str, Number], wording: Wording, total: Number) -> str:
    """``本年新收 21 + 上年结转 0 = 21``; of long sums only the parts that are not zero, and no sum of one figure."""
    kept = [key for key in keys if key in known and (known[key] or len(keys) <= 4)]
    if not kept:
        return "各部分均为 0"
    named = " + ".join(f"{wording.name(key)} {known[key]}" for key in kept)
    return named if len(keys) == 1 else f"{named} = {total}"
