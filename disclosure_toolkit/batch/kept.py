"""Whether what stands beside the agencies' folders still holds (全部结果是否有效); if so, nothing of it is loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from ..collection.members import Roster
from ..exports.letter import NAME as LETTER
from ..exports.letter import own_template
from ..model import Finding
from ..storage import digest_of
from .inputs import JOURNAL
from .journal import Conditions, Journal
from .place import Output
from .pool import Workforce
from .result import BatchResult

_KEPT = "whole"


def whole(
    output: Output,
    journal: Journal,
    result: BatchResult,
    roster: Roster | None,
    conditions: Conditions,
    digests: Mapping[str, str],
    keys: Sequence[str],
    kernel: str,
    team: Workforce,
) -> BatchResult:
    """The result with its findings of the collection: those of the last run, where all that it wrote still holds,
    else made anew with everything that stands beside the agencies' folders.

    :param digests: SHA-256 of the files that served as last year's reports.
    :param keys: for each entry what decided it.
    :param kernel: how the kernels of the region's pages come to be; the pages do not depend on it.
    :param team: workers of this machine, who make these pages.
    """
    key = _key(result, roster, conditions, keys)
    known = journal.whole(_KEPT, key)
    if known is not None and all(_size(output.folder / name) == size for name, size in known["files"].items()):
        return replace(result, findings=tuple(map(Finding.from_dict, known["findings"])))
    from .whole import write_whole

    # From here until all is written again, what stands there is neither the old state nor the new one.
    journal.forget(_KEPT)
    result = write_whole(output, result, roster, conditions, digests, kernel, team)
    files = {name: _size(output.folder / name) for name in _written(output.folder, result)}
    journal.keep(_KEPT, key, {"files": files, "findings": [finding.to_dict("zh") for finding in result.findings]})
    return result


def _written(folder: Path, result: BatchResult) -> list[str]:
    """What was written beside the agencies' results; the letters lie in their folders and are made with the whole."""
    names = [path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith((".", JOURNAL))]
    letters = (f"{entry.folder}/{LETTER}" for entry in result.audited)
    names += [name for name in letters if (folder / name).is_file()]
    return names + [entry.page for entry in result.failed if entry.page]


def _key(result: BatchResult, roster: Roster | None, conditions: Conditions, keys: Sequence[str]) -> str:
    """A digest of everything that the whole is made from."""
    total = hashlib.sha256(conditions.digest().encode())
    total.update(repr(roster.members if roster is not None else ()).encode("utf-8", "surrogatepass"))
    decided = [(mark, asdict(decision)) for mark, decision in sorted(result.decisions.items())]
    skipped = [item.to_dict() for item in result.skipped]
    total.update(json.dumps([decided, skipped]).encode())
    # Another template makes other letters.
    template = own_template()
    total.update(digest_of(template).encode() if template is not None else b"")
    for entry, key in zip(result.entries, keys, strict=True):
        files: list[Any] = [key, entry.file, entry.result, entry.error, entry.page, entry.remarks, entry.files]
        total.update(json.dumps(files).encode())
    return total.hexdigest()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1
