"""Prints a form with given figures as documents: grids with proper spans, spans lost, running lines."""

from __future__ import annotations

from disclosure_toolkit.chinese import display_width
from disclosure_toolkit.editions import Edition, edition, ordinal_text
from disclosure_toolkit.model import Block, Cell, Document, Grid, Source, TextBlock, Word


def numbers(form: Edition, start: int = 1, undivided: bool = False, below: int = 997) -> dict[str, str]:
    """A different figure for every key, as printed."""
    keys = [k for k in form.keys if not (undivided and k.split(".")[1] in form.undivided_replaces)]
    keys += list(form.undivided_keys) if undivided else []
    return {key: str((start + i * 7) % below) for i, key in enumerate(keys)}


def grid(rows: list[list[tuple[str, int, int]]], table: int = 1) -> Grid:
    """A grid from rows of (text, rowspan, colspan), laid out as HTML does."""
    taken: set[tuple[int, int]] = set()
    cells = []
    width = 0
    for r, row in enumerate(rows):
        c = 0
        for text, rowspan, colspan in row:
            while (r, c) in taken:
                c += 1
            cells.append(Cell(r, c, text, Source(table=table, row=r + 1, cell=c + 1), rowspan, colspan))
            taken |= {(r + i, c + j) for i in range(rowspan) for j in range(colspan)}
            c += colspan
            width = max(width, c)
    return Grid(len(rows), width, tuple(cells), Source(table=table))


def proactive_rows(form: Edition, figures: dict[str, str]) -> list[list[tuple[str, int, int]]]:
    """Rows of table 2."""
    rows: list[list[tuple[str, int, int]]] = []
    for article in form.articles:
        n = len(article.columns)
        rows.append([(article.label, 1, 4)])
        wide = 3 if n == 1 else 1
        rows.append([("信息内容", 1, 1), *((c.label, 1, wide) for c in article.columns)])
        for row in article.rows:
            values = [figures[f"proactive.{row.key}.{c.key}"] for c in article.columns]
            rows.append([(row.label, 1, 1), *((v, 1, wide) for v in values)])
    return rows


def header_rows(form: Edition) -> list[list[tuple[str, int, int]]]:
    """The three header rows of table 3."""
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return [
        [(note, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(c.label, 1, 1) for c in form.columns if c.group],
    ]


def request_lines(form: Edition, undivided: bool = False) -> list[tuple[str, str, str]]:
    """(key, group label or empty, label) of the rows of table 3 in order."""
    lines = []
    done = False
    for row in form.rows:
        if undivided and row.key in form.undivided_replaces:
            if not done:
                lines.append((form.undivided_row, "", "（六）其他处理"))
                done = True
            continue
        group = next((g for g in form.groups if g.key == row.group and g.key != "handled"), None)
        lines.append((row.key, group.printed if group else "", row.printed))
    return lines


def request_rows(form: Edition, figures: dict[str, str], undivided: bool = False) -> list[list[tuple[str, int, int]]]:
    """Data rows of table 3 with the form's own spans."""
    lines = request_lines(form, undivided)
    handled = [row for row in lines if row[0] not in ("received", "carried_in", "carried_out")]
    rows: list[list[tuple[str, int, int]]] = []
    seen: set[str] = set()
    for key, group, label in lines:
        row: list[tuple[str, int, int]] = []
        if key in ("received", "carried_in", "carried_out"):
            row.append((label, 1, 3))
        else:
            if key == "granted":
                row.append((ordinal_text("cn", 3) + "本年度办理结果", len(handled), 1))
            if not group:
                row.append((label, 1, 2))
            else:
                if group not in seen:
                    seen.add(group)
                    row.append((group, sum(1 for line in lines if line[1] == group), 1))
                row.append((label, 1, 1))
        row += [(figures[f"requests.{key}.{c.key}"], 1, 1) for c in form.columns]
        rows.append(row)
    return rows


def review_rows(form: Edition, figures: dict[str, str]) -> list[list[tuple[str, int, int]]]:
    """Rows of table 4."""
    results = [r.label for r in form.review_results]
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((r, 2, 1) for r in results), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(r, 1, 1) for r in results * 2],
        [(figures[f"review.{g.key}.{r.key}"], 1, 1) for g in form.review_groups for r in form.review_results],
    ]


def paragraph(text: str, number: int = 1) -> TextBlock:
    """A paragraph block."""
    return TextBlock(text, Source(paragraph=number))


def document(
    blocks: dict[int, list[Block]], title: str = "云溪县水利局2023年政府信息公开工作年度报告", form: str = "2021"
) -> Document:
    """A document with the six headings, prose where the form wants it, and these blocks in its sections."""
    titles = {s.number: s.title for s in edition(form).sections}
    prose = {
        1: "2023年，我局认真做好政府信息公开工作。",
        5: "公开内容还不够丰富，下一步将继续充实。",
        6: "无其他需要报告的事项。",
    }
    found: list[Block] = [paragraph(title)]
    for number in range(1, 7):
        found.append(paragraph(ordinal_text("cn", number) + titles[number]))
        if number in prose:
            found.append(paragraph(prose[number]))
        found += blocks.get(number, [])
    return Document("示例.docx", "docx", "0" * 64, tuple(found))


def proper(form: Edition, figures: dict[str, str], undivided: bool = False) -> Document:
    """The whole report with properly merged cells."""
    return document(
        {
            2: [grid(proactive_rows(form, figures), 1)],
            3: [grid(header_rows(form) + request_rows(form, figures, undivided), 2)],
            4: [grid(review_rows(form, figures), 3)],
        },
        form=form.name,
    )


def lines_of(texts: list[str]) -> list[Block]:
    """Printed lines with words at display columns."""
    blocks: list[Block] = []
    for number, text in enumerate(texts, 1):
        words = []
        at = 0
        for part in text.split(" "):
            if part:
                words.append(Word(part, at, at + display_width(part), Source(line=number)))
            at += display_width(part) + 1
        blocks.append(TextBlock(text.strip(), Source(line=number), "line", tuple(words)))
    return blocks
