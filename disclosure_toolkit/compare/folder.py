"""What a run left in its output folder (审核的输出文件夹), read back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ..errors import BadRecord, BadSettings

RUN = "run.json"
_REMEDY = "请重新运行 disclosure audit"


def read_run(folder: Path, wanted: Iterable[str]) -> dict[str, Any]:
    """The record of a run (``run.json``).

    :param wanted: the entries that it must have.
    :raises BadSettings: the folder is no run's output. :raises BadRecord: the record cannot be read or lacks an entry.
    """
    path = folder / RUN
    if not path.is_file():
        raise BadSettings(
            f"没有 {RUN}，不是一次审核的输出文件夹",
            file=str(folder),
            remedy="请给出由 disclosure audit --out 写出的文件夹",
        )
    data = read_json(path)
    if not isinstance(data, dict) or any(name not in data for name in wanted):
        raise BadRecord("运行记录的内容不完整", file=str(path), remedy=_REMEDY)
    return data


def read_findings(path: Path) -> dict[str, Any]:
    """The findings and judgements of one report (``findings.json``).

    :raises BadRecord: they cannot be read or are not whole.
    """
    data = read_json(path)
    if not isinstance(data, dict) or "findings" not in data:
        raise BadRecord("审核结果的内容不完整", file=str(path), remedy=_REMEDY)
    return data


def read_json(path: Path) -> Any:
    """A JSON file of a run.

    :raises BadRecord: it cannot be read.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadRecord(f"读不出审核结果（{error}）", file=str(path), remedy=_REMEDY) from error
