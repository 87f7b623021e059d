"""The one folder outside the output folder that is ever written (工具缓存文件夹)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .errors import BadSettings, system_reason


def home() -> Path:
    """``DISCLOSURE_HOME``, else ``disclosure-toolkit`` in the user's cache folder; made if it is not there.

    :raises BadSettings: the folder cannot be made or written.
    """
    chosen = os.environ.get("DISCLOSURE_HOME")
    folder = Path(chosen).expanduser().absolute() if chosen else _cache() / "disclosure-toolkit"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(
            f"工具的缓存文件夹建不了（{system_reason(error)}）",
            file=str(folder),
            remedy="请用环境变量 DISCLOSURE_HOME 指定一个可写的文件夹",
        ) from error
    if not os.access(folder, os.W_OK):
        raise BadSettings(
            "工具的缓存文件夹不可写", file=str(folder), remedy="请用环境变量 DISCLOSURE_HOME 指定一个可写的文件夹"
        )
    return folder


def scratch() -> Path:
    """Where things of a run are put aside on this machine (临时文件).

    :raises BadSettings: as :func:`home`.
    """
    folder = home() / "run"
    folder.mkdir(exist_ok=True)
    return folder


def _cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
