"""What a worker does with one file; whatever happens there costs only that file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from ..assemble import load_report
from ..audit import audit_report
from ..collection import whose_report
from ..display.agency import AgencyView
from ..errors import DisclosureError, NotebookFailed, OutputNotWritable
from ..execute import run_agency
from ..model import Identity, Report
from ..settings import Settings
from ..storage import digest_of, write_bytes
from .inputs import Input

Result = Literal["audited", "failed", "notebook_failed"]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a first look at a file tells: whose and which year it is, or why it cannot be read.

    :ivar content: digest of the figures, by which two copies of one report are known.
    """

    sha256: str
    identity: Identity = field(default_factory=Identity)
    content: str = ""
    error: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for all files of a run.

    :ivar output: the output folder, ``None`` when nothing is to be written.
    :ivar timeout: seconds that one notebook may take.
    """

    output: Path | None
    settings: Settings
    notebooks: bool = True
    timeout: float = 120


@dataclass(frozen=True, slots=True)
class Task:
    """One file to audit.

    :ivar folder: where its results go, relative to the output folder, with forward slashes.
    :ivar agency: and :ivar year: whose and which year it is taken for.
    """

    path: Path
    file: str
    folder: str
    sha256: str = ""
    agency: str = ""
    year: int | None = None
    level: str = "unknown"
    previous: Path | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """What became of one file.

    :ivar page: the page to read, relative to the output folder; empty when none was written.
    :ivar audit: JSON form of the audit; ``None`` when the file could not be read.
    :ivar error: JSON form of the error for a file that could not be read or a notebook that failed.
    :ivar remarks: what else the user should know (Chinese).
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
    audit: dict[str, Any] | None = None
    error: dict[str, str] | None = None
    remarks: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def _load(path: str, modified: int, size: int) -> Report:  # noqa: ARG001 - the key tells versions of a file apart
    return load_report(path)


def load_once(path: Path) -> Report:
    """The report of a file; read once by a process that surveys, audits and compares it.

    :raises ReportUnreadable: the file cannot be read as a report.
    """
    try:
        status = path.stat()
    except (OSError, ValueError):
        return load_report(path)
    return _load(str(path), status.st_mtime_ns, status.st_size)


def described(error: Exception, file: str) -> dict[str, str]:
    """The JSON form of any error; one that is not ours is said to be the program's fault, with its name."""
    if not isinstance(error, DisclosureError):
        message = f"读取时程序出错（{type(error).__name__}: {error}）"
        error = DisclosureError(message, file=file, remedy="这是本工具的缺陷，请把文件和这句话一并报告给维护者")
        return {**error.to_dict(), "code": "internal_error"}
    if not error.file:
        error.file = file
    return error.to_dict()


def survey(item: Input) -> Survey:
    """A first look at one file."""
    digest = digest_of(item.path)
    try:
        report = load_once(item.path)
    except Exception as error:  # noqa: BLE001 - whatever it is, it costs only this file
        return Survey(digest, error=described(error, item.file))
    return Survey(digest, report.identity, whose_report(report).content)


def audit_one(task: Task, job: Job) -> Entry:
    """Audits one report and writes its results."""
    try:
        report = load_once(task.path)
        remarks, previous = list(task.remarks), None
        if task.previous is not None:
            try:
                previous = load_once(task.previous)
            except DisclosureError as unread:
                remarks.append(f"上年报告未能读出，跨年核对未做：{unread}")
        audit = audit_report(report, previous, settings=job.settings)
        # A record may name the file it was once read from; outputs name the one that was handed in.
        findings = {**audit.to_dict(), "file": task.file}
        page, error = "", None
        if job.output is not None and job.notebooks:
            page, error = _with_notebook(task, job, job.output, previous is not None)
        elif job.output is not None:
            page = _without_notebook(task, job.output, AgencyView(audit, previous, job.settings))
    except OutputNotWritable:
        raise
    except Exception as broken:  # noqa: BLE001 - whatever it is, it costs only this file
        return failed_entry(task, described(broken, task.file))
    return Entry(
        file=task.file,
        sha256=task.sha256,
        result="notebook_failed" if error else "audited",
        folder=task.folder,
        agency=task.agency,
        year=task.year,
        level=task.level,
        page=page,
        previous=str(task.previous) if previous is not None else "",
        audit=findings,
        error=error,
        remarks=tuple(remarks),
    )


def failed_entry(task: Task, error: dict[str, str]) -> Entry:
    """The entry of a file that could not be audited."""
    shared = {name: getattr(task, name) for name in ("file", "sha256", "folder", "agency", "year", "level", "remarks")}
    return Entry(**shared, result="failed", error=error)


def _with_notebook(task: Task, job: Job, output: Path, compared: bool) -> tuple[str, dict[str, str] | None]:
    """Runs the notebook; gives the page to read, and the notebook's error if it failed."""
    result = run_agency(
        task.path,
        output,
        task.previous if compared else None,
        lang=job.settings.lang,
        settings=job.settings,
        timeout=job.timeout,
        folder=task.folder,
    )
    error = NotebookFailed(result.error, file=task.file).to_dict() if result.error else None
    return f"{task.folder}/summary.html", error


def _without_notebook(task: Task, output: Path, view: AgencyView) -> str:
    """Writes the record and the findings alone; gives the page of an earlier run if that still holds."""
    folder = output / task.folder
    files = view.files()
    if not all(_holds(folder / name, content) for name, content in files.items()):
        for name in ("summary.html", "audit.ipynb"):
            # A summary of other findings would mislead; it comes back with the next run that makes notebooks.
            (folder / name).unlink(missing_ok=True)
        for name, content in files.items():
            write_bytes(folder / name, content)
    return f"{task.folder}/summary.html" if (folder / "summary.html").is_file() else ""


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def entry_dict(entry: Entry) -> dict[str, Any]:
    """JSON form of an entry without its audit, for the journal."""
    data = asdict(entry)
    del data["audit"]
    return {**data, "remarks": list(entry.remarks)}
