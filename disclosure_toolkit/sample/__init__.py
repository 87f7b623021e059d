"""Invented regions with known truth (虚构样本): consistent reports in every format, and defects put in.

The generator knows the form, but none of the readers and rules that it serves to measure.
"""

from __future__ import annotations

from .cases import clean_copies, defect_copies, report_pairs
from .copies import Applied, Copy, with_defects
from .defects import all_defects, find_defect
from .write import SampleResult, correct_reports, make_copies, write_copies, write_region
from .writers import FORMATS, find_layout, layouts

__all__ = [
    "FORMATS",
    "Applied",
    "Copy",
    "SampleResult",
    "all_defects",
    "clean_copies",
    "correct_reports",
    "defect_copies",
    "find_defect",
    "find_layout",
    "layouts",
    "make_copies",
    "report_pairs",
    "with_defects",
    "write_copies",
    "write_region",
]
