"""Pages that come inside another file: web archives (also named .doc), documents made of pages, odd containers."""

from __future__ import annotations

import base64
import io
import quopri
import zipfile

import pytest

from disclosure_toolkit.errors import DamagedFile
from disclosure_toolkit.readers import detect_format, read_bytes

from .tables import W, docx

TEXT = ["清河区水务局2024年政府信息公开工作年度报告", "一、总体情况", "全年收到申请12件，均已按期答复。"]
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def page(encoding: str) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in TEXT)
    return f"<html><head><meta charset={encoding}></head><body>{body}</body></html>".encode(encoding)


def archive(content: bytes, transfer: str = "base64", kind: str = "text/html") -> bytes:
    coded = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring, "8bit": bytes}[transfer](content)
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.org/a.html\r\nSubject: =?utf-8?Q?=E5=B9=B4?=\r\n"
        'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b0"\r\n\r\n'
    )
    picture = (
        "----b0\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----b0--\r\n"
    )
    part = f"----b0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    return head.encode() + part.encode() + coded + b"\r\n" + picture.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("name", ["年报.mht", "年报.mhtml", "年报.doc"])
def test_a_web_archive_is_read_as_its_page(name: str, transfer: str, encoding: str) -> None:
    document = read_bytes(archive(page(encoding), transfer), name)
    assert document.text.split("\n") == TEXT
    assert [note[0] for note in document.notes] == (["extension_mismatch"] if name.endswith(".doc") else [])


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(DamagedFile, match="没有网页"):
        read_bytes(archive(b"x", kind="text/css"), "年报.mht")


def test_archives_within_archives_without_end_are_refused() -> None:
    deep = b"".join(b"Content-Type: multipart/related; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3000))
    with pytest.raises(DamagedFile):
        read_bytes(b"MIME-Version: 1.0\r\n" + deep, "年报.mht")


def test_a_document_made_of_a_page_is_read() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/aFChunk" Target="afchunk.mht"/></Relationships>'
    )
    data = docx(f'<w:altChunk xmlns:r="{R}" r:id="rId1"/>')
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/_rels/document.xml.rels", relations)
        package.writestr("word/afchunk.mht", archive(page("utf-8")))
    document = read_bytes(stream.getvalue(), "年报.docx")
    assert document.text.split("\n") == TEXT
    assert not document.notes


def test_a_package_with_the_paths_of_windows_is_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        info = zipfile.ZipInfo()
        info.filename = "word\\document.xml"
        paragraph = f"<w:p><w:r><w:t>{TEXT[0]}</w:t></w:r></w:p>"
        package.writestr(info, f'<w:document xmlns:w="{W}"><w:body>{paragraph}</w:body></w:document>')
    assert detect_format(stream.getvalue(), "年报.docx") == "docx"
    assert read_bytes(stream.getvalue(), "年报.docx").text == TEXT[0]
