"""A second, independent reading of figure cells, and a third where the first two differ.

A cell's text is put together from the characters' boxes. pdfium's own extraction orders and spaces the
same characters by its own rules; pdfplumber decodes the fonts anew. A lost decimal point or a digit of the
neighbouring cell shows as a difference between them.
"""

from __future__ import annotations

import ctypes
import io
import logging
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from .pdf_source import Box, View, inverse, mapped

_LONGEST = 24
"""Longer texts are labels; their digits (第二十条第 5 项) are no figures."""
_ROOM = 256
_UNIT = 3
"""So many Chinese characters may stand in a figure's cell (万元, 条); with more it is a label."""
_INSET = 0.8
_BOLD = 0.25
"""Share of an em by which the second printing of a bold face may be off."""
# pdfium ends with a zero and writes a hyphen at a line's end by signs of its own.
_SIGNS = {0: None, 0x02: "-", 0xFFFE: "-"}


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """What of a text makes its figure: digits, points, signs; spaces and thousands separators dropped."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("—", "-").replace("–", "-")
    return "".join(char for char in text if char.isdigit() or char in ".-+%\ufffd")


class SecondReader:
    """Second readings of the cells of one page.

    :param third: gives pdfplumber's text of a box of the displayed page; asked only on disagreement.
    """

    def __init__(self, text: Any, view: View, third: Callable[[Box], str | None]) -> None:
        self._text = text
        self._view = view
        self._back = inverse(view.matrix)
        self._third = third
        self._buffer = (ctypes.c_ushort * _ROOM)()

    def differing(self, own: str, box: Box, twice: bool = False) -> str | None:
        """The other reading of a cell, ``None`` when it agrees or when the cell holds no figure.

        :param twice: each character stands there twice, for a bold face; pdfium reads both.
        """
        if len(own) > _LONGEST or sum("\u2e80" < char < "\uff00" for char in own) > _UNIT:
            return None
        mine = skeleton(own)
        bounded = self._bounded(box)
        other = skeleton(bounded)
        if mine == other or (twice and sorted(other) == sorted(mine * 2)) or len(bounded) > 2 * _LONGEST:
            return None
        if not any(char.isdigit() for char in own + bounded):
            return None
        third = self._third(self._view.displayed(box))
        if third is not None and mine == skeleton(third):
            return None
        return " ".join(bounded.split())

    def _bounded(self, box: Box) -> str:
        x0, y0, x1, y1 = box
        inner = (x0 + _INSET, y0 + _INSET, x1 - _INSET, y1 - _INSET)
        left, low, right, high = mapped(inner, self._back)
        count = pdfium.FPDFText_GetBoundedText(self._text, left, high, right, low, self._buffer, _ROOM)
        raw = bytes(memoryview(self._buffer)[: max(0, min(count, _ROOM))])
        return raw.decode("utf-16-le", errors="replace").translate(_SIGNS).strip()


class Plumber:
    """pdfplumber's text of a box; the file is opened only when first asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._file: Any = None
        self._broken = False

    def text(self, page: int, box: Box) -> str | None:
        """The text inside a box of a displayed page (from 1); ``None`` when pdfplumber cannot read the file."""
        if self._broken:
            return None
        try:
            return self._text(page, box)
        except Exception:  # noqa: BLE001
            # What pdfium repairs silently makes pdfminer raise anything (KeyError, TypeError, its own errors).
            # No third opinion leaves the first two in disagreement: the figure is then unreadable.
            self._broken = True
            return None

    def _text(self, page: int, box: Box) -> str:
        import pdfplumber

        if self._file is None:
            # It warns of every odd font; what counts is told by the cell's second reading.
            logging.getLogger("pdfminer").setLevel(logging.ERROR)
            self._file = pdfplumber.open(io.BytesIO(self._data))
        found = self._file.pages[page - 1]
        x0, top, x1, bottom = box
        left, upper = found.bbox[:2]

        def inside(item: dict[str, Any]) -> bool:
            x, y = (item["x0"] + item["x1"]) / 2 - left, (item["top"] + item["bottom"]) / 2 - upper
            a, b = item.get("matrix", (1.0, 0.0))[:2]
            slanted = abs(a) > 0.1 * abs(b) and abs(b) > 0.1 * abs(a)
            return bool(item["object_type"] == "char" and not slanted and x0 <= x <= x1 and top <= y <= bottom)

        held = found.filter(inside)
        sizes = [char["size"] for char in held.chars]
        return str(held.dedupe_chars(tolerance=max(1.0, _BOLD * min(sizes, default=0))).extract_text() or "")

    def close(self) -> None:
        """Closes the file if it was opened and is whole enough to be walked through."""
        if self._file is not None and not self._broken:
            self._file.close()
