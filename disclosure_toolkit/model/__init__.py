"""The frozen records that everything speaks. No I/O, no knowledge of the form.

``document``  what a reader gives: blocks of text and grids of cells, each knowing where it stands
``report``    what assembling gives, of ``figure``, ``identity``, ``section`` and ``table`` (as printed)
``claim``     a statement of the narrative about a figure, judged
``outcome``   what auditing gives: outcomes, findings, coverage
"""

from .claim import ClaimRecord, ClaimVerdict, claim_counts
from .document import Block, Cell, Document, Grid, NoteCode, Source, TextBlock, Word
from .figure import Figure, Kind, json_number
from .hypothesis import CellRepair, RepairHypothesis
from .identity import Identity, Level, Period
from .outcome import (
    About,
    Audit,
    Coverage,
    FigureEvidence,
    Finding,
    Outcome,
    Quote,
    Severity,
    Status,
)
from .report import SCHEMA, ReadingNote, Report
from .section import Line, Part, Section
from .table import LabelMatch, TableRecord

__all__ = [
    "SCHEMA",
    "About",
    "Audit",
    "Block",
    "Cell",
    "CellRepair",
    "ClaimRecord",
    "ClaimVerdict",
    "Coverage",
    "Document",
    "Figure",
    "FigureEvidence",
    "Finding",
    "Grid",
    "Identity",
    "Kind",
    "LabelMatch",
    "Level",
    "Line",
    "NoteCode",
    "Outcome",
    "Part",
    "Period",
    "Quote",
    "ReadingNote",
    "RepairHypothesis",
    "Report",
    "Section",
    "Severity",
    "Source",
    "Status",
    "TableRecord",
    "TextBlock",
    "Word",
    "claim_counts",
    "json_number",
]
