"""Formats are told by content; a name that says otherwise is noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.errors import UnreadableEncoding
from disclosure_toolkit.readers import detect_format, read_bytes
from disclosure_toolkit.readers.text_encoding import declared_encoding, decode

from .tables import docx, paragraph

PROSE = "一、总体情况。2024年，我局认真落实政府信息公开条例，主动公开政府信息12条，没有收到公开申请。"
DOCX = docx(paragraph(PROSE))
PAGE = f"<html><body><p>{PROSE}</p></body></html>"


@pytest.mark.parametrize(
    ("data", "file", "expected"),
    [
        (b"%PDF-1.7\n", "a.html", "pdf"),
        (b"\r\n%PDF-1.4\n", "a", "pdf"),
        (DOCX, "a.pdf", "docx"),
        (PAGE.encode(), "a.doc", "html"),
        (PAGE.encode("utf-16"), "a.html", "html"),
        # A page saved from Word.
        (
            f"<html><head><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>{PAGE}".encode(),
            "a.htm",
            "html",
        ),
        (PROSE.encode(), "a.html", "text"),
        (PROSE.encode("gbk"), "a.pdf", "text"),
        (b'{"identity": {}}', "a.txt", "json"),
        (b'\xef\xbb\xbf {"identity": {}', "a.json", "json"),
        ("[首页] 报告".encode(), "a.txt", "text"),
        (f"说明：小于号 a<b，{PROSE}".encode(), "a.txt", "text"),
    ],
)
def test_content_decides(data: bytes, file: str, expected: str) -> None:
    assert detect_format(data, file) == expected


@pytest.mark.parametrize(
    ("data", "file", "noted"),
    [
        (DOCX, "a.docx", False),
        (DOCX, "a.DOCX", False),
        (DOCX, "a.pdf", True),
        (DOCX, "a.doc", True),
        (PAGE.encode(), "a.shtml", False),
        (PAGE.encode(), "post_123.jsp", False),
        (PAGE.encode(), "a.doc", True),
        (PAGE.encode(), "a.pdf", True),
        (PROSE.encode(), "a.md", False),
        (PROSE.encode(), "a.html", True),
    ],
)
def test_a_name_that_says_otherwise_is_noted(data: bytes, file: str, noted: bool) -> None:
    document = read_bytes(data, file)
    assert PROSE in document.text
    notes = [message for code, message, _ in document.notes if code == "extension_mismatch"]
    assert len(notes) == noted
    if noted:
        assert f".{file.rsplit('.')[-1]}" in notes[0]


META = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><body><p>{}</p></body></html>'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "GBK", "iso-8859-1", "nonsense"])
def test_wrong_declarations_are_seen_through(encoding: str, declared: str) -> None:
    document = read_bytes(META.format(declared, PROSE).encode(encoding), "a.html")
    assert document.text == PROSE
    noted = "encoding_mismatch" in [code for code, _, _ in document.notes]
    family = {"utf-8": "utf-8", "gb2312": "gb18030", "GBK": "gb18030", "iso-8859-1": "latin"}.get(declared)
    real = {"utf-8-sig": "utf-8"}.get(encoding, encoding)
    readable = not encoding.startswith(("utf-16", "utf-32"))  # no browser finds a declaration in wide characters
    assert noted == (readable and family is not None and family != real)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_broken_byte_costs_one_character(encoding: str) -> None:
    data = (PROSE * 20).encode(encoding)
    cut = data.index("认".encode(encoding))
    document = read_bytes(data[:cut] + b"\xff" + data[cut:], "a.txt")
    assert document.text.count("�") == 1
    assert "encoding_damaged" in [code for code, _, _ in document.notes]


def test_rare_characters_of_names_do_not_upset_the_choice() -> None:
    text = "婺源县、鄠邑区、㵲阳河、亳州市：" + PROSE
    for encoding in ("utf-8", "gb18030"):
        assert decode(text.encode(encoding), "a.txt").text == text


def test_plain_ascii_needs_no_encoding() -> None:
    page = META.format("gbk", "report 2024")
    assert read_bytes(page.encode(), "a.html").notes == ()


@given(st.text(alphabet=PROSE, min_size=20, max_size=200), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_prose_in_any_encoding_is_decoded_as_written(text: str, encoding: str) -> None:
    try:
        assert decode(text.encode(encoding), "a.txt").text == text
    except UnreadableEncoding:
        # Figures and punctuation only: nothing tells the encoding, and nothing is guessed.
        assert sum("\u4e00" <= c <= "\u9fff" for c in text) < 10


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'<meta charset="gb2312">', "gb18030"),
        (b"<META http-equiv=Content-Type content='text/html;charset=UTF-8'>", "utf-8"),
        (b'<?xml version="1.0" encoding="GBK"?>', "gb18030"),
        (b"<meta charset=unknown-8bit>", ""),
        (b"<html>", ""),
    ],
)
def test_declared_encoding(head: bytes, expected: str) -> None:
    assert declared_encoding(head) == expected
