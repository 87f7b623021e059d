"""How far a figure is from what an agency's earlier years and its peers let expect (骤变的判断)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from ...digest import Digest, Number
from ...gathering import Collection
from ...names import full_key

# Name of a quantity → its figures, added up.
QUANTITIES: dict[str, tuple[str, ...]] = {
    "制发行政规范性文件": ("proactive.normative_documents.issued",),
    "行政许可": ("proactive.licensing.decisions",),
    "行政处罚": ("proactive.penalties.decisions",),
    "行政强制": ("proactive.coercion.decisions",),
    "行政事业性收费（万元）": ("proactive.fees.amount_wan_yuan",),
    "新收申请": ("requests.received.total",),
    "结转下年度": ("requests.carried_out.total",),
    "行政复议": ("review.reconsideration.total",),
    "行政诉讼": ("review.litigation_direct.total", "review.litigation_after_reconsideration.total"),
}
_FEES = "行政事业性收费（万元）"

# Logarithms: counts of one agency differ from year to year by about this much beyond pure chance.
_USUAL = 0.5
# What stands open on 31 December varies more.
_USUAL_OF = {"结转下年度": 0.8}
# A change is worth a question from this many deviations, and never below a factor of three.
_DEVIATIONS = 3.2
_LEAST = math.log(3)
_PEERS_NEEDED = 8
# Peers with fewer cases in both years together tell nothing but chance.
_PEERS_CASES = 10
_IN_YUAN = (5_000, 20_000)


@dataclass(frozen=True, slots=True)
class Change:
    """An abrupt change of one quantity.

    :ivar earlier: the years that it is held against. :ivar series: all these years and this one with their values.
    :ivar peers: the factor by which the peers' median changed in the same year, ``None`` with too few peers.
    """

    name: str
    keys: tuple[str, ...]
    now: Digest
    earlier: tuple[Digest, ...]
    series: tuple[tuple[Digest, Number], ...]
    peers: float | None

    @property
    def table(self) -> str:
        """The table it stands in."""
        return self.keys[0].split(".")[0]

    @property
    def up(self) -> bool:
        """Whether it went up."""
        return self.size > 0

    @property
    def size(self) -> Number:
        """How much it changed against the year before, with its sign."""
        return self.series[-1][1] - self.series[-2][1]

    def comes_from(self, other: Change) -> bool:
        """Whether at least half of this change of a sum is that of one of its members."""
        alike = self.name == other.name and self.now.year == other.now.year and self.up == other.up
        return alike and 2 * abs(float(other.size)) >= abs(float(self.size))

    @property
    def in_yuan(self) -> bool:
        """Whether it looks like an amount in yuan where ten thousands are asked for."""
        low, high = _IN_YUAN
        now = self.series[-1][1]
        return self.name == _FEES and all(before and low <= now / before <= high for _, before in self.series[:-1])


@dataclass(frozen=True)
class Changes:
    """The abrupt changes of a collection."""

    collection: Collection

    def of(self, agency: str) -> tuple[Change, ...]:
        """An agency's abrupt changes, by year; without those that a consolidated report has from a member."""
        found = self._all.get(agency, ())
        roster = self.collection.roster
        government = roster.by_key(agency) if roster is not None and found else None
        if roster is None or government is None or not government.consolidated:
            return found
        own = [change for member in roster.under(government) for change in self._all.get(full_key(member.agency), ())]
        return tuple(change for change in found if not any(change.comes_from(other) for other in own))

    @cached_property
    def _all(self) -> dict[str, tuple[Change, ...]]:
        return {agency: found for agency in self._chains if (found := tuple(self._changes(agency)))}

    def _changes(self, agency: str) -> Iterator[Change]:
        reports = self._chains[agency]
        for place, now in enumerate(reports[1:], start=1):
            for name, keys in QUANTITIES.items():
                change = self._change(name, keys, now, reports[:place])
                if change is not None:
                    yield change

    def _change(self, name: str, keys: tuple[str, ...], now: Digest, before: tuple[Digest, ...]) -> Change | None:
        value = amount(now, keys)
        known = [(report, past) for report in before if (past := amount(report, keys)) is not None]
        if value is None or not known or known[-1][0].year != (now.year or 0) - 1:
            return None
        centre, spread = self._peers.get((name, now.year or 0, now.level), (None, 0.0))
        usual = _USUAL_OF.get(name, _USUAL)
        for _, past in known:
            step = _step(past, value)
            # What the whole region did in the same year is no change of this agency.
            own = step - centre if centre is not None and centre * step > 0 else step
            deviation = math.sqrt(1 / (float(past) + 0.5) + 1 / (float(value) + 0.5) + max(usual, spread) ** 2)
            if abs(step) < _LEAST or own * step <= 0 or abs(own) < _LEAST or abs(own) < _DEVIATIONS * deviation:
                return None
        if len({_step(past, value) > 0 for _, past in known}) > 1:
            return None
        peers = math.exp(centre) if centre is not None else None
        return Change(name, keys, now, tuple(report for report, _ in known), (*known, (now, value)), peers)

    @cached_property
    def _chains(self) -> dict[str, tuple[Digest, ...]]:
        return dict(self.collection.chains())

    @cached_property
    def _peers(self) -> dict[tuple[str, int, str], tuple[float, float]]:
        """Quantity, year and level → the median change (logarithm) of all agencies and its usual spread."""
        steps: dict[tuple[str, int, str], list[float]] = defaultdict(list)
        for reports in self._chains.values():
            for before, now in pairwise(reports):
                if before.year is None or now.year != before.year + 1:
                    continue
                for name, keys in QUANTITIES.items():
                    past, value = amount(before, keys), amount(now, keys)
                    if past is not None and value is not None and past + value >= _PEERS_CASES:
                        steps[name, now.year, now.level].append(_step(past, value))
        found = {}
        for key, values in steps.items():
            if len(values) >= _PEERS_NEEDED:
                centre = median(values)
                found[key] = (centre, 1.4826 * median(abs(value - centre) for value in values))
        return found


def amount(report: Digest, keys: tuple[str, ...]) -> Number | None:
    """The sum of these figures; ``None`` where the form has not got them or one has no value."""
    if not all(report.form.has(key) for key in keys):
        return None
    values = [report.value(key) for key in keys]
    known = [value for value in values if value is not None and value >= 0]
    return sum(known) if len(known) == len(values) else None


def _step(before: Number, now: Number) -> float:
    """The change as a logarithm; half a case added, so that nothing and one differ by little."""
    return math.log((float(now) + 0.5) / (float(before) + 0.5))
