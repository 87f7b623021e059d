"""All findings of all reports in one Parquet file, beside ``figures.parquet`` (问题数据)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..collection.shelf import Strings
from .cells import storable
from .findings import COLUMNS, finding_line
from .parquet import ParquetLines
from .review import Decision

NAME = "findings.parquet"
_GROUP = 5_000
_TEXTS = (
    *("agency", "level", "severity", "rule", "title", "message", "figures", "working", "quotes", "place"),
    *("basis", "file", "folder", "fingerprint", "root", "decision", "note", "reviewer"),
)


class FindingsWriter(ParquetLines):
    """Writes ``findings.parquet`` report by report in bounded memory; the file appears when all is written.

    Columns: ``year`` (empty where unknown), and as text ``agency``, ``level``, ``severity`` (error, warning,
    question, info), ``rule``, ``title``, ``message``, ``figures``, ``working``, ``quotes``, ``place``,
    ``basis``, ``file``, ``folder`` (of the report's results), ``fingerprint``, ``root``, and the reviewer's
    ``decision``, ``note`` and ``reviewer``. Findings of the collection name no agency and no folder.
    """

    def __init__(self, path: Path, decisions: Mapping[str, Decision], lang: str = "zh") -> None:
        super().__init__(path, {"year": "int32"} | dict.fromkeys(_TEXTS, "string"), _GROUP)
        self._decisions, self._lang = decisions, lang

    def add(self, audit: Mapping[str, Any], folder: str = "") -> None:
        """Adds the findings of one audit, given in its JSON form (``Audit.to_dict``)."""
        for finding in audit["findings"]:
            line = finding_line(finding, audit, self._decisions, self._lang)
            line |= {"level": audit["identity"]["level"], "folder": folder, "root": finding["root"]}
            self.write({k: storable(v) if isinstance(v, str) else v for k, v in line.items()})


def stored_lines(path: Path, keys: Iterable[str] = COLUMNS, order: Sequence[str] = ()) -> Iterator[Mapping[str, Any]]:
    """The lines of a ``findings.parquet`` in bounded memory, as they were written or ordered by these columns.

    :param keys: the columns wanted; the years of findings without one come last when ordered.
    """
    import pyarrow.compute
    import pyarrow.parquet

    def lines() -> Iterator[Mapping[str, Any]]:
        with pyarrow.parquet.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=2_000, columns=list(keys)):
                yield from batch.to_pylist()

    if not order:
        yield from lines()
        return
    # Only what decides the order is held in memory; the lines wait on disk.
    deciding = pyarrow.parquet.read_table(path, columns=list(order))
    places = pyarrow.compute.sort_indices(deciding, sort_keys=[(name, "ascending") for name in order])
    del deciding
    waiting = Strings()
    for line in lines():
        waiting.append(json.dumps(line))
    for place in places:
        yield json.loads(waiting[place.as_py()])
