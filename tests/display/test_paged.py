"""Long tables in a real browser: pages, filters and sorting find every row; hostile text is text; without scripts too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from disclosure_toolkit.display.markup import join
from disclosure_toolkit.display.page import html_page
from disclosure_toolkit.display.paged import Cell, Line, Paged, paged_script, paged_style

pytestmark = pytest.mark.browser

HOSTILE = "</script><img src=x onerror=document.title='owned'>\u202e局"


def line(number: int) -> Line:
    name = HOSTILE if number == 7 else f"第{number}局"
    notes = (HOSTILE,) if number == 8 else ()
    cells = (Cell(name, href=f"{number}.html", notes=notes), Cell(str(number % 10), number % 10, cls="pg-n"))
    return Line(cells, ("甲" if number % 2 else "乙",), "odd" if number % 2 else "")


def table(name: str, count: int) -> Paged:
    columns = {"机关": False, "数量": True}
    filters = {"kind": ("全部", {"甲": "甲类", "乙": "乙类"})}
    lines = [line(number) for number in range(count)]
    return Paged(name, columns, lines, filters, search="查找", counted="显示 {} / {} 行", none="没有", size=20)


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    body = join([paged_style(), table("big", 250).html(), table("small", 5).html()])
    path = tmp_path / "page.html"
    path.write_text(html_page("分页", body, script=paged_script()), encoding="utf-8")
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.said = []
    opened.path = path
    opened.on("request", lambda asked: opened.said.append(asked.url))
    opened.on("console", lambda message: opened.said.append(message.text))
    opened.on("pageerror", lambda error: opened.said.append(str(error)))
    opened.goto(path.as_uri())
    yield opened
    assert opened.said == [path.as_uri()]
    assert opened.title() == "分页"
    opened.close()


def names(page: Any, table: str = "big") -> list[str]:
    return page.eval_on_selector_all(f"#{table}-table tbody tr", "rows => rows.map(r => r.cells[0].innerText)")


def walked(page: Any, read: Callable[[Any], list[str]]) -> list[str]:
    """What all pages show, one after the other, by the keyboard."""
    found = read(page)
    while page.is_enabled("#big-next"):
        page.focus("#big-next")
        page.keyboard.press("Enter")
        found += read(page)
    return found


def test_all_rows_come_once_in_their_order(page: Any) -> None:
    found = walked(page, names)
    assert len(found) == 250
    assert [name.split("\n")[0] for name in found[:7]] == [f"第{number}局" for number in range(7)]
    assert found[7] == HOSTILE.replace("\u202e", "�")
    assert page.inner_text("#big-page") == "第 13 / 13 页"
    assert page.is_enabled("#big-previous")


def test_what_is_filtered_is_counted_and_all_of_it_is_there(page: Any) -> None:
    page.select_option("#big-kind", "甲")
    assert page.inner_text("#big-count") == "显示 125 / 250 行"
    assert len(walked(page, names)) == 125
    page.fill("#big-text", "第2 局")
    assert page.inner_text("#big-count") == f"显示 {sum(1 for n in range(250) if n % 2 and str(n)[0] == '2')} / 250 行"
    page.fill("#big-text", "没有这个")
    assert page.is_visible("#big-none")
    assert names(page) == []
    assert not page.is_visible("#big-pager")
    assert page.inner_text("#small-count") == "显示 5 / 5 行"


def test_sorting_sorts_everything_not_the_page(page: Any) -> None:
    page.focus("#big-table th:nth-child(2) button")
    page.keyboard.press("Enter")
    assert page.get_attribute("#big-table th:nth-child(2)", "aria-sort") == "descending"
    read = "rows => rows.map(r => r.cells[1].innerText)"
    found = walked(page, lambda one: one.eval_on_selector_all("#big-table tbody tr", read))
    assert found == sorted(found, reverse=True)
    assert len(found) == 250


def test_a_row_made_by_the_script_is_the_row_made_by_python(page: Any) -> None:
    inside = "rows => rows.map(row => row.innerHTML)"
    written = page.eval_on_selector_all("#big-table tbody tr", inside)
    page.select_option("#big-kind", "甲")
    page.select_option("#big-kind", "")
    assert page.eval_on_selector_all("#big-table tbody tr", inside) == written
    assert page.eval_on_selector_all("#big-table img", "all => all.length") == 0


def test_without_scripts_every_row_is_there_to_be_read(browser: Any, page: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.path.as_uri())
    assert plain.locator("#big-table tbody tr").count() + plain.locator("#big-paged .pg-rest li").count() == 250
    assert plain.locator("#big-paged .pg-rest a").first.get_attribute("href") == "20.html"
    assert not plain.is_visible("#big-filters")
    context.close()


def test_a_telephone_needs_no_sideways_scroll(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
