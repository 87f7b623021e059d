"""Sentences almost alike are found without comparing each with each."""

from __future__ import annotations

import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.collection.reuse.families import families
from disclosure_toolkit.collection.reuse.spans import differences

from .texts import CHARACTERS

SENTENCES = ["".join(random.Random(seed).choices(CHARACTERS, k=30)) for seed in range(400)]


def test_different_sentences_stay_apart():
    assert list(families(SENTENCES)) == list(range(len(SENTENCES)))


def test_lightly_edited_sentences_are_joined_to_their_original():
    rng = random.Random(5)
    edited = []
    for sentence in SENTENCES:
        place = rng.randrange(4, 26)
        edited.append(sentence[:place] + rng.choice("甲乙丙丁") + sentence[place + 1 :])
    found = families([*SENTENCES, *edited])
    joined = sum(found[len(SENTENCES) + number] == number for number in range(len(SENTENCES)))
    # Nine bands of four: a sentence with 25 of 31 trigrams in common is missed once in some hundreds.
    assert joined >= 0.97 * len(SENTENCES)


def test_halves_in_common_are_not_enough():
    half = [sentence[:15] + other[15:] for sentence, other in itertools.pairwise(SENTENCES)]
    found = families([*SENTENCES, *half])
    assert all(found[len(SENTENCES) + number] != number for number in range(len(half)))


def test_the_same_sentences_give_the_same_families():
    edited = [sentence[:-1] + "甲" for sentence in SENTENCES]
    assert families([*SENTENCES, *edited]) == families([*SENTENCES, *edited])


def test_no_sentences_and_very_short_ones():
    assert list(families([])) == []
    assert list(families(["甲", "乙", "甲乙"])) == [0, 1, 2]


@given(st.text(alphabet="甲乙丙丁 \n", max_size=40), st.text(alphabet="甲乙丙丁 \n", max_size=40))
def test_what_differs_is_all_that_differs(one, other):
    left, right = differences(one, other)
    for spans, text in ((left, one), (right, other)):
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)
    if "".join(one.split()) != "".join(other.split()):
        assert left or right
    if one == other:
        assert left == right == ()
