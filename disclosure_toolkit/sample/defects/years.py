"""Breaks between last year's report and this year's; each report is consistent in itself."""

from __future__ import annotations

from .base import Case, Injected, defect


def _carried(case: Case) -> dict[str, int] | None:
    if case.previous is None or "requests.carried_in.total" not in case.values:
        return None
    return {c: int(case.values[f"requests.carried_in.{c}"]) for c in case.columns()}


@defect("carry_over_total", "year", "上年结转与上年报告的结转下年度不符", breaks=("carry_over",), needs_previous=True)
def _carry_over_total(case: Case) -> Injected | None:
    carried = _carried(case)
    if carried is None:
        return None
    column = case.rng.choice(case.columns())
    # The report still closes: what is carried in more is handled more, in the row 其他 or 予以公开.
    row = "granted"
    keys = [f"requests.{r}.{c}" for r in ("carried_in", row, "handled_total") for c in (column, "total")]
    more = case.rng.randint(1, 3)
    texts = {key: str(int(case.values[key]) + more) for key in keys}
    wrong = (f"requests.carried_in.{column}", "requests.carried_in.total")
    detail = f"{case.form.label(wrong[0])}为 {texts[wrong[0]]}，上年报告结转下年度为 {carried[column]}"
    return Injected(case.report.with_texts(texts), detail, wrong)


@defect(
    "carry_over_split",
    "year",
    "上年结转总数相符而申请人构成不符",
    breaks=("carry_over",),
    needs_previous=True,
    severity="warning",
)
def _carry_over_split(case: Case) -> Injected | None:
    carried = _carried(case)
    if carried is None:
        return None
    sources = [c for c, n in carried.items() if n]
    if not sources:
        return None
    source = case.rng.choice(sources)
    target = case.rng.choice([c for c in case.columns() if c != source])
    texts, wrong = {}, (f"requests.carried_in.{source}", f"requests.carried_in.{target}")
    # Handled in the same way, so that both columns still close; outcomes move in a row that has some.
    rows = [r for r in case.outcome_rows() if case.values[f"requests.{r}.{source}"]]
    if not rows:
        return None
    for row in ("carried_in", rows[0], "handled_total"):
        texts[f"requests.{row}.{source}"] = str(int(case.values[f"requests.{row}.{source}"]) - 1)
        texts[f"requests.{row}.{target}"] = str(int(case.values[f"requests.{row}.{target}"]) + 1)
    detail = f"上年结转的 1 件由{case.form.label(wrong[0])}误列入{case.form.label(wrong[1])}，总计不变"
    return Injected(case.report.with_texts(texts), detail, wrong)


@defect(
    "documents_roll",
    "year",
    "现行有效件数与上年现行有效加本年制发减本年废止不符",
    severity="warning",
    breaks=("documents",),
    needs_previous=True,
)
def _documents_roll(case: Case) -> Injected | None:
    key = "proactive.normative_documents.in_force"
    if case.previous is None or key not in case.values:
        return None
    value = int(case.values[key])
    text = str(value + case.rng.choice((1, 2, 4)))
    return Injected(case.report.with_texts({key: text}), f"{case.form.label(key)}应为 {value}，写为 {text}", (key,))


@defect(
    "documents_repealed_roll",
    "year",
    "本年废止漏计，与两年现行有效件数不符",
    severity="warning",
    breaks=("documents",),
    needs_previous=True,
)
def _documents_repealed_roll(case: Case) -> Injected | None:
    key = "proactive.normative_documents.repealed"
    if case.previous is None or not case.values.get(key):
        return None
    return Injected(
        case.report.with_texts({key: "0"}), f"{case.form.label(key)}应为 {case.values[key]}，写为 0", (key,)
    )


@defect(
    "last_year_copied", "year", "上年结转一行整行照抄上年报告的上年结转", breaks=("carry_over",), needs_previous=True
)
def _last_year_copied(case: Case) -> Injected | None:
    if case.previous is None:
        return None
    old, now = case.previous.figures(), case.report.figures()
    keys = [f"requests.carried_in.{c}" for c in (*case.columns(), "total")]
    if any(key not in old or key not in now for key in keys):
        return None
    texts = {key: old[key] for key in keys}
    wrong = tuple(key for key in keys if texts[key] != now[key])
    if not wrong:
        return None
    return Injected(case.report.with_texts(texts), "上年结转一行照抄了上一年度报告的同一行", wrong)
