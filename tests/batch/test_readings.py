"""Readings: what one process of a run has read, another finds; whatever is not found as it was is read again."""

from __future__ import annotations

import os
import tempfile
from functools import partial

import pytest
import xlsxwriter.workbook

from disclosure_toolkit import load_report, run_batch
from disclosure_toolkit.batch import readings, run
from disclosure_toolkit.batch.readings import forget_readings, load_once, readings_of
from disclosure_toolkit.exports.workbook import workbook
from disclosure_toolkit.home import scratch

from ..files import report_of, write_record
from .regions import folder_of_reports, tree

quick = partial(run_batch, notebooks=False, workers=1)


@pytest.fixture
def read(tmp_path, monkeypatch):
    """The files that are read, as they are read."""
    found: list[str] = []
    real = readings._read
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(readings, "_read", lambda path: found.append(str(path)) or real(path))
    another_process()
    return found


def another_process():
    """What this process has at hand is forgotten, as in one that has just started."""
    readings._load.cache_clear()


@pytest.fixture
def report(tmp_path):
    write_record(tmp_path / "甲.json", report_of("云川县民政局", 2023))
    return tmp_path / "甲.json"


def test_a_report_is_the_same_read_or_found(report, read):
    first = load_once(report, "read-1")
    another_process()
    assert load_once(report, "read-1") == first == load_report(report)
    assert read == [str(report)]


def test_without_a_name_nothing_is_kept(report, read):
    load_once(report)
    another_process()
    load_once(report)
    assert len(read) == 2


def test_a_changed_file_is_read_again(report, read):
    load_once(report, "read-1")
    write_record(report, report_of("云川县水利局", 2023))
    assert load_once(report, "read-1").identity.agency == "云川县水利局"
    assert len(read) == 2


def test_a_changed_program_reads_again(report, read, monkeypatch):
    load_once(report, "read-1")
    another_process()
    monkeypatch.setattr(readings, "reading_version", lambda: "other readers")
    load_once(report, "read-1")
    assert len(read) == 2


@pytest.mark.parametrize("content", [b"", b"nothing that was kept"])
def test_a_damaged_reading_is_read_again(report, read, content):
    first = load_once(report, "read-1")
    another_process()
    (kept,) = (scratch() / "read-1").iterdir()
    kept.write_bytes(content)
    assert load_once(report, "read-1") == first
    assert len(read) == 2


def test_a_run_reads_each_file_once_and_leaves_nothing(tmp_path, read, monkeypatch):
    inputs = folder_of_reports(tmp_path / "in", 40)
    monkeypatch.setattr(run, "audit_one", lambda task, job, real=run.audit_one: another_process() or real(task, job))
    quick(inputs, tmp_path / "out")
    assert sorted(read) == sorted(str(path) for path in inputs.iterdir())
    assert list(scratch().iterdir()) == []


def test_a_run_that_goes_on_finds_what_was_read(tmp_path, read, monkeypatch):
    inputs = folder_of_reports(tmp_path / "in", 3)
    quick(inputs, tmp_path / "whole")
    read.clear()

    def interrupted(_task, job):
        raise KeyboardInterrupt(job.readings)

    with monkeypatch.context() as patch:
        patch.setattr(run, "audit_one", interrupted)
        with pytest.raises(KeyboardInterrupt):
            quick(inputs, tmp_path / "out")
    another_process()
    quick(inputs, tmp_path / "out", resume=True)
    assert len(read) == 3
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_what_was_left_behind_long_ago_is_swept_away(report, read):
    for name in ("read-old", "read-young"):
        load_once(report, name)
    os.utime(scratch() / "read-old", (0, 0))
    forget_readings("read-mine")
    assert [folder.name for folder in scratch().iterdir()] == ["read-young"]


def test_another_run_sweeps_away_no_workbook_that_is_being_written(tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    patched = xlsxwriter.workbook.ZipFile.write

    def swept(archive, *names):
        patched(archive, *names)
        forget_readings("read-of-another-run")

    monkeypatch.setattr(xlsxwriter.workbook.ZipFile, "write", swept)
    with workbook(tmp_path / "表.xlsx") as book:
        book.book.add_worksheet("一").write(0, 0, "数")
    assert (tmp_path / "表.xlsx").is_file()
    assert list(scratch().iterdir()) == []


def test_nothing_is_put_into_the_systems_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    result = quick(folder_of_reports(tmp_path / "in", 3), tmp_path / "out")
    assert len(result.audited) == 3
    assert (tmp_path / "out" / "findings.xlsx").is_file()
    assert list(scratch().iterdir()) == []


def test_runs_into_different_folders_keep_apart(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = [readings_of(place) for place in (tmp_path / "a", tmp_path / "b", None)]
    assert len(set(names)) == 3
    assert readings_of((tmp_path / "a").relative_to(tmp_path)) == names[0]
