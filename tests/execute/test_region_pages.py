"""The region's notebooks run as a batch runs them, by their defaults, and in a browser; a broken one costs one page."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import nbformat
import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.batch.pool import Processes
from disclosure_toolkit.execute import notebook_path
from disclosure_toolkit.execute.notebook import execute, load_notebook
from disclosure_toolkit.execute.region import write_region_pages
from disclosure_toolkit.execute.render import rendered, rendered_pieces
from tests.builders import clean_report
from tests.files import region, write_record

NOTEBOOKS = {"region_overview.ipynb": {"run_folder", "year", "lang"}, "trends.ipynb": {"run_folder", "lang"}}


@pytest.fixture(scope="module")
def out(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A region of two years, audited and its pages made."""
    folder = tmp_path_factory.mktemp("region")
    source = region(folder / "in")
    run_batch(source, folder / "out", 1, notebooks=False)
    write_region_pages(folder / "out")
    return folder / "out"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_notebooks_are_thin_and_empty(name: str) -> None:
    notebook = nbformat.read(notebook_path(name), as_version=4)
    nbformat.validate(notebook)
    logic = (ast.If, ast.For, ast.While, ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.ListComp)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert not cell.outputs
            assert cell.execution_count is None
            tree = ast.parse(cell.source)
            assert not [node for node in ast.walk(tree) if isinstance(node, logic)]
            if "parameters" in cell.metadata.tags:
                assert {target.id for node in tree.body for target in node.targets} == NOTEBOOKS[name]  # type: ignore[attr-defined]


@pytest.mark.notebook
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_they_run_by_their_defaults_on_the_bundled_data(cache: Path, name: str) -> None:
    done = execute(load_notebook(notebook_path(name)), {}, 240)
    assert done.error == ""
    shown = "".join(
        str(o.get("data", {}).get("text/html", "")) for c in done.notebook.cells for o in c.get("outputs", [])
    )
    assert "霁桁区" in shown or "2024" in shown


@pytest.mark.notebook
def test_a_year_each_and_the_trends(out: Path) -> None:
    made = {path.name for path in out.iterdir() if path.name.startswith(("region-", "trends"))}
    names = ("region-2022", "region-2023", "trends")
    assert made == {f"{name}{suffix}" for name in names for suffix in (".html", ".ipynb")}
    text = (out / "region-2023.html").read_text(encoding="utf-8")
    assert "云川县水利局" in text
    assert "本笔记没有执行完" not in text


@pytest.mark.notebook
def test_a_batch_makes_them_with_the_kernel_it_is_told(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []

    def noted(*arguments: Any, **options: Any) -> Any:
        used.append(options["kernel"])
        return execute(*arguments, **options)

    monkeypatch.setattr("disclosure_toolkit.execute.region.execute", noted)
    run_batch(region(tmp_path / "in"), tmp_path / "out", 1, kernel="light")
    assert used == ["light"] * 3
    assert (tmp_path / "out" / "trends.html").read_bytes() == (out / "trends.html").read_bytes()


@pytest.mark.notebook
def test_a_broken_notebook_costs_its_own_page_only(out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    broken = nbformat.read(notebook_path("region_overview.ipynb"), as_version=4)
    next(cell for cell in broken.cells if cell.id == "heat").source = "1 / 0"
    nbformat.write(broken, tmp_path / "region_overview.ipynb")

    def other(name: str = "agency_audit.ipynb") -> Path:
        return tmp_path / name if name == "region_overview.ipynb" else notebook_path(name)

    monkeypatch.setattr("disclosure_toolkit.execute.region.notebook_path", other)
    made = write_region_pages(copy)
    assert set(made) == {"region-2022.html", "region-2023.html", "trends.html"}
    text = (copy / "region-2023.html").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "本页没有做成；各机关的审核摘要、总览页和问题清单不受影响" in text
    assert (copy / "region-2023.ipynb").is_file()
    assert "本页没有做成" not in (copy / "trends.html").read_text(encoding="utf-8")


def test_other_processes_make_them_and_this_one_holds_none(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: Any, **__: Any) -> Any:
        raise AssertionError("made here")

    copy = tmp_path / "out"
    shutil.copytree(out, copy, ignore=shutil.ignore_patterns("region-*", "trends.*"))
    # In this process only: workers come from a server of their own.
    monkeypatch.setattr("disclosure_toolkit.execute.region.execute", refused)
    monkeypatch.setattr("disclosure_toolkit.execute.region.read_region", refused)
    with Processes(2) as team:
        made = write_region_pages(copy, each=team.each)
    assert list(made) == ["region-2022.html", "region-2023.html", "trends.html"]
    assert [(copy / name).read_bytes() for name in made] == [(out / name).read_bytes() for name in made]


def test_a_page_whose_worker_dies_twice_says_so(out: Path, tmp_path: Path) -> None:
    def each(function: Any, items: Sequence[Any], lost: Any) -> Iterator[tuple[int, Any]]:
        for position, item in enumerate(items):
            died = getattr(item, "name", "") == "region-2023"
            yield position, (lost if died else function)(item)

    copy = tmp_path / "out"
    shutil.copytree(out, copy)
    made = write_region_pages(copy, each=each)
    assert set(made) == {"region-2022.html", "region-2023.html", "trends.html"}
    text = (copy / "region-2023.html").read_text(encoding="utf-8")
    assert "执行笔记的进程两次意外终止" in text
    assert "水利局" not in text
    nbformat.validate(nbformat.read(copy / "region-2023.ipynb", as_version=4))
    assert (copy / "region-2022.html").read_bytes() == (out / "region-2022.html").read_bytes()


def test_cell_by_cell_a_page_is_the_same(out: Path) -> None:
    for path in out.glob("*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        assert "".join(rendered_pieces(notebook)) == rendered(notebook)
        assert len(list(rendered_pieces(notebook))) > 4


def test_pages_of_an_earlier_run_go_with_it(tmp_path: Path) -> None:
    source = tmp_path / "in"
    write_record(source / "甲.json", clean_report("2021", 2023, "云川县民政局"))
    (tmp_path / "out").mkdir()
    for name in ("region-2019.html", "region-2019.ipynb", "trends.html"):
        (tmp_path / "out" / name).write_text("old", encoding="utf-8")
    run_batch(source, tmp_path / "out", 1, notebooks=False)
    assert not [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(("region-", "trends"))]
    assert write_region_pages(tmp_path / "out") == {}


def test_two_years_of_which_no_agency_has_both_are_no_trends(tmp_path: Path) -> None:
    for year, agency in ((2022, "云川县民政局"), (2023, "云川县水利局")):
        write_record(tmp_path / "in" / f"{year}.json", clean_report("2021", year, agency))
    run_batch(tmp_path / "in", tmp_path / "out", 1, notebooks=False)
    assert write_region_pages(tmp_path / "out") == {}


@pytest.mark.browser
@pytest.mark.notebook
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["region-2023.html", "trends.html"])
def test_one_request_no_message_no_sideways_scroll(browser: Any, out: Path, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 844})
    said: list[str] = []
    page.on("request", lambda asked: said.append(asked.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((out / name).as_uri())
    assert said == [(out / name).as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for drawing in page.locator("svg").all():
        ids = drawing.get_attribute("aria-labelledby").split()
        assert all(page.locator(f"#{one}").text_content() for one in ids)
        assert drawing.locator("text").count() > 0
    page.close()


@pytest.mark.browser
@pytest.mark.notebook
def test_the_heat_table_filters_and_leads_to_the_agency(browser: Any, out: Path) -> None:
    page = browser.new_page()
    page.goto((out / "region-2023.html").as_uri())
    assert page.inner_text("#rg-heat-count") == "显示 2 / 2 行"
    page.fill("#rg-heat-text", "水利")
    rows = page.locator("#rg-heat-table tbody tr")
    assert rows.count() == 1
    assert rows.locator(".rg-error").count() > 0
    page.close()


@pytest.mark.notebook
def test_a_batch_makes_the_pages_and_its_index_leads_to_them(cache: Path, tmp_path: Path) -> None:
    """One year of two agencies: a page on the year, none on trends; a run without notebooks takes it away again."""
    for number, agency in enumerate(("云川县民政局", "云川县水利局")):
        write_record(tmp_path / "in" / f"{number}.json", clean_report("2021", 2023, agency))
    run_batch(tmp_path / "in", tmp_path / "out", 1)
    assert 'href="region-2023.html"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    page = (tmp_path / "out" / "region-2023.html").read_text(encoding="utf-8")
    for agency in ("云川县民政局", "云川县水利局"):
        assert f'href="{quote(f"2023/{agency}/summary.html")}"' in page
    assert not (tmp_path / "out" / "trends.html").exists()
    run_batch(tmp_path / "in", tmp_path / "out", 1, notebooks=False)
    assert not (tmp_path / "out" / "region-2023.html").exists()
    assert "region-2023" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
