"""All exports of a run, as an office opens them: lists, the form's tables, letters; text stays text."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import pytest
from docx import Document

from disclosure_toolkit import audit_report, run_batch
from disclosure_toolkit.editions import edition
from disclosure_toolkit.errors import BadSettings
from disclosure_toolkit.exports import Decision, Exported, read_template, write_exports
from disclosure_toolkit.exports.findings import headings
from disclosure_toolkit.exports.letter import asked
from disclosure_toolkit.model import Finding, Report, Severity
from tests.builders import bumped, clean_report, figure, with_identity
from tests.files import region, report_of

NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", "＝1"]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DISCLOSURE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def written(folder: Path, reports: list[Report], **more: Any) -> list[Exported]:
    """The results of these reports as a run leaves them, and all exports of them."""
    made = []
    for number, report in enumerate(reports):
        audit = audit_report(report)
        name = f"2023/{number}"
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "findings.json").write_text(json.dumps(audit.to_dict()), encoding="utf-8")
        (folder / name / "record.json").write_text(json.dumps(report.to_dict()), encoding="utf-8")
        made.append(Exported(name, f"{number}.json", report.identity.agency, report.identity.year))
    write_exports(folder, made, **more)
    return made


def sheet_rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def all_text(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def collection_finding(rule: str, message: str, **more: Any) -> dict[str, Any]:
    """A finding of the collection in its JSON form."""
    found = Finding(rule, Severity.WARNING, "汇总核对", message, "", "条例", "x", fingerprint="abc")
    return {**found.to_dict(), **more}


def two() -> list[Report]:
    return [report_of("云川县民政局", 2023, broken=True), report_of("云川县水利局", 2023)]


def test_the_list_by_agency_and_by_rule_hold_the_same_findings(tmp_path: Path) -> None:
    written(tmp_path, [*two(), report_of("云川县安监局", 2023, broken=True)])
    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    assert book.sheetnames == ["按机关", "按规则", "报告一览"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.column_dimensions["B"].width > 20
    by_agency, by_rule = sheet_rows(book["按机关"]), sheet_rows(book["按规则"])
    assert by_agency[0] == headings()
    assert len(by_agency) == len(by_rule) > 2
    assert [row[1] for row in by_agency[1:]] == sorted(row[1] for row in by_agency[1:])
    assert [row[0] for row in by_rule[1:]] == sorted(row[0] for row in by_rule[1:])
    assert len(sheet_rows(book["报告一览"])) == 4
    stored = pandas.read_parquet(tmp_path / "findings.parquet")
    assert sorted(stored["rule"]) == [row[0] for row in by_rule[1:]]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "findings.csv").read_text("utf-8-sig"), newline="")))
    assert [row["问题编号"] for row in rows] == list(stored["fingerprint"])


@pytest.mark.parametrize("text", NASTY)
def test_no_cell_of_a_report_s_text_is_a_formula(tmp_path: Path, text: str) -> None:
    report = with_identity(report_of("云川县民政局", 2023, broken=True), agency=text)
    report = report.with_figures({"requests.granted.company": figure("requests.granted.company", None, raw=text)})
    written(tmp_path, [report])
    seen = set()
    for name in ("findings.xlsx", "figures.xlsx"):
        for sheet in openpyxl.load_workbook(tmp_path / name):
            if sheet.title.startswith("按格式查看"):
                # The only formulas are the program's own look-ups, and none of them holds the text.
                own = [cell.value for row in sheet for cell in row if cell.data_type == "f"]
                assert own
                assert all(value.startswith(("=INDEX('", "=IF($T$2")) for value in own)
                assert len(text) <= 2 or not any(text in value for value in own)
                continue
            for row in sheet:
                for cell in row:
                    assert cell.data_type != "f", cell.value
                    if str(cell.value).replace("_x000D_", "\r").strip() == text.strip():
                        seen.add(sheet.title)
                        assert cell.quotePrefix
    # Without an agency's own name nothing of it would have been tested.
    assert {"按机关", "按规则", "报告一览", "目录", "表二", "表三", "表四"} <= seen


def test_control_characters_and_overlong_text_cost_no_export(tmp_path: Path) -> None:
    written(tmp_path, [with_identity(report_of("", 2023, broken=True), agency="甲\x00\x07\ud800" + "乙" * 40_000)])
    value = openpyxl.load_workbook(tmp_path / "findings.xlsx")["按机关"]["B2"].value
    assert len(value) == 32_767
    assert value.endswith("…")
    assert list(tmp_path.glob("2023/*/整改通知.docx"))


def test_the_form_s_tables_say_what_the_reports_say(tmp_path: Path) -> None:
    blank = "requests.granted.company"
    first, second = two()
    second = second.with_figures({blank: figure(blank, None)})
    written(tmp_path, [first, second])
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx", data_only=True)
    assert book.sheetnames == ["按格式查看", "目录", "表二", "表三", "表四"]
    form = edition("2021")
    rows = sheet_rows(book["表三"])
    assert rows[0][3:] == [
        "自然人",
        "商业企业",
        "科研机构",
        "社会公益组织",
        "法律服务机构",
        "其他（法人或其他组织）",
        "总计",
    ]
    assert len(rows) == 1 + 2 * len(form.rows)
    by_agency = {report.identity.agency: report for report in (first, second)}
    for number, line in enumerate(rows[1:]):
        row = form.rows[number % len(form.rows)]
        for column, value in zip(form.columns, line[3:], strict=True):
            key = f"requests.{row.key}.{column.key}"
            read = by_agency[line[1]].figures[key].value
            assert value == ("空" if read is None else read), key
    view = [value for row in sheet_rows(book["按格式查看"]) for value in row[:15]]
    shown = [value for value in view if isinstance(value, int)]
    assert sorted(shown)[-3:] == sorted(int(f.value or 0) for f in first.figures.values())[-3:]


def test_the_sheet_in_the_form_s_layout_looks_up_each_report_s_own_figures(tmp_path: Path) -> None:
    """The formulas are followed by hand: each must reach the cell that bears its label."""
    first, second = two()
    written(tmp_path, [first, second])
    book = openpyxl.load_workbook(tmp_path / "figures.xlsx")
    view, directory = book["按格式查看"], sheet_rows(book["目录"])
    named = {row[0]: row for row in directory[1:]}
    assert set(named) == {"云川县民政局 2023", "云川县水利局 2023"}
    assert view["D1"].value in named
    assert view.data_validations.dataValidation[0].formula1 == "'目录'!$A$2:$A$3"
    for line, report in ((named["云川县民政局 2023"], first), (named["云川县水利局 2023"], second)):
        starts = {"$Q$2": line[5], "$R$2": line[6], "$S$2": line[7]}
        found = {}
        for row in view.iter_rows(min_row=3):
            for cell in row:
                if cell.data_type == "f" and cell.value.startswith("=INDEX('表"):
                    sheet, rest = cell.value[8:].split("'!$", 1)
                    start, offset = rest.split(",")[1].rstrip(")").split("+")
                    target = book[sheet].cell(starts[start] + int(offset), ord(rest[0]) - 64)
                    found[sheet, target.row, target.column] = target.value
        assert sum(1 for sheet, *_ in found if sheet == "表三") == 175
        assert len(found) == 200
        assert sum(found.values()) == sum(f.value for f in report.figures.values())


def test_a_letter_names_what_is_left_and_goes_when_nothing_is(tmp_path: Path) -> None:
    made = written(tmp_path, two())
    path = tmp_path / made[0].folder / "整改通知.docx"
    audit = json.loads((tmp_path / made[0].folder / "findings.json").read_text(encoding="utf-8"))
    wanted = asked(audit["findings"])
    text = all_text(path)
    assert wanted
    assert "云川县民政局：" in text
    assert "2023" in text
    assert "{{" not in text
    for finding in wanted:
        assert f"{finding['title']}\n{finding['message_zh']}" in text
        assert finding["basis"] in text
    table = Document(str(path)).tables[0]
    assert len(table.rows) == 1 + len(wanted)
    assert [cell.text for cell in table.rows[0].cells][-1] == "回复"
    assert all(row.cells[-1].text == "" for row in table.rows[1:])
    assert not (tmp_path / made[1].folder / "整改通知.docx").exists()
    one, *rest = wanted
    written(tmp_path, two(), decisions={one["fingerprint"]: Decision("不成立")})
    if rest:
        assert one["message_zh"] not in all_text(path)
    written(tmp_path, two(), decisions={finding["fingerprint"]: Decision("不成立") for finding in wanted})
    assert not path.exists()


def test_a_letter_names_the_root_and_no_folder(tmp_path: Path) -> None:
    audit = audit_report(bumped(clean_report(cells={"requests.granted.company": 12}), "requests.granted.company"))
    data = audit.to_dict() | {"file": "/报告/二〇二四/年报.pdf"}
    wanted = asked(data["findings"])
    assert [bool(finding["root"]) for finding in wanted] == [False, *[True] * (len(wanted) - 1)]
    path = tmp_path / "letter.docx"
    path.write_bytes(read_template().letter(data, wanted))
    text = all_text(path)
    assert text.count("（根源见第 1 项）") == len(wanted) - 1 > 0
    assert "年报.pdf" in text
    assert "/报告" not in text


def test_a_hostile_report_only_ever_becomes_text_in_its_letter(tmp_path: Path) -> None:
    name = "甲</w:t></w:r>{{文件}}<script>\x00\u202e局"
    made = written(tmp_path, [with_identity(report_of("", 2023, broken=True), agency=name)])
    path = tmp_path / made[0].folder / "整改通知.docx"
    assert "甲</w:t></w:r>{{文件}}<script>�局：" in all_text(path)


def test_an_office_s_own_template_is_used_even_with_its_fields_cut_up(tmp_path: Path, home: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("致{", "{机", "关}}：贵单位 {{年度}}", " 年度共 {{问题数}} 项"):
        paragraph.add_run(piece)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "{{序号}}、{{说明}}"
    (home / "templates").mkdir(parents=True)
    document.save(str(home / "templates" / "整改通知.docx"))
    made = written(tmp_path / "out", two())
    text = all_text(tmp_path / "out" / made[0].folder / "整改通知.docx")
    assert "致云川县民政局：贵单位 2023 年度共 " in text
    assert "1、" in text


@pytest.mark.parametrize(
    ("paragraph", "cell", "said"),
    [("{{机关名}}", "{{序号}}", "机关名"), ("{{机关}}", "问题", "没有列问题的表格行")],
)
def test_a_template_that_cannot_work_is_refused_with_the_reason(
    tmp_path: Path, home: Path, paragraph: str, cell: str, said: str
) -> None:
    document = Document()
    document.add_paragraph(paragraph)
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = cell
    (home / "templates").mkdir(parents=True)
    document.save(str(home / "templates" / "整改通知.docx"))
    with pytest.raises(BadSettings, match=said):
        read_template()


def test_a_template_that_is_no_word_file_is_refused(home: Path) -> None:
    (home / "templates").mkdir(parents=True)
    (home / "templates" / "整改通知.docx").write_bytes(b"PK nonsense")
    with pytest.raises(BadSettings, match="不是 Word 文件"):
        read_template()


def test_the_same_results_give_the_same_bytes(tmp_path: Path) -> None:
    def digests(folder: Path) -> dict[str, str]:
        made = written(folder, two())
        write_exports(folder, reversed(made))
        files = [path for path in folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}

    first = digests(tmp_path / "a")
    assert first == digests(tmp_path / "b")
    assert {"findings.xlsx", "findings.parquet", "figures.xlsx", "figures.parquet", "findings.csv"} <= set(first)


def test_nothing_tells_when_a_book_was_written(tmp_path: Path) -> None:
    """What could differ between two runs in one second must differ in none: the moments themselves are looked at."""
    made = written(tmp_path, two())
    for name in ("findings.xlsx", "figures.xlsx", f"{made[0].folder}/整改通知.docx"):
        with zipfile.ZipFile(tmp_path / name) as archive:
            assert {info.date_time for info in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0), (1980, 1, 31, 0, 0, 0)}
            assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_findings_of_the_collection_stand_in_every_list(tmp_path: Path) -> None:
    found = collection_finding("C102", "=某局没有报告")
    written(tmp_path, two(), collection=[found], decisions={"abc": Decision("成立", "已催报")})
    assert "C102" in (tmp_path / "findings.csv").read_text("utf-8-sig")
    book = openpyxl.load_workbook(tmp_path / "findings.xlsx")
    (line,) = [row for row in sheet_rows(book["按规则"]) if row[0] == "C102"]
    assert line[4] is None
    assert "成立" in line
    stored = pandas.read_parquet(tmp_path / "findings.parquet").set_index("rule")
    assert stored.loc["C102", "note"] == "已催报"


def test_a_finding_about_several_reports_is_asked_of_the_one_to_be_corrected(tmp_path: Path) -> None:
    """A clean report gets a letter, for its text repeats another's; the other gets none for that."""
    about = [
        {"file": f"{n}.json", "agency": agency, "year": 2023}
        for n, agency in ((1, "云川县水利局"), (0, "云川县民政局"))
    ]
    quote = {
        "section": 1,
        "text": "同一段话",
        "start": 0,
        "end": 4,
        "source": None,
        "place": "第 3 行",
        "report": "云川县民政局 2023 年",
    }
    found = collection_finding("C402", "两份报告的一段文字相同", reports=about, quotes=[quote])
    made = written(tmp_path, two(), collection=[found])
    text = all_text(tmp_path / made[1].folder / "整改通知.docx")
    assert "两份报告的一段文字相同" in text
    assert "云川县民政局 2023 年：同一段话" in text
    assert "两份报告的一段文字相同" not in all_text(tmp_path / made[0].folder / "整改通知.docx")
    (line,) = [
        row for row in sheet_rows(openpyxl.load_workbook(tmp_path / "findings.xlsx")["按规则"]) if row[0] == "C402"
    ]
    assert line[3:5] == ["云川县水利局", 2023]
    assert line[-1] == "1.json\n0.json"


def test_a_letter_says_pages_not_points_and_whose_text_it_is(tmp_path: Path) -> None:
    spot = {
        "section": 5,
        "text": "加强培训",
        "start": 0,
        "end": 4,
        "source": None,
        "place": "第 3 页（距左 74、距上 412 磅）",
    }
    path = {**spot, "place": "页面元素 /html/body/p[3]", "report": "previous"}
    about = [{"file": "1.json", "agency": "云川县水利局", "year": 2023}]
    made = written(tmp_path, two(), collection=[collection_finding("C501", "照抄", reports=about, quotes=[spot, path])])
    text = all_text(tmp_path / made[1].folder / "整改通知.docx")
    assert "位置：第 3 页\n" in f"{text}\n"
    assert "磅" not in text
    assert "/html" not in text
    assert "“上年报告：加强培训”" in text


def test_a_new_template_makes_new_letters_of_an_old_run(tmp_path: Path, home: Path) -> None:
    source = region(tmp_path / "in")
    run_batch(source, tmp_path / "out", 1, notebooks=False, resume=True)
    letter = tmp_path / "out" / "2023" / "云川县水利局" / "整改通知.docx"
    assert "整　改　通　知" in all_text(letter)
    document = Document()
    document.add_paragraph("本局格式：{{机关}}")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "{{说明}}"
    (home / "templates").mkdir(parents=True)
    document.save(str(home / "templates" / "整改通知.docx"))
    run_batch(source, tmp_path / "out", 1, notebooks=False, resume=True)
    assert "本局格式：云川县水利局" in all_text(letter)
