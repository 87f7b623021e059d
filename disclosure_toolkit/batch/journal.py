"""``run.json``: which input was audited under which version and settings, with what result (运行记录)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .. import __version__
from ..execute.notebook import notebook_path
from ..model import Finding
from ..rules import catalogue
from ..settings import Settings
from ..storage import digest_of, write_text
from .inputs import Skipped
from .work import Entry, Task, entry_dict

NAME = "run.json"


def catalogue_version() -> str:
    """A digest of the rules' codes, titles and severities: it changes when the catalogue does."""
    lines = "\n".join(f"{rule.code}\t{rule.title}\t{rule.severity}" for rule in catalogue())
    return hashlib.sha256(lines.encode()).hexdigest()[:12]


def source_version() -> str:
    """A digest of the program itself: results of another state of it, the same version or not, do not hold."""
    package = Path(__file__).resolve().parent.parent
    files = [path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    total = hashlib.sha256()
    for path in [*sorted(files), notebook_path()]:
        total.update(path.name.encode("utf-8", "surrogateescape"))
        total.update(path.read_bytes())
    return total.hexdigest()[:12]


@dataclass(frozen=True)
class Conditions:
    """Under what an input was audited; a result is still valid only under the same ones."""

    settings: Settings
    notebooks: bool

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "tool": {"name": "disclosure-toolkit", "version": __version__, "source": source_version()},
            "rules": {"version": catalogue_version(), "count": len(catalogue())},
            "settings": self.settings.to_dict(),
            "notebooks": self.notebooks,
        }


def write_journal(
    folder: Path,
    conditions: Conditions,
    entries: Sequence[Entry],
    skipped: Sequence[Skipped],
    findings: Sequence[Finding],
) -> None:
    """Writes ``run.json``; only ``finished`` differs between two runs over the same input."""
    inputs = []
    for entry in entries:
        counts = entry.audit["summary"]["counts"] if entry.audit is not None else None
        previous = digest_of(Path(entry.previous)) if entry.previous else ""
        inputs.append({**entry_dict(entry), "previous_sha256": previous, "counts": counts})
    data = {
        **conditions.to_dict(),
        "inputs": inputs,
        "skipped": [item.to_dict() for item in skipped],
        "collection": [finding.to_dict(conditions.settings.lang) for finding in findings],
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    write_text(folder / NAME, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


class Resumption:
    """The results of an earlier run that still hold: same input, same last year's report, same conditions."""

    def __init__(self, folder: Path, conditions: Conditions) -> None:
        self._folder = folder
        self._inputs: dict[str, dict[str, Any]] = {}
        try:
            data = json.loads((folder / NAME).read_text(encoding="utf-8"))
            if all(data[name] == value for name, value in conditions.to_dict().items()):
                self._inputs = {item["file"]: item for item in data["inputs"]}
        except (OSError, ValueError, KeyError, TypeError):
            # No earlier run, or one that was cut short: everything is done afresh.
            self._inputs = {}

    def entry(self, task: Task) -> Entry | None:
        """The earlier result of this task, ``None`` when it has to be done."""
        item = self._inputs.get(task.file)
        if item is None or item["result"] != "audited" or item["folder"] != task.folder:
            return None
        previous = digest_of(task.previous) if task.previous is not None else ""
        if item["sha256"] != task.sha256 or item["previous_sha256"] != previous:
            return None
        folder = self._folder / task.folder
        needed = ["record.json", "findings.json", *(["summary.html", "audit.ipynb"] if item["page"] else [])]
        if not all((folder / name).is_file() for name in needed):
            return None
        try:
            audit = json.loads((folder / "findings.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        known = {field.name for field in fields(Entry)}
        values = {name: value for name, value in item.items() if name in known}
        return Entry(**{**values, "remarks": tuple(item["remarks"]), "audit": {**audit, "file": task.file}})
