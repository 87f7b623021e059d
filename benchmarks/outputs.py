"""What benchmarks of the batch share: the command as users run it, and its output as bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_COMMAND = "import sys; from disclosure_toolkit.cli import main; sys.exit(main())"
# They say when the run was and what was done when; executed notebooks, when their cells ran.
_UNLIKE = ("run.json", "journal.sqlite", "audit.ipynb")


def command(inputs: str | Path, output: str | Path, *more: str) -> list[str]:
    """``disclosure audit`` of this installation."""
    return [sys.executable, "-c", _COMMAND, "audit", str(inputs), "--out", str(output), "--fail-on", "never", *more]


def audit(inputs: str | Path, output: str | Path, *more: str) -> subprocess.Popen[bytes]:
    """Starts one run; what it prints is not shown, what it says of errors is."""
    return subprocess.Popen(command(inputs, output, *more), stdout=subprocess.DEVNULL)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below an output folder that two runs must have alike, hidden ones included."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(_UNLIKE)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def compared(ours: Path, theirs: Path) -> str:
    """How many files there are and which of them differ, in words."""
    one, other = tree(ours), tree(theirs)
    unlike = sorted(name for name in one | other if one.get(name) != other.get(name))
    return f"{len(other)} files, of which not the same bytes: {len(unlike)} {unlike[:3] or ''}".rstrip()


def load() -> str:
    """How busy the machine was a minute ago, in words."""
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
