"""What a second run costs, and whether a batch survives being killed.

    python benchmarks/resume.py                      1,000 reports, killed 20 times, audit only
    python benchmarks/resume.py --reports 100 --notebooks

First an undisturbed run and five with ``--resume`` over unchanged reports: their ratio. Then the same reports into
another folder, the parent killed with SIGKILL at a random moment and resumed, over and over; then to the end.
Prints whether the outputs are the same bytes (but for ``run.json``'s time, the journal, and the notebooks' times)
and, from the journal, how many results were done twice.

After a kill Python's resource_tracker says on standard error that semaphores were leaked: it outlives the killed
process and removes them, and nothing is left behind.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.generated import generated
from benchmarks.outputs import audit, compared, load
from disclosure_toolkit.batch.journal import Journal


def main() -> None:
    """Prints the ratio and what became of the killed batch."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--notebooks", action="store_true")
    parser.add_argument("--inputs", type=Path, help="folder for generated reports, kept")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="resume"))
    inputs = generated((arguments.inputs or folder) / f"in{arguments.reports}", arguments.reports)
    more = ["--resume", "--workers", str(arguments.workers)]
    more += [] if arguments.notebooks else ["--no-notebooks"]
    kind = "with notebooks" if arguments.notebooks else "audit only"
    print(f"{arguments.reports} reports, {kind}, {arguments.workers} workers, {load()}")

    first = seconds(inputs, folder / "whole", more)
    again = statistics.median(seconds(inputs, folder / "whole", more) for _ in range(5))
    print(f"first run {first:.2f} s, second {again:.2f} s (median of 5): {first / again:.0f} times", flush=True)

    chance, killed = random.Random(arguments.seed), 0
    at: list[int] = []
    while killed < arguments.kills:
        left = first * (1 - len(times(folder / "killed")) / arguments.reports)
        # Somewhere in the next share of what is left to do, the start included.
        moment = chance.uniform(0.2, again + 2 * left / (arguments.kills - killed))
        ended = kill(audit(inputs, folder / "killed", *more), moment)
        if ended:
            # All was done before the moment came: the last stage is to be done once more.
            (folder / "killed" / "index.html").unlink()
        else:
            killed += 1
            at.append(len(times(folder / "killed")))
    print(f"killed {killed} times, results in the journal then: {' '.join(map(str, at))}", flush=True)
    seconds(inputs, folder / "killed", more)
    twice = {name: number for name, number in times(folder / "killed").items() if number > 1}
    print(compared(folder / "killed", folder / "whole"))
    print(f"journal: {len(times(folder / 'killed'))} results, done more than once: {len(twice)} {twice or ''}")
    shutil.rmtree(folder)


def seconds(inputs: Path, output: Path, more: list[str]) -> float:
    """Seconds of one undisturbed run."""
    start = time.perf_counter()
    if audit(inputs, output, *more).wait():
        raise SystemExit("a run failed")
    return time.perf_counter() - start


def kill(process: subprocess.Popen[bytes], moment: float) -> bool:
    """Kills a run after so many seconds; tells whether it had ended by itself before."""
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        time.sleep(0.5)  # its workers notice
        return False
    return True


def times(output: Path) -> dict[str, int]:
    """Folder of each result that the journal knows → how often it was done."""
    if not output.is_dir():
        return {}
    with Journal(output, fresh=False) as journal:
        return journal.times()


if __name__ == "__main__":
    main()
