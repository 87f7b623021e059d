"""Report files for the tests of the batch and the command line: records of correct reports, quick to read."""

from __future__ import annotations

import json
from pathlib import Path

from disclosure_toolkit.model import Report

from .builders import bumped, clean_report

CELLS = {
    "requests.granted.natural_person": 6,
    "requests.denied_state_secret.company": 2,
}
BROKEN_KEY = "requests.granted.natural_person"


def report_of(agency: str, year: int, *, broken: bool = False, level: str = "department") -> Report:
    """A correct report, or one with a single wrong figure in table 3."""
    report = clean_report("2021", year, agency, type(clean_report().identity.level)(level), CELLS)
    return bumped(report, BROKEN_KEY) if broken else report


def write_record(path: Path, report: Report) -> Path:
    """Writes a report as the record that ``disclosure load`` prints."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(report.to_dict(), ensure_ascii=False), encoding="utf-8")
    return path


def region(folder: Path) -> Path:
    """Two agencies × two years, one report of them with a wrong figure, and one file that is no report."""
    for year in (2022, 2023):
        write_record(folder / str(year) / "甲.json", report_of("云川县民政局", year))
        write_record(folder / str(year) / "乙.json", report_of("云川县水利局", year, broken=year == 2023))
    (folder / "通知.txt").write_text("关于召开会议的通知\n请各单位准时参加。\n", encoding="utf-8")
    return folder
