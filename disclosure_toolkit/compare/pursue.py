"""Which finding of the new report is which of the old one (问题对应).

A finding keeps its identity when its message is worded otherwise, when the report's words move, and when its
figures were changed but still do not agree. It is known again by its fingerprint; else by its rule and the
figures that it concerns; else by its rule and the words that it quotes; else by its rule and subject.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

from ..chinese import fold, similarity
from ..model import Finding
from .model import FATES, Pursued

_ALIKE = 0.7
_LONGEST = 400


def pursue(
    old: Sequence[Finding],
    new: Sequence[Finding],
    undecided: Collection[tuple[str, str]] = (),
    dismissed: Collection[str] = (),
) -> tuple[Pursued, ...]:
    """What became of each finding.

    :param undecided: (rule, subject) of the judgements that the new report did not allow; a rule that could
        not judge at all has an empty subject. :param dismissed: fingerprints of findings that a reviewer has
        dismissed: nobody has to correct them, and they are left out.
    """
    pairs, gone, added = _matched(old, new)
    found = [Pursued("open", a, b) for a, b in pairs] + [Pursued("new", None, item) for item in added]
    for item in gone:
        unknown = (item.rule, item.subject) in undecided or (item.rule, "") in undecided
        found.append(Pursued("undecided" if unknown else "closed", item, None))
    standing = (
        item
        for item in found
        if not any(one is not None and one.fingerprint in dismissed for one in (item.old, item.new))
    )
    return tuple(sorted(standing, key=_order))


def _order(item: Pursued) -> tuple[int, int, str, str]:
    finding = item.finding
    return (FATES.index(item.fate), finding.severity.rank, finding.rule, finding.subject)


def _matched(
    old: Sequence[Finding], new: Sequence[Finding]
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    pairs: list[tuple[Finding, Finding]] = []
    gone, added = list(old), list(new)
    for key in (_fingerprint, _subject_and_figures, _figures):
        more, gone, added = _by(key, gone, added)
        pairs += more
    more, gone, added = _by_words(gone, added)
    pairs += more
    more, gone, added = _by(_subject, gone, added)
    return pairs + more, gone, added


def _fingerprint(finding: Finding) -> Hashable | None:
    return finding.fingerprint or None


def _subject_and_figures(finding: Finding) -> Hashable | None:
    return (finding.rule, finding.subject, _keys(finding)) if finding.figures else None


def _figures(finding: Finding) -> Hashable | None:
    return (finding.rule, _keys(finding), len(finding.quotes)) if finding.figures else None


def _subject(finding: Finding) -> Hashable | None:
    return (finding.rule, finding.subject) if not finding.figures and not finding.quotes else None


def _keys(finding: Finding) -> frozenset[tuple[str, str]]:
    return frozenset((figure.report, figure.key) for figure in finding.figures)


def _by(
    key: Callable[[Finding], Hashable | None], old: Iterable[Finding], new: Iterable[Finding]
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    waiting: dict[Hashable, list[Finding]] = {}
    added: list[Finding] = []
    for item in new:
        name = key(item)
        if name is None:
            added.append(item)
        else:
            waiting.setdefault(name, []).append(item)
    pairs, gone = [], []
    for item in old:
        name = key(item)
        same = waiting.get(name) if name is not None else None
        if same:
            pairs.append((item, same.pop(0)))
        else:
            gone.append(item)
    return pairs, gone, added + [item for items in waiting.values() for item in items]


def _by_words(
    old: Iterable[Finding], new: Sequence[Finding]
) -> tuple[list[tuple[Finding, Finding]], list[Finding], list[Finding]]:
    """Pairs of the same rule whose quoted words are most alike."""
    pairs, gone, added = [], [], list(new)
    for item in old:
        words = _words(item)
        scores = [(similarity(words, _words(other)), -place) for place, other in enumerate(added) if _may(item, other)]
        best, place = max(scores, default=(0.0, 0))
        if words and best >= _ALIKE:
            pairs.append((item, added.pop(-place)))
        else:
            gone.append(item)
    return pairs, gone, added


def _may(one: Finding, other: Finding) -> bool:
    return one.rule == other.rule and bool(other.quotes)


def _words(finding: Finding) -> str:
    return fold("".join(quote.text for quote in finding.quotes)[:_LONGEST])
