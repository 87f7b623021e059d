"""Audits many reports and writes the outputs of the whole: pages, exports, index, ``run.json``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from ..collection import Digest, Member, collection_findings, read_members
from ..errors import BadSettings, DisclosureError, NothingToAudit
from ..exports import Decision, Exported, load_decisions, read_template, standing, write_exports
from ..model import Finding
from ..settings import Settings
from ..storage import make_folder, write_text
from .index import failure_page, index_page
from .inputs import Input, Skipped, discover
from .journal import Conditions, Resumption, write_journal
from .plan import Plan, make_plan
from .pool import default_workers, mapped
from .work import Entry, Job, Survey, Task, audit_one, failed_entry, load_once, survey

# A report is audited in some tens of milliseconds, a worker started in a second.
_WORTH_A_WORKER = 20

Progress = Callable[[str, int, int], None]
"""Called with the stage (``survey`` or ``audit``), the number of files done and the number of all."""


@dataclass(frozen=True)
class BatchResult:
    """What became of a batch.

    :ivar entries: one for each file, in the order of the files. :ivar skipped: files passed over.
    :ivar findings: what only shows when the reports stand together.
    :ivar index: the page to start from, ``None`` when nothing was written.
    """

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    index: Path | None = None

    @property
    def audited(self) -> tuple[Entry, ...]:
        """Files that were read and audited, those whose notebook failed included."""
        return tuple(entry for entry in self.entries if entry.audit is not None)

    @property
    def failed(self) -> tuple[Entry, ...]:
        """Files that could not be read."""
        return tuple(entry for entry in self.entries if entry.audit is None)

    def standing(self, entry: Entry) -> list[Mapping[str, Any]]:
        """The findings of one file (JSON form) that no reviewer has dismissed."""
        return standing(entry.audit, self.decisions) if entry.audit is not None else []

    def to_dict(self) -> dict[str, Any]:
        """What ``disclosure audit --format json`` prints."""
        reports = []
        for entry in self.audited:
            report = dict(entry.audit or {})
            if entry.remarks:
                report["remarks"] = list(entry.remarks)
            if entry.error:
                report["error"] = entry.error
            reports.append(report)
        return {
            "reports": reports,
            "failed": [{"file": entry.file, "error": entry.error} for entry in self.failed],
            "skipped": [item.to_dict() for item in self.skipped],
            "collection": [finding.to_dict() for finding in self.findings],
        }


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
    progress: Progress | None = None,
) -> BatchResult:
    """Audits files, folders and manifests; the results do not depend on the number of workers.

    :param output_dir: where everything is written; ``None`` writes nothing (and runs no notebooks).
    :param workers: processes on this machine; by default one a core, and no more than there are agencies.
    :param previous: last year's report, for a single file.
    :param year: audit only the reports of this year; others serve as last year's.
    :param members: the agencies that have to report, or the CSV list of them.
    :param timeout: seconds that one notebook may take.
    :param resume: keep the results of the last run that are still valid.
    :raises NothingToAudit: no path leads to any file. :raises BadManifest: the member list cannot be used.
    :raises ReportUnreadable: ``previous`` cannot be read. :raises OutputNotWritable: nor can the output be written.
    """
    output = Path(output_dir) if output_dir is not None else None
    settings = settings or Settings()
    found = discover([paths] if isinstance(paths, (str, Path)) else paths, output)
    if not found.inputs and not found.failed:
        raise NothingToAudit("没有指定要审核的文件", remedy="请给出文件、文件夹或清单")
    inputs = _with_previous(found.inputs, previous)
    members = read_members(members) if isinstance(members, (str, Path)) else members
    decisions: Mapping[str, Decision] = {}
    if output is not None:
        make_folder(output)
        read_template()  # a template that cannot be used is better told before the work than after it
        decisions = load_decisions(output)
    job = Job(output, settings, notebooks and output is not None, timeout)
    conditions = Conditions(settings, job.notebooks)
    workers = workers or default_workers(len(inputs), 1 if job.notebooks else _WORTH_A_WORKER)
    progress = progress or _silent

    surveys = mapped(survey, inputs, workers, lost=_survey_lost, done=_counted(progress, "survey", len(inputs)))
    plan = make_plan(inputs, surveys, year)
    earlier = Resumption(output, conditions) if resume and output is not None else None
    entries = _audited(plan, job, workers, earlier, progress)
    entries += [Entry(error.file, "", "failed", "", error=error.to_dict()) for error in found.failed]
    digests = [Digest(seen.file, seen.agency, seen.year, content=seen.content) for seen in plan.whose]
    findings = collection_findings(digests, members, settings)
    result = BatchResult(tuple(entries), tuple(found.skipped), findings, decisions)
    return result if output is None else _write_outputs(output, result, conditions)


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""


def _with_previous(inputs: Sequence[Input], previous: str | Path | None) -> list[Input]:
    if previous is None:
        return list(inputs)
    if len(inputs) != 1:
        raise BadSettings("上年报告只能与单个报告文件一起指定", remedy="审核多份报告时，请放在同一文件夹或用清单注明")
    load_once(Path(previous))
    return [replace(inputs[0], previous=Path(previous))]


def _counted(progress: Progress, stage: str, total: int) -> Callable[[object], None]:
    done = count(1)
    return lambda _: progress(stage, next(done), total)


def _died(file: str) -> dict[str, str]:
    return DisclosureError(
        "处理该文件的进程意外终止", file=file, remedy="文件可能已损坏或过大，请打开检查，或换一种格式重试"
    ).to_dict()


def _survey_lost(item: Input) -> Survey:
    return Survey("", error=_died(item.file))


def _task_lost(task: Task) -> Entry:
    return failed_entry(task, _died(task.file))


def _audited(plan: Plan, job: Job, workers: int, earlier: Resumption | None, progress: Progress) -> list[Entry]:
    """One entry a task: those that cannot be read, those that still hold, and the others audited now."""
    entries: dict[int, Entry] = {}
    for position, (task, error) in enumerate(plan.tasks):
        held = failed_entry(task, error) if error else earlier.entry(task) if earlier else None
        if held is not None:
            entries[position] = held
    waiting = [position for position in range(len(plan.tasks)) if position not in entries]
    tasks = [plan.tasks[position][0] for position in waiting]
    done = _counted(progress, "audit", len(tasks))
    entries.update(
        zip(waiting, mapped(partial(audit_one, job=job), tasks, workers, lost=_task_lost, done=done), strict=True)
    )
    return [entries[position] for position in range(len(plan.tasks))]


def _write_outputs(output: Path, result: BatchResult, conditions: Conditions) -> BatchResult:
    """Writes what stands beside the agencies' folders."""
    lang = conditions.settings.lang
    entries = []
    for entry in result.entries:
        if entry.result == "failed" and entry.folder:
            page = f"{entry.folder}/summary.html"
            write_text(output / page, failure_page(entry, lang))
            entry = replace(entry, page=page)
        entries.append(entry)
    result = replace(result, entries=tuple(entries), index=output / "index.html")
    reports = [Exported(entry.folder, entry.file, entry.agency, entry.year) for entry in result.audited]
    collection = [finding.to_dict(lang) for finding in result.findings]
    write_exports(output, reports, collection, result.decisions, lang)
    write_journal(output, conditions, entries, result.skipped, result.findings)
    write_text(output / "index.html", index_page(result, lang))
    return result
