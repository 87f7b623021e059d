"""The side of a kernel's sockets that papermill talks to, without what an audit does not need (内核连接)."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from base64 import b64decode
from contextlib import suppress
from queue import Empty
from typing import Any
from uuid import uuid4

from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.jsonutil import extract_dates

from .warm_parent import ForkedKernel


class ReportClient(AsyncKernelClient):  # type: ignore[misc]
    """Two channels of five: nobody types, nobody watches the heart (the process itself is watched)."""

    def start_channels(self, **_: bool) -> None:
        """Connects the shell and the output channel."""
        super().start_channels(stdin=False, hb=False, control=False)

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """Waits until the kernel answers and its outputs reach us.

        ipykernel greets whoever subscribes to its outputs: after that none can be missed, so that there is no
        need to listen for a while whether more is coming (0.2 s in ``jupyter_client``).

        :raises RuntimeError: the kernel died or did not answer in time.
        """
        deadline = time.monotonic() + (float("inf") if timeout is None else timeout)
        subscribed = False
        self.kernel_info()
        while not subscribed or self._info is None:
            try:
                if not subscribed:
                    await self.iopub_channel.get_msg(timeout=1)
                    subscribed = True
                message = await self.shell_channel.get_msg(timeout=1)
            except Empty:
                if not await self.is_alive():
                    raise RuntimeError("内核在启动时退出") from None
                if time.monotonic() > deadline:
                    raise RuntimeError(f"内核 {timeout:g} 秒内没有回应") from None
                self.kernel_info()
            else:
                if message["msg_type"] == "kernel_info_reply":
                    self._handle_kernel_info_reply(message)
                    self._info = message

    _info: Any = None


class _Channel:
    """Messages in the order in which they came."""

    def __init__(self) -> None:
        self.messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        """The next one.

        :raises Empty: none came in so many seconds.
        """
        try:
            return await asyncio.wait_for(self.messages.get(), timeout)
        except TimeoutError:
            raise Empty from None


class LightClient:
    """What nbclient uses of a client, for a kernel whose messages are lines (:mod:`.light_kernel`)."""

    def __init__(self, kernel: ForkedKernel, cells: socket.socket) -> None:
        self.shell_channel, self.iopub_channel = _Channel(), _Channel()
        self.allow_stdin = False
        self._kernel = kernel
        # Its own: the manager may let go of the kernel first, and a closed descriptor cannot be taken from a loop.
        self._cells = cells.dup()
        self._pieces: list[bytes] = []

    def start_channels(self) -> None:
        """Listens whenever the loop of this thread runs."""
        asyncio.get_running_loop().add_reader(self._cells, self._hear)

    def stop_channels(self) -> None:
        """Lets go of the kernel."""
        asyncio.get_running_loop().remove_reader(self._cells)
        self._cells.close()

    async def wait_for_ready(self, timeout: float | None = None) -> None:
        """It said so before there was a client."""

    async def is_alive(self) -> bool:
        """Whether the kernel's process runs."""
        return self._kernel.poll() is None

    def execute(self, code: str, store_history: bool = True, stop_on_error: bool = True) -> str:  # noqa: ARG002
        """Asks for a cell; gives the number of the request. Cells come one by one, so none waits to be left out."""
        asked = {"code": code, "silent": False, "store_history": store_history, "user_expressions": {}}
        return self._ask("execute_request", {**asked, "allow_stdin": self.allow_stdin, "stop_on_error": False})

    def kernel_info(self) -> str:
        """Asks what kind of kernel it is; gives the number of the request."""
        return self._ask("kernel_info_request", {})

    def _ask(self, kind: str, content: dict[str, Any]) -> str:
        number = uuid4().hex
        header = {"msg_id": number, "msg_type": kind, "session": "", "username": "", "version": "5.4"}
        line = json.dumps({"header": header, "parent_header": {}, "metadata": {}, "content": content}).encode() + b"\n"
        with suppress(OSError):  # it may have died, as whoever waits for the answer will see
            self._cells.sendall(line)
        return number

    def _hear(self) -> None:
        try:
            piece = self._cells.recv(1 << 18)
        except OSError:
            piece = b""
        if not piece:
            asyncio.get_running_loop().remove_reader(self._cells)
        *lines, rest = piece.split(b"\n")
        for line in lines:
            self._take(b"".join([*self._pieces, line]))
            self._pieces = []
        self._pieces.append(rest)

    def _take(self, line: bytes) -> None:
        message = json.loads(line.decode("utf-8", "replace"))
        message["header"] = extract_dates(message["header"])
        message["buffers"] = [b64decode(part) for part in message["buffers"]]
        channel = self.shell_channel if message["msg_type"].endswith("_reply") else self.iopub_channel
        channel.messages.put_nowait(message)
