"""Three bad kernels in a batch of two workers cost three pages and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import forkserver
from pathlib import Path

import pytest

from benchmarks.bad_kernels import STARTUP, write_reports
from disclosure_toolkit import run_batch

pytestmark = pytest.mark.notebook


@pytest.fixture
def _own_server() -> Iterator[None]:
    """Workers come from a server that keeps the environment in which an earlier test may have started it."""
    forkserver._forkserver._stop()
    yield
    forkserver._forkserver._stop()


@pytest.mark.usefixtures("_own_server")
def test_three_bad_kernels_cost_three_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DISCLOSURE_KERNEL_MEMORY", "500")
    startup = tmp_path / "home" / "ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(STARTUP, encoding="utf-8")
    write_reports(tmp_path / "in", 7)
    result = run_batch(tmp_path / "in", tmp_path / "out", 2, timeout=20)
    said = {}
    for entry in result.entries:
        page = (tmp_path / "out" / entry.page).read_text(encoding="utf-8")
        name = Path(entry.file).stem.partition("-")[2]
        if name == "fine":
            assert (entry.result, entry.error) == ("audited", None)
            assert "审核笔记未能执行完" not in page
        else:
            assert entry.result == "notebook_failed"
            assert entry.error is not None
            said[name] = entry.error["message"]
            assert said[name] in page
        assert entry.summary is not None
    assert said["loops"].startswith("执行超过 20 秒")
    assert "MemoryError" in said["hogs"]
    assert "内核中途退出" in said["dies"]
