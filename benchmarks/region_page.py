"""What a big region costs: exports, index and region pages, and how soon a browser shows and filters them.

    python benchmarks/region_page.py [--agencies 3000] [--keep FOLDER]

An invented region of so many agencies and two years is put into a folder as a run leaves it (audits of a few
hundred generated reports, with other names), exported and shown in headless Chromium. A tenth of it is exported
first, so that growth can be seen. Timings depend on how busy the machine is.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from disclosure_toolkit import audit_report
from disclosure_toolkit.batch.entry import Entry
from disclosure_toolkit.batch.index import index_page
from disclosure_toolkit.batch.journal import Conditions, write_run
from disclosure_toolkit.batch.result import BatchResult
from disclosure_toolkit.execute.region import write_region_pages
from disclosure_toolkit.exports import Exported, write_exports
from disclosure_toolkit.settings import Settings
from disclosure_toolkit.storage import write_text

from records import correct_records  # isort: skip

YEARS = (2023, 2024)
_COUNTIES = 2


def bases() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Records and audits of generated reports, every third with a wrong figure."""
    made = []
    for number, (report, last) in enumerate(correct_records(1, _COUNTIES)):
        if number % 3 == 0:
            key = "requests.granted.total"
            figure = report.figures[key]
            report = report.with_figures({key: type(figure)(key, int(figure.value or 0) + 1, "?", figure.kind)})
        audit = audit_report(report, last)
        made.append((report.to_dict(), audit.to_dict()))
    return made


def run_folder(folder: Path, agencies: int) -> list[Entry]:
    """A run's results, written."""
    made, entries = bases(), []
    for number in range(agencies):
        for year in YEARS:
            record, audit = made[(number * len(YEARS) + year) % len(made)]
            name = f"第{number // 100}县{record['identity']['agency'][-6:]}{number:04}"
            where, file = f"{year}/{name}", f"{year}/{name}.json"
            identity = {**record["identity"], "agency": name, "year": year}
            findings = [
                {**found, "fingerprint": f"{number:06x}{year:x}{place:04x}"}
                for place, found in enumerate(audit["findings"])
            ]
            audit = {**audit, "identity": identity, "file": file, "findings": findings}
            (folder / where).mkdir(parents=True)
            for target, data in (
                ("record.json", {**record, "identity": identity, "file": file}),
                ("findings.json", audit),
            ):
                (folder / where / target).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
            entries.append(
                Entry(
                    file=file,
                    sha256="0" * 64,
                    result="audited",
                    folder=where,
                    agency=name,
                    year=year,
                    level=identity["level"],
                    page=f"{where}/summary.html",
                    summary=audit["summary"],
                    marks=tuple((found["fingerprint"], found["severity"]) for found in findings),
                )
            )
    return entries


def exported(folder: Path, entries: list[Entry]) -> tuple[float, float]:
    """Seconds for all exports, by the clock and of this process."""
    started, worked = time.perf_counter(), time.process_time()
    write_exports(folder, [Exported(entry.folder, entry.file, entry.agency, entry.year) for entry in entries])
    return time.perf_counter() - started, time.process_time() - worked


def exports_alone(agencies: int) -> None:
    """Prints seconds and peak memory of the exports of a region, in a process of their own."""
    with tempfile.TemporaryDirectory() as name:
        entries = run_folder(Path(name), agencies)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        seconds, worked = exported(Path(name), entries)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{seconds:.1f} {worked:.1f} {peak / 1024:.0f} {before / 1024:.0f}")


def pages(folder: Path, entries: list[Entry]) -> Iterator[tuple[str, float]]:
    """Writes run.json, the region pages and the index; gives what took how long."""
    conditions = Conditions(Settings(), notebooks=True)
    started = time.perf_counter()
    write_run(folder, conditions, entries, (), (), {})
    yield "run.json", time.perf_counter() - started
    started = time.perf_counter()
    regions = write_region_pages(folder)
    yield f"地区页（{len(regions)} 页）", time.perf_counter() - started
    started = time.perf_counter()
    write_text(folder / "index.html", index_page(BatchResult(tuple(entries)), "zh", regions))
    yield "index.html", time.perf_counter() - started


_PAINT = "performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint').startTime"
_FILTER = """name => new Promise(done => {
  const text = document.getElementById(name + '-text'), started = performance.now();
  text.value = '42'; text.dispatchEvent(new Event('input'));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
})"""
_SORT = """name => new Promise(done => {
  const started = performance.now();
  document.querySelector('#' + name + '-table th button').click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - started)));
})"""


def browser(folder: Path) -> None:
    """Prints first paint, filter and sort times of each page, and its size."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, table in (("index.html", "ix"), (f"region-{YEARS[-1]}.html", "rg-heat")):
            file = folder / name
            page = chromium.new_page(viewport={"width": 1280, "height": 900})
            page.goto(file.as_uri())
            paint, ready = (
                page.evaluate(_PAINT),
                page.evaluate("performance.timing.loadEventEnd - performance.timing.navigationStart"),
            )
            counted = page.inner_text(f"#{table}-count")
            filtered, sorted_ = page.evaluate(_FILTER, table), page.evaluate(_SORT, table)
            size = file.stat().st_size / 2**20
            print(
                f"{name}：{size:.1f} MiB，首次绘制 {paint:.0f} ms，可用 {ready:.0f} ms，"
                f"筛选 {filtered:.0f} ms，排序 {sorted_:.0f} ms（{counted}）"
            )
        chromium.close()


def main() -> None:
    """Runs the benchmark and prints its figures."""
    parser = argparse.ArgumentParser(description="大地区的导出与网页")
    parser.add_argument("--agencies", type=int, default=3000)
    parser.add_argument("--keep", type=Path, help="把结果留在这个文件夹")
    parser.add_argument("--exports-alone", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.exports_alone:
        exports_alone(arguments.agencies)
        return
    measured = {}
    for agencies in (arguments.agencies // 10, arguments.agencies):
        command = [sys.executable, __file__, "--exports-alone", "--agencies", str(agencies)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        measured[agencies] = float(said[1])
        print(
            f"导出 {agencies} 机关 × {len(YEARS)} 年：{said[0]} 秒（处理器 {said[1]} 秒），内存峰值 {said[2]} MiB（开始前 {said[3]} MiB）",
            flush=True,
        )
    small, large = measured.values()
    print(f"十倍的机关，{large / small:.1f} 倍的处理器时间")
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.keep or Path(name)
        folder.mkdir(parents=True, exist_ok=True)
        entries = run_folder(folder, arguments.agencies)
        exported(folder, entries)
        for what, seconds in pages(folder, entries):
            print(f"写 {what}：{seconds:.1f} 秒", flush=True)
        browser(folder)


if __name__ == "__main__":
    main()
