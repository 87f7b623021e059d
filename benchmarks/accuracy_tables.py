"""The tables that accuracy.py prints: by kind, by severity, what is asked for and whether it is met."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

SHOWN = 60
FEW = 10
"""Of a kind put in less often than this the share found says little."""
Row = dict[str, Any]


def show(results: list[Row], words: bool = True) -> None:
    """Prints the tables.

    :param words: whether sentences are printed; held-back ones would be none any more once they are read.
    """
    clean = [r for r in results if not r["kind"]]
    spoiled = [r for r in results if r["kind"] and not r.get("unplaced")]
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for result in spoiled:
        by_kind[result["kind"]].append(result)
    broken = Counter(rule for r in results for rule in r.get("broken", ()))
    if broken:
        print(f"RULES BROKE, so that what follows says little: {dict(broken)}")
    _kinds(by_kind)
    unplaced = Counter(r["kind"] for r in results if r.get("unplaced"))
    _families(spoiled)
    print(f"\ncorrect reports: {len(clean)}, {sum(bool(r['quirk']) for r in clean)} of them with an unusual print")
    for severity in ("error", "warning", "question", "info"):
        rules = Counter(f[0] for r in clean for f in r["false"] if f[1] == severity)
        found = _with_false(clean, severity)
        print(f"  {severity:8} on {found:4d} ({_percent(found, len(clean))})  {dict(rules)}")
    if clean and spoiled:
        _asked(clean, spoiled, by_kind)
    few = {kind: len(group) for kind, group in sorted(by_kind.items()) if len(group) < FEW}
    print(f"\nkinds put in less than {FEW} times: {len(few)} {few}")
    if unplaced:
        print(f"no place found for: {dict(unplaced)}")
    _lists(spoiled, words)
    print("\nfalse on correct reports, error and warning:")
    for r in clean:
        for rule, severity, message in r["false"]:
            if severity in ("error", "warning"):
                print(f"  {rule} {severity} {r['layout']} {r['quirk']} {r['file']}{f': {message}' if words else ''}")


def _kinds(by_kind: dict[str, list[Row]]) -> None:
    print(f"{'kind':44} {'injected':>8} {'found':>6} {'%':>6} {'error':>6} {'located':>8}")
    for kind, group in sorted(by_kind.items(), key=lambda item: (item[1][0]["family"], item[0])):
        counts = len(group), _count(group, found), _count(group, at_error), _count(group, located)
        share = 100 * counts[1] / counts[0]
        name = f"{group[0]['family']}/{kind}"
        print(f"{name:44} {counts[0]:8d} {counts[1]:6d} {share:6.1f} {counts[2]:6d} {counts[3]:8d}")


def _families(spoiled: list[Row]) -> None:
    families = sorted({r["family"] for r in spoiled})
    for name, group in [(f, [r for r in spoiled if r["family"] == f]) for f in families] + [("all", spoiled)]:
        seen, places = _count(group, found), _count(group, located)
        certain = [r for r in group if r["wanted"] == "error"]
        errors = _count(certain, at_error)
        print(
            f"{name}: injected {len(group)}, found {seen} ({_percent(seen, len(group))}), "
            f"located {places} ({_percent(places, len(group))}); of {len(certain)} that are certain "
            f"{errors} at error ({_percent(errors, len(certain))})"
        )


def _asked(clean: list[Row], spoiled: list[Row], by_kind: dict[str, list[Row]]) -> None:
    """What issue 4 C asks for, the figure reached, and whether that is enough."""
    certain = [r for r in spoiled if r["wanted"] == "error"]
    weak = [kind for kind, group in by_kind.items() if _count(group, found) < 0.9 * len(group)]
    lines = (
        ("found at any severity, at least 98 %", _count(spoiled, found), len(spoiled), 98, True),
        ("certain contradictions at error, at least 99 %", _count(certain, at_error), len(certain), 99, True),
        ("located, at least 97 %", _count(spoiled, located), len(spoiled), 97, True),
        ("correct reports with a false error, at most 0.5 %", _with_false(clean, "error"), len(clean), 0.5, False),
        ("correct reports with a false warning, at most 5 %", _with_false(clean, "warning"), len(clean), 5, False),
        ("share of correct reports, at least 40 %", len(clean), len(clean) + len(spoiled), 40, True),
    )
    print("\nasked for:")
    for name, count, whole, limit, at_least in lines:
        share = 100 * count / max(1, whole)
        met = share >= limit if at_least else share <= limit
        print(f"  {name:52} {count:5d} of {whole:5d} = {share:6.2f} %  {'met' if met else 'NOT MET'}")
    shown = {kind: f"{_count(by_kind[kind], found)} of {len(by_kind[kind])}" for kind in sorted(weak)}
    print(f"  {'no kind found below 90 %':52} {'met' if not weak else f'NOT MET: {shown}'}")


def _lists(spoiled: list[Row], words: bool) -> None:
    for title, rows in (
        ("missed", [r for r in spoiled if not found(r)]),
        ("found, not located", [r for r in spoiled if found(r) and not located(r)]),
        (
            "certain, but found below error",
            [r for r in spoiled if r["wanted"] == "error" and found(r) and not at_error(r)],
        ),
    ):
        print(f"\n{title}: {len(rows)}")
        for r in rows[:SHOWN]:
            said = (
                f": {r['detail']} | {[n[:3] for n in r['new']][:2]}" if words else f" {[n[:2] for n in r['new']][:2]}"
            )
            print(f"  {r['kind']} {r['layout']} {r['file']}{said}")


def found(row: Row) -> bool:
    """Whether any new finding tells the defect."""
    return bool(row["new"])


def at_error(row: Row) -> bool:
    """Whether one of them is an error."""
    return any(new[1] == "error" for new in row["new"])


def located(row: Row) -> bool:
    """Whether one of them names the place."""
    return any(new[3] for new in row["new"])


def _count(rows: list[Row], test: Any) -> int:
    return sum(map(test, rows))


def _with_false(clean: list[Row], severity: str) -> int:
    return sum(any(f[1] == severity for f in r["false"]) for r in clean)


def _percent(count: int, whole: int) -> str:
    return f"{100 * count / max(1, whole):.2f} %"
