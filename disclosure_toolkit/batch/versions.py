"""Which state of the program made a result (版本): results of another state do not hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from .. import __version__
from ..execute.notebook import notebook_path

# What decides whose report of which year a file is; everything else may change without a file being read anew.
_READING = ("assemble", "chinese", "collection", "editions", "model", "readers", "lists.py", "storage.py")


@cache
def source_version() -> str:
    """A digest of the program itself."""
    return _digest([*_files(_package()), notebook_path()])


@cache
def reading_version() -> str:
    """A digest of the part of the program that reads files."""
    package = _package()
    return _digest(path for name in _READING for path in _files(package / name))


@cache
def catalogue_version() -> tuple[str, int]:
    """A digest of the rules' codes, titles and severities, which changes when the catalogue does; their number."""
    from ..rules import catalogue

    rules = catalogue()
    lines = "\n".join(f"{rule.code}\t{rule.title}\t{rule.severity}" for rule in rules)
    return hashlib.sha256(lines.encode()).hexdigest()[:12], len(rules)


def tool() -> dict[str, Any]:
    """What ``run.json`` says of the program."""
    return {"name": "disclosure-toolkit", "version": __version__, "source": source_version()}


def _package() -> Path:
    return Path(__file__).resolve().parent.parent


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(path for path in place.rglob("*") if path.suffix != ".pyc" and path.is_file())


def _digest(files: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in files:
        total.update(path.name.encode("utf-8", "surrogateescape"))
        total.update(path.read_bytes())
    return total.hexdigest()[:12]
