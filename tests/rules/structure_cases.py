"""Cases of the family ``structure``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from disclosure_toolkit.model import LabelMatch, Level, Period, Section, Severity, Status
from tests.builders import (
    TOPICS,
    clean_report,
    overview,
    with_identity,
    with_section,
    with_table,
    without_column,
    without_row,
    without_section,
    without_table,
)
from tests.rules.case import Case, bad, good


def sections_reordered(*numbers):
    report = clean_report()
    return replace(report, sections=tuple(next(s for s in report.sections if s.number == n) for n in numbers))


def overview_of(topics):
    return replace(clean_report(), sections=(overview(topics), *clean_report().sections[1:]))


def one_paragraph(text):
    return with_section(clean_report(), 1, text=text, parts=())


def relabelled(table, key, printed, how, into=None, columns=False):
    """A row's or column's label printed otherwise."""
    report = clean_report()
    record = report.table(table)
    labels = record.columns if columns else record.rows
    new = tuple(
        LabelMatch(into if how == "unknown" else key, printed, label.expected, how) if label.key == key else label
        for label in labels
    )
    return with_table(report, table, **({"columns": new} if columns else {"rows": new}))


def rows_of(table, *order, double=()):
    record = clean_report().table(table)
    rows = list(record.rows)
    for a, b in order:
        i, j = (next(n for n, row in enumerate(rows) if row.key == key) for key in (a, b))
        rows[i], rows[j] = rows[j], rows[i]
    for key in double:
        at = next(n for n, row in enumerate(rows) if row.key == key)
        rows.insert(at, rows[at])
    return with_table(clean_report(), table, rows=tuple(rows))


def with_unplaced_row(printed):
    record = clean_report().table("requests")
    return with_table(clean_report(), "requests", rows=(*record.rows, LabelMatch(None, printed, how="unknown")))


def published(day, level=Level.DEPARTMENT):
    return with_identity(clean_report(), published=day, level=level)


def period(start, end):
    return with_identity(clean_report(), period=Period(start, end, f"{start}至{end}"))


def dated(*sentences):
    """Section one says these sentences, each a paragraph; the title and the period say 2023."""
    return with_section(clean_report(), 1, text="\n".join(sentences), parts=())


def preamble(text):
    report = clean_report()
    return replace(report, sections=(Section(0, "", text), *report.sections))


def truncated(number, text):
    """Ends in this section with this text."""
    report = without_section(clean_report(), *range(number + 1, 7))
    return with_section(report, number, text=text)


def old_report():
    """A report on 2017: no uniform form, no statutory tables."""
    report = without_table(clean_report(), "proactive", "requests", "review")
    return with_identity(
        report, year=2017, edition=None, title_year=2017, title="云溪县民政局2017年政府信息公开工作年度报告"
    )


def trial_table_in(year):
    return replace(clean_report("2019_trial"), identity=clean_report(year=year, form="2019_trial").identity)


W, E, Q, I = Severity.WARNING, Severity.ERROR, Severity.QUESTION, Severity.INFO  # noqa: E741
CASES: list[Case] = [
    good("S101", "all six", clean_report),
    good("S101", "before the uniform form", old_report, status=Status.NOT_APPLICABLE),
    bad("S101", "no section six", lambda: without_section(clean_report(), 6), E, "缺第六部分“六、其他需要报告的事项”"),
    bad("S101", "heading lost, table there", lambda: without_section(clean_report(), 3), W, "有该部分的表格"),
    bad(
        "S101",
        "heading of another wording inside the section before",
        lambda: with_section(without_section(clean_report(), 5), 4, text="五、下一步工作打算\n将进一步丰富公开内容。"),
        W,
        "五、下一步工作打算",
    ),
    bad("S101", "document breaks off", lambda: truncated(5, "主要问题是公开的内容不够丰"), W, "文件似在此前中断"),
    good("S102", "in order", clean_report),
    bad("S102", "five after six", lambda: sections_reordered(1, 2, 3, 4, 6, 5), W, "一、二、三、四、六、五"),
    good("S103", "each once", clean_report),
    bad("S103", "five twice", lambda: sections_reordered(1, 2, 3, 4, 5, 5, 6), W, "出现 2 次"),
    good("S104", "numbers right", clean_report),
    good("S104", "numbers not printed", lambda: with_section(clean_report(), 5, printed=None)),
    good(
        "S104",
        "renumbered after a gap is one finding, of S101",
        lambda: with_section(without_section(clean_report(), 5), 6, printed=5),
    ),
    bad("S104", "four twice", lambda: with_section(clean_report(), 5, printed=4), W, "印为“四、”，应为“五、”"),
    good("S105", "titles right", clean_report),
    good(
        "S105",
        "the trial form's title",
        lambda: with_section(clean_report(), 5, title="政府信息公开工作存在的主要问题及改进情况"),
    ),
    bad(
        "S105",
        "near",
        lambda: with_section(clean_report(), 6, title="其他需要报告的重要事项"),
        I,
        "其他需要报告的重要事项",
    ),
    bad(
        "S105",
        "quite different",
        lambda: with_section(clean_report(), 5, title="下一年度工作计划"),
        W,
        "下一年度工作计划",
    ),
    good("S106", "all have text", clean_report),
    good("S106", "one word is content", lambda: with_section(clean_report(), 6, text="无。")),
    bad("S106", "nothing in five", lambda: with_section(clean_report(), 5, text=" \n"), W, "第五部分"),
    bad(
        "S106",
        "sub-headings only",
        lambda: overview_of([(topic, heading, "") for topic, heading, _ in TOPICS]),
        W,
        "第一部分“总体情况”只有标题",
    ),
    good("S107", "five sub-headings", clean_report),
    good(
        "S107",
        "one paragraph that speaks of all",
        lambda: one_paragraph("做好主动公开和依申请公开，落实信息审核制度，维护网站，加强监督考核。"),
    ),
    bad(
        "S107",
        "one paragraph without a topic",
        lambda: one_paragraph("做好主动公开、依申请公开和监督考核，维护网站。"),
        Q,
        "政府信息管理",
    ),
    bad(
        "S107",
        "sub-headings without one topic",
        lambda: overview_of([t for t in TOPICS if t[0] != "on_request"]),
        W,
        "没有说到“依申请公开”",
    ),
    bad(
        "S107",
        "topic without a heading of its own",
        lambda: overview_of([(t, h, b + "网站管理到位。") for t, h, b in TOPICS if t != "platform"]),
        I,
        "没有单列“政府信息公开平台建设”",
    ),
    good("S108", "text everywhere", clean_report),
    good(
        "S108",
        "text on the heading's line",
        lambda: overview_of(
            [("proactive", "（一）主动公开情况。全年主动公开各类政府信息，及时更新。", ""), *TOPICS[1:]]
        ),
    ),
    bad(
        "S108",
        "nothing under a heading",
        lambda: overview_of([(t, h, "" if t == "management" else b) for t, h, b in TOPICS]),
        W,
        "（三）政府信息管理",
    ),
    good("S111", "agency and year", clean_report),
    bad(
        "S111",
        "no year",
        lambda: with_identity(clean_report(), title="云溪县民政局政府信息公开工作年度报告", title_year=None),
        W,
        "没有写明报告年度",
    ),
    bad("S111", "no agency", lambda: with_identity(clean_report(), agency=""), Q, "没有写明报告机关"),
    bad(
        "S111",
        "no title",
        lambda: with_identity(clean_report(), agency="", title="", title_year=None),
        W,
        "没有读到报告标题",
    ),
    good("S112", "years agree", clean_report),
    good("S112", "no period stated", lambda: with_identity(clean_report(), period=None), status=Status.NOT_APPLICABLE),
    bad("S112", "last year's period", lambda: period(date(2022, 1, 1), date(2022, 12, 31)), E, "标题为 2023 年度"),
    bad(
        "S112",
        "title and period of last year",
        lambda: dated("2024年，我局主动公开信息 120 条。", "2024 年共收到申请 12 件，均按期答复。"),
        W,
        "第一部分 2 处句首写的都是 2024 年",
    ),
    bad("S112", "one sentence on a year to come", lambda: dated("2024年，我局收到申请 12 件。"), W, "1 处"),
    bad(
        "S112",
        "text of last year, title and period new",
        lambda: dated("2022年，我局主动公开信息 120 条。", "2022年度，我局收到申请 12 件，较2021年减少 3 件。"),
        W,
        "都是 2022 年",
    ),
    good("S112", "the text speaks of the year", lambda: dated("2023年，我局收到申请 12 件。", "2024年，我局再说。")),
    good("S112", "a plan", lambda: dated("2024年，我局将继续做好公开工作。", "2024年，计划培训 2 次。")),
    good("S112", "main points are no plan", lambda: dated("2023年，我局按照工作要点的要求公开信息。")),
    good(
        "S112",
        "last year beside this year",
        lambda: dated("2022年，我局收到申请 5 件。", "本年收到 6 件。", "2022年，全部按期答复；比较可见2023年略增。"),
    ),
    good("S112", "one look back", lambda: dated("2022年，我局修改了办法。", "本年继续执行。")),
    good("S112", "awards", lambda: dated("2022年，我局被评为先进单位。", "2022年，我局获评优秀。")),
    good("S113", "whole year", clean_report),
    bad("S113", "eleven months", lambda: period(date(2023, 1, 1), date(2023, 11, 30)), W, "2023年11月30日"),
    bad("S113", "two years", lambda: period(date(2022, 1, 1), date(2023, 12, 31)), W, "不是一个自然年度"),
    good("S114", "in time", lambda: published(date(2024, 1, 31))),
    good("S114", "a government has till March", lambda: published(date(2024, 3, 31), Level.GOVERNMENT)),
    good("S114", "date unknown", lambda: published(None), status=Status.NOT_ASSESSABLE),
    good("S114", "level unknown", lambda: published(date(2024, 2, 14), Level.UNKNOWN), status=Status.NOT_ASSESSABLE),
    good("S114", "level unknown but early", lambda: published(date(2024, 1, 14), Level.UNKNOWN)),
    bad("S114", "a department in February", lambda: published(date(2024, 2, 14)), W, "超过 14 天"),
    bad("S114", "a government in April", lambda: published(date(2024, 4, 1), Level.GOVERNMENT), W, "超过 1 天"),
    bad("S114", "a township", lambda: published(date(2024, 2, 1), Level.TOWNSHIP), Q, "没有规定乡镇"),
    bad("S114", "republished years later", lambda: published(date(2026, 2, 1)), Q, "重新发布"),
    bad("S114", "late for any level", lambda: published(date(2024, 6, 1), Level.UNKNOWN), Q, "晚于各种期限"),
    good("S115", "after the year", clean_report),
    bad("S115", "within the year", lambda: published(date(2023, 1, 18)), Q, "尚未结束"),
    good("S116", "present form", clean_report),
    good("S116", "trial form for 2020", lambda: clean_report("2019_trial")),
    good("S116", "an undivided row is no older form", lambda: clean_report(undivided=True)),
    bad("S116", "trial form for 2022", lambda: trial_table_in(2022), E, "国办公开办函〔2021〕30号"),
    bad("S116", "present form for 2019", lambda: clean_report(year=2019), E, "国办公开办函〔2019〕60号"),
    bad("S116", "table 2 alone", lambda: with_table(clean_report(), "proactive", edition="2019_trial"), E, "表二"),
    good("S117", "the text says the same", lambda: preamble("本报告由云溪县民政局编制。")),
    good("S117", "with the superior's name, the office within", lambda: preamble("请与青川市云溪县民政局办公室联系。")),
    bad(
        "S117",
        "another agency's year",
        lambda: preamble("现公布云溪县审计局2023年的工作情况。"),
        Q,
        "文中为“云溪县审计局”",
    ),
    good(
        "S117",
        "what it published for another",
        lambda: preamble("公开云溪县财政局2023年部门预算。"),
        status=Status.NOT_APPLICABLE,
    ),
    good("S117", "its own year", lambda: preamble("现公布云溪县民政局2023年的工作情况。")),
    good("S117", "nothing said", clean_report, status=Status.NOT_APPLICABLE),
    good(
        "S117",
        "an abbreviation",
        lambda: with_identity(
            preamble("本报告由云溪县住房和城乡建设局编制。"),
            agency="云溪县住建局",
            title="云溪县住建局2023年政府信息公开工作年度报告",
        ),
    ),
    bad(
        "S117",
        "another office speaks",
        lambda: with_section(clean_report(), 1, text="2023年，青川市云溪县审计局以公开促落实。"),
        Q,
        "云溪县审计局",
    ),
    good(
        "S117",
        "the party committee is not the agency",
        lambda: preamble("2023年，云溪县委坚持统一领导。"),
        status=Status.NOT_APPLICABLE,
    ),
    bad("S117", "another office's text", lambda: preamble("本报告由云溪县审计局编制。"), Q, "文中为“云溪县审计局”"),
    good("S121", "readable", clean_report),
    good(
        "S121",
        "a list mark of the private use area",
        lambda: with_section(clean_report(), 6, text="\uf06c 无其他需要报告的事项。"),
    ),
    bad(
        "S121",
        "replacement marks",
        lambda: with_section(clean_report(), 6, text="无其他需要\ufffd告的事项。"),
        W,
        "乱码 1 处",
    ),
    bad(
        "S121",
        "double conversion",
        lambda: with_section(clean_report(), 6, text="公开锟斤拷锟斤拷信息。"),
        W,
        "第六部分",
    ),
    bad(
        "S121",
        "UTF-8 read as Latin-1",
        lambda: with_section(clean_report(), 5, text="政府信息".encode().decode("latin-1")),
        W,
        "第五部分",
    ),
    bad(
        "S121",
        "UTF-8 read as GBK",
        lambda: with_section(clean_report(), 5, text="政府信息公开年度报告".encode().decode("gb18030", "ignore")),
        W,
        "第五部分",
    ),
    good("S122", "complete", clean_report),
    good("S122", "six ends without a stop", lambda: with_section(clean_report(), 6, text="无")),
    good("S122", "six left out, five ends properly", lambda: without_section(clean_report(), 6)),
    bad("S122", "mid-sentence", lambda: truncated(5, "一是渠道有待进一步拓宽，当前主要依"), W, "第五部分中断"),
    bad(
        "S122",
        "mid-table",
        lambda: without_row(without_table(truncated(3, ""), "review"), "requests", "handled_total", "carried_out"),
        W,
        "最后一张表",
    ),
    bad(
        "S122",
        "six ends in a comma",
        lambda: with_section(clean_report(), 6, text="本年度没有收取信息处理费，"),
        Q,
        "句子不完整",
    ),
    good("S123", "filled in", clean_report),
    good(
        "S123",
        "a person's name withheld",
        lambda: with_section(clean_report(), 5, text="答复李××等人的申请，邮箱 xxgk@example.cn。"),
    ),
    bad(
        "S123", "the form's own words", lambda: with_section(clean_report(), 6, text="（文字描述）"), W, "（文字描述）"
    ),
    bad(
        "S123",
        "XX for a year",
        lambda: with_section(clean_report(), 5, text="XX年，共公开信息××条。"),
        W,
        "占位文字 2 处",
    ),
    bad("S123", "XX without a unit", lambda: with_section(clean_report(), 5, text="由XX负责。"), Q, "似有"),
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
