"""What waits on disk (暂存): figures and words that the collection reads now and then need not stay in memory.

Unnamed temporary files in ``DISCLOSURE_HOME``, gone with the process whatever becomes of it. In memory stays for
each piece where it begins.
"""

from __future__ import annotations

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, TypeVar, overload

from ..home import scratch

T = TypeVar("T")

_AT_HAND = 128
"""Sequences that were read last; a rule asks for the figures and words of one or two reports again and again."""


class Pieces:
    """Bytes on disk, piece after piece; they are only added at the end."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(dir=scratch())  # noqa: SIM115 - lives as long as this object
        weakref.finalize(self, self._file.close)
        self._ends = array("q", [0])

    def append(self, data: bytes) -> None:
        """Adds a piece."""
        self._file.seek(self._ends[-1])
        self._file.write(data)
        self._ends.append(self._ends[-1] + len(data))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def read(self, place: int) -> bytes:
        """The piece at this place, counted from 0."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return self._file.read(end - start)


class Strings(Sequence[str]):
    """A list of strings that holds none of them in memory. Strings are only added at its end."""

    def __init__(self) -> None:
        self._pieces = Pieces()

    def append(self, text: str) -> None:
        """Adds a string, lone surrogates included."""
        self._pieces.append(text.encode("utf-8", "surrogatepass"))

    def __len__(self) -> int:
        return len(self._pieces)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """One string, or a list of several, read anew each time."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        return self._pieces.read(place).decode("utf-8", "surrogatepass")


class Shelf:
    """The figures and words of many reports, each sequence read when it is asked for."""

    def __init__(self) -> None:
        self._pieces = Pieces()
        self._read = lru_cache(maxsize=_AT_HAND)(self._values)

    def put(self, values: Iterable[T]) -> Shelved[T]:
        """Puts a sequence away; gives what stands for it."""
        self._pieces.append(pickle.dumps(tuple(values), pickle.HIGHEST_PROTOCOL))
        return Shelved(self, len(self._pieces) - 1)

    def values(self, number: int) -> tuple[Any, ...]:
        """What was put there as the ``number``-th."""
        return self._read(number)

    def _values(self, number: int) -> tuple[Any, ...]:
        # The file has no name: nobody but this object can have written it.
        values: tuple[Any, ...] = pickle.loads(self._pieces.read(number))  # noqa: S301
        return values


class Shelved(Sequence[T]):
    """A sequence on a shelf: equal to the tuple of its items, and pickled as that."""

    __slots__ = ("_number", "_shelf")

    def __init__(self, shelf: Shelf, number: int) -> None:
        self._shelf = shelf
        self._number = number

    def __len__(self) -> int:
        return len(self._shelf.values(self._number))

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        """As a tuple does."""
        found: T | tuple[T, ...] = self._shelf.values(self._number)[place]
        return found

    def __iter__(self) -> Iterator[T]:
        return iter(self._shelf.values(self._number))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)
