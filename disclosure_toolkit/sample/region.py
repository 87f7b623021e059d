"""Invented regions (虚构区域): a county or district government, its office, departments and townships.

Place names are pairs of characters that no Chinese county, district or town of the same rank bears;
:data:`REAL_NAMES` is the guard against the pairs that do exist. Telephone numbers begin with the area
code 0000, which is not assigned.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ..model import Level
from .seeds import stream, weighted

_FIRST = "澜檀棠霁苇琅栖蓼槿荻筠葭"
_SECOND = "屿汀栎坞渚溆笙陌砚桁澍洄"
_TOWN_FIRST = "榆杉荻蓼茭槿柘楸栀棣蒲芦"
_TOWN_SECOND = "笙溆栎桁砚筠洄澍陌苒汀埭"
REAL_NAMES = frozenset({"琅琊", "栖霞", "蒲汀", "芦陌", "芦汀", "蒲溆", "檀溪", "棠溪", "筠连", "蒲陌"})
LARGEST = 48
"""Agencies in one county at most; larger samples hold several counties."""


@dataclass(frozen=True, slots=True)
class Agency:
    """One reporting organ (报告机关).

    :ivar name: as the title prints it; :ivar full_name: with the superior city's name before it.
    :ivar self_name: how the report speaks of itself (我局, 全县 …).
    :ivar county: the county it belongs to; :ivar domain: what it publishes, for the prose.
    :ivar scale: yearly licensing, penalty and coercion decisions, and fees in 万元, to the order of magnitude.
    :ivar demand: ``none``, ``few``, ``some`` or ``many`` requests a year.
    :ivar consolidated: whether its figures are the sum over all other agencies of the county.
    """

    name: str
    full_name: str
    self_name: str
    county: str
    level: Level
    domain: tuple[str, ...]
    scale: tuple[int, int, int, int]
    demand: str
    consolidated: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """One county or district; the first agency is its government, the second that government's office."""

    county: str
    city: str
    agencies: tuple[Agency, ...]


@cache
def _kinds() -> dict[str, list[dict[str, object]]]:
    text = resources.files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8")
    data: dict[str, list[dict[str, object]]] = tomllib.loads(text)
    return data


_SHORT_NAMES = 500
"""Attempts at a name of one length before it gets a character more."""
_MANY = 1000
"""With so many names taken, one of two characters is not even tried."""


def _pair(purpose: str, first: str, second: str, taken: set[str]) -> str:
    rng = stream("name", purpose)
    attempts = 0
    while True:
        name = rng.choice(first) + rng.choice(second)
        attempts += 1
        # In a large sample the names of two characters are used up, in a larger one those of three.
        more = (attempts - 1) // _SHORT_NAMES + (len(taken) > _MANY)
        name += "".join(rng.choice(second) for _ in range(more))
        if name[0] != name[1] and name[:2] not in REAL_NAMES and name not in taken:
            taken.add(name)
            return name


_DEMANDS = (("none", 0.66), ("few", 0.24), ("some", 0.1))


def make_regions(agencies: int, seed: int) -> tuple[Region, ...]:
    """Invented regions with this many agencies together, at most :data:`LARGEST` in each.

    :raises ValueError: fewer than one agency.
    """
    if agencies < 1:
        raise ValueError(f"{agencies} agencies")
    taken: set[str] = set()
    whole, rest = divmod(agencies, LARGEST)
    sizes = [LARGEST] * whole + ([rest] if rest else [])
    return tuple(_make_region(index, size, seed, taken) for index, size in enumerate(sizes))


def _make_region(index: int, size: int, seed: int, taken: set[str]) -> Region:
    purpose = f"{seed}/{index}"
    rng = stream("region", purpose)
    kind = rng.choice(("县", "县", "区"))
    county = _pair(f"{purpose}/county", _FIRST, _SECOND, taken) + kind
    city = _pair(f"{purpose}/city", _FIRST, _SECOND, taken) + "市"
    departments = _kinds()["departments"]
    towns = max(1, round(size / 3)) if size > 3 else 0
    wanted = max(0, size - 2 - towns)
    chosen = departments[:1] + rng.sample(departments[1:], len(departments) - 1)
    chosen = chosen[:wanted]
    towns = size - 2 - len(chosen)
    found = [
        _agency(
            county, city, county + "人民政府", f"全{kind}", Level.GOVERNMENT, _kinds()["government"][0], "none", True
        ),
        _agency(county, city, county + "人民政府办公室", "我办", Level.DEPARTMENT, _kinds()["office"][0], "few"),
    ][:size]
    for number, entry in enumerate(chosen):
        demand = "many" if number == 0 else weighted(stream("demand", purpose, number), _DEMANDS)
        name = county + str(entry["name"])
        found.append(_agency(county, city, name, f"我{name[-1]}", Level.DEPARTMENT, entry, demand))
    for number in range(towns):
        suffix = rng.choice(("镇", "镇", "乡", "街道"))
        town = _pair(f"{purpose}/town/{number}", _TOWN_FIRST, _TOWN_SECOND, taken) + suffix
        demand = weighted(stream("town demand", purpose, number), (("none", 0.8), ("few", 0.2)))
        body = "办事处" if suffix == "街道" else "人民政府"
        own = "我街道" if suffix == "街道" else f"我{suffix}"
        found.append(
            _agency(county, city, f"{county}{town}{body}", own, Level.TOWNSHIP, _kinds()["township"][0], demand)
        )
    return Region(county, city, tuple(found))


def _agency(
    county: str,
    city: str,
    name: str,
    self_name: str,
    level: Level,
    entry: dict[str, object],
    demand: str,
    consolidated: bool = False,
) -> Agency:
    domain, scale = entry["domain"], entry["scale"]
    if not isinstance(domain, list) or not isinstance(scale, list):
        raise TypeError(f"agencies.toml: {entry}")
    licences, penalties, coercion, fees = (int(n) for n in scale)
    numbers = (licences, penalties, coercion, fees)
    return Agency(name, city + name, self_name, county, level, tuple(domain), numbers, demand, consolidated)
