"""Sentences of every kind with what must be found out about them; the figures are those of ``world``.

``true``: something agrees and nothing disagrees; ``false``: certainly contradicts; ``question``: a person
must decide; ``none``: nothing can be judged.
"""

from __future__ import annotations

from .all_done import ALL_DONE
from .apart import APART
from .behind import BEHIND
from .careful import SCOPES, TRICKY
from .denied import DENIED
from .left_over import LEFT_OVER, RATES
from .listed import LISTED
from .more_wordings import VARIED_AGAIN, VARIED_ONCE_MORE
from .named import NAMED, NOT_OURS, OTHER_BUSINESS, SORTED
from .others import OTHERS
from .paragraphs import PARAGRAPHS
from .published import PUBLISHED
from .requests import ALL_ZERO, APPLICANTS, NONE, OUTCOMES, RECEIVED
from .spread import SPREAD
from .sums import CHANGES, PARTS, PERCENT
from .tables_two_and_four import PROACTIVE, REVIEW
from .tenths import TENTHS
from .turns import ASIDE, ASKED, LISTS, SETTLED, TURNS
from .within import GROUPED, WITHIN
from .wordings import VARIED
from .written import WRITTEN

GROUPS = {
    "received": RECEIVED,
    "applicants": APPLICANTS,
    "outcomes": OUTCOMES,
    "percent": PERCENT,
    "none": NONE,
    "review": REVIEW,
    "proactive": PROACTIVE,
    "parts": PARTS,
    "changes": CHANGES,
    "tricky": TRICKY,
    "varied": VARIED,
    "varied again": VARIED_AGAIN,
    "varied once more": VARIED_ONCE_MORE,
    "published": PUBLISHED,
    "apart": APART,
    "denied": DENIED,
    "listed": LISTED,
    "left over": LEFT_OVER,
    "rates": RATES,
    "within": WITHIN,
    "spread": SPREAD,
    "all done": ALL_DONE,
    "behind": BEHIND,
    "others": OTHERS,
    "paragraphs": PARAGRAPHS,
    "grouped": GROUPED,
    "turns": TURNS,
    "lists": LISTS,
    "asked": ASKED,
    "aside": ASIDE,
    "settled": SETTLED,
    "named": NAMED,
    "other business": OTHER_BUSINESS,
    "sorted": SORTED,
    "not ours": NOT_OURS,
    "written": WRITTEN,
    "tenths": TENTHS,
}

__all__ = ["ALL_ZERO", "GROUPS", "SCOPES"]
