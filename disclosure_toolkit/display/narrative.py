"""The report's text with marked words (报告文字)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence

from ..chinese import fold
from ..editions import ordinal_text
from ..model import Report, Section
from .findings import section_name
from .marks import TextMark, gravest
from .markup import Html, join, tag
from .words import words


def narrative_html(report: Report, marks: Mapping[int, Sequence[TextMark]], lang: str = "zh") -> Html:
    """Title and all sections in printed order.

    :param marks: section number (0 preamble, -1 title) → marked spans of that section's text.
    """
    say = words(lang)
    parts: list[Html] = []
    if report.identity.title and not (_opens_with_title(report) and -1 not in marks):
        spans = list(_spans(report.identity.title, 0, len(report.identity.title), marks.get(-1, ())))
        parts.append(tag("p", spans, cls="dt-title-line"))
    seen: set[int] = set()
    for section in report.sections:
        # A section number that comes twice keeps its marks with the first, whose text the rules read.
        own = marks.get(section.number, ()) if section.number not in seen else ()
        seen.add(section.number)
        parts.append(section_html(section, own, lang))
    missing = [section_name(number, lang) for number in range(1, 7) if number not in seen]
    if missing:
        between = "、" if lang == "zh" else ", "
        parts.append(tag("p", say("missing_sections", between.join(missing)), cls="dt-remark"))
    return join(parts)


def _opens_with_title(report: Report) -> bool:
    """Whether the preamble already prints the title."""
    preamble = report.section(0)
    return preamble is not None and fold(report.identity.title) in fold(preamble.text[:200])


def section_html(section: Section, marks: Sequence[TextMark], lang: str = "zh") -> Html:
    """One section: its heading as printed, one paragraph a line, sub-headings set apart, marks in place."""
    say = words(lang)
    if section.number == 0:
        title = section.title or say("preamble")
    else:
        title = ordinal_text("cn", section.printed) if section.printed and section.printed <= 10 else ""
        title += section.title or section_name(section.number, lang)
    paragraphs = list(_paragraphs(section, marks))
    if not paragraphs:
        note = "see_table" if section.number in (2, 3, 4) else "no_text"
        paragraphs = [tag("p", say(note), cls="dt-empty")]
    return tag("div", tag("h3", title), paragraphs, cls="dt-section")


def _paragraphs(section: Section, marks: Sequence[TextMark]) -> Iterator[Html]:
    headings = {part.start: part.body for part in section.parts if part.start < part.body}
    start = 0
    for line in section.text.split("\n"):
        end = start + len(line)
        if line.strip():
            body = min(headings.get(start, start), end)
            heading = tag("b", list(_spans(section.text, start, body, marks))) if body > start else None
            alone = heading is not None and not section.text[body:end].strip()
            yield tag("p", heading, list(_spans(section.text, body, end, marks)), cls="dt-sub" if alone else None)
        start = end + 1


def _spans(text: str, start: int, end: int, marks: Sequence[TextMark]) -> Iterator[Html | str]:
    """``text[start:end]`` cut where marks begin and end; overlapping marks take the gravest colour."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(c for mark in inside for c in (mark.start, mark.end) if start < c < end)})
    for left, right in itertools.pairwise(cuts):
        covering = [mark for mark in inside if mark.start <= left and mark.end >= right]
        if not covering:
            yield text[left:right]
            continue
        # An anchor stands once, where its mark begins; the sign stands once, where it ends.
        yield from (tag("span", id=mark.anchor) for mark in covering if mark.anchor and mark.start == left)
        tips = "\n".join(dict.fromkeys(mark.tooltip for mark in covering if mark.tooltip))
        yield tag("mark", text[left:right], cls=f"dt-{gravest(covering).verdict}", title=tips or None)
        yield from (_sign(mark) for mark in covering if mark.label and mark.end == right)


def _sign(mark: TextMark) -> Html:
    """The sign behind a mark: a link that tells on hover and on focus what the mark means."""
    tip = mark.tooltip or None
    return tag(
        "a",
        mark.label,
        href=mark.href or None,
        data_tip=tip,
        # The whole of it stands where the link leads.
        aria_label=tip.partition("\n")[0] if tip else None,
        cls=f"dt-sign dt-{mark.verdict}",
    )
