"""Whether every figure that stands in an identity is watched, and whether correct reports stay unaccused.

    python benchmarks/identities.py [--records 5] [--reports 1000] [--seed 11] [--held-out] [--workers 2]

First, for each of the 190 figures of tables 3 and 4, in ``--records`` generated records: the figure is made
larger by one, the record audited. Found is a finding that the correct record does not have and whose ``figures``
name the key; it counts at ``error`` and at any severity. Then ``--reports`` correct reports, in all formats and
layouts, some printed unusually, each with last year's report, are audited: counted are reports with a finding at
``error`` and at ``warning``, which are listed with the file.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path

from progress import reported
from records import EDITION, correct_records

from disclosure_toolkit import audit_report, load_report
from disclosure_toolkit.editions import edition
from disclosure_toolkit.errors import DisclosureError
from disclosure_toolkit.model import Kind, Report, Severity
from disclosure_toolkit.sample import Copy, clean_copies, find_layout

SHOWN = 40
KEYS = tuple(dict.fromkeys(key for identity in edition(EDITION).identities() for key in identity.keys))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=5)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with ProcessPoolExecutor(options.workers) as pool:
        each = list(reported(pool.map(watched, complete(options)), options.records, "figures"))
        show_figures(each)
        copies = clean_copies(options.reports, options.seed + 1, options.held_out)
        done = pool.map(accused, ((copy, options.seed) for copy in copies), chunksize=8)
        show_clean(list(reported(done, options.reports, "correct reports")))


def complete(options: argparse.Namespace) -> Iterator[Report]:
    """Records in which every figure of the identities is printed and read."""
    records = (report for report, _ in correct_records(options.seed, counties=2, held_out=options.held_out))
    yield from islice((r for r in records if all(r.value(key) is not None for key in KEYS)), options.records)


def watched(report: Report) -> dict[str, tuple[bool, bool]]:
    """Key → whether one more there is found at all, and at ``error``, by a finding that names it."""
    known = {finding.fingerprint for finding in audit_report(report).findings}
    result = {}
    for key in KEYS:
        right = report.figures[key]
        value: int | Decimal = (right.value or 0) + 1
        wrong = replace(right, value=value, raw=str(value), kind=Kind.NUMBER)
        new = [f for f in audit_report(report.with_figures({key: wrong})).findings if f.fingerprint not in known]
        naming = [finding for finding in new if key in {evidence.key for evidence in finding.figures}]
        result[key] = bool(naming), any(finding.severity is Severity.ERROR for finding in naming)
    return result


def show_figures(each: list[dict[str, tuple[bool, bool]]]) -> None:
    """Prints what became of each figure."""
    found = sum(named for result in each for named, _ in result.values())
    errors = sum(error for result in each for _, error in result.values())
    always = sum(all(result[key][1] for result in each) for key in KEYS)
    cases = len(each) * len(KEYS)
    print(f"figures in an identity: {len(KEYS)}, each plus one in {len(each)} records: {cases} cases")
    print(f"  named by a finding: {found} ({100 * found / cases:.2f} %), at error: {errors}")
    print(f"  figures named at error in every record: {always} of {len(KEYS)}")
    missed = [key for key in KEYS if not all(result[key][0] for result in each)]
    for key in missed[:SHOWN]:
        print(f"  not named: {key}")


def accused(case: tuple[Copy, int]) -> tuple[str, list[tuple[str, str, str]]]:
    """Layout and file of a correct report, and its findings: rule, severity, message."""
    copy, seed = case
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / Path(copy.file).name
        path.write_bytes(copy.content(seed))
        name = f"{copy.layout.format}/{copy.layout.name} {copy.quirk} {path.name}"
        previous = None
        if copy.previous is not None:
            record = find_layout("json", "record")
            last = Path(folder) / "previous.json"
            last.write_bytes(replace(copy, report=copy.previous, layout=record, previous=None).content(seed))
            previous = load_report(last)
        try:
            audit = audit_report(load_report(path), previous)
        except DisclosureError as error:
            return name, [("load", "error", str(error))]
    return name, [(f.rule, str(f.severity), f.message) for f in audit.findings]


def show_clean(results: list[tuple[str, list[tuple[str, str, str]]]]) -> None:
    """Prints what is said of correct reports."""
    print(f"\ncorrect reports: {len(results)}")
    for severity in ("error", "warning", "question", "info"):
        rules = Counter(rule for _, findings in results for rule, weight, _ in findings if weight == severity)
        reports = sum(any(weight == severity for _, weight, _ in findings) for _, findings in results)
        print(f"  with a finding at {severity:8} {reports:5d} ({100 * reports / len(results):.2f} %)  {dict(rules)}")
    listed = [
        f"  {severity} {rule} {name}: {message}"
        for name, findings in results
        for rule, severity, message in findings
        if severity in ("error", "warning")
    ]
    print("\n".join(listed[:SHOWN]))


if __name__ == "__main__":
    main()
