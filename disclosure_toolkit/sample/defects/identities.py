"""Figures of tables 3 and 4 that break the form's sums: every kind of cell, every kind of slip."""

from __future__ import annotations

from collections.abc import Callable

from .base import Case, Injected, defect

SUMS = ("balance", "outcome_total", "row_total")


def changed(case: Case, key: str, text: str, what: str = "误写为") -> Injected:
    """The report with one figure printed otherwise."""
    before = case.report.figures()[key]
    label = case.form.label(key)
    return Injected(case.report.with_texts({key: text}), f"{label}应为 {before}，{what} {text}", (key,))


def _step(case: Case, value: int) -> int:
    """A wrong value near the right one; never below zero, never the right one."""
    return value + case.rng.choice((1, 2, 3, 10, -1, -2) if value > 2 else (1, 2, 3))


def _cell_defect(kind: str, title: str, choose: Callable[[Case], list[str]], breaks: tuple[str, ...]) -> None:
    @defect(kind, "identity", title, breaks=breaks)
    def inject(case: Case) -> Injected | None:
        keys = [key for key in choose(case) if key in case.values]
        if not keys:
            return None
        key = case.rng.choice(keys)
        return changed(case, key, str(_step(case, int(case.values[key]))))


def _row(row: str) -> Callable[[Case], list[str]]:
    return lambda case: [f"requests.{row}.{column}" for column in case.columns()]


def _total(row: str) -> Callable[[Case], list[str]]:
    return lambda _: [f"requests.{row}.total"]


def _outcomes(prefix: str, total: bool = False) -> Callable[[Case], list[str]]:
    def choose(case: Case) -> list[str]:
        rows = [row for row in case.outcome_rows() if row.startswith(prefix)]
        return [f"requests.{row}.{c}" for row in rows for c in (["total"] if total else case.columns())]

    return choose


def _review(group: str, results: tuple[str, ...]) -> Callable[[Case], list[str]]:
    return lambda _: [f"review.{group}.{result}" for result in results]


_PARTS = ("upheld", "corrected", "other", "pending")
for _kind, _title, _choose in (
    ("received_cell", "本年新收一格有误", _row("received")),
    ("carried_in_cell", "上年结转一格有误", _row("carried_in")),
    ("carried_out_cell", "结转下年度一格有误", _row("carried_out")),
    ("handled_cell", "办理结果总计一格有误", _row("handled_total")),
    ("received_total", "本年新收总计有误", _total("received")),
    ("carried_in_total", "上年结转总计有误", _total("carried_in")),
    ("carried_out_total", "结转下年度总计有误", _total("carried_out")),
    ("handled_total", "办理结果总计行总计有误", _total("handled_total")),
    ("granted_cell", "予以公开一格有误", _outcomes("granted")),
    ("partly_granted_cell", "部分公开一格有误", _outcomes("partly_granted")),
    ("denied_cell", "不予公开一格有误", _outcomes("denied")),
    ("unavailable_cell", "无法提供一格有误", _outcomes("unavailable")),
    ("not_processed_cell", "不予处理一格有误", _outcomes("not_processed")),
    ("other_cell", "其他处理一格有误", _outcomes("other")),
    ("outcome_row_total", "某一办理结果的总计有误", _outcomes("", total=True)),
):
    _cell_defect(_kind, _title, _choose, SUMS)

for _group, _name in (
    ("reconsideration", "行政复议"),
    ("litigation_direct", "未经复议直接起诉"),
    ("litigation_after_reconsideration", "复议后起诉"),
):
    _cell_defect(f"{_group}_total", f"{_name}总计有误", _review(_group, ("total",)), ("review_total",))
    _cell_defect(f"{_group}_part", f"{_name}某一结果有误", _review(_group, _PARTS), ("review_total",))


def _summed_keys(case: Case) -> list[str]:
    keys = [key for key in case.values if not key.startswith("proactive.")]
    return [key for key in keys if not key.startswith("requests.carried_in")]


@defect("digits_swapped", "identity", "一格数字颠倒", breaks=(*SUMS, "review_total"))
def _digits_swapped(case: Case) -> Injected | None:
    keys = [key for key in _summed_keys(case) if _swapped(str(case.values[key]))]
    if not keys:
        return None
    key = case.rng.choice(keys)
    return changed(case, key, _swapped(str(case.values[key])) or "", "数字颠倒为")


def _swapped(text: str) -> str | None:
    """The number with two neighbouring digits exchanged, ``None`` where that changes nothing or leads with 0."""
    for i in range(len(text) - 1):
        other = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
        if other != text and not other.startswith("0"):
            return other
    return None


@defect("digit_lost", "identity", "一格漏写一位数字", breaks=(*SUMS, "review_total"))
def _digit_lost(case: Case) -> Injected | None:
    keys = [key for key in _summed_keys(case) if int(case.values[key]) >= 10]
    if not keys:
        return None
    key = case.rng.choice(keys)
    text = str(case.values[key])
    place = case.rng.randrange(len(text))
    shorter = str(int(text[:place] + text[place + 1 :]))
    return changed(case, key, shorter, "漏写一位成")


@defect("digit_added", "identity", "一格多写一位数字", breaks=(*SUMS, "review_total"))
def _digit_added(case: Case) -> Injected | None:
    keys = [key for key in _summed_keys(case) if int(case.values[key]) > 0]
    if not keys:
        return None
    key = case.rng.choice(keys)
    text = str(case.values[key])
    place = case.rng.randint(1, len(text))
    return changed(case, key, text[:place] + str(case.rng.randrange(10)) + text[place:], "多写一位成")


@defect("total_zeroed", "identity", "有分项而总计为 0", breaks=(*SUMS, "review_total"))
def _total_zeroed(case: Case) -> Injected | None:
    keys = [key for key in _summed_keys(case) if key.endswith(".total") and case.values[key]]
    keys += [f"requests.handled_total.{c}" for c in case.columns() if case.values.get(f"requests.handled_total.{c}")]
    return changed(case, case.rng.choice(keys), "0") if keys else None


@defect("split_moved", "identity", "总计不变而申请人之间串列", breaks=("balance", "outcome_total"))
def _split_moved(case: Case) -> Injected | None:
    rows = [row for row in case.rows() if row != "carried_in"]
    places = [(r, c) for r in rows for c in case.columns() if case.values.get(f"requests.{r}.{c}", 0)]
    if not places:
        return None
    row, column = case.rng.choice(places)
    other = case.rng.choice([c for c in case.columns() if c != column])
    source, target = f"requests.{row}.{column}", f"requests.{row}.{other}"
    texts = {source: str(int(case.values[source]) - 1), target: str(int(case.values[target]) + 1)}
    detail = f"{case.form.label(source)}有 1 件误计入{case.form.label(target)}"
    return Injected(case.report.with_texts(texts), detail, (source, target))


@defect("outcome_moved", "identity", "某列的一件计入另一办理结果而行总计未改", breaks=("row_total",))
def _outcome_moved(case: Case) -> Injected | None:
    rows = case.outcome_rows()
    places = [(r, c) for r in rows for c in case.columns() if case.values.get(f"requests.{r}.{c}", 0)]
    if not places:
        return None
    row, column = case.rng.choice(places)
    other = case.rng.choice([r for r in rows if r != row])
    source, target = f"requests.{row}.{column}", f"requests.{other}.{column}"
    texts = {source: str(int(case.values[source]) - 1), target: str(int(case.values[target]) + 1)}
    detail = f"{case.form.label(source)}有 1 件误计入{case.form.label(target)}，两行总计未改"
    return Injected(case.report.with_texts(texts), detail, (source, target))


@defect("two_cells", "identity", "两格同时有误", breaks=SUMS)
def _two_cells(case: Case) -> Injected | None:
    keys = [f"requests.{row}.{column}" for row in case.outcome_rows() for column in case.columns()]
    chosen = case.rng.sample([key for key in keys if key in case.values], 2)
    texts = {key: str(_step(case, int(case.values[key]))) for key in chosen}
    labels = "、".join(f"{case.form.label(key)}写为 {text}" for key, text in texts.items())
    return Injected(case.report.with_texts(texts), labels, tuple(chosen))


@defect("balance_only", "identity", "结转下年度整行多出一件", breaks=("balance",))
def _balance_only(case: Case) -> Injected | None:
    column = case.rng.choice(case.columns())
    keys = [f"requests.carried_out.{column}", "requests.carried_out.total"]
    if any(key not in case.values for key in keys):
        return None
    texts = {key: str(int(case.values[key]) + 1) for key in keys}
    return Injected(case.report.with_texts(texts), f"{case.form.label(keys[0])}与总计各多 1 件", tuple(keys))
