"""Lets an identity decide between two readings of a cell (以勾稽定读数), and says so.

Only a cell whose *reading* is in doubt is decided, never one whose print is wrong: the candidates are the
readings themselves, and one of them must satisfy at least two identities whose other figures are all read,
with no other candidate satisfying any of them.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ..editions import Edition, SumIdentity
from ..model import Figure, Kind, ReadingNote
from .figures import BROKEN, DIFFERENT, SEVERAL, parse_number

_IN_DOUBT = frozenset({DIFFERENT, BROKEN, SEVERAL})
_NEEDED = 2


def decide(figures: dict[str, Figure], form: Edition) -> tuple[dict[str, Figure], list[ReadingNote]]:
    """The figures with those readings settled that the identities settle, and a note for each."""
    undivided = any(key in figures for key in form.undivided_keys)
    identities = form.identities(undivided)
    result = dict(figures)
    notes: list[ReadingNote] = []
    changed = True
    while changed:
        changed = False
        for key, figure in result.items():
            if figure.kind is not Kind.UNREADABLE or figure.reason not in _IN_DOUBT:
                continue
            value = _settled(key, _candidates(figure), identities, result)
            if value is None:
                continue
            raw = figure.raw.replace("\n", "")
            kind = Kind.ZERO if value == 0 else Kind.NUMBER
            result[key] = replace(figure, value=value, raw=raw, kind=kind, reason="", readings=())
            read = "、".join(f"“{text}”" for text in figure.readings or (figure.raw,))
            message = f"{form.label(key)}有两种读法（{read}），只有 {value} 使所在的行和列都勾稽相符，据此读作 {value}"
            notes.append(ReadingNote("decided_by_identity", message, figure.source))
            changed = True
            break
    return result, notes


def _candidates(figure: Figure) -> list[int | Decimal]:
    texts = [*figure.readings, "".join(figure.raw.split()), "".join(figure.readings)]
    values = [parse_number(text) for text in texts]
    return list(dict.fromkeys(value for value in values if value is not None))


def _settled(
    key: str, candidates: list[int | Decimal], identities: tuple[SumIdentity, ...], figures: dict[str, Figure]
) -> int | Decimal | None:
    usable = []
    for identity in identities:
        if key in identity.keys:
            others = [figures.get(k) for k in identity.keys if k != key]
            if all(other is not None and other.value is not None for other in others):
                usable.append(identity)
    if len(usable) < _NEEDED:
        return None
    fits = {value: sum(_holds(identity, key, value, figures) for identity in usable) for value in candidates}
    best = [value for value, count in fits.items() if count == len(usable)]
    if len(best) == 1 and all(count == 0 for value, count in fits.items() if value != best[0]):
        return best[0]
    return None


def _holds(identity: SumIdentity, key: str, value: int | Decimal, figures: dict[str, Figure]) -> bool:
    def total(keys: tuple[str, ...]) -> Decimal:
        return sum((Decimal(value if k == key else figures[k].value or 0) for k in keys), Decimal(0))

    return total(identity.left) == total(identity.right)
