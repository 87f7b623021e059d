"""The warm parent of this process: started once, asked for kernels, ended with this process (预热).

The first kernel starts it; :func:`.kernels.warm` starts it beforehand.
"""

from __future__ import annotations

import asyncio
import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

_ENDING = 1.0
# Not by -m, which would look for modules in the working folder first, whatever lies there.
_SERVER = """
import sys
sys.path[:] = [place for place in sys.path if place]
from disclosure_toolkit.execute.warm_server import main
main()
"""
# Python reads these when it starts; a fork would have those of its parent.
_AT_START = ("PYTHON", "LD_", "MALLOC_", "OMP_", "OPENBLAS_", "DISCLOSURE_PRELOAD")


class NotWarm(Exception):
    """No kernel can be forked; the reason stands in Chinese."""


class ForkedKernel:
    """A forked kernel, with what ``jupyter_client`` uses of :class:`subprocess.Popen`.

    :ivar pid: of the kernel, which leads a process group of its own; 0 until it is known.
    :ivar cells: where a light kernel takes cells and gives messages; ``None`` for one with sockets of its own.
    """

    stdin = stdout = stderr = None

    def __init__(self, connection: socket.socket, cells: socket.socket | None = None) -> None:
        self.pid = 0
        self.cells = cells
        self.returncode: int | None = None
        self._connection = connection
        self._connection.setblocking(False)
        self._ready = False
        self._heard = b""

    async def ready(self, seconds: float) -> None:
        """Waits until the kernel's sockets are bound.

        :raises NotWarm: the warm parent refused, or the kernel ended before.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(seconds):
                while not self._ready and self.returncode is None:
                    self._take(await loop.sock_recv(self._connection, 4096))
        except TimeoutError as error:
            self.close()
            raise NotWarm(f"预热进程 {seconds:g} 秒内没有回应") from error
        except OSError as error:
            self.close()
            raise NotWarm(f"预热进程没有回应（{error}）") from error
        if not self._ready:
            self.close()
            raise NotWarm("内核没有启动起来，或预热进程已退出")

    async def ended(self, seconds: float) -> None:
        """Waits until the kernel has ended, but no longer than this."""
        loop = asyncio.get_running_loop()
        with suppress(TimeoutError, OSError):
            async with asyncio.timeout(seconds):
                while self.returncode is None:
                    self._take(await loop.sock_recv(self._connection, 4096))

    def poll(self) -> int | None:
        """The exit status, ``None`` while the kernel runs; negative for the signal that ended it."""
        try:
            while self.returncode is None:
                self._take(self._connection.recv(4096))
        except BlockingIOError:
            pass
        except OSError:
            self._take(b"")
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Waits for the end; lets go of the kernel."""
        if self.poll() is None:
            self._connection.settimeout(timeout)
            while self.returncode is None:
                self._take(self._connection.recv(4096))
        self.close()
        return -signal.SIGKILL if self.returncode is None else self.returncode

    def send_signal(self, number: int) -> None:
        """To the kernel's process group, if it still runs."""
        if self.poll() is None and self.pid:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, number)

    def kill(self) -> None:
        """Ends the kernel and what it started."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Asks the kernel to end."""
        self.send_signal(signal.SIGTERM)

    def close(self) -> None:
        """Lets go of the kernel; the warm parent ends it if it still runs."""
        self._connection.close()
        if self.cells is not None:
            self.cells.close()

    def _take(self, received: bytes) -> None:
        if not received:
            # The warm parent is gone, and its kernels with it.
            self.returncode = -signal.SIGKILL if self.returncode is None else self.returncode
        *lines, self._heard = (self._heard + received).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "refused" in told:
                self.close()
                raise NotWarm(told["refused"])
            self.pid = told.get("pid", self.pid)
            self._ready = told.get("ready", self._ready)
            self.returncode = told.get("exit", self.returncode)


class WarmParent:
    """The process that kernels are forked from.

    :param environment: what it is started with; kernels bring their own.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._lock = threading.Lock()
        self._environment = dict(environment)
        self._channel, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", _SERVER, str(theirs.fileno())],
                pass_fds=(theirs.fileno(),),
                env=self._environment,
                stdin=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for this process, which ends that one
            )

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def fork(
        self,
        arguments: Sequence[str],
        environment: Mapping[str, str],
        folder: str,
        memory: int,
        *,
        light: bool = False,
    ) -> ForkedKernel:
        """Asks for a kernel; see :meth:`ForkedKernel.ready`.

        :param arguments: of ``ipykernel_launcher``. :param folder: its working folder.
        :param memory: bytes that it may take above those of the warm parent; 0 for no bound.
        :param light: without ZMQ (:mod:`.light_kernel`).
        :raises NotWarm: this environment needs a Python of its own, or the warm parent is gone.
        """
        if _at_start(environment) != _at_start(self._environment):
            raise NotWarm("内核的 Python 环境变量与预热进程的不同")
        asked = {"arguments": list(arguments), "environment": dict(environment), "folder": folder, "memory": memory}
        if not light:
            return ForkedKernel(self._ask({**asked, "rehearse": False}))
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                return ForkedKernel(self._ask({**asked, "rehearse": False}, theirs), ours)
            except NotWarm:
                ours.close()
                raise

    def rehearse(self) -> None:
        """Tells it that many kernels will come; returns at once."""
        with suppress(NotWarm):
            self._ask({"rehearse": True}).close()

    def _ask(self, what: Mapping[str, Any], *more: socket.socket) -> socket.socket:
        """:param more: a further socket for the kernel."""
        ours, theirs = socket.socketpair()
        try:
            with theirs, self._lock:
                socket.send_fds(self._channel, [b"k"], [each.fileno() for each in (theirs, *more)])
            ours.sendall(json.dumps(what).encode() + b"\n")
        except OSError as error:
            ours.close()
            raise NotWarm(f"预热进程已退出（{error}）") from error
        return ours

    def end(self) -> None:
        """Ends the process and all its kernels."""
        self._channel.close()
        try:
            self._process.wait(_ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def forget(self) -> None:
        """In a fork of this process: the warm parent is not ours."""
        self._channel.close()
        self._process.returncode = 0


def _at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_AT_START)}


_lock = threading.Lock()
_ours: WarmParent | None = None


def can_fork() -> bool:
    """Whether this system lets a process be forked safely and look at its threads."""
    return sys.platform == "linux" and os.path.isdir("/proc/self/task")  # noqa: PTH112


def warm_parent(environment: Mapping[str, str]) -> WarmParent:
    """The warm parent of this process; started if there is none.

    :param environment: what to start it with.
    :raises NotWarm: this system cannot, or the process does not start.
    """
    global _ours
    if not can_fork():
        raise NotWarm(f"{sys.platform} 上不能安全地复制进程")
    with _lock:
        if _ours is not None and not _ours.alive():
            _ours.end()
            _ours = None
        if _ours is None:
            try:
                _ours = WarmParent(environment)
            except OSError as error:
                raise NotWarm(f"预热进程启动不了（{error}）") from error
        return _ours


def cool() -> None:
    """Ends this process's warm parent and its kernels, if there is one."""
    global _ours
    with _lock:
        ending, _ours = _ours, None
    if ending is not None:
        ending.end()


def _forget() -> None:
    global _ours, _lock
    _lock = threading.Lock()
    if _ours is not None:
        _ours.forget()
        _ours = None


atexit.register(cool)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
