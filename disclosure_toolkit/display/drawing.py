"""Small drawings whose text stays text (绘图).

A browser sets the text of an SVG in its own Chinese font, so that a machine without any such font draws the
same bytes. The SVG is written here, in the time that it takes to write a table: a drawing library would need
longer to be imported than all the rest of an audit. PNG and PDF need real glyphs and come from matplotlib
(:mod:`.raster`).

Coordinates are pixels from the top left corner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..chinese import display_width
from .markup import Html, tag

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
BAND_OPACITY = 0.32
_SIZE = 12
_ANCHORS = {"left": None, "center": "middle", "right": "end"}


@dataclass(frozen=True, slots=True)
class Box:
    """A filled box with its top left corner at x, y."""

    x: float
    y: float
    width: float
    height: float
    colour: str

    def svg(self) -> Html:
        """One element."""
        x, y, width, height = map(_number, (self.x, self.y, self.width, self.height))
        return tag("rect", x=x, y=y, width=width, height=height, fill=self.colour)


@dataclass(frozen=True, slots=True)
class Band:
    """A curved band between two upright edges, each (x, top, bottom)."""

    left: tuple[float, float, float]
    right: tuple[float, float, float]
    colour: str

    def points(self) -> list[tuple[float, float]]:
        """Start, three points of a curve, a corner, three points of a curve back."""
        (x0, a, b), (x1, c, d) = self.left, self.right
        middle = (x0 + x1) / 2
        return [(x0, a), (middle, a), (middle, c), (x1, c), (x1, d), (middle, d), (middle, b), (x0, b)]

    def svg(self) -> Html:
        """One element."""
        p = [f"{_number(x)} {_number(y)}" for x, y in self.points()]
        path = f"M{p[0]}C{p[1]} {p[2]} {p[3]}L{p[4]}C{p[5]} {p[6]} {p[7]}Z"
        return tag("path", d=path, fill=self.colour, fill_opacity=str(BAND_OPACITY))


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text on the base line y; ``anchor``: left, center or right."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: str
    bold: bool

    def svg(self) -> Html:
        """One element."""
        return tag(
            "text",
            self.text,
            x=_number(self.x),
            y=_number(self.y),
            font_size=None if self.size == _SIZE else _number(self.size),
            font_weight="bold" if self.bold else None,
            fill=None if self.colour == INK else self.colour,
            text_anchor=_ANCHORS[self.anchor],
        )


class Canvas:
    """A drawing of fixed size.

    :ivar font: what PNG and PDF set their text in; an SVG leaves that to the browser.
    :ivar shapes: what was drawn, in this order.
    """

    def __init__(self, width: int, height: int, font: str | None = None) -> None:
        self.width, self.height, self.font = width, height, font
        self.shapes: list[Box | Band | Label] = []

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled box with its top left corner at x, y."""
        self.shapes.append(Box(x, y, width, height, colour))

    def band(self, left: tuple[float, float, float], right: tuple[float, float, float], colour: str) -> None:
        """A curved band between two upright edges, each (x, top, bottom)."""
        self.shapes.append(Band(left, right, colour))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = _SIZE,
        colour: str = INK,
        anchor: str = "left",
        bold: bool = False,
    ) -> None:
        """A line of text on the base line y; ``anchor``: left, center or right."""
        self.shapes.append(Label(x, y, text, size, colour, anchor, bold))

    def svg(self, title: str, description: str, name: str) -> Html:
        """The drawing as an inline SVG element with its alternative text; the same drawing gives the same bytes."""
        about = [tag("title", title, id=f"{name}-t"), tag("desc", description, id=f"{name}-d")]
        return tag(
            "svg",
            about,
            [shape.svg() for shape in self.shapes],
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.width} {self.height}",
            role="img",
            aria_labelledby=f"{name}-t {name}-d",
            font_family=", ".join(f"'{font}'" for font in FONTS) + ", sans-serif",
            font_size=str(_SIZE),
            fill=INK,
            cls="dt-svg",
        )

    def raster(self, form: str, scale: float = 2.0) -> bytes:
        """PNG (``scale`` pixels a pixel) or PDF bytes."""
        from .raster import raster

        return raster(self, form, scale)


def _number(value: float) -> str:
    """To a hundredth of a pixel, no zeros at the end."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


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
