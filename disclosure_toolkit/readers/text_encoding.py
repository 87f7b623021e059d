"""Bytes to text (文字编码): what the bytes say counts, what the page declares is only a hint.

Pages of government sites declare GBK and are UTF-8, declare UTF-8 and are GBK, or declare nothing. Each
candidate is decoded and its text weighed: Chinese read in the wrong encoding is made of rare characters
(政府信息 becomes 鏀垮簻淇℃伅), so that the share of everyday characters tells right from wrong.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from ..errors import UnreadableEncoding
from ..model import NoteCode

_REMEDY = "请用原网页或原文件重新保存为 UTF-8 编码后再审核"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

# Everyday characters of Chinese prose and of these reports; about half of any real text is made of them.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情最立代想已通并提直题党程展五"
    "果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先"
    "回则任取据处府信息开报告申请情况收到依规章许可罚制项目费额万元件未答复予以部提供信访重复诉讼议维持纠正审结转其他需存问题改"
    "市县镇乡街办局委院厅司网站单位责督保障平台务服公告涉密查阅编制格式附表号本级转载微众健全完善落实"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD = re.compile(r"[\ufffd\ue000-\uf8ff\x80-\x9f\u00a1-\u00b6\u00b8-\u00d6\u00d8-\u024f\u0250-\u1fff]")
_SAMPLE = 20_000
"""Characters from either end of a text that are weighed."""
_FEW = 8
"""Chinese characters below which their choice proves nothing."""
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""",
    re.IGNORECASE,
)

_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030", "hz": "gb18030", "utf_8_sig": "utf-8"}
_NAMES = {"gb18030": "GBK", "big5": "Big5", "utf-8": "UTF-8"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it was decoded.

    :ivar encoding: the codec that fits; :ivar declared: the one declared, empty without a declaration.
    :ivar damaged: characters that could not be decoded (U+FFFD stands in their place).
    """

    text: str
    encoding: str
    declared: str = ""
    damaged: int = 0

    @property
    def notes(self) -> tuple[tuple[NoteCode, str, None], ...]:
        """Reading notes (阅读说明) on the encoding."""
        found: list[tuple[NoteCode, str, None]] = []
        if self.declared and self.declared != self.encoding and not self.text.isascii():
            declared, real = display_name(self.declared), display_name(self.encoding)
            message = f"文件声明的编码是 {declared}，实际是 {real}，已按实际编码读取"
            found.append(("encoding_mismatch", message, None))
        if self.damaged:
            found.append(("encoding_damaged", f"有 {self.damaged} 处字节损坏，无法还原成文字，以“�”代替", None))
        return tuple(found)


def display_name(codec: str) -> str:
    """A codec's name as users know it."""
    return _NAMES.get(codec, codec.upper())


def declared_encoding(data: bytes) -> str:
    """The encoding that a page's meta element or XML declaration names, empty without one."""
    match = _DECLARED.search(data[:4096])
    if match is None:
        return ""
    name = (match[1] or match[2]).decode("ascii", "replace")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return ""
    codec = _FAMILIES.get(codec, codec)
    # A declaration that can be read as ASCII cannot stand in a file of 16-bit characters.
    return "" if codec.startswith(("utf-16", "utf-32")) else codec


def plausibility(text: str) -> float:
    """How much the text looks like Chinese rightly decoded: 0 mojibake, about 0.5 and more real text.

    Up to a few Chinese characters tell nothing: 0.3 unless characters stand beside them that no report has.
    """
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[-_SAMPLE:]
    han = _HAN.findall(sample)
    odd = len(_ODD.findall(sample))
    if len(han) < _FEW:
        return 0.3 * max(0.0, 1 - 20 * odd / (len(sample) or 1))
    share = sum(c in _COMMON for c in han) / len(han)
    return share * (1 - min(1.0, 4 * odd / len(han)))


def is_binary(data: bytes) -> bool:
    """Whether the bytes cannot be text in an encoding without zero bytes: control characters throughout."""
    sample = data[:8192]
    return len(_CONTROL.findall(sample.decode("latin-1"))) > len(sample) // 50


def _wide(data: bytes) -> str:
    """``utf-16-le`` or ``utf-16-be`` when the zero bytes and line ends tell, else empty."""
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return ""
    low, high = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if high > half // 20 and high > 4 * low:
        return "utf-16-le"
    if low > half // 20 and low > 4 * high:
        return "utf-16-be"
    return ""


def _decode(data: bytes, codec: str) -> tuple[str, int] | None:
    """The text and the number of damaged places; ``None`` when the codec does not fit.

    A page cut or joined by machine may hold a few broken bytes; one in a thousand is tolerated.
    """
    try:
        return data.decode(codec), 0
    except (UnicodeDecodeError, LookupError):
        pass
    try:
        text = data.decode(codec, "replace")
    except (UnicodeDecodeError, LookupError):
        return None
    damaged = text.count("\ufffd")
    wide = sum(1 for c in text if c > "\x7f")
    return (text, damaged) if damaged <= max(1, wide // 200) else None


@lru_cache(maxsize=1)  # telling the format decodes the file, reading it once more
def decode(data: bytes, file: str, declared: str = "") -> Decoded:
    """Decodes a text or page.

    :param declared: the codec that the page declares (:func:`declared_encoding`).
    :raises UnreadableEncoding: no encoding makes sense of the bytes.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            fitting = _decode(data[len(bom) :], codec)
            if fitting is not None and plausibility(fitting[0]) > 0.05:
                return Decoded(fitting[0], codec, declared, fitting[1])
            data = data[len(bom) :]
            break
    wide = _wide(data)
    candidates = [wide] if wide else ["utf-8", "gb18030", "big5"]
    if declared and declared not in candidates and not wide:
        candidates.append(declared)
    best: tuple[float, Decoded] | None = None
    for codec in candidates:
        if not wide and is_binary(data):
            break
        decoded = _decode(data, codec)
        if decoded is None:
            continue
        text, damaged = decoded
        # Broken bytes speak against a codec; UTF-8 that decodes at all is hardly ever an accident.
        weight = plausibility(text) - 0.1 * bool(damaged) + (0.05 if codec == "utf-8" and not damaged else 0.0)
        if best is None or weight > best[0]:
            best = (weight, Decoded(text, codec, declared, damaged))
        if codec == "utf-8" and not damaged and weight > 0.25:
            break
    if best is None or best[0] < 0.12:
        raise UnreadableEncoding("文字编码无法识别，读出来是乱码", file=file, remedy=_REMEDY)
    return best[1]
