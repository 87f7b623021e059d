"""Cases of the family ``narrative``."""

from __future__ import annotations

from disclosure_toolkit.model import Level, Severity, Status
from tests.builders import changed, clean_report, with_section
from tests.claims.world import CELLS
from tests.rules.case import Case, bad, good
from tests.rules.structure_reports import preamble

GOVERNMENT = {"agency": "云溪县人民政府", "level": Level.GOVERNMENT}


def says(text, cells=CELLS, number=1, **identity):
    """A report with the figures of ``world`` whose section says this."""
    report = clean_report(year=2024, cells=cells, **identity)
    first = "（二）依申请公开情况\n" if number == 1 else ""
    return with_section(report, number, text=first + text, parts=())


def quiet(cells=None, **identity):
    return clean_report(year=2024, cells=cells or {}, **identity)


def last_year():
    return clean_report(year=2023, cells={"requests.granted.natural_person": 36})


def text_only(text, number=1):
    return with_section(quiet(), number, text=text, parts=())


def fees(amount):
    return changed(quiet(), {"proactive.fees.amount_wan_yuan": amount})


def before_with_fees(amount):
    return changed(clean_report(year=2023), {"proactive.fees.amount_wan_yuan": amount})


def statement(code, true, false, severity=Severity.ERROR, words="不符", names=(), **kwargs):
    """A true and a false sentence for one rule."""
    return [
        good(code, "agrees", lambda: says(true), **kwargs),
        bad(code, "contradicts", lambda: says(false), severity, words, names=names, **kwargs),
    ]


CASES: list[Case] = [
    good("N601", "none-and-zero", lambda: says("2024年我局未收到政府信息公开申请。", {})),
    bad(
        "N601",
        "none-but-some",
        lambda: says("2024年我局未收到政府信息公开申请。"),
        Severity.ERROR,
        "未收到政府信息公开申请",
        names=("requests.received.total",),
    ),
    Case("N601", "complaints-are-no-requests", lambda: says("全年未收到投诉举报。"), status=Status.NOT_APPLICABLE),
    *statement(
        "N602",
        "2024年收到政府信息公开申请45件，办结44件。",
        "2024年收到政府信息公开申请54件，办结44件。",
        names=("requests.received.total",),
    ),
    bad("N602", "carried-in-too", lambda: says("共收到申请47件。"), Severity.INFO, "本年新收＋上年结转"),
    bad("N602", "other-scope", lambda: says("全县收到政府信息公开申请900件。"), Severity.QUESTION, "全县"),
    Case(
        "N602",
        "table-blank",
        lambda: changed(says("收到申请45件。"), {"requests.received.total": None, "requests.carried_in.total": None}),
        status=Status.NOT_ASSESSABLE,
        says="未读出或为空",
    ),
    *statement("N603", "收到申请45件，其中自然人30件。", "收到申请45件，其中自然人33件。"),
    *statement("N604", "办结44件，不予公开6件。", "办结44件，不予公开9件。"),
    good("N605", "none-and-zero", lambda: says("未发生因政府信息公开引起的行政复议、行政诉讼。", {})),
    bad(
        "N605",
        "none-but-some",
        lambda: says("未发生因政府信息公开引起的行政诉讼。"),
        Severity.ERROR,
        "行政诉讼",
        names=("review.litigation_direct.total",),
    ),
    *statement("N606", "因政府信息公开被申请行政复议6件。", "因政府信息公开被申请行政复议9件。"),
    bad("N606", "concluded-only", lambda: says("因政府信息公开被申请行政复议5件。"), Severity.INFO, "尚未审结"),
    *statement("N607", "制发行政规范性文件4件。", "制发行政规范性文件5件。"),
    good("N608", "all-handled", lambda: says("收到申请3件，已全部办结。", {"requests.granted.company": 3})),
    bad(
        "N608",
        "not-all-handled",
        lambda: says("收到申请45件，已全部办结。"),
        Severity.WARNING,
        "结转下年度继续办理 3 件",
    ),
    bad("N608", "in-time", lambda: says("收到申请45件，均按期答复。"), Severity.INFO, "结转下年度继续办理 3 件"),
    good("N609", "last-year", lambda: says("2023年收到申请36件。"), previous=last_year),
    bad(
        "N609",
        "not-last-year",
        lambda: says("2023年收到申请39件。"),
        Severity.WARNING,
        "上年报告",
        previous=last_year,
        names=("requests.received.total",),
    ),
    *statement(
        "N701", "发布信息59条，分别为动态40条、公告19条。", "发布信息59条，分别为动态40条、公告18条。", words="小于合计"
    ),
    bad("N701", "parts-exceed", lambda: says("发布文件50件，其中通知40件、意见20件。"), Severity.ERROR, "大于合计"),
    *statement(
        "N702", "办结44件，其中予以公开15件，占34.1%。", "办结44件，其中予以公开15件，占43.1%。", words="占43.1%"
    ),
    good("N703", "rose", lambda: says("收到申请45件，同比增长25%。"), previous=last_year),
    bad(
        "N703",
        "rose-less",
        lambda: says("收到申请45件，同比增长35%。"),
        Severity.WARNING,
        "同比增长35%",
        previous=last_year,
    ),
    Case(
        "N703",
        "no-last-year",
        lambda: says("收到申请45件，同比增长35%。"),
        status=Status.NOT_ASSESSABLE,
        says="未提供上年报告",
    ),
    Case("N704", "stated-once", lambda: says("收到申请45件。"), status=Status.NOT_APPLICABLE),
    good("N704", "stated-alike", lambda: says("收到申请45件。\n全年共收到申请45件。"), status=Status.NOT_APPLICABLE),
    bad("N704", "stated-twice", lambda: says("收到申请45件。\n全年共收到申请54件。"), Severity.ERROR, "前后不一"),
    good("N705", "fits", lambda: says("发出收费通知2件，总金额600元，实际收取300元信息处理费。", number=6)),
    bad(
        "N705",
        "no-notice",
        lambda: says("发出收费通知0件，收取信息处理费300元。", number=6),
        Severity.ERROR,
        "没有发出收费通知",
    ),
    good("N706", "like-last-year", lambda: fees(45), previous=lambda: before_with_fees(47)),
    bad("N706", "in-yuan", lambda: fees(452_300), Severity.WARNING, "以元填写", previous=lambda: before_with_fees(47)),
    Case("N706", "no-last-year", lambda: fees(45), status=Status.NOT_ASSESSABLE, says="上年"),
    good("N801", "said", quiet),
    bad(
        "N801",
        "unsaid-with-requests",
        lambda: says("无其他需要报告的事项。", number=6),
        Severity.WARNING,
        "没有说明信息处理费",
    ),
    bad("N801", "unsaid-without", lambda: says("无。", {}, 6), Severity.QUESTION, "没有说明信息处理费"),
    good("N803", "both", quiet),
    bad(
        "N803",
        "no-improvement",
        lambda: text_only("问题是更新有待进一步及时，内容不够丰富。", 5),
        Severity.WARNING,
        "改进",
    ),
    good(
        "N803",
        "in other words",
        lambda: text_only("公开内容与群众期待不相适应，经办人员业务生疏。对此，我局配齐专职人员，每季度学习。", 5),
    ),
    good("N803", "already-done", lambda: text_only("解读频次偏低，图解过少。年内已组织集中学习两次。", 5)),
    bad(
        "N803",
        "only-problems-with-verbs",
        lambda: text_only("栏目更新不及时，制度落实不到位，加强培训力度不够。", 5),
        Severity.WARNING,
        "没有写改进情况",
    ),
    bad("N803", "no-problem", lambda: text_only("全年完善制度，加强培训。", 5), Severity.WARNING, "没有写存在的问题"),
    good("N804", "said", lambda: quiet(**GOVERNMENT)),
    bad("N804", "unsaid", lambda: says("收到申请45件。", **GOVERNMENT), Severity.INFO, "责任追究"),
    Case("N804", "department", quiet, status=Status.NOT_APPLICABLE),
    good("N805", "this-year", lambda: text_only("2024年，我局公开信息20条，比2023年多5条。")),
    bad("N805", "stale", lambda: text_only("2023年，我局公开信息20条。"), Severity.WARNING, "2023"),
    bad(
        "N805",
        "stale-after-a-heading",
        lambda: text_only("（三）政府信息管理情况2023年，我局共制定规范性文件2件。"),
        Severity.WARNING,
        "2023",
    ),
    bad(
        "N805",
        "last year beside this year, without last year's report",
        lambda: text_only("2023年收到申请20件。本年度收到申请45件。"),
        Severity.QUESTION,
        "2023",
    ),
    good(
        "N805",
        "last year's number, as last year's report has it",
        lambda: says("2023年收到申请36件。本年度收到申请45件。"),
        previous=last_year,
    ),
    bad(
        "N805",
        "last year's report in the preamble",
        lambda: preamble("我局编制了2022年度政府信息公开工作年度报告。"),
        Severity.WARNING,
        "2022",
    ),
    good(
        "N805",
        "this year's report in the preamble",
        lambda: preamble("我局编制了2023年度政府信息公开工作年度报告。"),
    ),
    bad("N805", "next-year-as-done", lambda: text_only("2025年，我局无依申请公开事项。"), Severity.WARNING, "2025"),
    good("N805", "titles-and-plans", lambda: text_only("印发《2023年工作要点》。2025年，将继续改进。")),
    good(
        "N806",
        "answered",
        lambda: text_only("存在的问题：一是公开渠道单一；二是业务培训不够。下一步将拓宽渠道，加强培训。", 5),
    ),
    good(
        "N806",
        "taken-up",
        lambda: text_only("存在的问题：一是公示期限把关不严，审核不细。下一步将公示期限列入常态检查。", 5),
    ),
    bad(
        "N806",
        "unanswered",
        lambda: text_only("存在的问题：一是公开渠道单一；二是政策解读不够。下一步将拓宽公开的途径和平台。", 5),
        Severity.INFO,
        "政策解读不够",
    ),
    good("N901", "fine", lambda: text_only("件件有回应，方方面面一件一件落实。")),
    good("N901", "two-terms-meet", lambda: text_only("监督保障保障有力，政务新媒体媒体矩阵齐全，各部门部门联动。")),
    good("N901", "two-words-meet", lambda: text_only("把公开作为为企业服务的窗口。")),
    bad("N901", "doubled-rate", lambda: text_only("群众满意率满意率提高。"), Severity.WARNING, "满意率满意率"),
    bad("N901", "doubled-noun", lambda: text_only("办理结果结果全部公开。"), Severity.WARNING, "结果结果"),
    bad("N901", "doubled-term", lambda: text_only("规范依申请依申请公开办理。"), Severity.WARNING, "依申请依申请"),
    bad("N901", "after-a-year", lambda: text_only("公开2024年度年度总结1份。"), Severity.INFO, "年度年度"),
    bad("N901", "doubled", lambda: text_only("积极推进推进政务公开。"), Severity.WARNING, "推进推进"),
    good("N902", "paired", lambda: text_only("根据《条例》（以下简称“条例”）要求，1）公开，2）答复。")),
    bad("N902", "unpaired", lambda: text_only("根据《条例（以下简称条例）要求办理。"), Severity.WARNING, "《"),
    bad("N902", "quotes", lambda: text_only("开设“双公示专栏。"), Severity.INFO, "双引号"),
    good("N904", "simplified", quiet),
    bad("N904", "mixed", lambda: text_only("全年共公開信息 20 条，及時更新。"), Severity.WARNING, "繁体"),
    good("N905", "whole", lambda: text_only("加强指导。公开信息20条。")),
    bad("N905", "run-together", lambda: text_only("加强指导，。公开信息20条。"), Severity.WARNING, "标点相接"),
    good("N906", "in-order", lambda: text_only("一是公开。二是答复。三是培训。")),
    bad("N803", "nothing-named", lambda: text_only("无。", 5), Severity.WARNING, "只写“无”"),
    bad("N803", "no-problem-exists", lambda: text_only("本机关不存在问题。", 5), Severity.WARNING, "只写"),
    bad("N901", "doubled-verb", lambda: text_only("网站优化优化栏目设置。"), Severity.WARNING, "字词重复"),
    good(
        "N906",
        "list-in-list",
        lambda: text_only("一是公开。二是答复。三是培训。一是学条例。二是学案例。四是考核。"),
    ),
    bad(
        "N906",
        "starts-late",
        lambda: text_only("（二）主动公开。\n（三）依申请公开。"),
        Severity.WARNING,
        "之前没有（一）",
    ),
    bad(
        "N906",
        "printed-twice",
        lambda: text_only("（一）主动公开。\n（二）依申请公开。\n（三）管理。\n（三）平台。\n（五）监督。"),
        Severity.WARNING,
        "小标题（三）接在（三）之后，序号重复",
    ),
    bad(
        "N901",
        "over-and-over",
        lambda: text_only("公开没有标点没有标点没有标点。" + "没有标点" * 60),
        Severity.WARNING,
        "没有标点",
    ),
    bad("N906", "skipped", lambda: text_only("一是公开。二是答复。四是培训。"), Severity.WARNING, "跳号"),
    good("N907", "number", lambda: text_only("全年共主动公开政府信息 20 条。")),
    good("N907", "a-noun", lambda: text_only("全年收到申请3件，依法办理政府信息公开申请件。")),
    bad(
        "N907",
        "no-number-behind-a-verb",
        lambda: text_only("全年共受理政府信息公开申请件。"),
        Severity.WARNING,
        "缺数字",
    ),
    bad("N907", "no-number", lambda: text_only("全年共主动公开政府信息条。"), Severity.WARNING, "缺数字"),
    good("N951", "office", lambda: text_only("如有疑问，请与办公室联系，电子邮箱：office@example.com。")),
    bad("N951", "identity-card", lambda: text_only("申请人证件号11010519491231002X。"), Severity.ERROR, "身份证"),
    bad(
        "N951", "whose-mobile", lambda: text_only("市民（手机19900001234）来电咨询。"), Severity.WARNING, "199*****234"
    ),
    good("N951", "office-mobile", lambda: text_only("咨询电话19900001234。")),
    bad("N951", "mobile", lambda: text_only("申请人手机19900001234。"), Severity.WARNING, "199*****234"),
    good("N951", "wrong-checksum", lambda: text_only("编号110105194912310021。")),
]
