"""What an agency promised last year and what this year's report says of it (上年改进措施的落实).

The improvements of last year's section five are taken one by one. This year's report may repeat one word
for word among its own improvements, may mention it, or may say nothing of it. Saying nothing is no fault: it
tells the reviewer where to ask.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .digest import Digest
from .reuse.sentences import Sentence, own_weight, sentences_of

_FIVE = 5
_LEAD = re.compile(
    r"下一步|下步|今后|下一年|次年|改进(?:措施|情况|方向|如下|工作)|针对(?:上述|以上|存在|这些)|整改|采取以下|将(?:重点|着力|从|在|继续|进一步|不断|切实|以)"
)
_PROBLEMS = re.compile(
    r"存在(?:的|一些|以下|着)?.{0,8}(?:问题|不足|差距)|主要(?:问题|不足)|(?:问题|不足)(?:主要)?(?:是|有|如下)"
)
_LACKING = re.compile(
    r"不够|不足|不高|不强|不全|不及时|不规范|不到位|薄弱|欠缺|有待|尚需|仍需|还需|亟待|差距|短板|滞后|偏[慢少低]|单一"
)
# What any promise says; it tells nothing about which one it is.
_EMPTY = re.compile(
    r"进一步|持续|不断|切实|继续|着力|积极|认真|深入|全面|大力|加强|强化|提升|提高|完善|健全|优化|规范|推进|推动|做好|抓好|落实|开展|"
    r"工作|水平|质量|能力|力度|机制|制度|措施|情况|及时|有效|相关|各项|确保|保证|将|要|的|和|与|及|并|对|等"
)
_MENTIONED = 0.5
"""Share of a promise's own pairs of characters that one sentence of this year's report has."""
_LEAST = 6

Fate = Literal["repeated", "mentioned", "unmentioned"]


@dataclass(frozen=True, slots=True)
class Promise:
    """One improvement that last year's report promised, and what became of it in this year's.

    :ivar said: the sentence in last year's section five. :ivar found: the sentence of this year's report, if any.
    """

    said: Sentence
    fate: Fate
    found: Sentence | None = None


def promises(previous: Digest, this: Digest) -> list[Promise]:
    """Last year's improvements beside this year's report, in the order of last year's text."""
    now = list(sentences_of(this))
    again = {sentence.exact: sentence for sentence in improvements(this)}
    return [_fate(said, again, now) for said in improvements(previous)]


def improvements(report: Digest) -> Iterator[Sentence]:
    """The improvements that section five promises: what follows their lead and does not itself name a lack."""
    section = report.section(_FIVE)
    if section is None:
        return
    promising = False
    for sentence in sentences_of(report):
        if sentence.section != _FIVE:
            continue
        before = section.text[: sentence.start]
        printed = section.text[sentence.start : sentence.end]
        # A lead may be too short to be a sentence of its own: 下一步：
        lead = _last(_LEAD, before + printed)
        problem = _last(_PROBLEMS, before + printed)
        promising = lead > problem
        if promising and not _is_lead(printed) and not _LACKING.search(printed):
            yield sentence


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.start() for found in pattern.finditer(text)), default=-1)


def _is_lead(text: str) -> bool:
    return text.rstrip().endswith(("：", ":")) and bool(_LEAD.search(text))


def _fate(said: Sentence, again: dict[str, Sentence], now: Sequence[Sentence]) -> Promise:
    if said.exact in again:
        return Promise(said, "repeated", again[said.exact])
    wanted = _pairs(said.folded)
    if not wanted:
        return Promise(said, "mentioned")
    scored = [(len(wanted & _pairs(sentence.folded)) / len(wanted), sentence) for sentence in now]
    best, sentence = max(scored, key=lambda item: item[0], default=(0.0, None))
    return Promise(said, "mentioned", sentence) if best >= _MENTIONED else Promise(said, "unmentioned")


def _pairs(text: str) -> frozenset[str]:
    """The pairs of characters that are a text's own, the words of every promise left out."""
    if own_weight(text) < _LEAST:
        return frozenset()
    pieces = _EMPTY.sub(" ", text).split()
    return frozenset(piece[place : place + 2] for piece in pieces for place in range(len(piece) - 1))
