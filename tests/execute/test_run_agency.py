"""One report from file to summary, in a real kernel."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from lxml import html

from disclosure_toolkit.assemble import load_report
from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.display.agency import AgencyView
from disclosure_toolkit.errors import BadSettings, DisclosureError, NotebookFailed
from disclosure_toolkit.execute import run_agency
from disclosure_toolkit.execute.notebook import execute, load_notebook, notebook_path
from disclosure_toolkit.settings import Settings
from tests.builders import bumped
from tests.display.samples import HOSTILE, busy, quiet
from tests.execute.conftest import Run, write

pytestmark = pytest.mark.notebook
FILES = {"record.json", "findings.json", "audit.ipynb", "summary.html"}


def test_the_four_files_and_nothing_else_are_written(runs: dict[str, Run]) -> None:
    for run in runs.values():
        assert run.result.status == "ok", run.result.error
        assert {path.name for path in run.folder.iterdir()} == FILES
        assert {path.name for path in run.out.rglob("*") if path.is_file()} == FILES


def test_record_and_findings_are_those_of_the_package(runs: dict[str, Run]) -> None:
    run = runs["busy"]
    audit = audit_report(load_report(run.source))
    assert json.loads((run.folder / "findings.json").read_bytes()) == audit.to_dict()
    assert json.loads((run.folder / "record.json").read_bytes()) == audit.report.to_dict()
    assert list(run.result.findings) == audit.to_dict()["findings"]
    assert len(audit.findings) >= 3


def test_the_page_says_what_the_findings_file_says(runs: dict[str, Run]) -> None:
    for run in runs.values():
        page = html.fromstring(run.page.encode())
        cards = page.xpath('//li[contains(@class,"dt-finding")]')
        assert len(cards) == len(run.result.findings) == sum(run.result.counts.values())
        assert page.xpath('//p[@class="dt-sentence"]')[0].text_content() == run.result.verdict
        assert run.result.coverage in page.text_content()
        assert len(page.xpath("//section")) == 8


def test_pages_are_small(runs: dict[str, Run]) -> None:
    assert len(runs["busy"].page.encode()) < 250_000
    assert len(runs["talkative"].page.encode()) < 250_000
    assert len(runs["quiet"].page.encode()) < 100_000


def test_hostile_text_reaches_the_page_as_text_only(runs: dict[str, Run]) -> None:
    run = runs["hostile"]
    page = html.fromstring(run.page.encode())
    assert not page.xpath("//script | //img | //iframe | //a[starts-with(@href,'http') or starts-with(@href,'java')]")
    assert not [a for element in page.iter() for a in element.attrib if a.startswith("on")]
    text = page.text_content()
    for attack in HOSTILE[:6]:
        assert attack in text
    assert run.folder.resolve().is_relative_to(run.out.resolve())


def test_the_same_input_gives_the_same_bytes(runs: dict[str, Run], tmp_path: Path) -> None:
    run = runs["busy"]
    again = run_agency(run.source, tmp_path)
    for name in ("record.json", "findings.json", "summary.html"):
        assert (tmp_path / again.folder / name).read_bytes() == (run.folder / name).read_bytes()


def test_the_executed_notebook_is_a_real_one_that_can_be_run_again(runs: dict[str, Run], tmp_path: Path) -> None:
    executed = nbformat.read(runs["quiet"].folder / "audit.ipynb", as_version=4)
    nbformat.validate(executed)
    assert any("view.findings()" in cell.source and cell.outputs for cell in executed.cells if cell.cell_type == "code")
    again = execute(executed, {}, 120)
    assert again.error == ""


def test_settings_reach_the_notebook(cache: Path, runs: dict[str, Run], tmp_path: Path) -> None:
    result = run_agency(runs["busy"].source, tmp_path, settings=Settings(select=("F401",)))
    assert {finding["rule"] for finding in result.findings} == {"F401"}
    page = html.fromstring((tmp_path / result.folder / "summary.html").read_bytes())
    assert len(page.xpath('//li[contains(@class,"dt-finding")]')) == len(result.findings)
    assert "select F401" in page.text_content()


def test_last_year_s_report_and_english(cache: Path, tmp_path: Path) -> None:
    from tests.builders import clean_report

    this = write(clean_report(year=2024), tmp_path / "this.json")
    last = write(clean_report(year=2023), tmp_path / "last.json")
    result = run_agency(this, tmp_path / "out", last, lang="en", folder="a/b")
    page = (tmp_path / "out" / "a" / "b" / "summary.html").read_text(encoding="utf-8")
    assert result.folder == "a/b"
    assert 'lang="en"' in page
    assert "not given" not in page
    assert "Y501" in page or all(finding["rule"] != "Y501" for finding in result.findings)


Maker = Callable[[str], Path]


def broken(tmp_path: Path, notebook: Path, timeout: float = 60) -> tuple[Run, str]:
    source = write(bumped(quiet(), "review.reconsideration.total"), tmp_path / "report.json")
    run = Run(source, tmp_path / "out", run_agency(source, tmp_path / "out", notebook=notebook, timeout=timeout))
    assert run.result.status == "notebook_failed"
    assert {path.name for path in run.folder.iterdir()} == FILES
    kept = nbformat.read(run.folder / "audit.ipynb", as_version=4)
    assert "没有执行完" in kept.cells[0].source
    added = next(i for i, cell in enumerate(kept.cells) if cell.get("id") == "added")
    assert "中止" in kept.cells[added - 1].source
    verdict = next(cell for cell in kept.cells if cell.get("id") == "verdict")
    assert verdict.outputs
    page = html.fromstring(run.page.encode())
    assert "审核笔记未能执行完" in page.text_content()
    assert run.result.verdict in page.text_content()
    assert not page.xpath('//div[contains(@class,"dt-pass")]')
    assert len(page.xpath('//li[contains(@class,"dt-finding")]')) == len(run.result.findings) > 0
    return run, page.text_content()


def test_a_notebook_that_breaks_is_kept_and_gets_a_page(cache: Path, tmp_path: Path, notebook_with: Maker) -> None:
    run, page = broken(tmp_path, notebook_with("raise ValueError('<b>坏了</b>')"))
    assert "ValueError: <b>坏了</b>" in run.result.error
    assert "<b>坏了</b>" in page


def test_an_endless_notebook_ends_with_its_time(cache: Path, tmp_path: Path, notebook_with: Maker) -> None:
    mark = f"disclosure-endless-{os.getpid()}"
    cell = f"import subprocess, time\nname = {mark!r}\nwhile True: time.sleep(0.1)"
    run, _ = broken(tmp_path, notebook_with(cell), timeout=6)
    assert "超过 6 秒" in run.result.error
    left = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert str(cache / "run") not in left


def test_a_kernel_that_dies_costs_its_agency_only(cache: Path, tmp_path: Path, notebook_with: Maker) -> None:
    run, _ = broken(tmp_path, notebook_with("import os; os._exit(3)"))
    assert "内核" in run.result.error


def test_a_report_that_cannot_be_read_raises_and_writes_nothing(cache: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{}", encoding="utf-8")
    with pytest.raises(DisclosureError):
        run_agency(bad, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_unknown_parameters_are_refused(cache: Path) -> None:
    with pytest.raises(BadSettings, match="report_pth"):
        execute(load_notebook(notebook_path()), {"report_pth": "x"}, 60)


def test_a_file_that_is_no_notebook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text("no notebook", encoding="utf-8")
    with pytest.raises(BadSettings):
        load_notebook(path)


def test_agencies_run_side_by_side_do_not_disturb_each_other(cache: Path, tmp_path: Path) -> None:
    source = write(busy(), tmp_path / "report.json")
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda n: run_agency(source, tmp_path / n), ["a", "b"]))
    assert [result.status for result in done] == ["ok", "ok"]


def test_only_the_output_and_the_project_s_own_folder_are_written(tmp_path: Path) -> None:
    home, cache, out = tmp_path / "user", tmp_path / "cache", tmp_path / "out"
    home.mkdir()
    source = write(busy(), tmp_path / "report.json")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("XDG", "JUPYTER", "IPYTHON", "MPL"))}
    environment |= {"HOME": str(home), "DISCLOSURE_HOME": str(cache), "TMPDIR": str(home)}
    code = "import sys; from disclosure_toolkit import run_agency; print(run_agency(*sys.argv[1:]).status)"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(source), str(out)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        cwd=home,
    )
    assert done.stdout.strip() == "ok"
    assert done.stderr == ""
    assert list(home.rglob("*")) == []
    assert list((cache / "run").iterdir()) == []


def test_results_are_those_of_the_package_byte_for_byte(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The kernel computes them; this process would have computed the same, from a name as it was handed in, too."""
    region = Path("data/region")
    monkeypatch.chdir(notebook_path().parent.parent)
    record = write(bumped(busy(), "requests.received.total"), tmp_path / "this.json")
    page, scan = sorted(region.glob("2024/*.html"))[0], sorted(region.glob("2024/*.pdf"))[0]
    for path, previous in ((record, None), (page, sorted(region.glob("2023/*"))[0]), (scan, None)):
        last = load_report(previous) if previous else None
        audit = audit_report(load_report(path), last)
        expected = AgencyView(audit).files()
        result = run_agency(path, tmp_path / "out", previous, folder="a")
        for name, content in expected.items():
            assert (tmp_path / "out" / "a" / name).read_bytes() == content
        assert result.file == audit.report.file
        assert result.sha256 == audit.report.digest
        assert result.verdict == audit.verdict()
        assert result.coverage == audit.coverage.sentence(audit.lang)
        assert result.counts == audit.counts()
        assert list(result.findings) == [finding.to_dict() for finding in audit.findings]


def test_a_kernel_lost_before_it_has_results_is_not_followed_into_the_same_trap(
    cache: Path, tmp_path: Path, notebook_with: Maker
) -> None:
    lost = notebook_with("")
    content = json.loads(lost.read_text(encoding="utf-8"))
    next(cell for cell in content["cells"] if cell["id"] == "setup")["source"] = "import os; os._exit(3)"
    lost.write_text(json.dumps(content), encoding="utf-8")
    source = write(quiet(), tmp_path / "report.json")
    with pytest.raises(NotebookFailed, match="内核中途退出") as failed:
        run_agency(source, tmp_path / "out", notebook=lost)
    assert failed.value.file == str(source)
    assert not (tmp_path / "out").exists()


def test_a_notebook_of_one_s_own_need_not_open_the_report_our_way(cache: Path, tmp_path: Path) -> None:
    own = nbformat.v4.new_notebook(metadata=load_notebook(notebook_path()).metadata)
    names = ("report_path", "previous_path", "lang")
    parameters = nbformat.v4.new_code_cell(
        "\n".join(f'{name} = ""' for name in names), metadata={"tags": ["parameters"]}
    )
    own.cells = [parameters, nbformat.v4.new_code_cell("print(report_path)")]
    nbformat.write(own, tmp_path / "own.ipynb")
    source = write(quiet(), tmp_path / "report.json")
    result = run_agency(source, tmp_path / "out", notebook=tmp_path / "own.ipynb")
    assert result.status == "ok"
    folder = tmp_path / "out" / result.folder
    assert str(source) in (folder / "summary.html").read_text(encoding="utf-8")
    assert (folder / "record.json").read_bytes() == AgencyView(audit_report(load_report(source))).files()["record.json"]
