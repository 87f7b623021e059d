"""The text of a table cell in HTML (单元格文字)."""

from __future__ import annotations

import re

from lxml import etree

from .html_dom import BLOCK_TAGS, Element, is_shown, look_of, own_text, shown_text
from .text_lines import raised, strip

_SPACES = re.compile(r"[ \t\r\n\f]+")
_CELLS = ("td", "th")


def cell_text(cell: Element) -> str:
    r"""The cell's text, its paragraphs and line breaks as ``\n``; rows of an inner table are lines."""
    lone = _lone_text(cell) if next(cell.iter("input", "textarea"), None) is None else None
    if lone is not None:
        return strip(_SPACES.sub(" ", shown_text(lone)))
    lines: list[str] = []
    pieces: list[str] = [cell.text or ""]
    note: Element | None = None

    def close() -> None:
        line = strip(_SPACES.sub(" ", shown_text("".join(pieces))))
        if line:
            lines.append(line)
        pieces.clear()

    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, element in walk:
        if element is cell:
            continue
        tag = element.tag
        if event == "start":
            if tag in ("input", "textarea"):
                pieces.append(_entered(element))
            look = look_of(element)
            if not is_shown(element) or (look == "struck" and own_text(element) != own_text(cell)):
                walk.skip_subtree()
                continue
            if tag in _CELLS:
                pieces.append(" ")
            elif tag == "br" or tag in BLOCK_TAGS:
                close()
            elif look == "box":
                pieces.append(" ")
            if tag == "sup" and note is None and strip("".join(pieces)):
                note = element
            pieces.append(raised(element.text or "") if note is not None else element.text or "")
        else:
            if tag in BLOCK_TAGS and tag not in _CELLS:
                close()
            if element is note:
                note = None
            pieces.append(element.tail or "")
    close()
    return "\n".join(lines)


def _entered(field: Element) -> str:
    """What a form field shows: some sites print their tables as forms."""
    if field.tag == "textarea":
        return field.text or ""
    shown = (field.get("type") or "text").lower() in ("text", "number", "tel")
    return field.get("value") or "" if shown else ""


def _lone_text(cell: Element) -> str | None:
    """The text where one element wraps another and only the innermost holds any: the usual cell of an editor."""
    node = cell
    while True:
        filled = [child for child in node if len(child) or child.text or child.tail or child.tag == "br"]
        if not filled:
            return node.text or ""
        child = filled[0]
        if len(filled) > 1 or child.tag == "br" or (node.text or "").strip() or (child.tail or "").strip():
            return None
        if not is_shown(child):
            return ""
        node = child
