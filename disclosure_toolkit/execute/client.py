"""The side of a kernel's sockets that papermill talks to, without what an audit does not need (内核连接)."""

from __future__ import annotations

import time
from queue import Empty
from typing import Any

from jupyter_client.asynchronous import AsyncKernelClient


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
