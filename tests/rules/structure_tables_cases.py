"""Cases of the family ``structure``: tables, rows, columns and labels."""

from __future__ import annotations

from disclosure_toolkit.model import LabelMatch, Severity, Status
from tests.builders import clean_report, with_table, without_column, without_row, without_table
from tests.rules.case import Case, bad, good
from tests.rules.structure_reports import relabelled, rows_of, with_unplaced_row

W, E, Q, I = Severity.WARNING, Severity.ERROR, Severity.QUESTION, Severity.INFO  # noqa: E741

CASES: list[Case] = [
    good("S201", "three tables", clean_report),
    bad("S201", "no table 4", lambda: without_table(clean_report(), "review"), W, "没有读到表四"),
    good("S202", "no row missing", clean_report),
    good("S202", "one undivided row is no missing row", lambda: clean_report(undivided=True)),
    bad(
        "S202",
        "a row of table 3",
        lambda: without_row(clean_report(), "requests", "denied_administrative_inquiry"),
        W,
        "表三缺 1 行：“不予公开·属于行政查询事项”",
        names=("requests.denied_administrative_inquiry.natural_person",),
    ),
    bad("S202", "a row of table 2", lambda: without_row(clean_report(), "proactive", "coercion"), W, "行政强制"),
    good("S203", "no column missing", clean_report),
    bad(
        "S203",
        "a column of table 3",
        lambda: without_column(clean_report(), "requests", "legal_service"),
        W,
        "法律服务机构",
        names=("requests.received.legal_service",),
    ),
    bad(
        "S203",
        "a column of table 4",
        lambda: without_column(clean_report(), "review", "litigation_direct.pending"),
        W,
        "尚未审结",
    ),
    bad(
        "S203",
        "a column of table 2",
        lambda: without_column(clean_report(), "proactive", "repealed"),
        W,
        "本年废止件数",
    ),
    good("S204", "nothing twice", clean_report),
    good("S204", "trial form repeats columns by article", lambda: clean_report("2019_trial")),
    bad(
        "S204",
        "a row's second print that no reader placed",
        lambda: with_unplaced_row("7 属于行政执法案卷"),
        W,
        "属于行政执法案卷",
        names=("requests.denied_enforcement_files.total",),
    ),
    good("S206", "a row's second print is a matter of S204", lambda: with_unplaced_row("7 属于行政执法案卷")),
    bad("S204", "a row twice", lambda: rows_of("requests", double=("granted",)), W, "重复的行：“予以公开”"),
    bad(
        "S204",
        "a column twice",
        lambda: with_table(
            clean_report(),
            "requests",
            columns=(*clean_report().table("requests").columns, LabelMatch("total", "总计", "总计")),
        ),
        W,
        "重复的列：“总计”",
    ),
    good("S205", "in order", clean_report),
    bad(
        "S205",
        "two rows exchanged",
        lambda: rows_of("requests", ("denied_third_party_rights", "denied_internal_affairs")),
        W,
        "行的次序",
    ),
    bad(
        "S205",
        "columns turned round",
        lambda: with_table(
            clean_report(), "requests", columns=tuple(reversed(clean_report().table("requests").columns))
        ),
        W,
        "列的次序",
    ),
    good("S206", "only the form's labels", clean_report),
    bad(
        "S206",
        "an added row",
        lambda: with_table(
            clean_report(),
            "requests",
            rows=(*clean_report().table("requests").rows, LabelMatch(None, "（八）转办", how="unknown")),
        ),
        Q,
        "（八）转办",
    ),
    bad(
        "S206",
        "a renamed row",
        lambda: with_table(
            without_row(clean_report(), "requests", "not_processed_repeat"),
            "requests",
            rows=(
                *without_row(clean_report(), "requests", "not_processed_repeat").table("requests").rows,
                LabelMatch(None, "2.一事多投", how="unknown"),
            ),
        ),
        W,
        "可能是改了名称",
    ),
    good("S207", "as in the form", clean_report),
    bad(
        "S207",
        "a misprint",
        lambda: relabelled("requests", "denied_prohibited_by_law", "2.其他法律行政止公开", "alias"),
        I,
        "“2.其他法律行政止公开”（应为“2.其他法律行政法规禁止公开”）",
    ),
    bad(
        "S207",
        "known by its place",
        lambda: relabelled("requests", "granted", "（一）同意", "position"),
        W,
        "无法辨认",
        names=("requests.granted.total",),
    ),
    good("S208", "divided", clean_report),
    good("S208", "trial form", lambda: clean_report("2019_trial"), status=Status.NOT_APPLICABLE),
    bad(
        "S208",
        "one row",
        lambda: clean_report(undivided=True),
        I,
        "沿用试行格式的一行",
        names=("requests.other_handling.total",),
    ),
]
