"""第五部分：改进是否回应所列的问题。

## 检查什么

第五部分逐条列出问题（一是……二是……）的，改进部分是否提到与问题相同的方面（渠道、内容、人员、互动、解读、时效、审核、
制度、依申请等）。有问题完全没有回应的作提示。

## 为什么

改进情况应当针对问题。只按词语判断，不能代替阅读，因此只作提示。

## 不合规示例

问题：“一是公开渠道单一，二是工作人员业务不熟。”改进只写“加强政策解读”。

## 合规示例

问题：“公开渠道单一”。改进：“拓宽公开渠道，用好政务新媒体”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Report, Severity
from ..base import Judgement, failed, passed, rule

_ASPECTS = {
    "公开渠道": r"渠道|平台|载体|新媒体|网站|媒介|形式|方式|途径|公众号",
    "公开内容": r"内容|范围|深度|广度|质量|数量|信息量|领域|全面|目录",
    "人员业务": r"人员|队伍|培训|业务|能力|专业|素质|水平|意识|学习|力量|重视",
    "互动回应": r"互动|回应|交流|反馈|参与|关切|沟通|咨询",
    "政策解读": r"解读",
    "更新时效": r"及时|时效|更新|滞后|效率",
    "审核制度": r"审核|审查|制度|机制|规范|流程|监督|考核|责任|管理|统筹|协调|标准",
    "依申请公开": r"依申请|申请公开|答复",
}
_WORDS = 4
_SET_PHRASES = "政府信息公开工作 政务公开工作 信息公开条例 主动公开政府信息 依申请公开工作 还不够存在不足"
_SPLIT = re.compile(
    r"针对(?:上述|以上|存在|这些|此|问题)|下一步|改进(?:情况|措施|方面|工作)|今后|为此|整改|下步|(?:20\d\d年|明年)[^。]{0,12}将|将(?:从|重点|进一步|切实|着力|继续)|采取"
)
_ITEM = re.compile(r"(?:[一二三四五六]是|[（(][一二三四五六\d][)）]|第[一二三四五六][，,、]|[1-6][.、])")


@rule(
    code="N806",
    title="改进情况应当回应所列问题",
    title_en="The improvements should answer the problems named",
    severity=Severity.INFO,
    basis="《政府信息公开条例》第五十条第一款第四项：政府信息公开工作存在的主要问题及改进情况",
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement for each problem listed."""
    fifth = report.section(5)
    if fifth is None:
        return
    split = _SPLIT.search(fifth.text, 20)
    if split is None:
        return
    problems, answers = fifth.text[: split.start()], fifth.text[split.start() :]
    items = [item for item in _ITEM.split(problems)[1:] if len(item) > 4]
    for index, item in enumerate(items, start=1):
        aspects = [name for name, words in _ASPECTS.items() if re.search(words, item)]
        answered = any(re.search(_ASPECTS[name], answers) for name in aspects) or _named_again(item, answers)
        if not aspects or answered:
            yield passed(f"problem.{index}")
        else:
            said = item.strip("，。；、 ")[:24]
            yield failed(
                f"problem.{index}",
                f"问题“{said}”在改进情况中没有看到回应",
                "A problem named is not answered by an improvement",
                source=fifth.source,
            )


def _named_again(problem: str, answers: str) -> bool:
    """Whether the improvements take up words of the problem itself (公示期限, 惠民补贴), set phrases set aside."""
    words = [problem[i : i + _WORDS] for i in range(len(problem) - _WORDS + 1)]
    return any(
        word in answers for word in words if re.fullmatch(r"[\u4e00-\u9fff]+", word) and word not in _SET_PHRASES
    )
