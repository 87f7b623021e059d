"""Writing files of the output folder: aside first, then renamed, so that none is ever half written."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import OutputNotWritable


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """A temporary path beside ``path``; renamed to it when the block ends well, else removed.

    :raises OutputNotWritable: the folder cannot be made or written.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        temporary.replace(path)
    except OSError as error:
        raise OutputNotWritable(
            f"写不出结果文件（{error.strerror or error}）", file=str(path), remedy="请检查输出目录的权限与磁盘空间"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes(path: Path, content: bytes) -> None:
    """Writes a file in one step."""
    with aside(path) as temporary:
        temporary.write_bytes(content)


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Writes a text file in one step; characters that no encoding has (lone surrogates) are escaped."""
    write_bytes(path, text.encode(encoding, "backslashreplace"))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
