"""CSV lists that users keep in Excel or an editor: manifests, member lists, reviewers' decisions."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import BadManifest, system_reason

# UTF-8 with or without its mark, and what Excel writes on a Chinese Windows.
_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: its number in the file (the heading is line 1) and its cells by column key."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get(key, "")


def read_list(path: Path, columns: Mapping[str, Sequence[str]], required: Sequence[str]) -> list[Row]:
    """The lines of a CSV list.

    :param columns: column key → headings that are taken for it; other columns are passed over.
    :param required: keys of columns that must be there.
    :raises BadManifest: the file cannot be read, is not text, or lacks a needed column.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadManifest(
            f"清单读不出（{system_reason(error)}）", file=str(path), remedy="请检查文件是否存在、可读"
        ) from error
    reader = csv.reader(io.StringIO(_decoded(data, path), newline=""), strict=True)
    try:
        lines = [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        raise BadManifest(
            f"清单不是完好的 CSV（{error}）",
            file=str(path),
            place=f"第 {reader.line_num} 行",
            remedy="请重新另存为 CSV",
        ) from error
    if not lines:
        raise BadManifest(
            "清单是空的", file=str(path), remedy=f"第一行应为列名：{'、'.join(names[0] for names in columns.values())}"
        )
    known = {name.casefold(): key for key, names in columns.items() for name in (key, *names)}
    header = [known.get(cell.strip().casefold(), "") for cell in lines[0][1]]
    missing = [key for key in required if key not in header]
    if missing:
        names = "、".join(" / ".join((key, *columns[key])) for key in missing)
        raise BadManifest(f"清单缺少列：{names}", file=str(path), place="第 1 行", remedy="请补上列名后重试")
    rows = []
    for number, cells in lines[1:]:
        found = {key: cell.strip() for key, cell in zip(header, cells, strict=False) if key}
        if any(found.values()):
            rows.append(Row(number, found))
    return rows


def _decoded(data: bytes, path: Path) -> str:
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadManifest("清单的文字编码无法识别", file=str(path), remedy="请另存为 UTF-8 编码的 CSV")
