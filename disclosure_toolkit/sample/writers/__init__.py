"""Printed report → file bytes, in the layouts of real life; one module a format."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from dataclasses import dataclass

from ..printed import PrintedReport

FORMATS = ("html", "docx", "pdf", "text", "json")
EXTENSIONS = {"html": "html", "docx": "docx", "pdf": "pdf", "text": "txt", "json": "json"}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay a report out in a format.

    :ivar held_out: only benchmarks use it.
    :ivar dated: whether it prints the publication date.
    :ivar flat: whether a blank figure cell leaves no trace, so that its row's columns cannot be told.
    """

    format: str
    name: str
    write: Callable[[PrintedReport, random.Random], bytes]
    held_out: bool = False
    dated: bool = False
    flat: bool = False


def layouts(format_name: str, held_out: bool = False) -> tuple[Layout, ...]:
    """The layouts of a format; with ``held_out`` the held-back ones where there are any.

    :raises ValueError: no such format.
    """
    if format_name not in FORMATS:
        raise ValueError(f"{format_name}: not one of {', '.join(FORMATS)}")
    found: tuple[Layout, ...] = importlib.import_module(f"{__name__}.{format_name}").LAYOUTS
    return tuple(layout for layout in found if layout.held_out == held_out) or found


def find_layout(format_name: str, name: str) -> Layout:
    """The layout of this name, held back or not.

    :raises ValueError: there is none.
    """
    for layout in (*layouts(format_name), *layouts(format_name, held_out=True)):
        if layout.name == name:
            return layout
    raise ValueError(f"no {format_name} layout {name}")
