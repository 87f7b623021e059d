"""From the executed notebook to the page that a reviewer reads (摘要页)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ..display.findings import findings_html, heading, heading_of
from ..display.markup import Html, join, tag
from ..display.page import html_page
from ..display.words import words
from ..model import Audit


@cache
def _exporter() -> Any:
    """An nbconvert exporter with the project's own template and without any pass that it does not need."""
    from nbconvert.exporters import TemplateExporter
    from nbconvert.filters import markdown2html

    class SummaryExporter(TemplateExporter):  # type: ignore[misc]
        template_extension = ".html.j2"
        output_mimetype = "text/html"
        file_extension = ".html"

        def _preprocess(self, nb: Any, resources: Any) -> Any:
            """Nothing is preprocessed, so that no copy of the notebook is needed for it."""
            return nb, resources

    here = Path(__file__).parent / "template"
    return SummaryExporter(
        template_name="disclosure",
        template_file="index.html.j2",
        extra_template_basedirs=[str(here)],
        template_data_paths=[],
        default_preprocessors=[],
        filters={"markdown2html": markdown2html},
    )


def summary_page(notebook: Any, agency: str, year: int | None, lang: str) -> str:
    """``summary.html`` of an executed notebook.

    :param agency: whose report it is, for the title; may be empty. :param year: of which year; ``None`` if unknown.
    """
    return html_page(_title(heading_of(agency, year, lang), lang), rendered(notebook), lang)


def rendered(notebook: Any) -> Html:
    """The body of a page: what the executed notebook's cells show, without what serves the notebook only."""
    body, _ = _exporter().from_notebook_node(notebook)
    return Html(body.strip())


def rendered_pieces(notebook: Any) -> Iterator[str]:
    """The same cell by cell, for the page of a whole region, which is long."""
    between = ""
    for cell in notebook.cells:
        if shown := rendered(type(notebook)({**notebook, "cells": [cell]})):
            yield between + shown
            between = "\n"


def failure_page(audit: Audit, error: str) -> str:
    """``summary.html`` of an agency whose notebook failed: why, and what is known all the same."""
    say = words(audit.lang)
    body = tag(
        "section",
        tag("p", say("page_title"), cls="dt-kicker"),
        tag("h1", heading(audit)),
        tag("div", tag("p", say("failed_title"), cls="dt-sentence"), tag("p", error), cls="dt-verdict dt-error"),
        tag("p", say("failed_note")),
        tag("p", say("failed_verdict", audit.verdict())),
        tag("p", say("sentence_coverage", audit.coverage.sentence(audit.lang))),
        tag("p", tag("a", say("failed_link"), href="audit.ipynb")),
        tag("h2", say("findings")),
        _findings(audit),
        id="failed",
    )
    return html_page(_title(heading(audit), audit.lang), join([body]), audit.lang)


def _findings(audit: Audit) -> Html | None:
    try:
        return findings_html(audit, linked=False)
    except Exception:  # noqa: BLE001
        # What broke the notebook may break this too; the page must come all the same, and findings.json has them.
        return None


def _title(heading: str, lang: str) -> str:
    return f"{heading} · {words(lang)('page_title')}"
