"""Shares figures out among row labels, whole printed lines at a time, where there is exactly one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..chinese import normalise
from .figures import split_glued
from .stream import Stream, Token

Span = tuple[str | None, int, int, str]
"""Key, start, end in the stream and manner of a found label."""

_SHORT, _OVER, _DROPPED = 20, 40, 3
_NEVER = 10**6
_SUMMED = 4
"""Rows of so many figures and more are those of table 3, the last figure of which is the sum of the others."""


def share_out(
    stream: Stream, spans: Sequence[Span], counts: Sequence[int], sums: Callable[[Sequence[Token]], bool]
) -> tuple[list[tuple[Token, ...] | None], list[tuple[Token, ...]]]:
    """For each label its figures if they can be told, and the figures near it.

    A row is told only if it comes out complete and nothing that might belong to it is left over: a
    number broken in its narrow cell (2584 as 258 and 4) leaves a rest that no row can take.

    :param sums: whether a row's figures add up; decides on a last figure printed below the others.
    """
    groups = _groups(stream, spans)
    owners = [_owners(group, stream, spans) for group in groups]
    allowed = _lone_owners(groups, owners, spans, max(counts))
    paths = _one_sided(groups, allowed, counts)
    trailing = not any(group[0].offset <= spans[0][1] for group in groups)
    shares: list[tuple[Token, ...] | None] = [None] * len(spans)
    nearby: list[tuple[Token, ...]] = [()] * len(spans)
    if not paths:
        return shares, nearby
    for i, count in enumerate(counts):
        # In the order of the text: a set's own order changes from one process to the next.
        options = sorted({path[i] for path in paths})
        chosen = dict.fromkeys(tuple(t for group in groups[a:b] for t in group) for a, b in options)
        nearby[i] = max(chosen, key=len, default=())
        if len(chosen) == 1:
            first, last = options[0]
            shares[i] = _row_of(groups[first:last], count, sums, trailing)
    told = [
        None if share is None or _leftovers(i, groups, owners, paths[0], shares, sums) else share
        for i, share in enumerate(shares)
    ]
    return told, nearby


def _leftovers(
    row: int,
    groups: Sequence[Sequence[Token]],
    owners: Sequence[frozenset[int]],
    path: Sequence[tuple[int, int]],
    shares: Sequence[tuple[Token, ...] | None],
    sums: Callable[[Sequence[Token]], bool],
) -> bool:
    """Whether a group that might belong to the row went to no complete row."""
    own = shares[row] or ()
    sure = not _may_break(own) or sums(own)
    for g, group in enumerate(groups):
        if row not in owners[g]:
            continue
        taker = next((i for i, (a, b) in enumerate(path) if a <= g < b), None)
        share = shares[taker] if taker is not None else None
        if taker is not None and share is None:
            return True
        used = share is not None and any(t.offset == group[0].offset and t.line == group[0].line for t in share)
        if not used and (len(group) > 1 or not sure):
            # More than a page number was put aside, or what looks like one may be the rest of a broken number.
            return True
    return False


def _may_break(tokens: Sequence[Token]) -> bool:
    """Whether a number is long enough to have been broken over two lines in its cell."""
    return any(len(t.text) >= 3 for t in tokens)


def _row_of(
    groups: Sequence[Sequence[Token]], count: int, sums: Callable[[Sequence[Token]], bool], trailing: bool
) -> tuple[Token, ...] | None:
    """The row's figures in the order of its columns, ``None`` where the order or the number is not sure.

    A row printed over several lines need not come in the order of its columns: its total may stand on
    the line above. It is taken when all its figures are the same, when the last is the sum of the others,
    or when the whole table prints its figures after the labels and this row one a line or all but one on
    a line.
    """
    tokens = tuple(t for group in groups for t in group)
    if len(groups) == 1 and len(tokens) > count:
        tokens = _with_signs(tokens)
    if len(tokens) == count:
        sizes = [len(group) for group in groups]
        if len(groups) == 1 or len({t.text for t in tokens}) == 1 or sums(tokens):
            return tokens
        if trailing and (max(sizes) == 1 or (sizes[1:] == [1] and not _may_break(tokens))):
            return tokens
        return None
    if len(groups) == 1 and count > 1:
        return _unglue(groups[0], count)
    whole = [group for group in groups if len(group) == count]
    if count > 1 and len(whole) == 1 and all(len(g) == 1 for g in groups if g is not whole[0]):
        return tuple(whole[0])
    return None


def _with_signs(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Signs set apart from their number by a space (- 2) put back to it."""
    joined: list[Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if last is not None and last.text in ("-", "+", "－", "＋") and token.text.isdecimal():
            joined[-1] = Token(last.text + token.text, last.offset, last.line, last.x0, token.x1, last.source)
        else:
            joined.append(token)
    return tuple(joined)


def _unglue(group: Sequence[Token], count: int) -> tuple[Token, ...] | None:
    """The figures of a token in which they ran together."""
    if len(group) != 1 or count < 2:
        return None
    token = group[0]
    parts = split_glued(normalise(token.text).replace(",", ""), count, count if count >= _SUMMED else 0)
    if parts is None:
        return None
    return tuple(Token(p, token.offset, token.line, token.x0, token.x1, token.source) for p in parts)


def _fit(groups: Sequence[Sequence[Token]], count: int) -> int:
    """Cost of giving these groups to a row of so many figures."""
    size = sum(len(group) for group in groups)
    if size == count or (len(groups) == 1 and _unglue(groups[0], count) is not None):
        return 0
    if len(groups) == 1 and len(_with_signs(groups[0])) == count:
        return 0
    if size < count:
        return _SHORT
    lone = sum(1 for group in groups if len(group) == 1)
    if count > 1 and size - lone == count and lone < len(groups):
        return _DROPPED * lone
    return _OVER


def _cheapest(
    groups: Sequence[Sequence[Token]], allowed: Sequence[frozenset[int]], counts: Sequence[int]
) -> list[list[tuple[int, int]]]:
    """All least-cost ways to give each row a run of groups (at most 64: more are as good as undecided)."""
    n, m = len(counts), len(groups)
    cost = [[_NEVER] * (m + 1) for _ in range(n + 1)]
    origins: list[list[list[int]]] = [[[] for _ in range(m + 1)] for _ in range(n + 1)]
    cost[0][0] = 0
    for j in range(m):
        if cost[0][j] < _NEVER and (-1 in allowed[j] or 0 in allowed[j]):
            cost[0][j + 1] = cost[0][j] + (0 if -1 in allowed[j] else _SHORT)
    for i in range(n):
        for j in range(m + 1):
            if cost[i][j] >= _NEVER:
                continue
            for k in range(j, m + 1):
                if k > j and i not in allowed[k - 1]:
                    break
                step = cost[i][j] + _fit(groups[j:k], counts[i])
                if step < cost[i + 1][k]:
                    cost[i + 1][k], origins[i + 1][k] = step, [j]
                elif step == cost[i + 1][k]:
                    origins[i + 1][k].append(j)
    ends = [(cost[n][j] + 4 * (m - j), j) for j in range(m + 1) if cost[n][j] < _NEVER]
    paths: list[list[tuple[int, int]]] = []
    least = min((end for end, _ in ends), default=_NEVER)
    for end, j in ends:
        if end == least:
            _walk(origins, n, j, [], paths)
    return paths


def _one_sided(
    groups: Sequence[Sequence[Token]], allowed: Sequence[frozenset[int]], counts: Sequence[int]
) -> list[list[tuple[int, int]]]:
    """The least-cost ways in which a table of one cell a line prints its figures on one side of the labels.

    With a blank or two, taking some figures from before and some from behind a label may leave fewer rows
    short than the truth, and moves every figure to its neighbour's row. Where nothing stands before the
    first label, cells that follow each other one a line come after their label.
    """
    lone = {g for g, group in enumerate(groups) if len(group) == 1 and len(allowed[g]) > 1}
    if 2 * len(lone) < len(groups) or not lone:
        return _cheapest(groups, allowed, counts)
    tried: list[tuple[int, list[list[tuple[int, int]]]]] = []
    leading = any(-1 in own for own in allowed)
    for side in (min, max) if leading else (min,):
        owners = [frozenset({side(own)}) if g in lone else own for g, own in enumerate(allowed)]
        paths = _cheapest(groups, owners, counts)
        if paths:
            price = sum(_fit(groups[a:b], counts[i]) for i, (a, b) in enumerate(paths[0]))
            tried.append((price + 4 * (len(groups) - paths[0][-1][1]), paths))
    least = min((price for price, _ in tried), default=0)
    return [path for price, paths in tried if price == least for path in paths]


def _walk(
    origins: list[list[list[int]]], i: int, j: int, tail: list[tuple[int, int]], paths: list[list[tuple[int, int]]]
) -> None:
    if len(paths) >= 64:
        return
    if i == 0:
        paths.append(tail[::-1])
        return
    for origin in origins[i][j]:
        _walk(origins, i - 1, origin, [*tail, (origin, j)], paths)


def _groups(stream: Stream, spans: Sequence[Span]) -> list[list[Token]]:
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


def _owners(group: Sequence[Token], stream: Stream, spans: Sequence[Span]) -> frozenset[int]:
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
    spans: Sequence[Span],
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
