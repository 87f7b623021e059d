"""What one agency's notebook and page cost: two command lines, one process with fresh kernels, and this project.

    python benchmarks/notebooks.py [--repeat 5] [--sample 10] [--workers 1,2] [--only kinds|region]

CPU seconds are those of all processes, children and orphans included; each arm of a comparison runs once before any
runs again, so that a busy machine is busy for all of them. Medians are printed, and the ratio to the two command lines
of the same round: its median and its range. How busy others kept the machine is printed beside them.

First for one report of which nothing is above zero and for one with all charts: what one report more costs where
start-up does not count (the difference between a long and a short run; the command lines have nothing to share).
Then for the bundled region, start-up, survey, index and exports included; the same sample for both arms with stock
kernels, all reports for ``disclosure audit``.
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
    for path in sys.argv[3:]:
        assert run_agency(path, sys.argv[1], kernel=sys.argv[2]).status == "ok"
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


_spent: list[float] = []


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
            except SystemExit as failed:
                print(failed, file=sys.stderr)
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
        _spent.append(cpu)
        return Cost(cpu, time.perf_counter() - start)


def ran(*command: object) -> None:
    """Runs a command silently, unless it fails."""
    environment = os.environ | {"PYTHONWARNINGS": "ignore"}
    done = subprocess.run([str(part) for part in command], env=environment, capture_output=True, check=False)
    if done.returncode:
        sys.stderr.buffer.write(done.stdout[-2000:] + done.stderr[-4000:])
        raise SystemExit(f"{command[0]} ended with {done.returncode}")


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


def ours(kernel: str, paths: Sequence[Path], workers: int, folder: Path) -> None:
    """``run_agency`` in one process."""
    assert workers == 1
    ran(sys.executable, "-c", OURS, folder, kernel, *paths)


def whole_audit(kernel: str, paths: Sequence[Path], workers: int, folder: Path) -> None:
    """``disclosure audit``, everything that it does."""
    command = [SCRIPTS / "disclosure", "audit", *paths, "--out", folder / "out", "--workers", workers]
    ran(*command, "--kernel", kernel, "--fail-on", "never")


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
    """One line an arm: medians, and how many times less CPU than the first arm took in the same round."""
    print(f"\n{title}")
    print(f"{'':36}{'CPU s':>8}{'range':>16}{'wall s':>8}{'less CPU':>10}{'range':>16}", flush=True)
    first = next(iter(costs.values()))
    for name, several in costs.items():
        cpu = [cost.cpu for cost in several]
        times = [other.cpu / cost.cpu for other, cost in zip(first, several, strict=True)]
        wall = statistics.median(cost.wall for cost in several)
        spread, of_times = f"{min(cpu):.3f} to {max(cpu):.3f}", f"{min(times):.1f} to {max(times):.1f}"
        middle = statistics.median(times)
        print(f"{name:36}{statistics.median(cpu):8.3f}{spread:>16}{wall:8.3f}{middle:9.1f}x{of_times:>16}", flush=True)


def compare_kinds(repeat: int) -> None:
    """What one report more costs."""
    for kind, path in kinds().items():
        arms: dict[str, Callable[[], Cost]] = {
            "papermill; jupyter nbconvert": lambda path=path: measured(partial(two_commands, [path], 1)),
            "one process, fresh kernels": lambda path=path: one_more(fresh_kernels, path, 1, 3),
            "run_agency, forked kernels": lambda path=path: one_more(partial(ours, "warm"), path, 2, 22),
            "run_agency, forked, light kernels": lambda path=path: one_more(partial(ours, "light"), path, 2, 22),
        }
        show(f"one more report, {kind} ({path.name})", in_turn(arms, repeat))


def in_turn(arms: dict[str, Callable[[], Cost]], repeat: int) -> dict[str, list[Cost]]:
    """Each arm once, then each again, so often."""
    costs: dict[str, list[Cost]] = {name: [] for name in arms}
    for _ in range(repeat):
        for name, arm in arms.items():
            costs[name].append(arm())
    return costs


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

        def each(arm: Arm, given: Sequence[Path], number: int = number) -> Cost:
            return measured(partial(arm, given, number)).each(len(given))

        arms: dict[str, Callable[[], Cost]] = {
            f"papermill; jupyter nbconvert ({len(some)})": partial(each, two_commands, some),
            f"one process, fresh kernels ({len(some)})": partial(each, fresh_kernels, some),
            f"disclosure audit ({len(paths)})": partial(each, partial(whole_audit, "warm"), paths),
            f"disclosure audit, light ({len(paths)})": partial(each, partial(whole_audit, "light"), paths),
        }
        title = f"a report of the region, all included, {number} worker{'s' * (number > 1)}"
        show(title, in_turn(arms, repeat))


def busy() -> tuple[float, float, float]:
    """CPU seconds since the machine started: all work, work taken by other machines on the same host, and idle time."""
    ticks = os.sysconf("SC_CLK_TCK")
    times = [int(part) / ticks for part in Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()[1:9]]
    user, nice, system, idle, waiting, hard, soft, stolen = times
    return user + nice + system + hard + soft, stolen, idle + waiting


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--sample", type=int, default=10)
    parser.add_argument("--workers", default="1,2")
    parser.add_argument("--only", choices=["kinds", "region"])
    given = parser.parse_args()
    print(f"load average before: {', '.join(f'{load:.1f}' for load in os.getloadavg())} on {os.cpu_count()} cores")
    start, before = time.perf_counter(), busy()
    if given.only != "region":
        compare_kinds(given.repeat)
    if given.only != "kinds":
        compare_region(given.repeat, given.sample, [int(number) for number in given.workers.split(",")])
    all_work, stolen, idle = (now - then for now, then in zip(busy(), before, strict=True))
    capacity = all_work + stolen + idle
    others = 1 - sum(_spent) / all_work if all_work else 0.0
    print(f"\nload average after: {', '.join(f'{load:.1f}' for load in os.getloadavg())}", end="")
    print(f"; {time.perf_counter() - start:.0f} s; of the CPU used, others used {others:.0%}; ", end="")
    print(f"stolen by the host {stolen / capacity:.0%}, idle {idle / capacity:.0%}")


if __name__ == "__main__":
    main()
