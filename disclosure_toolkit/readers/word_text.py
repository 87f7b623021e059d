"""The text of DOCX paragraphs as printed (段落文字): tracked changes accepted, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator

from .word_numbering import VAL, W
from .word_package import Element, child_of

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_DROPPED_NAMES = (
    "del moveFrom pPr rPr sdtPr sdtEndPr smartTagPr customXmlPr instrText delText delInstrText "
    "footnoteReference endnoteReference annotationRef commentReference proofErr bookmarkStart bookmarkEnd rt rubyPr "
    "softHyphen"
)
_DROPPED = frozenset(W + name for name in _DROPPED_NAMES.split())
_BOXES = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_LITERAL = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_OFF = ("0", "false", "off")


def paragraph_text(paragraph: Element) -> str:
    r"""The paragraph's text; line and page breaks as ``\n``, tabs kept, text boxes left out."""
    pieces: list[str] = []
    _collect(paragraph, pieces)
    return "".join(pieces)


def _collect(element: Element, pieces: list[str]) -> None:
    # The parser refuses more than 256 levels, so that this recursion is bounded.
    for child in element:
        tag = child.tag
        if tag == f"{W}t" or tag == f"{_MATH}t":
            pieces.append(child.text or "")
        elif tag in _LITERAL:
            pieces.append(_LITERAL[tag])
        elif tag in _DROPPED or tag in _BOXES or not isinstance(tag, str):
            continue
        elif tag == f"{W}r":
            if not _is_hidden(child):
                _collect(child, pieces)
        elif tag == f"{MC}AlternateContent":
            branch = alternative(child)
            if branch is not None:
                _collect(branch, pieces)
        else:
            _collect(child, pieces)


def _is_hidden(run: Element) -> bool:
    return is_on(child_of(child_of(run, W + "rPr"), W + "vanish"))


def is_on(switch: Element | None) -> bool:
    """Whether an on/off property is present and not switched off."""
    return switch is not None and switch.get(VAL, "1").lower() not in _OFF


def alternative(element: Element) -> Element | None:
    """The one branch of alternative content that is printed: the modern one, else the one for old programs."""
    return next(
        (branch for name in ("Choice", "Fallback") if (branch := element.find(f"{MC}{name}")) is not None),
        None,
    )


def text_boxes(element: Element) -> Iterator[Element]:
    """The contents of text boxes anchored in a paragraph, each once, in order."""
    if next(element.iter(f"{W}txbxContent"), None) is None:
        return
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            branch = alternative(child)
            if branch is not None:
                yield from text_boxes(branch)
        elif isinstance(child.tag, str) and child.tag not in (f"{W}del", f"{W}moveFrom"):
            yield from text_boxes(child)


def mark_deleted(paragraph: Element) -> bool:
    """Whether the paragraph's end was deleted under tracked changes, so that it runs on into the next."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def has_paragraph_style(paragraph: Element, names: frozenset[str]) -> bool:
    """Whether the paragraph's style is one of these (style ids)."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(VAL, "") in names
