"""Median milliseconds of processor time to read and judge the statements of one report, and to audit it.

    python benchmarks/narrative.py [FILE ...] [--rounds N]

Measured are the reports given (without one: those of ``data/region/2024``), the median of each level of organ, and
two texts of 10,000 characters made of the region's reports:

``city``   the government's report, its section one followed by what each of the region's agencies wrote in theirs
``dense``  the government's section one over and over, with more numbers than any report has

How many statements there are for 1,000 characters is printed beside, as the cost goes by both. Reports are
interleaved, so that busy moments of the machine meet all of them.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path
from statistics import median, quantiles

from disclosure_toolkit import audit_report, load_report
from disclosure_toolkit.claims import statements
from disclosure_toolkit.model import Level, Report

REGION = Path(__file__).resolve().parents[1] / "data" / "region" / "2024"
LENGTH = 10_000
AIMS = {Level.DEPARTMENT: 15, "city": 60}


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    texts: dict[str, list[Report]] = defaultdict(list)
    for path in arguments.files or sorted(path for path in REGION.iterdir() if path.is_file()):
        report = load_report(path)
        texts[path.name if arguments.files else report.identity.level].append(report)
    if not arguments.files:
        government, agencies = texts[Level.GOVERNMENT][0], texts[Level.DEPARTMENT] + texts[Level.TOWNSHIP]
        texts["city"] = [lengthened(government, cycle(pieces(agencies)))]
        texts["dense"] = [lengthened(government, cycle([government.section(1).text]))]
    spent: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in texts}
    for _ in range(arguments.rounds):
        for name, reports in texts.items():
            for report in reports:
                spent[name][0].append(milliseconds(judge, report))
                spent[name][1].append(milliseconds(audit_report, report))
    print(
        f"{'':24}{'reports':>8}{'characters':>11}{'statements':>11}{'of 1,000':>9}{'judged ms':>11}{'25 % - 75 %':>14}{'aim':>5}{'audit ms':>10}"
    )
    for name, reports in texts.items():
        judging, auditing = spent[name]
        low, middle, high = quantiles(judging, n=4)
        lengths = [sum(len(section.text) for section in report.sections) for report in reports]
        counts = [len(statements(report).claims) for report in reports]
        print(
            f"{name[:23]:24}{len(reports):8}{median(lengths):11.0f}{median(counts):11.0f}{sum(counts) * 1000 / max(sum(lengths), 1):9.1f}"
            f"{middle:11.1f}{f'{low:.1f} - {high:.1f}':>14}{AIMS.get(name, ''):>5}{median(auditing):10.1f}"
        )


def lengthened(report: Report, more: Iterator[str]) -> Report:
    """The report, its section one followed by as many pieces as make 10,000 characters in all."""
    first = report.section(1)
    text, others = first.text, sum(len(section.text) for section in report.sections if section.number != 1)
    while others + len(text) < LENGTH:
        text += "\n" + next(more)
    text = text[: LENGTH - others]
    return replace(
        report, sections=tuple(replace(s, text=text, parts=()) if s is first else s for s in report.sections)
    )


def pieces(agencies: list[Report]) -> Iterator[str]:
    """What agencies wrote in the same sub-section, one agency after the other; then what they mean to improve."""
    topics = [part.topic for part in agencies[0].section(1).parts]
    for topic in topics:
        for section in (report.section(1) for report in agencies):
            yield from (section.text[part.body : part.end].strip() for part in section.parts if part.topic == topic)
    for report in agencies:
        yield report.section(5).text


def judge(report: Report) -> None:
    """What is measured: the statements found, and each judged by all that can judge it."""
    assert statements(report).judged is not None


def milliseconds(work: Callable[[Report], object], report: Report) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work(report)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()
