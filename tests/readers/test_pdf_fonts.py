"""Fonts that a PDF names without holding them: the same boxes on every machine, whatever fonts it has."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont
from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.model import TextBlock
from disclosure_toolkit.readers.pdf import read
from disclosure_toolkit.readers.pdf_fonts import FONT
from tests.specimens.pdf import em_font, making


def test_the_font_is_what_its_maker_makes(tmp_path):
    em_font.make(str(tmp_path / "made.ttf"))
    made, held = TTFont(tmp_path / "made.ttf"), TTFont(BytesIO(FONT))
    assert made.getBestCmap() == held.getBestCmap()
    assert made["hmtx"].metrics == held["hmtx"].metrics
    assert [made["glyf"][name] for name in made.getGlyphOrder()] == [
        held["glyf"][name] for name in held.getGlyphOrder()
    ]


def test_the_stand_in_fills_the_em_and_its_latin_characters_are_narrower():
    font = TTFont(BytesIO(FONT))
    names, widths = font.getBestCmap(), font["hmtx"]
    assert [widths[names[ord(char)]][0] for char in "年０（1a.-"] == [1000, 1000, 1000, 550, 550, 550, 550]
    assert (font["hhea"].ascent, font["hhea"].descent) == (860, -140)


def test_a_lone_full_width_zero_has_its_place_without_any_installed_font():
    def draw(canvas: Canvas) -> None:
        making.write(canvas, 100, 60, "０", 10)
        making.write(canvas, 100, 100, "规章", 20)

    zero, label = (block for block in read(making.sheet(draw), "made.pdf", "").blocks if isinstance(block, TextBlock))
    assert (zero.text, label.text) == ("０", "规章")
    heights = [source.box[3] - source.box[1] for block in (zero, label) if (source := block.source) and source.box]
    widths = [source.box[2] - source.box[0] for block in (zero, label) if (source := block.source) and source.box]
    assert widths == [10, 40]
    assert round(heights[1] / heights[0], 1) == 2.0
