"""Exports: nothing becomes a formula, nothing is lost, spreadsheets and data frames can go on from there."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit import audit_report
from disclosure_toolkit.errors import BadManifest
from disclosure_toolkit.exports import (
    Decision,
    FiguresWriter,
    findings_csv,
    load_decisions,
    read_decisions,
    save_decisions,
    write_findings_csv,
)
from tests.builders import figure, with_identity
from tests.files import report_of

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "－1",
    "＋1",
    "＠A1",
    '=HYPERLINK("x","y")',
    "=cmd|' /C calc'!A0",
]


def audit_of(agency: str = "云川县民政局", *, broken: bool = True) -> dict:
    return audit_report(report_of(agency, 2023, broken=broken)).to_dict()


def hostile(text: str) -> dict:
    return audit_report(with_identity(report_of("云川县民政局", 2023, broken=True), agency=text)).to_dict()


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_line_a_finding_with_its_evidence():
    audit = audit_of()
    rows = lines(findings_csv([audit]))
    assert len(rows) == len(audit["findings"]) > 0
    assert [row["问题编号"] for row in rows] == [finding["fingerprint"] for finding in audit["findings"]]
    assert {row["机关"] for row in rows} == {"云川县民政局"}
    assert all(row["说明"] and row["依据"] and row["数据项"] for row in rows)


def test_english_headings():
    rows = lines(findings_csv([audit_of()], lang="en"))
    assert {"year", "agency", "rule", "fingerprint"} <= set(rows[0])


@pytest.mark.parametrize("text", FORMULAS)
def test_no_csv_cell_begins_like_a_formula(text):
    for row in csv.reader(io.StringIO(findings_csv([hostile(text)]), newline="")):
        assert not any(cell.startswith(tuple("=+-@\t\r\n＝＋－＠")) for cell in row)


def test_csv_file_opens_in_excel_as_utf8(tmp_path):
    path = tmp_path / "a.csv"
    assert write_findings_csv(path, [audit_of()]) > 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not list(tmp_path.glob(".*"))


def test_figures_are_a_data_frame_with_blank_and_zero_apart(tmp_path):
    report = replace(report_of("云川县民政局", 2023), file="甲.json")
    key = "requests.granted.company"
    blank = replace(report.with_figures({key: figure(key, None)}), file="乙.json")
    with FiguresWriter(tmp_path / "f.parquet") as writer:
        writer.add(report.to_dict())
        writer.add(blank.to_dict())
    frame = pandas.read_parquet(tmp_path / "f.parquet")
    assert len(frame) == len(report.figures) * 2
    cell = frame[frame["key"] == key].set_index("file")
    assert cell.loc["甲.json", "value"] == 0
    assert cell.loc["甲.json", "kind"] == "zero"
    assert pandas.isna(cell.loc["乙.json", "value"])
    assert cell.loc["乙.json", "kind"] == "blank"
    for name, figure_ in report.figures.items():
        row = frame[(frame["key"] == name) & (frame["file"] == "甲.json")].iloc[0]
        assert row["value"] == figure_.value


def test_a_broken_export_leaves_no_file(tmp_path):
    with pytest.raises(KeyError), FiguresWriter(tmp_path / "f.parquet") as writer:
        writer.add({"identity": {}})
    assert list(tmp_path.iterdir()) == []


def test_decisions_come_back_from_the_filled_list(tmp_path):
    audit = audit_of()
    path = tmp_path / "复核.csv"
    write_findings_csv(path, [audit])
    rows = lines(path.read_text(encoding="utf-8-sig"))
    rows[0]["复核结论"], rows[0]["复核说明"] = "不成立", "'-3 为更正数"
    with path.open("w", encoding="gb18030", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    decisions = read_decisions(path)
    assert decisions == {audit["findings"][0]["fingerprint"]: Decision("不成立", "-3 为更正数", "")}
    save_decisions(tmp_path, decisions)
    assert load_decisions(tmp_path) == decisions
    again = lines(findings_csv([audit], decisions))
    assert [row["复核结论"] for row in again] == ["不成立", *[""] * (len(again) - 1)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("abc,也许", "也许"),
        (",成立", "缺少问题编号"),
        ("abc,成立\nabc,不成立", "两个不同的结论"),
    ],
)
def test_a_badly_filled_list_is_refused_with_its_line(tmp_path, line, said):
    path = tmp_path / "复核.csv"
    path.write_text(f"指纹,复核结论\n{line}\n", encoding="utf-8")
    with pytest.raises(BadManifest) as caught:
        read_decisions(path)
    assert said in str(caught.value)
    assert "行" in caught.value.place


def test_damaged_decisions_are_never_passed_over(tmp_path):
    (tmp_path / "decisions.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadManifest, match="复核结论读不出"):
        load_decisions(tmp_path)


@given(st.text(max_size=60))
def test_any_text_of_a_report_survives_the_csv(text):
    rows = lines(findings_csv([hostile(text)]))
    assert rows
    cell = rows[0]["机关"]
    assert cell in {text, f"'{text}"}
