"""PDFs that cannot be read say why and what to do; what can be read of a mixed one is read and the rest named."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from disclosure_toolkit.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    ReportUnreadable,
    ScannedDocument,
    UnreadableEncoding,
)
from disclosure_toolkit.readers.pdf import read
from tests.specimens.pdf import making


def scan(canvas: Canvas) -> None:
    """A picture over the whole page, as a scanner leaves it."""
    picture = Image.new("L", (300, 420), 255)
    ImageDraw.Draw(picture).rectangle((40, 40, 260, 60), fill=0)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)


def assert_helpful(error: ReportUnreadable, *words: str) -> None:
    assert error.file == "某局.pdf"
    assert error.remedy
    for word in words:
        assert word in str(error)


def test_a_password_is_asked_for_in_plain_words() -> None:
    locked = making.sheet(making.prose_lines, encrypt=StandardEncryption("secret", ownerPassword="owner"))
    with pytest.raises(EncryptedFile) as caught:
        read(locked, "某局.pdf", "")
    assert_helpful(caught.value, "密码")


def test_a_file_that_only_forbids_copying_opens() -> None:
    restricted = making.sheet(making.prose_lines, encrypt=StandardEncryption("", ownerPassword="owner", canCopy=0))
    assert len(read(restricted, "某局.pdf", "").blocks) == 8


@pytest.mark.parametrize("pages", [1, 3])
def test_scans_name_the_remedy(pages: int) -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(pages):
            scan(canvas)
            making.write(canvas, 290, 800, str(number + 1))
            canvas.showPage()

    with pytest.raises(ScannedDocument) as caught:
        read(making.sheet(draw), "某局.pdf", "")
    assert_helpful(caught.value, "扫描件", "OCR")


def test_an_invisible_text_layer_over_a_scan_is_not_taken_for_the_report() -> None:
    def draw(canvas: Canvas) -> None:
        scan(canvas)
        text = canvas.beginText(80, 600)
        text.setFont(making.FONT, 12)
        text.setTextRenderMode(3)
        text.textLine("本机关收到政府信息公开申请4119件")
        canvas.drawText(text)

    with pytest.raises(ScannedDocument) as caught:
        read(making.sheet(draw), "某局.pdf", "")
    assert_helpful(caught.value, "不可靠")


def test_scanned_pages_among_others_are_named() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            scan(canvas) if number == 2 else making.prose_lines(canvas)
            canvas.showPage()

    document = read(making.sheet(draw), "某局.pdf", "")
    assert len(document.blocks) == 16
    (note,) = [note for note in document.notes if note[0] == "pages_without_text"]
    assert "第 2 页" in note[1]
    assert note[2] is not None
    assert note[2].page == 2


def test_a_picture_beside_text_is_no_scan() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (30, 30), 128)), 0, 0, 595, 500)
        making.prose_lines(canvas)

    document = read(making.sheet(draw), "某局.pdf", "")
    assert len(document.blocks) == 8
    assert [(code, "没有读取" in message) for code, message, _ in document.notes] == [("pictures", True)]


@pytest.mark.parametrize("data", [b"", making.sheet(lambda canvas: canvas.showPage())], ids=["no bytes", "blank page"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(EmptyFile) as caught:
        read(data, "某局.pdf", "")
    assert_helpful(caught.value)


def test_broken_containers() -> None:
    for data in (b"%PDF-1.7\nnothing of a PDF follows", b"%PDF-1.4\n%%EOF", io.BytesIO(b"\x00" * 500).getvalue()):
        with pytest.raises(DamagedFile) as caught:
            read(data, "某局.pdf", "")
        assert_helpful(caught.value)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_file_cut_short_is_damaged_or_read_but_never_crashes(share: float) -> None:
    whole = making.report("strokes")
    try:
        document = read(whole[: int(len(whole) * share)], "某局.pdf", "")
    except ReportUnreadable as error:
        assert_helpful(error)
    else:
        assert document.blocks


def small_table(canvas: Canvas) -> None:
    for column in range(4):
        canvas.rect(80 + 60 * column, 700, 60, 40)
        making.write(canvas, 90 + 60 * column, 110, str(10 * column))
    making.prose_lines(canvas, top=200)


WHOLE = making.sheet(small_table, pageCompression=0)


@settings(max_examples=40, deadline=None)
@given(
    edits=st.lists(
        st.tuples(
            st.integers(0, len(WHOLE) - 1), st.one_of(st.binary(max_size=4), st.sampled_from([b"-1", b"99999999"]))
        ),
        min_size=1,
        max_size=30,
    )
)
def test_a_file_with_wrong_bytes_in_it_is_read_or_refused_in_plain_words(edits: list[tuple[int, bytes]]) -> None:
    """pdfium repairs much; what it then gives must not bring the reader down, nor its second and third readings."""
    data = bytearray(WHOLE)
    for place, piece in edits:
        data[place : place + len(piece)] = piece
    try:
        document = read(bytes(data), "某局.pdf", "")
    except ReportUnreadable as error:
        assert_helpful(error)
    else:
        assert document.pages
        assert all(block.source.page for block in document.blocks)


def test_fonts_that_name_no_characters() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number in range(20):
            canvas.drawString(60, 700 - 20 * number, "abcdefghij")

    data = making.sheet(draw, pageCompression=0)
    names = b" ".join(b"/g%d" % code for code in range(97, 107))
    plain = b"/BaseFont /Helvetica /Encoding /WinAnsiEncoding"
    assert plain in data
    data = data.replace(plain, b"/BaseFont /Helvetica /Encoding << /Differences [ 97 " + names + b" ] >>")
    with pytest.raises(UnreadableEncoding) as caught:
        read(data, "某局.pdf", "")
    assert_helpful(caught.value, "编码")
