"""What the warm parent loads, reads and draws once, so that no kernel has to (预热).

The reports in ``rehearsal/`` are invented (``disclosure sample``), one of each format.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
from contextlib import suppress
from pathlib import Path

PRELOAD_VARIABLE = "DISCLOSURE_PRELOAD"
# What a kernel imports when it starts; ipykernel.debugger alone takes half of that time.
_KERNEL = (
    "ctypes",
    "faulthandler",
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "comm",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "pdb",
    "tornado.platform.asyncio",
)
_OURS = ("disclosure_toolkit.execute.light_kernel", "disclosure_toolkit.display.agency")
# What reading reports of the common formats needs besides.
_READERS = ("lxml.html", "pypdfium2", "docx", "statistics")


def preload() -> None:
    """Imports what kernels need; what is named in ``DISCLOSURE_PRELOAD`` (commas between) too."""
    chosen = [name.strip() for name in os.environ.get(PRELOAD_VARIABLE, "").split(",")]
    _import(*_KERNEL, *_OURS, *filter(None, chosen))


def _import(*names: str) -> None:
    for name in names:
        # A module that other versions of a library do not have is no reason to do without the rest.
        with suppress(ImportError):
            importlib.import_module(name)


def rehearse() -> None:
    """Audits and shows the bundled examples once, and reads an invented report of each format, so that lexicons are
    read, patterns compiled, fonts found and charts can be drawn before a fork.

    Costs about what the first reports would have cost; worth it for two and more.
    """
    from .. import readers

    _import(*_READERS, *(module.name for module in pkgutil.walk_packages(readers.__path__, f"{readers.__name__}.")))
    with suppress(Exception):  # an example may be missing; the kernels say what is wrong with their own reports
        from ..display.agency import NAME_VARIABLE, RESULTS_VARIABLE, SETTINGS_VARIABLE, example_report, open_agency

        for name in (NAME_VARIABLE, RESULTS_VARIABLE, SETTINGS_VARIABLE):
            # What was meant for the first kernel: the example's results must never be taken for its own.
            os.environ.pop(name, None)
        for path in sorted(example_report().parent.glob("*.json")):
            view = open_agency(str(path))
            parts = (view.style, view.verdict, view.findings, view.tables, view.charts, view.narrative, view.claims)
            for part in (*parts, view.coverage, view.provenance, view.files):
                part()
    from ..assemble import load_report

    for path in sorted((Path(__file__).parent / "rehearsal").iterdir()):
        with suppress(Exception):  # likewise
            load_report(path)
