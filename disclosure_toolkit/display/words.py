"""The fixed words of pages and charts, Chinese and English (用语)."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import BadSettings
from ..model import Kind, Level, Severity

LANGUAGES = ("zh", "en")

SEVERITY_NAMES = {
    Severity.ERROR: ("错误", "Error"),
    Severity.WARNING: ("疑误", "Warning"),
    Severity.QUESTION: ("待核", "Question"),
    Severity.INFO: ("提示", "Note"),
}
SEVERITY_MEANINGS = {
    Severity.ERROR: ("与算术或法规相抵触", "contradicts arithmetic or law"),
    Severity.WARNING: ("很可能有误", "very likely wrong"),
    Severity.QUESTION: ("须由人工判定", "a person must decide"),
    Severity.INFO: ("供参考", "for information"),
}
# A mark is told by its symbol as well as by its colour.
SEVERITY_SYMBOLS = {Severity.ERROR: "×", Severity.WARNING: "!", Severity.QUESTION: "?", Severity.INFO: "i"}

LEVEL_NAMES = {
    Level.GOVERNMENT: ("政府", "government"),
    Level.DEPARTMENT: ("部门", "department"),
    Level.TOWNSHIP: ("乡镇、街道", "township"),
    Level.UNKNOWN: ("未判明", "unknown"),
}
KIND_NAMES = {
    Kind.NUMBER: ("数值", "number"),
    Kind.ZERO: ("零", "zero"),
    Kind.BLANK: ("空白", "blank"),
    Kind.NOT_APPLICABLE: ("以“/”等符号代替", "a sign such as “/”"),
    Kind.TEXT: ("文字", "text"),
    Kind.UNREADABLE: ("读不出", "unreadable"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "page_title": ("政府信息公开工作年度报告审核摘要", "Audit summary of the annual report on information disclosure"),
    "unknown_agency": ("未读出机关名称", "Agency unknown"),
    "year": ("{}年度", "Year {}"),
    "unknown_year": ("年度未读出", "year unknown"),
    "verdict": ("结论", "Verdict"),
    "findings": ("问题", "Findings"),
    "tables": ("法定表格", "Statutory tables"),
    "charts": ("图示", "Charts"),
    "narrative": ("报告文字", "Narrative"),
    "claims": ("文中数字表述", "Statements about figures"),
    "coverage": ("覆盖情况", "Coverage"),
    "provenance": ("来源与版本", "Provenance"),
    "on_this_page": ("本页内容", "On this page"),
    "sentence_coverage": ("覆盖：{}。", "Coverage: {}."),
    "level": ("机关类别", "Level"),
    "edition": ("报告格式", "Form"),
    "period": ("统计期限", "Period"),
    "published": ("发布日期", "Published"),
    "title": ("标题", "Title"),
    "not_stated": ("文件中未载明", "not stated in the file"),
    "no_edition": ("未采用统一格式", "no uniform form"),
    "given_agency": (
        "执行时指定的机关名称“{0}”与文件所载“{1}”不同，本页以文件所载为准。",
        "The agency given for this run, “{0}”, differs from the file's, “{1}”; this page keeps the file's.",
    ),
    "given_year": (
        "执行时指定的年度“{0}”与文件所载“{1}”不同，本页以文件所载为准。",
        "The year given for this run, “{0}”, differs from the file's, “{1}”; this page keeps the file's.",
    ),
    "items": ("{} 项", "{}"),
    "no_findings": ("没有列出的问题。", "No findings to list."),
    "figures_concerned": ("所涉数据", "Figures concerned"),
    "figure": ("数据项", "Figure"),
    "read_value": ("报告所载", "As read"),
    "expected": ("算得", "Computed"),
    "no_number": ("无数值", "none"),
    "stated": ("文中为", "Stated"),
    "zeros": ("其余 {} 项均为 0", "the other {} are 0"),
    "place": ("位置", "Place in the file"),
    "previous_report": ("（上年报告）", " (last year's report)"),
    "working": ("算式", "Arithmetic"),
    "repair": ("推测", "Suggested repair"),
    "repair_note": ("只供对照原件时参考，不是结论", "to be checked against the original; no finding"),
    "quotes": ("原文", "Quoted"),
    "basis": ("依据", "Basis"),
    "rule": ("规则", "Rule"),
    "fingerprint": ("问题编号", "Fingerprint"),
    "root": ("根源见问题 {}", "Root cause: finding {}"),
    "see_finding": ("问题 {0}（{1}）：{2}", "Finding {0} ({1}): {2}"),
    "finding_sign": ("问题{}", "Finding {}"),
    "claims_intro": (
        "报告文字中说到数据的语句，逐处列出理解和核对的过程；序号即文中语句后的小字。未注明的，指本年、本机关。",
        (
            "Every statement about figures in the text: how it was understood and checked. Numbers as in the text "
            "above. This year and this organ are meant where nothing else is said."
        ),
    ),
    "no_claims": ("报告文字中没有找到关于数据的表述。", "No statement about figures was found in the text."),
    "claims_broken": (
        "文中数字表述未能核对，原因见下文运行出错的规则。",
        "Statements about figures could not be checked; see the rules that broke.",
    ),
    "places": ("{} 处", "{}"),
    "claim_text": ("文中语句", "Statement"),
    "claim_meaning": ("理解为", "Understood as"),
    "claim_working": ("读法与算式", "Reading and arithmetic"),
    "claim_tip": ("文中数字表述 {0}：{1}", "Statement {0}: {1}"),
    "claim_whole": ("{0}（属第 {1} 处）", "{0} (of statement {1})"),
    "claim_none": ("没有", "none"),
    "claim_all": ("全部", "all"),
    "claim_reading": ("采用读法：{}", "Reading chosen: {}"),
    "claim_agrees": ("与其他数据一致", "consistent with the other figures"),
    "claims_open": ("文中数字表述未判 {0} 处：{1}。", "Statements not judged: {0}. {1}."),
    "mark_label": ("见问题 {}", "see finding {}"),
    "preamble": ("前言", "Preamble"),
    "title_section": ("标题", "Title"),
    "section_n": ("第{}部分", "Section {}"),
    "table_scroll": ("{}（可左右滚动）", "{} (scrolls sideways)"),
    "table_missing": ("报告中没有找到本表。", "This table was not found in the report."),
    "cell_blank": ("空", "blank"),
    "cell_absent": ("未列", "absent"),
    "cell_unreadable": ("读不出", "unread"),
    "hint_blank": ("报告此格为空白（不等于 0）", "this cell is blank in the report (not the same as 0)"),
    "hint_absent": ("报告没有列出此行或此列", "the report does not print this row or column"),
    "hint_unreadable": ("此格读不出", "this cell could not be read"),
    "hint_text": ("此格为文字，不是数字", "this cell holds text, not a number"),
    "hint_sign": ("此格以符号代替，不等于 0", "this cell holds a sign; it is not the same as 0"),
    "hint_raw": ("原文为“{}”", "printed as “{}”"),
    "hint_label": ("原文标题为“{}”", "label printed as “{}”"),
    "legend_mark": (
        "底色与角标表示该格涉及的问题，角标数字即问题序号；标题下的虚线表示用语与格式不同。",
        "Shading and superscript: the findings that concern a cell. Dotted line: label worded otherwise than the form.",
    ),
    "unread_chart": (
        "有 {0} 项数据未能读出或未列，未绘入：{1}。",
        "{0} figures are unread or absent and not drawn: {1}.",
    ),
    "and_more": ("{0}等", "{0} and others"),
    "all_zero": ("{}均为 0，不绘图。", "{}: all zero, nothing to draw."),
    "everything_zero": (
        "本年度没有新收和结转的申请，也没有行政复议和行政诉讼，各项均为 0，不绘图。",
        "No requests, reconsiderations or lawsuits this year: all figures are zero, nothing to draw.",
    ),
    "flow_gap": (
        "来源合计 {0} 件，去向合计 {1} 件，两者不等。",
        "The sources add up to {0}, the destinations to {1}.",
    ),
    "nothing_read": ("{}的数据未能读出，不绘图。", "{}: figures could not be read, nothing to draw."),
    "read_are_zero": ("{}已读出的数据均为 0，不绘图。", "{}: the figures read are all zero, nothing to draw."),
    "no_text": ("报告中没有这一部分的文字。", "The report has no text in this section."),
    "see_table": ("本部分的表格见上。", "The table of this section is shown above."),
    "missing_sections": ("报告中没有找到：{}。", "Not found in the report: {}."),
    "kinds": ("各格内容：{}。", "Cells: {}."),
    "unread_list": (
        "未读出、未列或不是数字的格（{} 格）",
        "Cells unread, absent or without a number ({})",
    ),
    "extra_figures": ("另读出不属于本格式的数据 {} 项：{}。", "{} figures that this form does not have: {}."),
    "not_judged": ("未能判定的规则", "Rules that could not judge"),
    "all_judged": ("没有未能判定的规则。", "No rule was unable to judge."),
    "reason": ("原因", "Reason"),
    "rule_errors": ("运行出错的规则", "Rules that broke"),
    "outcomes": (
        (
            "判定共 {total} 次：通过 {pass}，不通过 {fail}，不适用 {not_applicable}，"
            "不能判定 {not_assessable}，规则出错 {rule_error}。"
        ),
        (
            "{total} judgements: {pass} passed, {fail} failed, {not_applicable} not applicable, "
            "{not_assessable} not assessable, {rule_error} rule errors."
        ),
    ),
    "notes": ("阅读说明", "Reading notes"),
    "notes_help": (
        "每种说明的含义和处理办法：disclosure explain 代码。",
        "What each note means and what to do: disclosure explain CODE.",
    ),
    "no_notes": ("没有阅读说明。", "No reading notes."),
    "note": ("说明", "Note"),
    "file": ("文件", "File"),
    "format": ("文件类型", "Format"),
    "sha256": ("文件 SHA-256", "File's SHA-256"),
    "tool": ("工具版本", "Tool version"),
    "schema": ("记录格式", "Record schema"),
    "rules_run": ("所用规则", "Rules run"),
    "rules_run_value": ("{} 条", "{}"),
    "previous": ("上年报告", "Last year's report"),
    "no_previous": ("未提供，跨年规则未判", "not given; rules that compare years were not judged"),
    "settings": ("规则范围", "Selection"),
    "saved": ("已写出：{}", "Written: {}"),
    "not_saved": (
        "没有指定 output_dir，未写出文件。",
        "output_dir is not set; no file was written.",
    ),
    "failed_title": ("审核笔记未能执行完", "The audit notebook did not finish"),
    "failed_note": (
        "本页不是完整的审核摘要，缺少表格、图示和文字部分。以下结论和问题来自同一次规则运算；执行到哪一步见 audit.ipynb。",
        (
            "This is not a full summary: tables, charts and narrative are missing. Verdict and findings below are from "
            "the same run of the rules; audit.ipynb shows how far execution came."
        ),
    ),
    "failed_verdict": ("规则结论：{}", "Verdict of the rules: {}"),
    "failed_link": ("打开 audit.ipynb", "Open audit.ipynb"),
}


def check_language(lang: str) -> str:
    """The language, if it is one of :data:`LANGUAGES`.

    :raises BadSettings: it is not.
    """
    if lang not in LANGUAGES:
        raise BadSettings(f"没有语言 {lang}", remedy="可用：zh、en")
    return lang


def words(lang: str) -> Callable[..., str]:
    """A function that gives the fixed words by name, with values put in.

    :raises BadSettings: no such language.
    """
    index = LANGUAGES.index(check_language(lang))

    def say(name: str, *values: object, **named: object) -> str:
        return _WORDS[name][index].format(*values, **named)

    return say


def pick(pair: tuple[str, str], lang: str) -> str:
    """The word of this language out of a pair."""
    return pair[LANGUAGES.index(check_language(lang))]
