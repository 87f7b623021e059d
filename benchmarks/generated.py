"""Invented reports for the benchmarks of the batch, written once and used again.

One report an agency, all agencies different (counties of 48, each with its government, departments and townships),
each in one of the formats PDF, HTML, DOCX, text and JSON, about a fifth each; all in one folder, without defects.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

from disclosure_toolkit.sample.copies import Copy
from disclosure_toolkit.sample.region import LARGEST, Region, make_regions
from disclosure_toolkit.sample.write import choose_layout, correct_reports
from disclosure_toolkit.sample.writers import FORMATS

YEAR = 2023
SEED = 1000
_TOGETHER = 10  # counties that the sample generator makes at once: it soon runs out of short names
_MORE = "东西南北中上下前后左右"


def generated(folder: Path, number: int) -> Path:
    """A folder with this many reports; generated, by all cores, if it is not there."""
    if folder.is_dir():
        return folder
    unfinished = folder.with_name(folder.name + ".part")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    cores = os.cpu_count() or 1
    print(f"generating {number} reports …", file=sys.stderr, flush=True)
    with ProcessPoolExecutor(cores) as workers:
        shares = [workers.submit(_write, unfinished, number, first, cores) for first in range(cores)]
        written = sum(share.result() for share in shares)
    if written != number:
        raise SystemExit(f"{written} reports generated instead of {number}")
    return unfinished.rename(folder)


def regions(number: int) -> list[Region]:
    """Counties with this many agencies together, no two of the same name."""
    found: list[Region] = []
    named: Counter[str] = Counter()
    while number > 0:
        size = min(number, LARGEST * _TOGETHER)
        for region in make_regions(size, SEED + len(found)):
            again = named[region.county]
            named[region.county] += 1
            found.append(_renamed(region, _MORE[again - 1]) if again else region)
        number -= size
    return found


def _renamed(region: Region, more: str) -> Region:
    """The county with one character more in its name."""
    old, new = region.county, region.county[:-1] + more + region.county[-1]
    agencies = tuple(
        replace(one, county=new, name=one.name.replace(old, new), full_name=one.full_name.replace(old, new))
        for one in region.agencies
    )
    return Region(new, region.city, agencies)


def _write(folder: Path, number: int, first: int, step: int) -> int:
    """Writes every ``step``-th county; gives the number of reports."""
    written = 0
    for region in regions(number)[first::step]:
        for (agency, year), report in correct_reports(region, (YEAR,), SEED).items():
            copy = Copy(report, choose_layout(agency, year, SEED, FORMATS, held_out=False))
            (folder / Path(copy.file).name).write_bytes(copy.content(SEED))
            written += 1
    return written
