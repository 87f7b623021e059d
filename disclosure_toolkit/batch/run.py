"""Audits many reports: finds the files, plans, hands the work out, and sees to what stands beside the results.

Stages, each with its result in the journal before the next one relies on it::

    discover → surveyed (whose and which year) → make_plan → audited (one folder an agency) → whole
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path

from ..collection.members import Member, read_members, roster_of
from ..errors import BadSettings, DisclosureError, NothingToAudit
from ..exports.review import Decision, load_decisions
from ..remote import is_address, place_of
from ..settings import Settings
from ..storage import digest_of
from .capacity import default_workers
from .entries import Entries, Picked
from .entry import Entry
from .inputs import Input, discover, exists
from .journal import Conditions, Journal, NoJournal, task_key, version_of
from .kept import whole
from .place import Output
from .plan import Plan, make_plan
from .pool import Alone, Processes, Workforce
from .readings import forget_readings, readings_of
from .result import BatchResult
from .task import Job, Survey, Task, failed_entry

# A report is audited in some tens of milliseconds, a worker started in a second.
_WORTH_A_WORKER = 20

Progress = Callable[[str, int, int], None]
"""Called with the stage (``survey`` or ``audit``), the number of files done and the number of all."""


def run_batch(
    paths: str | Path | Iterable[str | Path],
    output_dir: str | Path | None = "reports",
    workers: int | None = None,
    *,
    previous: str | Path | None = None,
    year: int | None = None,
    members: Sequence[Member] | str | Path | None = None,
    settings: Settings | None = None,
    notebooks: bool = True,
    timeout: float = 120,
    resume: bool = False,
    cluster: str = "",
    kernel: str = "warm",
    progress: Progress | None = None,
) -> BatchResult:
    """Audits files, folders and manifests; the results do not depend on who does the work.

    Files and the output folder may lie on other file systems (``s3://…``). What is done is kept in a journal in
    the output folder, so that a run that was cut short can go on. Where no file to audit is there or can be reached,
    the result says so and nothing is written.

    :param output_dir: where everything is written; ``None`` writes nothing (and runs no notebooks).
    :param workers: processes on this machine; by default as many as its cores and memory bear.
    :param previous: last year's report, for a single file.
    :param year: audit only the reports of this year; others serve as last year's.
    :param members: the agencies that have to report, or the CSV list of them.
    :param timeout: seconds that one notebook may take.
    :param resume: keep the results of earlier runs that are still valid.
    :param cluster: address of a Dask scheduler whose workers do the work, or ``local`` for one on this machine.
    :param kernel: how the notebooks' kernels come to be: ``warm`` (forked), ``light`` (forked and without ZMQ: the
        same outputs for less) or ``stock`` (each started anew). Results do not depend on it.
    :raises NothingToAudit: no path leads to any file, or none is of this year.
    :raises BadSettings: the settings name a rule that does not exist, or this machine lacks the library for an address.
    :raises BadManifest: the member list cannot be used.
    :raises ReportUnreadable: ``previous`` cannot be read. :raises OutputNotWritable: nor can the output be written.
    :raises ClusterUnusable: the cluster does not answer or is not fit.
    """
    settings = settings or Settings()
    if settings.select or settings.ignore:
        from ..audit import check_selection

        check_selection(settings)
    place = place_of(output_dir) if output_dir is not None else None
    if cluster and place is None:
        raise BadSettings("用集群审核时必须写明输出位置", remedy="请用 --out 指定各机器都能写的文件夹或地址")
    found = discover([paths] if isinstance(paths, (str, Path)) else paths, place)
    if not found.inputs and not found.failed:
        raise NothingToAudit("没有指定要审核的文件", remedy="请给出文件、文件夹或清单")
    if not any(exists(item.path) for item in found.inputs):
        # A mistyped name, the output folder itself, a server that is down: a page that lists nothing else must not
        # replace earlier results.
        place, cluster = None, ""
    inputs = _with_previous(found.inputs, previous)
    roster = roster_of(read_members(members) if isinstance(members, (str, Path)) else members)
    output = Output(place) if place is not None else None
    decisions: Mapping[str, Decision] = load_decisions(output.folder) if output is not None else {}
    notebooks = notebooks and output is not None
    # A notebook's kernel reads its report itself.
    readings = "" if notebooks else readings_of(place)
    job = Job(str(output) if output is not None else "", settings, notebooks, timeout, readings, kernel)
    conditions = Conditions(settings, job.notebooks)
    progress = progress or _silent
    with ExitStack() as stack:
        journal = stack.enter_context(Journal(output.folder, fresh=not resume)) if output is not None else None
        team = stack.enter_context(_workforce(cluster, workers, len(inputs), job))
        # What stands beside the agencies' folders is made from them, here on this machine.
        local = stack.enter_context(Processes(1)) if cluster else team
        surveys = _surveyed(inputs, job, journal or NoJournal(), team, progress)
        plan = make_plan(inputs, surveys, year, roster)
        if year is not None and not plan.tasks and not found.failed:
            read = "、".join(str(one) for one in sorted({whose.year for whose in plan.whose if whose.year}))
            raise NothingToAudit(f"没有 {year} 年度的报告", remedy=f"读到的年度：{read or '无'}")
        digests = _digests(inputs, surveys, plan)
        under = conditions.digest()
        keys = [task_key(task, digests.get(task.previous, ""), under) for task, _ in plan.tasks]
        entries = _audited(plan, keys, found.failed, job, output, journal or NoJournal(), team, progress)
        if readings:
            team.everywhere(forget_readings, readings)
        del inputs, surveys, plan  # one object for each file; what is made from here on needs the room
        found.inputs.clear()
        keys += [""] * len(found.failed)
        result = BatchResult(entries, tuple(found.skipped), (), decisions)
        if output is None or journal is None:
            from .whole import findings_of

            return replace(result, findings=findings_of(result.audited, roster, conditions))
        result = replace(result, index=output.index)
        result = whole(output, journal, result, roster, conditions, digests, keys, kernel, local)
    output.send_journal()
    return result


def survey(item: Input, readings: str = "") -> Survey:
    """What :func:`.work.survey` does; what that needs is loaded by whoever has something to do."""
    from .work import survey as work

    return work(item, readings)


def audit_one(task: Task, job: Job) -> Entry:
    """What :func:`.work.audit_one` does, likewise."""
    from .work import audit_one as work

    return work(task, job)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""


def _workforce(cluster: str, workers: int | None, items: int, job: Job) -> Workforce:
    """Whoever does the work; started when there is some."""
    if cluster:
        from .cluster import Cluster

        team: Workforce = Cluster(cluster, workers or default_workers(items, notebooks=job.notebooks))
        return team
    if workers is None:
        workers = default_workers(items, notebooks=job.notebooks, worth=1 if job.notebooks else _WORTH_A_WORKER)
    return Processes(workers) if workers > 1 and items > 1 else Alone()


def _with_previous(inputs: Sequence[Input], previous: str | Path | None) -> list[Input]:
    if previous is None:
        return list(inputs)
    if len(inputs) != 1:
        raise BadSettings("上年报告只能与单个报告文件一起指定", remedy="审核多份报告时，请放在同一文件夹或用清单注明")
    from .readings import load_once

    load_once(place_of(previous))
    return [replace(inputs[0], previous=place_of(previous))]


def _surveyed(
    inputs: Sequence[Input], job: Job, journal: Journal | NoJournal, team: Workforce, progress: Progress
) -> list[Survey]:
    """A survey of each file: from the journal where the file has not changed."""
    # The version is taken before the file is read: what changes meanwhile is read again next time.
    versions = [version_of(item) for item in inputs]
    surveys = {
        position: known
        for position, (item, version) in enumerate(zip(inputs, versions, strict=True))
        if (known := journal.survey(item, version)) is not None
    }
    waiting = [position for position in range(len(inputs)) if position not in surveys]
    done = count(1)
    items = [inputs[position] for position in waiting]
    for number, seen in team.each(
        partial(survey, readings=job.readings), items, lambda item: Survey("", error=_died(item.file))
    ):
        position = waiting[number]
        journal.saw(inputs[position], versions[position], seen)
        surveys[position] = seen
        progress("survey", next(done), len(items))
    return [surveys[position] for position in range(len(inputs))]


def _died(file: str) -> dict[str, str]:
    return DisclosureError(
        "处理该文件的进程两次意外终止", file=file, remedy="文件可能已损坏或过大，请打开检查，或换一种格式重试"
    ).to_dict()


def _digests(inputs: Sequence[Input], surveys: Sequence[Survey], plan: Plan) -> dict[str, str]:
    """SHA-256 of each file that serves as last year's report."""
    known = {str(item.path): seen.sha256 for item, seen in zip(inputs, surveys, strict=True)}
    named = {task.previous for task, _ in plan.tasks if task.previous}
    return {file: known.get(file) or ("" if is_address(file) else digest_of(Path(file))) for file in named}


def _audited(
    plan: Plan,
    keys: Sequence[str],
    failed: Iterable[DisclosureError],
    job: Job,
    output: Output | None,
    journal: Journal | NoJournal,
    team: Workforce,
    progress: Progress,
) -> Sequence[Entry]:
    """One entry a task: those that cannot be read, those that still hold, and the others audited now; then one for
    each path that led to nothing.
    """
    entries, places = Entries(), array("q")  # as they come, and where each belongs
    waiting: list[int] = []

    def add(place: int, entry: Entry) -> None:
        if output is not None and entry.result == "failed" and entry.folder:
            entry = replace(entry, page=f"{entry.folder}/summary.html")
        entries.append(entry)
        places.append(place)

    stands = output.standing() if output is not None else lambda _entry: False
    for position, ((task, error), key) in enumerate(zip(plan.tasks, keys, strict=True)):
        held = failed_entry(task, error) if error else journal.entry(task, key)
        if held is not None and (error or stands(held)):
            add(position, held)
        else:
            waiting.append(position)
    for position, broken in enumerate(failed, len(plan.tasks)):
        add(position, Entry(broken.file, "", "failed", "", error=broken.to_dict()))
    tasks = [plan.tasks[position][0] for position in waiting]
    done = count(1)
    where = str(output.folder) if output is not None else ""
    if tasks and output is not None:
        from ..exports import read_template

        read_template()  # a template that cannot be used is better told before the work than after it
    work = partial(audit_one, job=job)
    for number, done_now in team.each(work, tasks, lambda task: failed_entry(task, _died(task.file))):
        position = waiting[number]
        entry = replace(done_now, where=where)
        add(position, entry)
        if entry.result == "audited":
            journal.did(entry, keys[position])
        progress("audit", next(done), len(tasks))
    return Picked(entries, sorted(range(len(places)), key=places.__getitem__))
