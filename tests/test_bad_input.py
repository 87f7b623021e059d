"""Bad input from the command line: one Chinese sentence with a remedy, only that file is lost, and it is listed."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from disclosure_toolkit import load_report
from disclosure_toolkit.batch.inputs import discover
from disclosure_toolkit.cli import main
from disclosure_toolkit.readers import MAX_BYTES, sniff
from disclosure_toolkit.sample.write import write_region

from .files import report_of, write_record


def pdf(path: Path, *, text: str = "", password: str = "") -> None:
    """A PDF of one page: with text, or with a picture of some only, or behind a password."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), encrypt=StandardEncryption(password) if password else None)
    if text:
        canvas.drawString(72, 700, text)
    else:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        canvas.drawImage(ImageReader(Image.new("L", (400, 600), 200)), 72, 100)
    canvas.save()


def docx_archive(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(name, "x")
    return stream.getvalue()


def huge(path: Path) -> None:
    """200 MB that take no room on the disk."""
    path.write_bytes(b"%PDF-1.7\n")
    os.truncate(path, 200_000_000)


LINK_PAGE = """<html><head><title>某县民政局2023年政府信息公开工作年度报告</title></head><body>
<h1>某县民政局2023年政府信息公开工作年度报告</h1><p>发布日期：2024-01-20</p>
<p>附件：<a href="a.pdf">某县民政局2023年政府信息公开工作年度报告.pdf</a></p></body></html>"""
NOTICE = "<html><body><h1>关于召开会议的通知</h1><p>请各单位准时参加会议，不得缺席。</p></body></html>"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le")

CASES: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "not a report": ("通知.html", lambda p: p.write_text(NOTICE, encoding="utf-8"), "not_a_report"),
    "empty": ("空.pdf", lambda p: p.write_bytes(b""), "empty_file"),
    "wrong extension, not readable either": ("表.docx", lambda p: p.write_bytes(docx_archive("xl/workbook.xml")), ""),
    "old Word": ("旧.doc", lambda p: p.write_bytes(OLD_WORD), "unsupported_format"),
    "no encoding": ("乱.txt", lambda p: p.write_bytes(bytes(range(128, 256)) * 30), ""),
    "password": ("密.pdf", lambda p: pdf(p, text="x", password="a"), "encrypted_file"),
    "scanned": ("扫描.pdf", lambda p: pdf(p), "scanned_document"),
    "link page": ("链接.html", lambda p: p.write_text(LINK_PAGE, encoding="utf-8"), "link_page"),
    "200 MB": ("大.pdf", huge, "file_too_large"),
    "broken PDF": ("坏.pdf", lambda p: p.write_bytes(b"%PDF-1.7\n1 0 obj\n<<"), "damaged_file"),
    "broken record": ("坏.json", lambda p: p.write_text('{"identity": {', encoding="utf-8"), ""),
    "foreign record": ("别.json", lambda p: p.write_text('{"a": 1}', encoding="utf-8"), ""),
    "missing": ("没有.pdf", lambda p: None, "file_missing"),
}


@pytest.mark.parametrize(("name", "make", "code"), CASES.values(), ids=CASES)
def test_each_costs_only_itself_and_is_listed(tmp_path, monkeypatch, capsys, name, make, code):
    monkeypatch.chdir(tmp_path)
    write_record(Path("好.json"), report_of("云川县民政局", 2023))
    make(Path(name))
    assert main(["audit", "好.json", name, "--no-notebooks", "--out", "out", "--format", "json"]) == 0
    printed = capsys.readouterr()
    data = json.loads(printed.out)
    assert [report["file"] for report in data["reports"]] == ["好.json"]
    (failed,) = data["failed"]
    assert failed["file"] == name
    error = failed["error"]
    assert error["code"] == code or (not code and error["code"] != "internal_error")
    assert re.search("[\u4e00-\u9fff]", error["message"])
    assert re.search("[\u4e00-\u9fff]", error["remedy"])
    assert "\n" not in error["text"]
    assert printed.err.strip() == f"未能审核：{error['text']}"
    page = Path("out/index.html").read_text(encoding="utf-8")
    assert name in page
    (why,) = Path("out/failed").glob("*/summary.html")
    assert error["message"] in why.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "make", "code"), CASES.values(), ids=CASES)
def test_each_alone_is_one_line_and_exit_2(tmp_path, monkeypatch, capsys, name, make, code):
    monkeypatch.chdir(tmp_path)
    make(Path(name))
    assert main(["load", name]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"错误：{name}")
    assert len(printed.err.splitlines()) == 1


def test_the_limit_is_below_200_megabytes():
    assert MAX_BYTES < 200_000_000


@pytest.fixture(scope="module")
def printed_reports(tmp_path_factory):
    """Two reports of an invented region as text."""
    folder = tmp_path_factory.mktemp("region")
    return write_region(folder, 2, (2023,), 5, formats=("text",)).files


def test_two_reports_in_one_file_are_refused(tmp_path, printed_reports, capsys):
    both = "\n".join(path.read_text(encoding="utf-8") for path in printed_reports)
    (tmp_path / "两份.txt").write_text(both, encoding="utf-8")
    assert main(["load", str(tmp_path / "两份.txt")]) == 2
    assert "拆" in capsys.readouterr().err


def test_content_counts_not_the_extension(tmp_path, printed_reports, capsys):
    named = tmp_path / "年报.pdf"
    named.write_bytes(printed_reports[0].read_bytes())
    assert main(["load", str(named)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert load_report(printed_reports[0]).to_dict()["figures"] == data["figures"]
    assert any(note["code"] == "extension_mismatch" for note in data["notes"])


def test_a_report_from_before_2019_is_audited_as_far_as_it_goes(tmp_path, capsys):
    paragraphs = [
        "云川县民政局2016年政府信息公开工作年度报告",
        "一、概述",
        "本报告所列数据的统计期限自2016年1月1日起至2016年12月31日止。",
        "二、主动公开政府信息情况",
        "全年主动公开政府信息12条。",
        "三、依申请公开政府信息情况",
        "全年未收到公开申请。",
        "四、存在的主要问题及改进措施",
        "公开内容还不够全面，下一步将继续改进。",
    ]
    path = tmp_path / "旧.txt"
    path.write_text("\n".join(paragraphs), encoding="utf-8")
    code = main(["audit", str(path), "--no-notebooks", "--format", "json"])
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    assert code == 0
    assert report["identity"]["year"] == 2016
    assert report["identity"]["edition"] is None
    assert not [finding for finding in report["findings"] if finding["severity"] == "error"]


def test_an_empty_folder_is_said(tmp_path, capsys):
    assert main(["audit", str(tmp_path), "--no-notebooks"]) == 2
    printed = capsys.readouterr()
    assert "文件夹里没有可审核的报告文件" in printed.out + printed.err


def test_a_named_pipe_does_not_hang(tmp_path, capsys):
    os.mkfifo(tmp_path / "管道.pdf")
    assert main(["audit", str(tmp_path / "管道.pdf"), "--no-notebooks"]) == 2
    assert "不是普通文件" in capsys.readouterr().out


def test_an_unreadable_folder_or_file_name_is_said(tmp_path, capsys):
    assert main(["audit", "a" * 5000 + ".pdf", "--no-notebooks"]) == 2
    assert main(["audit", "a\0b.pdf", "--no-notebooks"]) == 2
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err


def test_results_are_never_half_written(tmp_path):
    """A write that breaks off leaves the earlier file as it was and no remains."""
    from disclosure_toolkit.storage import aside

    target = tmp_path / "index.html"
    target.write_text("旧", encoding="utf-8")

    def breaks_off() -> None:
        with aside(target) as temporary:
            temporary.write_text("新的一", encoding="utf-8")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        breaks_off()
    assert target.read_text(encoding="utf-8") == "旧"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("suffix", sorted(name for name, form in sniff._EXTENSIONS.items() if form in ("html", "pdf")))
def test_every_kind_of_page_that_is_read_is_found_in_a_folder(tmp_path, suffix):
    (tmp_path / f"年报.{suffix}").write_text("x", encoding="utf-8")
    assert [item.path.name for item in discover([tmp_path]).inputs] == [f"年报.{suffix}"]
