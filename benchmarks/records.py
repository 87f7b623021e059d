"""Correct records for the benchmarks of the figure rules: generated, printed as JSON, loaded back (结构化记录)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from disclosure_toolkit.model import Report
from disclosure_toolkit.sample import find_layout, report_pairs
from disclosure_toolkit.sample.printed import PrintedReport
from disclosure_toolkit.sample.seeds import stream

EDITION = "2021"


def record_of(printed: PrintedReport, seed: int) -> Report:
    """What the toolkit holds of a printed report when nothing is misread."""
    content = find_layout("json", "record").write(printed, stream("record", seed, printed.agency, printed.year))
    return Report.from_dict(json.loads(content))


def correct_records(seed: int, counties: int, held_out: bool = False) -> Iterator[tuple[Report, Report]]:
    """(report, last year's report) of all agencies of some invented counties, all in the present form."""
    for printed, last in report_pairs(seed, held_out, counties):
        if printed.edition == EDITION:
            yield record_of(printed, seed), record_of(last, seed)
