"""Records come back as reports: the project's own JSON, and a bare list of figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclosure_toolkit.assemble import assemble, load_report
from disclosure_toolkit.editions import edition
from disclosure_toolkit.errors import BadRecord, DamagedFile, NotAReport
from disclosure_toolkit.model import Level

from . import printing as p

FORM = edition("2021")


def written(folder: Path, content: object) -> Path:
    path = folder / "记录.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def test_own_record_comes_back_under_the_name_of_its_file(tmp_path: Path) -> None:
    report = assemble(p.proper(FORM, p.numbers(FORM)))
    path = written(tmp_path, report.to_dict())
    again = load_report(path)
    assert again.figures == report.figures
    assert again.sections == report.sections
    assert again.file == str(path)


def test_bare_figures_give_tables_in_the_order_of_the_form(tmp_path: Path) -> None:
    figures = {key: int(value) for key, value in p.numbers(FORM, undivided=True).items()}
    report = load_report(written(tmp_path, {"agency": "云溪县水利局", "year": 2023, "figures": figures}))
    table = report.table("requests")
    assert table is not None
    keys = table.row_keys()
    assert keys.index("other_handling") == keys.index("handled_total") - 1
    assert (report.identity.level, report.identity.edition) == (Level.DEPARTMENT, "2021")
    assert {key: figure.value for key, figure in report.figures.items()} == figures


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        ("{", DamagedFile, "JSON 内容有误"),
        ([1, 2], NotAReport, "不是年度报告的结构化记录"),
        ({"agency": "甲", "figures": {"requests.nothing.total": 1}}, BadRecord, "requests.nothing.total"),
        ({"agency": "甲", "figures": {"requests.received.total": "二十"}}, BadRecord, "不是数字"),
        ({"schema": "disclosure-toolkit/report/99", "identity": {}, "figures": {}}, BadRecord, "版本"),
    ],
)
def test_other_json_is_refused_with_its_reason(
    tmp_path: Path, content: object, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        load_report(written(tmp_path, content))
