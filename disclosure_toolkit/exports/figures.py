"""All figures of all reports in one Parquet file, for pandas, DuckDB and the like."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..model import Source
from .cells import storable
from .parquet import ParquetLines

_GROUP = 20_000  # figures of a hundred reports
_TYPES = (
    {"year": "int32"}
    | dict.fromkeys(("agency", "level", "edition", "file", "key", "table", "row", "column"), "string")
    | {"value": "float64", "kind": "string", "raw": "string", "place": "string"}
)


class FiguresWriter(ParquetLines):
    """Writes ``figures.parquet`` report by report in bounded memory; the file appears when all is written.

    Columns: ``year``, ``agency``, ``level``, ``edition``, ``file``, ``key``, ``table``, ``row``, ``column``,
    ``value`` (float, empty unless ``kind`` is number or zero), ``kind``, ``raw``, ``place``.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, _TYPES, _GROUP)

    def add(self, record: Mapping[str, Any]) -> None:
        """Adds the figures of one report, given in its JSON form (``Report.to_dict``)."""
        identity = record["identity"]
        whose = {name: identity[name] for name in ("year", "level", "edition")}
        whose |= {"agency": storable(identity["agency"]), "file": storable(record["file"])}
        for key, figure in record["figures"].items():
            table, row, column = key.split(".")
            place = Source.from_dict(figure["source"])
            self.write(
                {
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
            )
