"""What ``notebooks/agency_audit.ipynb`` shows, a part a cell (审核笔记)."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..assemble import load_report
from ..audit import audit_report
from ..errors import BadSettings, FileMissing
from ..model import Audit, Report
from ..settings import Settings
from ..storage import write_bytes
from .charts import charts_html
from .claims import claim_marks, claims_html, claims_key
from .coverage import coverage_html, provenance_html
from .findings import findings_html, heading, verdict_html
from .marks import TextMark, cell_marks, merged, placed, quote_marks
from .markup import Html, join, tag
from .narrative import narrative_html
from .page import HTML_LANG, style_html
from .privacy import blotted
from .tables import tables_html
from .words import check_language, words

# What run_agency tells the notebook's kernel beside the notebook's parameters, which are a fixed set: the settings,
# a folder for record and findings, and the report's name as it was handed in (the parameter is an absolute path).
SETTINGS_VARIABLE = "DISCLOSURE_SETTINGS"
RESULTS_VARIABLE = "DISCLOSURE_RESULTS"
NAME_VARIABLE = "DISCLOSURE_REPORT_NAME"


@dataclass(frozen=True)
class Shown:
    """One part of the page as a notebook shows it."""

    html: Html
    text: str

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": str(self.html), "text/plain": self.text}


@dataclass(frozen=True)
class AgencyView:
    """One audited report and the parts of its page."""

    audit: Audit
    previous: Report | None = None
    settings: Settings | None = None
    notes: tuple[str, ...] = ()

    @cached_property
    def _shown(self) -> Audit:
        return blotted(self.audit)

    @property
    def lang(self) -> str:
        """Language of messages and fixed words."""
        return self.audit.lang

    def style(self) -> Shown:
        """The style sheet, for looking at the notebook; the summary page brings its own."""
        return Shown(style_html(), "")

    def verdict(self) -> Shown:
        """Title, verdict, counts, coverage, identity, and links to the other parts."""
        say = words(self.lang)
        names = ("findings", "tables", "charts", "narrative", "claims", "coverage", "provenance")
        links = [tag("li", tag("a", say(name), href=f"#{name}")) for name in names]
        head = tag("header", tag("p", say("page_title"), cls="dt-kicker"), tag("h1", heading(self.audit)))
        nav = tag("nav", tag("ul", links), aria_label=say("on_this_page"), cls="dt-nav")
        body = join([head, verdict_html(self.audit, self.notes), nav])
        return Shown(tag("section", body, cls="dt", id="verdict", lang=HTML_LANG[self.lang]), self.audit.verdict())

    def findings(self) -> Shown:
        """All findings with their evidence."""
        return self._part("findings", findings_html)

    def tables(self) -> Shown:
        """The statutory tables with marks."""
        return self._part("tables", lambda a: tables_html(a.report, cell_marks(a.findings, self.lang), self.lang))

    def charts(self) -> Shown:
        """The charts, or a sentence for each that would be empty."""
        return self._part("charts", lambda a: charts_html(a.report, self.lang))

    def narrative(self) -> Shown:
        """The text with marks: words that findings quote, and statements about figures; the key before it."""
        return self._part(
            "narrative",
            lambda a: join([claims_key(a), narrative_html(a.report, self._text_marks(), self.lang)]),
        )

    def claims(self) -> Shown:
        """All statements about figures in the text, with reading, working and verdict."""
        return self._part("claims", lambda a: claims_html(a, placed(self._text_marks())))

    def _text_marks(self) -> dict[int, tuple[TextMark, ...]]:
        audit = self._shown
        return merged(
            quote_marks(audit.report, audit.findings, audit.lang), claim_marks(audit.report, audit.claims, audit.lang)
        )

    def coverage(self) -> Shown:
        """What was read and judged, and what was not."""
        return self._part("coverage", coverage_html)

    def provenance(self) -> Shown:
        """Files, digests, versions."""
        return self._part("provenance", lambda a: provenance_html(a, self.previous, self.settings))

    def save(self, output_dir: str) -> Shown:
        """Writes ``record.json`` and ``findings.json`` into the folder; without one, says that it did not."""
        say = words(self.lang)
        if not output_dir:
            text = say("not_saved")
        else:
            files = self.files()
            for name, content in files.items():
                write_bytes(Path(output_dir) / name, content)
            text = say("saved", "、".join(files))
        return Shown(tag("p", text, cls="dt"), text)

    def files(self) -> dict[str, bytes]:
        """``record.json`` and ``findings.json``; the same input gives the same bytes."""
        return {
            "record.json": json_bytes(self.audit.report.to_dict()),
            "findings.json": json_bytes(self.audit.to_dict()),
        }

    def _part(self, name: str, draw: Callable[[Audit], Html]) -> Shown:
        title = words(self.lang)(name)
        body = join([tag("h2", title), draw(self._shown)])
        return Shown(tag("section", body, cls="dt", id=name, lang=HTML_LANG[self.lang]), title)


def json_bytes(data: object) -> bytes:
    """UTF-8 JSON, one field a line, Chinese as it is."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def open_agency(
    report_path: str = "",
    previous_path: str = "",
    *,
    agency: str = "",
    year: int | str | None = None,
    lang: str = "zh",
) -> AgencyView:
    """Loads and audits one report for display.

    :param report_path: the report; empty for the bundled example.
    :param previous_path: last year's report of the same agency; empty for none.
    :param agency: the agency's name as the caller knows it; a difference from the file's is told, not applied.
    :param year: the report year as the caller knows it, likewise.
    :raises DisclosureError: a file cannot be read, or the language does not exist.
    """
    check_language(lang)
    settings = _settings().changed(lang=lang)
    report = load_report(report_path or example_report())
    previous = load_report(previous_path) if previous_path else None
    audit = audit_report(report, previous, settings=settings)
    view = AgencyView(audit, previous, settings, given_notes(report, agency, year, lang))
    _hand_over(view, report_path)
    return view


def _hand_over(view: AgencyView, report_path: str) -> None:
    """Gives record and findings to whoever runs the notebook and asked for them, so that they need not be made
    a second time; before anything is shown, so that a cell that breaks does not cost them.
    """
    folder, name = os.environ.get(RESULTS_VARIABLE), os.environ.get(NAME_VARIABLE)
    if not folder:
        return
    audit = view.audit
    if name and audit.report.file == report_path:
        audit = replace(audit, report=replace(audit.report, file=name))
    for file, content in AgencyView(audit).files().items():
        write_bytes(Path(folder) / file, content)


def given_notes(report: Report, agency: str, year: int | str | None, lang: str) -> tuple[str, ...]:
    """Remarks where the caller's agency or year is not the file's."""
    say, identity = words(lang), report.identity
    notes = []
    if agency and agency != identity.agency:
        notes.append(say("given_agency", agency, identity.agency or say("unknown_agency")))
    if year and str(year) != str(identity.year or ""):
        notes.append(say("given_year", year, identity.year or say("unknown_year")))
    return tuple(notes)


def _settings() -> Settings:
    given = os.environ.get(SETTINGS_VARIABLE)
    if not given:
        return Settings()
    try:
        values = json.loads(given)
    except ValueError as error:
        raise BadSettings(f"环境变量 {SETTINGS_VARIABLE} 不是 JSON（{error}）") from error
    return Settings().changed(**values)


def example_report() -> Path:
    """The bundled record with real figures that the notebook shows by default.

    :raises FileMissing: this installation has none.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "data" / "records", package.parent / "data" / "records"):
        found = sorted(folder.glob("*.json"))
        if found:
            return found[0]
    raise FileMissing("没有找到随附的示例记录", remedy="请给 report_path 指定一份报告")
