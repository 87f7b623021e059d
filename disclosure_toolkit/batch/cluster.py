"""The workers of a Dask cluster (集群): paths and settings go out, one line a file comes back.

Nothing of a report passes through the scheduler: workers read the files themselves and write the results where
they belong. Each worker process keeps its own warm parent for notebooks.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from ..errors import BadSettings, ClusterUnusable
from .versions import source_version

T = TypeVar("T")
R = TypeVar("R")

LOCAL = "local"
_PATIENCE = 60  # seconds to wait for the scheduler and the first worker
_PARTING = 10  # seconds to wait for the end of the connection
_AHEAD = 4  # items handed out for each thread of the workers: enough that none waits for the next


class Cluster:
    """A Dask cluster, as a :class:`~.pool.Workforce`."""

    def __init__(self, address: str, workers: int) -> None:
        """Nothing is started yet.

        :param address: of the scheduler, or ``local`` for a cluster on this machine.
        :param workers: processes of a cluster on this machine.
        """
        self._address = address
        self._workers = workers
        self._stack = ExitStack()
        self._client: Any = None

    def __enter__(self) -> Self:
        """Connects.

        :raises BadSettings: Dask is not installed.
        :raises ClusterUnusable: no scheduler, no worker, or a worker with another state of the program.
        """
        try:
            from distributed import LocalCluster
        except ImportError as error:
            raise BadSettings(
                "用集群审核需要 Dask", remedy="请安装：pip install 'disclosure-toolkit[cluster]'"
            ) from error
        with ExitStack() as stack:
            place: Any = self._address
            try:
                if self._address == LOCAL:
                    stack.enter_context(_environment_kept())
                    place = stack.enter_context(
                        # Open to this machine only, on ports that nobody uses.
                        LocalCluster(
                            n_workers=self._workers,
                            threads_per_worker=1,
                            host="127.0.0.1",
                            dashboard_address="127.0.0.1:0",
                            silence_logs=50,
                        )
                    )
                else:
                    # A client that does not come to be takes minutes to go.
                    _call(self._address)
                self._client = stack.enter_context(_client(place))
                self._client.wait_for_workers(1, timeout=_PATIENCE)
                if self._address != LOCAL:
                    self._check_versions()
                stack.enter_context(_first_death_counts(self._client))
            except OSError as error:
                raise ClusterUnusable(
                    f"集群没有应答（{error or type(error).__name__}）",
                    file=self._address,
                    remedy="请检查地址，并确认调度进程和至少一个工作进程已启动",
                ) from error
            except (TypeError, ValueError) as error:
                raise ClusterUnusable(
                    f"集群地址不能用（{error}）", file=self._address, remedy="请写成 tcp://主机:8786，本机用 local"
                ) from error
            self._stack = stack.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def _check_versions(self) -> None:
        ours = source_version()
        others = sorted(where for where, theirs in self._client.run(_version).items() if theirs != ours)
        if others:
            raise ClusterUnusable(
                f"{len(others)} 个工作进程装的程序与本机的不同（{'、'.join(others[:5])}）",
                file=self._address,
                remedy="请在各台机器上安装同一版本",
            )

    def each(self, function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R]) -> Iterator[tuple[int, R]]:
        """Items are handed out as workers become free. Those that a dying worker held are done once more elsewhere,
        one at a time, so that it is certain which of them it died of; the one that kills its second worker is lost.

        :raises ClusterUnusable: the scheduler is gone.
        """
        from distributed.client import ClosedClientError, FutureCancelledError
        from distributed.comm import CommClosedError

        try:
            yield from self._each(function, items, lost)
        except (ClosedClientError, CommClosedError, FutureCancelledError) as error:
            raise ClusterUnusable(
                "同集群的联系中断了",
                file=self._address,
                remedy="做完的已经记下；请确认调度进程在运行，加上 --resume 接着做",
            ) from error

    def _each(self, function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R]) -> Iterator[tuple[int, R]]:
        from distributed import KilledWorker, as_completed

        there = partial(_in_folder, function, str(Path.cwd()))
        threads = sum(self._client.nthreads().values())
        left = iter(range(len(items)))
        handed_out: dict[str, int] = {}

        def submit(position: int) -> Any:
            future = self._client.submit(there, items[position], pure=False)
            handed_out[future.key] = position
            return future

        suspects: list[int] = []
        first = [submit(position) for position in islice(left, max(1, threads * _AHEAD))]
        futures = as_completed(first, loop=self._client.loop)
        for future in futures:
            position = handed_out.pop(future.key)
            try:
                result = future.result()
            except KilledWorker:
                suspects.append(position)
            else:
                yield position, result
            for following in islice(left, 1):
                futures.add(submit(following))
        for position in sorted(suspects):
            try:
                result = submit(position).result()
            except KilledWorker:
                result = lost(items[position])
            yield position, result

    def everywhere(self, function: Callable[[str], None], word: str) -> None:
        """Each worker does it; one that is gone has nothing left to do."""
        with suppress(OSError):
            self._client.run(function, word, on_error="ignore")


def _call(address: str) -> None:
    """Speaks to the scheduler once.

    :raises OSError: it does not answer. :raises ValueError: that is no address. :raises TypeError: it needs settings.
    """
    from distributed.comm import connect

    async def greet() -> None:
        comm = await asyncio.wait_for(connect(address, timeout=_PATIENCE), _PATIENCE + 1)
        await comm.close()

    # In a thread of its own: a notebook's cell has an event loop already.
    with ThreadPoolExecutor(1) as alone:
        alone.submit(asyncio.run, greet()).result()


@contextmanager
def _environment_kept() -> Iterator[None]:
    """Takes back the variables that Dask sets for its workers, in this process too: kernels would be told of them."""
    before = dict(os.environ)
    try:
        yield
    finally:
        for name in os.environ.keys() - before.keys():
            del os.environ[name]
        os.environ.update(before)


@contextmanager
def _client(place: Any) -> Iterator[Any]:
    """A client; that it does not find its end in time takes nothing from what it has done."""
    from distributed import Client

    client = Client(place, timeout=_PATIENCE, set_as_default=False)
    try:
        yield client
    finally:
        with suppress(OSError):
            client.close(timeout=_PARTING)


def _version(*_: Any) -> str:
    return source_version()


def _in_folder(function: Callable[[T], R], folder: str, item: T) -> R:
    """Does the work where relative paths mean what they mean to the user: machines share the folder, or addresses."""
    with suppress(OSError):
        if os.getcwd() != folder:  # noqa: PTH109
            os.chdir(folder)
    return function(item)


@contextmanager
def _first_death_counts(client: Any) -> Iterator[None]:
    """Lets the scheduler tell of the first worker that a task was lost with, not of the fourth; then as before."""
    before = client.run_on_scheduler(_set_allowed_failures, 0)
    try:
        yield
    finally:
        if client.status == "running":  # a scheduler that is gone is not waited for
            with suppress(OSError):
                client.run_on_scheduler(_set_allowed_failures, before)


def _set_allowed_failures(number: int, dask_scheduler: Any = None) -> int:
    before: int = dask_scheduler.allowed_failures
    dask_scheduler.allowed_failures = number
    return before
