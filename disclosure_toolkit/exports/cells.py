"""Text that goes into a cell: whatever a report says, it stays text (单元格文字).

Excel, WPS and LibreOffice take text that begins with certain characters for a formula; a Chinese input
method types some of them full-width, and Excel takes those for the same.
"""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
CELL_LIMIT = 32_767
# What XML 1.0 has no place for.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def neutral(value: str | int) -> str | int:
    """A CSV cell that no spreadsheet takes for a formula: an apostrophe stands before a suspicious one."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def unescaped(text: str) -> str:
    """Inverse of :func:`neutral`, for lists that come back."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def storable(text: str) -> str:
    """The text without what neither XML nor UTF-8 can hold (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text.encode("utf-8", "backslashreplace").decode("utf-8"))


def cell_text(text: str) -> str:
    """Text for a cell of a workbook, cut with an ellipsis at Excel's limit of 32,767 characters."""
    text = storable(text)
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - 1] + "…"
