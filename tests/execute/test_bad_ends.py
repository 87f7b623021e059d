"""Forked kernels that end badly: the notebook says why, no process is left, and the next notebook runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from disclosure_toolkit.execute import warm_parent
from disclosure_toolkit.execute.notebook import execute
from tests.execute.processes import alive, in_time, notebook, printed

pytestmark = [
    pytest.mark.notebook,
    pytest.mark.usefixtures("cache"),
    pytest.mark.skipif(not warm_parent.can_fork(), reason="这个系统不能安全地复制进程"),
]
LIMIT = 8
"""Seconds that a cell without an end may take."""
ENDS = {
    "exit": ("os._exit(3)", "内核中途退出"),
    "asked": ("exit()\nimport time; time.sleep(9)", "内核中途退出"),
    "kill": ("os.kill(os.getpid(), 9)", "内核中途退出"),
    "crash": ("import ctypes; ctypes.string_at(0)", "内核中途退出"),
    "loop": ("import time\nwhile True: time.sleep(0.01)", f"超过 {LIMIT} 秒"),
    "deaf": (
        "import time\nwhile True:\n    try:\n        time.sleep(9)\n    except KeyboardInterrupt: pass",
        f"超过 {LIMIT} 秒",
    ),
    "loud": ("while True: print('x' * 999)", f"超过 {LIMIT} 秒"),
    "memory": ("more = [bytearray(64 << 20) for _ in range(1000)]", "MemoryError"),
}


@pytest.fixture(params=["warm", "light"])
def kernel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def run(kernel: str, *cells: str, timeout: float = 60) -> Any:
    return execute(notebook(*cells), {}, timeout, kernel=kernel)


@pytest.mark.parametrize("end", ENDS)
def test_it_takes_with_it_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernel: str, end: str
) -> None:
    monkeypatch.setenv("DISCLOSURE_KERNEL_MEMORY", "300")
    start = f"""
import os, subprocess
child = subprocess.Popen(["sleep", "3600"])
open({str(tmp_path / "pids")!r}, "w").write(f"{{os.getpid()}} {{child.pid}}")
"""
    code, said = ENDS[end]
    done = run(kernel, start, code, timeout=LIMIT if "while" in code else 60)
    assert said in done.error
    assert done.lost
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert in_time(lambda: not any(map(alive, pids)))
    assert run(kernel, "print(1)").error == ""


def test_a_warm_parent_that_is_killed_costs_one_notebook(kernel: str) -> None:
    kill = "import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(60)"
    done = run(kernel, "import os; print(os.getpid())", kill)
    assert "内核中途退出" in done.error
    assert in_time(lambda: not alive(int(printed(done.notebook, 0))))
    after = run(kernel, "import os; print(os.getppid())")
    assert after.error == ""
    assert warm_parent._ours is not None
    assert printed(after.notebook) == f"{warm_parent._ours._process.pid}\n"
