"""Whole statements that the tables contradict (与表格相反的说法): none, all, upheld, more or less than can be."""

from __future__ import annotations

from .base import Case, Injected, defect
from .narrative import renumbered, replaced, statements

_RECEIVED = ("requests.received.total",)
_REVIEW = tuple(
    f"review.{group}" for group in ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
)


@defect("none_claimed", "narrative", "表三有申请而文字说未收到")
def _none_claimed(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if {"received", "all", "received_about"} & set(s.measures)]
    if not found or not case.values.get("requests.received.total"):
        return None
    report = replaced(case.report, 1, found[0].text, new := case.sentence("none_claimed"))
    detail = f"文字说未收到申请，表三本年新收不为 0（{new}）"
    return Injected(report, detail, _RECEIVED, 1) if report is not None else None


@defect("received_claimed", "narrative", "表三为 0 而文字说收到申请")
def _received_claimed(case: Case) -> Injected | None:
    if case.values.get("requests.received.total") != 0 or case.values.get("requests.carried_in.total") != 0:
        return None
    found = [s for s in case.report.statements if s.name == "none"]
    if not found:
        return None
    number = case.rng.randint(1, 6)
    new = case.sentence("received_claimed", number=number)
    report = replaced(case.report, 1, found[0].text, new)
    detail = f"文字说收到 {number} 件，表三本年新收为 0（{new}）"
    return Injected(report, detail, _RECEIVED, 1) if report is not None else None


@defect("no_review_claimed", "narrative", "表四有案件而文字说未发生")
def _no_review_claimed(case: Case) -> Injected | None:
    found = [s for s in statements(case, "reconsideration") if s.measures["reconsideration"]]
    if not found:
        return None
    report = replaced(case.report, 1, found[0].text, new := case.sentence("no_review_claimed"))
    keys = ("review.reconsideration.total",)
    detail = f"文字说没有行政复议，表四行政复议总计不为 0（{new}）"
    return Injected(report, detail, keys, 1) if report is not None else None


@defect("upheld_claimed", "narrative", "表四有纠正而文字说全部维持")
def _upheld_claimed(case: Case) -> Injected | None:
    found = [s for s in statements(case, "reconsideration") if s.name == "reconsideration"]
    keys = tuple(f"review.reconsideration.{result}" for result in ("upheld", "corrected", "other"))
    if not found or not any(case.values.get(key) for key in keys[1:]):
        return None
    number = int(found[0].measures["reconsideration"])
    report = replaced(case.report, 1, found[0].text, new := case.sentence("upheld_claimed", reconsideration=number))
    detail = f"文字说行政复议均获维持，表四另有其他结果（{new}）"
    return Injected(report, detail, keys, 1) if report is not None else None


@defect("says_result", "narrative", "文字所说复议、诉讼的某一结果与表四不符")
def _says_result(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if s.name.startswith("result_")]
    if not found:
        return None
    statement = case.rng.choice(found)
    result = statement.name.removeprefix("result_")
    number = statement.measures[statement.name]
    if not isinstance(number, int):
        return None
    report = renumbered(case.report, statement, statement.name, number + case.rng.choice((1, 2, 3)))
    keys = tuple(f"{group}.{name}" for group in _REVIEW for name in (result, "total"))
    detail = f"{statement.text}：件数应为 {number}"
    return Injected(report, detail, keys, 1) if report is not None else None


@defect("says_received_about", "narrative", "文字所说新收件数的约数与表三不符")
def _says_received_about(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if "received_about" in s.measures]
    received = case.values.get("requests.received.total")
    if not found or received is None:
        return None
    statement = found[0]
    old = str(statement.measures["received_about"])
    wrong = f"{int(received) // 10 * 10 + case.rng.choice((20, 30, 50))}余件"
    if statement.text.count(old) != 1:
        return None
    report = replaced(case.report, 1, statement.text, statement.text.replace(old, wrong))
    detail = f"表三本年新收 {received} 件，文字写作{wrong}（{statement.text}）"
    return Injected(report, detail, _RECEIVED, 1) if report is not None else None


@defect("all_closed_claimed", "narrative", "文字说全部办结而表三有结转")
def _all_closed_claimed(case: Case) -> Injected | None:
    found = [s for s in case.report.statements if s.measures.get("carried_out")]
    if not found or not case.values.get("requests.carried_out.total"):
        return None
    report = replaced(case.report, 1, found[0].text, new := case.sentence("all_closed_claimed"))
    detail = f"文字说没有结转，表三结转下年度不为 0（{new}）"
    return Injected(report, detail, ("requests.carried_out.total",), 1) if report is not None else None


@defect("fee_collected_above", "narrative", "实际收取的信息处理费多于通知金额", severity="warning")
def _fee_collected_above(case: Case) -> Injected | None:
    found = statements(case, "fee_collected")
    if not found:
        return None
    notified = int(found[0].measures["fee_notified"])
    numbers = {"fee_notices": found[0].measures["fee_notices"], "fee_notified": notified}
    new = case.sentence("fee_collected_above", **numbers, fee_collected=notified + 200)
    report = replaced(case.report, 6, found[0].text, new)
    detail = f"通知收费 {notified} 元，实际收取 {notified + 200} 元（{new}）"
    return Injected(report, detail, section=6) if report is not None else None
