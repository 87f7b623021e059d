"""A region's pages: their numbers are those of the run, no rate stands on few cases, nothing hostile gets through."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.batch import BatchResult
from disclosure_toolkit.display.region import PARTS, RegionView, open_region
from disclosure_toolkit.display.region_charts import distribution, heat_map, outcomes
from disclosure_toolkit.display.region_data import AgencyYear, Found, pooled, read_region
from disclosure_toolkit.display.region_words import FAMILIES, TEXTS
from disclosure_toolkit.display.reuse_lists import most_copied
from disclosure_toolkit.display.trends import TrendsView, open_trends, region_years
from disclosure_toolkit.errors import BadSettings, FileMissing
from disclosure_toolkit.exports import Decision, save_decisions
from disclosure_toolkit.model import Level, Severity
from disclosure_toolkit.rules import whole_catalogue
from tests.builders import changed, clean_report, with_identity
from tests.files import region, report_of, write_record

HOSTILE = "</script><img src=x onerror=alert(1)>\u202e=1+1局"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, BatchResult]:
    """Two years of four agencies and a government, one with many requests, one hostile, and one file that is none."""
    folder = tmp_path_factory.mktemp("region")
    source = region(folder / "in")
    for year in (2022, 2023):
        cells = {"requests.granted.natural_person": 40 * (year - 2020), "requests.carried_out.company": 7}
        many = clean_report("2021", year, "云川县自然资源局", Level.DEPARTMENT, cells)
        write_record(source / str(year) / "丙.json", many)
        whole = clean_report("2021", year, "云川县人民政府", Level.GOVERNMENT, {"requests.granted.company": 900})
        write_record(source / str(year) / "丁.json", whole)
        write_record(source / str(year) / "戊.json", with_identity(report_of("", year), agency=HOSTILE))
    result = run_batch(source, folder / "out", 1, notebooks=False)
    return folder / "out", result


def text_of(html: str) -> str:
    return unescape(re.sub(r"<script.*?</script>|<noscript.*?</noscript>|<[^>]*>", " ", html, flags=re.DOTALL))


def page(view: RegionView | TrendsView, parts: tuple[str, ...]) -> str:
    return "".join(str(getattr(view, part)().html) for part in ("overview", *parts, "provenance"))


def test_the_page_counts_what_the_run_counted(run: tuple[Path, BatchResult]) -> None:
    out, result = run
    view = open_region(out)
    assert view.year == 2023
    entries = [entry for entry in result.audited if entry.year == 2023]
    assert len(view.reports) == len(entries) == 5
    by_file = {report.file: report for report in view.reports}
    for entry in entries:
        own = [found for found in by_file[entry.file].found if not found.rule.startswith("C")]
        assert len(own) == sum(result.counts(entry).values())
        assert (by_file[entry.file].state == "error") == bool(result.counts(entry)[Severity.ERROR])
    assert f"2023 年度共审核 {len(entries)} 份报告" in view.overview().text
    assert "另有 1 个文件未能审核" in text_of(view.reported().html)


def test_a_region_s_sums_leave_out_what_would_count_twice(run: tuple[Path, BatchResult]) -> None:
    view = open_region(run[0], 2023)
    reports, governments, doubled = pooled(view.reports)
    assert {report.agency for report in reports} == {report.agency for report in view.reports} - {"云川县人民政府"}
    assert (governments, doubled) == (1, 0)
    text = text_of(view.requests().html)
    assert "政府的报告 1 份可能已汇总所属机关的数据，不计入合计" in text
    only = [report for report in view.reports if report.level is Level.GOVERNMENT]
    assert pooled(only) == (only, 0, 0)
    assert pooled([*reports, replace(reports[0], file="again.json")]) == (reports, 0, 1)


def test_the_pooled_rate_is_that_of_all_cases_together(run: tuple[Path, BatchResult]) -> None:
    """6 + 7 and 7 granted, 2 denied, at two agencies; 120 at the third; none at the fourth."""
    view = open_region(run[0], 2023)
    cases = list(pooled(view.reports)[0])
    granted = sum(int(report.value("requests.granted.total") or 0) for report in cases)
    handled = sum(int(report.value("requests.handled_total.total") or 0) for report in cases)
    assert handled > 120
    assert f"{granted / handled * 100:.1f}%（{granted}/{handled}）" in text_of(view.rates().html)


def test_no_rate_stands_on_fewer_than_thirty_cases(run: tuple[Path, BatchResult]) -> None:
    for lang in ("zh", "en"):
        html = page(open_region(run[0], 2023, lang), PARTS) + page(open_trends(run[0], lang), ("by_year", "rates"))
        shown = re.findall(r"(\d+(?:\.\d+)?)%\s*[（(](\d+)/(\d+)[）)]", text_of(html))
        assert shown
        assert all(int(under) >= 30 for _, _, under in shown)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_of_a_report_becomes_markup_or_script(run: tuple[Path, BatchResult], lang: str) -> None:
    html = page(open_region(run[0], 2023, lang), PARTS)
    html += page(open_trends(run[0], lang), ("by_year", "requests", "rates", "findings_by_year"))
    assert "<img" not in html
    assert "\u202e" not in html
    assert "onerror" in html
    for data in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.DOTALL):
        assert "<" not in data
        json.loads(data)


def test_a_dismissed_finding_is_gone_from_the_page(tmp_path: Path) -> None:
    source = region(tmp_path / "in")
    result = run_batch(source, tmp_path / "out", 1, notebooks=False)
    broken = next(entry for entry in result.audited if entry.marks and result.counts(entry)[Severity.ERROR])
    assert any(report.state == "error" for report in open_region(tmp_path / "out").reports)
    save_decisions(tmp_path / "out", {mark: Decision("不成立") for mark, _ in broken.marks})
    run_batch(source, tmp_path / "out", 1, notebooks=False)
    view = open_region(tmp_path / "out")
    assert not any(report.state == "error" for report in view.reports)
    left = [found.rule for report in view.reports if report.file == broken.file for found in report.found]
    assert all(rule.startswith("C") for rule in left)


def test_trends_compare_agencies_that_report_every_year(run: tuple[Path, BatchResult]) -> None:
    view = open_trends(run[0])
    assert view.years == (2022, 2023)
    assert region_years(view.region) == (2022, 2023)
    text = " ".join(text_of(view.requests().html).split())
    assert "按各年都有报告的 4 个机关计算（2022 至 2023 年）" in text
    sums = {
        year: sum(int(r.value("requests.received.total") or 0) for r in pooled(view.region.of(year))[0])
        for year in view.years
    }
    assert sums[2022] < sums[2023]
    for year, number in sums.items():
        assert f"{year} {number} " in text


def test_a_year_of_one_agency_leaves_the_others_to_compare(run: tuple[Path, BatchResult]) -> None:
    region = open_trends(run[0]).region
    stray = next(report for report in region.reports if report.year == 2023)
    region = replace(region, years=(2022, 2023, 2024), reports=(*region.reports, replace(stray, year=2024)))
    text = text_of(TrendsView(region).requests().html)
    assert "按各年都有报告的 4 个机关计算（2022 至 2023 年）。2024 年度不足两个机关有报告，不列入比较。" in text
    alone = tuple(report for report in region.reports if report.agency == stray.agency)
    text = text_of(TrendsView(replace(region, reports=alone)).requests().html)
    assert "按各年都有报告的 1 个机关计算（2022 至 2024 年）。" in text


def test_a_region_with_nothing_to_draw_says_so_in_sentences() -> None:
    report = AgencyYear("云川县民政局", 2023, Level.DEPARTMENT, "a", "", "clean")
    for chart in (heat_map([report]), distribution([report]), outcomes([report])):
        assert chart.svg() is None
        assert "不绘图" in chart.sentence


def test_a_long_heat_map_is_cut_and_says_so() -> None:
    reports = [
        AgencyYear(f"第{n}局", 2023, Level.DEPARTMENT, str(n), "", "error", (Found("F301", Severity.ERROR),) * (n + 1))
        for n in range(100)
    ]
    chart = heat_map(reports)
    svg = str(chart.svg())
    assert "有问题的机关共 100 个，图中为问题最重的 30 个" in chart.remark
    assert "第99局" in svg
    assert "第69局" not in svg
    assert svg.count("<text") < 120


def test_most_copied_counts_other_reports_once() -> None:
    def about(*names: str) -> dict[str, object]:
        return {"reports": [{"file": name, "agency": name, "year": 2023} for name in names]}

    ranked = most_copied([about("甲", "乙"), about("乙", "甲"), about("乙", "丙"), about("丁")])
    assert ranked == [("乙 2023", 2, ["丙 2023", "甲 2023"]), ("丙 2023", 1, ["乙 2023"]), ("甲 2023", 1, ["乙 2023"])]


def test_every_rule_s_family_has_a_name() -> None:
    assert {rule.code[:2] for rule in whole_catalogue()} <= set(FAMILIES)


def test_words_stand_in_both_languages() -> None:
    for chinese, english in TEXTS.values():
        assert chinese.count("{}") == english.count("{}") or "{1}" in english
        assert not re.search("[\u4e00-\u9fff]", english)


@pytest.mark.parametrize("year", [1999, "明年"])
def test_a_year_that_is_not_there_is_refused(run: tuple[Path, BatchResult], year: object) -> None:
    with pytest.raises(BadSettings):
        open_region(run[0], year)  # type: ignore[arg-type]


def test_a_folder_without_a_run_is_refused_with_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=re.escape("run.json")):
        read_region(tmp_path)


def test_what_was_not_read_is_said_and_never_drawn_as_zero(tmp_path: Path) -> None:
    """One of three reports lacks its figure of new requests, another one of its refusals."""
    for number, key in enumerate(("", "requests.received.total", "requests.denied_state_secret.total")):
        report = report_of(f"云川县第{number}局", 2023)
        write_record(tmp_path / "in" / f"{number}.json", changed(report, {key: None}) if key else report)
    run_batch(tmp_path / "in", tmp_path / "out", 1, notebooks=False)
    view = open_region(tmp_path / "out")
    assert "16（1 份未读出，未计入）" in text_of(view.requests().html)
    assert "有 1 份报告的新收数量未能读出，未计入" in text_of(view.requests().html)
    page = text_of(view.outcomes().html)
    assert "有 1 份报告的数据未能全部读出，未绘入" in page
    assert page.count("—") == 2


def test_breaks_that_single_reports_show_stand_among_the_chains(run: tuple[Path, BatchResult]) -> None:
    """A break between two years is told by Y501, not by a rule of the collection; the pages show it all the same."""
    out, result = run
    broken = [
        (entry.agency, finding["message"])
        for entry in result.audited
        for finding in result.standing(entry)
        if finding["rule"] == "Y501"
    ]
    assert broken
    for part in (open_region(out).carried(), open_trends(out).findings_by_year()):
        shown = unescape(str(part.html))
        assert TEXTS["no_breaks"][0] not in shown
        for agency, message in broken:
            assert agency in shown
            assert message in shown
