"""Light kernels, without ZMQ: what they show is what a stock kernel shows, and they are bounded and ended likewise."""

from __future__ import annotations

import copy
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.execute import provisioner, run_agency, warm_parent
from disclosure_toolkit.execute.notebook import execute, load_notebook, notebook_path
from tests.execute.conftest import Run
from tests.execute.processes import CELLS, alive, code_cells, in_time, notebook, outputs, printed

pytestmark = [
    pytest.mark.notebook,
    pytest.mark.skipif(not warm_parent.can_fork(), reason="这个系统不能安全地复制进程"),
]
WHO = "import os; print(os.getpid(), os.getppid())"
MORE = (
    # Everything that reaches the descriptors belongs to the cell, whoever writes it.
    "import os, time; _ = os.write(1, '原样\\n'.encode()); _ = os.write(2, b'err\\n'); time.sleep(0.5)",
    "import multiprocessing, subprocess; subprocess.run(['echo', '子进程'], check=True); time.sleep(0.5)",
    "import threading; t = threading.Thread(target=print, args=('thread',)); t.start(); t.join()",
    "print('x' * 300_000); print('y', end='\\r'); print('z')",
    "p = multiprocessing.get_context('fork').Process(target=print, args=('forked',)); p.start(); p.join(); time.sleep(1)",
    "class Odd:\n    def _repr_mimebundle_(self, **_): return {'text/plain': 'p', 'image/png': b'\\x89PNG'}, {'a': 1}\nOdd()",
    "display(float('nan')); print('\\ud800'.encode('utf-8', 'replace'))",
    "input('?')",
)
BAD = ("class Bad:\n    def __repr__(self): raise ValueError('no')\nBad()",)


@pytest.fixture(autouse=True)
def _told_anew(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provisioner, "_told", set())


def run(*cells: str, timeout: float = 60, kernel: str = "light", **options: Any) -> Any:
    return execute(notebook(*cells), {}, timeout, kernel=kernel, **options)


def test_every_cell_shows_what_it_shows_in_a_stock_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    # With this variable a kernel leaves its descriptors alone, and there would be less to compare.
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    run("import matplotlib.font_manager")
    for cells, error in (
        (CELLS, "ZeroDivisionError"),
        (MORE, "StdinNotImplementedError"),
        (("x = (",), "SyntaxError"),
        (BAD, "no"),
    ):
        light, stock = (run(*cells, kernel=kernel) for kernel in ("light", "stock"))
        assert light.error == stock.error
        assert error in light.error
        shown = [outputs(done.notebook) for done in (light, stock)]
        for cell, ours, theirs in zip(cells, *shown, strict=True):
            assert ours == theirs, cell
        counts = [[cell.execution_count for cell in code_cells(done.notebook)] for done in (light, stock)]
        assert counts[0] == counts[1]
        assert light.notebook.metadata.language_info == stock.notebook.metadata.language_info


def test_the_agency_notebook_is_the_same_but_for_its_times(runs: dict[str, Run]) -> None:
    """Cells, outputs, tags, counts, and the same kinds of times, papermill's and nbclient's."""

    def without_times(executed: Any) -> tuple[Any, set[str]]:
        plain, names = copy.deepcopy(executed), set()
        for holder in (plain, *plain.cells):
            if "injected-parameters" in holder.metadata.get("tags", []):
                del holder["id"]  # made up anew each time
            for part in ("papermill", "execution"):
                for name in list(holder.metadata.get(part, {})):
                    if name in ("duration", "start_time", "end_time") or part == "execution":
                        names.add(f"{part} {name}")
                        del holder.metadata[part][name]
        return plain, names

    for name in ("busy", "hostile", "talkative"):
        parameters = {"report_path": str(runs[name].source)}
        done = [execute(load_notebook(notebook_path()), parameters, 120, kernel=k) for k in ("light", "stock")]
        assert [each.error for each in done] == ["", ""]
        (light, times), (stock, same) = (without_times(each.notebook) for each in done)
        assert light == stock
        assert times == same != set()


def test_results_and_page_are_the_same_bytes(runs: dict[str, Run], tmp_path: Path) -> None:
    again = run_agency(runs["busy"].source, tmp_path, kernel="light")
    assert again == runs["busy"].result
    for name in ("record.json", "findings.json", "summary.html"):
        assert (tmp_path / again.folder / name).read_bytes() == (runs["busy"].folder / name).read_bytes()
    executed = nbformat.read(tmp_path / again.folder / "audit.ipynb", as_version=4)
    nbformat.validate(executed)
    assert execute(executed, {}, 120, kernel="stock").error == ""


def test_each_kernel_is_a_process_of_its_own_and_gone_after_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "disclosure_toolkit"):
        first, second = (printed(run("import os; os.environ['LEFT'] = 'x'", WHO).notebook).split() for _ in range(2))
    assert first[0] != second[0]
    assert first[1] == second[1]
    assert caplog.text == ""
    assert "LEFT" not in printed(run("import os; print(sorted(os.environ))").notebook)
    assert in_time(lambda: not alive(int(first[0])) and not alive(int(second[0])))


def test_where_nothing_can_be_forked_a_stock_kernel_is_used_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warm_parent, "can_fork", lambda: False)
    with caplog.at_level(logging.WARNING, "disclosure_toolkit"):
        done = run("print(type(get_ipython().kernel.session).__name__)")
    assert printed(done.notebook) == "Session\n"
    assert "改为单独启动" in caplog.text


def test_a_kernel_of_no_known_kind_is_refused() -> None:
    with pytest.raises(BadSettings, match="warm、light、stock"):
        run("1", kernel="heavy")


@pytest.mark.parametrize("kernel", ["warm", "light", "stock"])
def test_a_batch_gives_the_same_results_with_each_kind(runs: dict[str, Run], tmp_path: Path, kernel: str) -> None:
    result = run_batch(runs["busy"].source, tmp_path, 1, kernel=kernel)
    (entry,) = result.entries
    for name in ("record.json", "findings.json", "summary.html"):
        assert (tmp_path / entry.folder / name).read_bytes() == (runs["busy"].folder / name).read_bytes()
    executed = nbformat.read(tmp_path / entry.folder / "audit.ipynb", as_version=4)
    assert outputs(executed) == outputs(nbformat.read(runs["busy"].folder / "audit.ipynb", as_version=4))


def test_plain_papermill_can_use_it(cache: Path, runs: dict[str, Run], tmp_path: Path) -> None:
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", "--engine", "disclosure-light", "--no-progress-bar"]
    parameters = ["-p", "report_path", str(runs["busy"].source)]
    subprocess.run([*command, str(notebook_path()), str(out), *parameters], check=True, capture_output=True)
    ours = nbformat.read(runs["busy"].folder / "audit.ipynb", as_version=4)
    assert outputs(nbformat.read(out, as_version=4)) == outputs(ours)
