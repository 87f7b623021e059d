"""All figures of all reports in one Parquet file, for pandas, DuckDB and the like."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..model import Source
from ..storage import aside
from .cells import storable

_FLUSH = 50_000  # figures in one row group: some hundred reports


class FiguresWriter:
    """Writes ``figures.parquet`` report by report in bounded memory; the file appears when all is written.

    Columns: ``year``, ``agency``, ``level``, ``edition``, ``file``, ``key``, ``table``, ``row``, ``column``,
    ``value`` (float, empty unless ``kind`` is number or zero), ``kind``, ``raw``, ``place``.
    """

    def __init__(self, path: Path) -> None:
        self._aside = aside(path)
        self._columns: dict[str, list[Any]] = {}

    def __enter__(self) -> Self:
        import pyarrow
        import pyarrow.parquet

        text = pyarrow.string()
        names = ("agency", "level", "edition", "file", "key", "table", "row", "column")
        fields = [("year", pyarrow.int32()), *((name, text) for name in names)]
        fields += [("value", pyarrow.float64()), ("kind", text), ("raw", text), ("place", text)]
        self._schema = pyarrow.schema(fields)
        self._columns = {field.name: [] for field in self._schema}
        self._writer = pyarrow.parquet.ParquetWriter(self._aside.__enter__(), self._schema, compression="zstd")
        return self

    def add(self, record: Mapping[str, Any]) -> None:
        """Adds the figures of one report, given in its JSON form (``Report.to_dict``)."""
        identity = record["identity"]
        whose = {name: identity[name] for name in ("year", "level", "edition")}
        whose |= {"agency": storable(identity["agency"]), "file": storable(record["file"])}
        for key, figure in record["figures"].items():
            table, row, column = key.split(".")
            place = Source.from_dict(figure["source"])
            cell = {
                **whose,
                "key": key,
                "table": table,
                "row": row,
                "column": column,
                "value": figure["value"],
                "kind": figure["kind"],
                "raw": storable(figure["raw"]),
                "place": place.describe() if place is not None else "",
            }
            # Words that most figures share are kept once.
            for name, value in cell.items():
                self._columns[name].append(sys.intern(value) if type(value) is str else value)
        if len(self._columns["key"]) >= _FLUSH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if self._columns["key"]:
            self._writer.write_table(pyarrow.Table.from_pydict(self._columns, schema=self._schema))
            self._columns = {name: [] for name in self._columns}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._writer.close()
            self._aside.__exit__(kind, error, trace)
