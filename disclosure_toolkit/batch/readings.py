"""Reports that a run has read, kept for its next stage (读出的报告): a file is read once, not once a stage.

The survey has to read a whole file to know whose report of which year it is; the audit wants the same report a
little later, often in another process. What was read waits in ``DISCLOSURE_HOME`` of the machine that read it
until the run ends; wherever it is not found, the file is read again. A run that goes on after being killed finds
what its forerunner read.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
import time
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ..errors import OutputNotWritable
from ..home import scratch
from ..model import Report
from ..remote import Place, is_address, stamp
from ..storage import write_bytes
from .versions import reading_version

_LEFT_BEHIND = 7 * 86400  # seconds after which what a run left that nobody went on with is swept away


def readings_of(output: Place | None) -> str:
    """The name of the readings of the run that writes into this output folder; there is one at a time.

    Runs that write nothing share one name: the first to end costs another that its files are read twice.
    """
    where = str(output.absolute() if isinstance(output, Path) else output)
    return f"read-{hashlib.sha256(where.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def load_once(path: str | Place, readings: str = "") -> Report:
    """The report of a file, read once by a process, and once by a run that keeps its readings.

    :param readings: name of the run's readings, empty to keep none.
    :raises ReportUnreadable: the file cannot be read as a report.
    """
    if is_address(path):
        version = stamp(str(path))
    else:
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            return _read(path)
        version = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
    return _load(str(path), version, readings) if version else _read(path)


@lru_cache(maxsize=32)
def _load(path: str, version: str, readings: str) -> Report:
    if not readings:
        return _read(path)
    named = "\0".join([reading_version(), path, version]).encode("utf-8", "surrogatepass")
    kept = scratch() / readings / hashlib.sha256(named).hexdigest()
    report = _kept(kept)
    if report is None:
        report = _read(path)
        # A full disk costs only that the file is read again; the results' own folder will complain.
        with suppress(OutputNotWritable):
            write_bytes(kept, zlib.compress(pickle.dumps(report, pickle.HIGHEST_PROTOCOL), 1))
    return report


def _read(path: str | Place) -> Report:
    from ..assemble import load_report  # whoever finds all results still valid need not load the readers

    return load_report(str(path))


def _kept(path: Path) -> Report | None:
    """What was kept there; the user's own folder is trusted to hold what this program put there."""
    try:
        report = pickle.loads(zlib.decompress(path.read_bytes()))  # noqa: S301
    except Exception:  # noqa: BLE001 - not there, or damaged in whatever way: the file is read again
        return None
    return report if isinstance(report, Report) else None


def forget_readings(readings: str) -> None:
    """Removes a run's readings from this machine, and what other runs left long ago."""
    shutil.rmtree(scratch() / readings, ignore_errors=True)
    for left in scratch().iterdir():
        with suppress(OSError):  # another run removed it
            if time.time() - left.stat().st_mtime > _LEFT_BEHIND:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
