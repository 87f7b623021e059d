"""Radicals in place of characters (部首字形): ⽂ for 文, as some producers of PDFs name their glyphs.

Text copied from such a PDF carries them on into web pages, documents and text files.
"""

from __future__ import annotations

import re
import unicodedata

# The Kangxi radicals have compatibility mappings; these of the CJK Radicals Supplement have none.
_PAIRS = (
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺋卩⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺗心⺘扌⺙攵⺛无⺝月⺟母⺠民⺡氵⺢水⺣灬⺤爪⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糸⺰纟⺱网⺲罒⺶羊⺷羊⺸羊⺹耂⺺聿⺻聿⺼月⺽臼⺾艹⺿艹"
    "⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
_RADICALS = {ord(radical): char for radical, char in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)}
_RADICAL = re.compile(r"[\u2e80-\u2fdf]")


def without_radicals(text: str) -> str:
    """The text with the characters that its radicals stand for."""
    if text.isascii():
        return text
    return _RADICAL.sub(lambda found: unicodedata.normalize("NFKC", found[0]).translate(_RADICALS), text)
