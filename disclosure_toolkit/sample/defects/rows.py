"""Rows and columns slipped, swapped, missing, doubled, renamed."""

from __future__ import annotations

from dataclasses import replace

from ..printed import UNKNOWN, Block, Row, Table
from .base import Case, Injected, defect

SUMS = ("balance", "outcome_total", "row_total")


def _requests(case: Case) -> Table | None:
    return case.report.table("requests")


def _label(case: Case, row: str) -> str:
    return case.form.row_label("requests", row)


def _keys(case: Case, row: str) -> tuple[str, ...]:
    return tuple(f"requests.{row}.{c}" for c in (*case.columns(), "total"))


def _with_rows(table: Table, rows: list[Row]) -> Table:
    return table.map_blocks(lambda block: replace(block, rows=tuple(rows)))


@defect("rows_slipped", "row", "表三一段数字整体下移一行", breaks=SUMS)
def _rows_slipped(case: Case) -> Injected | None:
    return _slip(case, 1, "下移")


@defect("rows_slipped_up", "row", "表三一段数字整体上移一行", breaks=SUMS)
def _rows_slipped_up(case: Case) -> Injected | None:
    return _slip(case, -1, "上移")


def _slip(case: Case, step: int, word: str) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    rows = list(table.blocks[0].rows)
    filled = [i for i, row in enumerate(rows) if any(text not in ("0", "") for text in row.texts)]
    inner = [i for i in filled if i + min(step, 0) >= 2 and i + max(step, 0) < len(rows)]
    if not inner:
        return None
    start = case.rng.choice(inner)
    # The figures of a run of rows, moved one row on; the row that they leave gets zeros.
    run = list(range(start, min(start + 3, len(rows) - 1))) if step > 0 else list(range(max(start - 2, 3), start + 1))
    texts = [row.texts for row in rows]
    moved = list(texts)
    for i in run:
        moved[i + step] = texts[i]
    left = run[0] if step > 0 else run[-1]
    moved[left] = tuple("0" for _ in texts[left])
    if moved == texts:
        return None
    new = [replace(row, texts=line) for row, line in zip(rows, moved, strict=True)]
    wrong = [rows[i].key for i in range(len(rows)) if moved[i] != texts[i]]
    keys = tuple(key for row in wrong for key in _keys(case, row))
    detail = f"表三“{_label(case, rows[start].key)}”起的数字{word}了一行"
    return Injected(case.report.with_table(_with_rows(table, new)), detail, keys)


@defect("rows_swapped", "row", "表三相邻两行数字互换", breaks=("balance", "outcome_total"))
def _rows_swapped(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    rows = list(table.blocks[0].rows)
    # Swapped outcome rows break nothing; the total row and its neighbours do.
    places = [i for i, row in enumerate(rows[:-1]) if "handled_total" in (row.key, rows[i + 1].key)]
    places = [i for i in places if rows[i].texts != rows[i + 1].texts]
    if not places:
        return None
    i = case.rng.choice(places)
    first, second = rows[i], rows[i + 1]
    rows[i], rows[i + 1] = replace(first, texts=second.texts), replace(second, texts=first.texts)
    detail = f"表三“{_label(case, first.key)}”与“{_label(case, second.key)}”两行数字互换"
    return Injected(
        case.report.with_table(_with_rows(table, rows)), detail, _keys(case, first.key) + _keys(case, second.key)
    )


@defect("row_slipped_sideways", "column", "表三一行数字右移一列", breaks=SUMS)
def _row_slipped_sideways(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    rows = [row for row in table.blocks[0].rows if row.texts[0] not in ("0", "") and row.texts[-2] in ("0", "")]
    if not rows:
        return None
    row = case.rng.choice(rows)
    texts = ("0", *row.texts[:-2], row.texts[-1])
    table = table.map_rows(lambda _, other: replace(other, texts=texts) if other.key == row.key else other)
    wrong = tuple(key for key, a, b in zip(_keys(case, row.key), row.texts, texts, strict=True) if a != b)
    return Injected(case.report.with_table(table), f"表三“{_label(case, row.key)}”一行的数字右移一列", wrong)


@defect("columns_swapped", "column", "表三一行中两列数字互换", breaks=("balance", "outcome_total"))
def _columns_swapped(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    rows = [row for row in table.blocks[0].rows if len(set(row.texts[:-1])) > 1 and row.key != "carried_in"]
    if not rows:
        return None
    row = case.rng.choice(rows)
    pairs = [(a, b) for a in range(6) for b in range(a + 1, 6) if row.texts[a] != row.texts[b]]
    a, b = case.rng.choice(pairs)
    keys = _keys(case, row.key)
    texts = {keys[a]: row.texts[b], keys[b]: row.texts[a]}
    detail = f"{case.form.label(keys[a])}与{case.form.label(keys[b])}数字互换"
    return Injected(case.report.with_texts(texts), detail, (keys[a], keys[b]))


@defect("column_shifted", "column", "表三一列数字抄入另一列", breaks=("row_total",))
def _column_shifted(case: Case) -> Injected | None:
    columns = case.columns()
    filled = [c for c in columns if case.values.get(f"requests.received.{c}")]
    if not filled:
        return None
    source = case.rng.choice(filled)
    target = case.rng.choice([c for c in columns if c != source])
    texts, figures = {}, case.report.figures()
    for row in case.rows():
        texts[f"requests.{row}.{target}"] = figures[f"requests.{row}.{source}"]
    texts = {key: text for key, text in texts.items() if figures[key] != text}
    if not texts:
        return None
    names = case.form.column_label(source), case.form.column_label(target)
    return Injected(case.report.with_texts(texts), f"表三“{names[0]}”一列的数字又抄入“{names[1]}”一列", tuple(texts))


@defect("row_missing", "row", "表三缺一行", severity="warning")
def _row_missing(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    key = case.rng.choice(case.rows())
    rows = [row for row in table.blocks[0].rows if row.key != key]
    detail = f"表三缺“{_label(case, key)}”一行"
    return Injected(case.report.with_table(_with_rows(table, rows)), detail, _keys(case, key))


@defect("row_doubled", "row", "表三一行重复", severity="warning")
def _row_doubled(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    key = case.rng.choice(case.outcome_rows())
    rows = [copy for row in table.blocks[0].rows for copy in ([row, row] if row.key == key else [row])]
    detail = f"表三“{_label(case, key)}”一行印了两遍"
    return Injected(case.report.with_table(_with_rows(table, rows)), detail, _keys(case, key))


_RENAMED = {
    "denied_internal_affairs": "5.涉及商业秘密",
    "denied_process_information": "6.涉及个人隐私",
    "unavailable_not_held": "1.信息不存在",
    "not_processed_repeat": "2.一事不再理",
    "other_misc": "3.已移送档案馆",
}


@defect("row_renamed", "row", "表三一行的名称被改写", severity="warning")
def _row_renamed(case: Case) -> Injected | None:
    table = _requests(case)
    names = [row for row in _RENAMED if row in case.rows()]
    if table is None or not names:
        return None
    key = case.rng.choice(names)

    def rename(_: Block, row: Row) -> Row:
        return replace(row, labels=(*row.labels[:-1], _RENAMED[key])) if row.key == key else row

    detail = f"表三“{_label(case, key)}”一行名称改成“{_RENAMED[key]}”"
    return Injected(case.report.with_table(table.map_rows(rename)), detail, _keys(case, key))


@defect("row_added", "row", "表三多出格式中没有的一行", severity="warning")
def _row_added(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    rows = list(table.blocks[0].rows)
    place = next((i for i, row in enumerate(rows) if row.key == "handled_total"), None)
    if place is None:
        return None
    labels = (rows[place].labels[0], "（八）申请人主动撤回")
    rows.insert(place, Row(UNKNOWN, labels, ("0",) * 7))
    return Injected(case.report.with_table(_with_rows(table, rows)), "表三多出“申请人主动撤回”一行", section=3)


@defect("column_missing", "column", "表三缺一列", severity="warning")
def _column_missing(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    column = case.rng.choice(case.columns()[1:])
    at = [c.key for c in table.blocks[0].columns].index(column)

    def cut(block: Block) -> Block:
        columns = tuple(c for c in block.columns if c.key != column)
        rows = tuple(replace(row, texts=row.texts[:at] + row.texts[at + 1 :]) for row in block.rows)
        return replace(block, columns=columns, rows=rows)

    keys = tuple(f"requests.{row}.{column}" for row in case.rows())
    detail = f"表三缺“{case.form.column_label(column)}”一列"
    return Injected(case.report.with_table(table.map_blocks(cut)), detail, keys)


@defect("row_missing_proactive", "row", "表二缺一行", severity="warning")
def _row_missing_proactive(case: Case) -> Injected | None:
    table = case.report.table("proactive")
    if table is None:
        return None
    key = case.rng.choice(["regulations", "coercion", "penalties"])

    def cut(block: Block) -> Block:
        return replace(block, rows=tuple(row for row in block.rows if row.key != key))

    keys = tuple(k for k in case.report.figures() if k.startswith(f"proactive.{key}."))
    detail = f"表二缺“{case.form.row_label('proactive', key)}”一行"
    return Injected(case.report.with_table(table.map_blocks(cut)), detail, keys)


@defect("column_doubled", "column", "表三一列重复", severity="warning")
def _column_doubled(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    column = case.rng.choice(case.columns()[1:])
    at = [c.key for c in table.blocks[0].columns].index(column)

    def double(block: Block) -> Block:
        columns = (*block.columns[: at + 1], *block.columns[at:])
        rows = tuple(replace(row, texts=(*row.texts[: at + 1], *row.texts[at:])) for row in block.rows)
        return replace(block, columns=columns, rows=rows)

    keys = tuple(f"requests.{row}.{column}" for row in case.rows())
    detail = f"表三“{case.form.column_label(column)}”一列印了两遍"
    return Injected(case.report.with_table(table.map_blocks(double)), detail, keys)


_OTHER_COLUMNS = {"public_interest": "新闻媒体", "legal_service": "外商投资企业", "research": "个体工商户"}


@defect("column_renamed", "column", "表三一列的名称被改写", severity="warning")
def _column_renamed(case: Case) -> Injected | None:
    table = _requests(case)
    if table is None:
        return None
    column, name = case.rng.choice(sorted(_OTHER_COLUMNS.items()))

    def rename(block: Block) -> Block:
        return replace(block, columns=tuple(replace(c, label=name) if c.key == column else c for c in block.columns))

    keys = tuple(f"requests.{row}.{column}" for row in case.rows())
    detail = f"表三“{case.form.column_label(column)}”一列名称改成“{name}”"
    return Injected(case.report.with_table(table.map_blocks(rename)), detail, keys)


@defect("review_slipped", "column", "表四数字整体右移一格", breaks=("review_total",))
def _review_slipped(case: Case) -> Injected | None:
    table = case.report.table("review")
    if table is None:
        return None
    (row,) = table.blocks[0].rows
    texts = ("0", *row.texts[:-1])
    table = table.map_rows(lambda _, other: replace(other, texts=texts))
    columns = table.blocks[0].columns
    keys = tuple(f"review.{c.key}" for c, a, b in zip(columns, row.texts, texts, strict=True) if a != b)
    return Injected(case.report.with_table(table), "表四的数字整体右移一格", keys) if keys else None


@defect(
    "documents_columns_swapped",
    "column",
    "表二制发件数与现行有效件数互换",
    breaks=("documents",),
    needs_previous=True,
    severity="warning",
)
def _documents_columns_swapped(case: Case) -> Injected | None:
    keys = ("proactive.normative_documents.issued", "proactive.normative_documents.in_force")
    figures = case.report.figures()
    if any(key not in figures for key in keys) or figures[keys[0]] == figures[keys[1]]:
        return None
    texts = {keys[0]: figures[keys[1]], keys[1]: figures[keys[0]]}
    return Injected(case.report.with_texts(texts), "行政规范性文件的本年制发件数与现行有效件数互换", keys)
