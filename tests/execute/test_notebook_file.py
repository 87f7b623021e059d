"""The notebook in the repository: thin, empty, runnable by papermill's own command and by its defaults."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from disclosure_toolkit.execute import notebook_path
from tests.display.samples import quiet
from tests.execute.conftest import write

PARAMETERS = {"report_path", "previous_path", "agency", "year", "output_dir", "lang"}


def test_it_is_a_valid_notebook_without_stored_outputs() -> None:
    notebook = nbformat.read(notebook_path(), as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None


def test_its_parameters_are_the_six_agreed_ones() -> None:
    notebook = nbformat.read(notebook_path(), as_version=4)
    (cell,) = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    names = {
        target.id for node in ast.parse(cell.source).body if isinstance(node, ast.Assign) for target in node.targets
    }  # type: ignore[attr-defined]
    assert names == PARAMETERS


def test_its_cells_hold_no_logic() -> None:
    notebook = nbformat.read(notebook_path(), as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            tree = ast.parse(cell.source)
            assert len(tree.body) <= 6
            logic = (ast.If, ast.For, ast.While, ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.ListComp)
            assert not [node for node in ast.walk(tree) if isinstance(node, logic)]


def papermill(tmp_path: Path, *options: str) -> nbformat.NotebookNode:
    out = tmp_path / "out.ipynb"
    environment = os.environ | {"DISCLOSURE_HOME": str(tmp_path / "home")}
    subprocess.run(
        [sys.executable, "-m", "papermill", "--no-progress-bar", str(notebook_path()), str(out), *options],
        check=True,
        capture_output=True,
        env=environment,
        cwd=tmp_path,
    )
    return nbformat.read(out, as_version=4)


@pytest.mark.notebook
def test_papermill_s_own_command_runs_it(tmp_path: Path) -> None:
    source = write(quiet(), tmp_path / "report.json")
    executed = papermill(
        tmp_path,
        "-p",
        "report_path",
        str(source),
        "-p",
        "agency",
        "别的机关",
        "-r",
        "year",
        "2019",
        "-p",
        "output_dir",
        str(tmp_path / "res"),
    )
    page = "".join(
        str(output.get("data", {}).get("text/html", ""))
        for cell in executed.cells
        for output in cell.get("outputs", [])
    )
    assert "别的机关" in page
    assert "“2019”" in page
    assert {path.name for path in (tmp_path / "res").iterdir()} == {"record.json", "findings.json"}


@pytest.mark.notebook
def test_it_runs_by_its_defaults(tmp_path: Path) -> None:
    executed = papermill(tmp_path)
    assert not [o for cell in executed.cells for o in cell.get("outputs", []) if o.output_type == "error"]
