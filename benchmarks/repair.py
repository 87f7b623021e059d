"""How well the repair hypotheses name the wrong cell, and a slipped row or column (一格修正假设).

    python benchmarks/repair.py [--cells 2000] [--slips 200] [--seed 13] [--held-out] [--workers 2] [--shown 10]

One cell of table 3 or 4 of a generated consistent record is misprinted: one more or less, two neighbouring digits
swapped, a digit lost, a digit added; the kinds come equally often, the cell is any in which the kind is possible.
``first`` counts cases whose first hypothesis changes that cell, and nothing else, back to what it was; ``tied``
those of the others in which the truth is listed and the hypothesis says that it is not the only one; ``sure and
wrong`` those that name something else without a doubt. Table 4's groups have one identity each, so that any of
their five cells explains a failure: there a tie is all that can be said without last year's report.

Slips: the figures of a row of table 3 move one column on or back, or those of a column one row, from a random
figure to the end of the line; what is pushed out is lost, what is left behind is zero. ``named`` counts first
hypotheses that call it a slip of that line, ``mended`` those that also give every figure back.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from itertools import cycle, islice

from progress import reported
from records import EDITION, correct_records

from disclosure_toolkit.causes import repair_hypotheses
from disclosure_toolkit.editions import edition
from disclosure_toolkit.model import Kind, RepairHypothesis, Report

FORM = edition(EDITION)
KEYS = tuple(dict.fromkeys(key for identity in FORM.identities() for key in identity.keys))
ROWS = [row.key for row in FORM.rows]
COLUMNS = [column.key for column in FORM.columns]
CELL_KINDS = ("off by one", "digits swapped", "digit lost", "digit added")
TABLES = {"requests": "table 3", "review": "table 4"}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cells", type=int, default=2000)
    parser.add_argument("--slips", type=int, default=200)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--counties", type=int, default=6)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shown", type=int, default=10, help="how many cases to list that were not named")
    options = parser.parse_args()
    records = [
        report
        for report, _ in correct_records(options.seed, options.counties, options.held_out)
        if all(report.value(key) is not None for key in KEYS)
    ]
    rng = random.Random(options.seed)
    print(f"records: {len(records)}")
    with ProcessPoolExecutor(options.workers) as pool:
        measure_cells(records, options.cells, rng, options.shown, pool)
        measure_slips(records, options.slips, rng, options.shown, pool)


def changed(report: Report, values: dict[str, int]) -> Report:
    """A copy that prints these values."""
    return report.with_figures(
        {
            key: replace(report.figures[key], value=value, raw=str(value), kind=Kind.NUMBER if value else Kind.ZERO)
            for key, value in values.items()
        }
    )


def gives_back(hypothesis: RepairHypothesis, truth: dict[str, int]) -> bool:
    """Whether carrying it out restores exactly the figures that were changed."""
    return {cell.key: cell.proposed for cell in hypothesis.cells} == truth


# One cell


def misprints(kind: str, value: int) -> list[int]:
    """All that this kind of error can make of a figure."""
    text = str(value)
    if kind == "off by one":
        made = {str(value + 1), str(value - 1)}
    elif kind == "digits swapped":
        made = {text[:i] + text[i + 1] + text[i] + text[i + 2 :] for i in range(len(text) - 1)}
    elif kind == "digit lost":
        made = {text[:i] + text[i + 1 :] for i in range(len(text))}
    else:
        made = {text[:i] + digit + text[i:] for i in range(len(text) + 1) for digit in "0123456789"}
    # A figure does not begin with a zero, nor has it a sign.
    return sorted(int(t) for t in made if t.isdigit() and str(int(t)) == t and int(t) != value)


def one_cell(records: list[Report], rng: random.Random) -> Iterator[tuple[str, Report, dict[str, int]]]:
    """Endless cases: kind, the report with the misprint, the cell with its true value."""
    for kind in cycle(CELL_KINDS):
        report = rng.choice(records)
        key = rng.choice(KEYS)
        value = int(report.value(key) or 0)
        while not (made := misprints(kind, value)):
            report, key = rng.choice(records), rng.choice(KEYS)
            value = int(report.value(key) or 0)
        yield kind, changed(report, {key: rng.choice(made)}), {key: value}


def explained(wrong: Report) -> tuple[RepairHypothesis, ...]:
    """The hypotheses for a record, in a process of its own."""
    return tuple(repair_hypotheses(wrong, FORM))


def measure_cells(records: list[Report], count: int, rng: random.Random, shown: int, pool: ProcessPoolExecutor) -> None:
    """Prints how often the wrong cell comes first, by kind and by table."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    others: list[str] = []
    cases = list(islice(one_cell(records, rng), count))
    done = reported(pool.map(explained, (wrong for _, wrong, _ in cases), chunksize=8), count, "one cell")
    for (kind, _, truth), found in zip(cases, done, strict=True):
        (key,) = truth
        if found and gives_back(found[0], truth):
            result = "first and alone" if found[0].unique else "first of several"
        elif found and not found[0].unique and any(gives_back(item, truth) for item in found):
            result = "tied"
        elif found and found[0].unique and found[0].cells:
            result = "sure and wrong"
        else:
            result = "not named"
        for name in (kind, TABLES[key.split(".")[0]], "all"):
            counts[name][result] += 1
        if result in ("sure and wrong", "not named"):
            others.append(f"  {kind} {key} {truth[key]}: {found[0].sentence_zh if found else 'nothing said'}")
    print(f"\n{'one wrong cell':18}{'cases':>7}{'first':>7}{'%':>8}{'tied':>6}{'not named':>11}{'sure and wrong':>16}")
    for name in (*CELL_KINDS, *TABLES.values(), "all"):
        row = counts[name]
        cases, first = row.total(), row["first and alone"] + row["first of several"]
        share = 100 * first / max(1, cases)
        print(f"{name:18}{cases:7}{first:7}{share:8.2f}{row['tied']:6}{row['not named']:11}{row['sure and wrong']:16}")
    several = counts["all"]["first of several"]
    print(f"of those first, {several} say that other cells would do as well")
    print("\n".join(others[:shown]))


# One line


def slips(records: list[Report], rng: random.Random) -> Iterator[tuple[str, str, Report, dict[str, int]]]:
    """Endless cases: kind, where, the report with the slip, the figures that were changed."""
    for kind, step in cycle((("row_slip", 1), ("column_slip", 1), ("row_slip", -1), ("column_slip", -1))):
        while True:
            report = rng.choice(records)
            if kind == "row_slip":
                where = rng.choice(ROWS)
                line = [f"requests.{where}.{column}" for column in COLUMNS]
            else:
                where = rng.choice(COLUMNS)
                line = [f"requests.{row}.{where}" for row in ROWS]
            values = [int(report.value(key) or 0) for key in line]
            figures = [i for i, value in enumerate(values) if value]
            if not figures:
                continue
            start = rng.choice(figures)
            moved = (
                [*values[:start], 0, *values[start:-1]]
                if step > 0
                else [*values[1 : start + 1], 0, *values[start + 1 :]]
            )
            truth = {key: old for key, old, new in zip(line, values, moved, strict=True) if old != new}
            # A single figure pushed out is no slip: nothing stands in a wrong place.
            if len(truth) < 2 or not any(moved[i] and moved[i] == values[i - step] for i in _inside(line, truth, step)):
                continue
            yield kind, f"{where} {step:+d}", changed(report, dict(zip(line, moved, strict=True))), truth
            break


def _inside(line: list[str], truth: dict[str, int], step: int) -> list[int]:
    return [i for i, key in enumerate(line) if key in truth and 0 <= i - step < len(line)]


def measure_slips(records: list[Report], count: int, rng: random.Random, shown: int, pool: ProcessPoolExecutor) -> None:
    """Prints how often a slip is called one."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    others: list[str] = []
    cases = list(islice(slips(records, rng), count))
    done = reported(pool.map(explained, (wrong for _, _, wrong, _ in cases), chunksize=8), count, "slips")
    for (kind, where, _, truth), found in zip(cases, done, strict=True):
        named = bool(found) and found[0].kind == kind
        mended = named and gives_back(found[0], truth)
        listed = any(gives_back(item, truth) for item in found)
        for name in (kind.replace("_", " "), "all"):
            counts[name].update(cases=1, named=named, mended=mended, listed=listed, sure=named and found[0].unique)
            counts[name]["sure and wrong"] += bool(found) and found[0].unique and not listed
        if not named:
            first = f"{found[0].kind}: {found[0].sentence_zh}" if found else "nothing said"
            others.append(f"  {kind} {where} {truth}: {first}")
    print(
        f"\n{'one slipped line':18}{'cases':>7}{'named':>7}{'%':>8}{'mended':>8}{'truth listed':>14}{'sure and wrong':>16}"
    )
    for name in ("row slip", "column slip", "all"):
        row = counts[name]
        share = 100 * row["named"] / max(1, row["cases"])
        print(
            f"{name:18}{row['cases']:7}{row['named']:7}{share:8.2f}{row['mended']:8}"
            f"{row['listed']:14}{row['sure and wrong']:16}"
        )
    print("\n".join(others[:shown]))


if __name__ == "__main__":
    main()
