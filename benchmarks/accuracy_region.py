"""What the audit of a whole region finds of defects that only show when reports stand together.

    python benchmarks/accuracy.py --region [--agencies 60] [--years 2022,2023,2024] [--regions 3] [--seed 3]
                                  [--held-out] [--workers 2] [--json FILE]

Per region of ``--agencies`` agencies: reports of several years in all formats with defects of every kind, each in
another agency, read, and audited together with their member list; then the same region without a defect. A defect
counts as found when a finding of a rule that looks for its kind is about the agency and year concerned, and as
located when that finding names a figure, the section or the other agency concerned. A finding of a collection's
rule is false when nothing that was put in explains it: neither a defect of an agency that it names, nor the
consequences that a member's defect has in its government's sum.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from progress import reported

from disclosure_toolkit import audit_collection, load_report
from disclosure_toolkit.errors import DisclosureError
from disclosure_toolkit.model import Finding, Report
from disclosure_toolkit.sample.collection import collection_defects, make_collection
from disclosure_toolkit.sample.collection.make import write_collection

SHOWN = 40
RULES = {
    "chain_total": ("Y501", "C2"),
    "chain_split": ("Y501", "C2"),
    "chain_documents": ("Y502", "C2"),
    "abrupt_decisions": ("C2",),
    "abrupt_requests": ("C2",),
    "fees_in_yuan": ("N706", "C2"),
    "repeated_requests": ("C2",),
    "repeated_proactive": ("C2",),
    "requests_of_another": ("C4",),
    "proactive_of_another": ("C4",),
    "sum_counted_twice": ("C3",),
    "sum_few_left_out": ("C3",),
    "sum_left_out": ("C3",),
    "sum_last_year": ("C3",),
    "sum_digits": ("C3",),
    "own_subsection": ("C4",),
    "own_section": ("C4",),
    "promises_repeated": ("C5",),
    "other_subsection": ("C4",),
    "other_named": ("C4",),
    "other_section": ("C4",),
    "stranger_named": ("C4", "S117"),
    "report_missing": ("C102",),
    "report_doubled": ("C101", "C6"),
    "twin_figure": ("C6", "C101"),
    "twin_text": ("C6", "C101"),
    "report_unknown": ("C103",),
}
"""Kind → beginnings of the codes that look for it; C2 chains, C3 sums, C4 reuse, C5 promises, C6 twins."""
_NUMERALS = "零一二三四五六"


@dataclass(frozen=True)
class Said:
    """A finding and whose reports it is about: (agency, year) pairs, the one to be corrected first."""

    finding: Finding
    about: tuple[tuple[str, int | None], ...]

    def names(self, agency: str, year: int | None = None) -> bool:
        """Whether it is about this agency, and of this year where one is given."""
        return any(
            name.endswith(agency) and (year is None or found in (None, year)) for name, found in self.about if name
        )


def measure(options: argparse.Namespace) -> None:
    """Measures and prints."""
    years = tuple(int(year) for year in options.years.split(","))
    found: list[dict[str, Any]] = []
    false: list[dict[str, Any]] = []
    clean: list[dict[str, Any]] = []
    for seed in range(options.seed, options.seed + options.regions):
        for defects in (True, False):
            said, planted, reports = audited(options, years, seed, defects)
            name = f"region {seed} {'with defects' if defects else 'clean'}"
            print(f"{name}: {reports} reports, {len(planted)} defects, {len(said)} findings", file=sys.stderr)
            if defects:
                found += [judged(item, said) for item in planted]
                false += [row(one) for one in said if one.finding.rule[0] == "C" and not explained(one, planted)]
            else:
                clean += [row(one) for one in said]
    if options.json:
        lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in (*found, *false, *clean))
        options.json.write_text("".join(lines), encoding="utf-8")
    show(found, false, clean, options.regions)


def audited(
    options: argparse.Namespace, years: tuple[int, ...], seed: int, defects: bool
) -> tuple[list[Said], list[dict[str, Any]], int]:
    """The findings of one region, what was put in, and how many reports were read."""
    with tempfile.TemporaryDirectory() as folder:
        given = {"defects": defects, "held_out": options.held_out}
        written = write_collection(folder, options.agencies, years, seed, **given)
        with ProcessPoolExecutor(options.workers) as pool:
            loaded = reported(pool.map(load, written.files, chunksize=8), len(written.files), f"region {seed}")
            reports = [report for report in loaded if report is not None]
        whole = audit_collection(reports, written.members)
    planted = [item.truth() for item in make_collection(options.agencies, years, seed, **given).planted]
    said = [Said(f, tuple((about.agency, about.year) for about in f.about)) for f in whole.findings]
    for audit in whole.audits:
        owner = ((audit.report.identity.agency, audit.report.identity.year),)
        said += [Said(finding, owner) for finding in audit.findings]
    return said, planted, len(reports)


def load(path: Path) -> Report | None:
    """The report, ``None`` where it cannot be read."""
    try:
        return load_report(path)
    except DisclosureError:
        return None


def judged(item: dict[str, Any], said: list[Said]) -> dict[str, Any]:
    """A defect with the findings that see it."""
    rules = RULES[item["kind"]]
    seen = [one for one in said if one.finding.rule.startswith(rules) and one.names(item["agency"], item["year"])]
    return {**item, "found": [row(one) for one in seen], "located": any(locates(one, item) for one in seen)}


def locates(one: Said, item: dict[str, Any]) -> bool:
    """Whether the finding names the figure, the other agency or the section concerned."""
    finding = one.finding
    if item["keys"] and {figure.key for figure in finding.figures} & set(item["keys"]):
        return True
    if item["others"] and any(one.names(other) or other in finding.message for other in item["others"]):
        return True
    if item["section"] is not None:
        words = (f"第{_NUMERALS[item['section']]}部分", f"表{_NUMERALS[item['section']]}")
        return any(q.section == item["section"] for q in finding.quotes) or any(w in finding.message for w in words)
    return not item["keys"] and not item["others"]


def explained(one: Said, planted: list[dict[str, Any]]) -> bool:
    """Whether something that was put in explains the finding."""
    return any(
        one.names(item["agency"]) or any(one.names(agency) for agency in (*item["others"], *item["knock_on"]))
        for item in planted
    )


def row(one: Said) -> dict[str, Any]:
    """A finding for the list."""
    finding = one.finding
    return {"rule": finding.rule, "severity": str(finding.severity), "message": finding.message, "about": one.about}


def show(found: list[dict[str, Any]], false: list[dict[str, Any]], clean: list[dict[str, Any]], regions: int) -> None:
    """Prints the tables."""
    kinds: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for item in found:
        kinds[item["kind"]].append(item)
    print(f"{'kind':24} {'injected':>8} {'found':>6} {'%':>7} {'located':>8}  rules and severities")
    for kind in (item.kind for item in collection_defects()):
        group = kinds[kind]
        seen = [item for item in group if item["found"]]
        rules = Counter(f"{one['rule']} {one['severity']}" for item in seen for one in item["found"])
        share = 100 * len(seen) / len(group) if group else 0
        located = sum(item["located"] for item in group)
        print(f"{kind:24} {len(group):8d} {len(seen):6d} {share:7.2f} {located:8d}  {dict(rules)}")
    total, seen_all = len(found), sum(bool(item["found"]) for item in found)
    located = sum(item["located"] for item in found)
    print(
        f"all: injected {total}, found {seen_all} ({100 * seen_all / max(1, total):.2f} %), "
        f"located {100 * located / max(1, total):.2f} %"
    )
    print("\nmissed:")
    for item in [item for item in found if not item["found"]][:SHOWN]:
        print(f"  {item['kind']} {item['agency']} {item['year']}: {item['detail']}")
    _by_rule("findings of the collection's rules that nothing put in explains", false)
    _by_rule(f"findings on {regions} clean region(s), rules of single reports included", clean)


def _by_rule(title: str, rows: list[dict[str, Any]]) -> None:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in rows:
        counts[one["severity"]][one["rule"]] += 1
    print(f"\n{title}: {len(rows)}")
    for severity in ("error", "warning", "question", "info"):
        print(f"  {severity:8} {sum(counts[severity].values()):5d}  {dict(counts[severity])}")
    serious = [one for one in rows if one["severity"] != "info"]
    for one in sorted(serious, key=lambda one: ("error", "warning", "question", "info").index(one["severity"]))[:SHOWN]:
        print(f"    {one['rule']} {one['severity']}: {one['message'][:160]}")
