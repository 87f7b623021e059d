"""总体情况的五个方面。

## 检查什么

第一部分“总体情况”是否写到统一格式要求的五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。
有相应小标题的，即为写到；没有小标题而文中说到的，也算写到（已分列小标题的报告少列一个，给出提示）。
完全没有说到的，列为待核；报告已分列三个以上小标题、独缺某一方面的，列为疑误。

## 为什么

统一格式要求总体情况从这五个方面说明。用语各机关不同，基层机关也常合写成一段，因此只问有没有说到，不问怎样写。

## 不合规示例

第一部分分列（一）主动公开（二）依申请公开（三）平台建设（四）监督保障，通篇没有说到政府信息管理。

## 合规示例

第一部分分列五个小标题，或者合写一段而五个方面都说到。
"""

from __future__ import annotations

from collections.abc import Iterator

from ...chinese import squeeze
from ...editions import Edition, Topic
from ...model import Report, Section, Severity
from ..base import Judgement, failed, not_applicable, passed, rule

_STRUCTURED = 3


@rule(
    code="S107",
    title="总体情况应当写到五个方面",
    title_en="Section 1 must speak of its five topics",
    severity=Severity.QUESTION,
    basis="统一格式第一部分的五个方面（国办公开办函〔2021〕30号、〔2019〕60号）；《政府信息公开条例》第五十条",
)
def check(report: Report, form: Edition) -> Iterator[Judgement]:
    """One judgement for each topic."""
    section = report.section(1)
    if section is None or not section.text.strip():
        yield not_applicable("没有第一部分的文字")
        return
    headed = {topic.key for topic in form.topics if _headed(section, topic)}
    structured = len(headed) >= _STRUCTURED
    text = squeeze(section.text)
    for topic in form.topics:
        if topic.key in headed:
            yield passed(topic.key)
            continue
        said = topic.title in text or any(word in text for word in topic.keywords)
        if said and not structured:
            yield passed(topic.key)
        elif said:
            yield failed(
                topic.key,
                f"总体情况没有单列“{topic.title}”，文中另有说到",
                f"section 1 has no sub-section on {topic.key}, but speaks of it",
                source=section.source,
                severity=Severity.INFO,
            )
        else:
            yield failed(
                topic.key,
                f"总体情况没有说到“{topic.title}”",
                f"section 1 says nothing about {topic.key}",
                source=section.source,
                severity=Severity.WARNING if structured else None,
            )


def _headed(section: Section, topic: Topic) -> bool:
    """Whether a sub-section is on the topic; one heading may name two (政府信息管理和平台建设)."""
    return any(part.topic == topic.key or topic.title in squeeze(part.heading) for part in section.parts)
