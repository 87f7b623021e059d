"""Many agencies, three of whose kernels never end, eat memory or die: what becomes of them and what they cost the rest.

    python benchmarks/bad_kernels.py [--agencies 1000] [--workers 2] [--timeout 30]

The reports are one bundled record under many names. The three kernels are real ones; a start-up file of IPython in a
folder of this run (DISCLOSURE_HOME) makes them misbehave, in the middle of the notebook, by the report's file name.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.outputs import load
from disclosure_toolkit import run_batch
from disclosure_toolkit.batch import BatchResult
from disclosure_toolkit.display.agency import example_report

_SHOWN = 10  # failures are told one by one up to so many

STARTUP = """
def misbehave(lines):
    if not any("view.tables()" in line for line in lines):
        return lines
    return [
        "import os\\n",
        "while 'loops' in report_path: pass\\n",
        "kept = [b'x' * (1 << 26) for _ in range(1000 * ('hogs' in report_path))]\\n",
        "'dies' in report_path and os._exit(3)\\n",
        *lines,
    ]
get_ipython().input_transformers_cleanup.append(misbehave)
"""


def write_reports(folder: Path, number: int) -> None:
    """So many records of agencies of their own, three of them with a name that asks for trouble."""
    folder.mkdir()
    record = json.loads(example_report().read_text(encoding="utf-8"))
    for index in range(number):
        trouble = {0: "loops", number // 2: "hogs", number - 1: "dies"}.get(index, "fine")
        record["identity"]["agency"] = f"云川县第{index}局"
        path = folder / f"{index}-{trouble}.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def audited(folder: Path, out: Path, workers: int, timeout: float) -> tuple[BatchResult, float]:
    """The batch and its seconds."""
    start = time.perf_counter()
    result = run_batch(folder, out, workers, timeout=timeout)
    return result, time.perf_counter() - start


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agencies", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=30)
    given = parser.parse_args()
    print(f"{given.agencies} agencies, {given.workers} workers, time limit {given.timeout:.0f} s, {load()}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DISCLOSURE_HOME"] = f"{folder}/home"
        startup = Path(folder) / "home" / "ipython" / "profile_default" / "startup"
        write_reports(Path(folder) / "in", given.agencies)
        _, clean = audited(Path(folder) / "in", Path(folder) / "clean", given.workers, given.timeout)
        startup.mkdir(parents=True, exist_ok=True)
        (startup / "00.py").write_text(STARTUP, encoding="utf-8")
        result, bad = audited(Path(folder) / "in", Path(folder) / "bad", given.workers, given.timeout)
        out = Path(folder) / "bad"
        summaries = sum((out / entry.page).is_file() for entry in result.entries if not entry.error)
        print(f"entries: {dict(Counter(entry.result for entry in result.entries))}; summaries: {summaries}")
        for entry in [entry for entry in result.entries if entry.error][:_SHOWN]:
            page = html.unescape((out / entry.page).read_text(encoding="utf-8"))
            told = entry.error["message"]
            print(f"  {Path(entry.file).name}: {told} (on its page: {told in page})")
        limit = 1.1 * clean + given.timeout
        held = "kept" if bad <= limit else "NOT KEPT"
        print(f"clean run {clean:.1f} s, with three bad kernels {bad:.1f} s;", end=" ")
        print(f"1.1 x clean + time limit = {limit:.1f} s: {held}")


if __name__ == "__main__":
    main()
