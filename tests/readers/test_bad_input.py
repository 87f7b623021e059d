"""Whatever is handed in, the answer is a document or one plain Chinese sentence with a remedy."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_toolkit import errors, readers
from disclosure_toolkit.model import Document, Grid
from disclosure_toolkit.readers import read_bytes, read_document
from disclosure_toolkit.readers.word_package import MAX_PART

from .tables import RELATIONS, docx, paragraph

HTML = Path(__file__).parents[1] / "specimens" / "html"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(*names: str, content: bytes = b"x") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as out:
        for name in names:
            out.writestr(name, content)
    return stream.getvalue()


def stream_name(name: str) -> bytes:
    return OLE2 + name.encode("utf-16-le")


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("_rels/.rels", RELATIONS)
        out.writestr("word/document.xml", b" " * (MAX_PART + 10))
    return stream.getvalue()


def encrypted_entry() -> bytes:
    data = bytearray(docx(paragraph("一、总体情况")))
    # Bit 0 of the general purpose flags, in each local header and each central directory entry.
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    return bytes(data)


ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
    b'<!ENTITY file SYSTEM "file:///etc/hostname">]><w:document xmlns:w="x">&b;&file;</w:document>'
)
WHOLE = docx(paragraph("一、总体情况" * 50))
PAGE = "<html><body><div class='nav'><a href='/'>首页</a></div><h1>{}</h1><div>{}</div></body></html>"

CASES: list[tuple[str, bytes, str, type[errors.DisclosureError]]] = [
    ("nothing", b"", "a.html", errors.EmptyFile),
    ("white space", " \r\n\t　\u3000\n".encode(), "a.txt", errors.EmptyFile),
    ("byte order mark only", b"\xef\xbb\xbf", "a.txt", errors.EmptyFile),
    ("zero bytes", bytes(2000), "a.pdf", errors.EmptyFile),
    ("old Word", stream_name("WordDocument"), "年报.doc", errors.UnsupportedFormat),
    ("old Word named docx", stream_name("WordDocument"), "年报.docx", errors.UnsupportedFormat),
    ("WPS", OLE2, "年报.wps", errors.UnsupportedFormat),
    ("old Excel", stream_name("Workbook"), "年报.xls", errors.UnsupportedFormat),
    ("old PowerPoint", stream_name("PowerPoint Document"), "年报.ppt", errors.UnsupportedFormat),
    ("encrypted Word", stream_name("EncryptedPackage"), "年报.docx", errors.EncryptedFile),
    ("encrypted entries", encrypted_entry(), "年报.docx", errors.EncryptedFile),
    ("Excel", archive("xl/workbook.xml"), "年报.xlsx", errors.UnsupportedFormat),
    ("Excel named docx", archive("xl/workbook.xml"), "年报.docx", errors.UnsupportedFormat),
    ("slides", archive("ppt/presentation.xml"), "年报.pptx", errors.UnsupportedFormat),
    ("OFD", archive("OFD.xml", "Doc_0/Document.xml"), "年报.ofd", errors.UnsupportedFormat),
    ("OpenDocument", archive("META-INF/manifest.xml", "content.xml"), "年报.odt", errors.UnsupportedFormat),
    ("archive", archive("年报.pdf"), "年报.zip", errors.UnsupportedFormat),
    ("RAR", b"Rar!\x1a\x07\x01\x00" + bytes(100), "年报.rar", errors.UnsupportedFormat),
    ("PNG named pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "年报.pdf", errors.UnsupportedFormat),
    ("JPEG", b"\xff\xd8\xff\xe0" + bytes(100), "年报.jpg", errors.UnsupportedFormat),
    ("RTF", b"{\\rtf1\\ansi hello}", "年报.doc", errors.UnsupportedFormat),
    (
        "Word XML",
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>',
        "a.xml",
        errors.UnsupportedFormat,
    ),
    ("web archive", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x", "a.mht", errors.DamagedFile),
    ("noise", bytes(range(256)) * 20, "数据.bin", errors.UnsupportedFormat),
    ("noise named pdf", bytes(range(256)) * 20, "年报.pdf", errors.WrongExtension),
    ("noise named docx", bytes(range(1, 256)) * 20, "年报.docx", errors.WrongExtension),
    ("noise named txt", bytes(range(1, 256)) * 20, "年报.txt", errors.UnreadableEncoding),
    (
        "mojibake",
        "政府信息公开工作年度报告".encode().decode("gb18030", "ignore").encode() * 9,
        "a.txt",
        errors.UnreadableEncoding,
    ),
    ("western bytes", "æ”¿åºœä¿¡æ\xaf".encode() * 30, "a.txt", errors.UnreadableEncoding),
    ("half a docx", WHOLE[: len(WHOLE) // 2], "年报.docx", errors.DamagedFile),
    ("docx without body", archive("word/styles.xml"), "年报.docx", errors.DamagedFile),
    (
        "docx with broken XML",
        archive("word/document.xml", content=b"<w:document><w:body>"),
        "a.docx",
        errors.DamagedFile,
    ),
    ("docx with entities", archive("word/document.xml", content=ENTITIES), "a.docx", errors.DamagedFile),
    ("zip bomb", bomb(), "年报.docx", errors.FileTooLarge),
    ("docx without text", docx("<w:p/>"), "年报.docx", errors.EmptyFile),
    (
        "page without text",
        b"<html><body><div id=app></div><script>load()</script></body></html>",
        "a.html",
        errors.NotAReport,
    ),
    ("page of tags without end", b"<div>" * 5000 + "报告".encode(), "a.html", errors.DamagedFile),
    (
        "page with nine thousand attributes",
        f"<html><body><p {' '.join(f'a{n}=1' for n in range(9000))}>报告".encode(),
        "a.html",
        errors.DamagedFile,
    ),
    (
        "page with a link to the report",
        PAGE.format("清河区水务局2024年政府信息公开工作年度报告", "<a href='/files/a.pdf'>年度报告.pdf</a>").encode(),
        "a.html",
        errors.LinkPage,
    ),
    (
        "page that shows the report in a frame",
        PAGE.format("2024年政府信息公开工作年度报告", "<iframe src='/viewer?file=a.pdf'></iframe>").encode(),
        "a.html",
        errors.LinkPage,
    ),
    (
        "list of reports",
        PAGE.format(
            "年度报告",
            "".join(
                f"<li><a href='{y}.html'>{y}年政府信息公开工作年度报告</a>{y}-01-20</li>" for y in range(2015, 2025)
            ),
        ).encode(),
        "a.html",
        errors.LinkPage,
    ),
]


@pytest.mark.parametrize(("data", "file", "error"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_bad_input_has_its_error_and_remedy(data: bytes, file: str, error: type[errors.DisclosureError]) -> None:
    with pytest.raises(errors.DisclosureError) as raised:
        read_bytes(data, file)
    assert type(raised.value) is error
    assert_is_plain_chinese(raised.value, file)


def assert_is_plain_chinese(error: errors.DisclosureError, file: str) -> None:
    assert error.file == file
    assert re.search(r"[\u4e00-\u9fff]{4}", error.message)
    assert re.search(r"[\u4e00-\u9fff]{4}", error.remedy)
    assert "。" not in error.message
    assert not re.search(r"Error|Exception|None|Traceback", str(error))
    assert str(error).endswith("。")


def test_link_page_names_the_link() -> None:
    data = next(case[1] for case in CASES if case[0] == "page with a link to the report")
    with pytest.raises(errors.LinkPage, match=r"年度报告\.pdf"):
        read_bytes(data, "a.html")


class TestFiles:
    def test_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(errors.FileMissing) as raised:
            read_document(tmp_path / "没有.pdf")
        assert_is_plain_chinese(raised.value, str(tmp_path / "没有.pdf"))

    def test_folder(self, tmp_path: Path) -> None:
        with pytest.raises(errors.UnsupportedFormat) as raised:
            read_document(tmp_path)
        assert_is_plain_chinese(raised.value, str(tmp_path))

    def test_empty_file(self, tmp_path: Path) -> None:
        (tmp_path / "空.pdf").touch()
        with pytest.raises(errors.EmptyFile):
            read_document(tmp_path / "空.pdf")

    def test_two_hundred_megabytes_are_refused_unread(self, tmp_path: Path) -> None:
        with (tmp_path / "大.pdf").open("wb") as out:
            out.truncate(200 * 1024 * 1024)
        with pytest.raises(errors.FileTooLarge, match="200 MB，超过 50 MB") as raised:
            read_document(tmp_path / "大.pdf")
        assert_is_plain_chinese(raised.value, str(tmp_path / "大.pdf"))

    def test_limit_counts_the_limit_itself_as_readable(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "a.txt"
        path.write_text("一、总体情况", encoding="utf-8")
        monkeypatch.setattr(readers, "MAX_BYTES", path.stat().st_size)
        assert read_document(path).text == "一、总体情况"
        monkeypatch.setattr(readers, "MAX_BYTES", path.stat().st_size - 1)
        with pytest.raises(errors.FileTooLarge):
            read_document(path)

    def test_named_pipe_does_not_block(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a.pdf")
        with pytest.raises(errors.UnsupportedFormat):
            read_document(tmp_path / "a.pdf")

    @pytest.mark.parametrize("name", ["a\0b.pdf", "长" * 5000 + ".pdf"])
    def test_impossible_names(self, name: str) -> None:
        with pytest.raises(errors.ReportUnreadable):
            read_document(name)


NAMES = st.sampled_from(["a.pdf", "a.html", "a.docx", "a.txt", "a.json", "a.csv", "a.md", "a", "a.doc"])
STARTS = st.sampled_from(
    [b"", b"<html>", b"<table><tr><td>", b"PK\x03\x04", OLE2, b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"%PD"]
)


def outcome(data: bytes, file: str) -> Document | errors.DisclosureError:
    """What reading gives; anything but a document or an error of the tree lets the test fail."""
    try:
        return read_bytes(data, file)
    except errors.DisclosureError as error:
        return error


@given(start=STARTS, data=st.binary(max_size=400), file=NAMES)
@settings(max_examples=400, deadline=None)
def test_random_bytes(start: bytes, data: bytes, file: str) -> None:
    outcome(start + data, file)


MARKUP = """<table> | </table> | <tr> | <td rowspan=9 colspan=99> | <td rowspan=0> | </td> | <p> | </div> | <div class=nav>
<br> | <pre> | <li> | <a href=x.pdf> | </a> | 一、总体情况 | 本年新收 | 12 | &nbsp; | &#0; | &#xD800; | <style> | <!-- | ]]>
<frameset> | <body hidden> | <div style='display:grid;grid-template-columns:1fr 1fr'> | <div class=row> | <div class=cell>
- 3 - | <caption> | <svg> | <math> | </html> | <input value=3> | <textarea> | <title>"""
PIECES = st.sampled_from([*MARKUP.replace("\n", " | ").split(" | "), "\0", "\n", "\t", "\f", "|", "\u3000"])


@given(st.lists(PIECES, max_size=40), NAMES)
@settings(max_examples=400, deadline=None)
def test_random_markup(pieces: list[str], file: str) -> None:
    outcome("".join(pieces).encode("utf-8", "replace"), file)


@given(st.integers(0, len(WHOLE)), st.integers(0, 255))
@settings(max_examples=200, deadline=None)
def test_truncated_and_altered_docx(cut: int, byte: int) -> None:
    outcome(WHOLE[:cut], "年报.docx")
    altered = bytearray(WHOLE)
    altered[min(cut, len(WHOLE) - 1)] = byte
    outcome(bytes(altered), "年报.docx")


@pytest.mark.parametrize("name", ["cms_page", "nested_tables", "div_tables", "one_table"])
def test_pages_cut_anywhere(name: str) -> None:
    data = (HTML / f"{name}.html").read_bytes()
    for cut in range(0, len(data), 97):
        outcome(data[:cut], "年报.html")


SECTIONS = "".join(
    f"<p>{mark}</p>" for mark in ("一、总体情况", "二、主动公开", "三、收到申请", "四、行政复议", "五、问题")
)


@pytest.mark.parametrize(
    ("data", "file", "blocks", "grid"),
    [
        (SECTIONS + "<p>我局公开信息，全年无申请。</p>" * 6000, "a.html", 6005, None),
        ("<div>" * 100 + SECTIONS + "<p>我局公开信息，全年无申请。</p>" * 1000, "a.html", 1005, None),
        (f"<div>{SECTIONS}</div>" * 500, "a.html", 2500, None),
        (
            f"{SECTIONS}<table>{'<tr><td rowspan=60000 colspan=60>规</td></tr>' * 2000}</table>",
            "a.html",
            6,
            (2000, 420),
        ),
        (f"{SECTIONS}<table>{'<tr><td>规章</td><td>0</td></tr>' * 3000}</table>", "a.html", 6, (3000, 2)),
        ("一、总体情况" + " " * 300_000 + "x", "a.txt", 1, None),
        ("一、总体情况" + "公开信息" * 100_000, "a.txt", 1, None),
        ("一、总体情况" + "|" * 50_000, "a.txt", 1, (1, 50_000)),
    ],
    ids=["paragraphs", "deep", "copies", "spans", "rows", "spaces", "one line", "bars"],
)
def test_what_is_large_is_read_to_its_end(data: str, file: str, blocks: int, grid: tuple[int, int] | None) -> None:
    """Each took minutes when a step looked at everything for each thing; ``benchmarks/fuzz.py`` measures the cost."""
    document = read_bytes(data.encode(), file)
    assert len(document.blocks) == blocks
    grids = [(block.rows, block.columns) for block in document.blocks if isinstance(block, Grid)]
    assert grids == ([grid] if grid is not None else [])
