"""Long tables piece by piece: no piece grows with the number of rows, and none is missing."""

from __future__ import annotations

import json

from disclosure_toolkit.display.page import html_page, page_pieces
from disclosure_toolkit.display.paged import PAGE, Cell, Line, Lines, Paged


def table(number: int) -> Paged:
    lines = Lines(range(number), lambda place: Line((Cell(f"<{place:04}>"),)))
    return Paged(name="t", columns={"列": False}, lines=lines)


def test_no_piece_grows_with_the_table() -> None:
    assert max(map(len, table(2000).pieces())) == max(map(len, table(200).pieces()))


def test_every_row_stands_in_the_data_and_in_the_list_for_those_without_scripts() -> None:
    html = "".join(page_pieces("题\0", table(2000).pieces(), script="1"))
    data = json.loads(html.split('id="t-data">')[1].split("</script>")[0])
    assert [cells for _, _, cells in data["rows"]] == [[f"<{place:04}>"] for place in range(2000)]
    rest = html.split("<noscript>")[1].split("</noscript>")[0]
    assert [f"&lt;{place:04}&gt;" in rest for place in range(2000)] == [place >= PAGE for place in range(2000)]
    assert html == html_page("题\0", table(2000).html(), script="1")


def test_rows_can_be_asked_for_like_a_list() -> None:
    lines = Lines("abc", lambda word: Line((Cell(word),)))
    assert [line.cells[0].text for line in lines] == ["a", "b", "c"]
    assert [line.cells[0].text for line in lines[1:]] == ["b", "c"]
    assert lines[-1].cells[0].text == "c"
