"""Paragraph styles of DOCX files (段落样式): which number their paragraphs, which print a table of contents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .word_numbering import W, list_of, value_of
from .word_package import Element, parsed

_CONTENTS_STYLE = re.compile(r"^(?:toc|目录)\s*\d*$", re.IGNORECASE)
_USUAL = 1024 * 1024
"""More bytes than the styles of any template; larger ones are not kept."""
_KEPT = 8
_known: dict[bytes, ParagraphStyles] = {}


@dataclass(frozen=True, slots=True)
class ParagraphStyles:
    """What a document's styles say of its paragraphs.

    :ivar contents: ids of the styles of a table of contents: its lines repeat the headings and are no headings.
    :ivar lists: style → list and level, ``""`` for paragraphs without a style.
    """

    contents: frozenset[str] = frozenset()
    lists: Mapping[str, tuple[str, int]] = field(default_factory=dict)


def paragraph_styles(content: bytes | None, file: str) -> ParagraphStyles:
    """Reads ``styles.xml``, ``None`` when the file has none.

    Documents made from one template share it to the byte, and it is often larger than the report itself.

    :raises DamagedFile: it is no XML.
    """
    if content is None:
        return ParagraphStyles()
    found = _known.get(content)
    if found is None:
        styles = parsed(content, file)
        found = ParagraphStyles(_contents_styles(styles), _style_lists(styles))
        if len(content) <= _USUAL:
            if len(_known) >= _KEPT:
                _known.clear()
            _known[content] = found
    return found


def _contents_styles(styles: Element) -> frozenset[str]:
    """Ids of the styles of a table of contents: its lines repeat the headings and are no headings."""
    found = set()
    for style in styles.findall(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and _CONTENTS_STYLE.match(name.get(f"{W}val", "")):
            found.add(style.get(f"{W}styleId", ""))
    return frozenset(found)


def _style_lists(styles: Element) -> dict[str, tuple[str, int]]:
    """Paragraph style → list and level, inherited from the styles that it is based on."""
    elements = {e.get(f"{W}styleId", ""): e for e in styles.findall(f"{W}style")}
    found: dict[str, tuple[str, int]] = {}
    for style_id, style in elements.items():
        list_id: str | None = None
        depth: int | None = None
        current: Element | None = style
        for _ in range(20):  # based-on chains are short; a circular one must end
            if current is None or (list_id is not None and depth is not None):
                break
            properties = current.find(f"{W}pPr")
            own = list_of(properties) if properties is not None else None
            if own is not None:
                list_id = list_id if list_id is not None else own[0]
                depth = depth if depth is not None else own[1]
            current = elements.get(value_of(current, "basedOn", ""))
        if list_id is not None and list_id != "0":
            found[style_id] = (list_id, depth or 0)
            if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
                found[""] = (list_id, depth or 0)
    return found
