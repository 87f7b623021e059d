"""Cases of the family ``structure``: sections present, ordered, titled, filled."""

from __future__ import annotations

from disclosure_toolkit.model import Severity, Status
from tests.builders import TOPICS, clean_report, with_section, without_section
from tests.rules.case import Case, bad, good
from tests.rules.structure_reports import old_report, one_paragraph, overview_of, sections_reordered, truncated

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
]
