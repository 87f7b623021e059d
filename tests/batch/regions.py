"""Inputs and outputs for the tests of the batch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..files import report_of, write_record
from .stuck import NAME

# Written anew with each run: a time, and what was done when.
_OTHERWISE = ("run.json", "journal.sqlite")


def folder_of_reports(folder: Path, number: int, *, with_stop: bool = False) -> Path:
    """Reports of this many agencies, every seventh with a wrong figure; one called 停.json if wanted."""
    for position in range(number):
        report = report_of(f"云川县第{position}局", 2023, broken=position % 7 == 3)
        write_record(folder / f"{position:03d}.json", report)
    if with_stop:
        write_record(folder / NAME, report_of("云川县档案局", 2023))
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below an output folder, hidden ones included."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(_OTHERWISE)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def run_of(folder: Path) -> dict[str, Any]:
    """``run.json`` without its time."""
    data = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    del data["finished"]
    return data
