"""What a file really is (格式识别): by its content first, by its name only where the content cannot tell."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import PurePath

from ..errors import DamagedFile, DisclosureError, EmptyFile, EncryptedFile, UnsupportedFormat, WrongExtension
from ..model import NoteCode
from .mht import is_archive
from .text_encoding import declared_encoding, decode, is_binary

FORMAT_NAMES = {"pdf": "PDF", "html": "网页（HTML）", "docx": "Word 文档（DOCX）", "text": "纯文本", "json": "JSON"}

_EXTENSIONS = {
    "pdf": "pdf",
    **dict.fromkeys(("html", "htm", "xhtml", "shtml", "shtm", "mht", "mhtml"), "html"),
    **dict.fromkeys(("docx", "docm", "dotx"), "docx"),
    **dict.fromkeys(("txt", "text", "md", "csv", "tsv"), "text"),
    "json": "json",
}
# Named like these, a file is taken for what it holds, but the user should know.
_OTHER_KNOWN = ("doc", "wps", "rtf", "xls", "xlsx", "ofd", "odt", "jpg", "jpeg", "png", "zip", "rar")

_AGAIN = "请重新下载或重新导出报告"
_BLANKS = "\ufeff\u200b\0 \t\r\n\f\v\u3000\xa0"
_SHORT = 100_000
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 或 PDF，再审核另存的文件"
_EXPORT_PDF = "请用相应软件打开后导出为 PDF 或 .docx，再审核导出的文件"
_UNPACK = "请解压后直接审核其中的报告文件"
_PICTURE = "请取得报告的文字版（网页、DOCX 或带文字层的 PDF）"

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n", "图片（PNG）", _PICTURE),
    (b"\xff\xd8\xff", "图片（JPEG）", _PICTURE),
    (b"GIF8", "图片（GIF）", _PICTURE),
    (b"BM", "图片（BMP）", _PICTURE),
    (b"II*\x00", "图片（TIFF）", _PICTURE),
    (b"MM\x00*", "图片（TIFF）", _PICTURE),
    (b"RIFF", "图片或音视频（RIFF）", _PICTURE),
    (b"Rar!\x1a\x07", "压缩包（RAR）", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "压缩包（7z）", _UNPACK),
    (b"\x1f\x8b", "压缩包（gzip）", _UNPACK),
    (b"BZh", "压缩包（bzip2）", _UNPACK),
    (b"\xfd7zXZ\x00", "压缩包（xz）", _UNPACK),
    (b"{\\rtf", "RTF 文档", _SAVE_AS),
    (b"SQLite format 3\x00", "数据库文件", _EXPORT_PDF),
    (b"\x7fELF", "程序文件", "请检查是否选错了文件"),
    (b"MZ", "程序文件", "请检查是否选错了文件"),
)
# Two letters may also begin a text; these signatures count only where the rest is binary.
_SHORT_SIGNATURE = 4

_TAG = re.compile(
    rb"<(?:!doctype\s+html|/?(?:html|head|body|meta|title|div|p|table|tbody|tr|td|span|br|font|h[1-6]|ul|li|center|iframe"
    rb"|frameset|article|section))(?=[\s>/])",
    re.IGNORECASE,
)
_WORD_XML = re.compile(rb"<\?mso-application[^>]+Word|<pkg:package|<w:wordDocument", re.IGNORECASE)
_HTML = re.compile(rb"<html[\s>]", re.IGNORECASE)


def extension(file: str) -> str:
    """The lower-case extension of a file's name without its dot, empty without one."""
    return PurePath(file).suffix.lower().lstrip(".")


def mismatch_note(found: str, file: str) -> tuple[tuple[NoteCode, str, None], ...]:
    """The reading note due when the name says another format than the content."""
    suffix = extension(file)
    if _EXTENSIONS.get(suffix, found) == found and suffix not in _OTHER_KNOWN:
        return ()
    message = f"文件扩展名是 .{suffix}，内容却是{FORMAT_NAMES[found]}，已按内容读取"
    return (("extension_mismatch", message, None),)


def detect_format(data: bytes, file: str) -> str:
    """The format of a file's content: ``pdf``, ``html``, ``docx``, ``text`` or ``json``.

    :raises EmptyFile: nothing but white space.
    :raises UnsupportedFormat: a format that is not read. :raises EncryptedFile: an encrypted Office file.
    :raises DamagedFile: a broken container. :raises WrongExtension: not what the name says and nothing readable.
    :raises UnreadableEncoding: text in no known encoding.
    """
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not head and not data.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\f\v\0"):
        raise EmptyFile("文件是空的，没有任何内容", file=file, remedy=_AGAIN)
    if head.startswith(b"%PDF-") or (b"%PDF-" in data[:1024] and not _TAG.search(data[:1024])):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(data, file)
    if data.startswith(_OLE2):
        raise _ole2_error(data, file)
    binary = is_binary(data)
    for signature, name, remedy in _SIGNATURES:
        if data.startswith(signature) and (binary or len(signature) > _SHORT_SIGNATURE):
            raise UnsupportedFormat(f"文件是{name}，不能作为报告读取", file=file, remedy=remedy)
    # A page saved from Word names <w:WordDocument> as well, inside a comment of its head.
    if _WORD_XML.search(data[:2048]) and not _HTML.search(data[:2048]):
        raise UnsupportedFormat("文件是 Word 的 XML 格式，不能直接读取", file=file, remedy=_SAVE_AS)
    if is_archive(data):
        return "html"
    return _text_format(data, head, file)


def _text_format(data: bytes, head: bytes, file: str) -> str:
    suffix = extension(file)
    if len(data) < _SHORT and not data.decode("utf-8", "replace").strip(_BLANKS):
        raise EmptyFile("文件里只有空白，没有文字", file=file, remedy=_AGAIN)
    try:
        text = decode(data, file, declared_encoding(data)).text
    except DisclosureError as error:
        claimed = _EXTENSIONS.get(suffix, "")
        if claimed in ("pdf", "docx"):
            raise WrongExtension(
                f"文件扩展名是 .{suffix}，内容却不是{FORMAT_NAMES[claimed]}，也不是其他可读的格式",
                file=file,
                remedy="请重新下载报告；文件可能下载不完整或选错",
            ) from error
        if is_binary(data) and claimed not in ("text", "html", "json"):
            message = "文件不是可读的报告格式"
            remedy = "可读取 PDF、网页（HTML）、DOCX、纯文本和 JSON"
            raise UnsupportedFormat(message, file=file, remedy=remedy) from error
        raise
    if not text.strip(_BLANKS):
        raise EmptyFile("文件里只有空白，没有文字", file=file, remedy=_AGAIN)
    if head[:1] in (b"{", b"[") and (suffix == "json" or _is_json(text)):
        return "json"
    tags = len(_TAG.findall(text.encode("ascii", "ignore")))
    if tags >= 3 or (tags and (head[:1] == b"<" or _EXTENSIONS.get(suffix) == "html")):
        return "html"
    return "text"


def _is_json(text: str) -> bool:
    try:
        json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return True


def _zip_format(data: bytes, file: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.replace("\\", "/") for name in archive.namelist()}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
        kind = "Word 文档" if b"word/" in data or extension(file) == "docx" else "压缩文件"
        raise DamagedFile(f"{kind}已损坏或不完整，打不开", file=file, remedy="请重新下载或重新导出该文件") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    for mark, kind, remedy in (
        ("xl/", "Excel 表格", "请提供完整的年度报告（PDF、DOCX 或网页）"),
        ("ppt/", "演示文稿", "请提供完整的年度报告（PDF、DOCX 或网页）"),
        ("OFD.xml", "OFD 版式文件", "请用 OFD 阅读器另存或打印为 PDF，再审核该 PDF"),
        ("META-INF/manifest.xml", "OpenDocument 文档", _SAVE_AS),
    ):
        if any(name == mark or (mark.endswith("/") and name.startswith(mark)) for name in names):
            raise UnsupportedFormat(f"文件是 {kind}，不能作为报告读取", file=file, remedy=remedy)
    raise UnsupportedFormat("文件是压缩包（ZIP），不能作为报告读取", file=file, remedy=_UNPACK)


def _ole2_error(data: bytes, file: str) -> DisclosureError:
    """Old Office files and encrypted new ones share one container; the stream names in it tell them apart."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return EncryptedFile("文档设有打开密码", file=file, remedy="请用 Word 或 WPS 打开后去掉密码，另存再审核")
    if has("WordDocument") or extension(file) in ("doc", "wps", "dot"):
        return UnsupportedFormat("文件是旧版 Word（.doc）或 WPS 文字格式，不能直接读取", file=file, remedy=_SAVE_AS)
    if has("Workbook") or has("Book") or extension(file) in ("xls", "et"):
        remedy = "请提供完整的年度报告（PDF、DOCX 或网页）"
        return UnsupportedFormat("文件是旧版 Excel 表格，不能作为报告读取", file=file, remedy=remedy)
    return UnsupportedFormat("文件是旧版 Office 格式，不能直接读取", file=file, remedy=_SAVE_AS)
