"""A Parquet file that grows line by line in bounded memory (列式数据文件)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..storage import aside


class ParquetLines:
    """Writes lines into a Parquet file, a row group at a time; the file appears when all is written.

    :param types: column → type, as pyarrow names it (``string``, ``int32``, ``float64``), in the order of the file.
    :param group: lines of one row group, the most that are held in memory.
    """

    def __init__(self, path: Path, types: Mapping[str, str], group: int) -> None:
        self._aside, self._types, self._group = aside(path), types, group
        self._columns: dict[str, list[Any]] = {name: [] for name in types}
        self._words: dict[str, str] = {}
        self._held = 0

    def __enter__(self) -> Self:
        import pyarrow
        import pyarrow.parquet

        self._schema = pyarrow.schema([(name, pyarrow.type_for_alias(kind)) for name, kind in self._types.items()])
        self._writer = pyarrow.parquet.ParquetWriter(self._aside.__enter__(), self._schema, compression="zstd")
        return self

    def write(self, line: Mapping[str, Any]) -> None:
        """Adds a line; a column that it does not name stays empty."""
        for name, values in self._columns.items():
            value = line.get(name)
            # Words that many lines share are kept once, and let go of with their group.
            values.append(self._words.setdefault(value, value) if type(value) is str else value)
        self._held += 1
        if self._held >= self._group:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        if self._held:
            self._writer.write_table(pyarrow.Table.from_pydict(self._columns, schema=self._schema))
            self._columns, self._words, self._held = {name: [] for name in self._types}, {}, 0

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
        finally:
            self._writer.close()
            self._aside.__exit__(kind, error, trace)
