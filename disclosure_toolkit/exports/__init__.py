"""Tables and letters that go on to Excel, Word, pandas and DuckDB (导出).

``everything``      all exports of a run              ``findings``        the list of findings and its CSV
``findings_table``  ``findings.parquet``              ``findings_book``   ``findings.xlsx``
``figures``         ``figures.parquet``               ``figures_book``    ``figures.xlsx``
``letter``          ``整改通知.docx``                 ``review``          reviewers' decisions

Everything here is made from the JSON forms (``findings.json``, ``record.json``), so that a batch need not
keep its records in memory. Text that came from a report never becomes a formula.

Names are loaded when they are first used: a run that has nothing to do loads next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .everything import Exported, write_exports
    from .figures import FiguresWriter
    from .figures_book import write_figures_xlsx
    from .findings import findings_csv, findings_rows, write_findings_csv
    from .findings_table import FindingsWriter
    from .letter import read_template
    from .review import Decision, load_decisions, read_decisions, save_decisions, standing

__all__ = [
    "Decision",
    "Exported",
    "FiguresWriter",
    "FindingsWriter",
    "findings_csv",
    "findings_rows",
    "load_decisions",
    "read_decisions",
    "read_template",
    "save_decisions",
    "standing",
    "write_exports",
    "write_figures_xlsx",
    "write_findings_csv",
]

_HOMES = {
    "Decision": "review",
    "Exported": "everything",
    "FiguresWriter": "figures",
    "FindingsWriter": "findings_table",
    "findings_csv": "findings",
    "findings_rows": "findings",
    "load_decisions": "review",
    "read_decisions": "review",
    "read_template": "letter",
    "save_decisions": "review",
    "standing": "review",
    "write_exports": "everything",
    "write_figures_xlsx": "figures_book",
    "write_findings_csv": "findings",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
