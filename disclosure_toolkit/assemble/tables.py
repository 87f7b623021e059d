"""The three statutory tables of a document: from its grids, and from running lines where there are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..editions import Edition, edition_for_year, latest
from ..model import Block, Document, Figure, Grid, ReadingNote, TableRecord, TextBlock
from .builder import TableBuilder
from .decide import decide
from .flat_tables import read_proactive, read_requests, read_review
from .grids import GridTables
from .page_cuts import mend_page_cuts
from .sections import RawSection
from .stray import add_stray_rows


@dataclass(frozen=True, slots=True)
class Tables:
    """What was read of the tables.

    :ivar used: blocks that belong to tables and so are no prose, by identity.
    """

    edition: Edition | None
    figures: dict[str, Figure]
    records: tuple[TableRecord, ...]
    notes: tuple[ReadingNote, ...]
    used: frozenset[int]


def read_tables(document: Document, sections: Sequence[RawSection], year: int | None) -> Tables:
    """Reads the tables.

    :param year: the report's year; decides the edition where the labels tell nothing.
    """
    grids = GridTables()
    grids.read(mend_page_cuts(document.grids))
    used: set[int] = {id(grid) for grid in grids.used}
    builders: dict[str, TableBuilder] = {}
    form = grids.proactive.edition()
    requests, review = grids.requests.finish(), grids.review.finish()
    flat_proactive = None
    if not grids.proactive.rows:
        lines = _lines(sections, 2, (1, 3))
        flat_proactive = read_proactive([line for line, _ in lines]) if lines else None
        if flat_proactive is not None:
            form = flat_proactive[1]
            used |= _table_lines(lines, ("第二十条", "信息内容"))
    if requests is None:
        lines = _lines(sections, 3, (2, 4))
        requests = read_requests([line for line, _ in lines]) if lines else None
        if requests is not None:
            used |= _table_lines(lines, ("本列数据", "申请人情况", "勾稽关系", "自然人", "本年新收"))
    if review is None:
        lines = _lines(sections, 4, (3, 5))
        review = read_review([line for line, _ in lines]) if lines else None
        if review is not None:
            used |= _table_lines(lines, ("行政复议", "结果", "未经复议"))
    if form is None:
        form = _edition_without_table2(requests, year)
    proactive = flat_proactive[0] if flat_proactive else grids.proactive.finish(form or latest())
    for builder, number, neighbours in ((proactive, 2, (1, 3)), (requests, 3, (2, 4))):
        if builder is not None and builder.how == "grid":
            used |= add_stray_rows(builder, form or latest(), _lines(sections, number, neighbours))
    for builder in (proactive, requests, review):
        if builder is not None:
            builders[builder.name] = builder
    figures = {key: f for builder in builders.values() for key, f in builder.figures.items()}
    name = (form or latest()).name
    figures, decided = decide(figures, form or latest())
    return Tables(
        edition=form if builders else None,
        figures=_in_form_order(figures, form or latest()),
        records=tuple(builder.record(name) for builder in builders.values()),
        notes=(*(note for builder in builders.values() for note in builder.notes), *decided),
        used=frozenset(used),
    )


def _in_form_order(figures: dict[str, Figure], form: Edition) -> dict[str, Figure]:
    order = {key: i for i, key in enumerate((*form.keys, *form.undivided_keys))}
    return dict(sorted(figures.items(), key=lambda pair: order.get(pair[0], len(order))))


def _edition_without_table2(requests: TableBuilder | None, year: int | None) -> Edition | None:
    by_year = edition_for_year(year) if year is not None else None
    if requests is not None:
        keys = {row.key for row in requests.rows}
        if keys & set(latest().undivided_replaces):
            return latest()
        return by_year or latest()
    return by_year


def _lines(
    sections: Sequence[RawSection], number: int, neighbours: tuple[int, int]
) -> list[tuple[TextBlock, TextBlock]]:
    """The lines of the section that holds the table, each with the block it stands in.

    Without that section those of its neighbours.
    """
    own = [s for s in sections if s.number == number] or [s for s in sections if s.number in (0, *neighbours)]
    return [
        (line, block)
        for section in own
        for block in section.blocks
        if isinstance(block, TextBlock)
        for line in _unfold(block)
    ]


def _unfold(block: TextBlock) -> list[TextBlock]:
    """A paragraph with line breaks as one block a line."""
    if "\n" not in block.text:
        return [block]
    return [TextBlock(line, block.source, "line") for line in block.text.split("\n") if line.strip()]


def _table_lines(lines: Sequence[tuple[TextBlock, TextBlock]], openers: Sequence[str]) -> set[int]:
    """The blocks from the table's first words to the end of its section: no prose.

    Prose before the table (以下数据… ) stays; prose after it is kept when it is a full sentence.
    """
    texts = [line.text.replace(" ", "").rstrip() for line, _ in lines]
    start = next((i for i, text in enumerate(texts) if any(word in text for word in openers)), 0)
    end = len(lines)
    while end > start and texts[end - 1].endswith(("。", "；")):
        end -= 1
    prose = {id(block) for i, (_, block) in enumerate(lines) if not start <= i < end}
    return {id(block) for _, block in lines[start:end]} - prose


def prose_blocks(blocks: Sequence[Block], tables: Tables) -> list[Block]:
    """A section's blocks without the lines that its table is made of; unread grids stay as grids."""
    return [block for block in blocks if isinstance(block, Grid) or id(block) not in tables.used]
