"""Sentences that are the same or almost the same, found without comparing each with each (近似语句).

Each distinct sentence gets a MinHash signature of its character trigrams; sentences whose signatures agree
in a band fall into one bucket, and only the members of a bucket are compared, each with the bucket's first.
Time grows with the number of distinct sentences; memory too, by some hundred bytes a sentence, for most buckets
have one member only and are not kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

_HASHES = 36
_ROWS = 4
"""Rows of a band: sentences with two thirds of their trigrams in common meet in one of nine bands almost surely."""
_BANDS = _HASHES // _ROWS
_SEVERAL = 2
_ALIKE = 80.0
"""Sentences are of one family when this percentage of their characters agrees."""
_BATCH = 2_000
_SEED = 50


def families(sentences: Sequence[str]) -> array[int]:
    """For each sentence the position of the one that stands for its family.

    :param sentences: distinct, with figures and names already made uniform. The same ones in the same order
        give the same families.
    """
    root = array("q", range(len(sentences)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    buckets = _buckets(sentences)
    shared = _Shared(buckets)
    first: dict[int, int] = {}
    for number, bucket in enumerate(buckets):
        if not shared.has(bucket):
            continue
        place = number // _BANDS
        other = find(first.setdefault(bucket, place))
        mine = find(place)
        if mine != other and fuzz.ratio(sentences[mine], sentences[other], score_cutoff=_ALIKE):
            root[max(mine, other)] = min(mine, other)
    for place in range(len(root)):
        root[place] = find(place)
    return root


def _buckets(sentences: Sequence[str]) -> array[int]:
    """The buckets of each sentence, one a band.

    A bucket is known by the hash of its numbers, a quarter of their size; whom a collision brings together is
    compared and found different.
    """
    found = array("q")
    for signature in _signatures(sentences):
        for band in range(0, _HASHES, _ROWS):
            found.append(hash((band, *signature[band : band + _ROWS])))
    return found


class _Shared:
    """Which buckets may have more than one member: all that have, and by chance some others."""

    def __init__(self, buckets: array[int]) -> None:
        self._size = 8 * len(buckets) + 1  # one in nine that have one member counts as shared
        self._members = bytearray(self._size)
        for bucket in buckets:
            place = bucket % self._size
            if self._members[place] < _SEVERAL:
                self._members[place] += 1

    def has(self, bucket: int) -> bool:
        """Whether this one may be shared."""
        return self._members[bucket % self._size] == _SEVERAL


def _signatures(sentences: Sequence[str]) -> Iterator[list[int]]:
    from rensa import RMinHash

    for start in range(0, len(sentences), _BATCH):
        batch = [_trigrams(sentence) for sentence in sentences[start : start + _BATCH]]
        yield from RMinHash.digests_from_token_sets(batch, _HASHES, _SEED)


def _trigrams(sentence: str) -> list[str]:
    return [sentence[place : place + 3] for place in range(max(1, len(sentence) - 2))]
