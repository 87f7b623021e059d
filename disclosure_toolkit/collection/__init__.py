"""Many reports together (汇审): whose they are, how years follow, what adds up, what is repeated.

``digest``    what is kept of each report, so that thousands fit in memory
``names``     whether two names are one agency's; ``members``  the member list; ``placing``  whose report each file is
``gathering`` the reports by agency and year, as the rules see them; ``evidence``  the places of what they find
``rules``     one rule a file, C1 members, C2 chains of years, C3 sums over members, C4 to C6 reuse of text
``judging``   runs the rules; ``whole``  audits many reports in one call

Agencies are told apart by the name in the document, never by the file's name. A name with its
superior's (淮安市洪泽区人民政府) and one without (洪泽区人民政府) are the same agency where only one
agency of the collection fits.

Names are loaded when they are first used, as those of the package are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lazy import lazy_names

if TYPE_CHECKING:
    from .digest import Digest, SectionText, digest_of_record, digest_of_report
    from .evidence import Lookup
    from .gathering import Collection
    from .judging import collection_findings
    from .members import Member, Roster, read_members, roster_of
    from .names import agency_key, same_agency
    from .placing import Pairing, Place, Whose, pair
    from .whole import CollectionAudit, audit_collection

__all__ = [
    "Collection",
    "CollectionAudit",
    "Digest",
    "Lookup",
    "Member",
    "Pairing",
    "Place",
    "Roster",
    "SectionText",
    "Whose",
    "agency_key",
    "audit_collection",
    "collection_findings",
    "digest_of_record",
    "digest_of_report",
    "pair",
    "read_members",
    "roster_of",
    "same_agency",
]

__getattr__, __dir__ = lazy_names(
    __name__,
    {
        "digest": ("Digest", "SectionText", "digest_of_record", "digest_of_report"),
        "evidence": ("Lookup",),
        "gathering": ("Collection",),
        "judging": ("collection_findings",),
        "members": ("Member", "Roster", "read_members", "roster_of"),
        "names": ("agency_key", "same_agency"),
        "placing": ("Pairing", "Place", "Whose", "pair"),
        "whole": ("CollectionAudit", "audit_collection"),
    },
)
