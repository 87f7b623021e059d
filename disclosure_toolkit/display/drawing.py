"""Small drawings by matplotlib whose text stays text (绘图).

A browser sets the text of an SVG in its own Chinese font, so that a machine without any such font draws the
same bytes and matplotlib never looks for a glyph. PNG and PDF need real glyphs: they are drawn with the
first Chinese font found on the machine, and with English words where there is none (:func:`chinese_font`).

Coordinates are pixels from the top left corner.
"""

from __future__ import annotations

import io
import logging
import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from ..chinese import display_width
from ..home import home
from .markup import Html, tag

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FONTS = (
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Arial Unicode MS",
)
INK, MUTED, LINE = "#1f2933", "#52606d", "#d5dae1"
_DPI = 72
# Typed loosely: matplotlib's own type lists every setting by name.
_SETTINGS: Any = {
    "font.sans-serif": list(FONTS),
    "svg.fonttype": "none",
    "svg.hashsalt": "disclosure-toolkit",
    "path.simplify": False,
    "pdf.fonttype": 42,
}


def _prepare() -> None:
    """Keeps matplotlib's font list in the project's own folder, without a word in whosever page that happens to be
    made first; must come before its first import.
    """
    if "MPLCONFIGDIR" not in os.environ:
        os.environ["MPLCONFIGDIR"] = str(home() / "matplotlib")
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)


@cache
def chinese_font() -> str | None:
    """The first font of :data:`FONTS` on this machine, ``None`` without any."""
    _prepare()
    from matplotlib import font_manager

    present = {font.name for font in font_manager.fontManager.ttflist}
    # Collections list their Japanese face only; all faces of Noto CJK hold the same simplified characters.
    return next((name for name in (*FONTS, "Noto Sans CJK JP", "Noto Serif CJK JP") if name in present), None)


@cache
def _plain_text() -> type[Any]:
    """A text that goes into an SVG as it is, without being measured: no font is needed, none is missed."""
    from matplotlib.text import Text

    class PlainText(Text):
        def draw(self, renderer: Any) -> None:
            x, y = self.get_transform().transform(self.get_unitless_position())
            gc = renderer.new_gc()
            gc.set_foreground(self.get_color())
            height = renderer.get_canvas_width_height()[1]
            renderer.draw_text(gc, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
            gc.restore()

    return PlainText


class Canvas:
    """A drawing of fixed size.

    :ivar measured: whether text is laid out with a real font (PNG, PDF) or left to the browser (SVG).
    """

    def __init__(self, width: int, height: int, font: str | None = None) -> None:
        _prepare()
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        self.width, self.height, self._font = width, height, font
        self.figure: Figure = Figure(figsize=(width / _DPI, height / _DPI), dpi=_DPI, frameon=False)
        flip = Affine2D().scale(1 / _DPI, -1 / _DPI).translate(0, height / _DPI)
        self._transform = flip + self.figure.dpi_scale_trans

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled box with its top left corner at x, y."""
        from matplotlib.patches import Rectangle

        self._add(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", linewidth=0))

    def band(self, left: tuple[float, float, float], right: tuple[float, float, float], colour: str) -> None:
        """A curved band between two upright edges, each (x, top, bottom)."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        (x0, a, b), (x1, c, d) = left, right
        middle = (x0 + x1) / 2
        points = [(x0, a), (middle, a), (middle, c), (x1, c), (x1, d), (middle, d), (middle, b), (x0, b), (x0, a)]
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        self._add(PathPatch(Path(points, codes), facecolor=colour, edgecolor="none", alpha=0.32, linewidth=0))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 12,
        colour: str = INK,
        anchor: str = "left",
        bold: bool = False,
    ) -> None:
        """A line of text on the base line y; ``anchor``: left, center or right."""
        from matplotlib.text import Text

        kind: Any = Text if self._font else _plain_text()
        self._add(
            kind(
                x,
                y,
                text,
                fontfamily=self._font or "sans-serif",
                fontweight="bold" if bold else "normal",
                fontsize=size,
                color=colour,
                ha=anchor,
                va="baseline",
                parse_math=False,  # a dollar sign is a dollar sign, not a formula
            )
        )

    def _add(self, artist: Any) -> None:
        artist.set_transform(self._transform)
        artist.set_clip_on(False)
        self.figure.add_artist(artist)

    def svg(self, title: str, description: str, name: str) -> Html:
        """The drawing as an inline SVG element with its alternative text; deterministic bytes."""
        import matplotlib as mpl
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        buffer = io.StringIO()
        nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
        canvas: Any = FigureCanvasSVG(self.figure)
        with mpl.rc_context(_SETTINGS):
            canvas.print_svg(buffer, metadata=nothing)
        inner = _inner(buffer.getvalue())
        about = [tag("title", title, id=f"{name}-t"), tag("desc", description, id=f"{name}-d")]
        family = ", ".join(f"'{font}'" for font in FONTS) + ", sans-serif"
        return tag(
            "svg",
            about,
            inner,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.width} {self.height}",
            role="img",
            aria_labelledby=f"{name}-t {name}-d",
            font_family=family,
            cls="dt-svg",
        )

    def raster(self, form: str, scale: float = 2.0) -> bytes:
        """PNG (``scale`` pixels a pixel) or PDF bytes."""
        import matplotlib as mpl
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        buffer = io.BytesIO()
        metadata = {"CreationDate": None} if form == "pdf" else {"Software": None}
        with mpl.rc_context(_SETTINGS):
            FigureCanvasAgg(self.figure)
            self.figure.savefig(buffer, format=form, dpi=_DPI * scale, metadata=metadata, facecolor="white")
        return buffer.getvalue()


def _inner(svg: str) -> Html:
    """What stands inside matplotlib's SVG, without what the page does not need: ids (they would be double
    in a page of several charts), the style that would apply to the whole page, and the repeated font list.
    """
    body = svg[svg.index(">", svg.index("<svg")) + 1 : svg.rindex("</svg>")]
    body = re.sub(r"<metadata>.*?</metadata>|<defs>.*?</defs>|<!--.*?-->", "", body, flags=re.DOTALL)
    body = re.sub(r' id="[^"]*"', "", body)
    body = re.sub(r"font-family: [^;\"]*;? ?", "", body)
    body = re.sub(r' transform="rotate\(-0 [^"]*\)"', "", body)
    body = re.sub(r"</?g>", "", body)
    return Html(re.sub(r"\s*\n\s*", "\n", body).strip())


def text_width(text: str, size: float) -> float:
    """Width of a text in pixels, near enough for layout: a Chinese character is as wide as the type size, a
    Latin letter a little over half of it.
    """
    wide = display_width(text) - len(text)
    return (wide + (len(text) - wide) * 0.57) * size


def wrapped(text: str, size: float, width: float) -> list[str]:
    """The text in lines of at most ``width`` pixels: between words where there are spaces, else anywhere."""
    pieces = text.split(" ") if " " in text else list(text)
    glue = " " if " " in text else ""
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}{glue}{piece}" if lines else piece
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def spread(centres: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Moves labels apart so that each has ``gap`` to the next, as near to their places as possible."""
    placed: list[float] = []
    for centre in centres:
        placed.append(max(centre, placed[-1] + gap if placed else top))
    excess = placed[-1] - bottom if placed else 0.0
    for index in range(len(placed) - 1, -1, -1):
        if excess <= 0:
            break
        limit = placed[index + 1] - gap if index + 1 < len(placed) else bottom
        placed[index] = min(placed[index], limit)
        excess = placed[index - 1] - (placed[index] - gap) if index else 0.0
    return placed


Draw = Callable[[str | None], Canvas]
