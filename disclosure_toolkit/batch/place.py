"""Where the results go (输出位置): a folder of this machine, or one of another file system with a copy here.

What stands beside the agencies' folders is made on this machine in both cases. For an output of another file
system the folder here lies in ``DISCLOSURE_HOME`` and holds the journal and what the exports are made from;
agencies' files are sent by the workers that make them, all others when the run is finished.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from ..errors import FileMissing
from ..home import home
from ..remote import Address, Place, fetch, files_below, put, remove
from ..storage import digest_of, make_folder, write_bytes
from .entry import AGENCY_FILES, Entry
from .inputs import JOURNAL

INDEX = "index.html"
_DECISIONS = "decisions.json"  # as exports.review keeps them
_NEEDED_HERE = ("record.json", "findings.json")


class Output:
    """The output of a run.

    :ivar folder: the folder on this machine. :ivar address: the one on another file system, if it is there.
    """

    def __init__(self, place: Place) -> None:
        """Makes the folder; for one of another file system brings its journal and the reviewers' decisions here.

        :raises OutputNotWritable: it cannot be made or written.
        """
        self.address = place if isinstance(place, Address) else None
        if isinstance(place, Path):
            self.folder = place
            make_folder(place)
            return
        name = hashlib.sha256(place.rstrip("/").encode()).hexdigest()[:16]
        self.folder = home() / "remote" / name
        make_folder(self.folder)
        for file in (_DECISIONS, JOURNAL):
            if file == JOURNAL and (self.folder / JOURNAL).exists():
                continue  # this one is at least as new: it is sent when a run is finished
            try:
                write_bytes(self.folder / file, fetch(place / file))
            except FileMissing:
                (self.folder / file).unlink(missing_ok=True)

    def __str__(self) -> str:
        return str(self.address or self.folder)

    @property
    def index(self) -> str | Path:
        """The page to start from."""
        return self.address / INDEX if self.address is not None else self.folder / INDEX

    def standing(self) -> Callable[[Entry], bool]:
        """Tells whether the files that were written for an entry are still there, each with its size."""
        if self.address is None:
            return lambda entry: all(_size(self.folder / entry.folder / name) == size for name, size, _ in entry.files)
        address = self.address
        sizes = {str(path): size for path, size, _ in files_below(address)}
        return lambda entry: all(
            sizes.get(str(address / f"{entry.folder}/{name}")) == size for name, size, _ in entry.files
        )

    def bring(self, entry: Entry) -> None:
        """Sees to it that what the exports need of an entry is on this machine."""
        if self.address is None:
            return
        for name, _, digest in entry.files:
            path = self.folder / entry.folder / name
            if name in _NEEDED_HERE and digest_of(path) != digest:
                write_bytes(path, fetch(self.address / f"{entry.folder}/{name}"))

    def send(self, may_go: Callable[[str], bool]) -> None:
        """Sends what stands beside the agencies' files to the other file system, and removes there what is no longer
        here: a page or a letter on other results would mislead.

        :param may_go: whether a file of this name, relative to the output, is one that is made only where there is
            something to say.
        """
        if self.address is None:
            return
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.name not in AGENCY_FILES and not path.name.startswith((".", JOURNAL)):
                put(self.address / path.relative_to(self.folder).as_posix(), path.read_bytes())
        failed = self.folder / "failed"
        for path in sorted(failed.glob("*/summary.html")) if failed.is_dir() else ():
            put(self.address / path.relative_to(self.folder).as_posix(), path.read_bytes())
        for address, _, _ in files_below(self.address):
            name = address.removeprefix(f"{self.address.rstrip('/')}/")
            if may_go(name) and not (self.folder / name).is_file():
                remove(address)

    def send_journal(self) -> None:
        """Sends the journal, which must be closed."""
        if self.address is not None:
            put(self.address / JOURNAL, (self.folder / JOURNAL).read_bytes())


def _size(path: Path) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - once for each file of each report: half the time of pathlib
    except OSError:
        return -1
