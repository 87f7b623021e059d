"""What a worker does with one file; whatever happens there costs only that file."""

from __future__ import annotations

import hashlib
import json
import tempfile
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..audit import audit_report
from ..collection.digest import digest_of_report
from ..display.agency import AgencyView
from ..errors import DisclosureError, NotebookFailed, OutputNotWritable
from ..execute import AgencyResult, run_agency
from ..home import scratch
from ..model import Report
from ..remote import Address, fetch, is_address, place_of, put, remove
from ..storage import digest_of, write_bytes
from .entry import AGENCY_FILES, Entry, brief
from .inputs import Input
from .readings import load_once
from .task import Job, Survey, Task, failed_entry

# pypdfium2 and the warm kernels belong to one thread at a time; a Dask worker may have several.
_ONE_AT_A_TIME = threading.Lock()


def described(error: Exception, file: str) -> dict[str, str]:
    """The JSON form of any error; one that is not ours is said to be the program's fault, with its name."""
    if not isinstance(error, DisclosureError):
        message = f"读取时程序出错（{type(error).__name__}: {error}）"
        error = DisclosureError(message, file=file, remedy="这是本工具的缺陷，请把文件和这句话一并报告给维护者")
        return {**error.to_dict(), "code": "internal_error"}
    if not error.file:
        error.file = file
    return error.to_dict()


def survey(item: Input, readings: str = "") -> Survey:
    """A first look at one file.

    :param readings: name of the run's readings (:mod:`.readings`), where the report waits for its audit.
    """
    with _ONE_AT_A_TIME:
        digest = ""
        try:
            digest = (
                hashlib.sha256(fetch(item.path)).hexdigest() if isinstance(item.path, Address) else digest_of(item.path)
            )
            report = load_once(item.path, readings)
        except Exception as error:  # noqa: BLE001 - whatever it is, it costs only this file
            return Survey(digest, error=described(error, item.file))
        identity, content = report.identity, digest_of_report(report).content
        return Survey(digest, identity.agency, identity.year, str(identity.level), content)


def audit_one(task: Task, job: Job) -> Entry:
    """Audits one report and writes its results."""
    with _ONE_AT_A_TIME:
        try:
            return _audited(task, job)
        except OutputNotWritable:
            raise
        except Exception as broken:  # noqa: BLE001 - whatever it is, it costs only this file
            return failed_entry(task, described(broken, task.file))


def _audited(task: Task, job: Job) -> Entry:
    if job.output and job.notebooks:
        with _output(job.output, task.folder) as output:
            _tidy(output / task.folder)
            known = _with_notebook(task, job, output)
            return replace(known, files=tuple(_files(output / task.folder)))
    report = load_once(task.path, job.readings)
    previous, remarks = _previous(task, job.readings)
    audit = audit_report(report, previous, settings=job.settings)
    # A record may name the file it was once read from; outputs name the one that was handed in.
    findings = {**audit.to_dict(), "file": task.file}
    known = _known(task, remarks, findings["summary"], findings["findings"], compared=previous is not None)
    if not job.output:
        kept = {"findings.json": findings, "record.json": report.to_dict()}
        return replace(known, kept=zlib.compress(json.dumps(kept).encode()))
    with _output(job.output, task.folder) as output:
        _tidy(output / task.folder)
        known = _without_notebook(known, output, AgencyView(audit, previous, job.settings).files())
        return replace(known, files=tuple(_files(output / task.folder)))


def _previous(task: Task, readings: str = "") -> tuple[Report | None, tuple[str, ...]]:
    """Last year's report, and the remarks with one more if it cannot be read."""
    if not task.previous:
        return None, task.remarks
    try:
        return load_once(task.previous, readings), task.remarks
    except DisclosureError as unread:
        return None, (*task.remarks, f"上年报告未能读出，跨年核对未做：{unread}")


def _known(
    task: Task,
    remarks: tuple[str, ...],
    summary: Mapping[str, Any],
    findings: Iterable[Mapping[str, Any]],
    *,
    compared: bool,
) -> Entry:
    """The entry of a report that was audited.

    :param findings: as in ``findings.json``. :param compared: whether last year's report was there, too.
    """
    return Entry(
        file=task.file,
        sha256=task.sha256,
        result="audited",
        folder=task.folder,
        agency=task.agency,
        year=task.year,
        level=task.level,
        previous=task.previous if compared else "",
        remarks=remarks,
        summary=brief(summary),
        marks=tuple((finding["fingerprint"], finding["severity"]) for finding in findings),
    )


def _tidy(folder: Path) -> None:
    for left in folder.glob(".*.part"):
        left.unlink(missing_ok=True)  # a run that was killed left it


@contextmanager
def _output(output: str, folder: str) -> Iterator[Path]:
    """The output folder; for one of another file system a folder of this machine, sent there when all is written."""
    if not is_address(output):
        yield Path(output)
        return
    with tempfile.TemporaryDirectory(prefix="out", dir=scratch()) as here:
        yield Path(here)
        for name in AGENCY_FILES:
            path = Path(here) / folder / name
            address = Address(output) / f"{folder}/{name}"
            if path.is_file():
                put(address, path.read_bytes())
            else:
                # A summary of other findings would mislead.
                remove(address)


def _with_notebook(task: Task, job: Job, output: Path) -> Entry:
    """Runs the notebook, whose kernel does the audit; a notebook that fails leaves a page that says so."""

    def run(previous: str) -> AgencyResult:
        return run_agency(
            place_of(task.path),
            output,
            place_of(previous) if previous else None,
            lang=job.settings.lang,
            settings=job.settings,
            timeout=job.timeout,
            folder=task.folder,
            kernel=job.kernel,
        )

    remarks, compared = task.remarks, bool(task.previous)
    try:
        result = run(task.previous)
    except DisclosureError as broken:
        # Either of two files may be the one that cannot be read; last year's costs the comparison only.
        compared = False
        if isinstance(broken, (NotebookFailed, OutputNotWritable)) or not task.previous:
            raise
        previous, remarks = _previous(task)
        if previous is not None:
            raise
        result = run("")
    known = _known(task, remarks, result.summary, result.findings, compared=compared)
    known = replace(known, page=f"{task.folder}/summary.html")
    if not result.error:
        return known
    error = NotebookFailed(result.error, file=task.file).to_dict()
    return replace(known, result="notebook_failed", error=error)


def _without_notebook(known: Entry, output: Path, files: Mapping[str, bytes]) -> Entry:
    """Writes the record and the findings alone; the page of an earlier run stays if it still holds."""
    folder = output / known.folder
    if not all(_holds(folder / name, content) for name, content in files.items()):
        for name in ("summary.html", "audit.ipynb"):
            # A summary of other findings would mislead; it comes back with the next run that makes notebooks.
            (folder / name).unlink(missing_ok=True)
        for name, content in files.items():
            write_bytes(folder / name, content)
    return replace(known, page=f"{known.folder}/summary.html") if (folder / "summary.html").is_file() else known


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _files(folder: Path) -> Iterator[tuple[str, int, str]]:
    """Name, size and SHA-256 of what an agency's folder holds."""
    for name in AGENCY_FILES:
        path = folder / name
        if path.is_file():
            yield name, path.stat().st_size, digest_of(path)
