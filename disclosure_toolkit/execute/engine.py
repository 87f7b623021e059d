"""The papermill engines ``disclosure`` and ``disclosure-light``: papermill's own, with kernels forked from a warm
parent (执行引擎).

papermill imports the engines of all installed packages whenever it is imported, this one too, and in the middle
of its own import: nothing is imported here that could be slow, fail or go round in a circle.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

_OUR_KERNELS = ("python3", "python")


class DisclosureEngine:
    """Has the three methods that papermill calls; the work is papermill's own engine's."""

    kernel = "warm"

    @classmethod
    def execute_notebook(cls, nb: Any, kernel_name: str, **options: Any) -> Any:
        """Executes the notebook in a kernel of its own that is thrown away after it.

        :param nb: changed in place. :param kernel_name: kernels other than Python's are started as always.
        :param options: those of papermill's engine. Ours: ``kernel_environment`` (variables for the kernel) and
            ``kernel`` (one of :data:`.kernels.KERNELS`).
        """
        from papermill.engines import NBClientEngine

        from .kernels import kernel_manager, run_folder

        extra: Mapping[str, str] = options.pop("kernel_environment", None) or {}
        kernel: str = options.pop("kernel", None) or cls.kernel
        if kernel_name not in _OUR_KERNELS:
            return NBClientEngine.execute_notebook(nb, kernel_name, **options)
        with run_folder() as folder, _closed_loop():
            return NBClientEngine.execute_notebook(
                nb,
                "python3",
                **{"shutdown_kernel": "immediate", **options},
                kernel_manager_class=kernel_manager(folder, extra, kernel),
            )

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """The kernel that the notebook asks for."""
        from papermill.utils import nb_kernel_name

        return nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """The language that the notebook is written in."""
        from papermill.utils import nb_language

        return nb_language(nb, language)


class DisclosureLightEngine(DisclosureEngine):
    """The same with kernels without ZMQ (轻量内核): the same outputs for less."""

    kernel = "light"


@contextmanager
def _closed_loop() -> Iterator[None]:
    """Closes the event loop that nbclient opens in each thread it runs in and leaves open; the main thread's is
    used again.
    """
    try:
        yield
    finally:
        if threading.current_thread() is not threading.main_thread():
            from jupyter_core.utils import ensure_event_loop

            loop = ensure_event_loop()
            if not loop.is_running():
                loop.close()
