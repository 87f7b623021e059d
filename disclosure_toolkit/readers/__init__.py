"""Readers: a published file becomes a :class:`~disclosure_toolkit.model.Document`; no reader knows an edition.

One module a format, each with ``read(data, file, digest) -> Document``: ``pdf``, ``html``, ``word``
(DOCX), ``text``. The format is told by the content (``sniff``), not by the name. JSON records are no
documents; :func:`detect_format` only tells them apart.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ..errors import EmptyFile, FileMissing, FileTooLarge, ReportUnreadable, UnsupportedFormat, system_reason
from ..model import Document
from ..remote import fetch, is_address
from .sniff import detect_format, extension, mismatch_note

__all__ = ["MAX_BYTES", "detect_format", "extension", "file_bytes", "mismatch_note", "read_bytes", "read_document"]

MAX_BYTES = 50 * 1024 * 1024
"""Largest file that is read, in bytes; the largest report on record, with scanned annexes, is a third of it."""

# Loaded when first needed: each reader brings a heavy library of its own.
_READERS = {"pdf": "pdf", "html": "html", "docx": "word", "text": "text"}


def file_bytes(path: str | Path) -> bytes:
    """The bytes of a report file of this machine, or of another file system (``s3://…``).

    :raises FileMissing: no such file. :raises UnsupportedFormat: a folder. :raises EmptyFile: zero bytes.
    :raises FileTooLarge: over :data:`MAX_BYTES`. :raises ReportUnreadable: the system refuses to read it.
    """
    if is_address(path):
        data = fetch(str(path))
        _check_size(len(data), str(path))
        return data
    path, file = Path(path), str(path)
    try:
        if path.is_dir():
            raise UnsupportedFormat("这是一个文件夹，不是报告文件", file=file, remedy="请指定其中的报告文件")
        if not path.exists():
            raise FileMissing("找不到这个文件", file=file, remedy="请检查路径和文件名")
        if not path.is_file():
            raise UnsupportedFormat("这不是普通文件，不能读取", file=file, remedy="请指定报告文件")
        _check_size(path.stat().st_size, file)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise ReportUnreadable(
            f"系统不允许读取文件（{system_reason(error)}）", file=file, remedy="请检查文件名和权限"
        ) from error


def _check_size(size: int, file: str) -> None:
    if size > MAX_BYTES:
        raise FileTooLarge(
            f"文件大小为 {size / 1024 / 1024:.0f} MB，超过 {MAX_BYTES // 1024 // 1024} MB 的上限",
            file=file,
            remedy="请去掉扫描附件或图片，只保留报告正文",
        )
    if size == 0:
        raise EmptyFile("文件是空的，没有任何内容", file=file, remedy="请重新下载或重新导出报告")


def read_document(path: str | Path) -> Document:
    """Reads a report file.

    :raises ReportUnreadable: one of its subclasses, each with the file, the reason and the remedy.
    """
    return read_bytes(file_bytes(path), str(path))


def read_bytes(data: bytes, file: str, found: str | None = None) -> Document:
    """Reads a report from its bytes; ``file`` is its name, as the user knows it.

    :param found: what :func:`detect_format` says of them, when it was asked already.
    :raises ReportUnreadable: one of its subclasses.
    """
    found = found or detect_format(data, file)
    if found == "json":
        message = "文件是 JSON 记录，不是已公布的报告文件"
        raise UnsupportedFormat(message, file=file, remedy="请用 load_report 载入结构化记录")
    digest = hashlib.sha256(data).hexdigest()
    document: Document = import_module(f".{_READERS[found]}", __package__).read(data, file, digest)
    notes = mismatch_note(found, file)
    return replace(document, notes=notes + document.notes) if notes else document
