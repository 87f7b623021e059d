"""Other file systems: written in one step and once, named as the user names them, errors as errors."""

from __future__ import annotations

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
