"""HTML pages as official sites publish them: the report amid menus, links and footers."""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from html import escape

from ..printed import PrintedReport
from . import Layout
from .html_tables import (
    HtmlTable,
    flattened_empty,
    flattened_missing,
    flattened_repeated,
    merged,
    merged_split,
    nested,
    word_paste,
)

_MENU = ("网站首页", "政务动态", "政府信息公开", "办事服务", "互动交流", "走进本地")


def _body(report: PrintedReport, rng: random.Random, tables: HtmlTable, paragraph: str) -> str:
    """The article: one element a paragraph, ``paragraph`` being its pattern."""
    found = [paragraph.format(escape(text)) for text in report.preamble]
    for section in report.sections:
        found.append(paragraph.format(f"<strong>{escape(section.heading)}</strong>"))
        for part in section.paragraphs:
            found += [paragraph.format(escape(line)) for line in part.lines]
        table = report.table(section.table) if section.table else None
        if table is not None:
            found.append(tables(table, rng))
    return "\n".join(found)


def _title(report: PrintedReport, pattern: str, joint: str = "") -> str:
    return pattern.format(joint.join(escape(line) for line in report.title_lines))


def _menu() -> str:
    items = "".join(f'<li><a href="/c{n}/">{name}</a></li>' for n, name in enumerate(_MENU))
    return f'<div class="nav"><ul>{items}</ul></div>'


def _related(report: PrintedReport) -> str:
    """Links to other years' and other organs' reports, as side columns have them."""
    years = (report.year - 1, report.year - 2)
    links = [f"{report.agency}{year}年政府信息公开工作年度报告" for year in years]
    links.append(f"关于做好{report.year + 1}年政务公开工作的通知")
    items = "".join(f'<li><a href="/art/{n}.html">{escape(text)}</a></li>' for n, text in enumerate(links, 100))
    return f'<div class="related"><h3>相关信息</h3><ul>{items}</ul></div>'


_FOOTER = '<div class="footer"><p>主办单位：本级人民政府办公室　网站标识码：0000000000</p><p>版权所有　<a href="/map">网站地图</a></p></div>'
_SCRIPT = "<script>var page={id:1024,total:36};function count(){return page.total*2;}</script>"


def _day(day: date) -> str:
    return f"{day:%Y-%m-%d}"


def _page(head: str, body: str, encoding: str) -> bytes:
    return f"<!DOCTYPE html>\n<html>\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n".encode(encoding)


def portal(report: PrintedReport, rng: random.Random) -> bytes:
    """A modern portal: UTF-8, date and title in meta elements, ``div`` layout."""
    day = report.published
    head = f'<meta charset="utf-8">\n<title>{escape(report.title)}-{escape(report.agency)}</title>\n'
    head += f'<meta name="ArticleTitle" content="{escape(report.title)}">\n'
    head += f'<meta name="PubDate" content="{_day(day)} 09:{rng.randint(10, 59)}">\n' if day else ""
    head += "<style>table{border-collapse:collapse}td,th{border:1px solid #333}</style>"
    article = _title(report, '<p style="text-align:center">{}</p>', "<br>")
    article += _body(report, rng, merged, "<p>{}</p>")
    crumbs = '<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/gk">政府信息公开</a> &gt; 年度报告</div>'
    body = f'{_menu()}{crumbs}<div class="article" id="zoom">{article}</div>{_related(report)}{_FOOTER}{_SCRIPT}'
    return _page(head, body, "utf-8")


def old_site(report: PrintedReport, rng: random.Random, declared: str, encoding: str) -> bytes:
    """Layout tables inside layout tables; the declared encoding need not be the real one."""
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    head += f"<title>{escape(report.title)}</title>"
    day = report.published
    stamp = f"发布时间：{day.year}年{day.month}月{day.day}日　来源：{escape(report.agency)}" if day else ""
    article = _body(report, rng, nested, "<p>　　{}</p>")
    menu = "".join(f"<td><a href='#'>{name}</a></td>" for name in _MENU)
    body = f"""<table width="980" align="center"><tr>{menu}</tr></table>
<table width="980" align="center"><tr><td width="200" valign="top">{_related(report)}</td>
<td valign="top"><table width="100%"><tr><td align="center">{_title(report, "<h2>{}</h2>", "<br/>")}</td></tr>
<tr><td align="center">{stamp}　【字体：大 中 小】　浏览次数：{rng.randint(20, 900)}</td></tr>
<tr><td class="content">{article}</td></tr></table></td></tr></table>
<table width="980" align="center"><tr><td>{_FOOTER}</td></tr></table>"""
    return _page(head, body, encoding)


def pasted(report: PrintedReport, rng: random.Random, encoding: str) -> bytes:
    """An article pasted from Word: spans, non-breaking spaces, the title in an ``h1`` outside."""
    head = '<meta charset="utf-8">' + f"<title>{escape(report.title)}</title>"
    day = report.published
    info = f'<div class="info"><span>信息来源：{escape(report.agency)}</span> '
    info += f"<span>发布日期：{_day(day)} {rng.randint(8, 17):02d}:20</span></div>" if day else "</div>"
    pattern = (
        '<p class="MsoNormal" style="text-indent:32pt"><span style="font-size:16pt;font-family:仿宋">{}</span></p>'
    )
    article = _body(report, rng, word_paste, pattern)
    body = f'<div id="top">{_menu()}</div>{_title(report, "<h1>{}</h1>")}{info}<div class="TRS_Editor">{article}</div>'
    return _page(head, body + _FOOTER + _SCRIPT, encoding)


def plain(report: PrintedReport, rng: random.Random, tables: HtmlTable, encoding: str, declared: bool) -> bytes:
    """A bare page, the title within the text; the tables' spans are lost."""
    head = f'<meta charset="{encoding}">' if declared else ""
    pattern = "<div>{}</div>" if rng.random() < 0.5 else "<p>&emsp;&emsp;{}</p>"
    title = "".join(f"<p align=center><b>{escape(line)}</b></p>" for line in report.title_lines)
    body = f"{title}{_body(report, rng, tables, pattern)}<hr>{_FOOTER}"
    return _page(head, body, encoding)


def catalogue(report: PrintedReport, rng: random.Random) -> bytes:
    """An open-government catalogue: an index table with number and date above the text."""
    day = report.published
    head = f'<meta charset="utf-8"><title>{escape(report.title)}</title>'
    fields = [("索引号", f"{rng.randint(10**8, 10**9)}/{report.year + 1}-{rng.randint(10, 999):05d}")]
    fields += [("发布机构", report.agency), ("名称", report.title), ("发布日期", _day(day) if day else "")]
    cells = "".join(f"<tr><th>{name}</th><td>{escape(value)}</td></tr>" for name, value in fields)
    article = _title(report, '<p class="title">{}</p>', "</p><p class=title>")
    article += _body(report, rng, merged_split, "<p><span>{}</span></p>")
    body = f'{_menu()}<table class="index">{cells}</table><div class="view">{article}</div>{_related(report)}{_FOOTER}'
    return _page(head, body, "utf-8")


LAYOUTS = (
    Layout("html", "portal", portal, dated=True),
    Layout("html", "old_gbk", partial(old_site, declared="gb2312", encoding="gb18030"), dated=True),
    Layout("html", "old_wrong_utf8", partial(old_site, declared="utf-8", encoding="gb18030"), dated=True),
    Layout("html", "pasted", partial(pasted, encoding="utf-8"), dated=True),
    Layout("html", "flat_missing", partial(plain, tables=flattened_missing, encoding="utf-8", declared=True)),
    Layout("html", "flat_empty", partial(plain, tables=flattened_empty, encoding="utf-8", declared=False)),
    Layout("html", "catalogue", catalogue, dated=True),
    Layout("html", "undeclared_gbk", partial(old_site, declared="", encoding="gb18030"), held_out=True, dated=True),
    Layout("html", "wrong_gbk", partial(old_site, declared="gbk", encoding="utf-8"), held_out=True, dated=True),
    Layout(
        "html",
        "flat_repeated",
        partial(plain, tables=flattened_repeated, encoding="utf-8", declared=True),
        held_out=True,
    ),
)
