"""papermill's ``--engine disclosure`` and the kernel provisioner, as others use them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from disclosure_toolkit.execute import notebook_path
from disclosure_toolkit.execute.provisioner import NAME, launcher_arguments
from tests.execute.conftest import Run
from tests.execute.processes import notebook, outputs, printed

pytestmark = pytest.mark.notebook
HEAVY = {"IPython", "ipykernel", "jupyter_client", "lxml", "matplotlib", "nbclient", "numpy", "pandas", "papermill"}


def test_the_engine_s_module_is_light_whoever_imports_it_first() -> None:
    code = "import sys; import disclosure_toolkit.execute.engine; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
    for order in (
        "papermill.engines, disclosure_toolkit.execute.engine",
        "disclosure_toolkit.execute.engine, papermill",
    ):
        code = (
            f"import {order}; from papermill.engines import papermill_engines as e; print(e.get_engine('disclosure'))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert "DisclosureEngine" in done.stdout


def test_plain_papermill_uses_it_and_leaves_nothing_behind(runs: dict[str, Run], tmp_path: Path) -> None:
    source, out = runs["busy"].source, tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", "--engine", "disclosure", "--no-progress-bar"]
    subprocess.run(
        [*command, str(notebook_path()), str(out), "-p", "report_path", str(source)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    executed = nbformat.read(out, as_version=4)
    ours = nbformat.read(runs["busy"].folder / "audit.ipynb", as_version=4)
    assert outputs(executed) == outputs(ours)
    assert executed.metadata.papermill.output_path == str(out)


def test_a_failing_notebook_fails_papermill_as_always(cache: Path, tmp_path: Path) -> None:
    import papermill

    nbformat.write(notebook("1 / 0"), tmp_path / "in.ipynb")
    with pytest.raises(papermill.PapermillExecutionError, match="ZeroDivisionError"):
        papermill.execute_notebook(
            tmp_path / "in.ipynb", tmp_path / "out.ipynb", engine_name="disclosure", progress_bar=False
        )
    assert (tmp_path / "out.ipynb").is_file()


def test_many_notebooks_of_one_process_share_a_warm_parent(cache: Path, tmp_path: Path) -> None:
    import papermill

    nbformat.write(notebook("import os; print(os.getpid(), os.getppid())"), tmp_path / "in.ipynb")
    pids = []
    for _ in range(2):
        done = papermill.execute_notebook(
            tmp_path / "in.ipynb", tmp_path / "out.ipynb", engine_name="disclosure", progress_bar=False
        )
        pids.append(printed(done).split())
    assert pids[0][0] != pids[1][0]
    assert pids[0][1] == pids[1][1]


@pytest.mark.usefixtures("cold")
def test_a_kernel_specification_may_name_the_provisioner(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbclient import NotebookClient

    folder = tmp_path / "kernels" / "forked"
    folder.mkdir(parents=True)
    specification = {
        "argv": [sys.executable, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "forked",
        "language": "python",
        "metadata": {"kernel_provisioner": {"provisioner_name": NAME}},
    }
    (folder / "kernel.json").write_text(json.dumps(specification), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "r"))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "i"))
    made = notebook("import os; print(open(f'/proc/{os.getppid()}/cmdline').read())")
    NotebookClient(made, kernel_name="forked", timeout=60).execute()
    assert "warm_server" in printed(made)


def test_other_commands_are_not_taken_for_this_interpreter_s_kernel() -> None:
    here = sys.executable
    assert launcher_arguments([here, "-m", "ipykernel_launcher", "-f", "x"]) == ["-f", "x"]
    assert launcher_arguments([here, "-Xfrozen_modules=off", "-m", "ipykernel_launcher", "-f", "x"]) == ["-f", "x"]
    for other in ([], ["R", "-m", "ipykernel_launcher"], [here, "-m", "bash_kernel"], [here, "-E", "-m", "x"]):
        assert launcher_arguments(other) is None


def test_kernels_of_other_names_are_left_to_papermill(cache: Path, tmp_path: Path) -> None:
    from jupyter_client.kernelspec import NoSuchKernel
    from papermill import execute_notebook

    nbformat.write(notebook("1"), tmp_path / "in.ipynb")
    with pytest.raises(NoSuchKernel):
        execute_notebook(tmp_path / "in.ipynb", None, engine_name="disclosure", kernel_name="ir", progress_bar=False)


def test_a_batch_notebook_keeps_no_second_notebook_in_its_metadata(runs: dict[str, Run]) -> None:
    executed = nbformat.read(runs["quiet"].folder / "audit.ipynb", as_version=4)
    assert executed.metadata.papermill.input_path is None
    assert executed.metadata.papermill.parameters["report_path"] == str(runs["quiet"].source)
    assert (runs["quiet"].folder / "audit.ipynb").stat().st_size < 150_000
