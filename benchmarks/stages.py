"""What each stage of a batch costs: processor time and disk per report, one process, audit only.

    python benchmarks/stages.py --reports 300

Processor time hardly depends on what else the machine does; wall time would.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.generated import generated
from disclosure_toolkit import load_report
from disclosure_toolkit.batch import discover
from disclosure_toolkit.batch.index import index_page
from disclosure_toolkit.batch.journal import Conditions, Journal, version_of
from disclosure_toolkit.batch.plan import make_plan
from disclosure_toolkit.batch.readings import forget_readings, readings_of
from disclosure_toolkit.batch.result import BatchResult
from disclosure_toolkit.batch.whole import findings_of
from disclosure_toolkit.batch.work import Job, audit_one, survey
from disclosure_toolkit.exports import Exported, write_exports
from disclosure_toolkit.settings import Settings

T = TypeVar("T")


def main() -> None:
    """Prints a line a stage."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--inputs", type=Path, help="folder for generated reports, kept")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="stages"))
    inputs = generated((arguments.inputs or folder) / f"in{arguments.reports}", arguments.reports)
    output = folder / "out"
    output.mkdir()
    number = arguments.reports

    def stage(name: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        print(f"{name:32} {1000 * (time.process_time() - start) / number:9.2f} ms a report", flush=True)
        return result

    load_report(discover([inputs]).inputs[0].path)  # the libraries are loaded once, not once a report
    found = stage("find the files", lambda: discover([inputs]).inputs)
    readings = readings_of(output)
    surveys = stage("read: whose, which year", lambda: [survey(item, readings) for item in found])
    plan = stage("plan", lambda: make_plan(found, surveys))
    work = partial(audit_one, job=Job(str(output), Settings(), notebooks=False, readings=readings))
    entries = stage("audit what was read, write", lambda: [work(task) for task, _ in plan.tasks])
    forget_readings(readings)
    entries = [replace(entry, where=str(output)) for entry in entries]
    conditions = Conditions(Settings(), notebooks=False)
    with Journal(output, fresh=True) as journal:
        stage("journal", lambda: [journal.saw(i, version_of(i), s) for i, s in zip(found, surveys, strict=True)])
        stage("journal, results", lambda: [journal.did(entry, "key") for entry in entries])
    result = BatchResult(tuple(entries))
    findings = stage("findings of the collection", lambda: findings_of(result.audited, None, conditions))
    reports = [Exported(entry.folder, entry.file, entry.agency, entry.year) for entry in result.audited]
    stage("exports", lambda: write_exports(output, reports, [finding.to_dict() for finding in findings]))
    stage("index", lambda: index_page(result))
    for name in ("record.json", "findings.json"):
        sizes = [path.stat().st_size for path in output.rglob(name)]
        print(f"{name:32} {sum(sizes) / 1024 / number:9.1f} KiB a report")
    for path in sorted(path for path in output.iterdir() if path.is_file()):
        print(f"{path.name:32} {path.stat().st_size / 1024 / number:9.2f} KiB a report")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
