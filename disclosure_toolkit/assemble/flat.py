"""Reads table rows out of running lines: the way in when a file has no cells (flattened text, unruled PDF).

The labels are found in the stream of label characters; what stands between two labels is shared out by
printed line, and only where there is exactly one way to do it. A row that does not come out with one
figure for every column is unreadable, unless the positions of complete rows tell the columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..chinese import similarity
from ..model import Figure, Source
from .figures import parse_figure, parse_number, unreadable
from .sharing import Span, share_out
from .stream import Stream, Token


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row to be found: key, folded wordings with and without ordinal (best first), number of figures."""

    key: str
    texts: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row found in the stream: which, where its label stands, how it was matched, its tokens if sure."""

    key: str | None
    printed: str
    how: str
    start: int
    end: int
    tokens: tuple[Token, ...] | None
    source: Source
    nearby: tuple[Token, ...] = ()
    columns: tuple[int, ...] = ()


def find_rows(stream: Stream, forms: Sequence[RowForm], noise: Sequence[str] = ()) -> list[FoundRow]:
    """The rows of a table in printed order, each with its figures if they can be told.

    :param noise: folded headings of groups that stand between labels and are no rows.
    """
    spans = _find_labels(stream, forms)
    if not spans:
        return []
    spans = _with_unknown(stream, spans, noise, forms[0].count)
    counts = [next((f.count for f in forms if f.key == key), forms[0].count) for key, *_ in spans]
    shares = share_out(stream, spans, counts, _adds_up)
    rows = []
    for (key, start, end, how), tokens, nearby in zip(spans, shares[0], shares[1], strict=True):
        source = stream.sources[stream.lines[start]]
        printed = stream.chars[start:end]
        rows.append(FoundRow(key, printed, how, start, end, tokens, source, nearby))
    return _by_position(rows, counts, stream)


def _find_labels(stream: Stream, forms: Sequence[RowForm]) -> list[Span]:
    """Where each row's label stands: exact wording first, then similar ones between found neighbours."""
    chars = stream.chars
    found: dict[int, tuple[int, int, str]] = {}
    cursor = 0
    for index, form in enumerate(forms):
        best: tuple[int, int, str] | None = None
        for rank, text in enumerate(form.texts):
            at = chars.find(text, cursor)
            if at >= 0 and (best is None or at < best[0]):
                # Short words (其他, 总计) must come before the next label's own place.
                best = (at, at + len(text), "exact" if rank < 2 else "alias")
            if best is not None and rank == 1:
                break
        if best is None:
            continue
        ahead = [chars.find(f.texts[0], cursor) for f in forms[index + 1 :] if len(f.texts[0]) >= 5]
        ahead = [a for a in ahead if a >= 0]
        if ahead and best[0] > min(ahead) and len(form.texts[0]) < 5:
            continue
        found[index] = best
        cursor = best[1]
    for index, form in enumerate(forms):
        if index in found:
            continue
        low = max((found[i][1] for i in found if i < index), default=0)
        high = min((found[i][0] for i in found if i > index), default=len(chars))
        near = _similar(chars[low:high], form.texts[0]) if high - low <= 120 else None
        if near is not None:
            start, end = low + near[0], low + near[1]
            how = "exact" if _only_strays(chars[start:end], form.texts) else "fuzzy"
            found[index] = (start, end, how)
    return [(forms[i].key, *found[i]) for i in sorted(found, key=lambda i: found[i][0])]


def _similar(window: str, text: str) -> tuple[int, int] | None:
    """The stretch of the window most like the text, if it is like enough."""
    best, place = 0.0, None
    size = len(text)
    if size < 4:
        return None
    for start in range(len(window)):
        for length in {max(3, size * 2 // 3), size - 2, size - 1, size, size + 1, size + 3}:
            if length < 3 or start + length > len(window):
                continue
            score = similarity(window[start : start + length], text)
            if score > best:
                best, place = score, (start, start + length)
    return place if best >= 0.68 else None


_STRAYS = frozenset("三本年度办理结果四五六七不予公开无法提供处其他总计")


def _only_strays(stretch: str, texts: Sequence[str]) -> bool:
    """Whether the stretch is one of the texts with characters of a vertical heading strewn in.

    A heading printed one character a line falls between the words of the labels beside it.
    """
    for text in texts[:2]:
        rest = iter(stretch)
        strays: list[str] = []
        for char in text:
            for found in rest:
                if found == char:
                    break
                strays.append(found)
            else:
                break
        else:
            strays += rest
            if len(strays) <= 4 and set(strays) <= _STRAYS:
                return True
    return False


def _with_unknown(stream: Stream, spans: list[Span], noise: Sequence[str], count: int) -> list[Span]:
    """Adds stretches of label characters between known labels that carry figures but are no heading."""
    result: list[Span] = []
    for i, span in enumerate(spans):
        result.append(span)
        if i + 1 == len(spans):
            break
        low, high = span[2], spans[i + 1][1]
        between = sum(1 for t in stream.tokens if low <= t.offset <= high)
        text = stream.chars[low:high]
        for heading in sorted(noise, key=len, reverse=True):
            text = text.replace(heading, " ")
        rest = max(text.split(), key=len, default="")
        if len(rest) >= 4 and between > count:
            at = stream.chars.index(rest, low)
            result.append((None, at, at + len(rest), "unknown"))
    return result


def _adds_up(tokens: Sequence[Token]) -> bool:
    """Whether the last figure is the sum of the others."""
    values = [parse_number(t.text) for t in tokens]
    known = [v for v in values if v is not None]
    return len(known) == len(values) and sum(known[:-1]) == known[-1]


def _by_position(rows: list[FoundRow], counts: Sequence[int], stream: Stream) -> list[FoundRow]:
    """Reads by the columns of the complete one-line rows what the order of the words cannot tell.

    That is short rows, and rows printed over several lines, whose words need not come in the order of
    the columns. Only where the columns stand clearly apart; else such rows stay unreadable.
    """
    width = max(counts)
    if not stream.spaced:
        return rows
    result = []
    for index, (row, n) in enumerate(zip(rows, counts, strict=True)):
        tokens = row.tokens if row.tokens is not None else row.nearby
        alike = len({t.line for t in tokens}) == 1 or len({t.text for t in tokens}) == 1
        whole = row.tokens is not None and alike
        if whole or n != width or width < 2 or not tokens:
            result.append(row)
            continue
        extents = _extents(rows, index, width)
        label = max(stream.rights[row.start : row.end], default=0.0)
        columns = _columns_of(tokens, extents) if extents else None
        long = any(len(t.text) >= 3 for t in tokens) and len({t.line for t in tokens}) > 1
        if columns is None and (ordered := _in_order(tokens, width, label)) is not None:
            result.append(replace(row, tokens=ordered))
            continue
        if columns is None or (row.tokens is None and long):
            # Not placed, or a number may have been broken over two lines in its cell.
            result.append(replace(row, tokens=None, nearby=tokens))
            continue
        order = sorted(range(len(tokens)), key=lambda i: columns[i])
        placed = tuple(tokens[i] for i in order)
        result.append(replace(row, tokens=placed, columns=tuple(columns[i] for i in order)))
    return result


def _in_order(tokens: Sequence[Token], width: int, label: float) -> tuple[Token, ...] | None:
    """One figure for every column, over several lines, told by where each stands and by their sum.

    A number broken over two lines stands above itself, so that no two may share a place.
    """
    if len(tokens) != width or _wrapped(tokens, label):
        return None
    placed = tuple(sorted(tokens, key=lambda t: t.x0))
    apart = all(a.x1 + 0.5 < b.x0 for a, b in pairwise(placed))
    return placed if apart and _adds_up(placed) else None


def _wrapped(tokens: Sequence[Token], label: float) -> bool:
    """Whether a line goes on below, left of its figures and under its label, as running text does.

    :param label: where the row's label ends.
    """
    first = [t for t in tokens if t.line == tokens[0].line]
    later = [t for t in tokens if t.line != tokens[0].line]
    left = min((t.x0 for t in later), default=label)
    return left < label and max(t.x1 for t in later) < min(t.x0 for t in first)


def _extents(rows: Sequence[FoundRow], index: int, width: int) -> list[tuple[float, float]] | None:
    """Where the columns stand, from the nearest complete one-line rows (columns move from page to page).

    ``None`` when fewer than three rows near by stand truly above each other.
    """
    order = sorted(range(len(rows)), key=lambda i: abs(i - index))
    near = [
        tokens
        for i in order
        if abs(i - index) <= 8
        and (tokens := rows[i].tokens) is not None
        and len(tokens) == width
        and len({t.line for t in tokens}) == 1
    ][:3]
    if len(near) < 3 or not all(_aligned([row[c] for row in near]) for c in range(width)):
        return None
    extents = [(min(row[c].x0 for row in near), max(row[c].x1 for row in near)) for c in range(width)]
    return extents if all(extents[c][1] <= extents[c + 1][0] for c in range(width - 1)) else None


def _aligned(tokens: Sequence[Token]) -> bool:
    """Whether figures share their left edge, their middle or their right edge."""
    edges = ([t.x0 for t in tokens], [(t.x0 + t.x1) / 2 for t in tokens], [t.x1 for t in tokens])
    return any(max(edge) - min(edge) <= 1.0 for edge in edges)


def _columns_of(tokens: Sequence[Token], extents: Sequence[tuple[float, float]]) -> list[int] | None:
    """The column of each token, each its own; ``None`` when one stands in none, in two, or in another's."""
    columns = []
    for token in tokens:
        middle = (token.x0 + token.x1) / 2
        found = [c for c, (x0, x1) in enumerate(extents) if x0 - 0.5 <= middle <= x1 + 0.5]
        if len(found) != 1:
            return None
        columns.append(found[0])
    return columns if len(set(columns)) == len(columns) else None


def row_figures(row: FoundRow, keys: Sequence[str], units: Sequence[str]) -> list[Figure]:
    """The figures of a found row under these keys; all unreadable when its figures could not be told."""
    if row.tokens is None:
        texts = tuple(t.text for t in row.nearby)
        reason = (
            f"文字中本行只有 {len(texts)} 个数，应有 {len(keys)} 个，无法确定各属哪一列"
            if len(texts) < len(keys)
            else "文字中本行的数字分在几行，无法确定各属哪一列"
            if len(texts) == len(keys)
            else f"文字中本行附近有 {len(texts)} 个数，应有 {len(keys)} 个，无法确定各属哪一列"
        )
        return [unreadable(key, " ".join(texts), row.source, reason, texts) for key in keys]
    if row.columns:
        filled = dict(zip(row.columns, row.tokens, strict=True))
        return [
            parse_figure(key, filled[c].text, filled[c].source, unit)
            if c in filled
            else parse_figure(key, "", row.source, unit)
            for c, (key, unit) in enumerate(zip(keys, units, strict=True))
        ]
    return [
        parse_figure(key, token.text, token.source, unit)
        for key, token, unit in zip(keys, row.tokens, units, strict=True)
    ]
