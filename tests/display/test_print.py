"""Pages on paper: what belongs together stands on one sheet, a table's header on each of its sheets."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.display.findings import findings_html
from disclosure_toolkit.display.markup import Html, join, tag
from disclosure_toolkit.display.narrative import section_html
from disclosure_toolkit.display.page import html_page
from disclosure_toolkit.display.paged import Cell, Line, Paged, paged_style
from disclosure_toolkit.editions import latest
from disclosure_toolkit.model import Part
from tests.builders import changed, clean_report, with_section

pytestmark = pytest.mark.browser

Printed = Callable[[Html], list[str]]


@pytest.fixture(scope="module")
def printed(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Gives the text of each sheet that a page's body is printed on."""
    import pypdfium2

    path: Path = tmp_path_factory.mktemp("print") / "page.html"
    page = browser.new_page()

    def sheets(body: Html) -> list[str]:
        path.write_text(html_page("打印", body), encoding="utf-8")
        page.goto(path.as_uri())
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
            return [sheet.get_textpage().get_text_range() for sheet in document]

    return sheets


def test_the_end_of_a_finding_stands_with_its_basis(printed: Printed) -> None:
    """So many wrong totals that sheets end at every place of a finding."""
    rows = [row.key for row in latest().rows if row.key not in ("handled_total", "carried_out")]
    wrong = {f"requests.{row}.total": 7 for row in rows}
    audit = audit_report(changed(clean_report(), wrong))
    assert len(audit.findings) > 20
    sheets = printed(tag("div", findings_html(audit, linked=False), cls="dt"))
    assert len(sheets) > 2
    for sheet in sheets:
        # Before each number that identifies a finding stands the basis, on the same sheet.
        assert len(re.findall("^问题编号", sheet, re.MULTILINE)) == len(re.findall("^依据", sheet, re.MULTILINE))


def test_the_header_of_a_long_table_stands_on_each_sheet(printed: Printed) -> None:
    lines = [Line((Cell(f"第{n}局"), Cell(str(n), n))) for n in range(120)]
    table = Paged("long", {"机关": False, "数量": True}, lines, {}, search="", counted="", none="没有", size=200)
    sheets = printed(tag("div", join([paged_style(), table.html()]), cls="dt"))
    assert len(sheets) > 2
    assert all("".join(sheet.split()).startswith("机关数量") for sheet in sheets)


def test_a_sub_heading_does_not_end_a_sheet(printed: Printed) -> None:
    """Ninety of them, each with a text of one line: wherever a sheet ends, it ends with a text."""
    text, parts = "", []
    for number in range(90):
        start, heading = len(text), f"（{number}）小标题"
        text += f"{heading}\n正文第{number}段。\n"
        parts.append(Part("other", heading, number, start, start + len(heading) + 1, len(text)))
    (section,) = (s for s in with_section(clean_report(), 1, text=text, parts=tuple(parts)).sections if s.number == 1)
    sheets = printed(tag("div", section_html(section, ()), cls="dt"))
    assert len(sheets) > 2
    assert all(sheet.split()[-1].startswith("正文") for sheet in sheets)
