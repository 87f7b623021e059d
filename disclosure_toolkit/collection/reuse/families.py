"""Sentences that are the same or almost the same, found without comparing each with each (近似语句).

Each distinct sentence gets a MinHash signature of its character trigrams; sentences whose signatures agree
in a band fall into one bucket, and only the members of a bucket are compared, each with the bucket's first.
Time and memory grow with the number of distinct sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

_HASHES = 36
_ROWS = 4
"""Rows of a band: sentences with two thirds of their trigrams in common meet in one of nine bands almost surely."""
_ALIKE = 80.0
"""Sentences are of one family when this percentage of their characters agrees."""
_BATCH = 2_000
_SEED = 50


def families(sentences: Sequence[str]) -> list[int]:
    """For each sentence the position of the one that stands for its family.

    :param sentences: distinct, with figures and names already made uniform. The same ones in the same order
        give the same families.
    """
    root = list(range(len(sentences)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    # A bucket is known by the hash of its numbers, a quarter of their size; whom a collision brings together
    # is compared and found different.
    first: dict[int, int] = {}
    for place, signature in _signatures(sentences):
        for band in range(0, _HASHES, _ROWS):
            bucket = hash((band, *signature[band : band + _ROWS]))
            other = find(first.setdefault(bucket, place))
            mine = find(place)
            if mine != other and fuzz.ratio(sentences[mine], sentences[other], score_cutoff=_ALIKE):
                root[max(mine, other)] = min(mine, other)
    return [find(place) for place in range(len(sentences))]


def _signatures(sentences: Sequence[str]) -> Iterator[tuple[int, list[int]]]:
    from rensa import RMinHash

    for start in range(0, len(sentences), _BATCH):
        batch = [_trigrams(sentence) for sentence in sentences[start : start + _BATCH]]
        yield from enumerate(RMinHash.digests_from_token_sets(batch, _HASHES, _SEED), start)


def _trigrams(sentence: str) -> list[str]:
    return [sentence[place : place + 3] for place in range(max(1, len(sentence) - 2))]
