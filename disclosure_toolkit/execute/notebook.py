"""Runs a notebook for one agency through papermill, with a time limit for the whole of it (执行笔记)."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..errors import BadSettings, FileMissing
from .engine import DisclosureEngine
from .kernels import WARM, check_kernel
from .limits import MEMORY_VARIABLE, memory_bound

ERROR_TAGS = ["papermill-error-cell-tag", "disclosure-failed"]
START_TIMEOUT = 60
_LEAST = 0.001
"""Seconds that a cell gets once the time for all of them is up: nbclient takes none for no limit."""


@dataclass(frozen=True)
class Executed:
    """A notebook after execution.

    :ivar error: why it did not come to its end, in Chinese; else empty.
    :ivar lost: it ran out of time or memory, or its kernel died: what it does is not safe to do anywhere else.
    """

    notebook: Any
    error: str = ""
    lost: bool = False


def notebook_path(name: str = "agency_audit.ipynb") -> Path:
    """A notebook of the project, as installed or in the source tree.

    :raises FileMissing: there is none of this name.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "notebooks", package.parent / "notebooks"):
        if (folder / name).is_file():
            return folder / name
    raise FileMissing(f"没有找到随附的笔记 {name}", remedy="请重新安装 disclosure-toolkit")


def load_notebook(path: Path) -> Any:
    """The notebook's cells; not to be changed, as the next agency gets the same ones.

    :raises BadSettings: the file is no notebook.
    """
    try:
        about = path.stat()
    except OSError as error:
        raise _no_notebook(path) from error
    return _loaded(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=8)
def _loaded(path: Path, *_: int) -> Any:
    """Read and checked once for a batch; again if the file has changed."""
    import nbformat

    try:
        return _prepared(nbformat.read(path, as_version=4))
    except (OSError, UnicodeDecodeError, ValueError, nbformat.ValidationError) as error:
        raise _no_notebook(path) from error


def _no_notebook(path: Path) -> BadSettings:
    return BadSettings("不是可以执行的笔记", file=str(path), remedy="请指定 .ipynb 文件")


def notebook_bytes(notebook: Any) -> bytes:
    """The notebook as its file, a cell a line.

    nbformat's own writer checks every cell once more, copies all of them and lays them out in Python: more work than
    running them.
    """
    return "".join(notebook_pieces(notebook)).encode("utf-8", "backslashreplace")


def notebook_pieces(notebook: Any) -> Iterator[str]:
    """The text of the same file piece by piece: a notebook on a whole region is long."""
    yield '{"cells": [\n'
    for number, cell in enumerate(notebook.cells):
        yield (",\n" if number else "") + _json(cell)
    rest = ",\n".join(f"{_json(name)}: {_json(notebook[name])}" for name in sorted(notebook) if name != "cells")
    yield f"\n],\n{rest}}}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def check_parameters(notebook: Any, parameters: Mapping[str, object]) -> None:
    """Refuses what papermill only warns of: a parameter that the notebook does not have.

    :raises BadSettings: the notebook has no such parameter.
    """
    source = [cell.source for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    known = _parameters(source[0]) if source else ()
    unknown = [name for name in parameters if name not in known]
    if unknown:
        raise BadSettings(f"笔记没有参数 {'、'.join(unknown)}", remedy=f"可用的参数：{'、'.join(known) or '无'}")


@cache
def _parameters(source: str) -> tuple[str, ...]:
    """The names in a cell of parameters; the same for a whole batch."""
    from nbformat.v4 import new_code_cell, new_notebook
    from papermill import inspect_notebook

    cell = new_code_cell(source, metadata={"tags": ["parameters"]})
    language = {"language_info": {"name": "python"}, "kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return tuple(inspect_notebook(new_notebook(cells=[cell], metadata=language)))


def execute(
    notebook: Any,
    parameters: Mapping[str, object],
    timeout: float,
    extra: Mapping[str, str] | None = None,
    *,
    kernel: str = WARM,
) -> Executed:
    """Executes a notebook in a kernel of its own. A notebook that breaks, hangs or loses its kernel is given
    back as far as it came, with a banner at the top and one at the broken cell.

    :param timeout: seconds for all cells together. :param extra: environment variables for the kernel.
    :param kernel: how it comes to be, one of :data:`.kernels.KERNELS`.
    :raises BadSettings: the notebook has no such parameter, or there is no such kernel.
    """
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError
    from papermill.execute import raise_for_execution_errors

    logging.getLogger("papermill").setLevel(logging.CRITICAL)
    check_kernel(kernel)
    check_parameters(notebook, parameters)
    result = _parameterized(notebook, parameters)
    deadline = time.monotonic() + timeout
    error, lost = "", False
    try:
        DisclosureEngine.execute_notebook(
            result,
            "python3",
            progress_bar=False,
            autosave_cell_every=0,
            start_timeout=START_TIMEOUT,
            timeout_func=lambda _cell: max(deadline - time.monotonic(), _LEAST),
            kernel_environment=extra,
            kernel=kernel,
        )
        raise_for_execution_errors(result, None)
    except PapermillExecutionError as broken:
        error = f"第 {broken.exec_count} 格出错：{broken.ename}: {broken.evalue}"
        lost = broken.ename == "MemoryError"
        if lost:
            error += f"（内存超过上限 {memory_bound() >> 20} MiB，可用环境变量 {MEMORY_VARIABLE} 调整）"
    except CellTimeoutError:
        error, lost = f"执行超过 {timeout:g} 秒，已中止", True
    except DeadKernelError:
        error, lost = "内核中途退出（可能内存不足或被系统终止）", True
    except Exception as broken:  # noqa: BLE001
        # A kernel that does not start, a socket that breaks: it costs this agency its notebook and no more.
        error = f"笔记执行不下去（{type(broken).__name__}: {broken}）"
    if error:
        _put_banners(result, error)
    return Executed(result, error, lost)


def _parameterized(notebook: Any, parameters: Mapping[str, object]) -> Any:
    """A copy with the parameters, as ``papermill.execute_notebook`` makes it. That itself would keep a whole second
    notebook in the metadata of one that does not come from a file, and write the result once more to nowhere.
    """
    from papermill.execute import prepare_notebook_metadata, remove_error_markers
    from papermill.parameterize import parameterize_notebook

    copy = parameterize_notebook(deepcopy(_prepared(notebook)), dict(parameters), kernel_name="python3")
    return remove_error_markers(prepare_notebook_metadata(copy, None, None))


def _prepared(notebook: Any) -> Any:
    """The notebook with the places that papermill writes to; itself if it has them, as from :func:`load_notebook`."""
    from papermill.iorw import load_notebook_node

    holders = (notebook, *notebook.cells)
    if all("papermill" in each.metadata and (each is notebook or "tags" in each.metadata) for each in holders):
        return notebook
    return load_notebook_node(notebook)


def _put_banners(notebook: Any, error: str) -> None:
    """Says at the top what happened, and before the broken cell that it happened there."""
    from nbformat.v4 import new_markdown_cell

    cells = [c for c in notebook.cells if ERROR_TAGS[0] not in c.metadata.get("tags", [])]
    # papermill calls every cell completed in the end; the one that broke is the last that was started.
    started = [i for i, cell in enumerate(cells) if cell.metadata.get("papermill", {}).get("start_time")]
    broken = started[-1] if started else 0
    here = new_markdown_cell("**执行到下面这一格时中止。**", metadata={"tags": ERROR_TAGS})
    # The reason may quote a report; as an indented block it is shown as it stands.
    lines = "\n".join(f"    {line}" for line in error.splitlines())
    top = new_markdown_cell(f"**本笔记没有执行完：**\n\n{lines}", metadata={"tags": ERROR_TAGS})
    notebook.cells = [top, *cells[:broken], here, *cells[broken:]]
