"""Cells right, unreadable and wrong when generated reports are loaded back, per format and layout.

    python benchmarks/roundtrip.py [--agencies 750] [--years 2022,2023] [--seed 7] [--held-out] [--workers 2]

With and without the layouts that are kept for benchmarks (``--held-out``). A cell is right when kind and
value are those that the generator printed; unreadable when the toolkit says so; wrong when it says anything
else. The wrong and unreadable ones are listed by file (the first forty).
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from pathlib import Path

from progress import reported

from disclosure_toolkit import load_report
from disclosure_toolkit.errors import DisclosureError
from disclosure_toolkit.sample import Copy, make_copies
from disclosure_toolkit.sample.meaning import meaning

SHOWN = 40


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--agencies", type=int, default=750)
    parser.add_argument("--years", default="2020,2021,2022,2023")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    years = tuple(int(year) for year in options.years.split(","))
    copies = make_copies(options.agencies, years, options.seed, held_out=options.held_out)
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    troubles: list[str] = []
    reports = 0
    with ProcessPoolExecutor(options.workers) as pool:
        done = pool.map(compare, ((copy, options.seed) for copy in copies), chunksize=16)
        for layout, counted, found in reported(done, options.agencies * len(years), "roundtrip"):
            reports += 1
            counts[layout] += counted
            troubles += found
    total: Counter[str] = sum(counts.values(), Counter())
    for (kind, layout), row in sorted(counts.items()):
        print(f"{kind:6} {layout:16} " + line(row))
    print(f"reports {reports}  " + line(total))
    for trouble in troubles[:SHOWN]:
        print("  " + trouble)


def line(row: Counter[str]) -> str:
    """Figures of one line."""
    cells = row["right"] + row["unreadable"] + row["wrong"] + row["absent"]
    share = 100 * (row["unreadable"] + row["absent"]) / cells if cells else 0
    return (
        f"reports {row['reports']:5d}  cells {cells:7d}  right {row['right']:7d}  "
        f"unreadable {row['unreadable']:5d}  absent {row['absent']:5d}  wrong {row['wrong']:4d}  "
        f"failed {row['failed']:3d}  not read {share:.3f} %"
    )


def compare(job: tuple[Copy, int]) -> tuple[tuple[str, str], Counter[str], list[str]]:
    """Prints one report, loads it and compares it cell by cell."""
    copy, seed = job
    layout, name, figures = (copy.layout.format, copy.layout.name), Path(copy.file).name, copy.report.figures()
    counts: Counter[str] = Counter(reports=1)
    troubles: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(copy.content(seed))
        try:
            report = load_report(path)
        except DisclosureError as error:
            return layout, Counter(reports=1, failed=1), [f"{name}: {error}"]
    for key, printed in figures.items():
        kind, value = meaning(printed)
        figure = report.figures.get(key)
        if figure is None:
            outcome = "absent"
        elif figure.kind == "unreadable":
            outcome = "unreadable"
        elif figure.kind == kind and (value is None or Decimal(str(figure.value)) == Decimal(str(value))):
            outcome = "right"
        else:
            outcome = "wrong"
        counts[outcome] += 1
        if outcome != "right":
            read = figure.raw if figure is not None else "-"
            troubles.append(f"{outcome} {layout[1]} {name} {key}: printed {printed!r}, read {read!r}")
    for key in report.figures.keys() - figures.keys():
        counts["wrong"] += 1
        troubles.append(f"wrong {layout[1]} {name} {key}: not printed, read {report.figures[key].raw!r}")
    return layout, counts, troubles


if __name__ == "__main__":
    main()
