"""A kernel without ZMQ (轻量内核): ipykernel's own kernel and shell, which give their messages to the worker as lines.

What a cell shows is made by the same code as in any kernel: ipykernel runs it, nbclient puts its messages into the
notebook. Left out are five sockets, their threads, signatures, and what serves people who sit before a notebook.
"""

from __future__ import annotations

import asyncio
import codecs
import json
import os
import select
import socket
import sys
import threading
import time
from base64 import b64encode
from contextlib import suppress
from types import SimpleNamespace
from typing import Any, ClassVar

from ipykernel import ipkernel
from ipykernel.iostream import IOPubThread, OutStream
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from tornado.ioloop import IOLoop
from traitlets import Instance
from traitlets.config.loader import Config, DeferredConfigString


class _LineSession(Session):  # type: ignore[misc]
    """Sends each message as one line of JSON."""

    cells: socket.socket

    def __init__(self, cells: socket.socket, **options: Any) -> None:
        super().__init__(**options)
        self.cells = cells
        self._owner = os.getpid()
        self._sending = threading.Lock()

    def send(  # type: ignore[no-untyped-def]
        self,
        stream,  # noqa: ARG002
        msg_or_type,
        content=None,
        parent=None,
        ident=None,  # noqa: ARG002
        buffers=None,
        track=False,  # noqa: ARG002
        header=None,
        metadata=None,
    ):
        """As the session of a stock kernel does: not from a process that a cell has forked."""
        message = (
            msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content, parent, header, metadata)
        )
        if os.getpid() != self._owner:
            return None
        sent = {**message, "buffers": [b64encode(part).decode() for part in buffers or ()]}
        line = self.pack(sent) + b"\n"
        with self._sending:
            self.cells.sendall(line)
        return message


class _AtOnce(IOPubThread):
    """In place of the thread that talks to a socket: what is asked of it is done at once."""

    def __init__(self) -> None:
        """No socket, no thread."""
        self.thread = self.io_loop = None  # type: ignore[assignment]

    def schedule(self, work: Any) -> None:
        """Does it."""
        work()


class LightStream(OutStream):
    """Standard output or error of the kernel, with what is written to the descriptor itself."""

    def __init__(self, *given: Any, **options: Any) -> None:
        self._taking = threading.Lock()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._sent = time.monotonic()
        super().__init__(*given, **options)  # type: ignore[no-untyped-call]

    def _watch_pipe_fd(self) -> None:
        while self._waits(None):
            self._take()

    def _waits(self, seconds: float | None) -> bool:
        return self._fid is not None and bool(select.select([self._fid], [], [], seconds)[0])

    def _take(self) -> None:
        """Whatever waits in the descriptor's pipe; who comes first, the watching thread or the end of a cell."""
        with self._taking:
            while self._waits(0):
                self.write(self._decoder.decode(os.read(self._fid or 0, 1 << 16)))

    def _schedule_flush(self) -> None:
        if time.monotonic() - self._sent > self.flush_interval:
            self._flush()

    def flush(self) -> None:
        """Sends what has been written."""
        if self._is_master_process():  # type: ignore[no-untyped-call]
            self._take()
        self._flush()

    def _flush(self) -> None:
        if self._is_master_process():  # type: ignore[no-untyped-call]
            self._sent = time.monotonic()
            super()._flush()  # type: ignore[no-untyped-call]
            return
        # A process that a cell has forked: through the descriptor, which the kernel reads.
        self._subprocess_flush_pending = False
        for _, text in self._flush_buffers():  # type: ignore[no-untyped-call]
            os.write(1 if self.name == "stdout" else 2, text.encode(errors="replace"))


class _NoModules:
    """``sys`` as a new kernel sees it. It notes the files of all modules for its debugger; to look at each would copy
    half of what it shares with the process that it was forked from.
    """

    modules: ClassVar[dict[str, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(sys, name)


class LightKernelApp(IPKernelApp):
    """ipykernel's application without sockets: profile, startup files, extensions and shell are its own."""

    cells = Instance(socket.socket)
    outstream_class = f"{__name__}.{LightStream.__name__}"

    def parse_command_line(self, argv: list[str] | None = None) -> None:
        """Takes ``--Class.trait=value`` as it stands: a parser that knows all options costs more than a cell."""
        config = Config()
        for name, separator, value in (part.partition("=") for part in argv or ()):
            if name.startswith("--") and separator:
                holder, _, trait = name.removeprefix("--").rpartition(".")
                config[holder][trait] = DeferredConfigString(value)
        self.update_config(config)

    def init_sockets(self) -> None:
        """One session, that writes lines."""
        self.session = _LineSession(self.cells, parent=self)
        self.iopub_thread = _AtOnce()
        self.configure_tornado_logger()  # type: ignore[no-untyped-call]

    def _nothing(self, **_: Any) -> None:
        """There is no connection file, no heart to watch, and the system ends this process with its parent."""

    init_connection_file = init_heartbeat = init_poller = write_connection_file = log_connection_info = _nothing

    def init_kernel(self) -> None:
        """The kernel as ipykernel makes it, with nothing to listen to and nobody to debug it."""
        vars(ipkernel)["sys"] = _NoModules()
        try:
            self._make_kernel()
        finally:
            vars(ipkernel)["sys"] = sys
        self.displayhook.get_execution_count = lambda: self.kernel.execution_count

    def _make_kernel(self) -> None:
        self.kernel = self.kernel_class.instance(
            parent=self,
            session=self.session,
            # Cells run in the main thread; told apart from it, no handler for Ctrl-C is put around asynchronous ones.
            shell_channel_thread=SimpleNamespace(parent_thread=None),
            iopub_thread=self.iopub_thread,
            log=self.log,
            profile_dir=self.profile_dir,
            user_ns=self.user_ns,
        )

    def start(self) -> None:
        """Does what the worker asks, until it lets go."""
        loop = asyncio.new_event_loop()
        asyncio.set_event_loop(loop)
        self.kernel.io_loop = IOLoop.current()
        with suppress(RuntimeError):  # a cell that says exit() stops the loop
            loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        heard: asyncio.Queue[bytes] = asyncio.Queue()
        # The socket blocks, for those who send; when the loop calls, there is something to receive.
        loop.add_reader(self.cells, lambda: heard.put_nowait(self.cells.recv(1 << 16)))
        rest = b""
        while piece := await heard.get():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                await self._answer(json.loads(line))

    async def _answer(self, request: dict[str, Any]) -> None:
        """The steps around a request that a kernel with sockets takes in ``dispatch_shell``."""
        kernel = self.kernel
        kernel.set_parent([], request)
        kernel._publish_status("busy", "shell")
        kernel.pre_handler_hook()
        try:
            await kernel.shell_handlers[request["header"]["msg_type"]](None, [], request)
        finally:
            kernel.post_handler_hook()
        sys.stdout.flush()
        sys.stderr.flush()
        kernel._publish_status("idle", "shell")
