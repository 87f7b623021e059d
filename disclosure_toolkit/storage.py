"""Writing files of the output folder: aside first, then renamed, so that none is ever half written."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import OutputNotWritable, system_reason

_REMEDY = "请检查输出文件夹的权限与磁盘空间，或用 --out 另选一个"


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``; renamed to it when the block ends well, else removed.

    :raises OutputNotWritable: the folder cannot be made or written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    make_folder(path.parent)
    try:
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputNotWritable(f"写不出结果文件（{system_reason(error)}）", file=str(path), remedy=_REMEDY) from error
    finally:
        temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Makes a folder and those above it.

    :raises OutputNotWritable: it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputNotWritable(
            f"建不了输出文件夹（{system_reason(error)}）", file=str(folder), remedy=_REMEDY
        ) from error
    if not os.access(folder, os.W_OK):
        raise OutputNotWritable("输出文件夹不可写", file=str(folder), remedy=_REMEDY)


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file in one step."""
    with aside(path) as temporary:
        temporary.write_bytes(content)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Writes a text file in one step; characters that no encoding has (lone surrogates) are escaped."""
    write_bytes(path, text.encode(encoding, "backslashreplace"))


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Writes a long text file piece by piece, in one step for those who read it; characters as in write_text."""
    with aside(path) as temporary, temporary.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        file.writelines(pieces)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, empty when it cannot be read or is none (reading a pipe could last for ever)."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""
