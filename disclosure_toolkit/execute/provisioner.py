"""The kernel provisioner ``disclosure-warm``: kernels forked from this process's warm parent (内核供应).

Any kernel specification may name it; a command that is not this interpreter's ``ipykernel_launcher``, a system
without a safe fork, or a warm parent that refuses gets the kernel that ``jupyter_client`` itself would start,
and the log says so.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from typing import Any

from jupyter_client.provisioning import LocalProvisioner

from .limits import bound_memory_of, memory_bound
from .warm_parent import ForkedKernel, NotWarm, warm_parent

NAME = "disclosure-warm"
START_TIMEOUT = 60
# One thread for linear algebra, so that the warm parent has no other; fewer arenas, so that the memory bound
# measures what is used.
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
_STREAMS = ("stdin", "stdout", "stderr", "independent", "preexec_fn", "pass_fds")

_log = logging.getLogger("disclosure_toolkit.execute")
_told: set[str] = set()


class WarmProvisioner(LocalProvisioner):  # type: ignore[misc]
    """Forks where it can, starts anew where it must."""

    def _finalize_env(self, env: dict[str, str]) -> None:
        super()._finalize_env(env)
        for name, value in ONE_THREAD.items():
            env.setdefault(name, value)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Starts the kernel and waits until its sockets are bound; gives its connection information."""
        memory = memory_bound()
        try:
            self.process = await self._forked(cmd, kwargs)
        except NotWarm as reason:
            tell_once(reason)
            info = await super().launch_kernel(cmd, **kwargs)
            bound_memory_of(self.process.pid, memory)
            return info
        self.pid = self.pgid = self.process.pid
        self.cwd = kwargs.get("cwd") or os.getcwd()  # noqa: PTH109
        return self.connection_info

    async def _forked(self, cmd: list[str], options: dict[str, Any]) -> ForkedKernel:
        arguments = launcher_arguments(cmd)
        if arguments is None or any(options.get(name) is not None for name in _STREAMS):
            raise NotWarm("内核的启动方式不是本解释器的 ipykernel")
        return await forked_kernel(arguments, options["env"], options)

    async def kill(self, restart: bool = False) -> None:
        """Ends the kernel; a forked one has ended when this returns."""
        await super().kill(restart)
        if isinstance(self.process, ForkedKernel):
            await self.process.ended(5)

    async def cleanup(self, restart: bool = False) -> None:
        """Lets go of a kernel that has ended by itself, too."""
        await super().cleanup(restart)
        if isinstance(self.process, ForkedKernel) and not restart:
            self.process.close()


def launcher_arguments(cmd: list[str]) -> list[str] | None:
    """What follows ``ipykernel_launcher`` in a command of this interpreter, ``None`` for any other command."""
    if not cmd or cmd[0] != sys.executable:
        return None
    # ipykernel's own specification has this option for the debugger's sake; it changes no output.
    rest = [part for part in cmd[1:3] if part != "-Xfrozen_modules=off"] + cmd[3:]
    return rest[2:] if rest[:2] == ["-m", "ipykernel_launcher"] else None


async def forked_kernel(
    arguments: list[str], environment: dict[str, str], options: Mapping[str, Any], *, light: bool = False
) -> ForkedKernel:
    """A kernel forked from this process's warm parent, ready for cells.

    :param arguments: of ``ipykernel_launcher``. :param options: those of a provisioner; ``cwd`` counts.
    :param light: without ZMQ.
    :raises NotWarm: none can be forked here.
    """
    folder = str(options.get("cwd") or os.getcwd())  # noqa: PTH109
    parent = warm_parent({k: v for k, v in environment.items() if k != "JPY_PARENT_PID"})
    own = {**environment, "JPY_PARENT_PID": str(os.getpid())}
    kernel = parent.fork(arguments, own, folder, memory_bound(), light=light)
    await kernel.ready(START_TIMEOUT)
    return kernel


def tell_once(reason: NotWarm) -> None:
    """Logs why a kernel is started anew, once for each reason."""
    message = f"不能从预热进程复制内核，改为单独启动（{reason}）"
    if message not in _told:
        _told.add(message)
        _log.warning(message)
