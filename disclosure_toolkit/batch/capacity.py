"""How many workers this machine bears (默认进程数)."""

from __future__ import annotations

import os
from pathlib import Path

# Amply: a worker with the readers and rules (60 MiB measured), and one with a warm notebook parent and a kernel
# besides (bytes); a report may be large.
_AUDIT_ONLY = 350 * 2**20
_WITH_NOTEBOOKS = 1000 * 2**20


def default_workers(items: int, *, notebooks: bool, worth: int = 1) -> int:
    """As many workers as this process may use cores and the free memory bears, but no more than there is work.

    :param notebooks: whether the workers run notebooks. :param worth: items that are worth the start of a worker.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = free_memory()
    bearable = memory // (_WITH_NOTEBOOKS if notebooks else _AUDIT_ONLY) if memory is not None else cores
    return max(1, min(cores, bearable, items // worth))


def free_memory() -> int | None:
    """Bytes that may still be taken, by the machine's or the container's limit; ``None`` where nothing tells."""
    found = [amount for amount in (_of_machine(), _of_container()) if amount is not None]
    return min(found) if found else None


def _of_machine() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    amounts = dict(line.split(":", 1) for line in lines)
    return int(amounts["MemAvailable"].split()[0]) * 1024 if "MemAvailable" in amounts else None


def _of_container() -> int | None:
    folder = Path("/sys/fs/cgroup")
    try:
        limit = (folder / "memory.max").read_text(encoding="ascii").strip()
        used = int((folder / "memory.current").read_text(encoding="ascii"))
        # What the system keeps of files only because there is room for it can be taken.
        stat = dict(line.split() for line in (folder / "memory.stat").read_text(encoding="ascii").splitlines())
    except (OSError, ValueError):
        return None
    return max(0, int(limit) - used + int(stat.get("inactive_file", 0))) if limit.isdecimal() else None
