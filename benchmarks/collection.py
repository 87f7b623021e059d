"""How the audit of a collection grows: digests from records, then members, chains and sums (C1 to C3), per region.

``python benchmarks/collection.py 300 3000`` makes consistent regions of so many agencies over two years in a
temporary folder, one process a region, and prints CPU time and peak memory; a busy machine slows all alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from disclosure_toolkit.collection import Digest, collection_findings, digest_of_record, read_members
from disclosure_toolkit.model import Report
from disclosure_toolkit.rules import collection_catalogue
from disclosure_toolkit.sample.collection import write_collection
from disclosure_toolkit.settings import Settings

YEARS = (2023, 2024)
FAMILIES = ("C1", "C2", "C3")


def measure(folder: Path) -> None:
    """Prints one line about the region in this folder."""
    start = time.process_time()
    files = sorted(folder.rglob("*.json"))
    digests = [digest_of_record(json.loads(path.read_bytes()), file=str(path)) for path in files]
    read = time.process_time()
    collection_catalogue()
    members = read_members(folder / "members.csv")

    def lookup(digest: Digest) -> Report:
        return Report.from_dict(json.loads(Path(digest.file).read_bytes()))

    ready = time.process_time()
    findings = collection_findings(digests, members, Settings(select=FAMILIES), lookup)
    end = time.process_time()
    # Not ru_maxrss, which a new process inherits from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="ascii").split()
    memory = int(status[status.index("VmHWM:") + 1]) / 1024
    print(
        f"{len(digests):6} 份  摘录 {read - start:6.2f} s  C1–C3 {end - ready:6.2f} s  "
        f"峰值内存 {memory:5.0f} MiB  汇审问题 {len(findings)}"
    )


def main() -> None:
    """Makes and measures each region in a process of its own, so that memory is its own."""
    if sys.argv[1:2] == ["--folder"]:
        measure(Path(sys.argv[2]))
        return
    for size in map(int, sys.argv[1:] or ["300", "3000"]):
        with tempfile.TemporaryDirectory() as folder:
            write_collection(folder, size, YEARS, formats=("json",), defects=False)
            print(f"{size} 个机关：", end="", flush=True)
            subprocess.run([sys.executable, __file__, "--folder", folder], check=True)


if __name__ == "__main__":
    main()
