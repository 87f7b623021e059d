"""Other file systems: written in one step and once, named as the user names them, errors as errors."""

from __future__ import annotations

import os
import sys
import time
from functools import partial

import pytest

from disclosure_toolkit import load_report, run_batch
from disclosure_toolkit.batch import run
from disclosure_toolkit.errors import BadSettings, FileMissing, OutputNotWritable, ReportUnreadable
from disclosure_toolkit.remote import Address, fetch, files_below, is_folder, place_of, put, remove, stamp

from ..files import report_of, write_record
from .regions import folder_of_reports, tree

quick = partial(run_batch, notebooks=False, workers=1)


def test_what_is_put_is_there_and_nothing_beside_it(ftp):
    address = f"{ftp.address}/2024/云川县民政局/record.json"
    assert put(address, b"one")
    assert fetch(address) == b"one"
    assert not put(address, b"one")
    assert put(address, b"two")
    assert [path.name for path in (ftp.folder / "2024" / "云川县民政局").iterdir()] == ["record.json"]
    remove(address)
    remove(address)
    with pytest.raises(FileMissing):
        fetch(address)


def test_what_is_listed_has_sizes_and_versions(ftp):
    put(f"{ftp.address}/a/b.txt", b"12345")
    ((found, size, version),) = files_below(f"{ftp.address}/a")
    assert (str(found), size) == (f"{ftp.address}/a/b.txt", 5)
    assert version
    assert files_below(f"{ftp.address}/nothing") == []
    assert is_folder(f"{ftp.address}/a")
    assert not is_folder(f"{ftp.address}/a/b.txt")
    assert stamp(f"{ftp.address}/a/b.txt") == version


def test_an_address_has_the_names_of_a_path():
    address = place_of("s3://桶/2024/某局.v2.pdf")
    assert isinstance(address, Address)
    assert (address.name, address.stem, address.suffix) == ("某局.v2.pdf", "某局.v2", ".pdf")
    assert address.parent / "别.pdf" == "s3://桶/2024/别.pdf"


def test_a_report_is_loaded_from_an_address(ftp):
    write_record(ftp.folder / "甲.json", report_of("云川县民政局", 2023))
    assert load_report(f"{ftp.address}/甲.json").identity.agency == "云川县民政局"


def test_a_server_that_is_gone_is_an_error_of_ours():
    with pytest.raises(ReportUnreadable, match="远程"):
        fetch("ftp://127.0.0.1:9/a.json")
    with pytest.raises(OutputNotWritable, match="远程"):
        put("ftp://127.0.0.1:9/a.json", b"")
    with pytest.raises(BadSettings, match="文件系统"):
        fetch("nosuch://a/b.json")


def without(monkeypatch, *modules):
    """As if these were not installed."""
    for module in modules:
        monkeypatch.setitem(sys.modules, module, None)


@pytest.mark.parametrize("named", ["address", "manifest", "last year's", "output"])
def test_an_address_without_its_library_is_said_before_anything_is_written(tmp_path, monkeypatch, named):
    without(monkeypatch, "s3fs")
    write_record(tmp_path / "in" / "甲.json", report_of("云川县民政局", 2023))
    quick(tmp_path / "in", tmp_path / "out")
    before = tree(tmp_path / "out")
    (tmp_path / "清单.csv").write_text("文件\nin/甲.json\ns3://桶/乙.json\n", encoding="utf-8")
    (tmp_path / "上年.csv").write_text("文件,上年报告\nin/甲.json,s3://桶/乙.json\n", encoding="utf-8")
    first = {"address": "s3://桶/乙.json", "manifest": tmp_path / "清单.csv", "last year's": tmp_path / "上年.csv"}
    paths = [tmp_path / "in", first.get(named, tmp_path / "in")]
    with pytest.raises(BadSettings, match=r"s3://桶/.*没有安装读写 s3:// 所需的 s3fs。请安装：pip install s3fs"):
        quick(paths, "s3://桶/out" if named == "output" else tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_a_library_of_another_name_is_named_as_it_is_installed(monkeypatch):
    without(monkeypatch, "smbclient")
    with pytest.raises(BadSettings, match="pip install smbprotocol"):
        fetch("smb://server/a.json")


def test_a_server_that_is_gone_leaves_earlier_results_alone(tmp_path):
    folder_of_reports(tmp_path / "in", 1)
    quick(tmp_path / "in", tmp_path / "out")
    before = tree(tmp_path / "out")
    (failed,) = quick("ftp://127.0.0.1:9/in", tmp_path / "out").failed
    assert "没有应答" in failed.error["message"]
    assert tree(tmp_path / "out") == before


def test_a_run_on_another_file_system_goes_on(ftp, tmp_path, monkeypatch):
    folder_of_reports(ftp.folder / "in", 4)
    (ftp.folder / "in" / "说明.md").write_text("x", encoding="utf-8")
    done = []
    real = run.audit_one
    monkeypatch.setattr(run, "audit_one", lambda task, job: done.append(task.file) or real(task, job))
    first = quick(f"{ftp.address}/in", f"{ftp.address}/in/out")
    assert len(first.audited) == len(done) == 4
    assert [item.file for item in first.skipped] == [f"{ftp.address}/in/说明.md"]
    before = tree(ftp.folder / "in" / "out")
    done.clear()
    # Whoever goes on may sit at another machine: all that is needed stands in the output folder.
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "another home"))
    again = quick(f"{ftp.address}/in", f"{ftp.address}/in/out", resume=True)
    assert done == []
    assert again.to_dict() == first.to_dict()
    assert tree(ftp.folder / "in" / "out") == before
    (ftp.folder / "in" / "out" / first.entries[0].folder / "findings.json").unlink()
    quick(f"{ftp.address}/in", f"{ftp.address}/in/out", resume=True)
    assert done == [first.entries[0].file]
    assert tree(ftp.folder / "in" / "out") == before


def test_what_no_longer_holds_is_gone_there_too(ftp, tmp_path, monkeypatch):
    write_record(ftp.folder / "in" / "甲.json", report_of("云川县民政局", 2023, broken=True))
    (first,) = quick(f"{ftp.address}/in", f"{ftp.address}/out").entries
    letter = ftp.folder / "out" / first.folder / "整改通知.docx"
    assert letter.is_file()
    for name in ("region-2022.html", "side_by_side.html", "笔记.html"):
        (ftp.folder / "out" / name).write_text("x", encoding="utf-8")
    source = ftp.folder / "in" / "甲.json"
    write_record(source, report_of("云川县民政局", 2023))
    # FTP tells whole seconds, and both files have one size: written within a second they look the same.
    os.utime(source, (time.time() + 10, time.time() + 10))
    # Another machine does not know what the first one wrote.
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "another home"))
    quick(f"{ftp.address}/in", f"{ftp.address}/out")
    assert not letter.exists()
    left = {path.name for path in (ftp.folder / "out").iterdir()}
    assert "笔记.html" in left
    assert not left & {"region-2022.html", "side_by_side.html"}
    assert (ftp.folder / "out" / first.folder / "record.json").is_file()


def test_a_folder_without_reports_is_said(ftp):
    (ftp.folder / "empty").mkdir()
    (failed,) = quick(f"{ftp.address}/empty", None).failed
    assert failed.error["code"] == "nothing_to_audit"


def test_an_address_without_anything_leaves_earlier_results_alone(ftp):
    folder_of_reports(ftp.folder / "in", 1)
    quick(f"{ftp.address}/in", f"{ftp.address}/out")
    before = tree(ftp.folder / "out")
    mistyped = quick(f"{ftp.address}/im", f"{ftp.address}/out")
    (failed,) = mistyped.failed
    assert failed.error["code"] == "file_missing"
    assert mistyped.index is None
    assert tree(ftp.folder / "out") == before
