"""Prose of an agency's own (自拟语句): without it the reports of a sample would share most of their sentences.

The phrase library is small, so that two reports often take the same sentence from it, as real agencies take
theirs from the statute and from model reports. What is copied on purpose must stand out from that background.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import replace

from ..printed import Paragraph, PrintedReport, PrintedSection
from ..prose import phrases, word_lists
from ..region import Agency
from ..seeds import stream

_TOPICS = {"management": "management", "platform": "platform", "supervision": "supervision"}
_SENTENCES = 3
_ITEMS = 3


def own_sentence(
    kind: str, agency: Agency, rng: random.Random, held_out: bool = False, about: Mapping[str, str] | None = None
) -> str:
    """One sentence of this kind (``management``, ``problem`` …) about the agency's own fields.

    :param about: slots that are to be filled in this way.
    :raises KeyError: no such kind.
    """
    template = rng.choice(phrases("own", kind, held_out))
    parts = {slot: rng.choice(choices) for slot, choices in word_lists("own").items()}
    return template.format_map({**parts, "domain": rng.choice(agency.domain), **(about or {})})


def with_own_words(report: PrintedReport, agency: Agency, seed: int, held_out: bool = False) -> PrintedReport:
    """The report with sentences of its own in section one and a section five of its own."""
    rng = stream("own words", seed, agency.name, report.year)

    def change(section: PrintedSection) -> PrintedSection:
        if section.number == 1:
            paragraphs = tuple(_longer(p, agency, rng, held_out) for p in section.paragraphs)
            return replace(section, paragraphs=paragraphs)
        return replace(section, paragraphs=_five(agency, rng, held_out)) if section.number == 5 else section

    return report.map_sections(change)


def _longer(paragraph: Paragraph, agency: Agency, rng: random.Random, held_out: bool) -> Paragraph:
    kind = _TOPICS.get(paragraph.topic)
    if kind is None:
        return paragraph
    added = "".join(own_sentence(kind, agency, rng, held_out) for _ in range(_SENTENCES))
    return replace(paragraph, text=paragraph.text + added)


def _five(agency: Agency, rng: random.Random, held_out: bool) -> tuple[Paragraph, ...]:
    """Problems and the improvements that answer them, a paragraph each."""
    fields = rng.sample(agency.domain, _ITEMS)
    subjects = [
        {"domain": d, "thing": t} for d, t in zip(fields, rng.sample(word_lists("own")["thing"], _ITEMS), strict=True)
    ]
    leads = {"problem": "工作中还存在一些问题：", "improvement": "下一步，将采取以下改进措施："}
    paragraphs = []
    for kind, lead in leads.items():
        items = [own_sentence(kind, agency, rng, held_out, about) for about in subjects]
        paragraphs.append(Paragraph(lead + "；".join(f"{'一二三'[n]}是{item}" for n, item in enumerate(items)) + "。"))
    return tuple(paragraphs)
