"""Progress bars (进度)."""

from __future__ import annotations

import sys
from typing import Any

_NAMES = {"survey": "读取", "audit": "审核"}


class Bars:
    """Progress on standard error, one bar a stage; silent where standard error is no terminal."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._stage = ""

    def __enter__(self) -> Bars:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Shows that ``done`` of ``total`` files are through this stage."""
        if total < 2:
            return
        if stage != self._stage:
            from tqdm import tqdm

            self.__exit__()
            self._stage = stage
            self._bar = tqdm(total=total, desc=_NAMES[stage], unit="份", file=sys.stderr, disable=None)
        self._bar.update(done - self._bar.n)

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.close()
