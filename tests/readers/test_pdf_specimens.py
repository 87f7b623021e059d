"""Real and kept PDFs: a published report, and one printed by LibreOffice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disclosure_toolkit.model import Document, TextBlock
from disclosure_toolkit.readers.pdf import read
from tests.specimens.pdf import making

SPECIMENS = Path(__file__).parents[1] / "specimens" / "pdf"
SAMPLES = Path(__file__).parents[3] / "shared" / "samples"


def rows_of(document: Document) -> list[list[str]]:
    """All rows of all grids, a merged cell once, white space dropped."""
    return [
        ["".join(cell.text.split()) for cell in grid.cells if cell.row == number]
        for grid in document.grids
        for number in range(grid.rows)
    ]


def figures_after(rows: list[list[str]], count: int) -> list[str]:
    """The figures of rows that end in this many of them."""
    return [text for row in rows if len(row) >= count and all(map(is_figure, row[-count:])) for text in row[-count:]]


def is_figure(text: str) -> bool:
    return bool(text) and text.replace(",", "").replace(".", "").isdigit()


@pytest.mark.parametrize("name", ["libreoffice.pdf", "libreoffice-cut-rows.pdf"])
def test_a_report_printed_by_libreoffice(name: str) -> None:
    document = read((SPECIMENS / name).read_bytes(), name, "")
    rows = rows_of(document)
    written = [[text for text, _, _ in row] for make in making.TABLES for row in make()]
    labels = {text for row in written for text in row if text and not is_figure(text)}
    if "cut" in name:
        # The page end runs through this label, which spans the rows of both pages.
        labels -= {making.VERTICAL}
    assert labels <= {text for row in rows for text in row}
    assert ["行政处罚", "1,234"] in rows
    assert ["行政强制", ""] in rows
    assert ["行政事业性收费", "96171.6"] in rows
    expected = [text for row in making.requests()[3:] for text, _, _ in row[-7:]]
    assert figures_after(rows, 7)[: len(expected)] == expected
    assert figures_after(rows, 15) == [text for text, _, _ in making.review()[3]]
    assert [text for text in making.HEADINGS if text in document.text.split("\n")] == list(making.HEADINGS)
    assert all(cell.second is None for grid in document.grids for cell in grid.cells)
    first = next(block for block in document.blocks if isinstance(block, TextBlock))
    assert first.text == making.TITLE


@pytest.fixture(scope="module")
def published() -> tuple[Document, dict[str, float]]:
    source = SAMPLES / "hongze-2023.pdf"
    if not source.is_file():
        pytest.skip("the published report is not on this machine")
    golden = json.loads((SAMPLES / "hongze-2023.figures.json").read_text(encoding="utf-8"))
    return read(source.read_bytes(), source.name, ""), golden["figures"]


def test_every_figure_of_a_published_report(published: tuple[Document, dict[str, float]]) -> None:
    """Table 3 over a page end with no rule under its last row, a vertical label, thin boxes for rules."""
    document, golden = published
    rows = rows_of(document)
    requests = [key.split(".")[1] for key in golden if key.startswith("requests.") and key.endswith(".total")]
    # Printed where the form's divided rows stand; the record names it last.
    requests.remove("other_handling")
    requests.insert(requests.index("handled_total"), "other_handling")
    columns = [key.split(".")[2] for key in golden if key.startswith("requests.received.")]
    expected = [golden[f"requests.{row}.{column}"] for row in requests for column in columns]
    # The row of fifteen figures of table 4 ends in seven figures, too.
    assert [float(text) for text in figures_after(rows, 7)][: len(expected)] == expected
    assert [float(text) for text in figures_after(rows, 15)] == [golden[k] for k in golden if k.startswith("review.")]
    single = {row[0]: row[1:] for row in rows if row[0].startswith(("规章", "行政"))}
    assert single["规章"] == ["0", "0", "0"]
    assert single["行政规范性文件"] == ["0", "5", "5"]
    for label, key in (
        ("行政许可", "licensing.decisions"),
        ("行政处罚", "penalties.decisions"),
        ("行政强制", "coercion.decisions"),
        ("行政事业性收费", "fees.amount_wan_yuan"),
    ):
        assert [float(text) for text in single[label]] == [golden[f"proactive.{key}"]]


def test_labels_and_pages_of_a_published_report(published: tuple[Document, dict[str, float]]) -> None:
    document, _ = published
    texts = {text for row in rows_of(document) for text in row}
    assert {"三、本年度办理结果", "2.其他法律行政止公开", "（五）不予处理", "四、结转下年度继续办理"} <= texts
    assert [grid.source.page for grid in document.grids] == [2, 3, 3, 4, 4]
    assert [(grid.rows, grid.columns) for grid in document.grids] == [(8, 4), (6, 2), (17, 10), (9, 10), (4, 15)]
    assert all(cell.second is None for grid in document.grids for cell in grid.cells)
    lines = [block.text for block in document.blocks if isinstance(block, TextBlock)]
    for heading in making.HEADINGS:
        assert heading in lines
    assert not [line for line in lines if line.strip("- ").isdigit()], "page numbers are no text"
    starts = [block for block in document.blocks if isinstance(block, TextBlock) and block.text.startswith("（")]
    assert starts
    assert all(block.indent is not None and 1.3 <= block.indent <= 2.3 for block in starts)
