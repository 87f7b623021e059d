"""Two runs over the same agencies, and the command line: what is printed, written and refused."""

from __future__ import annotations

import json
import shutil

import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.cli import main
from disclosure_toolkit.compare import compare_runs
from disclosure_toolkit.errors import BadRecord, BadSettings
from disclosure_toolkit.exports import Decision, save_decisions
from tests.files import region, report_of, write_record


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """The first run has one wrong figure in 云川县水利局's report for 2023, the second has it corrected."""
    folder = tmp_path_factory.mktemp("runs")
    source = region(folder / "region")
    run_batch(source, folder / "old", workers=1, notebooks=False)
    write_record(source / "2023" / "改名.json", report_of("云川县水利局", 2023))
    (source / "2023" / "乙.json").unlink()
    write_record(source / "2023" / "丙.json", report_of("云川县教育局", 2023))
    run_batch(source, folder / "new", workers=1, notebooks=False)
    return folder / "old", folder / "new"


def test_reports_are_paired_by_agency_and_year(runs):
    found = compare_runs(*runs)
    pairs = {(report.agency, report.year) for report in found.reports}
    assert pairs == {(agency, year) for agency in ("云川县民政局", "云川县水利局") for year in (2022, 2023)}
    assert found.only_old == ()
    assert [file.rsplit("/", 1)[-1] for file in found.only_new] == ["丙.json"]


def test_the_corrected_report_has_its_findings_closed(runs):
    found = compare_runs(*runs)
    counts = found.counts()
    assert counts["closed"] > 0
    assert not any(report.of("open") or report.of("new") for report in found.reports)
    (report,) = [r for r in found.reports if r.of("closed")]
    assert (report.agency, report.year) == ("云川县水利局", 2023)
    assert [change.asked for change in report.figures] == [True]
    assert found.unasked == 0


def test_dismissed_findings_need_no_correction(runs, tmp_path):
    old, new = runs
    marks = [item.finding.fingerprint for item in compare_runs(new, old).findings if item.fate == "new"]
    kept = shutil.copytree(old, tmp_path / "old")
    save_decisions(kept, dict.fromkeys(marks, Decision("不成立")))
    assert compare_runs(kept, new).counts()["closed"] == 0


@pytest.mark.parametrize("reviewed", [0, 1])
def test_what_a_reviewer_dismissed_between_reports_is_neither_open_nor_new(tmp_path, reviewed):
    for name in ("甲.json", "乙.json"):
        write_record(tmp_path / "in" / name, report_of("云川县民政局", 2023))
    folders = [tmp_path / "old", tmp_path / "new"]
    for folder in folders:
        run_batch(tmp_path / "in", folder, workers=1, notebooks=False)
    found = compare_runs(*folders).collection
    assert {item.fate for item in found} == {"open"}
    marks = [item.finding.fingerprint for item in found]
    save_decisions(folders[reviewed], dict.fromkeys(marks, Decision("不成立")))
    assert compare_runs(*folders).collection == ()


def test_a_folder_without_a_run_is_refused(runs, tmp_path):
    with pytest.raises(BadSettings, match=r"run\.json"):
        compare_runs(tmp_path, runs[1])


def test_a_damaged_run_is_an_error_with_a_remedy(runs, tmp_path):
    kept = shutil.copytree(runs[0], tmp_path / "old")
    for path in kept.rglob("findings.json"):
        path.write_text("{", encoding="utf-8")
    with pytest.raises(BadRecord, match="重新运行"):
        compare_runs(kept, runs[1])


def test_the_command_prints_and_tells_by_its_exit_code(runs, capsys):
    old, new = map(str, runs)
    assert main(["compare", old, new]) in (0, 1)
    printed = capsys.readouterr().out
    assert "✓ 已改正" in printed
    assert main(["compare", new, old]) == 1
    assert "+ 新出现" in capsys.readouterr().out


def test_json_and_html_tell_the_same(runs, tmp_path, capsys):
    old, new = map(str, runs)
    main(["compare", old, new, "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert set(data["counts"]) == {"closed", "open", "undecided", "new"}
    page = tmp_path / "回头看.html"
    main(["compare", old, new, "--format", "html", "--out", str(page)])
    assert capsys.readouterr().out == f"已写出：{page}\n"
    html = page.read_text(encoding="utf-8")
    assert f"已改正 {data['counts']['closed']} 项" in html
    assert "云川县水利局" in html


def test_two_files_are_audited_and_compared(tmp_path, capsys):
    old = write_record(tmp_path / "前.json", report_of("云川县水利局", 2023, broken=True))
    new = write_record(tmp_path / "后.json", report_of("云川县水利局", 2023))
    main(["compare", str(old), str(new), "--format", "json"])
    data = json.loads(capsys.readouterr().out)
    assert data["counts"]["closed"] > 0
    assert data["unasked"] == 0
    assert [change["asked"] for change in data["reports"][0]["figures"]] == [True]


@pytest.mark.parametrize("arguments", [["{file}", "{folder}"], ["{folder}", "{folder}", "--previous", "{file}"]])
def test_misuse_is_said_in_chinese(arguments, runs, tmp_path, capsys):
    file = write_record(tmp_path / "a.json", report_of("云川县水利局", 2023))
    given = [text.format(file=file, folder=runs[0]) for text in arguments]
    assert main(["compare", *given]) == 2
    assert "错误：" in capsys.readouterr().err
