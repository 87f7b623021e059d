"""A worker that never comes to the end of one report: whoever waits for it can be interrupted at leisure."""

from __future__ import annotations

import time
from pathlib import Path

from disclosure_toolkit.batch import run, work

NAME = "停.json"
SIGN = "停在这里"


def audit_one(task: work.Task, job: work.Job) -> work.Entry:
    """Audits a report; at the one called 停.json it leaves a sign beside it and stays there."""
    if Path(task.path).name == NAME:
        Path(task.path).with_name(SIGN).touch()
        time.sleep(3600)
    return work.audit_one(task, job)


def install() -> None:
    """Makes this process's batches send their workers here."""
    run.audit_one = audit_one
