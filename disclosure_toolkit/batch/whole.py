"""What stands beside the agencies' folders (全部结果): findings of the collection, exports, index, ``run.json``.

All of it is made from what the agencies' folders hold, and is made again only when something of that changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..collection import Digest, Roster, collection_findings, digest_of_record
from ..collection.shelf import Shelf
from ..display.reuse_page import reuse_page, sets_side_by_side
from ..execute.region import forget_region_pages, is_region_page, write_region_pages
from ..exports import Exported, write_exports
from ..exports.letter import NAME as LETTER
from ..model import Finding, Report
from ..storage import write_pieces, write_text
from .entry import Entry
from .index import failure_page, index_pieces
from .journal import Conditions, write_run
from .place import INDEX, Output
from .pool import Workforce
from .result import BatchResult

_SIDE_BY_SIDE = "side_by_side.html"


def findings_of(entries: Sequence[Entry], roster: Roster | None, conditions: Conditions) -> tuple[Finding, ...]:
    """What only shows when the reports stand together.

    :param entries: of the reports that were audited.
    """
    places: dict[str, int] = {}
    shelf = Shelf()

    def digest(place: int, entry: Entry) -> Digest:
        record = entry.record or {}
        places[entry.file] = place
        whole = digest_of_record(record, file=entry.file, agency=entry.agency, year=entry.year)
        return replace(whole, cells=shelf.put(whole.cells), sections=shelf.put(whole.sections))

    def lookup(asked: Digest) -> Report | None:
        record = entries[places[asked.file]].record
        return Report.from_dict(record) if record is not None else None

    return collection_findings(
        [digest(place, entry) for place, entry in enumerate(entries)], roster, conditions.settings, lookup
    )


def write_whole(
    output: Output,
    result: BatchResult,
    roster: Roster | None,
    conditions: Conditions,
    digests: Mapping[str, str],
    kernel: str,
    team: Workforce,
) -> BatchResult:
    """Writes what stands beside the agencies' folders; gives the result with the findings of the collection.

    :param digests: SHA-256 of the files that served as last year's reports.
    :param kernel: how the kernels of the region's pages come to be.
    :param team: workers of this machine, who make these pages.
    """
    folder, lang = output.folder, conditions.settings.lang
    for entry in result.audited:
        output.bring(entry)
    for entry in result.failed:
        if entry.page:
            write_text(folder / entry.page, failure_page(entry, lang))
    result = replace(result, findings=findings_of(result.audited, roster, conditions))
    reports = [Exported(entry.folder, entry.file, entry.agency, entry.year) for entry in result.audited]
    collection = [finding.to_dict(lang) for finding in result.findings]
    write_exports(folder, reports, collection, result.decisions, lang)
    write_run(folder, conditions, result.entries, result.skipped, result.findings, dict(digests))
    if conditions.notebooks:
        regions = write_region_pages(folder, lang, kernel=kernel, each=team.each)
    else:
        regions = forget_region_pages(folder)
    pages = {**regions, **_side_by_side(folder, result, lang)}
    write_pieces(folder / INDEX, index_pieces(result, lang, pages))
    letters = {f"{entry.folder}/{LETTER}" for entry in result.audited}
    output.send(lambda name: name in letters or name == _SIDE_BY_SIDE or is_region_page(name))
    return result


def _side_by_side(folder: Path, result: BatchResult, lang: str) -> dict[str, str]:
    """Writes the page of texts side by side where there is anything to show; gives its address and name."""
    findings = [found for found in result.standing_collection if sets_side_by_side(found)]
    if not findings:
        (folder / _SIDE_BY_SIDE).unlink(missing_ok=True)
        return {}
    write_text(folder / _SIDE_BY_SIDE, reuse_page(findings, lang, INDEX))
    return {_SIDE_BY_SIDE: f"并列比对 {len(findings)} 项" if lang == "zh" else f"Side by side: {len(findings)}"}
