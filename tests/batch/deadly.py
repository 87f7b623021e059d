"""Work that kills its worker; a module of its own, since a worker imports it anew each time."""

from __future__ import annotations

import os


def dies(item: int) -> int:
    """Ten times the item; the worker that gets item 2 does not live to answer."""
    if item == 2:
        os._exit(7)
    return item * 10
