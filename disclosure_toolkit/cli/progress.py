"""How far the work is, how fast, and how long it will take (进度)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TextIO

_NAMES = {"survey": "读取", "audit": "审核"}
_WIDTH = 24
_OFTEN, _SELDOM = 0.2, 30.0  # seconds between two tellings, on a terminal and elsewhere


class Bars:
    """Progress on standard error: a line that is written over on a terminal, elsewhere a line every half minute.

    :param stream: where to; standard error by default. :param clock: seconds that only go forward.
    """

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = stream
        self._clock = clock
        self._stage = ""
        self._start = self._told = 0.0
        self._open = False

    def __enter__(self) -> Bars:
        return self

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tells that ``done`` of ``total`` files are through this stage."""
        if total < 2:
            return
        now = self._clock()
        if stage != self._stage:
            self.__exit__()
            self._stage, self._start, self._told = stage, now, now
        stream = self._stream or sys.stderr
        seconds = now - self._start
        if stream.isatty():
            if done == total or now - self._told >= _OFTEN:
                self._told, self._open = now, True
                bar = "█" * round(_WIDTH * done / total)
                stream.write(f"\r\x1b[K{_NAMES[stage]} |{bar:<{_WIDTH}}| {told(done, total, seconds)}")
                stream.flush()
        elif now - self._told >= _SELDOM:
            self._told = now
            stream.write(f"{_NAMES[stage]}：{told(done, total, seconds)}\n")
            stream.flush()

    def __exit__(self, *_: object) -> None:
        if self._open:
            (self._stream or sys.stderr).write("\n")
        self._open = False


def told(done: int, total: int, seconds: float) -> str:
    """How far, how fast and how long still, in words.

    :param seconds: since the stage began.
    """
    words = [f"{done} / {total} 份（{done * 100 // total}%）"]
    if seconds > 0 and done:
        rate = 60 * done / seconds
        words.append(f"每分钟 {rate:.0f} 份" if rate >= 10 else f"每分钟 {rate:.1f} 份")
        if done < total:
            words.append(f"约剩 {span((total - done) * seconds / done)}")
        else:
            words.append(f"用时 {span(seconds)}")
    return "，".join(words)


def span(seconds: float) -> str:
    """A length of time in words: 42 秒, 3 分 20 秒, 2 小时 5 分."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} 秒"
    if whole < 3600:
        return f"{whole // 60} 分 {whole % 60} 秒"
    return f"{whole // 3600} 小时 {whole % 3600 // 60} 分"
