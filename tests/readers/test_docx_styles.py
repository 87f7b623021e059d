"""Styles that many documents share are read once, and never taken for another document's."""

from __future__ import annotations

import pytest

from disclosure_toolkit.errors import DamagedFile
from disclosure_toolkit.readers.word_styles import paragraph_styles

from .tables import W


def styles(name: str, count: int = 1) -> bytes:
    inner = "".join(f'<w:style w:styleId="a{i}"><w:name w:val="{name}"/></w:style>' for i in range(count))
    return f'<w:styles xmlns:w="{W}">{inner}</w:styles>'.encode()


def test_equal_bytes_are_read_once():
    assert paragraph_styles(styles("toc 1"), "甲.docx") is paragraph_styles(styles("toc 1"), "乙.docx")


@pytest.mark.parametrize("count", [1, 40_000])
def test_other_bytes_are_other_styles(count: int):
    assert len(paragraph_styles(styles("toc 1", count), "甲.docx").contents) == count
    assert paragraph_styles(styles("正文", count), "乙.docx").contents == frozenset()


def test_what_is_kept_does_not_grow_with_the_number_of_templates():
    first = paragraph_styles(styles("toc 1"), "甲.docx")
    for number in range(20):
        paragraph_styles(styles(f"正文 {number}"), "乙.docx")
    assert paragraph_styles(styles("toc 1"), "甲.docx") is not first


def test_an_error_names_the_file_at_hand():
    for file in ("甲.docx", "乙.docx"):
        with pytest.raises(DamagedFile, match=file):
            paragraph_styles(b"<w:styles", file)
