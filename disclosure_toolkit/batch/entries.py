"""The entries of a run (全部结果行) on disk: however many there are, they cost next to nothing in memory."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar, overload

from ..collection.shelf import Pieces
from .entry import Entry

T = TypeVar("T")


class Entries(Sequence[Entry]):
    """A list of entries, each read anew when it is asked for: equal to the tuple of them, and pickled as that.

    Entries are only added at its end.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._pieces = Pieces()
        for entry in entries:
            self.append(entry)

    def append(self, entry: Entry) -> None:
        """Adds an entry."""
        self._pieces.append(pickle.dumps(entry, pickle.HIGHEST_PROTOCOL))

    def __len__(self) -> int:
        return len(self._pieces)

    @overload
    def __getitem__(self, place: int) -> Entry: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...

    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        """One entry, or some of them that stay on disk."""
        if isinstance(place, slice):
            return Picked(self, range(*place.indices(len(self))))
        # The file has no name: nobody but this object can have written it.
        entry: Entry = pickle.loads(self._pieces.read(place if place >= 0 else place + len(self)))  # noqa: S301
        return entry

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)


class Picked(Sequence[T]):
    """Some items of a sequence in an order of their own; in memory are only their places."""

    def __init__(self, items: Sequence[T], places: Iterable[int]) -> None:
        self._items = items
        self._places = array("q", places)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...

    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        """One item, or some of them."""
        if isinstance(place, slice):
            return Picked(self._items, self._places[place])
        return self._items[self._places[place]]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (tuple(self),)
