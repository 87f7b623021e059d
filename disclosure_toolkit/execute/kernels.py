"""How the kernel of one agency is started: by this interpreter, in an environment of its own (内核).

Nothing of the user's set-up decides: not the kernel specs of the machine, not the user's IPython profile,
not matplotlib's settings. Sockets and connection file live in a folder of this run, so that kernels started
at the same moment cannot take each other's ports.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..home import home

# A UNIX socket's path is limited to 107 bytes; the kernel's sockets add some to the folder's.
_LONGEST_FOLDER = 80


@contextmanager
def run_folder() -> Iterator[Path]:
    """A folder for one kernel's sockets, connection file and IPython profile; gone afterwards."""
    parent = home() / "run"
    parent.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="k", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kernel_environment(folder: Path, extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of a kernel: one thread for linear algebra, no inline plotting, its own folders."""
    environment = dict(os.environ)
    environment.update(
        IPYTHONDIR=str(folder / "ipython"),
        JUPYTER_RUNTIME_DIR=str(folder),
        MPLCONFIGDIR=str(home() / "matplotlib"),
        MPLBACKEND="agg",
        OPENBLAS_NUM_THREADS="1",
        OMP_NUM_THREADS="1",
        PYTHONIOENCODING="utf-8",
        PYDEVD_DISABLE_FILE_VALIDATION="1",
    )
    environment.update(extra)
    return environment


def kernel_manager(folder: Path, extra: Mapping[str, str]) -> type[Any]:
    """A kernel manager class bound to one run's folder; nbclient makes its own instance of it.

    :param extra: further environment variables for the kernel.
    """
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import AsyncKernelManager

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

    class ReportKernelManager(AsyncKernelManager):  # type: ignore[misc]
        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.connection_file = str(folder / "kernel.json")
            if sockets:
                self.transport = "ipc"
                self.ip = str(folder / "s")

        @property
        def kernel_spec(self) -> KernelSpec:
            return spec

        async def start_kernel(self, **options: Any) -> Any:
            options["env"] = kernel_environment(folder, extra)
            return await super().start_kernel(**options)

    return ReportKernelManager
