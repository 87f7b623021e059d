"""The summary in a real browser: no request, no sideways scroll, all findings there, nothing executed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.execute.conftest import Run

pytestmark = [pytest.mark.browser, pytest.mark.notebook]


def opened(browser: Any, run: Run, width: int) -> tuple[Any, list[str], list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 844})
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto((run.folder / "summary.html").resolve().as_uri())
    return page, requests, said


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["busy", "quiet", "hostile", "talkative"])
def test_no_request_no_script_no_sideways_scroll(browser: Any, runs: dict[str, Run], name: str, width: int) -> None:
    page, requests, said = opened(browser, runs[name], width)
    title = page.title()
    assert len(requests) == 1
    assert requests[0].startswith("file:")
    assert said == []
    page.mouse.move(width / 2, 300)
    assert page.title() == title != "owned"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # Whatever is wider than the screen can be reached inside its own box.
    assert page.evaluate(
        "[...document.querySelectorAll('.dt-scroll')].every(e => e.scrollWidth <= e.clientWidth"
        " || ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))"
    )
    page.close()


@pytest.mark.parametrize("name", ["busy", "quiet", "hostile"])
def test_every_finding_counted_is_there_to_be_seen(browser: Any, runs: dict[str, Run], name: str) -> None:
    page, _, _ = opened(browser, runs[name], 390)
    cards = page.locator(".dt-finding")
    assert cards.count() == sum(runs[name].result.counts.values())
    for index in range(cards.count()):
        box = cards.nth(index).bounding_box()
        assert box is not None
        assert box["height"] > 40
        assert box["x"] + box["width"] <= 390
    page.close()


def test_ordinary_figures_fit_a_telephone_without_any_scrolling(browser: Any, runs: dict[str, Run]) -> None:
    page, _, _ = opened(browser, runs["quiet"], 390)
    assert page.evaluate("[...document.querySelectorAll('.dt-scroll')].every(e => e.scrollWidth <= e.clientWidth)")
    page.close()


def test_following_a_finding_s_figure_leads_to_a_marked_cell_and_back(browser: Any, runs: dict[str, Run]) -> None:
    page, _, _ = opened(browser, runs["busy"], 1280)
    link = page.locator("#f1 .dt-evidence a").first
    target = link.get_attribute("href")
    link.click()
    cell = page.locator(target)
    assert cell.evaluate("e => e.matches(':target') && e.classList.contains('dt-mark')")
    assert cell.evaluate("e => { const b = e.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight }")
    assert cell.evaluate("e => getComputedStyle(e).boxShadow") != "none"
    cell.locator('a[href="#f1"]').click()
    assert page.evaluate("location.hash") == "#f1"
    page.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_keyboard_opens_what_is_told_about_a_statement(browser: Any, runs: dict[str, Run], width: int) -> None:
    page, _, _ = opened(browser, runs["talkative"], width)
    signs = page.locator("#narrative a.dt-sign")
    shown = "e => getComputedStyle(e, '::after').content"
    assert signs.count() > 60
    for index in (1, signs.count() // 2, signs.count() - 1):
        sign = signs.nth(index)
        assert sign.evaluate(shown) in {"none", "normal"}
        signs.nth(index - 1).focus()
        page.keyboard.press("Tab")
        assert sign.evaluate("e => e === document.activeElement")
        told = sign.get_attribute("data-tip").splitlines()
        assert all(line.replace('"', '\\"') in sign.evaluate(shown) for line in told)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').closest('table').classList.contains('dt-claims')")
    page.close()


@pytest.mark.parametrize("name", ["busy", "talkative"])
def test_text_has_contrast_enough(browser: Any, runs: dict[str, Run], name: str) -> None:
    page, _, _ = opened(browser, runs[name], 1280)
    worst = page.evaluate("""() => {
        const rgb = c => c.match(/[\\d.]+/g).map(Number);
        const light = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
            return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 }); return 0.2126*r + 0.7152*g + 0.0722*b };
        const back = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0.99) return c } return [255, 255, 255] };
        let found = [99, ''];
        for (const e of document.querySelectorAll('body *')) {
            if (e.closest('svg') || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
            const a = light(rgb(getComputedStyle(e).color)), b = light(back(e));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < found[0]) found = [ratio, e.className + ': ' + e.textContent.slice(0, 30)];
        }
        return found }""")
    assert worst[0] >= 4.5, worst
    page.close()


def test_the_page_prints_on_a4(browser: Any, runs: dict[str, Run], tmp_path: Path) -> None:
    page, _, _ = opened(browser, runs["busy"], 1280)
    path = tmp_path / "summary.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    page.close()
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    text = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    for finding in runs["busy"].result.findings:
        assert finding["rule"] in text
    assert len(document) <= 12
    document.close()


def test_print_leads_from_each_statement_to_its_row(browser: Any, runs: dict[str, Run], tmp_path: Path) -> None:
    page, _, _ = opened(browser, runs["talkative"], 1280)
    path = tmp_path / "summary.pdf"
    signs = page.locator("#narrative a.dt-sign[href^='#k']").all_text_contents()
    page.pdf(path=str(path), prefer_css_page_size=True)
    page.close()
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    text = "".join(document[i].get_textpage().get_text_range() for i in range(len(document)))
    assert len(signs) > 60
    # Once behind the words, once before the row; ✓1 also begins ✓12.
    assert all(text.count(sign) >= 2 for sign in signs)
    assert len(document) <= 16
    document.close()
