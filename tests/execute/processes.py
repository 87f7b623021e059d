"""What tests of processes share: small notebooks, and whether a process still lives."""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

METADATA = {
    "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
    "language_info": {"name": "python"},
}

# What may differ between kernels: streams, displays, results, errors, descriptors, the environment, signals.
CELLS = (
    "print('一'); import sys; print('二', file=sys.stderr); print('三' * 3)",
    "from IPython.display import HTML, display; display(HTML('<b>&</b>')); HTML('<i>二</i>')",
    "x = {'甲': [1, 2.5, None], '乙': (True, b'x')}; x",
    "_['甲'], In[-1], len(Out)",
    "handle = display({'text/plain': 'a', 'text/html': '<a>'}, raw=True, display_id='d')",
    "handle.update({'text/plain': 'b'}, raw=True)",
    "from IPython.display import clear_output; print('gone'); clear_output(); print('stays')",
    "%%capture kept\nprint('caught')",
    "kept.stdout, get_ipython().__class__.__name__, __name__",
    "!echo from the shell; echo '错' 1>&2",
    # A stock kernel reads the descriptors beside the cell, and what it reads too late comes after the result.
    "import os, time; _ = os.write(1, b'raw\\n'); ended = os.system('echo system'); time.sleep(1); ended",
    "import warnings; warnings.warn('careful')",
    "import logging; logging.getLogger('x').warning('logged')",
    "import matplotlib; matplotlib.get_backend(), matplotlib.rcParams['svg.fonttype']",
    "from disclosure_toolkit.display.drawing import Canvas; c = Canvas(9, 9); c.box(1, 1, 3, 3, '#123456'); c.svg('t', 'd', 'n')",
    "import pandas; pandas.DataFrame({'县': ['甲', '乙'], 'n': [1, 2]})",
    "sorted(name for name in os.environ if name.startswith(('IPYTHON', 'MPL', 'OMP', 'OPENBLAS', 'PYTHON')))",
    "sys.path[0], os.path.basename(sys.argv[0]), len(sys.argv), os.getcwd(), sys.executable",
    "import signal; [signal.getsignal(n) for n in (signal.SIGTERM, signal.SIGCHLD)], signal.pthread_sigmask(0, [])",
    "os.getpgid(0) == os.getsid(0) == os.getpid(), os.read(0, 1) if False else os.isatty(0)",
    "import subprocess; subprocess.run(['sh', '-c', 'exit 3']).returncode",
    "await __import__('asyncio').sleep(0, 'awaited')",
    "def f(): return 1 / 0",
    "f()",
)


def notebook(*cells: str) -> Any:
    """A notebook of these code cells."""
    return nbformat.v4.new_notebook(metadata=METADATA, cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


def printed(executed: Any, cell: int = -1) -> str:
    """What a cell printed."""
    return "".join(output["text"] for output in code_cells(executed)[cell].outputs if output.output_type == "stream")


def code_cells(executed: Any) -> list[Any]:
    """The code cells that papermill and the banners did not add."""
    return [
        cell
        for cell in executed.cells
        if cell.cell_type == "code" and "injected-parameters" not in cell.metadata.get("tags", [])
    ]


def outputs(executed: Any) -> list[list[dict[str, Any]]]:
    """The outputs of each code cell.

    Streams between two other outputs are put together by name, stderr first: the sizes of their pieces are chance, and
    so is which of two pipes is read first. The kernel's number is left out of the names that IPython gives to cells.
    """
    found = []
    for cell in code_cells(executed):
        whole: list[dict[str, Any]] = []
        for streams, group in itertools.groupby(cell.outputs, lambda output: output.output_type == "stream"):
            pieces = [dict(output) for output in group]
            if not streams:
                whole += pieces
                continue
            for name in sorted({piece["name"] for piece in pieces}):
                text = "".join(piece["text"] for piece in pieces if piece["name"] == name)
                text = re.sub(r"ipykernel_\d+", "ipykernel", text)
                whole.append({"output_type": "stream", "name": name, "text": text})
        found.append(whole)
    return found


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits for its parent does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in ("Z", "X")


def in_time(true: Callable[[], bool], seconds: float = 60) -> bool:
    """Waits until something is true; a busy machine may take long."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
