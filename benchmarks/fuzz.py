"""Random and mutated Chinese texts through quantities, claims and rules: exceptions, and the slowest texts.

    python benchmarks/fuzz.py [--texts 100000] [--seed 1] [--long]

Processor time is counted, so that what else the machine does counts little. Texts shorter than 200 characters
count as 200: what a call costs once says nothing about patterns. A text over the aim is timed once more and
the better reading counts. ``--long`` also repeats small pieces to 30,000 and 120,000 characters and prints by
how much the cost grows: 4 is in line with the length, 16 is its square.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from statistics import quantiles

from disclosure_toolkit import audit_report
from disclosure_toolkit.chinese.quantities import find_quantities
from disclosure_toolkit.claims import statements
from disclosure_toolkit.errors import DisclosureError
from disclosure_toolkit.model import Identity, Level, Report, Section
from disclosure_toolkit.readers import read_bytes
from disclosure_toolkit.sample.region import make_regions
from disclosure_toolkit.sample.write import correct_reports

AIM = 50.0
"""Milliseconds of processor time for 1,000 characters."""
_LEAST = 200
_MARKS = "收到件条年月日，。；：、（）()0123456789%余万近约其中均无未申请公开行政复议诉讼结转办结“”《》\n\u3000 "
_WORDS = (
    "（ “ 《 1 一 百 第 较 无 均 、 收到 其中 未收到因 12件、 收到1件 自然人、 分别为 ：0件 同比增长 不少于 二〇 1, 1. "
    "X × _ * ? 由某局 与某局联 2023年 五、 13800138000 a@b. 11010119900307 www. 锟 Ã 鏀 \ufffd 〔2020〕 千方 至 - ~"
)
_PIECES = (*_WORDS.split(), "\n", " ", "（ ", "一、\n", "\u3000")


def sentences(seed: int) -> list[str]:
    """The sentences of correct invented reports."""
    region = make_regions(40, seed)[0]
    found: dict[str, None] = {}
    for report in correct_reports(region, (2023, 2024), seed).values():
        for section in report.sections:
            for paragraph in section.paragraphs:
                found.update(dict.fromkeys(f"{sentence}。" for sentence in paragraph.text.split("。") if sentence))
    return list(found)


def texts(count: int, seed: int) -> Iterator[str]:
    """Random characters, mutated paragraphs, mutated sentences and repeated pieces, a quarter each."""
    chance = random.Random(seed)
    known = sentences(seed)
    letters = _MARKS + "".join(chance.sample(known, min(len(known), 60)))
    for index in range(count):
        kind = index % 4
        if kind == 0:
            yield "".join(chance.choices(letters, k=chance.randrange(1, 1500)))
        elif kind == 1:
            yield mutated("".join(chance.choices(known, k=chance.randrange(1, 20))), chance, known)
        elif kind == 2:
            yield mutated(chance.choice(known), chance, known)
        else:
            pieces = chance.choices(_PIECES, k=chance.randrange(1, 4))
            yield "".join(pieces) * chance.randrange(1, 400)


def mutated(text: str, chance: random.Random, known: list[str]) -> str:
    """The text with characters lost, put in, doubled and moved."""
    letters = list(text)
    for _ in range(chance.randrange(1, 12)):
        place, other = chance.randrange(len(letters) + 1), chance.randrange(len(letters) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            letters.insert(place, chance.choice(_MARKS))
        elif kind == 1:
            del letters[place : place + 1]
        elif kind == 2:
            letters[place:place] = chance.choice(known)[: chance.randrange(1, 30)]
        elif kind == 3:
            letters[place:place] = letters[min(place, other) : max(place, other)][:200]
        else:
            letters[place:place] = [chance.choice("0123456789（(、，件零一二十百千万")] * chance.randrange(1, 60)
    return "".join(letters)


def report_of(text: str) -> Report:
    """A report with this text as its first section."""
    identity = Identity(agency="云溪县水务局", year=2024, edition="2021", level=Level.DEPARTMENT)
    return Report(identity, sections=(Section(1, "总体情况", text),))


def read_claims(text: str) -> None:
    """What is measured: quantities alone, then the claims with all that judges them."""
    find_quantities(text)
    for item in statements(report_of(text)).judged:
        assert item.claim.quote.text == text[item.claim.quote.start : item.claim.quote.end]


def milliseconds(work: Callable[[str], object], text: str) -> float:
    """Processor time of one call."""
    start = time.process_time()
    work(text)
    return (time.process_time() - start) * 1000


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--long", action="store_true", help="also measure how the cost grows with the length")
    arguments = parser.parse_args()
    read_claims("".join(sentences(arguments.seed)[:50]))
    measured: list[tuple[float, str]] = []
    failed: list[tuple[str, str]] = []
    characters = 0
    for text in texts(arguments.texts, arguments.seed):
        characters += len(text)
        try:
            spent = milliseconds(read_claims, text)
            if spent > AIM * max(len(text), _LEAST) / 1000:
                spent = min(spent, milliseconds(read_claims, text))
        except Exception as error:  # noqa: BLE001
            failed.append((f"{type(error).__name__}: {error}", text))
            continue
        measured.append((spent * 1000 / max(len(text), _LEAST), text))
    per_thousand = sorted(value for value, _ in measured)
    print(f"seed {arguments.seed}: {arguments.texts} texts, {characters} characters, {len(failed)} exceptions")
    print(
        f"ms per 1,000 characters: median {quantiles(per_thousand, n=100)[49]:.1f}, 99 % {quantiles(per_thousand, n=100)[98]:.1f}, "
        f"slowest {per_thousand[-1]:.1f}; over {AIM:.0f} ms: {sum(value > AIM for value in per_thousand)}"
    )
    for value, text in sorted(measured, reverse=True)[:5]:
        print(f"  {value:6.1f} ms  {len(text):5} characters  {text[:60]!r}")
    for message, text in failed[:5]:
        print(f"  {message}  {text[:200]!r}")
    if arguments.long:
        growth()


def growth() -> None:
    """Prints what four times the length costs, for the pieces where it costs most."""
    works: dict[str, Callable[[str], object]] = {
        "audit": lambda text: audit_report(report_of(text)),
        "text": lambda text: _read(f"一、总体情况\n{text}", "a.txt"),
        "html": lambda text: _read(f"<h2>一、总体情况</h2><p>{text}</p>", "a.html"),
    }
    for name, work in works.items():
        found = []
        for piece in _PIECES:
            short, long = (milliseconds(work, piece * (size // len(piece))) for size in (30_000, 120_000))
            found.append((long / max(short, 1.0), long, piece))
        found.sort(reverse=True)
        shown = ", ".join(f"{piece!r} ×{ratio:.1f} ({long:.0f} ms)" for ratio, long, piece in found[:6])
        print(f"{name}: 30,000 → 120,000 characters: {shown}")


def _read(text: str, file: str) -> None:
    # Refusing a page of mojibake takes its time, too.
    with suppress(DisclosureError):
        read_bytes(text.encode(), file)


if __name__ == "__main__":
    main()
