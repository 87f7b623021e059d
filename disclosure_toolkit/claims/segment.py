"""A section's text cut into headings and sentences, in folded form with places in the original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..chinese.folding import Folded, fold_text
from ..model import Section

_HEADING = re.compile(
    r"(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.](?!\d)|\(\d{1,2}\))[^，。；\n]{2,30}?(?:$|[。：\n]|(?<=情况)|(?<=方面)|"
    r"，[^，。；：\n\d]{2,24}(?:$|[。：\n]))"
)
_SENTENCE = re.compile(r"[^。！？\n]{1,1200}[。！？]?")
_TOPICS = (
    ("on_request", re.compile(r"依申请|申请公开|公开申请")),
    ("proactive", re.compile(r"主动公开|主动发布")),
    ("review", re.compile(r"复议|诉讼")),
    ("fee", re.compile(r"处理费")),
    ("other", re.compile(r"管理|平台|监督|保障|考核|解读|回应|互动|留言|信访|提案|建议|培训|热线")),
)
_BY_SECTION = {2: "proactive_table", 3: "on_request", 4: "review", 6: "other"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span in the folded text, and under which topic and paragraph it stands."""

    section: int
    start: int
    end: int
    topic: str
    paragraph: int
    first: bool


def topic_of(heading: str) -> str:
    """The topic that a sub-heading names, empty if none."""
    return next((name for name, pattern in _TOPICS if pattern.search(heading)), "")


def sentences(section: Section) -> tuple[Folded, list[Sentence]]:
    """The section's folded text and its sentences, headings left out."""
    folded = fold_text(section.text)
    return folded, list(_sentences(section.number, folded.text))


def _sentences(number: int, text: str) -> Iterator[Sentence]:
    topic = _BY_SECTION.get(number, "")
    position = 0
    for paragraph, line in enumerate(text.split("\n")):
        start, end = position, position + len(line)
        position = end + 1
        heading = _HEADING.match(line)
        if heading is not None:
            named = topic_of(heading.group())
            if named or (heading.group()[0] == "(" and "，" not in heading.group()):
                topic = named or _BY_SECTION.get(number, "")
            # A heading that holds a figure (1.收到申请12件。) is a sentence as well.
            if not re.search(r"\d(?![.、])|[未没无零]", heading.group()[2:]):
                start += heading.end()
        first = True
        for match in _SENTENCE.finditer(text, start, end):
            if match.group().strip("。 "):
                yield Sentence(number, match.start(), match.end(), topic, paragraph, first)
                first = False
