"""Real kernels and real pages, made once for all tests of this folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from disclosure_toolkit.display.agency import json_bytes
from disclosure_toolkit.execute import AgencyResult, run_agency, warm_parent
from disclosure_toolkit.model import Report
from tests.builders import bumped, changed
from tests.display.samples import busy, hostile, quiet
from tests.display.talkative import talkative


@dataclass(frozen=True)
class Run:
    """One report taken from file to summary."""

    source: Path
    out: Path
    result: AgencyResult

    @property
    def folder(self) -> Path:
        return self.out / self.result.folder

    @property
    def page(self) -> str:
        return (self.folder / "summary.html").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The project's folder for what it keeps, away from the user's."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DISCLOSURE_HOME", str(folder))
        yield folder


@pytest.fixture
def cold() -> Iterator[None]:
    """A warm parent of this test's own, in whatever environment it starts it."""
    warm_parent.cool()
    yield
    warm_parent.cool()


def write(report: Report, path: Path) -> Path:
    """The report as a record on disk."""
    path.write_bytes(json_bytes(report.to_dict()))
    return path


@pytest.fixture(scope="session")
def runs(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """A busy report with defects, an all-zero one, one that attacks, and one that says much about figures."""
    wrong = bumped(bumped(busy(), "requests.received.total", 5), "review.reconsideration.total", 1)
    wrong = changed(wrong, {"proactive.licensing.decisions": None})
    made = {}
    for name, report in (("busy", wrong), ("quiet", quiet()), ("hostile", hostile()), ("talkative", talkative())):
        folder = tmp_path_factory.mktemp(name)
        source = write(report, folder / "report.json")
        made[name] = Run(source, folder / "out", run_agency(source, folder / "out"))
    return made


@pytest.fixture
def notebook_with(tmp_path: Path) -> Iterator[object]:
    """Makes a copy of the project's notebook with one more code cell after the verdict."""
    from disclosure_toolkit.execute import notebook_path

    def make(source: str) -> Path:
        notebook = json.loads(notebook_path().read_text(encoding="utf-8"))
        at = next(i for i, cell in enumerate(notebook["cells"]) if cell["id"] == "verdict")
        cell = {"cell_type": "code", "id": "added", "metadata": {}, "outputs": [], "execution_count": None}
        notebook["cells"].insert(at + 1, {**cell, "source": source})
        path = tmp_path / "changed.ipynb"
        path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
        return path

    yield make
    shutil.rmtree(tmp_path / "out", ignore_errors=True)
