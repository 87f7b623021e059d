"""The journal: what still holds is not done again, what was cut short goes on, and two runs keep apart."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.batch import run, versions, whole
from disclosure_toolkit.batch.journal import Journal
from disclosure_toolkit.errors import OutputInUse
from disclosure_toolkit.exports import Decision, save_decisions
from disclosure_toolkit.settings import Settings

from ..files import region, report_of, write_record
from . import stuck
from .regions import folder_of_reports, run_of, tree

quick = partial(run_batch, notebooks=False, workers=1)


@pytest.fixture
def inputs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return region(Path("输入"))


@pytest.fixture
def done(monkeypatch):
    """What is done, as it is done: surveyed and audited files, and the whole."""
    found: list[str] = []

    def noted(kind, real, name):
        def does(*arguments, **options):
            found.append(f"{kind} {name(*arguments)}")
            return real(*arguments, **options)

        return does

    monkeypatch.setattr(run, "survey", noted("read", run.survey, lambda item: item.file))
    monkeypatch.setattr(run, "audit_one", noted("audited", run.audit_one, lambda task, job=None: task.file))
    monkeypatch.setattr(whole, "write_exports", noted("written", whole.write_exports, lambda *_: ""))
    return found


def test_a_second_run_reads_audits_and_writes_nothing(inputs, done):
    first = quick(inputs, "out")
    before = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*") if path.name[:7] != "journal"}
    done.clear()
    second = quick(inputs, "out", resume=True)
    assert done == []
    assert second.to_dict() == first.to_dict()
    assert second == first
    after = {path: path.stat().st_mtime_ns for path in Path("out").rglob("*") if path.name[:7] != "journal"}
    assert after == before


def test_a_file_that_only_got_a_new_time_is_not_read_again(inputs, done):
    quick(inputs, "out")
    done.clear()
    os.utime(inputs / "2023" / "甲.json")
    quick(inputs, "out", resume=True)
    assert done == []


def test_a_file_with_the_same_size_and_time_but_other_content_is_read(inputs, done):
    """Its change time or its being young gives it away."""
    file = inputs / "2023" / "甲.json"
    quick(inputs, "out")
    status, content = file.stat(), file.read_bytes()
    done.clear()
    file.write_bytes(content.replace("云川县民政局".encode(), "云川县民正局".encode()))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (file.stat().st_size, file.stat().st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    quick(inputs, "out", resume=True)
    assert f"read {file}" in done


def test_changed_settings_audit_again_but_read_nothing_again(inputs, done):
    quick(inputs, "out")
    done.clear()
    quick(inputs, "out", resume=True, settings=Settings(ignore=("S1",)))
    assert {line.split()[0] for line in done} == {"audited", "written"}


def test_changed_rules_audit_again_but_read_nothing_again(inputs, done, monkeypatch):
    quick(inputs, "out")
    done.clear()
    monkeypatch.setattr(versions, "source_version", lambda: "other rules")
    quick(inputs, "out", resume=True)
    assert {line.split()[0] for line in done} == {"audited", "written"}


def test_changed_readers_read_again(inputs, done, monkeypatch):
    quick(inputs, "out")
    done.clear()
    monkeypatch.setattr(versions, "reading_version", lambda: "other readers")
    quick(inputs, "out", resume=True)
    assert len([line for line in done if line.startswith("read")]) == 5


def test_a_decision_of_a_reviewer_writes_the_whole_again_and_nothing_else(inputs, done):
    result = quick(inputs, "out")
    mark = next(mark for entry in result.audited for mark, _ in entry.marks)
    done.clear()
    save_decisions(Path("out"), {mark: Decision("不成立")})
    again = quick(inputs, "out", resume=True)
    assert done == ["written "]
    assert sum(sum(again.counts(entry).values()) for entry in again.audited) == sum(
        sum(result.counts(entry).values()) - [m for m, _ in entry.marks].count(mark) for entry in result.audited
    )


@pytest.mark.parametrize("name", ["index.html", "findings.csv", "run.json"])
def test_what_was_removed_from_the_output_comes_back(inputs, done, name):
    quick(inputs, "out")
    before = tree(Path("out"))
    done.clear()
    (Path("out") / name).unlink()
    quick(inputs, "out", resume=True)
    assert done == ["written "]
    assert tree(Path("out")) == before


def test_a_letter_that_was_removed_comes_back(inputs, done):
    write_record(inputs / "2023" / "甲.json", report_of("云川县民政局", 2023, broken=True))
    quick(inputs, "out")
    before = tree(Path("out"))
    done.clear()
    letter = Path("out") / "2023" / "云川县民政局" / "整改通知.docx"
    letter.unlink()
    quick(inputs, "out", resume=True)
    assert done == ["written "]
    assert letter.is_file()
    assert tree(Path("out")) == before


def test_a_result_that_was_cut_short_is_made_again(inputs, done):
    """As after a power cut: the journal may know of a file whose content never reached the disk."""
    quick(inputs, "out")
    before = tree(Path("out"))
    done.clear()
    (Path("out") / "2023" / "云川县民政局" / "findings.json").write_bytes(b"")
    quick(inputs, "out", resume=True)
    assert done[0] == f"audited {inputs / '2023' / '甲.json'}"
    assert tree(Path("out")) == before


def test_the_journal_tells_how_often_a_result_was_made_of_the_same(inputs):
    quick(inputs, "out")
    folders = {name: Path("out") / "2023" / name / "findings.json" for name in ("云川县民政局", "云川县水利局")}
    folders["云川县民政局"].unlink()
    quick(inputs, "out", resume=True)
    with Journal(Path("out"), fresh=False) as journal:
        times = journal.times()
    assert [name for name, number in times.items() if number > 1] == ["2023/云川县民政局"]
    # Of another file it is another result.
    write_record(inputs / "2023" / "甲.json", report_of("云川县民政局", 2023, broken=True))
    quick(inputs, "out", resume=True)
    with Journal(Path("out"), fresh=False) as journal:
        assert set(journal.times().values()) == {1}


@pytest.mark.parametrize("content", [b"", b"no journal at all" * 500])
def test_a_damaged_journal_costs_time_and_nothing_else(inputs, content):
    quick(inputs, "out")
    before = tree(Path("out"))
    Path("out/journal.sqlite").write_bytes(content)
    quick(inputs, "out", resume=True)
    assert tree(Path("out")) == before


def test_an_agency_more_and_one_less(inputs, done):
    quick(inputs, "out")
    done.clear()
    write_record(inputs / "2023" / "丙.json", report_of("云川县公安局", 2023))
    (inputs / "2022" / "甲.json").unlink()
    quick(inputs, "out", resume=True)
    assert [line for line in done if line.startswith("read")] == [f"read {inputs / '2023' / '丙.json'}"]
    # The report of 2023 has lost its last year's.
    assert sorted(line for line in done if line.startswith("audited")) == [
        f"audited {inputs / '2023' / '丙.json'}",
        f"audited {inputs / '2023' / '甲.json'}",
    ]
    quick(inputs, "fresh")
    assert run_of(Path("out")) == run_of(Path("fresh"))


def test_without_resume_everything_is_done_again(inputs, done):
    quick(inputs, "out")
    number = len(done)
    done.clear()
    quick(inputs, "out")
    assert len(done) == number


def test_two_runs_do_not_write_into_the_same_folder(inputs):
    quick(inputs, "out")
    with Journal(Path("out"), fresh=False), pytest.raises(OutputInUse, match="另一次审核"):
        quick(inputs, "out", resume=True)
    quick(inputs, "out", resume=True)


def test_a_run_that_was_cut_short_is_an_output_folder_all_the_same(inputs):
    quick(inputs, inputs / "结果")
    for name in ("run.json", "index.html"):
        (inputs / "结果" / name).unlink()
    assert len(quick(inputs, "other").entries) == 5


_RUN = """
import sys
from pathlib import Path
from tests.batch import stuck
from disclosure_toolkit import run_batch
from disclosure_toolkit.batch import versions
versions.source_version = versions.reading_version = lambda: "the same, even while somebody edits it"
stuck.install()
run_batch(sys.argv[1], sys.argv[2], 2, notebooks=False)
"""


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path, done, monkeypatch):
    """Killed without any warning while one worker is at work: same bytes, nothing done twice, no worker left."""
    for name in ("source_version", "reading_version"):
        monkeypatch.setattr(versions, name, lambda: "the same, even while somebody edits it")
    inputs = folder_of_reports(tmp_path / "in", 30, with_stop=True)
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", _RUN, str(inputs), str(tmp_path / "out")]
    process = subprocess.Popen(command, cwd=root, start_new_session=True)
    sign = inputs / stuck.SIGN
    while not sign.exists():
        assert process.poll() is None
        time.sleep(0.02)
    worker = int(sign.read_text(encoding="ascii"))
    process.send_signal(signal.SIGKILL)
    process.wait()
    while is_running(worker):
        time.sleep(0.02)  # it sleeps for an hour, unless it notices
    sign.unlink()

    with Journal(tmp_path / "out", fresh=False) as journal:
        finished = journal.times()
    assert len(finished) >= 20
    quick(inputs, tmp_path / "out", resume=True)
    assert [line for line in done if line.startswith("read")] == []
    again = [line for line in done if line.startswith("audited")]
    assert f"audited {inputs / stuck.NAME}" in again
    assert len(again) == 31 - len(finished)
    with Journal(tmp_path / "out", fresh=False) as journal:
        assert set(journal.times().values()) == {1}
    quick(inputs, tmp_path / "undisturbed")
    assert tree(tmp_path / "out") == tree(tmp_path / "undisturbed")
    assert run_of(tmp_path / "out") == run_of(tmp_path / "undisturbed")


def is_running(process: int) -> bool:
    """Whether a process has not ended (one that nobody has collected yet has)."""
    try:
        state = (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0]
        )
    except OSError:
        return False
    return state != "Z"
