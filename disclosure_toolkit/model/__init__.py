"""The frozen records that everything speaks. No I/O, no knowledge of the form.

``document``  what a reader gives: blocks of text and grids of cells, each knowing where it stands
``report``    what assembling gives: identity, figures, sections, tables as printed, reading notes
``claim``     a statement of the narrative about a figure, judged
``outcome``   what auditing gives: outcomes, findings, coverage
"""

from .claim import ClaimRecord, ClaimVerdict, claim_counts
from .document import Block, Cell, Document, Grid, Source, TextBlock, Word
from .hypothesis import CellRepair, RepairHypothesis
from .outcome import (
    Audit,
    Coverage,
    FigureEvidence,
    Finding,
    Outcome,
    Quote,
    Severity,
    Status,
)
from .report import (
    SCHEMA,
    Figure,
    Identity,
    Kind,
    LabelMatch,
    Level,
    Line,
    Part,
    Period,
    ReadingNote,
    Report,
    Section,
    TableRecord,
)

__all__ = [
    "SCHEMA",
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
]
