"""What is promised of the repository and the wheel: pins, no addresses, the same commands everywhere."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [
    Requirement(line)
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_every_dependency_is_pinned_within_its_range():
    pins = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in PINS}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    wanted += [name for extra in PROJECT["project"]["optional-dependencies"].values() for name in extra]
    for requirement in map(Requirement, [*wanted, *PROJECT["build-system"]["requires"]]):
        version = pins[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_pins_are_exact_and_name_no_address():
    for pin in PINS:
        assert re.fullmatch(r"==[0-9][^*]*", str(pin.specifier)), pin
        assert pin.url is None


def test_what_the_dependencies_need_is_pinned_too():
    """What ``make`` installed beyond the pins would be another version tomorrow."""
    pinned = {canonicalize_name(pin.name) for pin in PINS}
    waiting = [
        Requirement(name) for name in (*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"])
    ]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if (name, frozenset(requirement.extras)) in seen:
            continue
        seen.add((name, frozenset(requirement.extras)))
        assert name in pinned, name
        for line in importlib.metadata.requires(name) or ():
            need = Requirement(line)
            if need.marker is None or any(need.marker.evaluate({"extra": e}) for e in ("", *requirement.extras)):
                waiting.append(need)
    assert len(seen) > 50


def test_make_describes_its_targets():
    said = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    for target in ("audit", "test", "lint", "wheel", "clean"):
        assert f"make {target} " in said.stdout


def test_make_refuses_an_old_python(tmp_path):
    """An interpreter that says it is too old is refused before anything is made."""
    old = tmp_path / "python"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.1"\nexit 1\n', encoding="utf-8")
    old.chmod(0o755)
    for name in ("Makefile", "constraints.txt", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    run = subprocess.run(["make", "venv", f"PYTHON={old}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "需要 Python 3.11 或更高版本，现为：Python 3.9.1" in run.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built by the backend itself: no network, no environment of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def test_the_wheel_holds_everything_the_package_reads(wheel):
    """Editions, lexicons, templates, style sheets, scripts, notebooks: whatever is no module."""
    inside = set(wheel.namelist())
    listed = subprocess.run(
        ["git", "ls-files", "-z", "disclosure_toolkit", "notebooks"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\0")
    wanted = [
        name if name.startswith("disclosure_toolkit") else f"disclosure_toolkit/{name}" for name in listed if name
    ]
    missing = [name for name in wanted if name not in inside and not name.endswith(".gitkeep")]
    assert missing == []
    for ending in (".toml", ".j2", ".css", ".js", ".ipynb", "py.typed"):
        assert any(name.endswith(ending) for name in inside), ending


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.split("/")[0].split("-")[0] for name in wheel.namelist()}
    assert tops == {"disclosure_toolkit"}
    assert not [name for name in wheel.namelist() if "test" in name.split("/")[-1].split("_")[0]]


def test_the_wheel_has_the_command_and_its_licence(wheel):
    (entry,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    assert "disclosure = disclosure_toolkit.cli:main" in wheel.read(entry).decode()
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
