"""What the user named → the files to audit (文件、文件夹、清单)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import BadManifest, DisclosureError, NothingToAudit
from ..lists import Row, read_list
from ..remote import Address, Place, check_kind, files_below, is_address, is_folder, is_there, place_of

# In a folder, files of these kinds are taken for reports; those that cannot be read are said so one by one.
_REPORT_SUFFIXES = frozenset(
    [".pdf", ".html", ".htm", ".shtml", ".shtm", ".xhtml", ".mht", ".mhtml", ".docx", ".docm", ".txt", ".json"]
)
_UNREADABLE_SUFFIXES = frozenset([".doc", ".wps", ".rtf", ".odt", ".ofd", ".zip", ".rar", ".7z", ".tif", ".tiff"])
_PASSED_OVER = ("readme", "truth", "members", "manifest")
_RUN, JOURNAL = "run.json", "journal.sqlite"

_MANIFEST_COLUMNS = {
    "file": ("文件", "路径", "path"),
    "agency": ("机关", "机关名称"),
    "year": ("年份", "年度"),
    "previous": ("上年报告", "上年文件"),
}


@dataclass(frozen=True, slots=True)
class Input:
    """One file to audit.

    :ivar path: where it is: on this machine, or on another file system.
    :ivar file: the file as the user named it; it appears in every output.
    :ivar agency: whose report it is, where a manifest says so; it counts only if the document is silent.
    :ivar year: of which year, likewise.
    :ivar previous: last year's report, where the user named it.
    :ivar version: what the listing of another file system told of the file's version, if anything.
    """

    path: Place
    file: str
    agency: str = ""
    year: int | None = None
    previous: Place | None = None
    version: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over, and why (Chinese)."""

    file: str
    reason: str

    def to_dict(self) -> dict[str, str]:
        """JSON form."""
        return {"file": self.file, "reason": self.reason}


@dataclass(frozen=True)
class Found:
    """The files to audit, the files passed over, and the paths that led to nothing."""

    inputs: list[Input] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[DisclosureError] = field(default_factory=list)


def discover(paths: Iterable[str | Path], output: Place | None = None) -> Found:
    """All files that the paths name: a file itself, a folder's reports, a manifest's lines.

    Files come in the order of the paths and, within a folder, of their names; none comes twice. A path that
    leads to nothing costs only itself.

    :param output: the output folder, never searched.
    :raises BadSettings: an address whose file system this machine cannot speak to: no path is at fault for that.
    """
    found = Found()
    seen: set[Place] = set()
    for path in map(place_of, paths):
        _check_kinds(path)
        try:
            inputs = list(_of_path(path, output, found.skipped))
        except DisclosureError as error:
            found.failed.append(error)
            continue
        for item in inputs:
            _check_kinds(item.path, item.previous)
            key = item.path if isinstance(item.path, Address) else item.path.absolute()
            if key not in seen:
                seen.add(key)
                found.inputs.append(item)
    return found


def _check_kinds(*places: Place | None) -> None:
    for place in places:
        if isinstance(place, Address):
            check_kind(place)


def exists(place: Place) -> bool:
    """Whether there is a file, be it no report; one out of reach is none."""
    if isinstance(place, Address):
        return is_there(place)
    try:
        return place.exists()
    except (OSError, ValueError):
        return False  # a name that no file can have


def _of_path(path: Place, output: Place | None, skipped: list[Skipped]) -> Iterator[Input]:
    if isinstance(path, Address):
        yield from _of_address(path, output, skipped)
        return
    try:
        folder, manifest = path.is_dir(), path.suffix.lower() == ".csv" and path.is_file()
    except (OSError, ValueError):
        # A name that the system refuses; reading it will say so.
        folder = manifest = False
    if folder:
        if _is_own(path, output) or _is_output(path):
            raise NothingToAudit("这是审核结果的输出文件夹", file=str(path), remedy="请指定报告文件所在的文件夹")
        inputs = list(_of_folder(path, output, skipped))
        if not inputs:
            raise NothingToAudit(
                "文件夹里没有可审核的报告文件", file=str(path), remedy="可审核的格式：PDF、HTML、DOCX、TXT、JSON"
            )
        yield from inputs
    elif manifest:
        yield from _of_manifest(path)
    else:
        yield Input(path, str(path))


def _of_address(address: Address, output: Place | None, skipped: list[Skipped]) -> Iterator[Input]:
    """A file or a folder of another file system; there are no manifests there."""
    if not is_folder(address):
        yield Input(address, str(address))
        return
    found = files_below(address)
    own = str(output).rstrip("/")
    results = {path.parent for path, _, _ in found if path.name in (_RUN, JOURNAL)} | {Address(own)}
    inputs = 0
    for path, _, version in found:
        if any(path.startswith(folder + "/") for folder in results):
            continue
        reason = _why_no_report(path)
        if reason:
            skipped.append(Skipped(str(path), reason))
        else:
            inputs += 1
            yield Input(path, str(path), version=version)
    skipped.extend(Skipped(str(folder), "输出文件夹") for folder in sorted(results) if folder != own)
    if not inputs:
        raise NothingToAudit(
            "文件夹里没有可审核的报告文件", file=str(address), remedy="可审核的格式：PDF、HTML、DOCX、TXT、JSON"
        )


def _of_folder(folder: Path, output: Place | None, skipped: list[Skipped]) -> Iterator[Input]:
    for place, folders, names in os.walk(folder):
        here = Path(place)
        kept = []
        for name in sorted(folders):
            if name.startswith("."):
                skipped.append(Skipped(str(here / name), "隐藏文件夹"))
            elif _is_own(here / name, output):
                continue  # not worth a word, and not there yet in the first run
            elif _is_output(here / name):
                skipped.append(Skipped(str(here / name), "输出文件夹"))
            else:
                kept.append(name)
        folders[:] = kept
        for name in sorted(names):
            path = here / name
            reason = _why_not(path)
            if reason:
                skipped.append(Skipped(str(path), reason))
            else:
                yield Input(path, str(path))


def _is_own(folder: Path, output: Place | None) -> bool:
    """Whether this is the output folder of this run."""
    return isinstance(output, Path) and folder.absolute() == output.absolute()


def _is_output(folder: Path) -> bool:
    """Whether this is the output folder of any run, one that was cut short included."""
    return (folder / JOURNAL).is_file() or ((folder / _RUN).is_file() and (folder / "index.html").is_file())


def _why_not(path: Path) -> str:
    """Why a file found in a folder is no report to be audited, empty if it may be one."""
    return _why_no_report(path) or ("" if path.is_file() else "不是普通文件")


def _why_no_report(path: Place) -> str:
    """The same from its name alone."""
    if path.name.startswith((".", "~$")):
        return "隐藏或临时文件"
    if path.stem.casefold().startswith(_PASSED_OVER):
        return "说明或名单文件，不是报告"
    if path.suffix.lower() not in _REPORT_SUFFIXES | _UNREADABLE_SUFFIXES:
        return f"不是报告的格式（{path.suffix or '无扩展名'}）"
    return ""


def _of_manifest(manifest: Path) -> Iterator[Input]:
    rows = read_list(manifest, _MANIFEST_COLUMNS, required=["file"])
    if not rows:
        raise BadManifest("清单里没有文件", file=str(manifest), remedy="请每行写一个报告文件")
    for row in rows:
        if not row["file"]:
            raise BadManifest("没有写文件", file=str(manifest), place=f"第 {row.line} 行", remedy="请补上“文件”一列")
        path = _beside(manifest, row["file"])
        previous = _beside(manifest, row["previous"]) if row["previous"] else None
        yield Input(path, str(path), row["agency"], _year(row, manifest), previous)


def _beside(manifest: Path, name: str) -> Place:
    """A file that a manifest names: an address, or a path from where the manifest lies."""
    return Address(name) if is_address(name) else manifest.parent / name


def _year(row: Row, manifest: Path) -> int | None:
    text = row["year"].removesuffix("年")
    if not text:
        return None
    if not (text.isdecimal() and len(text) == 4):
        raise BadManifest(
            f"年份“{row['year']}”不是四位年份", file=str(manifest), place=f"第 {row.line} 行", remedy="请写成 2024 这样"
        )
    return int(text)
