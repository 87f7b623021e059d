"""Finds the six sections (六部分) by the wording of their headings, never by their numbers alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from ..chinese import fold, normalise, split_ordinal
from ..editions import Label, editions
from ..model import Block, Source, TextBlock
from .labels import is_group_heading, match_label, match_request_row
from .rowview import is_label

_END = re.compile(r"[。；！？;!?，,]$")
_PART = re.compile(r"^第([一二三四五六七八])部分[、：:\s]*")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI")
_BARE = re.compile(r"^([一二三四五六]|[Ⅰ-Ⅵ]|I{1,3}|IV|VI?)[\s:：、.．]*")
_LEADER = re.compile(r"^[\s.．…·-]{2,}\d{1,3}$")
"""Dots and page number of a line in a table of contents."""
_LONG_TITLE = 8
_GLUED_TEXT = re.compile(r"[^的表及和与、统汇说一（(].{19}", re.DOTALL)
"""Text that cannot go on with a title."""
_AFTER_TITLE = re.compile(r"^[\s。：:，,、.．]*")
_FEW = 3
"""Statutory sections numbered 一、 from which a report numbers its sections so."""
EXTRA = 7
"""Sections that the form does not have are numbered from here on."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading found in the text.

    :ivar number: statutory number, ``None`` when the wording is no statutory title.
    :ivar printed: the number printed before it.
    :ivar taken: how many blocks the heading covers (2 when it is broken over two lines).
    :ivar rest: text after the heading in its last block.
    :ivar how: ``exact``, ``alias``, ``fuzzy`` or ``position``.
    """

    index: int
    number: int | None
    printed: int | None
    title: str
    how: str
    source: Source
    taken: int = 1
    rest: str = ""


@dataclass
class RawSection:
    """A section with its blocks, before its text is put together."""

    number: int
    heading: Heading | None
    blocks: list[Block] = field(default_factory=list)


@cache
def title_labels() -> tuple[Label, ...]:
    """The section titles of all editions as labels; the key is the number."""
    titles: dict[int, list[str]] = {}
    for form in reversed(editions()):
        for section in form.sections:
            known = titles.setdefault(section.number, [])
            known += [name for name in (section.title, *section.aliases) if name not in known]
    return tuple(Label(key=str(n), label=names[0], aliases=tuple(names[1:])) for n, names in sorted(titles.items()))


@cache
def _any_titles() -> frozenset[str]:
    return frozenset(fold(name) for label in title_labels() for name in (label.label, *label.aliases))


@cache
def _prefixes() -> tuple[tuple[str, str], ...]:
    """Titles as they stand before text on the same line, longest first."""
    found = [(fold(name), label.key) for label in title_labels() for name in (label.label, *label.aliases)]
    return tuple(sorted(set(found), key=lambda pair: -len(pair[0])))


def _ordinal(text: str, wanted: str) -> tuple[int | None, str]:
    part = _PART.match(text)
    if part:
        return "零一二三四五六七八".index(part[1]), text[part.end() :]
    style, number, rest = split_ordinal(text)
    if style == wanted:
        return number, rest
    bare = _BARE.match(text)
    if bare is not None and fold(text[bare.end() :]) in _any_titles():
        # 一 总体情况, Ⅱ 主动公开政府信息情况: a statutory title and no other words.
        sign = normalise(bare[1]).upper()
        return (_ROMAN.index(sign) if sign in _ROMAN else "零一二三四五六七八".index(sign)), text[bare.end() :]
    return None, text


def _is_table_row(text: str) -> bool:
    """Whether the text opens a row of table 3 (三、本年度办理结果, 四、结转下年度继续办理)."""
    words = re.sub(r"[\s\d/|—-]+$", "", text)
    if is_group_heading(words) is not None:
        return True
    match = match_request_row(words)
    return match is not None and match.how in ("exact", "alias", "fuzzy") and match.score >= 0.72


def heading_at(blocks: Sequence[Block], index: int, style: str = "cn") -> Heading | None:
    """The heading that starts at this block, if one does.

    :param style: how sections are numbered, see :func:`~disclosure_toolkit.chinese.split_ordinal`.
    """
    block = blocks[index]
    if not isinstance(block, TextBlock):
        return None
    text = block.text.strip()
    number, rest = _ordinal(text, style)
    if number is None and len(fold(text)) > 32:
        return None
    if number is not None and _is_table_row(text):
        return None
    whole = _match(fold(rest), strict=number is None) if len(rest) <= 45 else None
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if number is not None and block.kind == "line" and (whole is None or whole[1] == "fuzzy"):
        joined = _over_two_lines(rest, following)
        if joined is not None:
            title, found = joined
            return Heading(index, int(found[0]), number, title, found[1], block.source, taken=2)
    if number is not None and (whole is None or whole[1] == "fuzzy"):
        opened = _before_text(rest, number)
        if opened is not None:
            key, title, after = opened
            return Heading(index, int(key), number, title, "exact", block.source, rest=after)
    if whole is not None:
        return Heading(index, int(whole[0]), number, rest.strip("：:。 \u3000"), whole[1], block.source)
    if number is None:
        return None
    if len(rest) <= 30 and not _END.search(rest) and is_label(rest):
        return Heading(index, None, number, rest.strip("：: \u3000"), "unknown", block.source)
    return None


def _before_text(rest: str, number: int) -> tuple[str, str, str] | None:
    """Key, title and following text where a statutory title stands before text on the same line.

    :param number: the heading's; a long title with its own number needs no mark between itself and the text.
    """
    folded = fold(rest)
    for prefix, key in _prefixes():
        if len(prefix) >= 4 and folded.startswith(prefix) and folded != prefix:
            cut = _cut(rest, prefix)
            after = _LEADER.sub("", rest[cut:])
            glued = int(key) == number and len(prefix) >= _LONG_TITLE and _GLUED_TEXT.match(after)
            if not after or glued or re.match(r"^[\s。：:，,、.．\u3000（(0-9本我无]", after):
                return key, rest[:cut], _AFTER_TITLE.sub("", after)
    return None


def _over_two_lines(rest: str, following: Block | None) -> tuple[str, tuple[str, str]] | None:
    """Title and match of a heading that the printing broke over two lines."""
    if not isinstance(following, TextBlock) or len(rest) < 8 or _END.search(rest):
        return None
    if len(following.text.strip()) > 16 or split_ordinal(following.text)[1] is not None:
        return None
    title = (rest + following.text).strip("：:。 \u3000")
    found = _match(fold(title), strict=False)
    return (title, found) if found is not None and found[1] != "fuzzy" else None


def _cut(text: str, prefix: str) -> int:
    """Where the part of the text ends that folds to the prefix."""
    for end in range(1, len(text) + 1):
        if fold(text[:end]) == prefix:
            return end
    return len(text)


def _match(folded: str, strict: bool) -> tuple[str, str] | None:
    """Key and manner of the statutory title that the folded text is.

    :param strict: only the full title counts: without a number 主动公开情况 also heads a sub-section.
    """
    if not 4 <= len(folded) <= 40:
        return None
    if strict:
        key = _full_titles().get(folded)
        return (key, "exact") if key is not None else None
    match = match_label([folded], title_labels(), 0.66)
    return (match.label.key, match.how) if match is not None else None


@cache
def _full_titles() -> dict[str, str]:
    titles = {fold(label.label): label.key for label in title_labels()}
    titles |= {fold(section.title): str(section.number) for form in editions() for section in form.sections}
    return {title: key for title, key in titles.items() if len(title) >= 8 or key == "1"}


def split_sections(blocks: Sequence[Block]) -> list[RawSection]:
    """Splits the document's blocks into sections, number 0 (what stands before the first) first."""
    headings = _without_contents(_headings(blocks))
    known = [h for h in headings if h.number is not None]
    chosen = _choose(known, headings)
    sections = [RawSection(0, None, list(blocks[: chosen[0].index] if chosen else blocks))]
    extra = EXTRA
    for position, heading in enumerate(chosen):
        end = chosen[position + 1].index if position + 1 < len(chosen) else len(blocks)
        body = list(blocks[heading.index + heading.taken : end])
        if heading.rest:
            first = blocks[heading.index]
            if isinstance(first, TextBlock):
                body.insert(0, replace(first, text=heading.rest, words=(), indent=2))
        number = heading.number
        if number is None:
            number, extra = extra, extra + 1
        sections.append(RawSection(number, heading, body))
    return sections


def _headings(blocks: Sequence[Block]) -> list[Heading]:
    """All headings; where 一、 numbers hardly any section, those of the way of numbering that numbers most.

    Sub-headings of section one (（一）主动公开) and rows of table 3 (1.属于国家秘密) have such numbers too, so
    that only statutory titles with their own number count then.
    """
    found = [h for i in range(len(blocks)) if (h := heading_at(blocks, i)) is not None]
    if len({h.number for h in found} - {None}) >= _FEW:
        return found
    best = found
    for style in ("num", "paren"):
        other = [h for i in range(len(blocks)) if (h := heading_at(blocks, i, style)) is not None]
        own = [h for h in other if h.number is not None and (h.printed == h.number or h.printed is None)]
        if len({h.number for h in own}) > max(_FEW, len({h.number for h in best} - {None})):
            best = own
    return best


def _without_contents(headings: list[Heading]) -> list[Heading]:
    """Drops a table of contents: four or more headings in a row with nothing between, met again later."""
    result: list[Heading] = []
    run: list[Heading] = []
    for heading in [*headings, None]:
        if run and (heading is None or heading.index > run[-1].index + run[-1].taken or heading.rest):
            later = {h.number for h in headings if h.index > run[-1].index}
            keep = not (len(run) >= 4 and all(h.number in later for h in run))
            result += run if keep else []
            run = []
        if heading is not None:
            run.append(heading)
    return result


def _rank(heading: Heading) -> int:
    """Best first: statutory wording with any number, similar wording with the right number, the rest."""
    wording = {"exact": 0, "alias": 1}.get(heading.how, 2)
    if wording < 2:
        return 0 if heading.printed == heading.number else 1 if heading.printed is not None else 2
    return 3 if heading.printed == heading.number else 4


def _choose(known: list[Heading], headings: list[Heading]) -> list[Heading]:
    """Known headings, and unknown ones where numbers and neighbours say that they are sections too."""
    chosen: list[Heading] = []
    seen: set[int] = set()
    for number in sorted({h.number for h in known if h.number is not None}):
        same = [h for h in known if h.number == number]
        best = min(_rank(h) for h in same)
        chosen += [h for h in same if _rank(h) == best]
        seen.add(number)
    chosen.sort(key=lambda h: h.index)
    for heading in headings:
        if heading.number is not None or heading.printed is None:
            continue
        before = [h for h in chosen if h.index < heading.index]
        after = [h for h in chosen if h.index > heading.index]
        last = max((h for h in before), key=lambda h: h.index, default=None)
        following = min((h for h in after), key=lambda h: h.index, default=None)
        fits_before = last is not None and last.printed is not None and last.printed + 1 == heading.printed
        fits_after = following is None or (following.printed is not None and following.printed == heading.printed + 1)
        if heading.printed == 1 and last is None and following is not None and following.printed == 2:
            fits_before = True
        if not fits_before or not fits_after:
            continue
        n = heading.printed
        free = n not in seen and 1 <= n <= 6
        low = last.number if last is not None and last.number is not None else 0
        high = following.number if following is not None and following.number is not None else 99
        if free and low < n < high:
            seen.add(n)
            chosen.append(replace(heading, number=n, how="position"))
        elif following is not None or n == EXTRA:
            chosen.append(heading)
    return sorted(chosen, key=lambda h: h.index)
