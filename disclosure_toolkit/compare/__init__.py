"""Looking back (回头看): what a corrected report puts right, leaves open and changes without having been asked."""

from .model import Comparison, Fate, FigureChange, Pursued, ReportComparison
from .reports import compare_files, compare_reports
from .runs import compare_runs

__all__ = [
    "Comparison",
    "Fate",
    "FigureChange",
    "Pursued",
    "ReportComparison",
    "compare_files",
    "compare_reports",
    "compare_runs",
]
