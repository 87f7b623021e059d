"""Workers: the same results with one process or many; a worker that dies costs only the file it was at."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.context import BaseContext
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def default_workers(items: int, at_least: int = 1) -> int:
    """As many workers as this process may use cores, but no more than there is work.

    :param at_least: items that are worth the start of a worker.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(cores, items // at_least))


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
    found: dict[int, R] = {}
    left = dict(enumerate(items))
    while left:
        found.update(_in_pool(function, left, workers, done))
        left = {position: item for position, item in left.items() if position not in found}
        # The pool broke. Who broke it cannot be told from outside, but it was being worked on, and items are
        # taken in order: it is among the first that are left. Those run alone, the others together again.
        for position in list(left)[: workers + 1]:
            item = left.pop(position)
            alone = _in_pool(function, {position: item}, 1, done)
            if not alone:
                alone[position] = lost(item)
                done(alone[position])
            found.update(alone)
    return [found[position] for position in range(len(items))]


def _in_pool(function: Callable[[T], R], items: dict[int, T], workers: int, done: Callable[[R], None]) -> dict[int, R]:
    """The results of those items whose worker lived."""
    before = set(multiprocessing.active_children())
    executor = ProcessPoolExecutor(workers, _context(), initializer=_ignore_interrupt)
    results: dict[int, R] = {}
    try:
        futures: dict[Future[R], int] = {}
        with _interrupt_later(), suppress(BrokenProcessPool):
            for number, item in items.items():
                futures[executor.submit(function, item)] = number
        for future in as_completed(futures):
            with suppress(BrokenProcessPool):
                results[futures[future]] = future.result()
                done(results[futures[future]])
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        children = set(multiprocessing.active_children()) - before
        for child in children:
            child.terminate()
        for child in children:
            # What a worker that is just starting would look for must not be gone before the worker is.
            child.join(1)
        raise
    executor.shutdown()
    return results


@contextmanager
def _interrupt_later() -> Iterator[None]:
    """Lets Ctrl-C wait until the workers are started: one that is half started could not be ended."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _context() -> BaseContext:
    """Workers are forked from a clean server, never from this process, whose threads a fork would not survive."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # The server imports nothing: while it imported, no worker could start and Ctrl-C would have to wait.
    context.set_forkserver_preload([])
    _start_server()
    return context


def _start_server() -> None:
    """Starts the process that workers are forked from; it does not hear Ctrl-C, which is for this process."""
    from multiprocessing import forkserver  # not there on systems without it

    with _interrupt_later():
        forkserver.ensure_running()


def _ignore_interrupt() -> None:
    """Ctrl-C is for the parent, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        # The server's block is not for the kernels that workers start: those are interrupted when out of time.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
