"""Median milliseconds of processor time to load and to audit one report, per format (without notebooks).

    python benchmarks/load.py [FOLDER] [--agencies N] [--rounds N] [--profile]

Without a folder, an invented region is generated, in all formats. Formats are interleaved and each report
is read ``--rounds`` times. Processor time is counted, so that what else the machine does counts little; how
much it still does shows in the middle half (25 % to 75 %) of the readings.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import quantiles

from disclosure_toolkit import audit_report, load_report
from disclosure_toolkit.batch import discover
from disclosure_toolkit.errors import DisclosureError
from disclosure_toolkit.sample.write import write_region

AIMS = {"html": 20, "docx": 20, "text": 20, "json": 20, "pdf": 60}
AUDIT_AIM = 5


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--agencies", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="also print the ten dearest functions")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        if arguments.folder is None:
            files = [str(path) for path in write_region(scratch, arguments.agencies, (2023, 2024), 1).files]
        else:
            files = [item.file for item in discover([arguments.folder]).inputs]
        profile = cProfile.Profile() if arguments.profile else None
        measure(files, arguments.rounds, profile)
        if profile is not None:
            pstats.Stats(profile).sort_stats("tottime").print_stats(10)


def measure(files: list[str], rounds: int, profile: cProfile.Profile | None) -> None:
    """Prints one line a format; readings that fail are counted and not timed."""
    loading: dict[str, list[float]] = defaultdict(list)
    auditing: dict[str, list[float]] = defaultdict(list)
    counts: dict[str, set[str]] = defaultdict(set)
    failed: set[str] = set()
    for path in files[:5]:
        # Imports and caches are paid once a process, not once a report.
        try:
            audit_report(load_report(path))
        except DisclosureError:
            continue
    if profile is not None:
        profile.enable()
    for _ in range(rounds):
        for path in files:
            start = time.process_time()
            try:
                report = load_report(path)
            except DisclosureError:
                failed.add(path)
                continue
            loaded = time.process_time()
            audit_report(report)
            done = time.process_time()
            kind = Path(path).suffix.lstrip(".").lower() if report.format == "" else report.format
            counts[kind].add(path)
            loading[kind].append((loaded - start) * 1000)
            auditing[kind].append((done - loaded) * 1000)
    if profile is not None:
        profile.disable()
    print(
        f"{'format':8}{'files':>6}{'load ms':>10}{'25 % - 75 %':>18}{'aim':>6}{'audit ms':>10}{'25 % - 75 %':>18}{'aim':>6}"
    )
    for kind in sorted(loading):
        print(
            f"{kind:8}{len(counts[kind]):6}{_spread(loading[kind])}{AIMS.get(kind, ''):>6}"
            f"{_spread(auditing[kind])}{AUDIT_AIM:>6}"
        )
    print(f"{sum(map(len, counts.values()))} files read {rounds} times, {len(failed)} not readable")


def _spread(values: list[float]) -> str:
    """Median and middle half."""
    low, middle, high = quantiles(values, n=4) if len(values) > 1 else (values[0],) * 3
    return f"{middle:10.1f}{f'{low:.1f} - {high:.1f}':>18}"


if __name__ == "__main__":
    main()
