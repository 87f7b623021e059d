"""Text taken from elsewhere: from the agency's own last report, from another agency, promises made again."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from ..printed import Paragraph, PrintedReport, PrintedSection
from ..region import Agency
from .base import Draft, Planted, collection_defect, planted

_TOPICS = {"management": "政府信息管理", "platform": "平台建设", "supervision": "监督保障"}


def _with_section(report: PrintedReport, number: int, paragraphs: tuple[Paragraph, ...]) -> PrintedReport:
    def edit(section: PrintedSection) -> PrintedSection:
        return replace(section, paragraphs=paragraphs) if section.number == number else section

    return report.map_sections(edit)


def _with_topic(report: PrintedReport, topic: str, text: str) -> PrintedReport:
    paragraphs = (replace(p, text=text) if p.topic == topic else p for p in _paragraphs(report, 1))
    return _with_section(report, 1, tuple(paragraphs))


def _paragraphs(report: PrintedReport, number: int) -> tuple[Paragraph, ...]:
    return next((s.paragraphs for s in report.sections if s.number == number), ())


def _topic_text(report: PrintedReport, topic: str) -> str:
    """Text of a sub-section of section one, without numbers that are those of its year."""
    return next((p.text for p in _paragraphs(report, 1) if p.topic == topic), "")


def _plain(text: str) -> bool:
    return bool(text) and not any(char.isdigit() for char in text)


def _retold(text: str, source: Agency, target: Agency) -> str:
    """The text with the other agency's names put in place of the source's."""
    for old, new in ((source.full_name, target.name), (source.name, target.name), (source.self_name, target.self_name)):
        text = text.replace(old, new)
    return text.replace(source.county, target.county)


def _own_topics(draft: Draft, rng: random.Random) -> Iterator[tuple[Agency, int, str]]:
    """Agency, year and topic where this year's and last year's text state no numbers."""
    for agency in draft.members(rng):
        year = rng.choice(draft.later_years())
        for topic in rng.sample(sorted(_TOPICS), len(_TOPICS)):
            if all(_plain(_topic_text(draft.reports[agency.name, y], topic)) for y in (year, year - 1)):
                yield agency, year, topic


@collection_defect("own_subsection", "总体情况的一个方面照抄本机关上年报告", "text", "info")
def _own_subsection(draft: Draft, rng: random.Random) -> Planted | None:
    for agency, year, topic in _own_topics(draft, rng):
        text = _topic_text(draft.reports[agency.name, year - 1], topic)
        draft.reports[agency.name, year] = _with_topic(draft.reports[agency.name, year], topic, text)
        detail = f"“{_TOPICS[topic]}”与上年报告一字不差"
        return planted("own_subsection", agency.name, year, detail, other_year=year - 1, section=1)
    return None


@collection_defect("own_section", "第五部分照抄本机关上年报告", "text", "question")
def _own_section(draft: Draft, rng: random.Random) -> Planted | None:
    for agency in draft.members(rng):
        year = rng.choice(draft.later_years())
        old = _paragraphs(draft.reports[agency.name, year - 1], 5)
        draft.reports[agency.name, year] = _with_section(draft.reports[agency.name, year], 5, old)
        return planted("own_section", agency.name, year, "第五部分与上年报告一字不差", other_year=year - 1, section=5)
    return None


@collection_defect("promises_repeated", "改进措施照抄上年报告", "text", "info")
def _promises_repeated(draft: Draft, rng: random.Random) -> Planted | None:
    for agency in draft.members(rng):
        year = rng.choice(draft.later_years())
        old = _paragraphs(draft.reports[agency.name, year - 1], 5)
        report = draft.reports[agency.name, year]
        if len(old) != 2:
            continue
        draft.reports[agency.name, year] = _with_section(report, 5, (_paragraphs(report, 5)[0], old[1]))
        detail = "上年报告提出的改进措施今年原样再提"
        return planted("promises_repeated", agency.name, year, detail, other_year=year - 1, section=5)
    return None


def _pairs(draft: Draft, rng: random.Random) -> Iterator[tuple[Agency, Agency, int]]:
    """Two agencies of one county, neither with a defect, and a year."""
    free = draft.members(rng)
    for source in free:
        for target in free:
            if target is not source and target.county == source.county and target.name not in draft.taken:
                yield source, target, rng.choice(draft.years)


@collection_defect("other_subsection", "总体情况的一个方面照抄另一机关", "text", "question")
def _other_subsection(draft: Draft, rng: random.Random) -> Planted | None:
    return _copied(draft, rng, "other_subsection", keep_name=False)


@collection_defect("other_named", "照抄另一机关的文字，连它的名称也没有改", "text", "warning")
def _other_named(draft: Draft, rng: random.Random) -> Planted | None:
    return _copied(draft, rng, "other_named", keep_name=True)


def _copied(draft: Draft, rng: random.Random, kind: str, keep_name: bool) -> Planted | None:
    for source, target, year in _pairs(draft, rng):
        topic = rng.choice(sorted(_TOPICS))
        text = _topic_text(draft.reports[source.name, year], topic)
        if not _plain(text):
            continue
        own = f"{source.name}还将继续巩固上述做法。" if keep_name else ""
        if own:
            draft.reports[source.name, year] = _with_topic(draft.reports[source.name, year], topic, text + own)
        copied = text + own if keep_name else _retold(text, source, target)
        draft.reports[target.name, year] = _with_topic(draft.reports[target.name, year], topic, copied)
        draft.taken.add(source.name)
        left = "，文中仍写着该机关的名称" if keep_name else ""
        detail = f"“{_TOPICS[topic]}”与{source.name}的相同{left}"
        return planted(kind, target.name, year, detail, others=(source.name,), section=1)
    return None


@collection_defect("other_section", "第五部分照抄另一机关", "text", "question")
def _other_section(draft: Draft, rng: random.Random) -> Planted | None:
    for source, target, year in _pairs(draft, rng):
        paragraphs = tuple(
            replace(p, text=_retold(p.text, source, target)) for p in _paragraphs(draft.reports[source.name, year], 5)
        )
        draft.reports[target.name, year] = _with_section(draft.reports[target.name, year], 5, paragraphs)
        draft.taken.add(source.name)
        detail = f"第五部分与{source.name}的相同"
        return planted("other_section", target.name, year, detail, others=(source.name,), section=5)
    return None


_STRANGERS = (
    "{name}把公开工作情况纳入了科室评议。",
    "上述工作由{name}统筹推进，并接受群众监督。",
    "{name}对落实不到位的环节及时作了纠正。",
)


@collection_defect("stranger_named", "文中把另一机关写成本机关", "text", "warning")
def _stranger_named(draft: Draft, rng: random.Random) -> Planted | None:
    for source, target, year in _pairs(draft, rng):
        text = _topic_text(draft.reports[target.name, year], "supervision")
        sentence = rng.choice(_STRANGERS).format(name=source.name)
        draft.reports[target.name, year] = _with_topic(draft.reports[target.name, year], "supervision", text + sentence)
        detail = f"“{sentence}”说的是别的机关"
        return planted("stranger_named", target.name, year, detail, others=(source.name,), section=1)
    return None
