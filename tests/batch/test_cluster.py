"""A real Dask scheduler with two worker processes: the same bytes as on one machine, whoever dies on the way.

The results go to a real FTP server: a file system that no worker can write to but through fsspec.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.batch import cluster, run
from disclosure_toolkit.batch.cluster import Cluster
from disclosure_toolkit.errors import BadSettings, ClusterUnusable
from tests.execute.processes import in_time

from . import stuck
from .regions import folder_of_reports, run_of, tree

_ROOT = Path(__file__).parents[2]


@contextmanager
def scheduler_of_its_own(folder):
    """The address of a scheduler with two workers of one thread each, started as the documentation says, and the
    processes, the scheduler first.
    """
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    note = folder / "scheduler.json"
    common = ["--scheduler-file", str(note), "--no-dashboard"]
    commands = [
        ["scheduler", "--port", "0", "--host", "127.0.0.1", *common],
        [
            "worker",
            "--nworkers",
            "2",
            "--nthreads",
            "1",
            "--host",
            "127.0.0.1",
            "--local-directory",
            str(folder),
            *common,
        ],
    ]
    started = []
    try:
        for command in commands:
            command = [sys.executable, "-m", "dask", *command]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            started.append(subprocess.Popen(command, cwd=folder, env=environment, **quiet))
        while not note.exists():
            assert all(process.poll() is None for process in started)
            time.sleep(0.05)
        yield json.loads(note.read_text(encoding="utf-8"))["address"], started
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory):
    with scheduler_of_its_own(tmp_path_factory.mktemp("cluster")) as (address, _):
        yield address


@pytest.fixture
def reports(tmp_path):
    return folder_of_reports(tmp_path / "in", 12, with_stop=True)


@pytest.fixture
def expected(reports, tmp_path):
    """What a run on this machine writes."""
    run_batch(reports, tmp_path / "here", 1, notebooks=False)
    return tree(tmp_path / "here")


def test_a_cluster_writes_the_same_bytes(scheduler, reports, expected, ftp, tmp_path):
    result = run_batch(reports, f"{ftp.address}/out", notebooks=False, cluster=scheduler)
    assert len(result.audited) == 13
    assert tree(ftp.folder / "out") == expected
    assert run_of(ftp.folder / "out") == run_of(tmp_path / "here")


def test_reports_may_lie_on_another_file_system(scheduler, reports, ftp):
    reports.rename(ftp.folder / "in")
    result = run_batch(f"{ftp.address}/in", f"{ftp.address}/out", notebooks=False, cluster=scheduler)
    assert len(result.audited) == 13
    assert all((ftp.folder / "out" / entry.folder / "record.json").is_file() for entry in result.audited)
    assert {entry.file for entry in result.audited} == {
        f"{ftp.address}/in/{path.name}" for path in (ftp.folder / "in").iterdir()
    }


def test_a_worker_that_is_killed_is_done_without(scheduler, reports, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "audit_one", stuck.stays_once)
    sign = reports / stuck.SIGN

    over = threading.Event()

    def kill():
        while not sign.exists() and not over.wait(0.02):
            pass
        if sign.exists():
            os.kill(int(sign.read_text(encoding="ascii")), signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        result = run_batch(reports, tmp_path / "out", notebooks=False, cluster=scheduler)
    finally:
        over.set()
        killer.join()
    assert len(result.audited) == 13
    sign.unlink()
    assert tree(tmp_path / "out") == expected


def test_a_report_that_kills_two_workers_is_set_aside_and_listed(scheduler, reports, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "audit_one", stuck.dies)
    result = run_batch(reports, tmp_path / "out", notebooks=False, cluster=scheduler)
    assert len(result.audited) == 12
    (lost,) = result.failed
    assert Path(lost.file).name == stuck.NAME
    assert "两次意外终止" in lost.error["message"]
    assert (tmp_path / "out" / lost.page).is_file()
    assert stuck.NAME in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.notebook
def test_notebooks_run_on_workers(scheduler, tmp_path, ftp):
    reports = folder_of_reports(tmp_path / "in", 2)
    result = run_batch(reports, f"{ftp.address}/out", cluster=scheduler)
    assert [entry.result for entry in result.entries] == ["audited", "audited"]
    for entry in result.entries:
        assert "</html>" in (ftp.folder / "out" / entry.page).read_text(encoding="utf-8")


def test_a_cluster_on_this_machine(reports, expected, tmp_path, monkeypatch):
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    before = dict(os.environ)
    result = run_batch(reports, tmp_path / "out", 2, notebooks=False, cluster="local")
    assert dict(os.environ) == before
    assert len(result.audited) == 13
    assert tree(tmp_path / "out") == expected
    assert list((tmp_path / "home" / "run").iterdir()) == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "没有应答"),
        ("xx", "地址不能用.*tcp://主机:8786"),
        ("tcp://", "地址不能用"),
        ("nosuch://127.0.0.1:9", "地址不能用"),
        ("tls://127.0.0.1:9", "地址不能用"),
    ],
)
def test_nobody_at_the_address_is_said(reports, tmp_path, monkeypatch, address, said):
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ClusterUnusable, match=said):
        run_batch(reports, tmp_path / "out", notebooks=False, cluster=address)


def test_one_who_is_no_scheduler_is_said(reports, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        address = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        with pytest.raises(ClusterUnusable, match="没有应答"):
            run_batch(reports, tmp_path / "out", notebooks=False, cluster=address)


def test_a_scheduler_that_goes_is_said_and_the_run_goes_on_later(reports, expected, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "audit_one", stuck.stays_once)
    sign = reports / stuck.SIGN
    (tmp_path / "cluster").mkdir()
    with scheduler_of_its_own(tmp_path / "cluster") as (address, processes):
        killer = threading.Thread(target=lambda: in_time(sign.exists) and processes[0].kill())
        killer.start()
        with pytest.raises(ClusterUnusable, match=r"联系中断.*--resume"):
            run_batch(reports, tmp_path / "out", notebooks=False, cluster=address)
        killer.join()
    sign.unlink()
    monkeypatch.undo()
    run_batch(reports, tmp_path / "out", 1, notebooks=False, resume=True)
    assert tree(tmp_path / "out") == expected


def test_workers_with_another_program_are_refused(scheduler, monkeypatch):
    monkeypatch.setattr(cluster, "source_version", lambda: "another")
    with pytest.raises(ClusterUnusable, match="与本机的不同"), Cluster(scheduler, 1):
        pass


def test_a_cluster_needs_an_output(reports, scheduler):
    with pytest.raises(BadSettings, match="--out"):
        run_batch(reports, None, notebooks=False, cluster=scheduler)
