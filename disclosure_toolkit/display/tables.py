"""The three statutory tables as the form prints them, with marks on the cells concerned (法定表格)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from ..audit import form_of
from ..chinese import fold
from ..editions import ArticleForm, Label
from ..model import Report, TableRecord
from .cells import Cells
from .marks import Mark
from .markup import Html, join, tag
from .page import fragment
from .words import SEVERITY_NAMES, SEVERITY_SYMBOLS, pick, words

TABLES = (("proactive", "表二", 2), ("requests", "表三", 3), ("review", "表四", 4))


def report_html(report: Report) -> Html:
    """A report in a notebook cell: whose it is, and its three tables."""
    title = report.identity.title or report.identity.agency
    return fragment(join([tag("p", title, cls="dt-report-title"), tables_html(report, {}, "zh", anchors=False)]))


def tables_html(report: Report, marks: Mapping[str, Sequence[Mark]], lang: str = "zh", *, anchors: bool = True) -> Html:
    """The key to the marks and all three tables."""
    form = form_of(report)
    cells = Cells(report, form, marks, lang, anchors)
    found = [_one(cells, name, number, section) for name, number, section in TABLES]
    return join([_legend(cells), *found])


def _one(cells: Cells, name: str, number: str, section: int) -> Html:
    say = words(cells.lang)
    title = f"{number}　{next((s.title for s in cells.form.sections if s.number == section), '')}"
    if cells.report.table(name) is None and not any(key.startswith(f"{name}.") for key in cells.report.figures):
        body = tag("p", say("table_missing"), cls="dt-empty")
    else:
        draw = {"proactive": _proactive, "requests": _requests, "review": _review}[name]
        body = tag(
            "div",
            tag("table", draw(cells), cls=f"dt-form dt-{name}"),
            cls="dt-scroll",
            role="region",
            tabindex=0,
            aria_label=say("table_scroll", title),
        )
    return tag("div", tag("h3", title), body, cls="dt-table")


def _proactive(cells: Cells) -> Html:
    """Table 2: under each article a line of column labels and its rows; narrow articles span the width."""
    articles = cells.form.articles
    width = max(len(article.columns) for article in articles)
    labels = _Labels(cells, cells.report.table("proactive"))
    lines: list[Html] = []
    for article in articles:
        spans = _spans(article, width)
        lines.append(tag("tr", tag("th", article.label, cls="dt-article", colspan=width + 1, scope="rowgroup")))
        heads = [labels.head(c, colspan=s if s > 1 else None) for c, s in zip(article.columns, spans, strict=True)]
        lines.append(tag("tr", tag("th", "信息内容", scope="col"), heads, cls="dt-heads"))
        for row in article.rows:
            keys = [f"proactive.{row.key}.{column.key}" for column in article.columns]
            figures = [cells.cell(key, span) for key, span in zip(keys, spans, strict=True)]
            lines.append(tag("tr", labels.row(row), figures))
    return tag("tbody", lines)


def _spans(article: ArticleForm, width: int) -> list[int]:
    """How many of the table's columns each column of the article covers; the last takes the rest."""
    count = len(article.columns)
    share = width // count
    return [share] * (count - 1) + [width - share * (count - 1)]


def _requests(cells: Cells) -> Html:
    """Table 3: the merged header, the vertical label 三、本年度办理结果 and the groups below it."""
    form = cells.form
    labels = _Labels(cells, cells.report.table("requests"))
    organisations = [column for column in form.columns if column.group]
    ends = [column for column in form.columns if not column.group]
    rule = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    head = [
        tag(
            "tr",
            tag("td", rule, cls="dt-rule", colspan=3, rowspan=3),
            tag("th", "申请人情况", colspan=len(form.columns), scope="colgroup"),
        ),
        tag(
            "tr",
            labels.head(ends[0], rowspan=2),
            tag("th", organisations[0].group, colspan=len(organisations), scope="colgroup"),
            labels.head(ends[-1], rowspan=2),
        ),
        tag("tr", [labels.head(column) for column in organisations]),
    ]
    return join([tag("thead", head), tag("tbody", _request_rows(cells, labels))])


def _request_rows(cells: Cells, labels: _Labels) -> list[Html]:
    form = cells.form
    groups = {group.key: group for group in form.groups}
    top = form.groups[0]
    rows = _printed_rows(cells)
    handled = sum(1 for row in rows if row.group)
    lines: list[Html] = []
    started = False
    for group, members in groupby(rows, key=lambda row: row.group):
        block = list(members)
        for index, row in enumerate(block):
            figures = [cells.cell(f"requests.{row.key}.{column.key}") for column in form.columns]
            if not group:
                heads = [labels.row(row, colspan=3, cls="dt-top")]
            else:
                heads = []
                if not started:
                    vertical = tag("span", top.printed, cls="dt-vertical")
                    heads.append(tag("th", vertical, rowspan=handled, scope="rowgroup", cls="dt-side"))
                    started = True
                if group == top.key:
                    heads.append(labels.row(row, colspan=2))
                else:
                    if index == 0:
                        name = groups[group].printed
                        heads.append(tag("th", name, rowspan=len(block), scope="rowgroup", cls="dt-group"))
                    heads.append(labels.row(row))
            lines.append(tag("tr", heads, figures))
    return lines


def _printed_rows(cells: Cells) -> list[Label]:
    """The rows of table 3; the undivided （六）其他处理 stands in where the report prints it."""
    form, figures = cells.form, cells.report.figures
    rows = list(form.rows)
    if not any(key in figures for key in form.undivided_keys):
        return rows
    group = next(group for group in form.groups if group.key == "other")
    whole = Label(form.undivided_row, group.label, (), form.groups[0].key, group.style, group.ordinal, group.label)
    first = next(i for i, row in enumerate(rows) if row.key in form.undivided_replaces)
    divided = any(f"requests.{row}.{c.key}" in figures for row in form.undivided_replaces for c in form.columns)
    rest = rows if divided else [row for row in rows if row.key not in form.undivided_replaces]
    return [*rest[:first], whole, *rest[first:]]


def _review(cells: Cells) -> Html:
    """Table 4: one row of figures under 行政复议 and the two groups of 行政诉讼."""
    form = cells.form
    labels = _Labels(cells, cells.report.table("review"))
    results = len(form.review_results)
    top: list[Html] = []
    second: list[Html] = []
    third: list[Html] = []
    for name, members in groupby(form.review_groups, key=lambda group: group.group):
        groups = list(members)
        top.append(tag("th", name or groups[0].label, colspan=results * len(groups), scope="colgroup"))
        if name:
            second += [tag("th", group.label, colspan=results, scope="colgroup") for group in groups]
            third += [labels.head(result, group.key) for group in groups for result in form.review_results]
        else:
            second += [labels.head(result, groups[0].key, rowspan=2) for result in form.review_results]
    figures = [cells.cell(f"review.{g.key}.{r.key}") for g in form.review_groups for r in form.review_results]
    return join([tag("thead", [tag("tr", line) for line in (top, second, third)]), tag("tbody", tag("tr", figures))])


class _Labels:
    """Row and column labels; one that the report words otherwise says so."""

    def __init__(self, cells: Cells, table: TableRecord | None) -> None:
        self._say = words(cells.lang)
        rows = table.rows if table is not None else ()
        columns = table.columns if table is not None else ()
        self._rows = {row.key: row.printed for row in rows if row.key and row.how != "exact"}
        self._columns = {column.key: column.printed for column in columns if column.key and column.how != "exact"}

    def row(self, row: Label, colspan: int | None = None, cls: str = "") -> Html:
        return self._th(row, self._rows.get(row.key), "row", cls, colspan=colspan)

    def head(self, column: Label, group: str = "", colspan: int | None = None, rowspan: int | None = None) -> Html:
        printed = self._columns.get(f"{group}.{column.key}" if group else column.key)
        return self._th(column, printed, "col", "", colspan=colspan, rowspan=rowspan)

    def _th(self, label: Label, printed: str | None, scope: str, cls: str, **spans: int | None) -> Html:
        other = printed is not None and fold(printed) not in (fold(label.printed), fold(label.label))
        text = _breakable(label.printed) if scope == "col" else label.printed
        name = tag("span", text, cls="dt-reworded") if other else text
        title = self._say("hint_label", printed) if other else None
        return tag("th", name, scope=scope, cls=cls or None, title=title, **spans)


def _breakable(label: str) -> Html | str:
    """A short column label that may break between its words: 结果维持 into 结果 and 维持, never 结果维 and 持."""
    if len(label) not in (4, 6):
        return label
    return join([label[i : i + 2] for i in range(0, len(label), 2)], "<wbr>")


def _legend(cells: Cells) -> Html:
    """The key: severities by sign, colour and word, and the states of cells that hold no number."""
    say = words(cells.lang)
    signs = [
        tag("li", tag("span", SEVERITY_SYMBOLS[severity], cls=f"dt-key dt-{severity}"), pick(names, cells.lang))
        for severity, names in SEVERITY_NAMES.items()
    ]
    states = [
        tag("li", tag("span", say(f"cell_{state}"), cls=f"dt-key dt-{state}"), say(f"hint_{state}"))
        for state in ("blank", "absent", "unreadable")
    ]
    marked = [tag("p", say("legend_mark")), tag("ul", signs)] if cells.marks else []
    return tag("div", marked, tag("ul", states), cls="dt-legend")
