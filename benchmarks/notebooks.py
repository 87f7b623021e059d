"""What one agency's notebook and page cost: two command lines, one process with fresh kernels, and this project.

    python benchmarks/notebooks.py [--repeat 5] [--sample 10] [--workers 1,2] [--only kinds|region]

CPU seconds are those of all processes, children and orphans included; each arm of a comparison runs once before any
runs again, so that a busy machine is busy for all of them, and medians are printed.

First for one report of which nothing is above zero and for one with all charts: what one report more costs where
start-up does not count (the difference between a long and a short run; the command lines have nothing to share).
Then for the bundled region, start-up, survey, index and exports included.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "notebooks" / "agency_audit.ipynb"
REGION = ROOT / "data" / "region"
SCRIPTS = Path(sys.executable).parent
_PR_SET_CHILD_SUBREAPER = 36

FRESH = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

def one(path):
    import papermill
    from nbconvert import HTMLExporter
    done = papermill.execute_notebook(sys.argv[2], None, {"report_path": path}, progress_bar=False)
    HTMLExporter(exclude_input=True).from_notebook_node(done)

if __name__ == "__main__":
    paths, workers = sys.argv[4:], int(sys.argv[3])
    if workers == 1:
        for path in paths:
            one(path)
    else:
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            list(pool.map(one, paths))
"""
OURS = """
import sys
from disclosure_toolkit import run_agency
from disclosure_toolkit.execute import warm
with warm():
    for path in sys.argv[2:]:
        assert run_agency(path, sys.argv[1]).status == "ok"
"""


Arm = Callable[[Sequence[Path], int, Path], None]
"""Audits reports with so many workers, into a folder."""


@dataclass(frozen=True)
class Cost:
    """CPU and wall-clock seconds."""

    cpu: float
    wall: float

    def __sub__(self, other: Cost) -> Cost:
        return Cost(self.cpu - other.cpu, self.wall - other.wall)

    def each(self, reports: int) -> Cost:
        """Of one report."""
        return Cost(self.cpu / reports, self.wall / reports)


def measured(work: Callable[[Path], None]) -> Cost:
    """What the processes that ``work`` starts cost until the last of them, orphans included, has ended.

    :param work: gets a folder that is removed afterwards.
    """
    with tempfile.TemporaryDirectory() as folder:
        reading, writing = os.pipe()
        start = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            # Whoever loses its parent becomes a child of this process and is waited for here.
            ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
            status = 1
            try:
                work(Path(folder))
                status = 0
            finally:
                while True:
                    try:
                        os.wait()
                    except ChildProcessError:
                        break
                spent = os.times()
                os.write(writing, json.dumps(spent.children_user + spent.children_system).encode())
                os._exit(status)
        os.close(writing)
        with os.fdopen(reading) as stream:
            cpu = float(json.loads(stream.read()))
        if os.waitpid(pid, 0)[1]:
            raise SystemExit("a command failed")
        return Cost(cpu, time.perf_counter() - start)


def ran(*command: object) -> None:
    """Runs a command silently."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    subprocess.run([str(part) for part in command], check=True, env=environment, **quiet)


def two_commands(paths: Sequence[Path], workers: int, folder: Path) -> None:
    """``papermill``, then ``jupyter nbconvert``, for each report."""

    def one(numbered: tuple[int, Path]) -> None:
        out = folder / f"{numbered[0]}.ipynb"
        ran(SCRIPTS / "papermill", "--no-progress-bar", NOTEBOOK, out, "-p", "report_path", numbered[1])
        ran(SCRIPTS / "jupyter", "nbconvert", "--to", "html", "--no-input", out)

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, enumerate(paths)))


def fresh_kernels(paths: Sequence[Path], workers: int, folder: Path) -> None:
    """One process a worker, papermill's own engine and nbconvert's own template."""
    script = folder / "fresh.py"
    script.write_text(FRESH, encoding="utf-8")
    ran(sys.executable, script, folder, NOTEBOOK, workers, *paths)


def ours(paths: Sequence[Path], workers: int, folder: Path) -> None:
    """``run_agency`` in one process."""
    assert workers == 1
    ran(sys.executable, "-c", OURS, folder, *paths)


def whole_audit(paths: Sequence[Path], workers: int, folder: Path) -> None:
    """``disclosure audit``, everything that it does."""
    command = [SCRIPTS / "disclosure", "audit", *paths, "--out", folder / "out", "--workers", workers]
    ran(*command, "--fail-on", "never")


def kinds() -> dict[str, Path]:
    """A report of the bundled ones of which everything is zero, and one with all four charts."""
    from disclosure_toolkit import load_report
    from disclosure_toolkit.display.charts import charts

    found: dict[str, Path] = {}
    for path in sorted(REGION.rglob("*.html")) + sorted(REGION.rglob("*.txt")):
        drawn = [chart.draw is not None for chart in charts(load_report(path))]
        found.setdefault("all zero" if not any(drawn) else "with charts" if all(drawn) else "", path)
    return {kind: found[kind] for kind in ("all zero", "with charts")}


def show(title: str, costs: dict[str, list[Cost]]) -> None:
    """One line an arm: medians and what they are to the first."""
    print(f"\n{title}")
    print(f"{'':34}{'CPU s':>9}{'wall s':>9}{'range of CPU':>18}{'less CPU':>10}")
    first = statistics.median(cost.cpu for cost in next(iter(costs.values())))
    for name, several in costs.items():
        cpu = [cost.cpu for cost in several]
        median = statistics.median(cpu)
        wall = statistics.median(cost.wall for cost in several)
        spread = f"{min(cpu):.3f} to {max(cpu):.3f}"
        print(f"{name:34}{median:9.3f}{wall:9.3f}{spread:>18}{first / median:9.1f}x")


def compare_kinds(repeat: int) -> None:
    """What one report more costs."""
    for kind, path in kinds().items():
        costs: dict[str, list[Cost]] = {
            name: [] for name in ("papermill; jupyter nbconvert", "fresh kernels", "run_agency")
        }
        clis, fresh, forked = costs.values()
        for _ in range(repeat):
            clis.append(measured(partial(two_commands, [path], 1)))
            fresh.append(one_more(fresh_kernels, path, 1, 3))
            forked.append(one_more(ours, path, 2, 22))
        show(f"one more report, {kind} ({path.name})", costs)


def one_more(arm: Arm, path: Path, few: int, many: int) -> Cost:
    """What each report above ``few`` costs."""
    short = measured(partial(arm, [path] * few, 1))
    return (measured(partial(arm, [path] * many, 1)) - short).each(many - few)


def compare_region(repeat: int, sample: int, workers: Sequence[int]) -> None:
    """The region's reports, everything included."""
    paths = sorted(path for path in REGION.rglob("*") if path.is_file())
    # Every so many, so that formats and sizes are those of the region.
    some = paths[:: max(len(paths) // sample, 1)][:sample]
    for number in workers:
        costs: dict[str, list[Cost]] = {
            f"papermill; jupyter nbconvert ({len(some)})": [],
            f"one process, fresh kernels ({len(some)})": [],
            f"disclosure audit ({len(paths)})": [],
        }
        arms: tuple[tuple[Arm, Sequence[Path]], ...] = (
            (two_commands, some),
            (fresh_kernels, some),
            (whole_audit, paths),
        )
        for _ in range(repeat):
            for (arm, given), kept in zip(arms, costs.values(), strict=True):
                kept.append(measured(partial(arm, given, number)).each(len(given)))
        show(f"a report of the region, all included, {number} worker{'s' * (number > 1)}", costs)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--sample", type=int, default=10)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--only", choices=["kinds", "region"])
    given = parser.parse_args()
    print(f"load average before: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores")
    if given.only != "region":
        compare_kinds(given.repeat)
    if given.only != "kinds":
        compare_region(given.repeat, given.sample, [int(number) for number in given.workers.split(",")])
    print(f"\nload average after: {', '.join(f'{load:.1f}' for load in os.getloadavg())}")


if __name__ == "__main__":
    main()
