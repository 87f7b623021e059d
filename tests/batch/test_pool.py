"""Workers of this machine: results whatever happens, few items handed out, as many workers as the machine bears."""

from __future__ import annotations

import pytest

from disclosure_toolkit.batch import capacity
from disclosure_toolkit.batch.capacity import default_workers
from disclosure_toolkit.batch.pool import Alone, Processes

from .deadly import dies


def test_a_worker_that_dies_costs_only_its_item():
    with Processes(2) as workers:
        results = list(workers.each(dies, range(20), lambda item: -item))
    assert sorted(results) == [(item, -2 if item == 2 else item * 10) for item in range(20)]


def test_the_same_workers_do_one_thing_after_the_other():
    with Processes(2) as workers:
        for _ in range(2):
            assert sorted(workers.each(str, range(5), repr)) == [(item, str(item)) for item in range(5)]


def test_nothing_to_do_starts_nobody():
    with Processes(2) as workers:
        assert list(workers.each(str, [], repr)) == []
    assert list(Alone().each(str, [], repr)) == []


class Counted(list[int]):
    """Items that tell how many of them were asked for."""

    asked = 0

    def __getitem__(self, position):
        self.asked = max(self.asked, position + 1)
        return super().__getitem__(position)


def test_items_are_handed_out_a_few_at_a_time():
    items = Counted(range(500))
    with Processes(2) as workers:
        results = workers.each(str, items, repr)
        next(results)
        assert items.asked < 50
        assert len(list(results)) == 499


@pytest.mark.parametrize(
    ("cores", "gigabytes", "items", "notebooks", "expected"),
    [
        (8, 64, 1000, True, 8),
        (64, 4, 1000, True, 4),
        (64, 4, 1000, False, 11),
        (8, 64, 3, True, 3),
        (8, 0.1, 1000, True, 1),
        (8, None, 1000, True, 8),
        (8, 64, 0, True, 1),
    ],
)
def test_workers_are_as_many_as_cores_and_memory_bear(monkeypatch, cores, gigabytes, items, notebooks, expected):
    monkeypatch.setattr(capacity.os, "sched_getaffinity", lambda _: set(range(cores)))
    monkeypatch.setattr(capacity, "free_memory", lambda: gigabytes and int(gigabytes * 2**30))
    assert default_workers(items, notebooks=notebooks) == expected


def test_this_machine_tells_its_free_memory():
    assert 2**20 < capacity.free_memory() < 2**50
