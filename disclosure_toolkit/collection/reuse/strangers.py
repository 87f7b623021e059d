"""Another agency's name where a report speaks of its own work (错写其他机关名称).

Reports name other agencies for good reasons: a superior, a partner, the organ that reviews, the one that a
request was passed on to. What is looked for is the name as the subject of a sentence about work on
disclosure, or as the one that compiles the report, in a sentence that does not speak of the agency itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...model import Level
from ..digest import Digest, SectionText
from ..names import full_key, without_superior

_SENTENCE = re.compile(r"[^。！？；\n]+")
_ENDS = "局委会室府厅院处所站队心社办"
_TASK = re.compile(r"^.*([省市州盟县区旗])(.{2,}?)$")
_FEW = 2
_LONGEST = 30
_SHORTEST = 4
_LEAD = re.compile(
    r"^[\s\u3000]*(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(?:[一二三四五六七八九十]是)?"
    r"(?:(?:20\d\d\s*年度?|一年来|本年度?|全年|下一步|今后|同时|此外|目前|近年来|截至[^，。]{2,14}|为此|对此)[以来]{0,2}[，,、]?\s*)*$"
)
_BY = re.compile(r"(?:^|[，,、])(?:上述工作|本报告|该项工作|政府信息公开工作|公开工作|本年度?报告)?由$")
_COMPILES = re.compile(r"^(?:办公室)?(?:负责|组织)?(?:编制|编写|统筹|组织实施|具体负责)(?!的)")
_DOES = re.compile(
    r"^(?!(?:等|和|与|及|、|转|牵头|来|到|对我|向我|为我|组织的|印发|下发|关于|《|的通知|的要求|要求|统一|批准|审核|考核|督查|检查))"
)
# The headline of another report, as the menus and lists of links around an article hold it.
_HEADLINE = re.compile(r"^[\s\S]{0,12}(?:政府)?信息公开(?:工作)?(?:年度)?(?:报告|年报)[\s\S]{0,16}$")
_SELF = re.compile(
    r"我(?:局|办|镇|乡|街道|县|区|市|委|厅|院|处|站|所|旗|州|单位|中心|机关)|本(?:局|办|镇|乡|街道|机关|单位)|全(?:局|办|镇|乡|街道|系统)"
)
_IN_CHARGE = re.compile(r"政府办公室|政府办公厅|政务公开|政务服务|委员会办公室")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stranger's name: whose, and where it stands.

    :ivar agency: the other agency's id. :ivar start: and :ivar end: of the sentence in the section's text;
        ``name`` is the span of the name in it.
    """

    agency: str
    section: int
    start: int
    end: int
    name: tuple[int, int]


def known_names(agencies: Mapping[str, Digest]) -> dict[str, str]:
    """Spelling of a name → agency id, where it is only one agency's.

    :param agencies: id → a report of the agency.
    """
    found: dict[str, set[str]] = {}
    for identity, report in agencies.items():
        key = full_key(report.agency)
        for spelling in {key, "".join(report.agency.split()), *without_superior(key)}:
            if len(spelling) >= _SHORTEST:
                found.setdefault(spelling, set()).add(identity)
    return {spelling: next(iter(owners)) for spelling, owners in found.items() if len(owners) == 1}


def strangers(report: Digest, own: str, names: Mapping[str, str]) -> list[Mention]:
    """The sentences in which another agency stands where the report should name its own.

    A report that speaks so of several agencies gives an account of them, one by one; it is left alone.

    :param own: id of the report's agency. :param names: as :func:`known_names` gives them.
    """
    if report.level == Level.GOVERNMENT:
        return []  # it reports on all of them
    found = [
        mention
        for section in report.sections
        if section.number in (0, 1, 5, 6)
        for mention in _in_section(section, own, full_key(report.agency), names)
    ]
    most = 1 if in_charge(report) else _FEW
    return found if len({mention.agency for mention in found}) <= most else []


def in_charge(report: Digest) -> bool:
    """Whether it is a government's or that of an office in charge of disclosure, of which every report may speak."""
    return report.level == Level.GOVERNMENT or bool(_IN_CHARGE.search(report.agency))


def _in_section(section: SectionText, own: str, own_name: str, names: Mapping[str, str]) -> Iterator[Mention]:
    for sentence in _SENTENCE.finditer(section.text):
        text = sentence.group()
        if _SELF.search(text):
            continue
        for start, end in _names(text, names):
            owner = names[text[start:end]]
            if owner == own or text[start:end] in own_name or own_name in text or _superior(owner, own_name):
                continue
            if _as_own(text, start, end):
                yield Mention(owner, section.number, sentence.start(), sentence.end(), (start, end))
                break


def _superior(other: str, own: str) -> bool:
    """Whether the other has the same task one level up: 青河市民政局 is that of 云川县民政局."""
    above, mine = _TASK.match(other), _TASK.match(own)
    return (
        above is not None
        and mine is not None
        and above[2] == mine[2]
        and above[1] in "省市州盟"
        and mine[1] in "县区旗"
    )


def _as_own(text: str, start: int, end: int) -> bool:
    before, after = text[:start], text[end:]
    if _BY.search(before) and _COMPILES.match(after):
        return True
    if not after.strip() or _HEADLINE.match(after):
        return False
    return bool(_LEAD.match(before)) and bool(_DOES.match(after))


def _names(text: str, names: Mapping[str, str]) -> list[tuple[int, int]]:
    """The known names in a sentence, the longest at each place: 县人民政府办公室 is not 县人民政府."""
    longest: dict[int, int] = {}
    for end, char in enumerate(text, 1):
        if char not in _ENDS:
            continue
        for start in range(max(0, end - _LONGEST), end - _SHORTEST + 1):
            if text[start:end] in names:
                longest[start] = end
                break
    return sorted(longest.items())
