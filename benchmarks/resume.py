"""What a second run costs, and whether a batch survives being killed.

    python benchmarks/resume.py                      1,000 reports, killed 20 times, audit only
    python benchmarks/resume.py --reports 100 --notebooks

First an undisturbed run and one with ``--resume`` over unchanged reports: their ratio. Then the same reports into
another folder, the parent killed with SIGKILL at a random moment and resumed, over and over; then to the end.
Prints whether the outputs are the same bytes (but for ``run.json``'s time and the journal) and how many results that
the journal knew were made again.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generated import generated
from disclosure_toolkit.batch.journal import Journal

_COMMAND = "import sys; from disclosure_toolkit.cli import main; sys.exit(main())"
# Executed notebooks say when their cells ran.
_UNLIKE = ("run.json", "journal.sqlite", "audit.ipynb")


def main() -> None:
    """Prints the ratio and what became of the killed batch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--notebooks", action="store_true")
    parser.add_argument("--inputs", type=Path, help="folder for generated reports, kept")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="resume"))
    inputs = generated((arguments.inputs or folder) / f"in{arguments.reports}", arguments.reports)
    more = [] if arguments.notebooks else ["--no-notebooks"]
    print(f"{arguments.reports} reports, {' '.join(more) or 'with notebooks'}, load {os.getloadavg()[0]:.1f}")

    start = time.perf_counter()
    audit(inputs, folder / "whole", more).wait()
    first = time.perf_counter() - start
    seconds = sorted(again(inputs, folder / "whole", more) for _ in range(5))
    print(
        f"first run {first:.2f} s, second {seconds[2]:.2f} s (median of 5): {first / seconds[2]:.0f} times", flush=True
    )

    chance = random.Random(arguments.seed)
    output, twice, done = folder / "killed", 0, 0
    for _ in range(arguments.kills):
        known = finished(output)
        process = audit(inputs, output, more)
        # A moment of the time that the rest would take, the start and the last stage included.
        time.sleep(chance.uniform(0.3, max(1.0, 4 * first / arguments.kills)))
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.5)  # its workers notice
        twice += made_again(output, known)
        done = len(finished(output))
    print(f"killed {arguments.kills} times, {done} results in the journal after the last", flush=True)
    known = finished(output)
    audit(inputs, output, more).wait()
    twice += made_again(output, known)
    ours, theirs = tree(output), tree(folder / "whole")
    unlike = [name for name in ours | theirs if ours.get(name) != theirs.get(name)]
    print(f"files {len(theirs)}, of which not the same bytes {len(unlike)} {unlike[:3]}; made twice {twice}")
    shutil.rmtree(folder)


def audit(inputs: Path, output: Path, more: list[str]) -> subprocess.Popen[bytes]:
    """Starts one run."""
    command = [sys.executable, "-c", _COMMAND, "audit", str(inputs), "--out", str(output), "--resume", *more]
    return subprocess.Popen([*command, "--workers", "2", "--fail-on", "never"], stdout=subprocess.DEVNULL)


def again(inputs: Path, output: Path, more: list[str]) -> float:
    """Seconds of one more run."""
    start = time.perf_counter()
    audit(inputs, output, more).wait()
    return time.perf_counter() - start


def finished(output: Path) -> dict[str, int]:
    """Folder of each result that the journal knows → when its findings were written (ns)."""
    if not output.is_dir():
        return {}
    with Journal(output, fresh=False) as journal:
        return {name: (output / name / "findings.json").stat().st_mtime_ns for name in journal.folders()}


def made_again(output: Path, known: dict[str, int]) -> int:
    """How many of these results were written again."""
    return sum((output / name / "findings.json").stat().st_mtime_ns != when for name, when in known.items())


def tree(folder: Path) -> dict[str, bytes]:
    """All files that have to be the same."""
    files = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(_UNLIKE)]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


if __name__ == "__main__":
    main()
