"""Whose report of which year (机关与年度): from the document itself, not from its file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ..chinese import CJK, find_date, fold, normalise
from ..model import Document, Identity, Level, Period, ReadingNote, Section, Source, TextBlock
from .prose import clean

_TITLE = re.compile(
    r"(?:政府)?信息公开(?:工作)?(?:20\d{2}年?(?=年度|工作|度))?(?:度?工作报告|度报告|年度工作报告|年度报告|工作报告|年报|情况年度报告|情况报告|的?年度报告|情况的?报告)"
)
_WAY = re.compile(r"^\s*(?:[您你]?(?:当前|现在|所在)的?(?:所在)?位置|首页\s*[>＞»›→/|-])|[>＞»›].*[>＞»›]")
"""The way to a page (首页 > 政务公开 > 年报) names reports and is no title."""
_YEAR = re.compile(r"((?:19|20)\d{2})\s*(?:年度|年)")
_CN_YEAR = re.compile(r"([二2][〇○零0OoＯ][一二三四五六七八九〇○零0-9]{2})(?:年度|年)")
_CN_DIGITS = dict(zip("零一二三四五六七八九〇○OoＯ", [*range(10), *[0] * 5], strict=True)) | {
    str(n): n for n in range(10)
}
_PERIOD = re.compile(
    r"(?P<y1>20\d{2})年(?P<m1>\d{1,2})月(?P<d1>\d{1,2})日?(?:起|开始)?[，,]?(?:至|到|—+|-+|–|~|～)(?:(?P<y2>20\d{2})年)?(?P<m2>\d{1,2})月(?P<d2>\d{1,2})日"
)
_YEAR_ALONE = 8
_ORG_END = r"(?:人民政府|政府|办公室|委员会|办事处|管理局|局|厅|委|院|署|处|中心|街道|镇|乡|县|区|市|省|旗|苏木|法院|总队|支队|大队|公司|站|馆|所|社|联合会|总局|集团|学校|公安处|开发区|管委会|州|盟|海关)"
_ORG_LINE = re.compile(rf"^[{CJK}（）()、“”\s]{{2,40}}{_ORG_END}$")
_PREAMBLE_ORG = [
    re.compile(rf"(?:现|特)?(?:向社会)?(?:公布|公开)([{CJK}]{{2,30}}?)20\d{{2}}年(?:度)?(?:政府)?信息公开"),
    re.compile(rf"本(?:年度)?报告(?:是)?由([{CJK}]{{2,30}}?)(?:根据|按照|依据|编制|依照)"),
    re.compile(rf"(?:请|可)(?:直接)?与([{CJK}]{{2,30}}?)(?:联系|办公室联系)"),
]
_PUBLISHED = re.compile(
    r"(?:发布|公开|发文|成文|公布|生成)(?:时间|日期)\s*[:：]\s*(\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2})"
)


def level_of(agency: str) -> Level:
    """What kind of organ the name tells."""
    name = re.sub(r"[（(].*?[)）]$", "", agency).strip()
    if not name:
        return Level.UNKNOWN
    if re.search(r"(?:镇|乡|苏木|街道|街道办|街)(?:人民政府|政府|办事处)?$|街道办事处$|民族乡", name):
        return Level.TOWNSHIP
    if re.search(r"(?:人民政府|市政府|县政府|区政府|省政府)$", name):
        return Level.GOVERNMENT
    if re.search(
        r"(?:办公室|委员会|管理局|分局|总局|局|厅|委|办|院|署|处|中心|队|馆|所|社|会|站|司|部|公司|学校|管委会|海关)$",
        name,
    ):
        return Level.DEPARTMENT
    if re.search(r"(?:省|市|县|区|旗|州|盟|自治区)$", name):
        return Level.GOVERNMENT
    return Level.UNKNOWN


def _year_in(text: str) -> tuple[int | None, int, int]:
    match = _YEAR.search(text)
    if match:
        return int(match[1]), match.start(), match.end()
    match = _CN_YEAR.search(text)
    if match:
        digits = [_CN_DIGITS[c] for c in match[1]]
        return digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], match.start(), match.end()
    return None, -1, -1


def find_title(lines: Sequence[tuple[str, Source]]) -> tuple[str, str, int | None, Source | None]:
    """The title among the first lines.

    :param lines: text and place of the lines before section 一.
    :return: title as printed, agency, year, place; empty and ``None`` where not found.
    """
    lines = [(text, source) for text, source in lines if not _WAY.search(text)]
    texts = [clean(text) for text, _ in lines]
    for i in range(len(texts)):
        for span in (1, 2, 3):
            if i + span > len(texts):
                break
            joined = "".join(texts[i : i + span])
            plain = normalise(joined)
            match = _TITLE.search(plain)
            if match is None or len(plain) > 70 or re.search(r"[。；，,]", plain[: match.end()]):
                continue
            if len(plain) - match.end() > 12 or (span > 1 and _TITLE.search(normalise(texts[i + span - 1]))):
                if (
                    span > 1
                    and _TITLE.search(normalise(texts[i + span - 1]))
                    and _ORG_LINE.match(_YEAR.sub("", normalise(texts[i])).strip())
                ):
                    pass
                else:
                    continue
            head = plain[: match.start()]
            year, start, end = _year_in(head)
            if year is None and (within := re.search(r"20\d{2}", match.group())) is not None:
                # 某部政府信息公开工作2021年度报告.
                year, start, end = int(within.group()), len(head), len(head)
            before, after = (head[:start], head[end:]) if year is not None else (head, "")
            agency = re.sub(r"^关于|关于$", "", before.strip(" 《:：-—")) or after.strip(" 度的")
            if agency.endswith("人民") and match.group().startswith("政府"):
                # 华容县人民政府信息公开…: 政府 is said once for both.
                agency += "政府"
            if re.search(r"[:：]", _tidy_agency(agency)):
                continue  # a line of the index card (索引号：… 信息分类：政府信息公开年报)
            source = lines[i][1]
            title = joined
            if not re.search(_ORG_END, agency) and i > 0:
                above = normalise(texts[i - 1]).strip()
                if _ORG_LINE.match(above):
                    agency, title, source = above + agency, texts[i - 1] + joined, lines[i - 1][1]
            below = normalise(texts[i + span]).strip(" ()") if i + span < len(texts) else ""
            if not agency and _ORG_LINE.match(below):
                agency = below
            if year is None and i > 0 and span == 1:
                year, _, _ = _year_in(normalise(texts[i - 1]))
            if year is None:
                # 政府信息公开工作年度报告（2024年度）, on this line or the next.
                year, _, _ = _year_in(plain[match.end() :] + (below if len(below) <= _YEAR_ALONE else ""))
            return title, _tidy_agency(agency), year, source
    return "", "", None, None


def _tidy_agency(agency: str) -> str:
    agency = re.sub(r"^(?:关于|附件\d*[:：]?|首页|当前位置.*[>»])", "", agency.strip())
    agency = re.sub(r"^【[^】]*】|(?:关于(?:印发|公布|发布|公开)?|的|(?<=\D)20\d\d\s*[-—~至]?)$", "", agency)
    return agency.strip(' 《》“”"·-—:：>')


def find_period(sections: Sequence[Section]) -> tuple[Period | None, ReadingNote | None]:
    """The statistical period that the preamble or section 一 states."""
    for section in sections:
        if section.number not in (0, 1):
            continue
        text = normalise(section.text)
        if len(text) != len(section.text):
            text = section.text
        for match in _PERIOD.finditer(text):
            around = text[max(0, match.start() - 60) : match.end() + 20]
            if not re.search(r"统计|数据|期限|时限|起止|周期|截止|期间|时间", around):
                continue
            raw, source = section.text[match.start() : match.end()], section.source_at(match.start())
            try:
                start = date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
                end = date(int(match["y2"] or match["y1"]), int(match["m2"]), int(match["d2"]))
            except ValueError:
                message = f"统计期限“{raw}”含有不存在的日期"
                return None, ReadingNote("period_invalid", message, source)
            return Period(start, end, raw, source), None
    return None, None


def identify(
    document: Document, sections: Sequence[Section], edition: str | None
) -> tuple[Identity, list[ReadingNote]]:
    """Agency, year, level, title, period and publication date, as far as the document tells them."""
    notes: list[ReadingNote] = []
    preamble = next((s for s in sections if s.number == 0), None)
    head = _head_lines(document, preamble)
    title, agency, title_year, source = find_title(head)
    if not title and document.title:
        container = [(part, Source()) for part in re.split(r"[_|｜]|\s-\s|--|\n", document.title)]
        title, agency, title_year, _ = find_title(container)
        if title:
            notes.append(ReadingNote("title_from_container", "正文中没有标题，标题取自网页的标题栏"))
    period, problem = find_period(sections)
    if problem is not None:
        notes.append(problem)
    opening = normalise(" ".join(s.text[:600] for s in sections if s.number in (0, 1)))
    if not agency:
        for pattern in _PREAMBLE_ORG:
            match = pattern.search(opening)
            if match and re.search(_ORG_END + "$", match[1]):
                agency = _tidy_agency(match[1])
                notes.append(ReadingNote("agency_from_text", f"标题未写明机关，机关名称“{agency}”取自正文"))
                break
    year = title_year or (period.start.year if period is not None else None)
    if year is None:
        match = re.search(r"(20\d{2})年(?:度)?(?:政府)?信息公开", opening) or re.search(r"(20\d{2})年", opening)
        if match:
            year = int(match[1])
            notes.append(ReadingNote("year_from_text", f"标题未写明年度，年度 {year} 取自正文"))
    published, published_source = _published(document, head)
    identity = Identity(
        agency=agency,
        year=year,
        edition=edition,
        level=level_of(agency),
        title=title,
        title_year=title_year,
        title_source=source,
        period=period,
        published=published,
        published_source=published_source,
    )
    return identity, notes


def _head_lines(document: Document, preamble: Section | None) -> list[tuple[str, Source]]:
    texts = [block for block in document.blocks if isinstance(block, TextBlock)]
    # Titles may stand inside section 一's opening when the preamble is left out; the first lines suffice.
    count = max(12, len(preamble.lines) if preamble is not None else 0)
    return [
        (line, block.source)
        for block in texts[: min(count, 40)]
        for line in (block.text.split("\n") if block.kind == "paragraph" else [block.text])
        if fold(line)
    ]


def _published(document: Document, head: Sequence[tuple[str, Source]]) -> tuple[date | None, Source | None]:
    if document.published:
        return date.fromisoformat(document.published), document.published_source
    for text, source in head:
        match = _PUBLISHED.search(normalise(text))
        if match:
            found = find_date(match[1])
            if found is not None:
                return found, source
    return None, None
