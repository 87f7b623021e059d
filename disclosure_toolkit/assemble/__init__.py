"""From a document to a report (组装): sections, tables, identity; what could not be placed is kept and said."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from ..chinese import fold
from ..errors import NotAReport, SeveralReports, UnfilledForm
from ..model import Document, Kind, LabelMatch, NoteCode, ReadingNote, Report, TextBlock
from ..readers import detect_format, file_bytes, read_bytes
from .identity import identify
from .prose import build_section
from .record import report_from_json
from .sections import EXTRA, RawSection, split_sections
from .tables import Tables, prose_blocks, read_tables

_TITLE_WORDS = re.compile(r"信息公开.{0,6}(?:年度报告|工作报告|年报|年度工作报告)")
_PLACEHOLDER = re.compile(r"[（(]+文字描述[）)]+")
FIRST_YEAR = 2019


def load_report(path: str | Path) -> Report:
    """Loads one published report (PDF, HTML, DOCX, text) or a record (JSON).

    :raises DisclosureError: with the file, the place and the remedy, in Chinese.
    """
    name = str(path)
    data = file_bytes(path)
    found = detect_format(data, name)
    if found == "json":
        return report_from_json(data, name, hashlib.sha256(data).hexdigest())
    return assemble(read_bytes(data, name, found))


def assemble(document: Document) -> Report:
    """Makes the structured record of a document.

    :raises NotAReport: no section, no table and no title of an annual report.
    :raises SeveralReports: more than one report. :raises UnfilledForm: the blank form.
    """
    sections = split_sections(document.blocks)
    first = [build_section(raw) for raw in sections[:2]]
    year = identify(document, first, None)[0].year
    tables = read_tables(document, sections, year)
    _refuse(document, sections, tables)
    built = [build_section(_without_tables(raw, tables)) for raw in sections]
    edition = tables.edition.name if tables.edition is not None else None
    identity, notes = identify(document, built, edition)
    if built and built[0].number == 0:
        opening = build_section(_without_title(_without_tables(sections[0], tables), identity.title))
        built = [opening, *built[1:]] if opening.text else built[1:]
    notes = [ReadingNote(code, message, source) for code, message, source in document.notes] + notes
    if identity.year is not None and identity.year < FIRST_YEAR:
        message = f"{identity.year} 年度尚无统一格式（统一格式自 2019 年度起），只审核适用的内容"
        notes.append(ReadingNote("before_uniform_form", message))
        identity = replace(identity, edition=None if not tables.figures else identity.edition)
    notes += [*tables.notes, *_label_notes(tables)]
    return Report(
        identity=identity,
        figures=tables.figures,
        sections=tuple(built),
        tables=tables.records,
        notes=tuple(notes),
        file=document.file,
        format=document.format,
        digest=document.digest,
    )


def _without_tables(raw: RawSection, tables: Tables) -> RawSection:
    return RawSection(raw.number, raw.heading, prose_blocks(raw.blocks, tables))


def _without_title(raw: RawSection, title: str) -> RawSection:
    """What stands before section one without the lines of the title."""
    wanted = fold(title)
    rest = [
        block
        for block in raw.blocks
        if not (
            isinstance(block, TextBlock) and 4 <= len(fold(block.text)) <= len(wanted) and fold(block.text) in wanted
        )
    ]
    return RawSection(raw.number, raw.heading, rest)


def _refuse(document: Document, sections: list[RawSection], tables: Tables) -> None:
    """Raises when the document is no report, several reports, or the form not filled in."""
    numbers = Counter(s.number for s in sections if 1 <= s.number < EXTRA)
    text = document.text
    titles = [
        b.text
        for b in document.blocks
        if isinstance(b, TextBlock) and len(b.text) < 60 and _TITLE_WORDS.search(fold(b.text))
    ]
    titled = _TITLE_WORDS.search(fold(text[:400] + document.title)) and len(fold(text)) >= 150
    if not tables.records and len(numbers) < 2 and not titled:
        raise NotAReport(
            "文件中没有找到政府信息公开工作年度报告的标题、六个部分或三张表",
            document.file,
            remedy="请确认选对了文件；若网页只是列表或说明页，请下载报告本身",
        )
    if sum(1 for count in numbers.values() if count >= 2) >= 4 and len(set(titles)) >= 2:
        raise SeveralReports("一个文件里有不止一份年度报告", document.file, remedy="请拆成每份报告一个文件")
    filled = any(f.kind not in (Kind.BLANK, Kind.UNREADABLE) for f in tables.figures.values())
    if len(_PLACEHOLDER.findall(text)) >= 2 and not filled:
        raise UnfilledForm("这是尚未填写的空白格式", document.file, remedy="请提供填写完成、已公布的报告")


def _label_notes(tables: Tables) -> list[ReadingNote]:
    """One note for every label that was not exact."""
    names = {"proactive": "表二", "requests": "表三", "review": "表四"}
    notes = []
    for record in tables.records:
        seen: set[tuple[str | None, str]] = set()
        for kind, labels in (("行", record.rows), ("列", record.columns)):
            for label in labels:
                if label.how == "exact" or (label.key, label.printed) in seen:
                    continue
                seen.add((label.key, label.printed))
                notes.append(ReadingNote(*_label_note(names[record.name], kind, label), label.source))
    return notes


def _label_note(table: str, kind: str, label: LabelMatch) -> tuple[NoteCode, str]:
    printed = "".join(label.printed.split())
    if label.key is None:
        return "label_unknown", f"{table}有不认识的{kind}名“{printed}”"
    if label.how == "position":
        return "label_by_position", f"{table}{kind}名“{printed}”与格式不同，按序号和前后{kind}认定为“{label.expected}”"
    return "label_inexact", f"{table}{kind}名“{printed}”与格式的“{label.expected}”不完全相同"


__all__ = ["assemble", "load_report"]
