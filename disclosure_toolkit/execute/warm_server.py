"""The warm parent: a small process that has everything imported and forks a kernel for each agency (预热进程).

Started by :mod:`.warm_parent`, which owns the other end of the socket whose number is the only argument. For each
kernel it receives one more socket (and a second for the cells of a light one), by which it

- reads the request (one JSON line: arguments, environment, working folder, memory bound),
- answers ``{"pid": …}`` or ``{"refused": reason}``, and in the end ``{"exit": status}``,
- lets the kernel say ``{"ready": true}`` when its own sockets are bound,
- learns, by its closing, that nobody wants the kernel any more: it is ended then.

When that first socket closes, the worker is gone, however it went, and this process ends with all its kernels. A
kernel of a warm parent that is killed itself is ended by the system (``PR_SET_PDEATHSIG``).

A fork copies one thread only. This process therefore has one, and looks before each fork.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from .limits import bound_memory
from .preload import preload, rehearse

_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True)
class Request:
    """What one kernel is to be.

    :ivar arguments: those of ``ipykernel_launcher``. :ivar memory: bytes above what this process has; 0: no bound.
    :ivar connection: the kernel's own end of its socket. :ivar cells: what a light kernel has instead of ZMQ's sockets.
    """

    arguments: list[str]
    environment: dict[str, str]
    folder: str
    memory: int
    connection: socket.socket
    cells: socket.socket | None


def threads() -> int:
    """The number of threads of this process; 0 where that cannot be told."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - a path object for each would be waste
    except OSError:
        return 0


class Server:
    """Forks kernels on request and watches over them.

    :param channel: the worker's socket, by which the sockets of the kernels come.
    """

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._kernels: dict[int, socket.socket] = {}
        self._forks = 0
        self._rehearsed = False
        self._selector = selectors.DefaultSelector()
        self._woken, self._waker = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(self._waker, False)
        signal.set_wakeup_fd(self._waker, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(channel, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)

    def serve(self) -> Request | None:
        """Serves until the worker is gone (``None``); in a forked child, gives what it is to be."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._channel:
                    sockets = self._accept()
                    if not sockets:
                        self._end_all()
                        return None
                    request = self._fork(sockets[0], *sockets[1:])
                    if request is not None:
                        return request
                    for cells in sockets[1:]:
                        cells.close()
                elif key.fileobj == self._woken:
                    with suppress(BlockingIOError):
                        while os.read(self._woken, 4096):
                            pass
                    self._reap()
                else:
                    self._drop(int(key.data))

    def _accept(self) -> list[socket.socket]:
        """The socket of a kernel, and a light one's second; none when the worker is gone."""
        try:
            _, descriptors, *_ = socket.recv_fds(self._channel, 1, 2)
        except OSError:
            return []
        return [socket.socket(fileno=descriptor) for descriptor in descriptors]

    def _fork(self, connection: socket.socket, cells: socket.socket | None = None) -> Request | None:
        """In the child, its request; in this process nothing. A request may ask for the rehearsal alone."""
        try:
            with connection.makefile("rb") as lines:
                asked = json.loads(lines.readline())
        except (OSError, ValueError):
            connection.close()
            return None
        self._forks += 1
        if not self._rehearsed and (self._forks > 1 or asked["rehearse"]):
            self._rehearsed = True
            rehearse()
        if asked.pop("rehearse"):
            connection.close()
            return None
        if threads() != 1:
            _tell(connection, refused=f"预热进程有 {threads()} 个线程")
            connection.close()
            return None
        # What is here now is shared with the kernels for good: collecting it there would only copy it.
        gc.collect()
        gc.freeze()
        parent = os.getpid()
        try:
            pid = os.fork()
        except OSError as error:
            _tell(connection, refused=f"系统不能再复制进程（{error.strerror}）")
            connection.close()
            return None
        if pid == 0:
            self._leave(parent, connection)
            return Request(**asked, connection=connection, cells=cells)
        self._kernels[pid] = connection
        self._selector.register(connection, selectors.EVENT_READ, pid)
        _tell(connection, pid=pid)
        return None

    def _leave(self, parent: int, own: socket.socket) -> None:
        """In the child: a session of its own, ended with its parent, and nothing of the server's left."""
        os.setsid()
        _die_with(parent)
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGCHLD, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._selector.close()
        for descriptor in (self._woken, self._waker):
            os.close(descriptor)
        for connection in (self._channel, *self._kernels.values()):
            if connection is not own:
                connection.close()

    def _reap(self) -> None:
        for pid, status in _ended(list(self._kernels)):
            connection = self._kernels.pop(pid)
            _tell(connection, exit=status)
            with suppress(KeyError):
                self._selector.unregister(connection)
            connection.close()

    def _drop(self, pid: int) -> None:
        """The worker has let go of this kernel, which may have ended in the same moment."""
        if pid in self._kernels:
            self._selector.unregister(self._kernels[pid])
            _kill_group(pid)

    def _end_all(self) -> None:
        for pid in self._kernels:
            _kill_group(pid)


def _ended(pids: list[int]) -> Iterator[tuple[int, int]]:
    """The children that have ended, with their status as :class:`subprocess.Popen` has it; with what they left."""
    for pid in pids:
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            continue
        # Not reaped yet, so that the number can belong to nobody else.
        _kill_group(pid)
        yield pid, os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _kill_group(pid: int) -> None:
    for kill in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            kill(pid, signal.SIGKILL)


def _tell(connection: socket.socket, **what: Any) -> None:
    """One JSON line; a worker that has let go does not hear it."""
    with suppress(OSError):
        connection.sendall(json.dumps(what).encode() + b"\n")


def _die_with(parent: int) -> None:
    import ctypes

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def run_kernel(request: Request) -> None:
    """Becomes a kernel, as ``python -m ipykernel_launcher`` would, and runs until it is told to stop."""
    os.environ.clear()
    os.environ.update(request.environment)
    os.chdir(request.folder)
    bound_memory(request.memory)
    if "numpy.random" in sys.modules:
        # Python's own generator takes a new seed after a fork, numpy's does not.
        sys.modules["numpy.random"].seed()
    launcher = importlib.util.find_spec("ipykernel_launcher")
    sys.argv = [str(launcher.origin) if launcher else "ipykernel_launcher", *request.arguments]
    app = _application(request)
    app.parent_handle = os.getppid()  # its default was read from the environment at import
    app.initialize(request.arguments)
    with request.connection as connection:
        _tell(connection, ready=True)
    app.start()


def _application(request: Request) -> Any:
    if request.cells is not None:
        from .light_kernel import LightKernelApp

        return LightKernelApp.instance(cells=request.cells)
    from ipykernel.kernelapp import IPKernelApp

    return IPKernelApp.instance()


def main() -> None:
    """The process from start to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_SETMASK, set())
    channel = socket.socket(fileno=int(sys.argv[1]))
    preload()
    request = Server(channel).serve()
    if request is not None:
        run_kernel(request)
