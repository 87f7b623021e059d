"""Cases of the family ``figures``."""

from __future__ import annotations

from decimal import Decimal

from disclosure_toolkit.model import Kind, Level, Severity, Status
from tests.builders import bumped, changed, clean_report, figure, with_identity, without_row, without_table
from tests.rules.case import Case, bad, good

BUSY = {
    "requests.granted.natural_person": 7,
    "requests.granted.company": 2,
    "requests.denied_process_information.natural_person": 3,
    "requests.not_processed_petition.research": 1,
    "requests.carried_in.natural_person": 4,
    "requests.carried_out.natural_person": 5,
    "review.reconsideration.upheld": 10,
    "review.reconsideration.corrected": 1,
    "proactive.normative_documents.issued": 3,
    "proactive.normative_documents.repealed": 1,
    "proactive.normative_documents.in_force": 12,
}


def busy(**kwargs):
    return clean_report(cells=BUSY, **kwargs)


def odd(key, raw, kind, value=None):
    return changed(busy(), {key: figure(key, value, raw, kind)})


def emptied(*keys, report=None):
    return changed(report or busy(), dict.fromkeys(keys))


def row_of(row):
    form_columns = ("natural_person", "company", "research", "public_interest", "legal_service", "other_organisation")
    return tuple(f"requests.{row}.{column}" for column in (*form_columns, "total"))


def last_year(**cells):
    """Last year's report, which carried out what this year's carries in."""
    before = {"requests.carried_out.natural_person": 4, "proactive.normative_documents.in_force": 10}
    return clean_report(year=2022, cells={**before, **cells})


GRANTED = "requests.granted.natural_person"
CASES: list[Case] = [
    good("F101", "no blanks", busy),
    bad(
        "F101",
        "a blank row is one finding",
        lambda: emptied(*row_of("carried_in")),
        Severity.WARNING,
        "表三有 7 格空白",
        names=row_of("carried_in"),
    ),
    good("F102", "figures everywhere", busy),
    bad(
        "F102",
        "a stroke for a figure",
        lambda: odd("proactive.regulations.issued", "/", Kind.NOT_APPLICABLE),
        Severity.WARNING,
        "（/）",
        names=("proactive.regulations.issued",),
    ),
    good("F103", "figures everywhere", busy),
    bad("F103", "letter O for nought", lambda: odd(GRANTED, "1O", Kind.TEXT), Severity.WARNING, "1O", names=(GRANTED,)),
    bad(
        "F103",
        "a unit after the figure",
        lambda: changed(busy(), {GRANTED: figure(GRANTED, 7, "7件")}),
        Severity.INFO,
        "带有单位",
        names=(GRANTED,),
    ),
    good("F104", "no negative counts", busy),
    good(
        "F104",
        "a change may carry a minus",
        lambda: changed(clean_report("2019_trial"), {"proactive.licensing.items_change": -3}),
    ),
    bad("F104", "minus one", lambda: changed(busy(), {GRANTED: -1}), Severity.ERROR, "-1", names=(GRANTED,)),
    bad(
        "F104",
        "a negative amount may be a refund",
        lambda: changed(busy(), {"proactive.fees.amount_wan_yuan": Decimal("-2.5")}),
        Severity.WARNING,
        "-2.5",
    ),
    good(
        "F105",
        "money may have decimals",
        lambda: changed(busy(), {"proactive.fees.amount_wan_yuan": Decimal("7730.28")}),
    ),
    bad(
        "F105",
        "half a penalty",
        lambda: changed(busy(), {"proactive.penalties.decisions": Decimal("12.5")}),
        Severity.ERROR,
        "12.5",
        names=("proactive.penalties.decisions",),
    ),
    good("F106", "all read", busy),
    bad(
        "F106",
        "readings differ",
        lambda: odd(GRANTED, "7", Kind.UNREADABLE),
        Severity.QUESTION,
        "未能读出",
        names=(GRANTED,),
    ),
    good("F201", "documents add up", busy),
    good(
        "F201", "trial form", lambda: changed(clean_report("2019_trial"), {"proactive.regulations.disclosed_total": 3})
    ),
    bad(
        "F201",
        "more issued than exist",
        lambda: changed(busy(), {"proactive.normative_documents.issued": 14}),
        Severity.WARNING,
        "本年制发件数 14 > 现行有效件数 12 + 本年废止件数 1",
        names=("proactive.normative_documents.issued", "proactive.normative_documents.in_force"),
    ),
    bad(
        "F201",
        "trial form: more new than in all",
        lambda: changed(clean_report("2019_trial"), {"proactive.regulations.newly_disclosed": 3}),
        Severity.WARNING,
        "本年新公开数量 3 > 对外公开总数量 0",
    ),
    good("F201", "blank cells", lambda: emptied("proactive.regulations.in_force"), status=Status.NOT_ASSESSABLE),
    good("F202", "present form", busy, status=Status.NOT_APPLICABLE),
    good("F202", "trial form", lambda: clean_report("2019_trial")),
    bad(
        "F202",
        "more dropped than there were",
        lambda: changed(
            clean_report("2019_trial"),
            {"proactive.licensing.items_last_year": 12, "proactive.licensing.items_change": -15},
        ),
        Severity.ERROR,
        "相加为 -3",
    ),
    good("F203", "a department without rules", busy),
    good(
        "F203",
        "a city's government may make rules",
        lambda: changed(busy(agency="青川市人民政府", level=Level.GOVERNMENT), {"proactive.regulations.in_force": 8}),
        status=Status.NOT_APPLICABLE,
    ),
    good(
        "F203",
        "a ministry may make rules",
        lambda: changed(busy(agency="国家云溪管理局"), {"proactive.regulations.in_force": 8}),
        status=Status.NOT_APPLICABLE,
    ),
    bad(
        "F203",
        "a township with rules",
        lambda: changed(
            busy(agency="云溪县柳坝镇人民政府", level=Level.TOWNSHIP), {"proactive.regulations.in_force": 2}
        ),
        Severity.QUESTION,
        "没有规章制定权",
        names=("proactive.regulations.in_force",),
    ),
    bad(
        "F203",
        "a county's government with rules",
        lambda: changed(busy(agency="云溪县人民政府", level=Level.GOVERNMENT), {"proactive.regulations.issued": 1}),
        Severity.QUESTION,
        "没有规章制定权",
    ),
    good("F301", "balances hold", busy),
    bad(
        "F301",
        "one received too many",
        lambda: bumped(busy(), "requests.received.natural_person"),
        Severity.ERROR,
        "自然人列：12 + 4 ≠ 10 + 5，相差 1",
        names=tuple(
            f"requests.{row}.natural_person" for row in ("received", "carried_in", "handled_total", "carried_out")
        ),
    ),
    bad(
        "F301",
        "blank would have to be other than zero",
        lambda: emptied("requests.received.natural_person"),
        Severity.QUESTION,
        "若空白格按 0 计",
    ),
    bad(
        "F301",
        "known figures alone contradict",
        lambda: changed(emptied("requests.carried_in.natural_person"), {"requests.received.natural_person": 90}),
        Severity.ERROR,
        "仅已知各数",
    ),
    good(
        "F301", "blank that may be zero", lambda: emptied("requests.carried_in.company"), status=Status.NOT_ASSESSABLE
    ),
    good(
        "F301",
        "unreadable figures accuse nobody",
        lambda: odd("requests.received.natural_person", "", Kind.UNREADABLE),
        status=Status.NOT_ASSESSABLE,
        says="表三“本年新收·自然人”",
    ),
    good("F302", "totals hold", busy),
    good("F302", "one undivided row", lambda: busy(undivided=True)),
    bad(
        "F302",
        "only parts that are not zero are listed",
        lambda: bumped(busy(), "requests.handled_total.natural_person"),
        Severity.ERROR,
        "自然人列：各项结果之和 7 + 3 = 10，与总计 11 不符，相差 1",
        names=(GRANTED, "requests.other_misc.natural_person", "requests.handled_total.natural_person"),
    ),
    bad(
        "F302",
        "parts above the total though one is missing",
        lambda: changed(odd(GRANTED, "", Kind.UNREADABLE), {"requests.handled_total.natural_person": 1}),
        Severity.ERROR,
        "仅已知各数即各项结果之和 3，与总计 1 不符",
    ),
    good("F302", "a missing row", lambda: without_row(busy(), "requests", "granted"), status=Status.NOT_ASSESSABLE),
    good(
        "F302", "no table", lambda: without_table(busy(), "requests"), status=Status.NOT_ASSESSABLE, says="没有读到表三"
    ),
    good("F303", "rows hold", busy),
    bad(
        "F303",
        "row total off",
        lambda: bumped(busy(), "requests.granted.total", 3),
        Severity.ERROR,
        "“予以公开”行：各类申请人之和 7 + 2 = 9，与总计 12 不符，相差 3",
        names=(GRANTED, "requests.granted.total"),
    ),
    good("F304", "nothing carried out of nowhere", busy),
    good(
        "F304",
        "left to the balance where that can be judged",
        lambda: bumped(busy(), "requests.carried_out.company", 50),
    ),
    bad(
        "F304",
        "more carried out than came in",
        lambda: changed(emptied("requests.handled_total.company"), {"requests.carried_out.company": 50}),
        Severity.ERROR,
        "结转下年度 50 > 本年新收 2 + 上年结转 0",
        names=("requests.carried_out.company",),
    ),
    good("F401", "groups hold", busy),
    bad(
        "F401",
        "total left at zero",
        lambda: changed(busy(), {"review.reconsideration.total": 0}),
        Severity.ERROR,
        "行政复议：四种结果之和 10 + 1 + 0 + 0 = 11，与总计 0 不符，相差 11",
        names=("review.reconsideration.upheld", "review.reconsideration.total"),
    ),
    good("Y501", "follows from last year", busy, previous=last_year),
    good("Y501", "no report of last year", busy, status=Status.NOT_ASSESSABLE, says="未提供上年报告"),
    good(
        "Y501",
        "the superior's name before the agency's",
        busy,
        previous=lambda: with_identity(last_year(), agency="青川市云溪县民政局"),
    ),
    good(
        "Y501",
        "another agency",
        busy,
        previous=lambda: with_identity(last_year(), agency="云溪县财政局"),
        status=Status.NOT_APPLICABLE,
        says="云溪县财政局",
    ),
    good(
        "Y501",
        "two years ago",
        busy,
        previous=lambda: with_identity(last_year(), year=2021),
        status=Status.NOT_APPLICABLE,
    ),
    bad(
        "Y501",
        "total differs",
        busy,
        Severity.ERROR,
        "自然人列 4 ≠ 6；总计列 4 ≠ 6",
        previous=lambda: last_year(**{"requests.carried_out.natural_person": 6}),
        names=("requests.carried_in.natural_person", "requests.carried_out.natural_person"),
    ),
    bad(
        "Y501",
        "only the split differs",
        busy,
        Severity.WARNING,
        "拆分不符",
        previous=lambda: last_year(**{"requests.carried_out.natural_person": 3, "requests.carried_out.company": 1}),
    ),
    good("Y502", "rolls forward", busy, previous=last_year),
    good(
        "Y502",
        "editions differ",
        lambda: busy(year=2021),
        previous=lambda: clean_report("2019_trial"),
        status=Status.NOT_APPLICABLE,
    ),
    bad(
        "Y502",
        "stock jumps",
        busy,
        Severity.WARNING,
        "上年现行有效 30 + 本年制发 3 − 本年废止 1 = 32，本年现行有效填 12",
        previous=lambda: last_year(**{"proactive.normative_documents.in_force": 30}),
        names=("proactive.normative_documents.in_force",),
    ),
]
