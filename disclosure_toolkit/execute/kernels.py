"""How the kernel of one agency is started: by this interpreter, in an environment of its own (内核).

Nothing of the user's set-up decides: not the kernel specs of the machine, not the user's IPython profile,
not matplotlib's settings. Sockets and connection file live in a folder of this run, so that kernels started
at the same moment cannot take each other's ports. Where it is safe, the kernel is forked from a warm parent
(:mod:`.provisioner`).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from ..errors import BadSettings
from ..home import home, scratch
from .warm_parent import ForkedKernel, NotWarm, cool, warm_parent

# How a kernel comes to be: forked from the warm parent; forked and without ZMQ; started anew.
WARM, LIGHT, STOCK = KERNELS = ("warm", "light", "stock")
# A UNIX socket's path is limited to 107 bytes; the kernel's sockets add some to the folder's.
_LONGEST_FOLDER = 80
_DAY = 86_400


def check_kernel(kernel: str) -> None:
    """Refuses a word that names no way to a kernel.

    :raises BadSettings: there is none of this name.
    """
    if kernel not in KERNELS:
        raise BadSettings(f"没有 {kernel} 这种内核", remedy=f"可用的内核：{'、'.join(KERNELS)}")


class warm:  # noqa: N801 - used as a function
    """Starts this process's warm parent for many kernels; returns at once, while it is still importing.

    As a context manager it ends the warm parent at the end; otherwise that ends with this process. Where no
    process can be forked, does nothing.
    """

    def __init__(self) -> None:
        with suppress(NotWarm):
            warm_parent(_environment()).rehearse()

    def __enter__(self) -> None:
        """Nothing more to do."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        cool()


@contextmanager
def run_folder() -> Iterator[Path]:
    """A folder for one kernel's sockets and connection file; gone afterwards."""
    parent = scratch()
    _tidy(parent)
    folder = Path(tempfile.mkdtemp(prefix="k", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _tidy(parent: Path) -> None:
    """Removes what processes that were killed left behind, once a process; nothing of the last day."""
    for left in parent.glob("k*"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left, ignore_errors=True)


def _environment() -> dict[str, str]:
    """What is the same for all kernels: one thread for linear algebra, no inline plotting, folders of ours."""
    from .provisioner import ONE_THREAD

    environment = dict(os.environ)
    environment.update(
        ONE_THREAD,
        IPYTHONDIR=str(home() / "ipython"),
        MPLCONFIGDIR=str(home() / "matplotlib"),
        MPLBACKEND="agg",
        PYTHONIOENCODING="utf-8",
        PYDEVD_DISABLE_FILE_VALIDATION="1",
    )
    return environment


def kernel_environment(folder: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of one kernel.

    :param extra: further environment variables.
    """
    return {**_environment(), "JUPYTER_RUNTIME_DIR": str(folder), **extra}


def kernel_manager(folder: Path, extra: Mapping[str, str], kernel: str = WARM) -> type[Any]:
    """A kernel manager class bound to one run's folder; nbclient makes its own instance of it.

    :param extra: further environment variables for the kernel. :param kernel: one of :data:`KERNELS`.
    """
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager
    from jupyter_client.provisioning import LocalProvisioner

    from .client import ReportClient
    from .provisioner import WarmProvisioner

    command = [
        sys.executable,
        "-m",
        "ipykernel_launcher",
        "-f",
        "{connection_file}",
        "--HistoryManager.enabled=False",
        "--IPKernelApp.log_level=ERROR",
    ]
    spec = KernelSpec(argv=command, display_name="Python 3 (ipykernel)", language="python", name="python3")
    sockets = os.name == "posix" and len(os.fsencode(folder)) <= _LONGEST_FOLDER
    provisioner = LocalProvisioner if kernel == STOCK else WarmProvisioner

    class ReportKernelManager(AsyncKernelManager):  # type: ignore[misc]
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.client_factory = ReportClient
            self.connection_file = str(folder / "kernel.json")
            if sockets:
                self.transport = "ipc"
                self.ip = str(folder / "s")

        @property
        def kernel_spec(self) -> KernelSpec:
            return spec

        async def start_kernel(self, **options: Any) -> Any:
            options["env"] = kernel_environment(folder, extra)
            # Given here and not by name, it works where the package is only unpacked and not installed.
            self.kernel_id = "report"
            self.provisioner = provisioner(kernel_id=self.kernel_id, kernel_spec=spec, parent=self)
            return await super().start_kernel(**options)

    return _light(ReportKernelManager, folder, extra) if kernel == LIGHT else ReportKernelManager


def _light(base: type[Any], folder: Path, extra: Mapping[str, str]) -> type[Any]:
    """A manager whose kernel is forked without ZMQ; where none can be forked, ``base``."""
    from .client import LightClient
    from .provisioner import forked_kernel, tell_once

    class LightKernelManager(base):  # type: ignore[misc]
        light: ForkedKernel | None = None

        async def start_kernel(self, **options: Any) -> Any:
            arguments = [*self.kernel_spec.argv[3:], *options.get("extra_arguments", ())]
            try:
                self.light = await forked_kernel(arguments, kernel_environment(folder, extra), options, light=True)
            except NotWarm as reason:
                tell_once(reason)
                await super().start_kernel(**options)

        @property
        def has_kernel(self) -> bool:
            return self.light is not None or bool(super().has_kernel)

        def client(self, **options: Any) -> Any:
            if self.light is None or self.light.cells is None:
                return super().client(**options)
            return LightClient(self.light, self.light.cells)

        async def is_alive(self) -> bool:
            return bool(await super().is_alive()) if self.light is None else self.light.poll() is None

        async def shutdown_kernel(self, now: bool = False, restart: bool = False) -> None:
            if self.light is None:
                await super().shutdown_kernel(now, restart)
            else:
                self.light.kill()
                await self.light.ended(5)

        async def cleanup_resources(self, restart: bool = False) -> None:
            if self.light is None:
                await super().cleanup_resources(restart)
            else:
                self.light.close()

    return LightKernelManager
