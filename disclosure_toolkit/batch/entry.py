"""What became of one file (审核结果一行): a line of the run's result; the audit itself stays in the file's folder."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal

Result = Literal["audited", "failed", "notebook_failed"]

AGENCY_FILES = ("record.json", "findings.json", "audit.ipynb", "summary.html")
"""What an agency's folder holds; the last two come with the notebook."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one file.

    :ivar page: the page to read, relative to the output folder; empty when none was written.
    :ivar error: JSON form of the error for a file that could not be read or a notebook that failed.
    :ivar remarks: what else the user should know (Chinese).
    :ivar summary: :func:`brief` of the summary in ``findings.json``; ``None`` when the file could not be read.
    :ivar marks: fingerprint and severity of each finding.
    :ivar files: name, size and SHA-256 of each file written for it.
    :ivar where: the output folder on this machine. :ivar kept: audit and record where nothing is written.
    """

    file: str
    sha256: str
    result: Result
    folder: str
    agency: str = ""
    year: int | None = None
    level: str = "unknown"
    page: str = ""
    previous: str = ""
    error: dict[str, str] | None = None
    remarks: tuple[str, ...] = ()
    summary: Mapping[str, Any] | None = None
    marks: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, int, str], ...] = ()
    where: str = field(default="", compare=False)
    kept: bytes = b""

    @property
    def audit(self) -> dict[str, Any] | None:
        """JSON form of the audit, read anew each time; ``None`` when the file could not be read."""
        if self.summary is None:
            return None
        return {**self._read("findings.json"), "file": self.file}

    @property
    def record(self) -> dict[str, Any] | None:
        """JSON form of the report, likewise."""
        return self._read("record.json") if self.summary is not None else None

    def _read(self, name: str) -> dict[str, Any]:
        if self.kept:
            data: dict[str, Any] = json.loads(zlib.decompress(self.kept))[name]
        else:
            data = json.loads((Path(self.where) / self.folder / name).read_bytes())
        return data

    def to_dict(self) -> dict[str, Any]:
        """JSON form for the journal; the inverse is :meth:`from_dict`."""
        names = (item.name for item in fields(self) if item.name not in ("where", "kept"))
        return {name: getattr(self, name) for name in names}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str) -> Entry:
        """Inverse of :meth:`to_dict`.

        :param where: the output folder on this machine.
        :raises KeyError: and :raises TypeError: it is none.
        """
        tuples = {
            "remarks": tuple(data["remarks"]),
            "marks": tuple((mark, severity) for mark, severity in data["marks"]),
            "files": tuple((name, size, digest) for name, size, digest in data["files"]),
        }
        return cls(**{**data, **tuples, "where": where})


def brief(summary: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the index and ``run.json`` need of an audit's summary; a tenth of it, for every file has one."""
    coverage = {name: summary["coverage"][name] for name in ("read", "expected", "sentence")}
    return {"verdict": summary["verdict"], "counts": dict(summary["counts"]), "coverage": coverage}
