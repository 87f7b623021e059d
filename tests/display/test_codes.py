"""Every code that a user may meet is explained: reading notes, errors."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from disclosure_toolkit import errors
from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.display.codes import code_pages, markdown
from disclosure_toolkit.display.coverage import coverage_html
from disclosure_toolkit.model import NoteCode, ReadingNote
from disclosure_toolkit.rules import whole_catalogue

from ..files import report_of


def every_error(kind: type[errors.DisclosureError]) -> set[str]:
    return {kind.code} | {code for child in kind.__subclasses__() for code in every_error(child)}


def pages(kind: str) -> set[str]:
    return {page.code for page in code_pages().values() if page.kind == kind}


def test_every_note_is_explained_and_no_other():
    """The type checker sees to it that readers and assembly leave no note whose code is not in ``NoteCode``."""
    assert pages("note") == set(get_args(NoteCode))


def test_every_error_is_explained_and_no_other():
    assert pages("error") == every_error(errors.DisclosureError)


@pytest.mark.parametrize("page", code_pages().values(), ids=lambda page: page.code)
def test_an_explanation_says_what_it_means_and_what_to_do(page):
    assert page.title
    assert page.title_en.isascii()
    assert page.meaning.endswith("。")
    assert page.remedy.endswith("。")
    assert page.meaning in page.terminal()
    assert page.remedy in page.terminal()
    assert page.title_en in page.terminal("en")


def test_codes_are_not_those_of_rules():
    assert not {code.upper() for code in code_pages()} & {rule.code for rule in whole_catalogue()}


def test_the_page_of_the_guide_is_up_to_date():
    """If this fails: python -m disclosure_toolkit.display.codes docs/代码.md."""
    assert Path(__file__, "../../../docs/代码.md").resolve().read_text(encoding="utf-8") == markdown()


def test_the_summary_names_the_code_of_each_note():
    note = ReadingNote("watermark", "第 1 页的斜排文字（水印）不计入正文")
    report = replace(report_of("云川县民政局", 2023), notes=(note,))
    page = str(coverage_html(audit_report(report)))
    assert "watermark" in page
    assert "disclosure explain" in page
