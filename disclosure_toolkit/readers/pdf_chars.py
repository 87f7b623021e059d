"""The characters of a page with their places; what is printed, not what is encoded."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from .pdf_drawing import Drawing
from .pdf_source import Matrix, View, address, chain, direct
from .radicals import without_radicals

UNREADABLE = "\ufffd"
"""Stands for a glyph whose character the file does not tell."""

_BLANK = frozenset(
    (0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, *range(0x2000, 0x200B))
)
_NOTHING = frozenset((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD))
# pdfium's own signs for a hyphen at a line's end.
_HYPHEN = frozenset((0x02, 0xFFFE))
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 0.06
"""More than this part of a right angle off the vertical or horizontal is a watermark."""
# Loose boxes of such heights (points) are common and right; others are checked against the font's size.
_SMALL, _LARGE = 5.0, 20.0
_BULLETS = {0xF06C: "●", 0xF06E: "■", 0xF075: "◆", 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖"}


_POINTER, _INT, _REF = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_unicode = direct(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _POINTER, _INT)
_origin = direct(pdfium.FPDFText_GetCharOrigin, _INT, _POINTER, _INT, _REF, _REF)
_loose_box = direct(pdfium.FPDFText_GetLooseCharBox, _INT, _POINTER, _INT, _REF)
_unmapped = direct(pdfium.FPDFText_HasUnicodeMapError, _INT, _POINTER, _INT)


class Char(NamedTuple):
    """One printed character.

    :ivar base: y of the base line. :ivar order: place in the content's order.
    :ivar spaced: whether a space character stands before it in the content.
    :ivar turned: 0 upright, else the direction of the base line: 1 downwards, 3 upwards.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    order: int
    spaced: bool
    turned: int

    @property
    def size(self) -> float:
        """One em in points."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Characters:
    """The visible characters of a page, and how many were left out because nobody sees them.

    :ivar sideways: 1 or 3 when nearly all text runs down or up the page, else 0.
    """

    chars: list[Char]
    hidden: int
    slanted: int
    sideways: int


def characters_of(text: Any, view: View, drawing: Drawing) -> Characters:
    """Reads the characters of an open text page.

    White space is left out: gaps tell where words end. Glyphs without a known character become U+FFFD,
    so that a figure with one is never taken for a shorter one.
    """
    a, b, c, d, e, f = view.matrix
    rect = pdfium.FS_RECTF()
    rect_ref = ctypes.addressof(rect)
    ox, oy = ctypes.c_double(), ctypes.c_double()
    ox_ref, oy_ref = ctypes.addressof(ox), ctypes.addressof(oy)
    place = address(text)
    y, quarters = math.inf, 0.0
    tight = _Tight(text)
    upright = b == 0 and c == 0
    chars: list[Char] = []
    hidden = slanted = 0
    spaced = False
    turns = [0, 0, 0, 0]
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = _unicode(place, index)
        if code in _BLANK:
            spaced = spaced or not pdfium.FPDFText_IsGenerated(text, index)
            continue
        if code in _NOTHING:
            continue
        if drawing.hidden and address(pdfium.FPDFText_GetTextObject(text, index)) in drawing.hidden:
            hidden += 1
            continue
        _origin(place, index, ox_ref, oy_ref)
        x = ox.value
        if oy.value != y:
            # Characters of one upright line share their base line: only a new one is asked for its angle.
            y = oy.value
            quarters = max(0.0, pdfium.FPDFText_GetCharAngle(text, index)) / (math.pi / 2)
        if abs(quarters - round(quarters)) > _SLANT:
            slanted += 1
            continue
        base = b * x + d * y + f
        _loose_box(place, index, rect_ref)
        left, right, low, high = rect.left, rect.right, rect.bottom, rect.top
        turned = 0
        loose = upright and round(quarters) % 4 == 0 and right - left > 0.01
        if loose and (_SMALL < high - low < _LARGE or tight.agrees(index, high - low)):
            x0, x1, top, bottom = a * left + e, a * right + e, d * high + f, d * low + f
            if x1 < x0:
                x0, x1 = x1, x0
            if bottom < top:
                top, bottom = bottom, top
        else:
            x0, top, x1, bottom, turned = tight.box(index, code, view, a * x + c * y + e, base)
        if x1 < 0 or x0 > view.width or bottom < 0 or top > view.height:
            continue
        turns[turned] += 1
        known = code in _HYPHEN or not (code < 0x2E80 or code >= 0xE000) or not _unmapped(place, index)
        chars.append(Char(_printed(code, known), x0, top, x1, bottom, base, index, spaced, turned))
        spaced = False
    most = max(turns)
    sideways = turns.index(most) if most > 0.6 * len(chars) else 0
    return Characters(_joined_surrogates(chars), hidden, slanted, sideways)


@lru_cache(maxsize=8192)
def _printed(code: int, known: bool) -> str:
    if code in _HYPHEN:
        return "-"
    if code in _BULLETS:
        return _BULLETS[code]
    if not known or code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code <= 0xF8FF or code >= 0xF0000:
        return UNREADABLE
    char = chr(code)
    if 0x2E80 <= code <= 0x2FDF:
        return without_radicals(char)
    return char


def _joined_surrogates(chars: list[Char]) -> list[Char]:
    """Pairs of surrogates made one character."""
    if not any("\ud800" <= char.text <= "\udfff" for char in chars):
        return chars
    result: list[Char] = []
    for char in chars:
        if "\udc00" <= char.text <= "\udfff" and result and "\ud800" <= result[-1].text <= "\udbff":
            pair = (result[-1].text + char.text).encode("utf-16", "surrogatepass").decode("utf-16")
            result[-1] = result[-1]._replace(text=pair)
        else:
            result.append(char)
    return [char._replace(text=UNREADABLE) if "\ud800" <= char.text[0] <= "\udfff" else char for char in result]


class _Tight:
    """Boxes of glyphs that pdfium has no right loose box for.

    That is turned text, odd fonts, zero width, and vertical fonts, for which it forgets the text matrix.
    """

    def __init__(self, text: Any) -> None:
        self.text = text
        self.values = [ctypes.c_double() for _ in range(4)]
        self.refs = [ctypes.byref(value) for value in self.values]
        self.matrix = pdfium.FS_MATRIX()
        self.direction = (1.0, 0.0)

    def agrees(self, index: int, height: float) -> bool:
        """Whether a loose box of this height (points) is as high as the font is large."""
        em = self._em(index, _UPRIGHT)
        return 0.7 * em < height < 1.4 * em

    def _em(self, index: int, outer: Matrix) -> float:
        pdfium.FPDFText_GetMatrix(self.text, index, ctypes.byref(self.matrix))
        m = self.matrix
        a, b, _, _, _, _ = chain((m.a, m.b, m.c, m.d, 0.0, 0.0), outer)
        self.direction = (a, b)
        return float(pdfium.FPDFText_GetFontSize(self.text, index)) * math.hypot(a, b)

    def box(self, index: int, code: int, view: View, x: float, base: float) -> tuple[float, float, float, float, int]:
        """x0, top, x1, bottom and turn of a glyph in the view, at least a hair wide and high."""
        pdfium.FPDFText_GetCharBox(self.text, index, *self.refs)
        left, right, low, high = (value.value for value in self.values)
        em = self._em(index, view.matrix) or 1.0
        a, b = self.direction
        va, vb, vc, vd, ve, vf = view.matrix
        xs = sorted((va * left + vc * low + ve, va * right + vc * high + ve))
        ys = sorted((vb * left + vd * low + vf, vb * right + vd * high + vf))
        if abs(b) > abs(a):
            turned = 1 if b > 0 else 3
            return xs[0], ys[0], max(xs[1], xs[0] + 0.1), max(ys[1], ys[0] + 0.1), turned
        if ys[1] < base - em or ys[0] > base + em:
            base = ys[1]
        # Ink is narrower than the place a character takes: the ink of 11 lies as far apart as two columns may.
        place = 1.0 if code >= 0x2E80 else 0.45 if chr(code).isalnum() else 0.2
        return min(x, xs[0]), base - 0.86 * em, max(xs[1], x + place * em), base + 0.14 * em, 0
