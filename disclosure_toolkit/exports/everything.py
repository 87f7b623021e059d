"""All exports of a run, made from what it wrote for each report (全部导出)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..collection.shelf import Strings
from ..storage import write_bytes
from .figures import FiguresWriter
from .figures_book import write_figures_xlsx
from .findings import COLUMNS, collection_audit, shown, write_csv
from .findings_book import report_line, write_findings_xlsx
from .findings_table import NAME, FindingsWriter, stored_lines
from .letter import NAME as LETTER
from .letter import Letters, asked, read_template
from .review import Decision, standing


@dataclass(frozen=True, slots=True)
class Exported:
    """One report of a run: the folder of its results (relative to the output) and the file as it was named."""

    folder: str
    file: str
    agency: str = ""
    year: int | None = None


def write_exports(
    output: Path,
    reports: Iterable[Exported],
    collection: Sequence[Mapping[str, Any]] = (),
    decisions: Mapping[str, Decision] | None = None,
    lang: str = "zh",
) -> None:
    """Writes ``findings.parquet``, ``findings.csv``, ``findings.xlsx``, ``figures.parquet``, ``figures.xlsx`` and
    the letters. The reports' ``record.json`` and ``findings.json`` are read one at a time, in the order of
    agency and year; the same results give the same bytes.

    :param reports: those whose results stand in the output folder.
    :param collection: findings of the collection (JSON form); they belong to no single report.
    :param decisions: reviewers' decisions by fingerprint.
    :raises BadSettings: the office's own template of the letter cannot be used; everything else is written then.
    """
    decisions = decisions or {}
    ordered = sorted(reports, key=lambda one: (one.agency, one.year or 0, one.file))
    lines = Strings()
    with FiguresWriter(output / "figures.parquet") as figures, FindingsWriter(output / NAME, decisions, lang) as table:
        for report in ordered:
            audit = _stored(output, report, "findings.json")
            table.add(audit, report.folder)
            figures.add(_stored(output, report, "record.json"))
            dismissed = len(audit["findings"]) - len(standing(audit, decisions))
            lines.append(json.dumps(report_line(audit, dismissed, lang)))
        table.add(collection_audit(collection))
    rows = (shown(line, COLUMNS, lang) for line in stored_lines(output / NAME))
    write_csv(output / "findings.csv", rows, lang)
    write_findings_xlsx(output / "findings.xlsx", output / NAME, map(json.loads, lines), lang)
    write_figures_xlsx(output / "figures.xlsx", output / "figures.parquet", lang)
    letters = read_template()
    asked_of: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for finding in collection:
        for first in finding.get("reports", ())[:1]:
            asked_of[first["file"]].append(finding)
    for report in ordered:
        _write_letter(output, report, asked_of[report.file], letters, decisions)


def _stored(output: Path, report: Exported, name: str) -> dict[str, Any]:
    data = json.loads((output / report.folder / name).read_text(encoding="utf-8"))
    # A record may name the file it was once read from; the lists name the one that was handed in.
    return {**data, "file": report.file}


def _write_letter(
    output: Path,
    report: Exported,
    collection: Sequence[Mapping[str, Any]],
    letters: Letters,
    decisions: Mapping[str, Decision],
) -> None:
    """A letter for what is left to be asked; one of an earlier run goes when nothing is."""
    audit = _stored(output, report, "findings.json")
    findings = asked(standing({"findings": [*audit["findings"], *collection]}, decisions))
    path = output / report.folder / LETTER
    if findings:
        write_bytes(path, letters.letter(audit, findings))
    else:
        path.unlink(missing_ok=True)
