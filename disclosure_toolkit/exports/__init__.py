"""Tables that go on to Excel, pandas and DuckDB (导出).

Everything here is made from the JSON forms (``findings.json``, ``record.json``), so that a batch need not
keep its records in memory. Text that came from a report never becomes a formula.
"""

from .figures import FiguresWriter
from .findings import findings_csv, findings_rows, write_findings_csv, write_findings_xlsx
from .review import Decision, load_decisions, read_decisions, save_decisions, standing

__all__ = [
    "Decision",
    "FiguresWriter",
    "findings_csv",
    "findings_rows",
    "load_decisions",
    "read_decisions",
    "save_decisions",
    "standing",
    "write_findings_csv",
    "write_findings_xlsx",
]
