"""Forked kernels: they show what stock kernels show, are thrown away, and whatever they do stays with them."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from disclosure_toolkit.display.agency import RESULTS_VARIABLE
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.execute import provisioner, warm, warm_parent
from disclosure_toolkit.execute.kernels import run_folder
from disclosure_toolkit.execute.notebook import execute, load_notebook, notebook_path
from tests.execute.conftest import Run
from tests.execute.processes import CELLS, alive, in_time, notebook, outputs, printed

pytestmark = [
    pytest.mark.notebook,
    pytest.mark.skipif(not warm_parent.can_fork(), reason="这个系统不能安全地复制进程"),
]
ROOT = Path(__file__).resolve().parents[2]
WHO = "import os; print(os.getpid(), os.getppid())"
FALLBACK = "改为单独启动"


@pytest.fixture(autouse=True)
def _told_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisioner, "_told", set())


def server() -> int:
    assert warm_parent._ours is not None
    return warm_parent._ours._process.pid


def run(*cells: str, timeout: float = 60, **options: Any) -> Any:
    return execute(notebook(*cells), {}, timeout, **options)


def test_every_cell_shows_what_it_shows_in_a_stock_kernel() -> None:
    run("import matplotlib.font_manager")  # makes its list of fonts, and tells so where that takes long
    both = [run(*CELLS, kernel=kernel) for kernel in ("warm", "stock")]
    assert both[0].error == both[1].error != ""
    assert "ZeroDivisionError" in both[0].error
    forked, stock = (outputs(done.notebook) for done in both)
    for cell, ours, theirs in zip(CELLS, forked, stock, strict=True):
        assert ours == theirs, cell
    assert sum(map(bool, stock)) > 15


def test_the_agency_notebook_is_the_same_in_a_stock_kernel(runs: dict[str, Run]) -> None:
    for name in ("busy", "hostile"):
        parameters = {"report_path": str(runs[name].source)}
        source = load_notebook(notebook_path())
        done = [execute(source, parameters, 120, kernel=kernel) for kernel in ("warm", "stock")]
        assert [each.error for each in done] == ["", ""]
        forked, stock = (outputs(each.notebook) for each in done)
        assert forked == stock
        assert sum(map(bool, forked)) >= 10
        assert done[0].notebook.metadata.language_info == done[1].notebook.metadata.language_info


def test_each_kernel_is_a_process_of_its_own_and_gone_after_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "disclosure_toolkit"):
        first, second = (printed(run("import os; os.environ['LEFT'] = 'x'", WHO).notebook).split() for _ in range(2))
    assert first[1] == second[1] == str(server())
    assert first[0] != second[0]
    assert FALLBACK not in caplog.text
    assert "LEFT" not in printed(run("import os; print(sorted(os.environ))").notebook)
    assert in_time(lambda: not alive(int(first[0])) and not alive(int(second[0])))


@pytest.mark.usefixtures("cold")
def test_what_is_rehearsed_is_never_taken_for_a_result(tmp_path: Path) -> None:
    told = {RESULTS_VARIABLE: str(tmp_path / "results")}
    first = run(WHO, extra=told)
    second = run("import sys; print('docx' in sys.modules)")
    assert first.error == second.error == ""
    assert printed(second.notebook) == "True\n"  # the second kernel is worth a rehearsal
    assert not (tmp_path / "results").exists()


@pytest.mark.usefixtures("cold")
def test_random_generators_start_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_PRELOAD", "numpy.random, uuid")
    draw = "import random, uuid, sys; print(random.random(), uuid.uuid4(), sys.modules['numpy.random'].random())"
    drawn = [printed(run(draw).notebook).split() for _ in range(3)]
    for values in zip(*drawn, strict=True):
        assert len(set(values)) == 3


@pytest.mark.usefixtures("cold")
def test_a_parent_with_threads_is_not_forked_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("DISCLOSURE_PRELOAD", "tests.execute.threaded")
    with caplog.at_level(logging.WARNING, "disclosure_toolkit"):
        done = run(WHO)
    assert done.error == ""
    assert printed(done.notebook).split()[1] == str(os.getpid())
    assert FALLBACK in caplog.text
    assert "2 个线程" in caplog.text


def test_a_kernel_that_needs_a_python_of_its_own_gets_one(caplog: pytest.LogCaptureFixture) -> None:
    run(WHO)
    with caplog.at_level(logging.WARNING, "disclosure_toolkit"):
        done = run("import sys; print(sys.flags.hash_randomization)", extra={"PYTHONHASHSEED": "0"})
    assert printed(done.notebook) == "0\n"
    assert FALLBACK in caplog.text


def test_a_system_without_a_safe_fork_uses_stock_kernels(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warm_parent, "can_fork", lambda: False)
    with caplog.at_level(logging.WARNING, "disclosure_toolkit"), warm():
        done = run(WHO)
    assert printed(done.notebook).split()[1] == str(os.getpid())
    assert FALLBACK in caplog.text


@pytest.mark.parametrize("forked", [True, False])
def test_too_much_memory_is_that_notebook_s_own_error(monkeypatch: pytest.MonkeyPatch, forked: bool) -> None:
    monkeypatch.setenv("DISCLOSURE_KERNEL_MEMORY", "300")
    monkeypatch.setattr(warm_parent, "can_fork", lambda: forked)
    done = run("kept = bytearray(100 << 20); print(len(kept))", "more = [bytearray(64 << 20) for _ in range(1000)]")
    assert printed(done.notebook, 0) == f"{100 << 20}\n"
    assert "MemoryError" in done.error
    assert "300 MiB" in done.error
    assert done.lost


def test_the_memory_bound_can_be_lifted_and_must_be_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    show = "import resource; print(resource.getrlimit(resource.RLIMIT_AS)[0])"
    assert int(printed(run(show).notebook)) > 2048 << 20
    monkeypatch.setenv("DISCLOSURE_KERNEL_MEMORY", "0")
    assert int(printed(run(show).notebook)) == -1
    monkeypatch.setenv("DISCLOSURE_KERNEL_MEMORY", "much")
    with pytest.raises(BadSettings, match="DISCLOSURE_KERNEL_MEMORY"):
        provisioner.memory_bound()


@pytest.mark.usefixtures("cold")
def test_a_kernel_that_ends_and_is_let_go_in_one_moment_harms_no_other(tmp_path: Path) -> None:
    environment = os.environ | provisioner.ONE_THREAD | {"IPYTHONDIR": str(tmp_path)}
    parent = warm_parent.warm_parent(environment)
    first = parent.fork(["-f", str(tmp_path / "1.json")], environment, str(tmp_path), 0)
    asyncio.run(first.ready(60))
    # The second fork is worth a rehearsal; what happens meanwhile comes to the warm parent in one moment.
    second = parent.fork(["-f", str(tmp_path / "2.json")], environment, str(tmp_path), 0)
    time.sleep(0.1)
    os.killpg(first.pid, signal.SIGKILL)
    assert in_time(lambda: not alive(first.pid))
    first.close()
    asyncio.run(second.ready(60))
    time.sleep(0.2)
    assert second.poll() is None
    second.kill()
    assert second.wait(60) == -signal.SIGKILL
    assert parent.alive()


def test_warm_ends_with_its_block(cold: None) -> None:
    with warm():
        first = server()
        assert printed(run(WHO).notebook).split()[1] == str(first)
        assert alive(first)
    assert not alive(first)
    assert warm_parent._ours is None


def test_a_fork_of_this_process_leaves_the_warm_parent_to_it() -> None:
    run(WHO)
    before = server()
    pid = os.fork()
    if pid == 0:
        os._exit(0 if warm_parent._ours is None else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert printed(run(WHO).notebook).split()[1] == str(before)


def test_what_killed_runs_left_is_removed_a_day_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path))
    old, new = tmp_path / "run" / "k-old", tmp_path / "run" / "k-new"
    for folder in (old, new):
        folder.mkdir(parents=True)
        (folder / "s-1").touch()
    os.utime(old, (0, 0))
    with run_folder() as ours:
        assert sorted((tmp_path / "run").iterdir()) == sorted([new, ours])
    assert list((tmp_path / "run").iterdir()) == [new]


HANGING = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started all this with Ctrl-C ignored
from disclosure_toolkit.execute.kernels import run_folder
from disclosure_toolkit.execute.notebook import execute
from tests.execute.processes import notebook
cell = "import os; open(sys_argv, 'w').write(f'{os.getpid()} {os.getppid()}'); import time; time.sleep(3600)"
execute(notebook(cell.replace("sys_argv", repr(sys.argv[1]))), {}, 3600)
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_whatever_ends_a_worker_leaves_no_process_behind(tmp_path: Path, number: signal.Signals) -> None:
    import subprocess

    told = tmp_path / "pids"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    worker = subprocess.Popen(
        [sys.executable, "-c", HANGING, str(told)],
        env=environment,
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        cwd=tmp_path,
    )
    assert in_time(lambda: told.is_file() and len(told.read_text().split()) == 2)
    kernel, parent = map(int, told.read_text().split())
    assert alive(kernel)
    assert alive(parent)
    os.killpg(worker.pid, number)
    assert in_time(lambda: worker.poll() is not None)
    assert in_time(lambda: not alive(kernel) and not alive(parent))
