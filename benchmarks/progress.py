"""A line on standard error while a benchmark runs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_SECONDS = 5.0


def reported(items: Iterable[T], total: int | None, name: str) -> Iterator[T]:
    """The items as they come; every few seconds standard error says how many came so far."""
    started = last = time.monotonic()
    for count, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - last >= _SECONDS:
            last = now
            of = f" of {total}" if total is not None else ""
            print(f"{name}: {count}{of}, {now - started:.0f} s", file=sys.stderr, flush=True)
