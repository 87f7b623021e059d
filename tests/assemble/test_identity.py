"""Titles as organs print them (报告标题的写法)."""

from __future__ import annotations

import pytest

from disclosure_toolkit.assemble.identity import find_title
from disclosure_toolkit.model import Source


@pytest.mark.parametrize(
    ("printed", "agency", "year"),
    [
        ("云溪县水务局2021年政府信息公开工作年度报告", "云溪县水务局", 2021),
        ("云溪资源部政府信息公开工作2021年度报告", "云溪资源部", 2021),
        ("云溪县水务局政府信息公开2022年度报告", "云溪县水务局", 2022),
        ("云溪县水务局政府信息公开工作2022年年度报告", "云溪县水务局", 2022),
        ("2023年云溪县水务局政府信息公开工作报告", "云溪县水务局", 2023),
    ],
)
def test_year_before_or_inside_the_words_annual_report(printed: str, agency: str, year: int) -> None:
    title, found, when, _ = find_title([(printed, Source())])
    assert (title, found, when) == (printed, agency, year)
