"""Texts that wait on disk (正文暂存): what the collection reads again now and then need not stay in memory.

An unnamed temporary file, gone with the process whatever becomes of it; it lies in the system's folder for
temporary files (``TMPDIR``). In memory stays for each text where it begins.
"""

from __future__ import annotations

import json
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from functools import lru_cache
from typing import Any, overload

from .digest import SectionText

_AT_HAND = 64
"""Reports whose sections were read last; a rule asks for those of one or two reports again and again."""


class Strings(Sequence[str]):
    """A list of strings that holds none of them in memory. Strings are only added at its end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as this object
        weakref.finalize(self, self._file.close)
        self._ends = array("q", [0])

    def append(self, text: str) -> None:
        """Adds a string, lone surrogates included."""
        data = text.encode("utf-8", "surrogatepass")
        self._file.seek(self._ends[-1])
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """One string, or a list of several, read anew each time."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return self._file.read(end - start).decode("utf-8", "surrogatepass")


class Shelf:
    """The section texts of many reports, each report's read when it is asked for."""

    def __init__(self) -> None:
        self._texts = Strings()
        self._read = lru_cache(maxsize=_AT_HAND)(self._sections)

    def put(self, sections: Iterable[SectionText]) -> Shelved:
        """Puts the sections of a report away; gives what stands for them in its digest."""
        self._texts.append(json.dumps([astuple(section) for section in sections]))
        return Shelved(self, len(self._texts) - 1)

    def sections(self, number: int) -> tuple[SectionText, ...]:
        """The sections that were put there as the ``number``-th."""
        return self._read(number)

    def _sections(self, number: int) -> tuple[SectionText, ...]:
        return tuple(SectionText(*section) for section in json.loads(self._texts[number]))


class Shelved(Sequence[SectionText]):
    """The sections of one report on a shelf: equal to the tuple of them, and pickled as that."""

    __slots__ = ("_number", "_shelf")

    def __init__(self, shelf: Shelf, number: int) -> None:
        self._shelf = shelf
        self._number = number

    def __len__(self) -> int:
        return len(self._shelf.sections(self._number))

    @overload
    def __getitem__(self, place: int) -> SectionText: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[SectionText, ...]: ...

    def __getitem__(self, place: int | slice) -> SectionText | tuple[SectionText, ...]:
        """As a tuple does."""
        return self._shelf.sections(self._number)[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)
