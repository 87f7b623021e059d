"""One agency from file to summary (单个机关的审核)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from ..assemble import load_report
from ..audit import audit_report
from ..display.agency import SETTINGS_VARIABLE, AgencyView
from ..display.words import check_language
from ..model import Audit
from ..settings import Settings
from ..storage import write_bytes
from .folders import agency_folder, inside
from .notebook import execute, load_notebook, notebook_path
from .render import failure_page, summary_page


@dataclass(frozen=True)
class AgencyResult:
    """What came of one agency; plain data, so that it passes between processes.

    :ivar folder: where the results stand, relative to the output folder, with slashes.
    :ivar status: ``ok``, ``failed`` (no report could be read; set by the batch) or ``notebook_failed``.
    :ivar coverage: the coverage sentence. :ivar findings: as in ``findings.json``.
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
) -> AgencyResult:
    """Audits one report: the record, the findings, the executed notebook and the summary.

    Writes ``record.json``, ``findings.json``, ``audit.ipynb`` and ``summary.html`` into
    ``<output_dir>/<year>/<agency>/``, each at once. The same input gives the same records and findings, byte for
    byte. A notebook that fails is kept, and its agency gets a page that says so.

    :param previous: last year's report of the same agency.
    :param lang: ``zh`` or ``en``; the settings' language by default.
    :param timeout: seconds for the notebook's cells together.
    :param folder: another folder below ``output_dir`` (the batch tells agencies of one name apart).
    :param notebook: another notebook with the same parameters.
    :raises DisclosureError: the report cannot be read; nothing is written then.
    """
    settings = settings or Settings()
    lang = check_language(lang or settings.lang)
    settings = settings.changed(lang=lang)
    report = load_report(path)
    last = load_report(previous) if previous is not None else None
    audit = audit_report(report, last, settings=settings)
    source = load_notebook(Path(notebook) if notebook is not None else notebook_path())
    # Absolute, so that the executed notebook can be run again from where it lies.
    parameters = {
        "report_path": str(Path(path).absolute()),
        "previous_path": str(Path(previous).absolute()) if previous is not None else "",
        "lang": lang,
    }
    done = execute(source, parameters, timeout, {SETTINGS_VARIABLE: json.dumps(settings.to_dict())})
    place = folder if folder is not None else agency_folder(report)
    target = inside(Path(output_dir), place)
    page = failure_page(audit, done.error) if done.error else summary_page(done.notebook, audit)
    files = AgencyView(audit, last, settings).files()
    files["audit.ipynb"] = _notebook_bytes(done.notebook)
    files["summary.html"] = page.encode("utf-8", "backslashreplace")
    for name, content in files.items():
        write_bytes(target / name, content)
    return _result(audit, target.relative_to(output_dir).as_posix(), done.error)


def _notebook_bytes(notebook: Any) -> bytes:
    import nbformat

    text: str = nbformat.writes(notebook, version=nbformat.NO_CONVERT)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _result(audit: Audit, folder: str, error: str) -> AgencyResult:
    report = audit.report
    return AgencyResult(
        file=report.file,
        agency=report.identity.agency,
        year=report.identity.year,
        level=str(report.identity.level),
        folder=folder,
        status="notebook_failed" if error else "ok",
        error=error,
        verdict=audit.verdict(),
        counts=audit.counts(),
        coverage=audit.coverage.sentence(audit.lang),
        findings=tuple(finding.to_dict(audit.lang) for finding in audit.findings),
        sha256=report.digest,
    )
