"""A Dask cluster against this machine's own workers: the same bytes, whoever dies; how much of the throughput is left.

    python benchmarks/cluster.py [--reports 500] [--rounds 5] [--inputs FOLDER] [--notebooks]

A real scheduler process and two worker processes are started as the documentation says, and an FTP server. Then, with
the same reports: the run on this machine with two workers and that on the cluster, in turn, each into a new folder
(medians and their ratio); one on the cluster with one worker killed in the middle; one whose output is on the FTP
server. Each output is compared with the first.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from benchmarks.ftp import ftp_server
from benchmarks.generated import generated
from benchmarks.outputs import audit, compared, load

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--notebooks", action="store_true")
    parser.add_argument("--inputs", type=Path, help="folder for generated reports, kept")
    given = parser.parse_args()
    kind = [] if given.notebooks else ["--no-notebooks"]
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="cluster")))
        os.environ["DISCLOSURE_HOME"] = str(folder / "home")
        inputs = generated((given.inputs or folder) / f"in{given.reports}", given.reports)
        address, workers = stack.enter_context(cluster(folder))
        here, there = ["--workers", "2", *kind], ["--cluster", address, *kind]
        print(f"{given.reports} reports, {'with notebooks' if given.notebooks else 'audit only'}, {load()}", flush=True)

        first = folder / "first"
        walls: dict[str, list[float]] = {"local": [], "cluster": []}
        for turn in range(given.rounds):
            for name, arguments in (("local", here), ("cluster", there)):
                output = first if name == "local" and not turn else folder / f"{name}{turn}"
                walls[name].append(seconds(inputs, output, arguments))
        local, far = (statistics.median(found) for found in walls.values())
        for name, found in walls.items():
            print(f"{name:8} {' '.join(f'{wall:.1f}' for wall in found)} s, median {statistics.median(found):.1f} s")
        print(f"throughput of the cluster: {local / far:.2f} of local --workers 2")
        print(f"cluster: {compared(folder / 'cluster0', first)}", flush=True)

        done = killed_in_the_middle(inputs, folder / "killed", there, workers, given.reports)
        print(f"a worker killed after {done} of {given.reports}: {compared(folder / 'killed', first)}", flush=True)

        server = folder / "ftp"
        server.mkdir()
        start = time.perf_counter()
        output_there = f"{stack.enter_context(ftp_server(server))}/out"
        seconds(inputs, output_there, there)
        print(f"output by FTP, {time.perf_counter() - start:.1f} s: {compared(server / 'out', first)}")


def seconds(inputs: Path, output: str | Path, arguments: Sequence[str]) -> float:
    """Wall-clock seconds of one run."""
    start = time.perf_counter()
    if audit(inputs, output, *arguments).wait():
        raise SystemExit("a run failed")
    return time.perf_counter() - start


def killed_in_the_middle(
    inputs: Path, output: Path, arguments: Sequence[str], cluster_worker: psutil.Process, number: int
) -> int:
    """Runs, and kills one worker process when half of the results are there; gives how many were there."""
    run = audit(inputs, output, *arguments)
    done = 0
    while done < number // 2:
        if run.poll() is not None:
            raise SystemExit("the run ended before a worker could be killed")
        time.sleep(0.05)
        done = sum(1 for _ in output.glob("*/*/findings.json"))
    # The nanny's children are the processes that work; it starts another in the place of one that dies.
    busiest = max(cluster_worker.children(recursive=True), key=lambda one: sum(one.cpu_times()[:2]))
    busiest.send_signal(signal.SIGKILL)
    if run.wait():
        raise SystemExit("the run failed")
    return done


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, psutil.Process]]:
    """A scheduler and two workers; gives the scheduler's address and the process that keeps the workers."""
    note = folder / "scheduler.json"
    common = ["--host", "127.0.0.1", "--scheduler-file", str(note), "--no-dashboard"]
    commands = [
        ["scheduler", "--port", "0", *common],
        ["worker", "--nworkers", "2", "--nthreads", "1", "--local-directory", str(folder), *common],
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    started: list[psutil.Popen] = []
    try:
        for words in commands:
            call = [sys.executable, "-m", "dask", *words]
            with (folder / f"{words[0]}.log").open("wb") as log:
                started.append(psutil.Popen(call, cwd=folder, env=environment, stdout=log, stderr=log))
            while not note.exists():
                time.sleep(0.05)
        yield json.loads(note.read_text(encoding="utf-8"))["address"], psutil.Process(started[1].pid)
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


if __name__ == "__main__":
    main()
