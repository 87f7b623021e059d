"""The text of DOCX paragraphs as printed (段落文字): tracked changes accepted, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator

from .radicals import without_radicals
from .text_lines import raised
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
_SETTINGS = tuple(W + name for name in ("vanish", "strike", "dstrike", "vertAlign"))
"""Of a run's properties those that change its text."""
_OFF = ("0", "false", "off")


def paragraph_text(paragraph: Element) -> str:
    r"""The paragraph's text; line and page breaks as ``\n``, tabs kept, text boxes left out."""
    collector = _Collector()
    collector.collect(paragraph)
    return without_radicals(collector.text())


class _Collector:
    """The pieces of a paragraph's text.

    :ivar struck: places of pieces that are struck out; they count only where nothing else stands there.
    :ivar fields: for each field that is open, whether its instruction is being read: what a field inside an
        instruction shows is no text.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.struck: list[int] = []
        self.fields: list[bool] = []

    def text(self) -> str:
        if self.struck:
            gone = set(self.struck)
            kept = "".join(piece for place, piece in enumerate(self.pieces) if place not in gone)
            if kept.strip():
                return kept
        return "".join(self.pieces)

    def collect(self, element: Element) -> None:
        # The parser refuses more than 256 levels, so that this recursion is bounded.
        for child in element:
            tag = child.tag
            if tag == f"{W}t" or tag == f"{_MATH}t":
                if len(self.fields) < 2 or not any(self.fields[:-1]):
                    self.pieces.append(child.text or "")
            elif tag in _LITERAL:
                self.pieces.append(_LITERAL[tag])
            elif tag in _DROPPED or tag in _BOXES or not isinstance(tag, str):
                continue
            elif tag == f"{W}r":
                self.run(child)
            elif tag == f"{W}fldChar":
                self.field(child.get(f"{W}fldCharType", ""))
            elif tag == f"{MC}AlternateContent":
                branch = alternative(child)
                if branch is not None:
                    self.collect(branch)
            else:
                self.collect(child)

    def run(self, run: Element) -> None:
        properties = child_of(run, W + "rPr")
        if properties is None:
            self.collect(run)
            return
        settings = {setting.tag: setting for setting in properties.iterchildren(*_SETTINGS)}
        if not settings:
            self.collect(run)
            return
        if is_on(settings.get(f"{W}vanish")):
            return
        start = len(self.pieces)
        self.collect(run)
        if is_on(settings.get(f"{W}strike")) or is_on(settings.get(f"{W}dstrike")):
            self.struck.extend(range(start, len(self.pieces)))
        align = settings.get(f"{W}vertAlign")
        if align is not None and align.get(VAL) == "superscript" and start:
            self.pieces[start:] = [raised("".join(self.pieces[start:]))]

    def field(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()


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
