"""The three statutory tables from running lines, each with the row labels of the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ..chinese import fold
from ..editions import Edition, Label, editions, latest
from ..model import TextBlock
from .builder import TableBuilder
from .figures import parse_figure, unreadable
from .flat import FoundRow, RowForm, find_rows, row_figures
from .flat_header import renamed_column
from .labels import request_headings, request_rows
from .stream import Stream, Token, stream_of


@cache
def _texts(label: Label) -> tuple[str, ...]:
    """Folded wordings of a label: with its ordinal, without, then aliases."""
    found = [fold(label.printed), fold(label.label), *(fold(alias) for alias in label.aliases)]
    return tuple(dict.fromkeys(text for text in found if len(text) >= 2))


def read_requests(blocks: Sequence[TextBlock]) -> TableBuilder | None:
    """Table 3 from lines; ``None`` when fewer than five of its rows are there."""
    form = latest()
    stream = stream_of(blocks)
    rows = request_rows()
    divided = [row for row in rows if row.key != form.undivided_row]
    whole = [row for row in rows if row.key not in form.undivided_replaces]
    parts = [_texts(row)[1] for row in rows if row.key in form.undivided_replaces[:2]]
    has_parts = any(part[:8] in stream.chars for part in parts) or "逾期" in stream.chars
    labels = divided if has_parts else whole
    forms = [RowForm(label.key, _row_texts(label), len(form.columns)) for label in labels]
    found = find_rows(stream, forms, request_headings())
    if sum(1 for row in found if row.key is not None) < 5:
        return None
    builder = TableBuilder("requests", "flat", source=blocks[stream.lines[found[0].start]].source)
    renamed = renamed_column(stream.chars, found[0].start)
    for column in form.columns:
        if renamed is not None and renamed[0] == column.key:
            builder.add_column(column.key, column.label, renamed[1], "position", builder.source)
        else:
            builder.add_column(column.key, column.label, column.label, "exact", builder.source)
    _place_unknown(found, [label.key for label in labels])
    by_key = {label.key: label for label in rows}
    for row in found:
        label = by_key.get(row.key or "")
        builder.add_row(label, row.printed, row.how, row.source)
        if row.key is None:
            continue
        keys = [f"requests.{row.key}.{column.key}" for column in form.columns]
        for figure in row_figures(row, keys, ["count"] * len(keys)):
            builder.add_figure(figure)
    return builder


def _row_texts(label: Label) -> tuple[str, ...]:
    texts = _texts(label)
    if label.key == "other_misc":
        # 其他 alone is a column and part of other words; as a row it is numbered.
        return (fold(label.printed),)
    if label.key == "handled_total":
        return (fold(label.printed), "七合计")
    if label.key == "partly_granted":
        return (*texts[:2], "二部分公开")
    if label.key in ("granted", "not_processed_repeat", "other_handling"):
        return (fold(label.printed), *texts[1:])
    return texts


def _place_unknown(found: list[FoundRow], order: Sequence[str]) -> None:
    """An unknown row between two neighbours that leave exactly one row out is that row."""
    present = {row.key for row in found}
    for i, row in enumerate(found):
        if row.key is not None or i == 0 or i + 1 == len(found):
            continue
        before, after = found[i - 1].key, found[i + 1].key
        if before in order and after in order:
            missing = [k for k in order[order.index(before) + 1 : order.index(after)] if k not in present]
            if len(missing) == 1:
                found[i] = replace(row, key=missing[0], how="position")


def read_proactive(blocks: Sequence[TextBlock]) -> tuple[TableBuilder, Edition] | None:
    """Table 2 from lines, in the edition whose column labels the lines carry."""
    stream = stream_of(blocks)
    form = _edition_of(stream)
    if form is None:
        return None
    in_yuan = "单位元" in stream.chars and "单位万元" not in stream.chars
    units: dict[str, list[str]] = {}
    keys: dict[str, list[str]] = {}
    labels: dict[str, Label] = {}
    forms = []
    for article in form.articles:
        for label in article.rows:
            keys[label.key] = [f"proactive.{label.key}.{c.key}" for c in article.columns]
            units[label.key] = ["yuan" if in_yuan and c.key.endswith("wan_yuan") else c.unit for c in article.columns]
            labels[label.key] = label
            forms.append(RowForm(label.key, _texts(label), len(article.columns)))
    found = find_rows(stream, forms)
    empty = not any(row.tokens or row.nearby for row in found)
    if len(found) < 2 or (empty and "信息内容" not in stream.chars):
        # Labels without any figure are words of a sentence, unless the table's own header stands over them.
        return None
    builder = TableBuilder("proactive", "flat", source=found[0].source)
    for article in form.articles:
        for column in article.columns:
            if fold(column.label) in stream.chars or any(fold(a) in stream.chars for a in column.aliases):
                builder.add_column(column.key, column.label, column.label, "exact", builder.source)
    for row in found:
        if row.key is None:
            continue
        builder.add_row(labels[row.key], row.printed, row.how, row.source)
        for figure in row_figures(row, keys[row.key], units[row.key]):
            builder.add_figure(figure)
    return builder, form


def _edition_of(stream: Stream) -> Edition | None:
    scores = []
    for form in editions():
        own = {fold(c.label) for a in form.articles for c in a.columns}
        others = {fold(c.label) for other in editions() if other is not form for a in other.articles for c in a.columns}
        scores.append((sum(1 for name in own - others if name in stream.chars), form))
    best = max(scores, key=lambda pair: pair[0])
    return best[1] if best[0] else None


_REVIEW_MARKS = "维纠他审计"
"""One character of each result (结果维持, 结果纠正, 其他结果, 尚未审结, 总计): narrow columns set them one a line."""


def _nth(text: str, char: str, count: int) -> int:
    """Where the text goes on after the character's n-th occurrence, -1 if there are fewer."""
    at = -1
    for _ in range(count):
        at = text.find(char, at + 1)
        if at < 0:
            return -1
    return at + 1


def read_review(blocks: Sequence[TextBlock]) -> TableBuilder | None:
    """Table 4 from lines: its header names each result three times, then fifteen figures follow.

    The header's words come in any order (结果 结果 其他 / 维持 纠正 结果); what counts is that each stands
    there for all three groups.
    """
    form = latest()
    stream = stream_of(blocks)
    ends = [_nth(stream.chars, mark, len(form.review_groups)) for mark in _REVIEW_MARKS]
    if "复议" not in stream.chars or sum(mark in stream.chars for mark in _REVIEW_MARKS) < 4:
        return None
    order = [f"{g.key}.{r.key}" for g in form.review_groups for r in form.review_results]
    source = blocks[0].source
    builder = TableBuilder("review", "flat", source=source)
    for group in form.review_groups:
        for result in form.review_results:
            label = f"{group.label}·{result.label}"
            builder.add_column(f"{group.key}.{result.key}", label, label, "exact", source)
    complete = min(ends) > 0 and "起诉" in stream.chars
    tokens = [t for t in stream.tokens if t.offset >= max(ends)]
    if not tokens and not complete:
        return None
    chosen = _fifteen(tokens, len(order)) if complete else None
    for position, key in enumerate(order):
        name = f"review.{key}"
        if chosen is None:
            texts = tuple(t.text for t in tokens)
            reason = (
                f"文字中表四有 {len(texts)} 个数，应有 {len(order)} 个，无法确定各属哪一列"
                if complete
                else "文字中表四的表头不完整，无法确定各数属哪一列"
            )
            place = tokens[0].source if tokens else source
            builder.add_figure(unreadable(name, " ".join(texts), place, reason, texts))
        else:
            builder.add_figure(parse_figure(name, chosen[position].text, chosen[position].source))
    return builder


def _fifteen(tokens: Sequence[Token], count: int) -> Sequence[Token] | None:
    """The row of figures: all tokens, or the one whole line beside lone page numbers."""
    lines: dict[int, list[Token]] = {}
    for token in tokens:
        lines.setdefault(token.line, []).append(token)
    sizes = sorted(len(line) for line in lines.values())
    if len(tokens) == count:
        if len(sizes) > 1 and len(set(sizes)) > 1 and any(len(t.text) >= 3 for t in tokens):
            # Lines of unequal length with long numbers: one may be the rest of a broken number.
            return tokens if sizes[0] > 2 else None
        return tokens
    whole = [line for line in lines.values() if len(line) == count]
    if len(whole) == 1 and all(len(line) == 1 for line in lines.values() if line is not whole[0]):
        if any(len(t.text) >= 3 for t in whole[0]):
            return None
        return whole[0]
    return None
