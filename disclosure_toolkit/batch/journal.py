"""The journal (作业日志): what was done with which input, under which conditions, kept in the output folder.

An SQLite file beside the results. Each line is written when the results it speaks of stand on disk, and holds
from then on, whatever becomes of this process: a batch that was killed goes on from here. The file belongs to
one run at a time. ``run.json`` is made from the same entries when a run comes to its end.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..errors import OutputInUse, OutputNotWritable
from ..model import Finding
from ..remote import Address, stamp
from ..settings import Settings
from ..storage import aside, digest_of
from . import versions
from .entry import Entry
from .inputs import JOURNAL, Input, Skipped
from .task import Survey, Task

NAME = "run.json"
_FORMAT = 2
# A file written within this time of its being read may be written again without its time changing.
_SETTLED = 2_000_000_000

_TABLES = """
CREATE TABLE seen (path BLOB PRIMARY KEY, version TEXT, reading TEXT, survey TEXT) WITHOUT ROWID;
CREATE TABLE done (folder TEXT PRIMARY KEY, key TEXT, entry TEXT, times INTEGER) WITHOUT ROWID;
CREATE TABLE whole (name TEXT PRIMARY KEY, key TEXT, content TEXT) WITHOUT ROWID;
"""
_DID = """
INSERT INTO done VALUES (?, ?, ?, 1) ON CONFLICT (folder) DO UPDATE SET
times = CASE WHEN key = excluded.key THEN times + 1 ELSE 1 END, key = excluded.key, entry = excluded.entry
"""


@dataclass(frozen=True)
class Conditions:
    """Under what an input was audited; a result is still valid only under the same ones."""

    settings: Settings
    notebooks: bool

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        catalogue, count = versions.catalogue_version()
        return {
            "tool": versions.tool(),
            "rules": {"version": catalogue, "count": count},
            "settings": self.settings.to_dict(),
            "notebooks": self.notebooks,
        }

    def digest(self) -> str:
        """A digest of the conditions; the catalogue is part of the program."""
        return _digest([versions.source_version(), self.settings.to_dict(), self.notebooks])


class Journal:
    """The journal of one output folder, open for one run."""

    def __init__(self, folder: Path, *, fresh: bool) -> None:
        """Opens it, or makes it.

        :param fresh: forget what earlier runs did.
        :raises OutputInUse: another run is writing into this folder. :raises OutputNotWritable: it cannot be written.
        """
        self._folder = folder
        self._path = folder / JOURNAL
        try:
            self._database = self._open()
            if fresh:
                self._database.executescript("DELETE FROM seen; DELETE FROM done; DELETE FROM whole;")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise OutputInUse(
                    "另一次审核正在写这个输出文件夹", file=str(folder), remedy="请等它结束，或用 --out 另选一个"
                ) from error
            raise OutputNotWritable(f"写不出作业日志（{error}）", file=str(self._path)) from error

    def _open(self) -> sqlite3.Connection:
        try:
            return _connected(self._path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # Damaged, or no journal at all: what it knew has to be done again, and nothing else is lost.
            for path in (self._path, *(self._path.with_name(self._path.name + end) for end in ("-wal", "-shm"))):
                path.unlink(missing_ok=True)
            return _connected(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._database.close()

    def survey(self, item: Input, version: str) -> Survey | None:
        """What an earlier run saw in a file that has not changed since, else ``None``.

        :param version: the file's :func:`version_of`; where that does not tell, the file's content does.
        """
        row = self._database.execute(
            "SELECT version, survey FROM seen WHERE path = ? AND reading = ?", (_key(item), versions.reading_version())
        ).fetchone()
        if row is None:
            return None
        survey = Survey(**json.loads(row[1]))
        if version and row[0] == version:
            return survey
        if isinstance(item.path, Address) or digest_of(item.path) != survey.sha256:
            return None
        self.saw(item, version, survey)
        return survey

    def saw(self, item: Input, version: str, survey: Survey) -> None:
        """Keeps what was seen in a file.

        :param version: the file's :func:`version_of` from before it was read.
        """
        if survey.sha256:
            row = (_key(item), version, versions.reading_version(), json.dumps(asdict(survey)))
            self._database.execute("INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?)", row)

    def entry(self, task: Task, key: str) -> Entry | None:
        """The result of a task that was done before, ``None`` when it has to be done."""
        row = self._database.execute(
            "SELECT entry FROM done WHERE folder = ? AND key = ?", (task.folder, key)
        ).fetchone()
        return Entry.from_dict(json.loads(row[0]), str(self._folder)) if row is not None else None

    def did(self, entry: Entry, key: str) -> None:
        """Keeps the result of a task, whose files are written, and how often it was done from the same."""
        row = (entry.folder, key, json.dumps(entry.to_dict()))
        self._database.execute(_DID, row)

    def times(self) -> dict[str, int]:
        """Folder of each result → how often it was done from the same file under the same conditions."""
        return dict(self._database.execute("SELECT folder, times FROM done ORDER BY folder"))

    def whole(self, name: str, key: str) -> Any:
        """What :meth:`keep` kept under this name and key, ``None`` when it was something else."""
        row = self._database.execute("SELECT content FROM whole WHERE name = ? AND key = ?", (name, key)).fetchone()
        return json.loads(row[0]) if row is not None else None

    def keep(self, name: str, key: str, content: Any) -> None:
        """Keeps something about all files together."""
        self._database.execute("INSERT OR REPLACE INTO whole VALUES (?, ?, ?)", (name, key, json.dumps(content)))

    def forget(self, name: str) -> None:
        """The opposite of :meth:`keep`."""
        self._database.execute("DELETE FROM whole WHERE name = ?", (name,))


class NoJournal:
    """The journal of a run that writes nothing: it knows nothing and keeps nothing."""

    def survey(self, _item: Input, _version: str) -> Survey | None:
        """Nothing was seen."""

    def saw(self, _item: Input, _version: str, _survey: Survey) -> None:
        """Keeps nothing."""

    def entry(self, _task: Task, _key: str) -> Entry | None:
        """Nothing was done."""

    def did(self, _entry: Entry, _key: str) -> None:
        """Keeps nothing."""


def _connected(path: Path) -> sqlite3.Connection:
    # Each statement is a transaction of its own. Without a wait for the disk it outlives this process but perhaps
    # not a power cut, which then costs the last lines and never the file.
    database = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    try:
        # One process has the file to itself: it needs no shared memory, which network folders do not have.
        database.execute("PRAGMA locking_mode = EXCLUSIVE")
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute("BEGIN IMMEDIATE")
        if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                database.execute(f"DROP TABLE {name}")
            for statement in _TABLES.strip().split(";")[:-1]:
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {_FORMAT}")
        database.execute("COMMIT")
    except BaseException:
        database.close()
        raise
    return database


def version_of(item: Input) -> str:
    """What tells this version of a file from another without reading it; empty where that cannot be told.

    As git does it: size, times and number of the file; a file written just now may be written again unnoticed.
    """
    if isinstance(item.path, Address):
        return item.version or stamp(item.path)
    try:
        status = item.path.stat()
    except (OSError, ValueError):
        return ""
    if time.time_ns() - max(status.st_mtime_ns, status.st_ctime_ns) < _SETTLED:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


_TASK = tuple(item.name for item in fields(Task))


def task_key(task: Task, previous: str, conditions: str) -> str:
    """A digest of everything that decides a task's result.

    :param previous: SHA-256 of last year's report. :param conditions: digest of the conditions.
    """
    return _digest([conditions, {name: getattr(task, name) for name in _TASK}, previous])


def write_run(
    folder: Path,
    conditions: Conditions,
    entries: Sequence[Entry],
    skipped: Sequence[Skipped],
    findings: Sequence[Finding],
    digests: dict[str, str],
) -> None:
    """Writes ``run.json`` (运行记录), an input a line; only ``finished`` differs between two runs over the same input.

    :param digests: SHA-256 of the files that served as last year's reports.
    """
    head = json.dumps(conditions.to_dict(), ensure_ascii=False, indent=1).removesuffix("\n}")
    tail = {
        "skipped": [item.to_dict() for item in skipped],
        "collection": [finding.to_dict(conditions.settings.lang) for finding in findings],
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    with aside(folder / NAME) as path, path.open("w", encoding="utf-8", errors="backslashreplace") as stream:
        stream.write(f'{head},\n "inputs": [')
        for number, line in enumerate(_lines(entries, digests)):
            stream.write(f"{',' if number else ''}\n  {line}")
        stream.write("\n ],\n" + json.dumps(tail, ensure_ascii=False, indent=1).removeprefix("{\n") + "\n")


def _lines(entries: Iterable[Entry], digests: dict[str, str]) -> Iterator[str]:
    for entry in entries:
        data = entry.to_dict()
        for name in ("summary", "marks", "files"):
            del data[name]
        counts = entry.summary["counts"] if entry.summary is not None else None
        line = {**data, "previous_sha256": digests.get(entry.previous, ""), "counts": counts}
        yield json.dumps(line, ensure_ascii=False)


def _key(item: Input) -> bytes:
    # Bytes, for a name that is no UTF-8 is no text for SQLite.
    return str(item.path).encode("utf-8", "surrogatepass")


def _digest(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
