"""Reads table rows out of running lines: the way in when a file has no cells (flattened text, unruled PDF).

The labels are found in the stream of label characters; what stands between two labels is shared out by
printed line, and only where there is exactly one way to do it. A row that does not come out with one
figure for every column is unreadable, unless the positions of complete rows tell the columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..chinese import fold, normalise, similarity
from ..model import Figure, Source, TextBlock
from .figures import parse_figure, parse_number, split_glued, unreadable

_MARK = frozenset({"/", "-", "—", "——", "--", "无", "\\"})
_GLUED = re.compile(r"^(?P<label>\D*[^\d\s.,、．(（])(?P<digits>\d[\d,]*(?:\.\d+)?)$")


@dataclass(frozen=True, slots=True)
class Token:
    """A figure or mark in the stream: where it stands among the label characters and on the page."""

    text: str
    offset: int
    line: int
    x0: float
    x1: float
    source: Source


@dataclass
class Stream:
    """The lines of a table as label characters (folded, figures taken out) and figure tokens."""

    chars: str = ""
    lines: list[int] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


def stream_of(blocks: Sequence[TextBlock]) -> Stream:
    """The stream of a run of lines."""
    stream = Stream()
    parts: list[str] = []
    size = 0
    for number, block in enumerate(blocks):
        stream.sources.append(block.source)
        words = [(w.text, w.x0, w.x1, w.source) for w in block.words] or _split(block)
        for position, (text, x0, x1, source) in enumerate(words):
            for piece in _pieces(text):
                following = words[position + 1][0] if position + 1 < len(words) else ""
                if _is_figure(piece) and not _is_ordinal(piece, following):
                    stream.tokens.append(Token(piece, size, number, x0, x1, source))
                else:
                    folded = fold(piece)
                    parts.append(folded)
                    stream.lines += [number] * len(folded)
                    size += len(folded)
    stream.chars = "".join(parts)
    return stream


def _split(block: TextBlock) -> list[tuple[str, float, float, Source]]:
    return [(m.group(), m.start(), m.end(), block.source) for m in re.finditer(r"[^\s|\u3000]+", block.text)]


def _pieces(text: str) -> list[str]:
    """A word, its figures split off when they were run together with the label (规章000)."""
    found = _GLUED.match(normalise(text))
    if found is not None and not re.search(r"[A-Za-z〔\[第]", found["label"]):
        return [found["label"], found["digits"]]
    return [text]


def _is_figure(text: str) -> bool:
    return text in _MARK or parse_number(text) is not None or bool(re.fullmatch(r"0\d+", normalise(text)))


def _is_ordinal(text: str, following: str) -> bool:
    """“1” or “1.” before the words of a label, set apart by a space."""
    return bool(re.fullmatch(r"\d{1,2}[.、．]", text)) and bool(following) and not _is_figure(following)


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
    shares = _share_out(stream, spans, counts)
    rows = []
    for (key, start, end, how), tokens, nearby in zip(spans, shares[0], shares[1], strict=True):
        source = stream.sources[stream.lines[start]]
        printed = stream.chars[start:end]
        rows.append(FoundRow(key, printed, how, start, end, tokens, source, nearby))
    return _by_position(rows, counts)


def _find_labels(stream: Stream, forms: Sequence[RowForm]) -> list[tuple[str | None, int, int, str]]:
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
            found[index] = (low + near[0], low + near[1], "fuzzy")
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


def _with_unknown(
    stream: Stream, spans: list[tuple[str | None, int, int, str]], noise: Sequence[str], count: int
) -> list[tuple[str | None, int, int, str]]:
    """Adds stretches of label characters between known labels that carry figures but are no heading."""
    result: list[tuple[str | None, int, int, str]] = []
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


def _share_out(
    stream: Stream, spans: Sequence[tuple[str | None, int, int, str]], counts: Sequence[int]
) -> tuple[list[tuple[Token, ...] | None], list[tuple[Token, ...]]]:
    """Shares the tokens out among the labels, whole printed lines at a time.

    :return: for each label its tokens if there is exactly one way, else ``None``; and the tokens nearby.
    """
    groups = _groups(stream, spans)
    n, m = len(spans), len(groups)
    allowed = _lone_owners(groups, [_owners(group, stream, spans) for group in groups], spans, max(counts))
    # best[i][j]: the least cost of having settled labels < i with groups < j, and the ways to do it.
    infinity = (10**6, 0)
    best: list[list[tuple[int, int]]] = [[infinity] * (m + 1) for _ in range(n + 1)]
    steps: list[list[list[tuple[int, int]]]] = [[[] for _ in range(m + 1)] for _ in range(n + 1)]
    best[0][0] = (0, 1)
    for j in range(m):
        if best[0][j][0] < 10**6 and (-1 in allowed[j] or 0 in allowed[j]):
            best[0][j + 1] = (best[0][j][0] + (0 if -1 in allowed[j] else 5), 1)
    for i in range(n):
        for j in range(m + 1):
            cost, ways = best[i][j]
            if not ways:
                continue
            size, dropped = 0, 0
            for k in range(j, m + 1):
                if k > j:
                    if i not in allowed[k - 1]:
                        break
                    size += len(groups[k - 1])
                extra = 0 if size == counts[i] else 20 if size < counts[i] else 40
                step = cost + extra + dropped
                if extra == 0 or size <= counts[i] + 2:
                    _relax(best, steps, i + 1, k, (step, ways), j)
                # A lone number on a line of its own may be a page number.
                if k > j and len(groups[k - 1]) == 1 and size - 1 == counts[i] and k - 1 >= j:
                    _relax(best, steps, i + 1, k, (cost + 3, ways), j)
    ends = [(best[n][j][0] + 4 * (m - j), j) for j in range(m + 1) if best[n][j][1]]
    shares: list[tuple[Token, ...] | None] = [None] * n
    nearby: list[tuple[Token, ...]] = [()] * n
    if not ends:
        return shares, nearby
    least = min(cost for cost, _ in ends)
    paths: list[list[tuple[int, int]]] = []
    for cost, j in ends:
        if cost == least:
            _walk(steps, n, j, [], paths)
    for i in range(n):
        options = {path[i] for path in paths}
        chosen = {tuple(t for group in groups[a:b] for t in group) for a, b in options}
        nearby[i] = max(chosen, key=len, default=())
        if len(chosen) == 1:
            (tokens,) = chosen
            tokens = _without_page_number(tokens, counts[i], groups[slice(*next(iter(options)))])
            if len(tokens) == counts[i]:
                shares[i] = tokens
            elif len(tokens) == 1 and counts[i] > 1:
                shares[i] = _unglue(tokens[0], counts[i])
    return shares, nearby


def _without_page_number(tokens: tuple[Token, ...], count: int, groups: Sequence[Sequence[Token]]) -> tuple[Token, ...]:
    """The one group that makes the whole row when the others are lone numbers (page numbers)."""
    whole = [group for group in groups if len(group) == count]
    if len(tokens) > count > 1 and len(whole) == 1 and all(len(g) == 1 for g in groups if g is not whole[0]):
        return tuple(whole[0])
    return tokens


def _unglue(token: Token, count: int) -> tuple[Token, ...] | None:
    parts = split_glued(normalise(token.text).replace(",", ""), count)
    if parts is None:
        return None
    return tuple(Token(p, token.offset, token.line, token.x0, token.x1, token.source) for p in parts)


def _relax(
    best: list[list[tuple[int, int]]],
    steps: list[list[list[tuple[int, int]]]],
    i: int,
    k: int,
    value: tuple[int, int],
    origin: int,
) -> None:
    cost, ways = value
    if cost < best[i][k][0]:
        best[i][k] = (cost, ways)
        steps[i][k] = [(origin, cost)]
    elif cost == best[i][k][0] and (origin, cost) not in steps[i][k]:
        best[i][k] = (cost, min(best[i][k][1] + ways, 99))
        steps[i][k].append((origin, cost))


def _walk(
    steps: list[list[list[tuple[int, int]]]],
    i: int,
    j: int,
    tail: list[tuple[int, int]],
    paths: list[list[tuple[int, int]]],
) -> None:
    """All least-cost ways (at most 64: more are as good as undecided)."""
    if len(paths) >= 64:
        return
    if i == 0:
        paths.append(tail[::-1])
        return
    for origin, _ in steps[i][j]:
        _walk(steps, i - 1, origin, [*tail, (origin, j)], paths)


def _groups(stream: Stream, spans: Sequence[tuple[str | None, int, int, str]]) -> list[list[Token]]:
    """Tokens that belong together: on one printed line, with no label starting between them."""
    starts = [start for _, start, _, _ in spans]
    groups: list[list[Token]] = []
    for token in stream.tokens:
        last = groups[-1][-1] if groups else None
        if (
            last is not None
            and last.line == token.line
            and not any(last.offset <= start < token.offset for start in starts)
        ):
            groups[-1].append(token)
        else:
            groups.append([token])
    return groups


def _owners(
    group: Sequence[Token], stream: Stream, spans: Sequence[tuple[str | None, int, int, str]]
) -> frozenset[int]:
    """The labels that a group may belong to; -1 stands for none (before the first label)."""
    offset, line = group[0].offset, group[0].line
    owners: set[int] = set()
    for i, (_, start, end, _) in enumerate(spans):
        if start < offset < end or (offset >= end and stream.lines[end - 1] == line):
            # Within the label, or on the printed line where it ends: nothing else can own it.
            following = spans[i + 1][1] if i + 1 < len(spans) else len(stream.chars) + 1
            if offset <= following:
                return frozenset({i})
    before = max((i for i, (_, start, _, _) in enumerate(spans) if start < offset), default=-1)
    owners.add(before)
    if before + 1 < len(spans):
        owners.add(before + 1)
    return frozenset(owners)


def _lone_owners(
    groups: Sequence[Sequence[Token]],
    allowed: Sequence[frozenset[int]],
    spans: Sequence[tuple[str | None, int, int, str]],
    width: int,
) -> list[frozenset[int]]:
    """Settles lone figures between two labels by the side on which the whole table prints its figures.

    With one figure a line the lines cannot tell where one row ends and the next begins; that nothing
    stands before the first label (or nothing after the last) can.
    """
    before = any(group[0].offset <= spans[0][1] for group in groups)
    after = any(group[0].offset >= spans[-1][2] for group in groups)
    if width == 1 or before == after:
        return list(allowed)
    pick = min if after else max
    return [
        frozenset({pick(owners)}) if len(group) == 1 and len(owners) > 1 else owners
        for group, owners in zip(groups, allowed, strict=True)
    ]


def _by_position(rows: list[FoundRow], counts: Sequence[int]) -> list[FoundRow]:
    """Reads short rows by the columns of the complete ones, where those stand clearly apart."""
    width = max(counts)
    complete = [row.tokens for row, n in zip(rows, counts, strict=True) if row.tokens and n == width]
    complete = [tokens for tokens in complete if len({t.line for t in tokens}) == 1 and tokens[0].x1 > tokens[0].x0]
    if width < 3 or len(complete) < 3:
        return rows
    extents = [
        (min(tokens[c].x0 for tokens in complete), max(tokens[c].x1 for tokens in complete)) for c in range(width)
    ]
    if any(extents[c][1] >= extents[c + 1][0] for c in range(width - 1)):
        return rows
    result = []
    for row, n in zip(rows, counts, strict=True):
        if row.tokens is not None or n != width or not row.nearby or len({t.line for t in row.nearby}) != 1:
            result.append(row)
            continue
        places = [
            [c for c, (x0, x1) in enumerate(extents) if x0 - 0.3 <= (t.x0 + t.x1) / 2 <= x1 + 0.3] for t in row.nearby
        ]
        if all(len(p) == 1 for p in places) and len({p[0] for p in places}) == len(places):
            result.append(
                FoundRow(
                    row.key, row.printed, row.how, row.start, row.end, row.nearby, row.source, row.nearby,
                    tuple(p[0] for p in places),
                )
            )  # fmt: skip
        else:
            result.append(row)
    return result


def row_figures(row: FoundRow, keys: Sequence[str], units: Sequence[str]) -> list[Figure]:
    """The figures of a found row under these keys; all unreadable when its figures could not be told."""
    if row.tokens is None:
        texts = tuple(t.text for t in row.nearby)
        reason = (
            f"文字中本行只有 {len(texts)} 个数，应有 {len(keys)} 个，无法确定各属哪一列"
            if len(texts) < len(keys)
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
