"""Files on other file systems (其他文件系统): ``s3://``, ``hdfs://``, ``ftp://`` and whatever else fsspec knows.

An address is text with ``://`` in it; everything else is a path of this machine. fsspec and the library of the
file system are an optional extra, imported when the first address is met.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from .errors import BadSettings, FileMissing, OutputNotWritable, ReportUnreadable

T = TypeVar("T")

# Uploads to an object store appear at once or not at all; on others a file is written aside and renamed.
_OBJECT_STORES = frozenset(["s3", "s3a", "gs", "gcs", "abfs", "az", "oss", "obs", "cos"])
# Libraries that are installed under another name than that of the module that is missing.
_LIBRARIES = {"smbclient": "smbprotocol"}
_CHECK = "请检查地址、访问权限与网络"
_log = logging.getLogger(__name__)


class Address(str):
    """The address of a file or folder on another file system, with the names that a path has."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """The last part."""
        return self.rstrip("/").rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The name without its extension."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The extension with its dot, or nothing."""
        return PurePosixPath(self.name).suffix

    @property
    def parent(self) -> Address:
        """The folder above."""
        return Address(self.rstrip("/").rpartition("/")[0])

    def __truediv__(self, name: str) -> Address:
        return Address(f"{self.rstrip('/')}/{name}")


Place = Path | Address


def is_address(place: object) -> bool:
    """Whether this names something on another file system."""
    return "://" in str(place)


def place_of(text: str | Path | Address) -> Place:
    """A path of this machine, or an address."""
    return Address(text) if isinstance(text, Address) or is_address(text) else Path(text)


def fetch(address: str) -> bytes:
    """The bytes of a file.

    :raises FileMissing: there is none. :raises ReportUnreadable: the file system does not give it.
    """
    try:
        data: bytes = _on(address, lambda system, path: system.cat_file(path))
    except FileNotFoundError as error:
        raise FileMissing("找不到这个文件", file=address, remedy="请检查地址") from error
    except BadSettings:
        raise
    except Exception as error:
        raise ReportUnreadable(f"读不出远程文件（{_reason(error)}）", file=address, remedy=_CHECK) from error
    return data


def stamp(address: str) -> str:
    """What tells one version of a file from another without reading it; empty where the file system does not say."""
    try:
        about = _on(address, lambda system, path: system.info(path))
    except Exception:  # noqa: BLE001 - reading the file will say what is wrong
        return ""
    return _version(about)


def _version(about: Any) -> str:
    version = next((about[name] for name in ("ETag", "etag", "mtime", "modify", "LastModified") if about.get(name)), "")
    return f"{about.get('size')} {version}" if version else ""


def is_folder(address: str) -> bool:
    """Whether there is a folder of this name.

    :raises ReportUnreadable: the file system does not answer.
    """
    try:
        return bool(_on(address, lambda system, path: system.isdir(path)))
    except BadSettings:
        raise
    except Exception as error:
        raise ReportUnreadable(f"远程文件系统没有应答（{_reason(error)}）", file=address, remedy=_CHECK) from error


def is_there(address: str) -> bool:
    """Whether there is a file or folder of this name; none can be found on a file system that does not answer."""
    try:
        return bool(_on(address, lambda system, path: system.exists(path)))
    except BadSettings:
        raise
    except Exception:  # noqa: BLE001 - each file system has errors of its own
        return False


def check_kind(address: str) -> None:
    """Sees to it that this machine has what such a file system needs; nothing is asked of the file system itself.

    :raises BadSettings: there is no file system of this kind, or its library is not installed.
    """
    try:
        import fsspec
    except ImportError as error:
        raise BadSettings(
            "读写其他文件系统需要 fsspec",
            file=address,
            remedy="请安装：pip install 'disclosure-toolkit[cluster]'",
        ) from error
    kind = address.partition("://")[0].rpartition("::")[2]
    try:
        fsspec.get_filesystem_class(kind)
    except ImportError as error:
        missing = getattr(error.__cause__, "name", None) or kind
        library = _LIBRARIES.get(missing, missing)
        raise BadSettings(
            f"本机没有安装读写 {kind}:// 所需的 {library}", file=address, remedy=f"请安装：pip install {library}"
        ) from error
    except ValueError as error:
        raise _unusable(address, error) from error


def files_below(folder: str) -> list[tuple[Address, int, str]]:
    """All files below a folder, each with its size in bytes and its :func:`stamp`, in the order of their names.

    :raises ReportUnreadable: the file system does not list them.
    """
    try:
        found = _on(folder, lambda system, path: (path, _found(system, path)))
    except Exception as error:
        raise ReportUnreadable(f"列不出远程文件夹（{_reason(error)}）", file=folder, remedy=_CHECK) from error
    root, about = found
    start = root.rstrip("/") + "/"
    return [
        (Address(folder) / path.removeprefix(start), int(about[path].get("size") or 0), _version(about[path]))
        for path in sorted(about)
    ]


def _found(system: Any, path: str) -> dict[str, Any]:
    system.invalidate_cache()
    found: dict[str, Any] = system.find(path, detail=True) if system.exists(path) else {}
    return found


def put(address: str, content: bytes) -> bool:
    """Writes a file in one step; one that already has this content is left as it is (the answer is then no).

    :raises OutputNotWritable: the file system does not take it.
    """
    try:
        return bool(_on(address, lambda system, path: _put(system, path, content)))
    except BadSettings:
        raise
    except Exception as error:
        raise OutputNotWritable(f"写不出远程文件（{_reason(error)}）", file=address, remedy=_CHECK) from error


def remove(address: str) -> None:
    """Removes a file if it is there.

    :raises OutputNotWritable: the file system does not let go of it.
    """
    try:
        _on(address, lambda system, path: system.rm_file(path) if system.exists(path) else None)
    except Exception as error:
        raise OutputNotWritable(f"删不去远程文件（{_reason(error)}）", file=address, remedy=_CHECK) from error


def _put(system: Any, path: str, content: bytes) -> bool:
    if _holds(system, path, content):
        return False
    if _protocols(system) & _OBJECT_STORES:
        system.pipe_file(path, content)
        return True
    parent, _, name = path.rpartition("/")
    system.makedirs(parent, exist_ok=True)
    aside = f"{parent}/.{name}.{secrets.token_hex(4)}.part"
    try:
        with system.open(aside, "wb") as stream:
            stream.write(content)
        try:
            system.mv(aside, path)
        except Exception:  # noqa: BLE001 - some file systems do not rename onto a file that is there
            system.rm_file(path)
            system.mv(aside, path)
    except BaseException:
        if system.exists(aside):
            system.rm_file(aside)
        raise
    return True


def _holds(system: Any, path: str, content: bytes) -> bool:
    try:
        return bool(system.info(path)["size"] == len(content) and system.cat_file(path) == content)
    except FileNotFoundError:
        return False


def _protocols(system: Any) -> set[str]:
    return {system.protocol} if isinstance(system.protocol, str) else set(system.protocol)


def _on(address: str, what: Callable[[Any, str], T]) -> T:
    """Does something on the file system of an address; a connection that was closed meanwhile is opened anew."""
    try:
        return what(*_system(address))
    except (FileNotFoundError, IsADirectoryError, PermissionError, BadSettings):
        raise
    except Exception as error:  # noqa: BLE001 - each file system has errors of its own for a lost connection
        _log.debug("%s: %s, once more over a new connection", address, error)
        system, _ = _system(address)
        type(system).clear_instance_cache()
        return what(*_system(address))


def _system(address: str) -> tuple[Any, str]:
    check_kind(address)
    import fsspec

    try:
        system, path = fsspec.core.url_to_fs(address)
    except ValueError as error:
        raise _unusable(address, error) from error
    return system, str(path)


def _unusable(address: str, error: Exception) -> BadSettings:
    return BadSettings(
        f"不能使用这个文件系统（{_reason(error)}）", file=address, remedy="请检查地址的开头，例如 s3://、ftp://"
    )


def _reason(error: Exception) -> str:
    """What the library says; some libraries say a hundred lines."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__
