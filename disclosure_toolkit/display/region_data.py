"""What a run wrote about a whole region, read back for its pages (地区数据).

Read are ``run.json``, ``findings.parquet`` and the few columns of ``figures.parquet`` that the pages show;
no report and no agency's folder is opened again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from ..collection.names import agency_key
from ..errors import BadSettings, FileMissing
from ..metrics import metrics
from ..model import Level, Severity

STATES = ("failed", "notebook", "error", "warning", "clean")
_DISMISSED = "不成立"
_BATCH = 10_000  # lines read at once
# Besides what the metrics are made of.
_COLUMNS = {"total", "natural_person"}
# Families of rules that hold a report against last year's, and that follow an agency through the years.
_AGAINST_LAST_YEAR, _CHAINS = "Y5", "C2"


@dataclass(frozen=True, slots=True)
class Found:
    """One finding that no reviewer has dismissed: its rule and how sure it is."""

    rule: str
    severity: Severity

    @property
    def family(self) -> str:
        """The family of its rule: the letter and the first digit of the code (F3)."""
        return self.rule[:2]


@dataclass(frozen=True)
class AgencyYear:
    """One report of a run.

    :ivar page: address of its summary, relative to the output folder; empty when there is none.
    :ivar state: one of :data:`STATES`, as on the index page. :ivar figures: key → value, of what was read.
    """

    agency: str
    year: int | None
    level: Level
    file: str
    page: str
    state: str
    found: tuple[Found, ...] = ()
    figures: Mapping[str, int | Decimal] = field(default_factory=dict)

    def value(self, key: str, /) -> int | Decimal | None:
        """The figure's value, ``None`` where there is none."""
        return self.figures.get(key)

    def worst(self, family: str) -> Severity | None:
        """The gravest finding of a family."""
        ranks = [found.severity for found in self.found if found.family == family]
        return min(ranks, key=lambda severity: severity.rank, default=None)

    def weight(self) -> tuple[int, ...]:
        """By what reports are ordered, the gravest first: negative counts by severity."""
        counts = [0, 0, 0, 0]
        for found in self.found:
            counts[found.severity.rank] -= 1
        return tuple(counts)


@dataclass(frozen=True)
class Region:
    """What a run knows of one or all years.

    :ivar folder: the output folder. :ivar years: all report years of the run, ascending.
    :ivar reports: of the year asked for (all years when none was), by agency; unreadable files have no year.
    :ivar collection: findings of the collection (JSON form) that no reviewer has dismissed, likewise.
    :ivar breaks: what the single reports say against last year's (rule, severity, message), likewise.
    """

    folder: Path
    years: tuple[int, ...]
    reports: tuple[AgencyYear, ...]
    collection: tuple[Mapping[str, Any], ...] = ()
    run: Mapping[str, Any] = field(default_factory=dict)
    breaks: tuple[Mapping[str, Any], ...] = ()

    def chains(self) -> list[Mapping[str, Any]]:
        """Breaks and leaps between years: of one report against the last, and over several years."""
        return [*self.breaks, *(item for item in self.collection if item["rule"].startswith(_CHAINS))]

    def of(self, year: int) -> list[AgencyYear]:
        """The reports of one year."""
        return [report for report in self.reports if report.year == year]


def read_region(run_folder: str | Path, year: int | None = None, *, figures: bool = True) -> Region:
    """What the run in an output folder knows of a year, or of all.

    :param figures: whether the reports' figures are wanted.
    :raises FileMissing: the folder holds no finished run. :raises BadSettings: no report of the year is in it.
    """
    folder = Path(run_folder)
    remedy = "请指定 disclosure audit 的输出文件夹（其中有 run.json、findings.parquet、figures.parquet）"
    for name in ("run.json", "findings.parquet", "figures.parquet"):
        if not (folder / name).is_file():
            raise FileMissing(f"运行结果中没有 {name}", file=str(folder), remedy=remedy)
    try:
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except ValueError as error:
        raise FileMissing(
            "运行记录读不出", file=str(folder / "run.json"), remedy="请重新运行 disclosure audit"
        ) from error
    inputs = run["inputs"]
    years = tuple(sorted({item["year"] for item in inputs if item["year"] is not None and item["counts"] is not None}))
    if year is not None and year not in years:
        raise BadSettings(
            f"运行结果中没有 {year} 年度的报告", file=str(folder), remedy=f"有：{'、'.join(map(str, years))}"
        )
    found: dict[str, list[Found]] = defaultdict(list)
    standing, breaks = set(), []
    for line in _lines(folder / "findings.parquet", year):
        standing.add(line["fingerprint"])
        # A finding of the collection names all its files, first the one to be corrected.
        found[line["file"].split("\n")[0]].append(_found(line["rule"], line["severity"]))
        if line["rule"].startswith(_AGAINST_LAST_YEAR):
            breaks.append(_break(line))
    values = _figures(folder / "figures.parquet", year) if figures else {}
    chosen = [item for item in inputs if year is None or item["year"] in (year, None)]
    reports = [_report(item, found.get(item["file"], []), values.get(item["file"], {})) for item in chosen]
    collection = [
        item for item in run["collection"] if item["fingerprint"] in standing and (year is None or _about(item, year))
    ]
    by_name = sorted(reports, key=lambda report: (report.agency, report.year or 0, report.file))
    return Region(folder, years, tuple(by_name), tuple(collection), run, tuple(breaks))


def _break(line: Mapping[str, Any]) -> dict[str, str]:
    said = f"{line['agency']} {line['year'] or ''}：{line['message']}"
    return {"rule": line["rule"], "severity": line["severity"], "message": said}


def _about(finding: Mapping[str, Any], year: int) -> bool:
    """Whether the report to be corrected is one of that year; findings about no report belong to every year."""
    about = finding.get("reports") or []
    return not about or about[0]["year"] in (year, None)


def _report(item: Mapping[str, Any], found: Sequence[Found], figures: Mapping[str, int | Decimal]) -> AgencyYear:
    # As on the index page: what only the collection shows does not change the verdict on a report.
    severities = {one.severity for one in found if not one.rule.startswith("C")}
    if item["counts"] is None:
        state = "failed"
    elif item["result"] == "notebook_failed":
        state = "notebook"
    elif Severity.ERROR in severities:
        state = "error"
    else:
        state = "warning" if Severity.WARNING in severities else "clean"
    return AgencyYear(
        agency=item["agency"],
        year=item["year"],
        level=Level(item["level"]),
        file=item["file"],
        page=item["page"],
        state=state,
        found=tuple(found),
        figures=figures,
    )


def _lines(path: Path, year: int | None) -> Iterator[dict[str, Any]]:
    """Findings that no reviewer has dismissed; those without a year belong to every year."""
    import pyarrow.parquet

    columns = ["year", "agency", "file", "rule", "severity", "message", "fingerprint", "decision"]
    with pyarrow.parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
            for line in batch.to_pylist():
                if line["decision"] != _DISMISSED and (year is None or line["year"] in (year, None)):
                    yield line


@cache
def _found(rule: str, severity: str) -> Found:
    """Findings that look alike are one object: there are many of few kinds."""
    return Found(rule, Severity(severity))


def _figures(path: Path, year: int | None) -> dict[str, dict[str, int | Decimal]]:
    """File → key → value, for table 4 and the columns of table 3 that the metrics ask for."""
    import pyarrow.parquet

    terms = [term for metric in metrics() for term in (*metric.numerator, *metric.denominator) if "." in term]
    wanted = sorted(_COLUMNS | {term.rsplit(".", 1)[1] for term in terms if "requests." in term})
    of_year = [("year", "=", year)] if year is not None else []
    either = [
        [("table", "=", "requests"), ("column", "in", wanted), *of_year],
        [("table", "=", "review"), *of_year],
    ]
    table = pyarrow.parquet.read_table(path, columns=["file", "key", "value"], filters=either)
    found: dict[str, dict[str, int | Decimal]] = defaultdict(dict)
    names: dict[str, str] = {}  # every report has the same keys: one string for all of them
    for batch in table.to_batches(max_chunksize=_BATCH):
        columns = (batch.column(name).to_pylist() for name in ("file", "key", "value"))
        for file, key, value in zip(*columns, strict=True):
            if value is not None:
                found[file][names.setdefault(key, key)] = int(value) if value == int(value) else Decimal(str(value))
    return found


def pooled(reports: Iterable[AgencyYear]) -> tuple[list[AgencyYear], int, int]:
    """The reports over which a region's figures are added up, each case once.

    A government's report may count its departments' cases again: it is left out where others are there. Of
    several reports of one agency and year the first counts.

    :return: the reports, how many governments' and how many doubled ones were left out.
    """
    readable = [report for report in reports if report.state != "failed"]
    below = [report for report in readable if report.level is not Level.GOVERNMENT]
    chosen = below or readable
    once: dict[tuple[str, int | None], AgencyYear] = {}
    for report in chosen:
        once.setdefault((agency_key(report.agency) or report.file, report.year), report)
    return list(once.values()), len(readable) - len(chosen), len(chosen) - len(once)


def total_text(reports: Sequence[AgencyYear], key: str, lang: str = "zh") -> str:
    """The sum in words: of how many reports the figure is missing is said, for it is no zero."""
    missing = sum(1 for report in reports if report.value(key) is None)
    if not missing:
        return str(total(reports, key))
    return f"{total(reports, key)}" + (f"（{missing} 份未读出，未计入）" if lang == "zh" else f" ({missing} unread)")


def total(reports: Iterable[AgencyYear], key: str) -> int:
    """The sum of a figure over the reports that have it."""
    return int(sum(report.value(key) or 0 for report in reports))
