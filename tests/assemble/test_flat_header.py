"""A column that the header calls otherwise is told, whatever order its words come in; a correct header never."""

from __future__ import annotations

import pytest

from disclosure_toolkit.assemble import assemble
from disclosure_toolkit.chinese import fold
from disclosure_toolkit.model import LabelMatch

from . import printing as p
from .test_flat import FORM, HEADER, plain

WHOLE = [
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
]
RENAMED = {"科研机构": "个体工商户", "社会公益组织": "新闻媒体", "法律服务机构": "外商投资企业"}


def columns(header: list[str]) -> list[LabelMatch]:
    figures = p.numbers(FORM, below=89)
    report = assemble(p.document({3: p.lines_of([*header, *plain(figures)])}))
    return list(next(table for table in report.tables if table.name == "requests").columns)


@pytest.mark.parametrize(("label", "other"), RENAMED.items())
def test_a_renamed_column_is_known_by_its_position_only(label: str, other: str) -> None:
    header = [other if word == label else word for word in WHOLE]
    found = [column for column in columns(header) if column.how == "position"]
    assert [(column.printed, column.expected) for column in found] == [(fold(other), label)]


def test_a_name_broken_among_the_others_is_shown_by_what_is_strange_in_it() -> None:
    header = ["申请人情况 自然", "商业 科研 新闻 法律 其他 总计", "企业 机构 媒体 服务", "人 机构 法人或其他组织"]
    (found,) = [column for column in columns(header) if column.how == "position"]
    assert (found.key, found.printed) == ("public_interest", "新闻媒体")


@pytest.mark.parametrize(
    "header",
    [WHOLE, HEADER, ["自然人", "总计"], ["申请人情况", "自然人", "科研机构", "总计"], [*WHOLE, "填报单位办公室"]],
    ids=["whole", "broken", "short", "most missing", "more words"],
)
def test_other_headers_are_not_doubted(header: list[str]) -> None:
    assert {column.how for column in columns(header)} == {"exact"}
