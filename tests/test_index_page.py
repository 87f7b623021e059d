"""The index page in a real browser, opened as a file: it sorts and filters by itself and asks nothing of anyone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from disclosure_toolkit import run_batch

from .files import region

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch")
    result = run_batch(region(folder / "in"), folder / "out", 1, notebooks=False)
    assert result.index is not None
    return result.index


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Any, index: Path) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": request.param, "height": 844})
    opened.said = []
    opened.on("request", lambda asked: opened.said.append(asked.url))
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(index.as_uri())
    yield opened
    opened.close()


def shown(page: Any) -> list[str]:
    """First and second cell of the rows to be seen, in their order."""
    script = "rows => rows.filter(r => r.offsetParent).map(r => r.cells[0].innerText + ' ' + r.cells[1].innerText)"
    return [" ".join(text.split()) for text in page.eval_on_selector_all("#ix-table tbody tr", script)]


def test_one_request_no_message_no_sideways_scroll(page: Any, index: Path) -> None:
    assert page.said == [index.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_failed_files_stand_first_then_the_newest_year(page: Any) -> None:
    rows = shown(page)
    assert len(rows) == 5
    assert rows[0] == "— 通知.txt"
    assert [row[:4] for row in rows[1:]] == ["2023", "2023", "2022", "2022"]


def test_filters_together_and_one_by_one(page: Any) -> None:
    page.select_option("#ix-year", "2023")
    assert len(shown(page)) == 2
    page.select_option("#ix-state", "error")
    assert [row.split()[1] for row in shown(page)] == ["云川县水利局"]
    assert page.inner_text("#ix-count") == "显示 1 / 5 份"
    page.fill("#ix-text", "民政")
    assert shown(page) == []
    assert page.is_visible("#ix-none")
    page.select_option("#ix-state", "")
    page.select_option("#ix-year", "")
    assert len(shown(page)) == 2


def test_sorting_by_counts_and_by_names(page: Any) -> None:
    if page.viewport_size["width"] < 720:
        page.set_viewport_size({"width": 1000, "height": 844})
    page.click("#ix-table th:nth-child(5) button")
    assert "云川县水利局" in shown(page)[0]
    assert page.get_attribute("#ix-table th:nth-child(5)", "aria-sort") == "descending"
    page.click("#ix-table th:nth-child(1) button")
    page.click("#ix-table th:nth-child(1) button")
    assert page.get_attribute("#ix-table th:nth-child(1)", "aria-sort") == "ascending"
    assert [row[:4] for row in shown(page)][-2:] == ["2023", "2023"]
    assert page.get_attribute("#ix-table th:nth-child(5)", "aria-sort") is None


def test_counts_at_the_top_are_those_of_the_rows(page: Any) -> None:
    tiles = page.eval_on_selector_all(".ix-states li", "all => all.map(one => one.innerText)")
    assert tiles == ["1 未能审核", "1 有错误", "3 没有错误和疑误"]
    assert page.eval_on_selector_all("#ix-table tr[data-state=clean]", "rows => rows.length") == 3


def test_everything_is_there_without_scripts(browser: Any, index: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(index.as_uri())
    assert page.locator("#ix-table tbody tr").count() == 5
    assert not page.is_visible("#ix-filters")
    context.close()
