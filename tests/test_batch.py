"""The batch: same results on any number of workers, each failure costs only its file, outputs as promised."""

from __future__ import annotations

import html
import json
import re
import shutil
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pandas
import pytest

from disclosure_toolkit import run_batch
from disclosure_toolkit.batch import discover
from disclosure_toolkit.errors import BadManifest, BadSettings, FileMissing, NothingToAudit, OutputNotWritable
from disclosure_toolkit.settings import Settings

from .builders import with_identity
from .files import BROKEN_KEY, region, report_of, write_record

quick = partial(run_batch, notebooks=False, workers=1)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder but the one with a time in it and the two whose containers have one."""
    unlike = {"run.json", "findings.xlsx", "figures.parquet", "journal.sqlite"}
    files = [path for path in folder.rglob("*") if path.is_file() and path.name not in unlike]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def inputs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return region(Path("输入"))


def test_outputs_are_those_of_the_contract(inputs):
    result = quick(inputs, "out")
    out = Path("out")
    for name in ("index.html", "findings.csv", "findings.xlsx", "figures.parquet", "run.json"):
        assert (out / name).stat().st_size > 0
    for year in ("2022", "2023"):
        for agency in ("云川县民政局", "云川县水利局"):
            record = json.loads((out / year / agency / "record.json").read_text(encoding="utf-8"))
            assert record["identity"]["year"] == int(year)
            assert json.loads((out / year / agency / "findings.json").read_text(encoding="utf-8"))["outcomes"]
    assert len(result.audited) == 4
    assert [entry.file for entry in result.failed] == [str(inputs / "通知.txt")]
    assert result.index == out / "index.html"


def test_results_do_not_depend_on_the_number_of_workers(inputs):
    one, three = quick(inputs, "one"), quick(inputs, "three", workers=3)
    assert one.to_dict() == three.to_dict()
    assert tree(Path("one")) == tree(Path("three"))
    assert pandas.read_parquet("one/figures.parquet").equals(pandas.read_parquet("three/figures.parquet"))
    journals = [json.loads(Path(name, "run.json").read_text(encoding="utf-8")) for name in ("one", "three")]
    for journal in journals:
        del journal["finished"]
    assert journals[0] == journals[1]


def test_two_runs_give_the_same_bytes(inputs):
    quick(inputs, "out")
    first = tree(Path("out"))
    quick(inputs, "out")
    assert tree(Path("out")) == first


def test_last_years_report_is_found_by_itself(inputs):
    result = quick(inputs, None)
    previous = {(entry.agency, entry.year): entry.previous for entry in result.audited}
    assert previous["云川县民政局", 2023] == str(inputs / "2022" / "甲.json")
    assert previous["云川县民政局", 2022] == ""


def test_only_one_year_is_audited_the_other_serves_as_last_years(inputs):
    result = quick(inputs, None, year=2023)
    assert {entry.year for entry in result.audited} == {2023}
    assert all(entry.previous for entry in result.audited)


def test_nothing_is_written_without_an_output_folder(inputs):
    before = set(Path().rglob("*"))
    quick(inputs, None)
    assert set(Path().rglob("*")) == before


def test_the_wrong_figure_is_found_and_only_there(inputs):
    found = {(e.agency, e.year): e.audit["findings"] for e in quick(inputs, None).audited}
    errors = {
        whose: [figure["key"] for finding in findings for figure in finding["figures"]]
        for whose, findings in found.items()
        if any(finding["severity"] == "error" for finding in findings)
    }
    assert list(errors) == [("云川县水利局", 2023)]
    assert BROKEN_KEY in errors["云川县水利局", 2023]


def test_run_json_says_what_was_done_with_which_input(inputs):
    quick(inputs, "out", settings=Settings(ignore=("S1",)))
    run = json.loads(Path("out/run.json").read_text(encoding="utf-8"))
    assert run["tool"]["version"]
    assert run["rules"]["version"]
    assert run["settings"]["ignore"] == ["S1"]
    outcomes = {item["file"]: item["result"] for item in run["inputs"]}
    assert list(outcomes.values()).count("audited") == 4
    assert outcomes[str(inputs / "通知.txt")] == "failed"
    assert all(re.fullmatch("[0-9a-f]{64}", item["sha256"]) for item in run["inputs"])


def test_same_agency_and_year_twice_loses_neither(tmp_path):
    for name in ("a.json", "b.json"):
        write_record(tmp_path / "in" / name, report_of("云川县民政局", 2023, broken=name == "b.json"))
    result = quick(tmp_path / "in", tmp_path / "out")
    assert [entry.folder for entry in result.entries] == ["2023/云川县民政局", "2023/云川县民政局_2"]
    (doubled,) = [finding for finding in result.findings if finding.rule == "C101"]
    assert "同一机关" not in doubled.message  # the message names the agency and the files
    assert "a.json" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "agency",
    [
        "../../甲",
        "甲/乙",
        "..",
        "",
        "CON",
        "甲" * 300,
        "<script>alert(1)</script>",
        'a"b',
        "甲\n乙",
        "甲\u202e乙",
        "甲%2F乙#?",
    ],
)
def test_hostile_names_stay_inside_the_output_folder(tmp_path, agency):
    write_record(tmp_path / "in" / "a.json", with_identity(report_of("x", 2023), agency=agency))
    result = quick(tmp_path / "in", tmp_path / "out")
    (entry,) = result.audited
    assert (tmp_path / "out" / entry.folder / "record.json").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"in", "out"}
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "\u202e" not in page


def test_links_of_the_index_lead_somewhere(inputs):
    quick(inputs, "out")
    page = Path("out/index.html").read_text(encoding="utf-8")
    links = [unquote(link) for link in re.findall(r'href="([^"]+)"', page) if not link.startswith("data:")]
    assert len(links) >= 5
    for link in links:
        if link.startswith("#"):
            assert f'id="{link[1:]}"' in page, link
        else:
            assert (Path("out") / link).is_file(), link
    assert any("failed" in link for link in links)


def test_index_shows_every_file_once_and_asks_nothing_of_the_network(inputs):
    result = quick(inputs, "out")
    page = Path("out/index.html").read_text(encoding="utf-8")
    reports = page.split('id="collection"')[0]
    assert reports.count("<tr ") == len(result.entries)
    assert "default-src 'none'" in html.unescape(page)
    assert not re.search(r"(?:https?:)?//\w", page.replace("</", ""))


def test_an_unexpected_error_in_one_file_costs_only_that_file(inputs, monkeypatch):
    from disclosure_toolkit.batch import readings

    load = readings._read

    def breaks(path):
        if str(path).endswith("甲.json"):
            raise ZeroDivisionError("division by zero")
        return load(path)

    readings._load.cache_clear()
    monkeypatch.setattr(readings, "_read", breaks)
    result = quick(inputs, "out")
    assert len(result.audited) == 2
    broken = [entry for entry in result.failed if entry.file.endswith("甲.json")]
    assert all("ZeroDivisionError" in entry.error["message"] for entry in broken)
    assert all((Path("out") / entry.page).is_file() for entry in broken)


@pytest.mark.notebook
def test_a_notebook_without_any_result_has_a_page_with_the_reason_and_is_tried_again(inputs):
    """A thousandth of a second is too short for any cell."""
    file = inputs / "2023" / "乙.json"
    (entry,) = run_batch(file, "out", 1, timeout=0.001).entries
    assert (entry.result, entry.error["code"]) == ("failed", "notebook_failed")
    assert "0.001 秒" in entry.error["message"]
    assert html.escape(entry.error["message"]) in (Path("out") / entry.page).read_text(encoding="utf-8")
    assert entry.error["message"] in Path("out/index.html").read_text(encoding="utf-8")
    (again,) = run_batch(file, "out", 1, resume=True).entries
    assert (again.result, again.error) == ("audited", None)
    findings = json.loads((Path("out") / again.folder / "findings.json").read_text(encoding="utf-8"))["findings"]
    assert findings == again.audit["findings"]


def test_resume_redoes_only_what_changed(inputs, monkeypatch):
    from disclosure_toolkit.batch import run, versions

    done: list[str] = []
    real = run.audit_one

    def counted(task, job):
        done.append(task.path)
        return real(task, job)

    monkeypatch.setattr(run, "audit_one", counted)
    first = quick(inputs, "out")
    assert len(done) == 4
    done.clear()
    assert quick(inputs, "out", resume=True).to_dict() == first.to_dict()
    assert done == []
    write_record(inputs / "2022" / "乙.json", report_of("云川县水利局", 2022, broken=True))
    quick(inputs, "out", resume=True)
    # The changed report, and the one that is compared with it.
    assert sorted(done) == ["输入/2022/乙.json", "输入/2023/乙.json"]
    done.clear()
    quick(inputs, "out", resume=True, settings=Settings(ignore=("S",)))
    assert len(done) == 4
    done.clear()
    monkeypatch.setattr(versions, "source_version", lambda: "another program")
    quick(inputs, "out", resume=True, settings=Settings(ignore=("S",)))
    assert len(done) == 4
    done.clear()
    shutil.rmtree("out/2023/云川县民政局")
    quick(inputs, "out", resume=True, settings=Settings(ignore=("S",)))
    assert done == ["输入/2023/甲.json"]


def test_a_summary_of_other_findings_does_not_stay(inputs):
    quick(inputs, "out")
    summary = Path("out/2023/云川县水利局/summary.html")
    summary.write_text("旧", encoding="utf-8")
    quick(inputs, "out")
    assert summary.exists()  # same findings: still true
    write_record(inputs / "2023" / "乙.json", report_of("云川县水利局", 2023))
    quick(inputs, "out")
    assert not summary.exists()


# What the user names


def test_a_folder_is_searched_with_reasons_for_what_is_passed_over(tmp_path):
    for name in (
        "甲.pdf",
        "乙.HTML",
        "丙.doc",
        "README.txt",
        "truth.json",
        "图.png",
        "~$丙.docx",
        ".隐藏.pdf",
        "说明.md",
    ):
        (tmp_path / name).write_bytes(b"x")
    for folder in (".git", "reports"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "丁.pdf").write_bytes(b"x")
    found = discover([tmp_path], tmp_path / "reports")
    assert {item.path.name for item in found.inputs} == {"甲.pdf", "乙.HTML", "丙.doc"}
    reasons = {Path(item.file).name: item.reason for item in found.skipped}
    assert set(reasons) == {
        "README.txt",
        "truth.json",
        "图.png",
        "~$丙.docx",
        ".隐藏.pdf",
        "说明.md",
        ".git",
    }
    assert all(reasons.values())


def test_results_of_another_run_are_no_input(inputs):
    quick(inputs, "结果")
    assert all("结果" not in item.file for item in discover(["."]).inputs)
    (error,) = discover(["结果"]).failed
    assert isinstance(error, NothingToAudit)


def test_a_file_named_twice_is_audited_once(inputs):
    assert len(discover([inputs, inputs / "2022" / "甲.json", inputs]).inputs) == 5


def test_a_manifest_names_files_and_last_years_reports(inputs):
    manifest = inputs / "清单.csv"
    manifest.write_bytes("文件,机关,年份,上年报告\r\n2023/甲.json,,2023年,2022/乙.json\r\n".encode("gb18030"))
    (item,) = discover([manifest]).inputs
    assert (item.path, item.year, item.previous) == (inputs / "2023/甲.json", 2023, inputs / "2022/乙.json")
    (entry,) = quick(manifest, None).audited
    assert entry.previous == str(inputs / "2022" / "乙.json")


def test_a_manifest_that_contradicts_the_report_is_said(inputs):
    manifest = inputs / "清单.csv"
    manifest.write_text("file,agency,year\n2023/甲.json,云川县公安局,2020\n", encoding="utf-8")
    (entry,) = quick(manifest, None).audited
    assert (entry.agency, entry.year) == ("云川县民政局", 2023)
    assert len(entry.remarks) == 2


def test_a_manifest_speaks_where_the_report_is_silent(tmp_path):
    write_record(tmp_path / "a.json", with_identity(report_of("x", 2023), agency="", year=None))
    manifest = tmp_path / "清单.csv"
    manifest.write_text("file,agency,year\na.json,云川县公安局,2020\n", encoding="utf-8")
    (entry,) = quick(manifest, None).audited
    assert entry.folder == "2020/云川县公安局"
    assert entry.audit["identity"]["agency"] == ""


def test_last_years_report_that_cannot_be_read_is_said_and_costs_nothing(inputs):
    manifest = inputs / "清单.csv"
    manifest.write_text("file,previous\n2023/甲.json,没有.pdf\n", encoding="utf-8")
    (entry,) = quick(manifest, None).audited
    assert "上年报告未能读出" in entry.remarks[0]
    assert entry.previous == ""


@pytest.mark.parametrize(("row", "said"), [("a.json,二三", "四位年份"), (",2023", "没有写文件")])
def test_a_bad_line_of_a_manifest_is_named(tmp_path, row, said):
    manifest = tmp_path / "清单.csv"
    manifest.write_text(f"file,year\n{row}\n", encoding="utf-8")
    (error,) = discover([manifest]).failed
    assert isinstance(error, BadManifest)
    assert said in str(error)
    assert "第 2 行" in str(error)


def test_previous_goes_with_a_single_file_only(inputs):
    (entry,) = quick(inputs / "2023/甲.json", None, previous=inputs / "2022/甲.json").audited
    assert entry.previous == str(inputs / "2022/甲.json")
    with pytest.raises(BadSettings, match="单个"):
        quick(inputs, None, previous=inputs / "2022/甲.json")
    with pytest.raises(FileMissing):
        quick(inputs / "2023/甲.json", None, previous=inputs / "没有.json")


def test_no_path_at_all_is_an_error():
    with pytest.raises(NothingToAudit):
        quick([], None)


def test_an_output_folder_that_cannot_be_made_is_said(inputs):
    Path("占用").write_text("x", encoding="utf-8")
    with pytest.raises(OutputNotWritable, match="占用"):
        quick(inputs, "占用")
