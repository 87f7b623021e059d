"""Stands in for Chinese fonts that a PDF names without holding them (未嵌入的字体).

pdfium looks for such a font among those installed, so that boxes would differ from machine to machine, and
where none is installed a lone full-width ０ would have no size and vanish. It also measures the outline of
every character, which took a third of the time of reading. It is given ``pdf_em.ttf`` instead, in which a
Chinese character fills its em (made by ``tests/specimens/pdf/em_font.py``): nothing is drawn here, and what
is printed and where stands in the PDF itself. Latin fonts that are not embedded are pdfium's own.
"""

from __future__ import annotations

import ctypes
from functools import cache
from importlib import resources
from typing import Any

import pypdfium2.raw as pdfium

_CHARSETS = frozenset({128, 129, 134, 136})
"""Japanese, Korean, simplified and traditional Chinese, as Windows numbers them."""
_HANDLE = 1
FONT = (resources.files(__package__) / "pdf_em.ttf").read_bytes()


def _map_font(_info: Any, _weight: int, _italic: int, charset: int, _pitch: int, _face: Any, _exact: Any) -> int | None:
    return _HANDLE if charset in _CHARSETS else None


def _font_data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
    if table:
        return 0
    if buffer and size >= len(FONT):
        ctypes.memmove(buffer, FONT, len(FONT))
    return len(FONT)


@cache
def stand_in() -> Any:
    """Tells pdfium once; what is returned, and kept here, must live as long as the process."""
    info = pdfium.FPDF_SYSFONTINFO()
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    info.version = 1
    info.MapFont = types["MapFont"](_map_font)
    info.GetFontData = types["GetFontData"](_font_data)
    pdfium.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info
