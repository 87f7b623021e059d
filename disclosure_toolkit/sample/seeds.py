"""Random streams: one for each purpose, so that a change in one place leaves all others as they were."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def stream(*purpose: object) -> random.Random:
    """A random stream that depends on nothing but the words given, on any machine and in any process."""
    return random.Random("/".join(str(part) for part in purpose))  # noqa: S311


def chance(rng: random.Random, share: float) -> bool:
    """True in this share of cases."""
    return rng.random() < share


def weighted(rng: random.Random, choices: Sequence[tuple[T, float]]) -> T:
    """One of the choices, by weight."""
    return rng.choices([item for item, _ in choices], [weight for _, weight in choices])[0]
