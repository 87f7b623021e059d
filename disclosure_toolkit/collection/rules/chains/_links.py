"""One agency's years as a chain: pairs of following years, what breaks between them, what later years inherit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ....chinese import fold
from ....model import FigureEvidence, Severity
from ....rules.base import Judgement, failed
from ...digest import Digest, Number
from ...gathering import about, evidence, spans


@dataclass(frozen=True, slots=True)
class Break:
    """One figure that does not follow from the year before.

    :ivar name: the column or row (Chinese). :ivar key: this year's figure; :ivar source: last year's.
    :ivar printed: what this year prints; :ivar due: what follows from last year's report.
    """

    name: str
    key: str
    source: str
    printed: Number
    due: Number


@dataclass(frozen=True, slots=True)
class Link:
    """Two following years of one agency, and where they do not fit; ``judged`` is false where nothing could be told."""

    before: Digest
    now: Digest
    breaks: tuple[Break, ...]
    judged: bool


Compare = Callable[[Digest, Digest], tuple[list[Break], bool]]


def runs(reports: Sequence[Digest]) -> Iterator[tuple[Digest, ...]]:
    """The reports in runs of years that follow each other; over a gap nothing is concluded."""
    run: list[Digest] = []
    for report in reports:
        if run and run[-1].year is not None and report.year != run[-1].year + 1:
            yield tuple(run)
            run = []
        run.append(report)
    if run:
        yield tuple(run)


def links(run: Sequence[Digest], compare: Compare) -> list[Link]:
    """The pairs of a run, compared."""
    found = []
    for before, now in pairwise(run):
        breaks, judged = compare(before, now)
        found.append(Link(before, now, tuple(breaks), judged))
    return found


def told_by_the_report(link: Link) -> bool:
    """Whether the rules of a single report (Y501, Y502) see this pair: they go by the names as printed."""
    mine, theirs = fold(link.now.agency), fold(link.before.agency)
    return mine.endswith(theirs) or theirs.endswith(mine)


def view(run: Sequence[Digest], found: Sequence[Link], what: str, what_en: str, pair_rule: str) -> Iterator[Judgement]:
    """What only the whole chain shows: which break is the first, and which later years inherit it.

    A break in the last year alone is said by the rule of the single report, and not again here.
    """
    broken = [place for place, link in enumerate(found) if link.breaks]
    if not broken:
        return
    first = found[broken[0]]
    later = found[broken[0] + 1 :]
    unseen = [link for link in found if link.breaks and not told_by_the_report(link)]
    if not later and not unseen:
        return
    agency, year = first.now.agency, first.now.year
    again = [link.now.year for link in later if link.breaks and link.now.year is not None]
    fitting = [link.now.year for link in later if link.judged and not link.breaks and link.now.year is not None]
    unknown = [link.now.year for link in later if not link.judged and link.now.year is not None]
    years = spans([report.year for report in run if report.year is not None])
    parts = [f"{agency} {years} 年的{what}在 {year} 年首次断开（{_in_words(first)}）"]
    parts_en = [f"{what_en} of {agency}, {years}, first breaks in {year} ({_in_numbers(first)})"]
    if fitting:
        each = "各自" if len(fitting) > 1 else ""
        parts.append(f"{spans(fitting)} 年与{each}上年衔接，沿用了断开以后的数字，更正时须从 {year} 年起逐年核对")
        parts_en.append(f"{spans(fitting)} follow from the broken figures and inherit them")
    parts += [f"{link.now.year} 年再次断开（{_in_words(link)}）" for link in later if link.breaks]
    if again:
        parts_en.append(f"breaks again in {spans(again)}")
    if unknown:
        parts.append(f"{spans(unknown)} 年缺少所需数据，未核对")
        parts_en.append(f"{spans(unknown)} not assessable")
    if not unseen:
        parts.append(f"各年与上年不符之处见该年报告的 {pair_rule}")
    shown = [first, *(link for link in later if link.breaks)]
    others = [report for link in shown[1:] for report in (link.before, link.now)]
    yield failed(
        f"{pair_rule}.{year}",
        "；".join(parts) + "。",
        "; ".join(parts_en) + ".",
        figures=[item for place, link in enumerate(shown) for item in _evidence(link, place == 0)],
        working=[f"{link.now.year} 年：{_in_words(link) or '衔接'}" for link in found if link.judged],
        severity=Severity.WARNING if unseen else None,
        about=about(first.now, first.before, *dict.fromkeys(others)),
    )


def _evidence(link: Link, first: bool) -> Iterator[FigureEvidence]:
    for item in link.breaks:
        yield evidence(link.now, item.key, item.due if item.due >= 0 else None, "this" if first else None)
        yield evidence(link.before, item.source, which="previous" if first else None)


def _in_words(link: Link) -> str:
    return "、".join(
        f"{item.name}应为 {item.due}，填报 {item.printed}，{'多' if item.printed > item.due else '少'} "
        f"{abs(item.printed - item.due)}"
        for item in link.breaks
    )


def _in_numbers(link: Link) -> str:
    return ", ".join(f"{item.key}: {item.printed}, should be {item.due}" for item in link.breaks)
