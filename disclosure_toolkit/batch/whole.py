"""What stands beside the agencies' folders (全部结果): findings of the collection, exports, index, ``run.json``.

All of it is made from what the agencies' folders hold, and is made again only when something of that changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ..collection import Digest, Roster, collection_findings, digest_of_record
from ..display.reuse_page import reuse_page, sets_side_by_side
from ..execute.region import forget_region_pages, write_region_pages
from ..exports import Exported, write_exports
from ..exports.review import DISMISSED
from ..model import Finding, Report
from ..storage import write_text
from .entry import Entry
from .index import failure_page, index_page
from .inputs import JOURNAL
from .journal import NAME, Conditions, Journal, write_run
from .place import Output
from .result import BatchResult

_KEPT = "whole"
_SIDE_BY_SIDE = "side_by_side.html"
INDEX = "index.html"


def findings_of(entries: Sequence[Entry], roster: Roster | None, conditions: Conditions) -> tuple[Finding, ...]:
    """What only shows when the reports stand together.

    :param entries: of the reports that were audited.
    """
    by_file = {entry.file: entry for entry in entries}

    def digest(entry: Entry) -> Digest:
        record = entry.record or {}
        return digest_of_record(record, file=entry.file, agency=entry.agency, year=entry.year)

    def lookup(asked: Digest) -> Report | None:
        record = by_file[asked.file].record
        return Report.from_dict(record) if record is not None else None

    return collection_findings([digest(entry) for entry in entries], roster, conditions.settings, lookup)


def write_whole(
    output: Output,
    journal: Journal,
    result: BatchResult,
    roster: Roster | None,
    conditions: Conditions,
    digests: Mapping[str, str],
    keys: Sequence[str],
) -> BatchResult:
    """Writes what stands beside the agencies' folders, unless all of it still holds.

    :param digests: SHA-256 of the files that served as last year's reports.
    :param keys: for each entry what decided it.
    """
    folder, lang = output.folder, conditions.settings.lang
    entries = tuple(_with_failure_page(entry) for entry in result.entries)
    result = replace(result, entries=entries, index=_index(output))
    key = _key(result, roster, conditions, keys)
    known = journal.whole(_KEPT, key)
    if known is not None and all(_size(folder / name) == size for name, size in known["files"].items()):
        return replace(result, findings=tuple(map(Finding.from_dict, known["findings"])))
    # From here until all is written again, what stands there is neither the old state nor the new one.
    journal.forget(_KEPT)
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
    regions = write_region_pages(folder, lang) if conditions.notebooks else forget_region_pages(folder)
    write_text(folder / INDEX, index_page(result, lang, {**regions, **_side_by_side(folder, result, lang)}))
    output.send()
    names = [path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", JOURNAL))]
    names += [entry.page for entry in result.failed if entry.page]
    files = {name: _size(folder / name) for name in names}
    journal.keep(_KEPT, key, {"files": files, "findings": [finding.to_dict("zh") for finding in result.findings]})
    return result


def _side_by_side(folder: Path, result: BatchResult, lang: str) -> dict[str, str]:
    """Writes the page of texts side by side where there is anything to show; gives its address and name."""
    dismissed = {mark for mark, made in result.decisions.items() if made.decision == DISMISSED}
    findings = [found for found in result.findings if found.fingerprint not in dismissed and sets_side_by_side(found)]
    if not findings:
        (folder / _SIDE_BY_SIDE).unlink(missing_ok=True)
        return {}
    write_text(folder / _SIDE_BY_SIDE, reuse_page(findings, lang, INDEX))
    return {_SIDE_BY_SIDE: f"并列比对 {len(findings)} 项" if lang == "zh" else f"Side by side: {len(findings)}"}


def _index(output: Output) -> str | Path:
    return output.address / INDEX if output.address is not None else output.folder / INDEX


def _with_failure_page(entry: Entry) -> Entry:
    if entry.result == "failed" and entry.folder:
        return replace(entry, page=f"{entry.folder}/summary.html")
    return entry


def _key(result: BatchResult, roster: Roster | None, conditions: Conditions, keys: Sequence[str]) -> str:
    """A digest of everything that the whole is made from."""
    total = hashlib.sha256(conditions.digest().encode())
    total.update(repr(roster.members if roster is not None else ()).encode("utf-8", "surrogatepass"))
    decided = [(mark, asdict(decision)) for mark, decision in sorted(result.decisions.items())]
    skipped = [item.to_dict() for item in result.skipped]
    total.update(json.dumps([NAME, decided, skipped]).encode())
    for entry, key in zip(result.entries, keys, strict=True):
        files: list[Any] = [key, entry.file, entry.result, entry.error, entry.page, entry.remarks, entry.files]
        total.update(json.dumps(files).encode())
    return total.hexdigest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
