"""An open PDF and its pages: handles that always close, and the view that turns user space into what is seen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from ..errors import DamagedFile, EncryptedFile
from .pdf_fonts import stand_in

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left."""

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f as in PDF: x' = ax + cy + e, y' = bx + dy + f."""


def chain(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does ``first`` and then ``then``."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def inverse(matrix: Matrix) -> Matrix:
    """The matrix that undoes a regular matrix."""
    a, b, c, d, e, f = matrix
    det = a * d - b * c
    return (d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det)


def mapped(box: Box, matrix: Matrix) -> Box:
    """The box around the four mapped corners; exact for turns by right angles."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    xs = (a * x0 + c * y0, a * x1 + c * y1, a * x0 + c * y1, a * x1 + c * y0)
    ys = (b * x0 + d * y0, b * x1 + d * y1, b * x0 + d * y1, b * x1 + d * y0)
    return (min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at.

    :ivar matrix: user space → the page as read, origin at its top left, y downwards.
    :ivar shown: the page as read → the page as displayed; differs from identity only where the text runs
        sideways on the page (a landscape table on an upright sheet).
    """

    matrix: Matrix
    width: float
    height: float
    shown: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def turned(self, quarter: int) -> View:
        """The view after turning the sheet clockwise by one (1) or three (3) quarters."""
        w, h = self.width, self.height
        turn: Matrix = (0.0, 1.0, -1.0, 0.0, h, 0.0) if quarter == 1 else (0.0, -1.0, 1.0, 0.0, 0.0, w)
        return View(chain(self.matrix, turn), h, w, chain(inverse(turn), self.shown))

    def displayed(self, box: Box) -> Box:
        """The box on the displayed page, rounded to a hundredth of a point."""
        x0, y0, x1, y1 = box if self.shown == (1.0, 0.0, 0.0, 1.0, 0.0, 0.0) else mapped(box, self.shown)
        return (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))


def direct(function: Any, result: Any, *arguments: Any) -> Any:
    """The same C function with handles as plain addresses.

    What is called for every character and every drawn object spends a third of its time on making and
    checking pypdfium2's pointer types.
    """
    return ctypes.CFUNCTYPE(result, *arguments)(address(function))


def address(handle: Any) -> int:
    """The address behind a pointer of ctypes; the only identity that pdfium gives a page object."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


@contextmanager
def opened(data: bytes, file: str) -> Iterator[Any]:
    """The document's handle.

    A file that only restricts printing or copying (owner password) opens like any other.

    :raises EncryptedFile: a password is needed. :raises DamagedFile: pdfium cannot make sense of the bytes.
    """
    stand_in()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        reason = pdfium.FPDF_GetLastError()
        if reason in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFile(
                "PDF 设有打开密码，无法读取", file, remedy="请去除密码后另存，或向发布机关索取无密码的文件"
            )
        raise DamagedFile("PDF 文件已损坏或不完整，无法打开", file, remedy="请重新下载，或向发布机关索取原文件")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def opened_page(document: Any, index: int, file: str) -> Iterator[tuple[Any, Any]]:
    """The handles of one page (from 0) and of its text.

    :raises DamagedFile: the page cannot be loaded.
    """
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise DamagedFile(
            "PDF 的这一页已损坏，无法读取", file, f"第 {index + 1} 页", "请重新下载，或向发布机关索取原文件"
        )
    try:
        text = pdfium.FPDFText_LoadPage(page)
        if not text:
            raise DamagedFile(
                "PDF 这一页的文字无法读取", file, f"第 {index + 1} 页", "请重新下载，或向发布机关索取原文件"
            )
        try:
            yield page, text
        finally:
            pdfium.FPDFText_ClosePage(text)
    finally:
        pdfium.FPDF_ClosePage(page)


def view_of(page: Any) -> View:
    """The page as displayed: its visible box (CropBox within MediaBox) and /Rotate."""
    rect = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(rect))
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    width, height = right - left, top - bottom
    rotation = pdfium.FPDFPage_GetRotation(page)
    if rotation == 1:
        return View((0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width)
    if rotation == 2:
        return View((-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height)
    if rotation == 3:
        return View((0.0, -1.0, -1.0, 0.0, top, right), height, width)
    return View((1.0, 0.0, 0.0, -1.0, -left, top), width, height)


def title_of(document: Any) -> str:
    """The metadata title, as it stands."""
    needed = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if needed <= 2:
        return ""
    buffer = ctypes.create_string_buffer(needed)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, needed)
    return buffer.raw[: needed - 2].decode("utf-16-le", errors="replace").strip()
