"""Makes ``disclosure_toolkit/readers/pdf_em.ttf``: every Chinese character fills its em, every other a little over half.

python -m tests.specimens.pdf.em_font FILE
"""

from __future__ import annotations

import sys

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

# The first glyph stands for no character: pdfium takes it for none, so that full width has one of its own.
WIDTHS = {".notdef": 1000, "full": 1000, "half": 550}
ASCENT, DESCENT = 860, -140
CHINESE = 0x2E80


def box(width: int):
    """A glyph that fills its place."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, DESCENT))
    for point in ((0, ASCENT), (width, ASCENT), (width, DESCENT)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def make(file: str) -> None:
    """Writes the font."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(WIDTHS))
    builder.setupCharacterMap({})
    builder.setupGlyf({name: box(width) for name, width in WIDTHS.items()})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": "Em", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost(keepGlyphNames=False)
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = 0
    # Format 13 maps whole ranges to one glyph.
    table = CmapSubtable.newSubtable(13)
    table.platformID, table.platEncID, table.language = 3, 10, 0
    table.format, table.reserved, table.length, table.nGroups = 13, 0, 0, 0
    table.cmap = {code: "half" if code < CHINESE else "full" for code in range(0x20, 0x10000)}
    builder.font["cmap"].tables = [table]
    builder.save(file)


if __name__ == "__main__":
    make(sys.argv[1])
