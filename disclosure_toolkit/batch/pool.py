"""Workers: the same results with one process or many; a worker that dies costs only the file it was at."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def default_workers(items: int) -> int:
    """As many workers as this process may use cores, but no more than there is work."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, items))


def mapped(
    function: Callable[[T], R],
    items: Sequence[T],
    workers: int,
    *,
    lost: Callable[[T], R],
    done: Callable[[R], None],
) -> list[R]:
    """``function`` of each item, in the items' order.

    :param function: a picklable function that catches its own exceptions.
    :param lost: the result of an item whose worker died twice.
    :param done: called in this process after each item, in the order of completion.
    """
    if workers <= 1 or len(items) <= 1:
        results = []
        for item in items:
            results.append(function(item))
            done(results[-1])
        return results
    found = _in_pool(function, dict(enumerate(items)), workers, done)
    for position in range(len(items)):
        if position not in found:
            # The pool broke. Who broke it cannot be told from outside, so each that is left runs alone.
            alone = _in_pool(function, {position: items[position]}, 1, done)
            if position not in alone:
                alone[position] = lost(items[position])
                done(alone[position])
            found.update(alone)
    return [found[position] for position in range(len(items))]


def _in_pool(function: Callable[[T], R], items: dict[int, T], workers: int, done: Callable[[R], None]) -> dict[int, R]:
    """The results of those items whose worker lived."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    before = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(workers, multiprocessing.get_context(method), initializer=_ignore_interrupt)
    results: dict[int, R] = {}
    try:
        futures: dict[Future[R], int] = {}
        with suppress(BrokenProcessPool):
            for number, item in items.items():
                futures[executor.submit(function, item)] = number
        for future in as_completed(futures):
            with suppress(BrokenProcessPool):
                results[futures[future]] = future.result()
                done(results[futures[future]])
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    executor.shutdown()
    return results


def _ignore_interrupt() -> None:
    """Ctrl-C is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
