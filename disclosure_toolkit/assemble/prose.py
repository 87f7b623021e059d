"""Puts printed lines together into paragraphs and finds the sub-sections （一）（二）… of a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ..chinese import CJK, fold, split_ordinal
from ..editions import Topic, latest
from ..model import Block, Grid, Line, Part, Section, TextBlock
from .sections import RawSection

_STOP = "。！？；：!?;:”）)"
_OPENS = re.compile(
    r"^\s*(?:[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,2}、|第[一二三四五六七八九十]+[、，])"
)
_WIDE_SPACE = re.compile(
    rf"(?<=[{CJK}，。、；：！？（）《》“”‘’〔〕])[ \u3000\u00a0\t]+|[ \u3000\u00a0\t]+(?=[{CJK}，。、；：！？（）《》“”‘’〔〕])"
)
_HEAD_END = re.compile(r"[。：:\s；;]")
_LATIN = re.compile(r"[A-Za-z]")


def clean(text: str) -> str:
    """A line's text without the spaces that justified setting leaves next to Chinese characters."""
    return re.sub(r"[ \u3000\u00a0\t]+", " ", _WIDE_SPACE.sub("", text)).strip()


def build_section(raw: RawSection) -> Section:
    """The section's text, one paragraph a line, with the place of every character and its sub-sections."""
    text, lines = join_lines(raw.blocks)
    heading = raw.heading
    first = next((b.source for b in raw.blocks if isinstance(b, TextBlock)), None)
    return Section(
        number=raw.number,
        title=heading.title if heading is not None else "",
        text=text,
        source=heading.source if heading is not None else first,
        printed=heading.printed if heading is not None else None,
        lines=lines,
        parts=find_parts(text, raw.number),
    )


def join_lines(blocks: Sequence[Block]) -> tuple[str, tuple[Line, ...]]:
    """Joins blocks into paragraphs; a printed line goes on the one before unless something starts anew."""
    text = ""
    lines: list[Line] = []
    previous: TextBlock | None = None
    for block in blocks:
        if isinstance(block, Grid):
            previous = None
            continue
        content = (
            clean(block.text)
            if block.kind == "line"
            else "\n".join(part for part in (clean(piece) for piece in block.text.split("\n")) if part)
        )
        if not content:
            continue
        if text:
            if previous is None or starts_paragraph(previous, block):
                text += "\n"
            elif _LATIN.match(content) and _LATIN.match(text[-1]):
                text += " "
        start = len(text)
        text += content
        lines.append(Line(start, len(text), block.source))
        previous = block
    return text, tuple(lines)


def starts_paragraph(previous: TextBlock, block: TextBlock) -> bool:
    """Whether a printed line opens a paragraph rather than going on with the line before."""
    if block.kind == "paragraph" or previous.kind == "paragraph":
        return True
    ended = previous.text.rstrip()[-1:] in _STOP
    if _OPENS.match(block.text):
        # （一） inside a sentence (“…第二十条第\n（一）项”) goes on; after a full stop it opens.
        return ended or previous.full is not True or (block.indent or 0) >= 1.5
    if previous.full is True and block.indent is not None and block.indent < 1:
        return False
    if block.indent is not None and 1.5 <= block.indent <= 4.5 and (ended or previous.full is not True):
        return True
    if previous.full is False and not ended and block.indent is not None and block.indent <= -1.5:
        # Left of where paragraphs begin: the sentence goes on, however short its last line looks.
        return False
    if previous.full is False:
        return ended or len(previous.text.strip()) < 30
    if previous.full is None:
        return ended and block.gap > previous.gap
    return False


@cache
def _topics() -> tuple[Topic, ...]:
    # 依申请公开 before 主动公开: “主动公开和依申请公开” is rare, “申请公开” holds “公开”.
    order = {"on_request": 0, "proactive": 1, "management": 2, "platform": 3, "supervision": 4}
    return tuple(sorted(latest().topics, key=lambda topic: order[topic.key]))


def topic_of(heading: str) -> str:
    """The statutory topic that a sub-heading of section 一 names, ``other`` if none."""
    folded = fold(heading)
    for topic in _topics():
        if fold(topic.title) in folded:
            return topic.key
    for topic in _topics():
        if any(fold(keyword) in folded for keyword in topic.keywords):
            return topic.key
    return "other"


def find_parts(text: str, number: int) -> tuple[Part, ...]:
    """The sub-sections of a section's text; a sub-heading stands alone or before its text.

    For section 一 also sub-headings without （一）: a short line that names a statutory topic.
    """
    starts: list[tuple[int, int, int | None, str]] = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        style, ordinal, rest = split_ordinal(line)
        if style == "paren" and ordinal is not None:
            heading = _heading(rest)
            body = match.start() + len(line) - len(rest) + len(heading)
            starts.append((match.start(), body, ordinal, line[: len(line) - len(rest)] + heading))
        elif number == 1 and style in ("", "num") and len(fold(line)) <= 16 and not line.rstrip().endswith("。"):
            folded = fold(rest)
            if any(fold(t.title) in folded and len(folded) <= len(fold(t.title)) + 6 for t in _topics()):
                starts.append((match.start(), match.end(), ordinal, line))
    if any(text[start:].lstrip().startswith(("(", "（")) for start, *_ in starts):
        starts = [s for s in starts if text[s[0] :].lstrip().startswith(("(", "（"))]
    parts = []
    for i, (start, body, ordinal, heading) in enumerate(starts):
        end = starts[i + 1][0] if i + 1 < len(starts) else len(text)
        topic = topic_of(heading) if number == 1 else "other"
        parts.append(Part(topic, heading.strip(), ordinal, start, min(body, end), end))
    return tuple(parts)


def _heading(rest: str) -> str:
    """The sub-heading at the start of a paragraph: up to its stop when that comes soon, else a whole short line."""
    stop = _HEAD_END.search(rest)
    if stop is not None and stop.start() <= 26:
        return rest[: stop.start()]
    comma = re.search(r"[，,]", rest)
    if len(rest) <= 30:
        return rest
    return rest[: comma.start()] if comma and comma.start() <= 14 else ""
