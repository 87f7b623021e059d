"""The public face: what it names, and that importing it stays light."""

from __future__ import annotations

import importlib
import subprocess
import sys

import pytest

import disclosure_toolkit
from disclosure_toolkit.model.report import HTML_RENDERERS
from tests.builders import changed, clean_report

HEAVY = ["pandas", "numpy", "lxml", "docx", "pypdfium2", "matplotlib", "papermill", "nbconvert", "openpyxl", "pyarrow"]


def loaded_after(code: str) -> set[str]:
    program = f"import sys\n{code}\nprint(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_after("import disclosure_toolkit") & set(HEAVY)


def test_importing_the_command_line_loads_nothing_heavy():
    assert not loaded_after("from disclosure_toolkit.cli import main") & set(HEAVY)


@pytest.mark.parametrize("package", ["", ".collection", ".execute", ".exports"])
def test_every_public_name_exists(package):
    found = importlib.import_module(f"disclosure_toolkit{package}")
    for name in found.__all__:
        assert getattr(found, name) is not None
    assert set(found.__all__) <= set(dir(found))


def test_a_public_name_is_looked_up_once():
    program = "from disclosure_toolkit import collection as c; c.pair; import sys; print('pair' in vars(c), end=' ')"
    assert "True" in loaded_after(program)


def test_the_contract_names_are_public():
    contract = {"load_report", "audit_report", "audit_collection", "run_agency", "run_batch", "__version__"}
    assert contract <= set(disclosure_toolkit.__all__)


def test_a_name_that_does_not_exist_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'audit_everything'"):
        disclosure_toolkit.audit_everything  # noqa: B018


@pytest.mark.parametrize("record", ["Report", "Audit"])
def test_registered_renderers_can_be_called(record):
    module, _, name = HTML_RENDERERS[record].partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_the_figures_as_a_data_frame_keep_what_each_of_them_is():
    """A blank is neither a zero nor a gap that pandas fills with NaN."""
    blank = "requests.carried_in.research"
    report = changed(clean_report(), {"requests.granted.total": 21, blank: None})
    frame = report.figures_frame()
    assert list(frame.index) == list(report.figures)
    assert list(frame.columns) == ["table", "row", "column", "value", "kind", "raw", "place"]
    assert frame.loc["requests.granted.total", ["table", "row", "column"]].tolist() == ["requests", "granted", "total"]
    assert frame.loc["requests.granted.total", "value"] == 21
    assert frame.loc["requests.received.company", ["value", "kind"]].tolist() == [0, "zero"]
    assert frame.loc[blank, ["value", "kind", "raw"]].tolist() == [None, "blank", ""]
