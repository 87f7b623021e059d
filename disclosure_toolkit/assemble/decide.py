"""Lets an identity decide between two readings of a cell (以勾稽定读数), and says so.

Only a cell whose *reading* is in doubt is decided, never one whose print is wrong: the candidates are the
readings themselves, and one of them must satisfy at least two identities whose other figures are all read (in
table 4 the only one that there is), with no other candidate satisfying any of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ..chinese import normalise
from ..editions import Edition, SumIdentity
from ..model import Figure, Kind, ReadingNote
from .figures import BROKEN, DIFFERENT, SEVERAL, parse_number

_IN_DOUBT = frozenset({DIFFERENT, BROKEN, SEVERAL})
_NEEDED = 2
_APART = re.compile(r"\d(?:[ \u3000\xa0]\d)+")
"""A number whose digits are set apart (1 2 8 4), as justified or wide type does it."""


def decide(figures: dict[str, Figure], form: Edition) -> tuple[dict[str, Figure], list[ReadingNote]]:
    """The figures with those readings settled that the identities settle, and a note for each."""
    undivided = any(key in figures for key in form.undivided_keys)
    identities = form.identities(undivided)
    result, notes = _put_together(figures, identities, form)
    changed = True
    while changed:
        changed = False
        for key, figure in result.items():
            if figure.kind is not Kind.UNREADABLE or figure.reason not in _IN_DOUBT:
                continue
            value = _settled(key, _candidates(figure), identities, result)
            if value is None:
                continue
            own = [identity for identity in identities if key in identity.keys]
            raw = figure.raw.replace("\n", "")
            result[key] = replace(figure, value=value, raw=raw, kind=_kind(value), reason="", readings=())
            read = "、".join(f"“{text}”" for text in figure.readings or (figure.raw,))
            message = (
                f"{form.label(key)}有两种读法（{read}），只有 {value} 使{_agreeing(own)}都勾稽相符，据此读作 {value}"
            )
            notes.append(ReadingNote("decided_by_identity", message, figure.source))
            changed = True
            break
    return result, notes


def _put_together(
    figures: dict[str, Figure], identities: tuple[SumIdentity, ...], form: Edition
) -> tuple[dict[str, Figure], list[ReadingNote]]:
    """Puts numbers broken over lines or set in wide type together where, all put together, row and column agree.

    In a table of long numbers many cells of a row are broken at once, so that none can be settled alone.
    """
    broken = {
        key: value
        for key, figure in figures.items()
        if (figure.reason == BROKEN or (figure.reason == SEVERAL and _spread(figure.raw)))
        and (value := parse_number("".join(figure.raw.split()))) is not None
    }
    tried = figures | {key: replace(figures[key], value=value) for key, value in broken.items()}
    result, notes = dict(figures), []
    for key, value in broken.items():
        own = [identity for identity in identities if key in identity.keys and _known(identity, tried)]
        if len(own) >= _needed(key, identities) and all(_holds(identity, key, value, tried) for identity in own):
            figure = figures[key]
            result[key] = replace(figure, value=value, kind=_kind(value), raw=str(value), reason="", readings=())
            how = "在窄格中断成两行" if "\n" in figure.raw else "各位分开排印"
            message = f"{form.label(key)}的数字{how}，连起来读作 {value}，{_agreeing(own)}勾稽相符"
            notes.append(ReadingNote("decided_by_identity", message, figure.source))
    return result, notes


def _kind(value: int | Decimal) -> Kind:
    return Kind.ZERO if value == 0 else Kind.NUMBER


def _spread(raw: str) -> bool:
    return all(_APART.fullmatch(line) or line.isdecimal() for line in normalise(raw).split("\n"))


def _needed(key: str, identities: tuple[SumIdentity, ...]) -> int:
    return min(_NEEDED, sum(key in identity.keys for identity in identities)) or _NEEDED


def _agreeing(own: Sequence[SumIdentity]) -> str:
    return "所在的行和列" if len(own) > 1 else "所在的各项"


def _known(identity: SumIdentity, figures: dict[str, Figure]) -> bool:
    return all((figure := figures.get(key)) is not None and figure.value is not None for key in identity.keys)


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
    if len(usable) < _needed(key, identities):
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
