"""How a batch grows: seconds per 1,000 reports, the parent's peak memory, disk.

    python benchmarks/scale.py                                   300 and 3,000 reports without notebooks
    python benchmarks/scale.py --reports 300 3000 30000
    python benchmarks/scale.py --reports 100 1000 --notebooks

Each size is a run of the command in a process of its own, over generated reports in the formats that the sample
generator writes, into a new output folder; a second run with ``--resume`` over the same reports follows. Memory is
the peak resident size, of the parent and of the largest process below it. "ratio"
compares the time per report with that of the first size: linear is 1.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from benchmarks.generated import generated
from benchmarks.outputs import command, load


def main() -> None:
    """Prints one line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, nargs="+", default=[300, 3000])
    parser.add_argument("--notebooks", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder for inputs and outputs, kept; a new one is removed")
    parser.add_argument("--inputs", type=Path, help="folder with reports for the generator's part, used again if there")
    arguments = parser.parse_args()
    folder = arguments.keep or Path(tempfile.mkdtemp(prefix="scale"))
    inputs_home = arguments.inputs or folder
    kind = "with notebooks" if arguments.notebooks else "audit only"
    print(f"{kind}, {arguments.workers} workers, {load()}")
    print("reports   s/1,000  ratio  parent MiB  worker MiB  disk MiB  files  second run s  times faster")
    first = None
    for number in arguments.reports:
        inputs = generated(inputs_home / f"in{number}", number)
        output = folder / f"out{number}"
        shutil.rmtree(output, ignore_errors=True)
        wall, parent, worker = timed(inputs, output, arguments)
        again, _, _ = timed(inputs, output, arguments, "--resume")
        files = [path.stat().st_size for path in output.rglob("*") if path.is_file()]
        each = wall / number
        first = first or each
        print(
            f"{number:7}  {1000 * each:8.1f}  {each / first:5.2f}  {parent / 1024:10.0f}  {worker / 1024:10.0f}"
            f"  {sum(files) / 2**20:8.1f}  {len(files):5}  {again:12.2f}  {wall / again:12.0f}",
            flush=True,
        )
    if not arguments.keep:
        shutil.rmtree(folder)


def timed(inputs: Path, output: Path, arguments: argparse.Namespace, *more: str) -> tuple[float, int, int]:
    """Seconds, peak memory of the parent and of its largest descendant (KiB) of one run of the command."""
    call = command(inputs, output, "--format", "csv", "--workers", str(arguments.workers), *more)
    call += [] if arguments.notebooks else ["--no-notebooks"]
    start = time.perf_counter()
    process = psutil.Popen(call, stdout=subprocess.DEVNULL)
    parent = worker = 0
    while process.poll() is None:
        with suppress(psutil.Error, OSError):
            parent = max(parent, peak(process.pid))
            worker = max([worker, *(peak(child.pid) for child in process.children(recursive=True))])
        time.sleep(0.05)
    if process.returncode:
        raise SystemExit(f"{' '.join(call)} ended with {process.returncode}")
    return time.perf_counter() - start, parent, worker


def peak(process: int) -> int:
    """The largest resident size (KiB) that a process has had."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
