"""Drawings as PNG and PDF, by matplotlib and with a Chinese font of this machine (位图与 PDF)."""

from __future__ import annotations

import io
import os
from functools import cache
from typing import TYPE_CHECKING, Any

from ..home import home
from .drawing import BAND_OPACITY, FONTS, Band, Box

if TYPE_CHECKING:
    from .drawing import Canvas

_DPI = 72
# Typed loosely: matplotlib's own type lists every setting by name.
_SETTINGS: Any = {"font.sans-serif": list(FONTS), "path.simplify": False, "pdf.fonttype": 42}


@cache
def chinese_font() -> str | None:
    """The first font of :data:`FONTS` on this machine, ``None`` without any."""
    _prepare()
    from matplotlib import font_manager

    present = {font.name for font in font_manager.fontManager.ttflist}
    # Collections list their Japanese face only; all faces of Noto CJK hold the same simplified characters.
    return next((name for name in (*FONTS, "Noto Sans CJK JP", "Noto Serif CJK JP") if name in present), None)


def raster(canvas: Canvas, form: str, scale: float) -> bytes:
    """The drawing as bytes of the form ``png`` (``scale`` pixels a pixel) or ``pdf``."""
    _prepare()
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.transforms import Affine2D

    size = (canvas.width / _DPI, canvas.height / _DPI)
    with mpl.rc_context(_SETTINGS):
        figure = Figure(figsize=size, dpi=_DPI, frameon=False)
        flip = Affine2D().scale(1 / _DPI, -1 / _DPI).translate(0, size[1])
        for shape in canvas.shapes:
            artist = _artist(shape, canvas.font)
            artist.set_transform(flip + figure.dpi_scale_trans)
            artist.set_clip_on(False)
            figure.add_artist(artist)
        FigureCanvasAgg(figure)
        buffer = io.BytesIO()
        metadata = {"CreationDate": None} if form == "pdf" else {"Software": None}
        figure.savefig(buffer, format=form, dpi=_DPI * scale, metadata=metadata, facecolor="white")
    return buffer.getvalue()


def _artist(shape: Any, font: str | None) -> Any:
    from matplotlib.patches import PathPatch, Rectangle
    from matplotlib.path import Path
    from matplotlib.text import Text

    if isinstance(shape, Box):
        place = (shape.x, shape.y)
        return Rectangle(place, shape.width, shape.height, facecolor=shape.colour, edgecolor="none", linewidth=0)
    if isinstance(shape, Band):
        points = shape.points()
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        path = Path([*points, points[0]], codes)
        return PathPatch(path, facecolor=shape.colour, edgecolor="none", alpha=BAND_OPACITY, linewidth=0)
    return Text(
        shape.x,
        shape.y,
        shape.text,
        fontfamily=font or "sans-serif",
        fontweight="bold" if shape.bold else "normal",
        fontsize=shape.size,
        color=shape.colour,
        ha=shape.anchor,
        va="baseline",
        parse_math=False,  # a dollar sign is a dollar sign, not a formula
    )


def _prepare() -> None:
    """Keeps matplotlib's font list in the project's own folder; must come before its first import."""
    if "MPLCONFIGDIR" not in os.environ:
        os.environ["MPLCONFIGDIR"] = str(home() / "matplotlib")
