"""What tests of processes share: small notebooks, and whether a process still lives."""

from __future__ import annotations

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
    """The outputs of each code cell; a stream that came in pieces is put together, as the pieces' sizes are chance,
    and the kernel's number is left out of the names that IPython gives to cells.
    """
    found = []
    for cell in code_cells(executed):
        whole: list[dict[str, Any]] = []
        for output in cell.outputs:
            last = whole[-1] if whole else {}
            if output.output_type == "stream" and last.get("name") == output.name:
                last["text"] += output.text
            else:
                whole.append(dict(output))
        for output in whole:
            if "text" in output:
                output["text"] = re.sub(r"ipykernel_\d+", "ipykernel", output["text"])
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
