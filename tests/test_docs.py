"""The users' guide says what is true: links lead somewhere, commands and options exist, the example rule runs."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from disclosure_toolkit.cli.parser import build
from disclosure_toolkit.editions import latest
from disclosure_toolkit.rules import Rule
from disclosure_toolkit.rules.pages import page
from disclosure_toolkit.settings import load_settings

from .builders import changed, clean_report

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str, path: Path) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path):
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    assert all((path.parent / link).exists() for link in links), links


def commands() -> list[str]:
    found = []
    for path in PAGES:
        for block in blocks("", path):
            for line in block.splitlines():
                command = line.split("#")[0].strip().removeprefix(".venv/bin/")
                if command.startswith("disclosure ") and "…" not in command:
                    found.append(command)
    return found


@pytest.mark.parametrize("command", commands())
def test_commands_of_the_guide_are_understood(command):
    parsed = build().parse_args(shlex.split(command)[1:])
    assert callable(parsed.run)


def test_options_of_the_guide_exist():
    guide = (ROOT / "docs" / "使用指南.md").read_text(encoding="utf-8")
    known = set(re.findall(r"--[a-z-]+", build()._subparsers._group_actions[0].choices["audit"].format_help()))
    listed = set(re.findall(r"^\| `(--[a-z-]+)", guide, re.MULTILINE)) | set(re.findall(r"、`(--[a-z-]+)", guide))
    assert listed >= {"--out", "--resume", "--ignore"}
    assert listed <= known
    assert known - listed <= {"--help", "--timeout"}


def test_the_settings_of_the_guide_load(tmp_path):
    (block,) = blocks("toml", ROOT / "docs" / "使用指南.md")
    (tmp_path / "a.toml").write_text(block, encoding="utf-8")
    assert load_settings(tmp_path / "a.toml").ignore


def test_the_example_rule_of_the_guide_runs(tmp_path, monkeypatch):
    import importlib.util

    import disclosure_toolkit.rules.figures as family

    (code,) = blocks("python", ROOT / "docs" / "编写规则.md")
    path = tmp_path / "f399_example.py"
    path.write_text(code, encoding="utf-8")
    name = f"{family.__name__}.f399_example"
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(__import__("sys").modules, name, module)
    spec.loader.exec_module(module)
    (rule,) = [item for item in vars(module).values() if isinstance(item, Rule)]
    assert page(rule).rule.code == "F399"
    report = clean_report()
    key = "requests.carried_out.total"
    for value, status in ((0, "pass"), (101, "fail"), (None, "not_assessable")):
        (judgement,) = rule.check(report=changed(report, {key: value}), form=latest())
        assert judgement.status == status
