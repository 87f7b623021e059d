"""``disclosure rules --effect``: two real runs over the same files, what one has and the other has not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclosure_toolkit.batch import run_batch
from disclosure_toolkit.batch.effect import effect
from disclosure_toolkit.cli import main
from disclosure_toolkit.errors import BadRecord, BadSettings
from disclosure_toolkit.settings import Settings

from .files import region, report_of, write_record


def audited(folder: Path, out: str, inputs: Path, **settings: object) -> Path:
    run_batch(inputs, folder / out, 1, notebooks=False, settings=Settings().changed(**settings))
    return folder / out


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return region(tmp_path / "输入")


def test_the_same_rules_change_nothing(tmp_path, inputs):
    found = effect(audited(tmp_path, "旧", inputs), audited(tmp_path, "新", inputs))
    assert found.compared == 4
    assert (found.changes, found.only_old, found.only_new, found.settings_differ) == ((), (), (), False)


def test_a_rule_that_comes_flags_and_one_that_goes_clears(tmp_path, inputs):
    without = audited(tmp_path, "旧", inputs, ignore=("F302",))
    with_it = audited(tmp_path, "新", inputs)
    came = effect(without, with_it)
    assert [(c.kind, c.finding["rule"], Path(c.file).name) for c in came.changes] == [("flagged", "F302", "乙.json")]
    assert came.settings_differ
    went = effect(with_it, without)
    assert [(c.kind, c.finding["rule"]) for c in went.changes] == [("cleared", "F302")]


def test_other_words_are_no_change_but_another_severity_is(tmp_path, inputs):
    old, new = audited(tmp_path, "旧", inputs), audited(tmp_path, "新", inputs)
    path = next(p for p in new.rglob("findings.json") if json.loads(p.read_text("utf-8"))["findings"])
    data = json.loads(path.read_text("utf-8"))
    first, second = data["findings"][:2]
    first.update(severity="question", fingerprint="0" * 16)
    second.update(message_zh="换了说法", fingerprint="1" * 16)
    path.write_text(json.dumps(data), encoding="utf-8")
    (change,) = effect(old, new).changes
    assert (change.kind, change.before, change.finding["severity"]) == ("regraded", "error", "question")


def test_a_file_with_other_content_is_not_compared(tmp_path, inputs):
    old = audited(tmp_path, "旧", inputs)
    write_record(inputs / "2023" / "甲.json", report_of("云川县民政局", 2023, broken=True))
    found = effect(old, audited(tmp_path, "新", inputs))
    assert found.compared == 3
    assert [Path(file).name for file in found.only_old] == ["甲.json"]
    assert [Path(file).name for file in found.only_new] == ["甲.json"]
    assert not [change for change in found.changes if change.file]


def test_two_copies_of_one_file_are_two_reports(tmp_path, inputs):
    (inputs / "2023" / "丙.json").write_bytes((inputs / "2023" / "乙.json").read_bytes())
    old = audited(tmp_path, "旧", inputs, ignore=("F302",))
    found = effect(old, audited(tmp_path, "新", inputs))
    assert found.compared == 5
    assert sorted(Path(c.file).name for c in found.changes if c.finding["rule"] == "F302") == ["丙.json", "乙.json"]


def test_text_and_json(tmp_path, inputs, capsys):
    old = audited(tmp_path, "旧", inputs, ignore=("F302",))
    new = audited(tmp_path, "新", inputs)
    assert main(["rules", "--effect", str(old), str(new)]) == 0
    text = capsys.readouterr().out
    assert "比较 4 份报告" in text
    assert "新报出 1，不再报出 0" in text
    assert "  + 错误　" in text
    assert "设置不同" in text
    assert main(["rules", "--effect", str(old), str(new), "--format", "json", "--lang", "en"]) == 0
    (rule,) = json.loads(capsys.readouterr().out)["rules"]
    assert (rule["code"], len(rule["newly_flagged"]), rule["newly_cleared"]) == ("F302", 1, [])
    assert rule["newly_flagged"][0]["message"].isascii()


def test_a_folder_that_is_no_run_and_one_that_is_damaged(tmp_path, inputs, capsys):
    good = audited(tmp_path, "旧", inputs)
    with pytest.raises(BadSettings, match=r"run\.json"):
        effect(good, inputs)
    assert main(["rules", "--effect", str(good), str(inputs)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    (good / "run.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadRecord):
        effect(good, good)
