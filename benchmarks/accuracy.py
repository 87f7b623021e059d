"""What the audit finds of defects put in one at a time, and what it finds where nothing is wrong.

    python benchmarks/accuracy.py [--reports 2000] [--per-kind 10] [--seed 3] [--held-out] [--families a,b]
                                  [--workers 2]

Correct reports are generated in all formats and layouts, some with an unusual but correct print (their number
is printed). Each defect of the registry is put alone into a copy of one of the others. The report and its copy are both
audited, with last year's report beside them; a finding counts for the defect when the correct report does not
have it. Printed are, per kind: injected, found, found at ``error``, located (a finding names a figure or, for
sentences, quotes the section concerned); per rule: false findings on correct reports by severity; what is asked
for and whether it is met; and the missed and the false ones by file. Run it with ``--held-out`` too: the layouts,
phrases and defect places that only benchmarks use. With ``--per-kind 10`` so many more reports are made that
every kind is put in ten times, and so many correct ones that their share stays. Held-back sentences are not
printed, because whoever mends rules must not read them; ``--json`` writes them all the same.
``--region`` measures what only shows when reports stand together, see accuracy_region.py.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from math import ceil
from pathlib import Path
from typing import Any

import accuracy_region
from accuracy_tables import show
from progress import reported

from disclosure_toolkit import audit_report, load_report
from disclosure_toolkit.editions import edition
from disclosure_toolkit.errors import DisclosureError
from disclosure_toolkit.model import Audit, Finding, Report, Status
from disclosure_toolkit.sample import Copy, all_defects, clean_copies, find_defect, with_defects
from disclosure_toolkit.sample.writers import find_layout

FORM = edition("2021")
CLEAN_SHARE = 0.4
_WORDS = {
    0: ("统计期限",),
    1: ("总体情况", "工作考核", "社会评议", "责任追究"),
    2: ("表二",),
    3: ("表三",),
    4: ("表四",),
}
"""What names a section as well as its number does; the preamble's defects are those of the stated period."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--per-kind", type=int, default=0, help="put every kind in at least so many times")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--families", default="")
    parser.add_argument("--kinds", default="")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path, help="also write every case to this file, one JSON object a line")
    parser.add_argument("--region", action="store_true", help="measure defects of whole regions")
    parser.add_argument("--agencies", type=int, default=60, help="with --region: agencies in each")
    parser.add_argument("--years", default="2022,2023,2024", help="with --region: report years")
    parser.add_argument("--regions", type=int, default=3, help="with --region: how many")
    options = parser.parse_args()
    if options.region:
        accuracy_region.measure(options)
        return
    kinds = chosen_kinds(options.families, options.kinds)
    spoiled = max(int(options.reports * (1 - CLEAN_SHARE)), options.per_kind * len(kinds))
    clean = max(options.reports - spoiled, ceil(spoiled * CLEAN_SHARE / (1 - CLEAN_SHARE)))
    started = time.monotonic()
    with ProcessPoolExecutor(options.workers) as pool:
        done = pool.map(run, cases(options, kinds, clean, spoiled), chunksize=4)
        results = list(reported(done, clean + spoiled, "accuracy"))
    if options.json:
        options.json.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in results), encoding="utf-8")
    part = "held-out phrases, layouts and places" if options.held_out else "open phrases, layouts and places"
    print(f"seed {options.seed}, {part}; {len(kinds)} kinds, {time.monotonic() - started:.0f} s")
    show(results, words=not options.held_out)


def chosen_kinds(families: str, names: str) -> list[str]:
    """Kinds of defects asked for; those that need the whole region's reports are left out."""
    wanted, named = set(filter(None, families.split(","))), set(filter(None, names.split(",")))
    return [
        d.kind
        for d in all_defects()
        if (not wanted or d.family in wanted) and (not named or d.kind in named) and "members" not in d.needs
    ]


def cases(options: argparse.Namespace, kinds: list[str], correct: int, spoiled: int) -> Iterator[dict[str, Any]]:
    """So many correct reports, none twice, then so many copies with one defect each, every kind as often."""
    clean = list(clean_copies(correct, options.seed, options.held_out))
    for copy in clean:
        yield job(copy, None, options.seed)
    plain = [copy for copy in clean if not copy.quirk]
    for n in range(spoiled):
        kind = kinds[n % len(kinds)]
        rng = random.Random(f"{options.seed} {n}")
        # Each case begins at another report, so that a kind is not always put into the same few.
        for copy in rng.sample(plain, len(plain)):
            found = with_defects(copy, [find_defect(kind)], options.seed + n)
            if found is not None:
                yield job(found, copy, options.seed)
                break
        else:
            yield {"kind": kind, "unplaced": True}


def job(copy: Copy, correct: Copy | None, seed: int) -> dict[str, Any]:
    """The files of one case: the report, the correct one it was made from, last year's."""
    previous = None
    if copy.previous is not None:
        record = find_layout("json", "record")
        last = replace(copy, report=copy.previous, layout=record, applied=(), previous=None)
        previous = ("previous.json", last.content(seed))
    return {
        "file": Path(copy.file).name,
        "layout": f"{copy.layout.format}/{copy.layout.name}",
        "quirk": copy.quirk,
        "content": copy.content(seed),
        "correct": correct.content(seed) if correct is not None else None,
        "previous": previous,
        "kind": copy.applied[0].defect.kind if copy.applied else "",
        "family": copy.applied[0].defect.family if copy.applied else "",
        "wanted": copy.applied[0].severity if copy.applied else "",
        "keys": list(copy.applied[0].keys) if copy.applied else [],
        "section": copy.applied[0].section if copy.applied else None,
        "detail": copy.applied[0].detail if copy.applied else "",
    }


def run(case: dict[str, Any]) -> dict[str, Any]:
    """Audits one case; the result holds no report text but the findings' messages."""
    if case.get("unplaced"):
        return {"kind": case["kind"], "unplaced": True}
    result = {k: case[k] for k in ("file", "layout", "quirk", "kind", "family", "wanted", "keys", "section", "detail")}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        previous = _load(root / "previous", case["previous"][0], case["previous"][1]) if case["previous"] else None
        try:
            audit = audit_report(_load(root / "this", case["file"], case["content"]), previous)
        except DisclosureError as error:
            # A report that is refused is found, and says why.
            return {**result, "new": [["load", "error", str(error), True]], "false": []}
        result["broken"] = sorted({o.rule for o in audit.outcomes if o.status is Status.RULE_ERROR})
        if case["correct"] is None:
            return {**result, "new": [], "false": [[f.rule, str(f.severity), f.message] for f in audit.findings]}
        known = _names(audit_report(_load(root / "correct", case["file"], case["correct"]), previous))
    new = [f for f in audit.findings if (f.rule, f.subject, str(f.severity), f.message) not in known]
    located = [[f.rule, str(f.severity), f.message, locates(f, case)] for f in new]
    return {**result, "new": located, "false": []}


def _load(folder: Path, name: str, content: bytes) -> Report:
    folder.mkdir()
    path = folder / name
    path.write_bytes(content)
    return load_report(path)


def _names(audit: Audit) -> set[tuple[str, str, str, str]]:
    return {(f.rule, f.subject, str(f.severity), f.message) for f in audit.findings}


def locates(finding: Finding, case: dict[str, Any]) -> bool:
    """Whether the finding names a figure concerned, or, for a sentence or where there is none, the section."""
    in_words = case["family"] == "narrative" and any(quote.section == case["section"] for quote in finding.quotes)
    if case["keys"]:
        return in_words or bool(
            {undivided(figure.key) for figure in finding.figures} & set(map(undivided, case["keys"]))
        )
    if case["section"] is None:
        return True
    numerals = "零一二三四五六"
    section = case["section"]
    return (
        any(quote.section == section for quote in finding.quotes)
        or (0 <= section <= 6 and f"第{numerals[section]}部分" in finding.message)
        or str(section) in finding.subject
        or any(word in finding.message for word in _WORDS.get(section, ("总体情况",)))
    )


def undivided(key: str) -> str:
    """The key, those of the rows of （六）其他处理 as one row: a missing one may be told in either way."""
    table, row, column = key.split(".")
    one_row = FORM.undivided_row if row in FORM.undivided_replaces else row
    return f"{table}.{one_row}.{column}"


if __name__ == "__main__":
    main()
