"""标题中的机关与文中自称是否一致。

## 检查什么

标题写明的报告机关，与前言和第一部分中自报机关的语句（“由××局编制”“与××局联系”“现将××局……公布如下”“2024年，××局坚持……”“联系单位：××局”“××局高度重视……”）是否为同一机关。
简称与全称、带不带上级地名、机关与其内设办公室，视为同一机关。人民政府的报告常由其办公室或者政务公开主管部门编制，不作比较。

## 为什么

机关不一致，多半是套用其他机关的文稿后没有改全。也可能确由其他机关代编，因此列为待核。

## 不合规示例

标题为“云溪县审计局”，前言写“由云溪县民政局编制”。

## 合规示例

标题为“云溪县民政局”，前言写“请与云溪县民政局办公室联系”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...chinese import fold
from ...model import Level, Quote, Report, Severity
from ..base import Judgement, failed, not_applicable, passed, quote, rule

_NAME = r"(?P<name>[\u4e00-\u9fff]{2,24}?(?:局|委|委员会|厅|镇人民政府|乡人民政府|街道办事处))(?:办公室)?"
_YEAR = r"\d{4}\s*年"
_CLAIMS = (
    re.compile(rf"由{_NAME}(?:负责)?(?:组织)?(?:编制|编写|编撰)"),
    re.compile(rf"由{_NAME}(?:根据|按照|依据)"),
    re.compile(rf"[，,](?!会同|联合|协同|与|和|我|本|各){_NAME}(?:组织)?(?:编制|编写|编撰)了?(?:本|《?{_YEAR})"),
    re.compile(rf"(?:与|向|同){_NAME}(?:联系|咨询|反映)"),
    re.compile(rf"(?:现将|[现特](?:予以)?(?:公布|发布|公开)){_NAME}的?\s*\d{{4}}\s*年"),
    re.compile(
        rf"^\d{{4}}\s*年度?[，,]?{_NAME}(?=以|坚持|深入|认真|严格|全面|高度|积极|持续|始终|紧紧|围绕|在|按照|根据|依据)",
        re.MULTILINE,
    ),
)
_CONTACT = re.compile(rf"(?:联系|编制|承办|发布|公开)(?:单位|机构|机关|主体)\s*[:：]\s*{_NAME}(?=[，,。；;\s]|$)")
# 云溪县水务局高度重视政府信息公开工作: the first words of section one speak of the organ itself.
_SUBJECT = re.compile(
    rf"(?:^|[，,。\n])(?!我|本|各|全|在|经|按|根据|对|向|由){_NAME}(?:党组|党委)?"
    r"(?=高度重视|始终|坚持|认真(?:贯彻|落实|执行|按照)|严格(?:按照|落实|执行|贯彻)|深入(?:贯彻|落实|学习)|全面(?:贯彻|落实|推进)|[把将]政[府务]信?息?公开|紧紧围绕|积极推进|持续(?:推进|深化)|扎实|切实)"
)
_FIRST = 160
"""Characters of section one in which an organ introduces itself."""
# By section, in what words of it, and in how many of its characters, an organ is named as the one that reports.
# Section six tells of fees and other bodies; there only who opens a paragraph speaks of itself.
_SPOKEN: dict[int, tuple[tuple[re.Pattern[str], int | None], ...]] = {
    0: tuple((pattern, None) for pattern in (_CONTACT, *_CLAIMS)),
    1: ((_CONTACT, None), (_SUBJECT, _FIRST), *((pattern, None) for pattern in _CLAIMS)),
    6: ((_CLAIMS[-1], None),),
}
_OFFICE = re.compile(r"(?<=街道)办事处$|(?<=[镇乡])人民政府$")
_PARTY = ("县委", "市委", "区委", "省委", "党委", "州委", "旗委")
_TITLE = re.compile(r"^\s*(?P<name>[\u4e00-\u9fff（）()]{4,40}?)\s*(?:关于)?\s*(?:\d{4}|二[〇○零])")


@rule(
    code="S117",
    title="标题机关应当与文中自称一致",
    title_en="The agency in the title must be the one that the text speaks of",
    severity=Severity.QUESTION,
    basis="《政府信息公开条例》第四十九条：行政机关公布本机关的年度报告",
    any_year=True,
)
def check(report: Report) -> Iterator[Judgement]:
    """One judgement where the text names its agency in so many words."""
    agency = _in_title(report) or report.identity.agency
    if report.identity.level is Level.GOVERNMENT or not agency:
        yield not_applicable("人民政府的报告，或者标题没有写明机关")
        return
    named = list(_named(report))
    if not named:
        yield not_applicable("文中没有说明编制、联系机关的语句")
    elif any(_same(agency, name) for name, _ in named) or any(agency in s.text for s in report.sections):
        yield passed("agency")
    else:
        name, where = named[0]
        yield failed(
            "agency",
            f"标题机关为“{agency}”，文中为“{name}”",
            f"the title names {agency}, the text {name}",
            quotes=[where],
        )


def _in_title(report: Report) -> str:
    """The agency that stands before the year in the title, if any does."""
    match = _TITLE.match(report.identity.title.replace("\n", ""))
    return match["name"] if match is not None else ""


def _named(report: Report) -> Iterator[tuple[str, Quote]]:
    for section in report.sections:
        for pattern, length in _SPOKEN.get(section.number, ()):
            for match in pattern.finditer(section.text[:length]):
                if not match["name"].endswith(_PARTY):
                    yield match["name"], quote(report, section.number, match.start("name"), match.end("name"))


def _same(a: str, b: str) -> bool:
    """Whether one name is the other, within it, or an abbreviation of it (住建局, 住房和城乡建设局)."""
    # 东湖街道 is 东湖街道办事处, 云溪镇 is 云溪镇人民政府.
    short, long = sorted((_OFFICE.sub("", fold(name)) for name in (a, b)), key=len)
    rest = iter(long)
    return all(char in rest for char in short)
