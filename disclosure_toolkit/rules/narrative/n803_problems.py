"""第五部分：问题与改进是否都写到。

## 检查什么

第五部分应当既写存在的主要问题，又写改进情况；只写其中一样的列为疑误。

## 为什么

条例要求报告“存在的主要问题及改进情况”。只有成绩没有问题，或者只列问题没有改进，都不完整。

## 不合规示例

“存在的主要问题是公开内容不够全面，更新不够及时。”（没有改进）

## 合规示例

“存在的问题是更新不够及时。下一步将加强培训，及时更新。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule

_PROBLEM = re.compile(
    r"问题|不足|不够|差距|薄弱|短板|欠缺|有待|尚需|不高|不强|不全|不及时|不规范|缺乏|困难|单一|滞后|偏少|较少|不深|不细|不到位|"
    r"不完善|不平衡|弱项|亟待|仍需|还需|不足之处|缺少|待加强|待提高|不多|不透|不丰富|不健全|"
    r"不均衡|不充分|不明显|不畅|不熟|不一致|不统一|不严|不实|不精|不准|不快|不活|不清|不便|不易|不适应|不相适应|不匹配|不衔接|不顺|跟不上|"
    r"偏弱|偏低|偏慢|偏窄|偏晚|较慢|较低|较窄|较弱|较晚|较粗|瓶颈|漏洞|偏差|提升空间|改进空间|提高空间|改善空间|空间较大|未能|尚未|还没有|"
    r"过少|过于|太少|疏漏|遗漏|错漏|拖延|迟缓|生疏|欠佳|仍有空间|可以做得更好|需要改进|参差"
)
# 有待提升、不够规范 name a problem, not an improvement.
_LACKS = re.compile(
    r"(?:有待|仍需|还需|尚需|亟待|需要?|待)(?:进一步)?(?:于)?[\u4e00-\u9fa5]{2}|不够?[\u4e00-\u9fa5]{2}|未能?[\u4e00-\u9fa5]{2}"
)
_IMPROVE = re.compile(
    r"改进|整改|对策|努力方向|今后打算|工作打算|思路|下一步|下步|今后|措施|将(?!信息|其|政府)|针对|为此|对此|(?:正在|拟|计划|打算|准备|力争|争取|着手)[\u4e00-\u9fa5]{2}|"
    r"(?:现|目前|年内|随后|年底)?已(?:经)?(?:[\u4e00-\u9fa5]{0,6})(?:完成|解决|改正|补齐|配齐|增加|调整|更新|培训|出台|制定|建立|落实|公开|优化|完善|组织)|"
    r"(?:^|[，。；、：:是\n\s])(?:要)?(?:我局|我办|我县|我区|我市|我镇|本机关)?(?:已|进一步|持续|切实|不断|着力|继续|认真|深入|大力|积极|全面)*"
    r"(?:加强|完善|优化|强化|健全|拓宽|推进|加大|提升|提高|规范|组织|开展|落实|丰富|深化|建立|加快|抓好|做好|选派|明确|改版|增设|举办|修订|"
    r"推动|拓展|细化|改善|改正|解决|补齐|弥补|增强|增加|扩大|扩充|严格|压实|夯实|调整|配备|配齐|充实|梳理|出台|制定|引入|推行|探索|"
    r"采取|安排|督促|督办|畅通|发挥|缩短|简化|打造|创新|升级)(?![^，。；]{0,8}(?:不|欠|滞后|偏|有待|单一|薄弱|较少|缺))"
)
# 无。 不存在问题。 没有其他问题。: nothing is named at all.
_NOTHING = re.compile(
    r"(?:我局|我办|我镇|我委|本机关|本单位|本年度|目前|暂)*(?:无|没有|不存在|未发现)(?:存在|其他|其它|任何|主要|明显|重大|突出|的)*"
    r"(?:问题|不足)?(?:和|及|、|，)?(?:需要)?(?:改进)?(?:的)?(?:情况|之处|事项|措施|内容)?[。；]?"
)
_SHORT = 8


@rule(
    code="N803",
    title="第五部分应当写明问题和改进情况",
    title_en="Section five must name problems and improvements",
    severity=Severity.WARNING,
    basis="《政府信息公开条例》第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for section five; an empty one is left to the rule on empty sections."""
    fifth = report.section(5)
    said = "".join(fifth.text.split()) if fifth is not None else ""
    if fifth is None or not said:
        return
    if _NOTHING.fullmatch(said):
        message = f"第五部分只写“{said.rstrip('。；')}”，没有写存在的问题和改进情况"
        yield failed("section.5", message, "Section five names neither problems nor improvements", source=fifth.source)
        return
    if len(said) < _SHORT:
        return
    problem, improvement = _PROBLEM.search(fifth.text), _IMPROVE.search(_LACKS.sub("不", fifth.text))
    if problem and improvement:
        yield passed("section.5")
        return
    if not problem and not improvement:
        message, english = (
            "第五部分既没有写问题，也没有写改进情况",
            "Section five names neither problems nor improvements",
        )
    elif not problem:
        message, english = "第五部分没有写存在的问题", "Section five names no problems"
    else:
        message, english = "第五部分没有写改进情况", "Section five names no improvements"
    yield failed("section.5", message, english, source=fifth.source)
