"""Workers that stay at one report, or die of it: whoever waits for that can act at leisure.

Put in the place of ``run.audit_one``; a module of its own, since workers import it.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from disclosure_toolkit.batch import run, work
from disclosure_toolkit.batch.entry import Entry

NAME = "停.json"
SIGN = "停在这里"


def _is_the_one(task: work.Task) -> bool:
    return Path(task.path).name == NAME


def stays(task: work.Task, job: work.Job) -> Entry:
    """Audits a report; at 停.json it leaves its process's number beside it and stays there."""
    if _is_the_one(task):
        _leave_sign(task)
        time.sleep(3600)
    return work.audit_one(task, job)


def stays_once(task: work.Task, job: work.Job) -> Entry:
    """The same, but whoever finds the sign goes on."""
    if _is_the_one(task) and not Path(task.path).with_name(SIGN).exists():
        return stays(task, job)
    return work.audit_one(task, job)


def dies(task: work.Task, job: work.Job) -> Entry:
    """Audits a report; nobody survives 停.json."""
    if _is_the_one(task):
        os._exit(7)
    return work.audit_one(task, job)


def _leave_sign(task: work.Task) -> None:
    sign = Path(task.path).with_name(SIGN)
    aside = sign.with_name(f"{SIGN}{os.getpid()}")
    aside.write_text(str(os.getpid()), encoding="ascii")
    aside.replace(sign)


def install() -> None:
    """Makes this process's batches send their workers here, to stay."""
    run.audit_one = stays
