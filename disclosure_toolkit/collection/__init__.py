"""Many reports together (汇审): whose they are, of which year, and which one is the year before.

Agencies are told apart by the name in the document, never by the file's name. A name with its
superior's (淮安市洪泽区人民政府) and one without (洪泽区人民政府) are the same agency where only one
agency of the collection fits.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..audit import audit_report
from ..chinese import normalise, squeeze
from ..errors import BadManifest
from ..lists import read_list
from ..model import Audit, Finding, Report, Severity
from ..settings import Settings

# A superior's name ends like this; a name that is complete without it starts like that.
_SUPERIOR = re.compile(r"[省市州盟区县旗]$")
_PLACED = re.compile(r"^.{1,12}?(?:[省市州盟区县旗乡镇]|街道|苏木).")

_MEMBER_COLUMNS = {
    "agency": ("机关", "机关名称", "单位"),
    "aliases": ("别名", "其他名称"),
}


@dataclass(frozen=True, slots=True)
class Member:
    """An agency that has to report (成员机关)."""

    agency: str
    aliases: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Whether this name is the member's."""
        return any(same_agency(name, own) for own in (self.agency, *self.aliases))


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose report of which year a file is, as far as pairing needs to know.

    :ivar content: digest of the figures; two files with the same one are two copies of one report.
    """

    file: str
    agency: str
    year: int | None
    content: str = ""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which report is the year before of which.

    :ivar previous: for each report the position of last year's, ``None`` where there is none or where
        several differ.
    :ivar doubled: positions of reports that stand for the same agency and year.
    """

    previous: tuple[int | None, ...]
    doubled: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class CollectionAudit:
    """The audits of many reports, in the order given, and what only shows when they stand together.

    :ivar findings: findings about the collection: doubled, missing and unknown reports.
    """

    audits: tuple[Audit, ...]
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON form."""
        return {
            "reports": [audit.to_dict() for audit in self.audits],
            "findings": [finding.to_dict() for finding in self.findings],
        }


def agency_key(name: str) -> str:
    """An agency's name without spaces and full-width forms."""
    return squeeze(normalise(name)).casefold()


def same_agency(one: str, other: str) -> bool:
    """Whether two names can be one agency's: equal, or one is the other with its superior's name before it.

    民政局 alone is nobody's in particular, so that it equals only itself.
    """
    short, long = sorted((agency_key(one), agency_key(other)), key=len)
    if not short or short == long:
        return bool(short)
    superior = long.removesuffix(short)
    return superior != long and bool(_SUPERIOR.search(superior)) and bool(_PLACED.match(short))


def group_agencies(names: Iterable[str]) -> dict[str, str]:
    """Key of a name → key of the fullest name of the same agency among these.

    A name is joined to a longer one only where exactly one agency fits.
    """
    stands_for: dict[str, str] = {}
    for key in sorted({agency_key(name) for name in names}, key=lambda key: (-len(key), key)):
        fitting = {fullest for longer, fullest in stands_for.items() if same_agency(key, longer)}
        stands_for[key] = fitting.pop() if len(fitting) == 1 else key
    return stands_for


def pair(reports: Sequence[Whose]) -> Pairing:
    """Finds each report's year before; reports without agency or year stay alone."""
    stands_for = group_agencies(report.agency for report in reports)
    years: dict[tuple[str, int], list[int]] = defaultdict(list)
    for position, report in enumerate(reports):
        if report.year is not None and report.agency:
            years[stands_for[agency_key(report.agency)], report.year].append(position)
    previous: list[int | None] = [None] * len(reports)
    for (agency, year), positions in years.items():
        before = years.get((agency, year - 1), [])
        if before and len({reports[position].content for position in before}) == 1:
            for position in positions:
                previous[position] = before[0]
    doubled = (tuple(found) for found in years.values() if len(found) > 1)
    return Pairing(tuple(previous), tuple(doubled))


def audit_collection(
    reports: Sequence[Report], members: Sequence[Member] | str | Path | None = None, settings: Settings | None = None
) -> CollectionAudit:
    """Audits many reports, each against its own agency's year before where that is among them.

    :param members: the agencies that have to report, or the CSV list of them (:func:`read_members`).
    """
    whose = [whose_report(report) for report in reports]
    pairing = pair(whose)
    audits = []
    for report, before in zip(reports, pairing.previous, strict=True):
        audits.append(audit_report(report, reports[before] if before is not None else None, settings=settings))
    if isinstance(members, (str, Path)):
        members = read_members(members)
    return CollectionAudit(tuple(audits), collection_findings(whose, pairing, members))


def whose_report(report: Report) -> Whose:
    """What pairing needs to know of a report."""
    figures = "\n".join(f"{key}={figure.value}/{figure.kind}" for key, figure in sorted(report.figures.items()))
    content = hashlib.sha256(figures.encode()).hexdigest()
    return Whose(report.file, report.identity.agency, report.identity.year, content)


def read_members(path: str | Path) -> tuple[Member, ...]:
    """The member list (成员名单): a CSV with the columns 机关 and, separated by semicolons, 别名.

    :raises BadManifest: the list cannot be used.
    """
    rows = read_list(Path(path), _MEMBER_COLUMNS, required=["agency"])
    members = [
        Member(row["agency"], tuple(alias.strip() for alias in re.split("[;；、]", row["aliases"]) if alias.strip()))
        for row in rows
        if row["agency"]
    ]
    if not members:
        raise BadManifest("成员名单里没有机关", file=str(path), remedy="请每行写一个机关")
    return tuple(members)


def collection_findings(
    reports: Sequence[Whose], pairing: Pairing, members: Sequence[Member] | None = None
) -> tuple[Finding, ...]:
    """What only shows when the reports stand together: doubled, missing and unknown ones."""
    found = [_doubled([reports[position] for position in positions]) for positions in pairing.doubled]
    if members:
        for year in sorted({report.year for report in reports if report.year is not None}):
            names = [report.agency for report in reports if report.year == year and report.agency]
            found += [_missing(member, year) for member in members if not any(map(member.is_called, names))]
            strangers = [name for name in names if not any(member.is_called(name) for member in members)]
            found += [_unknown(name, year) for name in sorted(set(strangers))]
    return tuple(sorted(found, key=lambda finding: (finding.severity.rank, finding.rule, finding.subject)))


def _doubled(reports: Sequence[Whose]) -> Finding:
    agency, year = reports[0].agency, reports[0].year
    files = "、".join(report.file for report in reports)
    alike = len({report.content for report in reports}) == 1
    verb = "表格数据相同" if alike else "表格数据不同，未用作下一年度报告的上年数据"
    verb_en = "with equal figures" if alike else "with different figures; not used as next year's previous report"
    return _finding(
        "C101",
        Severity.INFO if alike else Severity.QUESTION,
        "同一机关同一年度有多份报告",
        f"{agency} {year} 年的报告有 {len(reports)} 份（{files}），{verb}。",
        f"{len(reports)} reports of {agency} for {year} ({files}), {verb_en}.",
        f"{agency_key(agency)}.{year}",
        *sorted({report.content for report in reports}),
    )


def _missing(member: Member, year: int) -> Finding:
    return _finding(
        "C102",
        Severity.WARNING,
        "成员机关缺报告",
        f"成员名单中的{member.agency}没有 {year} 年的报告，或其报告未能读出。",
        f"No readable report of member {member.agency} for {year}.",
        f"{agency_key(member.agency)}.{year}",
    )


def _unknown(agency: str, year: int) -> Finding:
    return _finding(
        "C103",
        Severity.QUESTION,
        "报告机关不在成员名单中",
        f"{agency}有 {year} 年的报告，但不在成员名单中。",
        f"{agency} reports for {year} but is not in the member list.",
        f"{agency_key(agency)}.{year}",
    )


def _finding(
    code: str, severity: Severity, title: str, message: str, message_en: str, subject: str, *more: str
) -> Finding:
    mark = hashlib.sha256("\x1f".join((code, subject, *more)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    basis = "《中华人民共和国政府信息公开条例》第四十九条：有关机关应当按时报送、公布上一年度报告"
    return Finding(code, severity, title, message, message_en, basis, subject, fingerprint=mark)
