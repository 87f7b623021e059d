"""文字：有没有重复的字词。

## 检查什么

正文中紧接着重复的词（“进行进行”“进一步进一步”“的的”），以及紧接着重复的整句、分句。“方方面面”“一件一件”之类正常的
重叠不算；可能是两个词相接的（“信息信息化”）不算。

## 为什么

重复的字词多是复制、删改时留下的，有时掩盖了漏掉的内容。

## 不合规示例

“我局积极推进推进政务公开工作。”

## 合规示例

“我局件件有回应、事事有落实。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule
from ._prose import Paragraph, around, paragraphs

_WORDS = (
    "进行|推进|加强|开展|落实|进一步|以及|按照|根据|通过|我局|我办|我县|我区|我市|我镇|其中|情况|工作|及时|主动|不断|持续|"
    "认真|严格|积极|切实|全面|深入|完善|规范|提高|提升|强化|健全|建立|制定|收到|办理|答复|发布|存在|问题|要求|规定|确保|"
    "围绕|结合|对于|关于|并且|同时|但是|已经|没有|未收到|全年|年度|本年|政务|机关|单位|部门|群众|社会|条例|申请|依法|组织|"
    "优化|推动|推行|创新|拓展|细化|深化|加大|加快|注重|坚持|突出|充分|有效|丰富|回应|公布|更新|设置|梳理|整改|明确|"
    "召开|举办|印发|出台|指导|协调|做好|抓好|继续|"
    "监督|保障|培训|宣传|审核|审查|平台|网站|栏目|内容|渠道|方式|制度|机制|流程|我们|必须|应当|可以|能够|需要|为了|由于|"
    "人员|结果|把关|关切|领域|水平|时限|解读|效果|效率|能力|意识|途径|形式|范围|回复|反馈|维护|汇总|收集|依申请"
)
# 监督保障保障有力: two terms that meet.
# Few places repeat two or three letters, and only there the words are tried.
_DOUBLED = re.compile(
    rf"(?=(..)\s?\1|(...)\s?\2)(?<!监督)(?<!组织)(?<!制度)(?<!机制)(?<!服务)({_WORDS})\s?\3(?!化|性|率|级|量|类|员|件|科|组|稿|会|表|单)"
)
_PARTICLE = re.compile(
    r"的的(?!确)|了了(?!解|然|结)|(?<!温)和和|(?<![实现自])在在|是是|与与|及及|(?<![作成认视])为为|被被|把把|从从|将将"
)
_CLAUSE = re.compile(r"(?:^|[。；，])([^。；，\n]{8,60})[。；，]\1(?=[。；，]|$)")
_LONG = re.compile(
    r"([\u4e00-\u9fa5]{4,12})\1|((?![\u4e00-\u9fa5]{0,2}[某件一])[\u4e00-\u9fa5]{2}(?:率|度|量|数|性))\2"
)
_NOUN = re.compile(
    r"公开公开(?!栏|指南|目录|平台|专栏|制度|条例|工作)|信息信息(?!化|系统|技术|中心|资源|网|平台|员|科|公开)"
)
_FINE = ("单位单位", "工作工作日", "社会社会", "组织组织部", "部门部门", "群众群众", "平台平台")


@rule(
    code="N901",
    title="字词重复",
    title_en="Doubled words",
    severity=Severity.WARNING,
    basis="报告文字应当准确（公文的一般要求）",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each doubled word; a pass when there is none."""
    found = 0
    for paragraph in paragraphs(report):
        for pattern in (_DOUBLED, _PARTICLE, _CLAUSE, _LONG, _NOUN):
            end = -1
            for match in pattern.finditer(paragraph.text):
                # Words that are said ten times over are one slip.
                goes_on, end = match.start() == end, match.end()
                if goes_on or match.group().startswith(_FINE):
                    continue
                found += 1
                # 2021年度年度总结 is clumsy, but may be meant.
                meant = match.group() == "年度年度" and paragraph.text[match.start() - 1 : match.start()].isdigit()
                yield _finding(paragraph, match, Severity.INFO if pattern is _NOUN or meant else Severity.WARNING)
    if not found:
        yield passed("text")


def _finding(paragraph: Paragraph, match: re.Match[str], severity: Severity) -> Judgement:
    shown = around(paragraph.text, match.start(), match.end())
    return failed(
        f"section.{paragraph.section.number}.{paragraph.start + match.start()}",
        f"字词重复：“{shown}”",
        f"Doubled words: “{shown}”",
        quotes=[paragraph.quote(match.start(), match.end())],
        severity=severity,
    )
