"""A whole sample on disk: regions, their files, the truth and the member list."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model import Level
from .compose import compose
from .copies import Copy, with_defects
from .defects import Defect, all_defects
from .figures import region_figures
from .printed import PrintedReport
from .quirks import apply_quirk
from .region import Agency, Region, make_regions
from .seeds import chance, stream
from .writers import FORMATS, Layout, layouts

UNDIVIDED = 0.12
"""Share of agencies that print （六）其他处理 as one row, which is a matter of form only."""
DEFECTIVE = 0.55
"""Share of copies with a defect where defects are wanted, among those that can have one."""

QUIRKY = 0.3
"""Share of reports with an unusual but correct print where defects are wanted."""


@dataclass(frozen=True, slots=True)
class SampleResult:
    """What was written.

    :ivar folder: the sample's folder; reports stand in ``region/<year>/`` below it.
    :ivar files: the report files. :ivar truth: the truth file, one JSON object a line.
    :ivar members: the member list (CSV). :ivar clean: number of files without a defect.
    """

    folder: Path
    files: tuple[Path, ...]
    truth: Path
    members: Path
    clean: int


def correct_reports(
    region: Region, years: Sequence[int], seed: int, held_out: bool = False
) -> dict[tuple[str, int], PrintedReport]:
    """(agency's name, year) → a correct report for every agency of a region and every year."""
    single = {a.name for a in region.agencies if chance(stream("undivided", seed, a.name), UNDIVIDED)}
    figures = region_figures(region, years, seed, single)
    return {
        (agency.name, year): compose(
            agency,
            year,
            figures[agency.name, year],
            figures.get((agency.name, year - 1)),
            seed,
            undivided=agency.name in single and year >= 2021,
            held_out=held_out,
        )
        for agency in region.agencies
        for year in sorted(years)
    }


def make_copies(
    agencies: int = 12,
    years: Sequence[int] = (2023, 2024),
    seed: int = 0,
    formats: Sequence[str] = FORMATS,
    defects: bool = False,
    held_out: bool = False,
    families: Sequence[str] = (),
) -> Iterator[Copy]:
    """The copies of a sample, in the order of agencies and years.

    Defects go into the last year only, so that every report has a correct year before it; where there
    are several years at least every second copy is clean, with one year at least 40 %.

    :param held_out: use the layouts, phrases and defect places that are kept for benchmarks.
    :param families: only defects of these families (``identity``, ``structure``, ``narrative`` …).
    """
    kinds = _endless([item for item in all_defects() if not families or item.family in families], seed)
    last = max(years)
    for region in make_regions(agencies, seed):
        reports = correct_reports(region, years, seed, held_out)
        quirks = _with_quirks(reports, seed, held_out) if defects else {}
        for (agency, year), report in reports.items():
            layout = choose_layout(agency, year, seed, formats, held_out)
            copy = Copy(report, layout, (), reports.get((agency, year - 1)), held_out, quirks.get((agency, year), ""))
            share = DEFECTIVE if len(set(years)) == 1 else 1.6 * DEFECTIVE
            if defects and year == last and chance(stream("defective", seed, agency), share):
                copy = _spoiled(copy, kinds, seed)
            yield copy


def _with_quirks(
    reports: dict[tuple[str, int], PrintedReport], seed: int, held_out: bool
) -> dict[tuple[str, int], str]:
    """Gives some of the reports an unusual print, in place; (agency, year) → the quirk's name."""
    given = {}
    for (agency, year), report in list(reports.items()):
        rng = stream("quirk", seed, agency, year)
        if chance(rng, QUIRKY):
            reports[agency, year], given[agency, year] = apply_quirk(report, rng, held_out)
    return given


def choose_layout(agency: str, year: int, seed: int, formats: Sequence[str], held_out: bool) -> Layout:
    """The layout of an agency's report: each agency mostly keeps to one format."""
    rng = stream("format", seed, agency)
    habit = rng.choice(list(formats))
    rng = stream("layout of", seed, agency, year)
    chosen = habit if chance(rng, 0.7) else rng.choice(list(formats))
    return rng.choice(layouts(chosen, held_out))


def _endless(defects: Sequence[Defect], seed: int) -> Iterator[Defect]:
    """All kinds over and over, each time in another order, so that each is used as often as any other."""
    rng, turn = stream("kinds", seed), 0
    while True:
        yield from rng.sample(list(defects), len(defects))
        turn += 1


def _spoiled(copy: Copy, kinds: Iterator[Defect], seed: int) -> Copy:
    """The copy with one defect, sometimes two; kinds that find no place in it are passed over."""
    rng = stream("how many", seed, copy.report.agency)
    wanted = 2 if chance(rng, 0.12) else 1
    for _ in range(200):
        found = with_defects(copy, [next(kinds)], seed)
        if found is None:
            continue
        copy = found
        if len(copy.applied) == wanted or copy.applied[-1].defect.family in ("structure", "identity_of_report"):
            break
    return copy


def write_copies(
    folder: str | Path,
    copies: Iterable[Copy],
    seed: int,
    agencies: Iterable[Agency],
    more_truth: Iterable[dict[str, Any]] = (),
) -> SampleResult:
    """Writes the files of these copies, their truth and the member list below a folder.

    :param agencies: the members, whether they have a file or not.
    :param more_truth: lines for the truth file after those of the files.
    """
    root = Path(folder)
    files: list[Path] = []
    lines: list[str] = []
    clean = 0
    for copy in copies:
        path = root / copy.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(copy.content(seed))
        files.append(path)
        lines.append(json.dumps(copy.truth(), ensure_ascii=False))
        clean += copy.clean
    lines += [json.dumps(line, ensure_ascii=False) for line in more_truth]
    truth, members = root / "truth.jsonl", root / "members.csv"
    root.mkdir(parents=True, exist_ok=True)
    truth.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    members.write_text(member_list(agencies), encoding="utf-8")
    return SampleResult(root, tuple(files), truth, members, clean)


_LEVELS = {Level.GOVERNMENT: "政府", Level.DEPARTMENT: "部门", Level.TOWNSHIP: "乡镇街道"}


def member_list(agencies: Iterable[Agency]) -> str:
    """The member list (成员名单) as CSV: who reports, of what kind, under whom, whose report is a sum."""
    listed = list(agencies)
    governments = {a.county: a.name for a in listed if a.consolidated}
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\n")
    rows.writerow(["机关", "层级", "上级", "别名", "是否汇总"])
    for agency in listed:
        parent = "" if agency.consolidated else governments.get(agency.county, "")
        consolidated = "是" if agency.consolidated else "否"
        rows.writerow([agency.name, _LEVELS[agency.level], parent, agency.full_name, consolidated])
    return table.getvalue()


def write_region(
    folder: str | Path,
    agencies: int = 12,
    years: Sequence[int] = (2023, 2024),
    seed: int = 0,
    formats: Sequence[str] = FORMATS,
    defects: bool = False,
    held_out: bool = False,
    families: Sequence[str] = (),
) -> SampleResult:
    """Writes an invented, consistent region, optionally with defects whose truth is known.

    The same arguments give the same bytes. Large samples hold several counties.

    :param folder: reports go to ``region/<year>/`` below it, the truth to ``truth.jsonl``.
    :param agencies: number of reporting organs. :param years: report years, 2019 or later.
    :param formats: ``html``, ``docx``, ``pdf``, ``text``, ``json``; each agency mostly keeps to one.
    :param held_out: use the layouts, phrases and defect places that are kept for benchmarks.
    :param families: only defects of these families, see :func:`make_copies`.
    :raises ValueError: no agency, a year before 2019, or an unknown format.
    """
    if not years or not formats:
        raise ValueError("years and formats must not be empty")
    copies = make_copies(agencies, years, seed, formats, defects, held_out, families)
    members = [agency for region in make_regions(agencies, seed) for agency in region.agencies]
    return write_copies(folder, copies, seed, members)
