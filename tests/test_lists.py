"""CSV lists that users keep: every encoding Excel writes, and errors that name the line."""

from __future__ import annotations

import pytest

from disclosure_toolkit.errors import BadManifest
from disclosure_toolkit.lists import read_list

COLUMNS = {"file": ("文件",), "year": ("年份", "年度")}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headings_are_read_in_every_encoding_that_excel_writes(tmp_path, encoding):
    path = tmp_path / "清单.csv"
    path.write_bytes("年度,备注,文件\r\n2023,好,甲.pdf\r\n\r\n,,乙.pdf\r\n".encode(encoding))
    rows = read_list(path, COLUMNS, ["file"])
    assert [(row.line, row["file"], row["year"]) for row in rows] == [(2, "甲.pdf", "2023"), (4, "乙.pdf", "")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空的。第一行应为列名：文件、年份"),
        ("年份\n2023\n".encode(), "缺少列：file / 文件"),
        (b"\xff\xfe\x00\x80\xff", "编码"),
        ('文件\n"没有结束'.encode(), "第 2 行"),
    ],
)
def test_an_unusable_list_is_one_chinese_sentence_with_a_remedy(tmp_path, content, said):
    path = tmp_path / "清单.csv"
    path.write_bytes(content)
    with pytest.raises(BadManifest) as caught:
        read_list(path, COLUMNS, ["file"])
    assert said in str(caught.value)
    assert caught.value.remedy


def test_a_missing_list_is_said(tmp_path):
    with pytest.raises(BadManifest, match="读不出"):
        read_list(tmp_path / "没有.csv", COLUMNS, ["file"])
