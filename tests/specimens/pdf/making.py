"""Makes PDFs for the tests of the PDF reader: tables drawn in the ways that real producers draw them.

The tables are the statutory ones with figures of a seeded generator; agencies and places are invented.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

TITLE = "云溪县水务局2024年政府信息公开工作年度报告"
PROSE = "2024年，本局落实信息公开各项要求，全年主动公开政府信息1136条，收到申请21件，都在法定期限内答复。" * 3
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
VERTICAL = "三、本年度办理结果"
OUTCOMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("（一）予以公开", ()),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ()),
    (
        "（三）不予公开",
        ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益"),
    ),
    ("（四）无法提供", ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确")),
    ("（六）其他处理", ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "3.其他")),
    ("（七）总计", ()),
)


@dataclass(frozen=True)
class Spot:
    """A cell of a made table."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str


Rows = list[list[tuple[str, int, int]]]


def spots(rows: Rows) -> list[Spot]:
    """Rows of (text, rowspan, colspan), as HTML has them, with their places."""
    taken: set[tuple[int, int]] = set()
    result = []
    for r, row in enumerate(rows):
        column = 0
        for text, tall, wide in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + i, column + j) for i in range(tall) for j in range(wide)}
            result.append(Spot(r, column, tall, wide, text))
            column += wide
    return result


def proactive() -> Rows:
    """Table 2 with a thousands separator, a blank and a fraction."""
    head = ("信息内容", 1, 1)
    count = [head, ("本年处理决定数量", 1, 3)]
    return [
        [("第二十条第（一）项", 1, 4)],
        [head, ("本年制发件数", 1, 1), ("本年废止件数", 1, 1), ("现行有效件数", 1, 1)],
        [("规章", 1, 1), ("0", 1, 1), ("0", 1, 1), ("0", 1, 1)],
        [("行政规范性文件", 1, 1), ("2", 1, 1), ("5", 1, 1), ("11", 1, 1)],
        [("第二十条第（五）项", 1, 4)],
        count,
        [("行政许可", 1, 1), ("12550", 1, 3)],
        [("第二十条第（六）项", 1, 4)],
        count,
        [("行政处罚", 1, 1), ("1,234", 1, 3)],
        [("行政强制", 1, 1), ("", 1, 3)],
        [("第二十条第（八）项", 1, 4)],
        [head, ("本年收费金额（单位：万元）", 1, 3)],
        [("行政事业性收费", 1, 1), ("96171.6", 1, 3)],
    ]


def requests(seed: int = 1) -> Rows:
    """Table 3, shortened."""
    rng = random.Random(seed)

    def figures() -> list[tuple[str, int, int]]:
        return [(str(rng.choice((0, 0, 3, 12, 247, 1035))), 1, 1) for _ in range(7)]

    rows: Rows = [
        [("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(text, 1, 1) for text in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
        [("一、本年新收政府信息公开申请数量", 1, 3), *figures()],
        [("二、上年结转政府信息公开申请数量", 1, 3), *figures()],
    ]
    height = sum(len(parts) or 1 for _, parts in OUTCOMES)
    for label, parts in OUTCOMES:
        for number, part in enumerate(parts or (label,)):
            row = [(part, 1, 1 if parts else 2), *figures()]
            if parts and number == 0:
                row.insert(0, (label, len(parts), 1))
            if label == OUTCOMES[0][0]:
                row.insert(0, (VERTICAL, height, 1))
            rows.append(row)
    rows.append([("四、结转下年度继续办理", 1, 3), *figures()])
    return rows


def review() -> Rows:
    """Table 4."""
    five = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    return [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*((text, 2, 1) for text in five), ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [(text, 1, 1) for text in five * 2],
        [(str(number), 1, 1) for number in (10, 1, 0, 0, 11, 25, 0, 3, 4, 32, 1, 0, 0, 0, 1)],
    ]


TABLES: tuple[Callable[[], Rows], ...] = (proactive, requests, review)
WIDTHS = ([110.0] * 4, [25.0, 55.0, 140.0] + [32.0] * 7, [29.0] * 15)

_ALL = ((0, 0), (-1, -1))
STYLES: dict[str, list[tuple[object, ...]]] = {
    "strokes": [("GRID", *_ALL, 0.5, colors.black)],
    "thick": [("GRID", *_ALL, 2, colors.black)],
    "coloured": [("GRID", *_ALL, 0.5, colors.black), ("BACKGROUND", *_ALL, colors.lightblue)],
    "white boxes": [("GRID", *_ALL, 0.5, colors.black), ("BACKGROUND", *_ALL, colors.white)],
    "row lines": [("LINEABOVE", *_ALL, 0.5, colors.black), ("LINEBELOW", *_ALL, 0.5, colors.black)],
    "no outer border": [("INNERGRID", *_ALL, 0.5, colors.black)],
    "none": [],
}


def report(style: str) -> bytes:
    """A whole report of three pages by reportlab, its tables in one of :data:`STYLES`."""
    body = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
    cell = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=11, wordWrap="CJK", alignment=1)

    def table(rows: Rows, widths: Sequence[float]) -> Table:
        found = spots(rows)
        content: list[list[object]] = [[""] * len(widths) for _ in rows]
        look = [*STYLES[style], ("FONT", *_ALL, FONT, 9), ("VALIGN", *_ALL, "MIDDLE"), ("ALIGN", *_ALL, "CENTER")]
        for spot in found:
            vertical = spot.text == VERTICAL
            content[spot.row][spot.column] = "\n".join(spot.text) if vertical else Paragraph(spot.text, cell)
            last = (spot.column + spot.colspan - 1, spot.row + spot.rowspan - 1)
            look.append(("SPAN", (spot.column, spot.row), last))
        return Table(content, colWidths=list(widths), style=look)

    def footer(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawCentredString(297, 30, f"- {document.page} -")

    story: list[object] = [Paragraph(TITLE, body), Paragraph(HEADINGS[0], body)]
    story += [Paragraph(PROSE, body) for _ in range(3)]
    for heading, make, widths in zip(HEADINGS[1:4], TABLES, WIDTHS, strict=True):
        story += [Paragraph(heading, body), table(make(), widths)]
    story += [
        Paragraph(HEADINGS[4], body),
        Paragraph(PROSE, body),
        Paragraph(HEADINGS[5], body),
        Paragraph("无。", body),
    ]
    stream = io.BytesIO()
    SimpleDocTemplate(stream).build(story, onFirstPage=footer, onLaterPages=footer)
    return stream.getvalue()


CSS = {
    "collapsed": "table{border-collapse:collapse;width:100%} td{border:1px solid #000;padding:4px}",
    "separate": "table{border-spacing:2px;width:100%;border:1px solid #888} td{border:1px solid #888;padding:2px}",
    "dotted": "table{border-collapse:collapse;width:100%} td{border:1px dotted #000;padding:3px}",
    "double": "table{border-collapse:collapse;width:100%} td{border:3px double #000;padding:3px}",
    "coloured": "table{border-spacing:1px;width:100%} td{background:#dde;padding:3px}",
}


def page(css: str) -> str:
    """The same report as a web page; no cell is cut by a page end."""

    def table(rows: Rows) -> str:
        lines = (
            "".join(f'<td rowspan="{tall}" colspan="{wide}">{text}</td>' for text, tall, wide in row) for row in rows
        )
        return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"

    tables = "".join(f"<h2>{heading}</h2>{table(make())}" for heading, make in zip(HEADINGS[1:4], TABLES, strict=True))
    return (
        '<!doctype html><html lang="zh"><meta charset="utf-8"><style>'
        'body{font:14px "Noto Serif CJK SC"} p{text-indent:2em;text-align:justify} td{font-size:12px;text-align:center}'
        f"tr,td{{break-inside:avoid}} table{{break-inside:avoid}} {css}</style><h1>{TITLE}</h1><h2>{HEADINGS[0]}</h2>"
        f"<p>{PROSE}</p>{tables}<h2>{HEADINGS[4]}</h2><p>{PROSE}</p><h2>{HEADINGS[5]}</h2><p>无。</p>"
    )


def sheet(draw: Callable[[Canvas], None], size: tuple[float, float] = (595, 842), **options: object) -> bytes:
    """One or more pages drawn by hand."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size, **options)
    canvas.setFont(FONT, 10)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def write(canvas: Canvas, x: float, top: float, text: str, size: float = 10) -> None:
    """A line of text whose em box begins at x and ``top`` points below the page's upper edge."""
    canvas.setFont(FONT, size)
    canvas.drawString(x, 842 - top - 0.88 * size, text)


def prose_lines(canvas: Canvas, top: float = 60, count: int = 8) -> None:
    """Some lines of running text, no two alike on any page, so that a page is not empty."""
    text = "本机关按照要求编制年度报告并向社会公布接受公众监督欢迎提出意见"
    for number in range(count):
        turn = (11 * canvas.getPageNumber() + number) % len(text)
        write(canvas, 80, top + 20 * number, text[turn:] + text[:turn], 12)
