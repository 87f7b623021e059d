"""A government's report with sixty statements about figures: true, false, doubtful and beyond the tables."""

from __future__ import annotations

from dataclasses import replace

from disclosure_toolkit.model import Identity, Level, Part, Report, Section
from tests.display.samples import busy

_NAME = "云溪县人民政府"
_PARAGRAPHS = (
    (
        "（一）主动公开。",
        (
            "2024年，全县通过各类渠道主动公开政府信息6980条，其中县政府网站公开4070条，政务新媒体公开1550条，其他渠道公开1360条。"
            "县政府网站公开的信息中，政策文件287条、规划计划106条、财政预决算14条、人事信息63条。"
            "举办新闻发布会12场，发布解读材料46篇，其中图解30篇、视频9篇、文字7篇。回应群众关切38次，在线访谈6期。"
            "全年制发行政规范性文件3件，废止1件。"
        ),
    ),
    (
        "（二）依申请公开。",
        (
            "2024年，全县共收到政府信息公开申请235件，同比增长12.5%，上年结转25件。"
            "其中自然人提出213件，法人或其他组织提出22件。全年办结251件，结转下年度继续办理9件。"
            "在办结的申请中，予以公开120件，占47.8%；部分公开14件，占5.6%；不予公开34件，占13.5%；"
            "无法提供64件，占25.5%；不予处理17件，占6.8%；其他处理2件。\n"
            "县政府办公室代表县政府受理申请57件，其中当面申请8件、邮寄申请21件、网上申请28件。"
            "接待咨询210余人次，答复网民留言1,430条，12345热线转办工单约2.3万件。"
        ),
    ),
    (
        "（三）政府信息管理。",
        "清理文件118件，其中继续有效96件、失效15件、废止7件。更新目录20余项，调整公开属性4件。",
    ),
    (
        "（四）政府信息公开平台建设。",
        (
            "县政府网站设专栏16个，全年访问量近百万次，发布信息4070条。政务新媒体账号24个，推送信息1551条。"
            "建成政务公开专区18个，其中县级1个、乡镇14个、街道3个。"
        ),
    ),
    (
        "（五）监督保障。",
        (
            "开展培训4期，培训320余人次。开展检查4次，发现问题57个，已整改55个。社会评议满意率98.6%。没有责任追究的情形。\n"
            "2024年因政府信息公开引发的行政复议11件，其中结果维持10件、结果纠正2件。行政诉讼7件，其中结果维持4件、尚未审结2件。"
        ),
    ),
)
_FIVE = (
    "存在的主要问题：一是有3个部门公开不够及时，二是解读材料中图解只占六成。"
    "改进情况：已督促3个部门整改，新增图解12篇。下一年将举办培训不少于4期。"
)
_SIX = "2024年全县发出收费通知2件，通知金额340元，实际收取340元。"


def talkative() -> Report:
    """The report; a paragraph of a sub-section goes over several lines."""
    report = busy()
    assert report.identity.year is not None
    year = str(report.identity.year)
    text, parts = "", []
    for number, (topic, (heading, body)) in enumerate(
        zip(("proactive", "on_request", "management", "platform", "supervision"), _PARAGRAPHS, strict=True), 1
    ):
        start = len(text)
        text += heading + body.replace("2024", year)
        parts.append(Part(topic, heading, number, start, start + len(heading), len(text)))
        text += "\n"
    sections = [_reworded(section, text.rstrip("\n"), tuple(parts), year) for section in report.sections]
    title = f"{_NAME}{year}年政府信息公开工作年度报告"
    identity: Identity = replace(report.identity, agency=_NAME, title=title, level=Level.GOVERNMENT)
    return replace(report, identity=identity, sections=tuple(sections))


def _reworded(section: Section, overview: str, parts: tuple[Part, ...], year: str) -> Section:
    if section.number == 1:
        return replace(section, text=overview, parts=parts, lines=())
    texts = {5: _FIVE, 6: _SIX.replace("2024", year)}
    if section.number not in texts:
        return section
    return replace(section, text=texts[section.number], parts=(), lines=())
