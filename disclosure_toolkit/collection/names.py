"""Whether two names are one agency's (机关名称): spellings, short forms, the superior's name before it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..chinese import normalise, squeeze

# A superior's name ends like this; a name that is complete without it starts like that.
_SUPERIOR = re.compile(r"[省市州盟区县旗]$")
_PLACED = re.compile(r"^.{1,12}?(?:[省市州盟区县旗乡镇]|街道|苏木).")

# Short forms that stand for exactly one full form in an agency's name.
_SHORT = (
    (re.compile(r"(?<!人民)政府"), "人民政府"),
    (re.compile(r"政府办$"), "政府办公室"),
    (re.compile(r"管委会$"), "管理委员会"),
    (re.compile(r"政府办公厅$"), "政府办公室"),
    (re.compile(r"街道办?$"), "街道办事处"),
    (re.compile(r"(?<=[县市区旗州省])发改(?=[委局])|发展与改革"), "发展和改革"),
    (re.compile(r"(?<=[县市区旗州省])人社(?=[局厅])"), "人力资源和社会保障"),
    (re.compile(r"(?<=[县市区旗州省])住建(?=[局委厅])"), "住房和城乡建设"),
    (re.compile(r"(?<=[县市区旗州省])卫健(?=[委局])"), "卫生健康"),
    (re.compile(r"市场监管局$"), "市场监督管理局"),
    (re.compile(r"(?<=改革)委$|(?<=城乡建设)委$|(?<=健康)委$"), "委员会"),
)

# Names whose keys are remembered: a county's agencies are asked for again and again, a country's need not be kept.
_AT_HAND = 4096

# A report that names nothing but the place is its government's; zones have committees instead.
_BARE_PLACE = re.compile(r"(?!.*(?:开发|园|新|景|功能|示范|高新|保税|管理|度假)区$).{2,12}[省市州盟区县旗乡镇]")


@lru_cache(maxsize=_AT_HAND)
def agency_key(name: str) -> str:
    """An agency's name without spaces and full-width forms."""
    return squeeze(normalise(name)).casefold()


@lru_cache(maxsize=_AT_HAND)
def full_key(name: str) -> str:
    """The key of a name with its short forms written out: 云川县政府办 is 云川县人民政府办公室, 云川县 its government."""
    key = agency_key(name)
    for short, full in _SHORT:
        key = short.sub(full, key)
    return f"{key}人民政府" if _BARE_PLACE.fullmatch(key) else key


def same_agency(one: str, other: str) -> bool:
    """Whether two names can be one agency's: equal, or one is the other with its superior's name before it.

    民政局 alone is nobody's in particular, so that it equals only itself.
    """
    short, long = sorted((full_key(one), full_key(other)), key=len)
    return bool(short) and (short == long or short in without_superior(long))


def without_superior(key: str) -> Iterator[str]:
    """The names that remain of a key when its superiors' names before it are left out."""
    for start in range(1, len(key)):
        if _SUPERIOR.search(key[:start]) and _PLACED.match(key[start:]):
            yield key[start:]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which names of a collection are one agency's.

    :ivar stands_for: key of a name → full key of the fullest name of the same agency.
    :ivar rivals: key of a name → the names that it could equally be short for; joined to none of them.
    """

    stands_for: dict[str, str]
    rivals: dict[str, tuple[str, ...]]


def group_agencies(names: Iterable[str]) -> Grouping:
    """Joins a name to a longer one where exactly one agency fits.

    Time grows with the number of names, not with its square.
    """
    fullest: dict[str, str] = {}
    rivals: dict[str, tuple[str, ...]] = {}
    longer: dict[str, set[str]] = defaultdict(set)
    keys = {agency_key(name): full_key(name) for name in names}
    for key in sorted(set(keys.values()), key=lambda key: (-len(key), key)):
        fitting = sorted(longer.get(key, ()))
        fullest[key] = fitting[0] if len(fitting) == 1 else key
        if len(fitting) > 1:
            rivals[key] = tuple(fitting)
        for shorter in without_superior(key):
            longer[shorter].add(fullest[key])
    return Grouping(
        {key: fullest[full] for key, full in keys.items()},
        {key: rivals[full] for key, full in keys.items() if full in rivals},
    )
