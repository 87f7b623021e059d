"""Whose report and which year each file is, which one is last year's, and where its results go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..collection.members import Roster
from ..collection.names import same_agency
from ..collection.placing import Pairing, Whose, pair
from ..execute.folders import safe_name
from ..remote import Place
from .inputs import Input
from .task import Survey, Task

_UNKNOWN_YEAR = "未知年度"
_FAILED = "failed"


@dataclass(frozen=True)
class Plan:
    """What is to be done.

    :ivar tasks: one for each file, in the order of the files, with the error of one that cannot be read.
    :ivar whose: the readable reports, as far as the collection needs to know them; :ivar pairing: over these.
    """

    tasks: list[tuple[Task, dict[str, str] | None]]
    whose: list[Whose]
    pairing: Pairing


def make_plan(
    inputs: Sequence[Input], surveys: Sequence[Survey], only_year: int | None = None, roster: Roster | None = None
) -> Plan:
    """Plans a run.

    The document says whose report of which year it is; a manifest counts only where the document is silent.

    :param roster: the member list; it decides where it knows the name.
    :param only_year: reports of other years serve only as last year's reports; they get no task of their own.
    """
    readable = [position for position, seen in enumerate(surveys) if seen.error is None]
    whose = []
    for position in readable:
        item, seen = inputs[position], surveys[position]
        agency, year = seen.agency or item.agency, seen.year or item.year
        whose.append(Whose(item.file, agency, year, seen.content))
    pairing = pair(whose, roster)
    before: dict[int, Place] = {}
    for number, position in enumerate(readable):
        found = pairing.previous[number]
        named = inputs[position].previous
        if named is not None:
            before[position] = named
        elif found is not None:
            before[position] = inputs[readable[found]].path
    known = dict(zip(readable, whose, strict=True))
    taken: set[str] = set()
    tasks = []
    for position, (item, seen) in enumerate(zip(inputs, surveys, strict=True)):
        task = _task(item, seen, known.get(position), before.get(position), taken)
        if seen.error is not None or only_year is None or task.year == only_year:
            tasks.append((task, seen.error))
    return Plan(tasks, whose, pairing)


def _task(item: Input, seen: Survey, whose: Whose | None, previous: Place | None, taken: set[str]) -> Task:
    if whose is None:
        folder = _free(_FAILED, item.path.name, taken)
        return Task(str(item.path), item.file, folder, seen.sha256, item.agency, item.year)
    return Task(
        path=str(item.path),
        file=item.file,
        folder=_free(str(whose.year or _UNKNOWN_YEAR), whose.agency or item.path.stem, taken),
        sha256=seen.sha256,
        agency=whose.agency,
        year=whose.year,
        level=seen.level,
        previous=str(previous) if previous is not None else "",
        remarks=tuple(_contradictions(item, seen)),
    )


def _contradictions(item: Input, seen: Survey) -> list[str]:
    """Where the manifest and the document disagree."""
    found = []
    if item.agency and seen.agency and not same_agency(item.agency, seen.agency):
        found.append(f"清单写的机关是{item.agency}，报告写的是{seen.agency}，以报告为准")
    if item.year and seen.year and item.year != seen.year:
        found.append(f"清单写的年份是 {item.year}，报告写的是 {seen.year}，以报告为准")
    return found


def _free(parent: str, name: str, taken: set[str]) -> str:
    """A folder for this name, numbered when an earlier file has it; some systems do not tell A from a."""
    folder, number = f"{parent}/{safe_name(name, '未知机关')}", 1
    while folder.casefold() in taken:
        number += 1
        folder = f"{parent}/{safe_name(f'{name}_{number}', f'未知机关_{number}')}"
    taken.add(folder.casefold())
    return folder
