"""Workers of this machine: the same results with one process or many; one that dies costs only the file it was at."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait as wait_for
from multiprocessing.context import BaseContext
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Items handed out beyond those being worked on: enough that no worker waits, few enough to need no memory.
_AHEAD = 3


class Workforce(Protocol):
    """Whoever does the work: this process, processes of this machine, or a cluster."""

    def each(self, function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R]) -> Iterator[tuple[int, R]]:
        """``function`` of each item with the item's position, in the order of completion.

        :param function: a picklable function that catches its own exceptions.
        :param lost: the result of an item whose worker died twice.
        """
        ...

    def everywhere(self, function: Callable[[str], None], word: str) -> None:
        """Calls the function once in each process that may be on a machine of its own; failures are of no account."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: Any) -> None: ...


class Alone:
    """Nobody but this process does the work."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def each(self, function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R]) -> Iterator[tuple[int, R]]:
        """One item after the other; whoever loses one loses all."""
        del lost
        for position, item in enumerate(items):
            yield position, function(item)

    def everywhere(self, function: Callable[[str], None], word: str) -> None:
        """There is one machine only."""
        function(word)


class Processes:
    """Processes of this machine, started when there is something to do and ended with the block."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._executor: ProcessPoolExecutor | None = None
        self._before = set(multiprocessing.active_children())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end(at_once=kind is not None)

    def each(self, function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R]) -> Iterator[tuple[int, R]]:
        """Items are handed out as workers become free. When a worker dies, those that were handed out are done once
        more, each alone; the one that its worker dies of again is lost.
        """
        left = iter(range(len(items)))
        suspects: list[int] = []
        while True:
            yield from self._together(function, items, left, suspects)
            if not suspects:
                return
            while suspects:
                position = suspects.pop(0)
                yield position, self._by_itself(function, items[position], lost)

    def everywhere(self, function: Callable[[str], None], word: str) -> None:
        """There is one machine only."""
        function(word)

    def _together(
        self, function: Callable[[T], R], items: Sequence[T], left: Iterator[int], suspects: list[int]
    ) -> Iterator[tuple[int, R]]:
        """Works until nothing is left or a worker dies; who was handed out then is a suspect."""
        handed_out: dict[Future[R], int] = {}
        while True:
            for position in left if len(handed_out) < self._workers * _AHEAD else ():
                try:
                    handed_out[self._submit(function, items[position])] = position
                except BrokenProcessPool:
                    suspects.append(position)
                    break
                if len(handed_out) >= self._workers * _AHEAD:
                    break
            if not handed_out:
                break
            for future in wait(handed_out, return_when=FIRST_COMPLETED).done:
                position = handed_out.pop(future)
                try:
                    result = future.result()
                except BrokenProcessPool:
                    suspects.append(position)
                else:
                    yield position, result
            if suspects and not handed_out:
                break
        if suspects:
            suspects.sort()
            self._end(at_once=True)

    def _by_itself(self, function: Callable[[T], R], item: T, lost: Callable[[T], R]) -> R:
        try:
            return self._submit(function, item).result()
        except BrokenProcessPool:
            self._end(at_once=True)
            return lost(item)

    def _submit(self, function: Callable[[T], R], item: T) -> Future[R]:
        with _interrupt_later():
            if self._executor is None:
                self._executor = ProcessPoolExecutor(self._workers, _context(), initializer=_begin)
            return self._executor.submit(function, item)

    def _end(self, *, at_once: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        executor.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            children = set(multiprocessing.active_children()) - self._before
            for child in children:
                child.terminate()
            for child in children:
                # What a worker that is just starting would look for must not be gone before the worker is.
                child.join(1)


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
    from multiprocessing import forkserver  # not there on systems without it

    context = multiprocessing.get_context("forkserver")
    # The server imports nothing: while it imported, no worker could start and Ctrl-C would have to wait.
    context.set_forkserver_preload([])
    # Started while Ctrl-C is held back, it does not hear it: Ctrl-C is for this process.
    forkserver.ensure_running()
    return context


def _begin() -> None:
    """What a worker does first."""
    # Ctrl-C is for the parent, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        # The server's block is not for the kernels that workers start: those are interrupted when out of time.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed cannot end its workers: they end by themselves."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(1)
