"""Tables and letters that go on to Excel, Word, pandas and DuckDB (导出).

``everything``      all exports of a run              ``findings``        the list of findings and its CSV
``findings_table``  ``findings.parquet``              ``findings_book``   ``findings.xlsx``
``figures``         ``figures.parquet``               ``figures_book``    ``figures.xlsx``
``parquet``         how both are written
``letter``          ``整改通知.docx``                 ``review``          reviewers' decisions

Everything here is made from the JSON forms (``findings.json``, ``record.json``), so that a batch need not
keep its records in memory. Text that came from a report never becomes a formula.

Names are loaded when they are first used: a run that has nothing to do loads next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy_names

if TYPE_CHECKING:
    from .everything import Exported, write_exports
    from .figures import FiguresWriter
    from .figures_book import write_figures_xlsx
    from .findings import collection_audit, findings_csv, findings_rows, print_csv, write_findings_csv
    from .findings_table import FindingsWriter
    from .letter import read_template
    from .review import Decision, load_decisions, read_decisions, save_decisions, standing

__all__ = [
    "Decision",
    "Exported",
    "FiguresWriter",
    "FindingsWriter",
    "collection_audit",
    "findings_csv",
    "findings_rows",
    "load_decisions",
    "print_csv",
    "read_decisions",
    "read_template",
    "save_decisions",
    "standing",
    "write_exports",
    "write_figures_xlsx",
    "write_findings_csv",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "everything": ("Exported", "write_exports"),
        "figures": ("FiguresWriter",),
        "figures_book": ("write_figures_xlsx",),
        "findings": ("collection_audit", "findings_csv", "findings_rows", "print_csv", "write_findings_csv"),
        "findings_table": ("FindingsWriter",),
        "letter": ("read_template",),
        "review": ("Decision", "load_decisions", "read_decisions", "save_decisions", "standing"),
    },
)
