"""The registry of defects: every kind that can be put into a correct report, with its truth."""

from __future__ import annotations

from . import cells, claims, identities, narrative, percentages, report, rows, structure, wording, years
from .base import REGISTRY, Case, Defect, Injected, Severity


def find_defect(kind: str) -> Defect:
    """The defect of this kind.

    :raises ValueError: there is none.
    """
    if kind not in REGISTRY:
        raise ValueError(f"no defect {kind}")
    return REGISTRY[kind]


def all_defects() -> tuple[Defect, ...]:
    """All kinds, in the order of their registration."""
    return tuple(REGISTRY.values())


__all__ = [
    "Case",
    "Defect",
    "Injected",
    "Severity",
    "all_defects",
    "cells",
    "claims",
    "find_defect",
    "identities",
    "narrative",
    "percentages",
    "report",
    "rows",
    "structure",
    "wording",
    "years",
]
