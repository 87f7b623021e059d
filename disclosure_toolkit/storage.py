"""Writing and naming files of the output folder: aside first, then renamed, so that none is ever half written."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import DisclosureError

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff<>:"/\\|?*\s]+')
_LONGEST = 150  # bytes; file systems allow 255, a suffix and a temporary name must fit as well


class OutputNotWritable(DisclosureError):
    """The output folder cannot be written."""

    code = "output_not_writable"


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


def write_text(path: Path, text: str, encoding: str = "utf-8") -> None:
    """Writes a text file in one step; characters that no encoding has (lone surrogates) are escaped."""
    with aside(path) as temporary:
        temporary.write_bytes(text.encode(encoding, "backslashreplace"))


def digest_of(path: Path) -> str:
    """SHA-256 of a file, empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def safe_name(text: str, otherwise: str = "未命名") -> str:
    """A folder name made of any text: no separators, no control characters, not too long, never empty."""
    name = _UNSAFE.sub("_", text).strip("._")
    encoded = os.fsencode(name)
    if len(encoded) > _LONGEST:
        name = encoded[:_LONGEST].decode("utf-8", "ignore").rstrip("._")
    return name or otherwise
