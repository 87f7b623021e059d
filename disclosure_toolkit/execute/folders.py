"""Folder names from agency names that nobody vouches for (输出文件夹)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from ..model import Report

# Neither separators nor what Windows refuses, nor control, format (direction marks) and unassigned characters.
_REFUSED = re.compile(r'[<>:"/\\|?*#%]')
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_MOST_BYTES = 150


def safe_name(name: str, empty: str) -> str:
    """A single folder name that every file system takes; hostile names lose their sting, not their identity.

    :param name: as it stands in the report. :param empty: what to use when nothing is left.
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join("_" if unicodedata.category(c)[0] == "C" else c for c in text)
    text = _REFUSED.sub("_", " ".join(text.split())).strip(" .")
    if not text or not text.strip("_"):
        return empty
    if _RESERVED.match(text):
        text = f"_{text}"
    encoded = text.encode()
    if len(encoded) > _MOST_BYTES:
        digest = hashlib.sha256(name.encode("utf-8", "backslashreplace")).hexdigest()[:8]
        text = f"{encoded[: _MOST_BYTES - 9].decode('utf-8', 'ignore').rstrip(' .')}_{digest}"
    return text


def agency_folder(report: Report) -> str:
    """``<year>/<agency>`` for a report, with a slash on every system."""
    return folder_of(report.identity.agency, report.identity.year)


def folder_of(agency: str, year: int | None) -> str:
    """The same from the agency's name and the year; either may be unknown."""
    return f"{year if year else '未知年度'}/{safe_name(agency, '未知机关')}"


def inside(output_dir: Path, folder: str) -> Path:
    """The folder below ``output_dir``; each part of it made safe, so that it can never leave it."""
    parts = [part for part in folder.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return output_dir.joinpath(*(safe_name(part, "_") for part in parts))
