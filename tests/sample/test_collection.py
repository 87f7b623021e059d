"""Collections: consistent without defects, each defect where the truth says, the same bytes for the same seed."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from disclosure_toolkit.cli import main
from disclosure_toolkit.sample.collection import Collection, collection_defects, make_collection, write_collection
from disclosure_toolkit.sample.figures import Value
from disclosure_toolkit.sample.printed import PrintedReport
from disclosure_toolkit.sample.violations import values, violations

YEARS = (2022, 2023, 2024)
KINDS = [item.kind for item in collection_defects()]
SEEDS = (1, 2, 3)


@cache
def made(seed: int, defects: bool = True) -> Collection:
    return make_collection(60, YEARS, seed, defects=defects)


def reports(collection: Collection) -> dict[tuple[str, int], PrintedReport]:
    return {(c.report.agency, c.report.year): c.report for c in collection.copies if not c.suffix}


def summed(collection: Collection, government: str, year: int) -> dict[str, Value]:
    """The members' figures added up, （六）其他处理 as one row."""
    county = government.removesuffix("人民政府")
    printed = reports(collection)
    total: Counter[str] = Counter()
    for agency in collection.agencies:
        if agency.county == county and not agency.consolidated:
            total.update(one_row(values(printed[agency.name, year])))
    return dict(total)


def one_row(figures: dict[str, Value]) -> dict[str, Value]:
    found: Counter[str] = Counter()
    for key, value in figures.items():
        table, row, column = key.split(".")
        other = row in ("other_not_corrected", "other_fee_unpaid", "other_misc")
        found[f"{table}.other_handling.{column}" if other else key] += value
    return dict(found)


def test_every_kind_finds_a_place() -> None:
    counts = Counter(item.kind for seed in SEEDS for item in made(seed).planted)
    assert set(counts) == set(KINDS)


def test_without_defects_everything_is_consistent() -> None:
    collection = made(1, defects=False)
    printed = reports(collection)
    assert collection.planted == ()
    assert len(collection.copies) == 180
    for (agency, year), report in printed.items():
        assert violations(report, printed.get((agency, year - 1))) == ()
    for government in (a.name for a in collection.agencies if a.consolidated):
        for year in YEARS:
            assert summed(collection, government, year) == one_row(values(printed[government, year]))


@pytest.mark.parametrize("seed", SEEDS)
def test_reports_with_defects_of_the_collection_are_right_in_themselves(seed: int) -> None:
    assert [violations(copy.report) for copy in made(seed).copies if violations(copy.report)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_an_agency_has_one_defect_and_the_truth_names_all_reports_that_are_wrong(seed: int) -> None:
    collection = made(seed)
    members = {a.name for a in collection.agencies if not a.consolidated}
    agencies = [item.agency for item in collection.planted if item.agency in members]
    assert len(agencies) == len(set(agencies))
    marked = {(c.report.agency, c.report.year) for c in collection.copies if c.planted}
    there = {(item.agency, item.year) for item in collection.planted if item.kind != "report_missing"}
    assert marked == there


@pytest.mark.parametrize("seed", SEEDS)
def test_chains_break_where_the_truth_says_and_nowhere_else(seed: int) -> None:
    collection = made(seed)
    printed = reports(collection)
    members = {a.name for a in collection.agencies if not a.consolidated}
    broken = {
        (agency, year)
        for (agency, year), report in printed.items()
        if agency in members and violations(report, printed.get((agency, year - 1)))
    }
    chains = {(p.agency, p.year) for p in collection.planted if p.kind.startswith("chain_")}
    assert broken == chains


@pytest.mark.parametrize("seed", SEEDS)
def test_sums_are_wrong_where_the_truth_says_and_nowhere_else(seed: int) -> None:
    collection = make_collection(60, YEARS, seed, kinds=[kind for kind in KINDS if kind.startswith("sum_")])
    printed = reports(collection)
    wrong = {
        (government.name, year)
        for government in collection.agencies
        if government.consolidated
        for year in YEARS
        if summed(collection, government.name, year) != one_row(values(printed[government.name, year]))
    }
    assert wrong == {(p.agency, p.year) for p in collection.planted}
    assert wrong


@pytest.mark.parametrize("seed", SEEDS)
def test_a_member_counted_twice_or_left_out_is_the_whole_gap(seed: int) -> None:
    collection = make_collection(60, YEARS, seed, kinds=["sum_counted_twice", "sum_left_out"])
    printed = reports(collection)
    for item in collection.planted:
        total = one_row(values(printed[item.agency, item.year]))
        right = summed(collection, item.agency, item.year)
        own = one_row(values(printed[item.others[0], item.year]))
        step = 1 if item.kind == "sum_counted_twice" else -1
        assert {k: total[k] - right[k] for k in total if total[k] != right[k]} == {
            k: step * own[k] for k in own if own[k]
        }


@pytest.mark.parametrize("seed", SEEDS)
def test_repeated_tables_are_equal_and_not_all_zero(seed: int) -> None:
    collection = made(seed)
    printed = reports(collection)
    tables = {"repeated_requests": "requests", "repeated_proactive": "proactive", "requests_of_another": "requests"}
    found = [p for p in collection.planted if p.kind in tables]
    for item in found:
        other = (item.others[0], item.year) if item.others else (item.agency, item.other_year or 0)
        pair = [one_row(values(printed[place])) for place in ((item.agency, item.year), other)]
        one, two = ({k: v for k, v in f.items() if k.startswith(tables[item.kind])} for f in pair)
        assert one == two
        assert any(one.values())
    assert found


def text(report: PrintedReport, section: int, topic: str = "") -> str:
    paragraphs = [p for s in report.sections if s.number == section for p in s.paragraphs]
    return "".join(p.text for p in paragraphs if topic in ("", p.topic))


@pytest.mark.parametrize("seed", SEEDS)
def test_copied_texts_are_those_of_the_source(seed: int) -> None:
    collection = made(seed)
    printed = reports(collection)
    for item in collection.planted:
        report = printed.get((item.agency, item.year))
        if item.kind == "own_section" and report is not None:
            assert text(report, 5) == text(printed[item.agency, item.year - 1], 5)
        if item.kind in ("other_named", "stranger_named") and report is not None:
            assert item.others[0] in text(report, 1)
        if item.kind == "promises_repeated" and report is not None:
            old = text(printed[item.agency, item.year - 1], 5).partition("下一步，")[2]
            assert text(report, 5).endswith(old)
            assert text(report, 5) != text(printed[item.agency, item.year - 1], 5)


def test_agencies_write_their_own_words() -> None:
    """Otherwise nothing that is copied could stand out."""
    fives = Counter(text(copy.report, 5) for copy in made(1, defects=False).copies)
    assert max(fives.values()) == 1


def test_files_are_missing_doubled_and_strange_as_the_truth_says() -> None:
    for seed in SEEDS:
        collection = made(seed)
        files = Counter((copy.report.agency, copy.report.year) for copy in collection.copies)
        members = {agency.name for agency in collection.agencies}
        expected = Counter({(agency, year): 1 for agency in members for year in YEARS})
        for item in collection.planted:
            step = {"report_missing": -1, "report_unknown": 1}.get(item.kind, 0)
            expected[item.agency, item.year] += (
                1 if item.kind in ("report_doubled", "twin_figure", "twin_text") else step
            )
        assert files == +expected
        assert len({copy.file for copy in collection.copies}) == len(collection.copies)


def test_the_same_seed_gives_the_same_bytes_and_the_truth_stands_beside(tmp_path: Path) -> None:
    results = [write_collection(tmp_path / name, 20, YEARS, seed=4, formats=("text", "json")) for name in ("a", "b")]
    one, two = (
        {p.relative_to(r.folder): p.read_bytes() for p in sorted(r.folder.rglob("*")) if p.is_file()} for r in results
    )
    assert one == two
    lines = [json.loads(line) for line in results[0].truth.read_text(encoding="utf-8").splitlines()]
    files = [line for line in lines if "file" in line]
    planted = [line for line in lines if line.get("scope") == "collection"]
    assert len(files) == len(results[0].files)
    assert len(files) + len(planted) == len(lines)
    assert {(p["agency"], p["year"]) for p in planted if p["kind"] != "report_missing"} == {
        (line["agency"], line["year"]) for line in files if not line["clean"]
    }


def test_the_member_list_tells_who_is_under_whom(tmp_path: Path) -> None:
    written = write_collection(tmp_path, 14, (2023, 2024), seed=2, formats=("json",))
    with written.members.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    government = rows[0]
    assert (government["层级"], government["上级"], government["是否汇总"]) == ("政府", "", "是")
    assert {row["上级"] for row in rows[1:]} == {government["机关"]}
    assert {row["是否汇总"] for row in rows[1:]} == {"否"}
    assert all(row["别名"].endswith(row["机关"]) for row in rows)


@pytest.mark.parametrize("years", [(2024,), (2021, 2023), (2020, 2021)])
def test_years_that_do_not_follow_each_other_under_one_form_are_refused(years: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="follow"):
        make_collection(6, years)


def test_the_command_writes_a_collection(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "out")
    code = main(["sample", folder, "--agencies", "8", "--formats", "json", "--defects", "collection"])
    assert code == 0
    assert "份报告" in capsys.readouterr().out
    assert '"scope": "collection"' in (tmp_path / "out" / "truth.jsonl").read_text(encoding="utf-8")


def test_the_command_explains_years_that_do_not_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", str(tmp_path), "--years", "2024", "--defects", "collection"]) == 2
    assert "连续" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["twin_figure", "report_missing"])
def test_kinds_that_need_a_right_sum_find_a_place_in_every_region(kind: str) -> None:
    """Members are kept back for them, and the sum that counts them in is one of those left right."""
    for seed in SEEDS:
        found = [item for item in made(seed).planted if item.kind == kind]
        assert found
        wrong = {(item.agency, item.year) for item in made(seed).planted if item.kind.startswith("sum_")}
        assert not {(government, item.year) for item in found for government in item.knock_on} & wrong
