"""The users' guide says what is true: links lead somewhere, commands and options exist, the example rule runs."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from disclosure_toolkit.cli.parser import build
from disclosure_toolkit.editions import latest
from disclosure_toolkit.rules import Rule
from disclosure_toolkit.rules.pages import page
from disclosure_toolkit.settings import load_settings

from .builders import changed, clean_report
from .files import write_record

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


def test_the_example_rule_of_the_guide_needs_one_file_only(tmp_path):
    """In a copy of the package: the file alone puts the rule into the catalogue, its page, ``explain`` and audits."""
    package = tmp_path / "disclosure_toolkit"
    shutil.copytree(ROOT / "disclosure_toolkit", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "notebooks", package / "notebooks")  # as in the wheel
    code = blocks("python", ROOT / "docs" / "编写规则.md")[0]
    (package / "rules" / "figures" / "f399_example.py").write_text(code, encoding="utf-8")
    report = write_record(tmp_path / "a.json", changed(clean_report(), {"requests.carried_out.total": 101}))
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "DISCLOSURE_HOME": str(tmp_path / "home")}

    generator = "disclosure_toolkit.rules.pages"

    def said(*arguments: str) -> str:
        command = [sys.executable, "-c", "import sys; from disclosure_toolkit.cli import main; sys.exit(main())"]
        command = [sys.executable, "-m", *arguments] if arguments[0] == generator else [*command, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=environment, check=True)
        return done.stdout

    assert "F399  待核  结转下年度的总计不应当超过一百件" in said("rules")
    assert "【检查什么】" in said("explain", "F399")
    audited = said("audit", str(report), "--no-notebooks", "--select", "F399")
    assert "待核 F399　结转下年度 101 件，超过 100 件" in audited
    said(generator, "pages")
    assert (tmp_path / "pages" / "F399.md").is_file()
    assert "F399.md" in (tmp_path / "pages" / "README.md").read_text(encoding="utf-8")


def test_the_example_rule_of_the_guide_runs(tmp_path, monkeypatch):
    import importlib.util

    import disclosure_toolkit.rules.figures as family

    code = blocks("python", ROOT / "docs" / "编写规则.md")[0]
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
