"""What is handed to a worker and what a first look gives back (作业单): paths and words, nothing of a report itself."""

from __future__ import annotations

from dataclasses import dataclass

from ..settings import Settings
from .entry import Entry


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first look at a file tells: whose and which year it is, or why it cannot be read.

    :ivar agency: and :ivar year: as the document says, empty and ``None`` where it is silent.
    :ivar content: digest of the figures, by which two copies of one report are known.
    """

    sha256: str
    agency: str = ""
    year: int | None = None
    level: str = "unknown"
    content: str = ""
    error: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all files of a run; plain enough to be sent to another machine.

    :ivar output: the output folder or its address, empty when nothing is to be written.
    :ivar timeout: seconds that one notebook may take.
    :ivar kernel: how the kernels of notebooks come to be: ``warm``, ``light`` or ``stock``.
    :ivar readings: name of the run's readings (:mod:`.readings`), empty where each stage reads for itself.
    """

    output: str
    settings: Settings
    notebooks: bool = True
    timeout: float = 120
    readings: str = ""
    kernel: str = "warm"


@dataclass(frozen=True, slots=True)
class Task:
    """One file to audit; paths and words, nothing of the report itself.

    :ivar folder: where its results go, relative to the output folder, with forward slashes.
    :ivar agency: and :ivar year: whose and which year it is taken for.
    :ivar previous: last year's report, empty for none.
    """

    path: str
    file: str
    folder: str
    sha256: str = ""
    agency: str = ""
    year: int | None = None
    level: str = "unknown"
    previous: str = ""
    remarks: tuple[str, ...] = ()


def failed_entry(task: Task, error: dict[str, str]) -> Entry:
    """The entry of a file that could not be audited."""
    shared = {name: getattr(task, name) for name in ("file", "sha256", "folder", "agency", "year", "level", "remarks")}
    return Entry(**shared, result="failed", error=error)
