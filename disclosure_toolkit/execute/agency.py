"""One agency from file to summary (单个机关的审核)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..assemble import load_report
from ..audit import audit_report
from ..display.agency import NAME_VARIABLE, RESULTS_VARIABLE, SETTINGS_VARIABLE, AgencyView
from ..display.words import check_language
from ..errors import NotebookFailed
from ..model import Audit
from ..remote import is_address
from ..settings import Settings
from ..storage import write_bytes
from .folders import folder_of, inside
from .kernels import WARM, run_folder
from .notebook import execute, load_notebook, notebook_bytes, notebook_path
from .render import failure_page, summary_page

_RESULTS = ("record.json", "findings.json")


@dataclass(frozen=True)
class AgencyResult:
    """What came of one agency; plain data, so that it passes between processes.

    :ivar folder: where the results stand, relative to the output folder, with slashes.
    :ivar status: ``ok``, ``failed`` (no report could be read; set by the batch) or ``notebook_failed``.
    :ivar coverage: the coverage sentence. :ivar findings: and :ivar summary: as in ``findings.json``.
    """

    file: str
    agency: str
    year: int | None
    level: str
    folder: str
    status: str
    error: str = ""
    verdict: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    coverage: str = ""
    findings: tuple[dict[str, Any], ...] = ()
    sha256: str = ""
    summary: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {**asdict(self), "findings": list(self.findings)}


def run_agency(
    path: str | Path,
    output_dir: str | Path,
    previous: str | Path | None = None,
    *,
    lang: str | None = None,
    settings: Settings | None = None,
    timeout: float = 120,
    folder: str | None = None,
    notebook: str | Path | None = None,
    kernel: str = WARM,
) -> AgencyResult:
    """Audits one report: the record, the findings, the executed notebook and the summary.

    Writes ``record.json``, ``findings.json``, ``audit.ipynb`` and ``summary.html`` into
    ``<output_dir>/<year>/<agency>/``, each at once. The same input gives the same records and findings, byte for
    byte. A notebook that fails is kept, and its agency gets a page that says so. The audit is done once, in the
    notebook's kernel: record and findings are those that the notebook computed.

    :param previous: last year's report of the same agency.
    :param lang: ``zh`` or ``en``; the settings' language by default.
    :param timeout: seconds for the notebook's cells together.
    :param folder: another folder below ``output_dir`` (the batch tells agencies of one name apart).
    :param notebook: another notebook with the same parameters.
    :param kernel: how the notebook's kernel comes to be, one of :data:`.kernels.KERNELS`.
    :raises DisclosureError: the report cannot be read; nothing is written then.
    :raises NotebookFailed: the kernel died, or time or memory ran out, before there was any result; likewise.
    """
    settings = settings or Settings()
    lang = check_language(lang or settings.lang)
    settings = settings.changed(lang=lang)
    source = load_notebook(Path(notebook) if notebook is not None else notebook_path())
    # Absolute, so that the executed notebook can be run again from where it lies.
    parameters = {
        "report_path": _absolute(path),
        "previous_path": _absolute(previous) if previous is not None else "",
        "lang": lang,
    }
    with run_folder() as results:
        told = {
            SETTINGS_VARIABLE: json.dumps(settings.to_dict()),
            RESULTS_VARIABLE: str(results),
            NAME_VARIABLE: str(path),
        }
        done = execute(source, parameters, timeout, told, kernel=kernel)
        files = {name: (results / name).read_bytes() for name in _RESULTS if (results / name).is_file()}
    if len(files) < len(_RESULTS) and done.lost:
        raise NotebookFailed(done.error, file=str(path), remedy="请打开文件检查是否损坏或过大，或换一种格式重试")
    audit = None
    if len(files) < len(_RESULTS) or done.error:
        audit, files = _audited_here(path, previous, settings)
    found = json.loads(files["findings.json"])
    agency, year = found["identity"]["agency"], found["identity"]["year"]
    target = inside(Path(output_dir), folder if folder is not None else folder_of(agency, year))
    if audit is not None and done.error:
        page = failure_page(audit, done.error)
    else:
        page = summary_page(done.notebook, agency, year, lang)
    files["audit.ipynb"] = notebook_bytes(done.notebook)
    files["summary.html"] = page.encode("utf-8", "backslashreplace")
    for name, content in files.items():
        write_bytes(target / name, content)
    sha256 = json.loads(files["record.json"])["sha256"]
    return _result(found, sha256, target.relative_to(output_dir).as_posix(), done.error)


def _absolute(path: str | Path) -> str:
    return str(path) if is_address(path) else str(Path(path).absolute())


def _audited_here(path: str | Path, previous: str | Path | None, settings: Settings) -> tuple[Audit, dict[str, bytes]]:
    """The audit, record and findings for a notebook that failed or gave no results.

    :raises DisclosureError: that is why: the file is no report that can be read.
    """
    last = load_report(previous) if previous is not None else None
    audit = audit_report(load_report(path), last, settings=settings)
    return audit, AgencyView(audit).files()


def _result(found: dict[str, Any], sha256: str, folder: str, error: str) -> AgencyResult:
    """:param found: as in ``findings.json``."""
    identity, summary = found["identity"], found["summary"]
    return AgencyResult(
        file=found["file"],
        agency=identity["agency"],
        year=identity["year"],
        level=identity["level"],
        folder=folder,
        status="notebook_failed" if error else "ok",
        error=error,
        verdict=summary["verdict"],
        counts=summary["counts"],
        coverage=summary["coverage"]["sentence"],
        findings=tuple(found["findings"]),
        sha256=sha256,
        summary=summary,
    )
