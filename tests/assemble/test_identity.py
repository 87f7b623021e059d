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


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页>政府信息公开年报",
        "首页 > 政务公开 > 政府信息公开年报 > 2022年",
        "索引号：11320000/2025-00012信息分类：政府信息公开年报",
    ],
)
def test_lines_around_a_page_are_no_titles(line: str) -> None:
    lines = [(line, Source(line=1)), ("云溪县水务局2024年政府信息公开工作年度报告", Source(line=2))]
    assert find_title(lines)[1:] == ("云溪县水务局", 2024, Source(line=2))


@pytest.mark.parametrize("year", ["二〇二四", "二○二四", "二0二四", "二零二四", "二O二四", "2０２４"])
def test_years_in_signs_of_any_kind(year: str) -> None:
    _, agency, found, _ = find_title([(f"云溪县水务局{year}年度政府信息公开年报", Source())])
    assert (agency, found) == ("云溪县水务局", 2024)


@pytest.mark.parametrize(
    "printed",
    [
        ("云溪县水务局2024年度政府", "信息公开工作年度报告"),
        ("2024年政府信息公开工作年度报告", "云溪县水务局"),
        ("2024年政府信息公开工作年度报告", "（云溪县水务局）"),
        ("云溪县水务局", "政府信息公开工作年度报告", "2024年"),
        ("云溪县水务局政府信息公开工作年度报告", "（2024年度）"),
        ("云溪县水务局政府信息公开工作年度报告（2024年度）",),
        ("【年报】云溪县水务局2024年政府信息公开工作年度报告",),
        ("云溪县水务局关于印发2024年政府信息公开工作年度报告的通知",),
        ("云溪县水务局2023-2024年政府信息公开工作年度报告",),
    ],
)
def test_agency_and_year_wherever_they_stand(printed: tuple[str, ...]) -> None:
    _, agency, year, _ = find_title([(line, Source(line=n)) for n, line in enumerate(printed, 1)])
    assert (agency, year) == ("云溪县水务局", 2024)
