"""Reads plain text (纯文本), above all text taken out of a PDF: printed lines and delimited tables."""

from __future__ import annotations

import itertools
import re

from ..errors import EmptyFile
from ..model import Block, Document, Source, TextBlock
from .radicals import without_radicals
from .site_foot import without_foot
from .sniff import extension
from .text_encoding import declared_encoding, decode
from .text_lines import line_blocks, strip
from .text_tables import find_tables

_PAGE_NUMBER = re.compile(
    r"^(?:[-—–－─]{1,2}\s*[1-9]\d{0,2}\s*[-—–－─]{1,2}|第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?|Page\s+\d+(?:\s+of\s+\d+)?)$"
)
_BARE_NUMBER = re.compile(r"^\d{1,3}$")
_MARKDOWN_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_MARKDOWN_STRONG = re.compile(r"\*\*(\S(?:[^*]*\S)?)\*\*|__(\S(?:[^_]*\S)?)__")


def read(data: bytes, file: str, digest: str) -> Document:
    """Reads a text file.

    :raises UnreadableEncoding: text in no known encoding. :raises EmptyFile: only white space.
    """
    decoded = decode(data, file, declared_encoding(data))
    lines, sources, pages = _numbered(without_radicals(decoded.text.replace("\x00", "")))
    if extension(file) == "md":
        lines = [_MARKDOWN_STRONG.sub(r"\1\2", line) for line in lines]
    blocks, everything = split_blocks(lines, sources, commas=extension(file) == "csv")
    if not blocks:
        raise EmptyFile("文件里只有空白，没有文字", file=file, remedy="请重新下载或重新导出报告")
    return Document(
        file=file,
        format="text",
        digest=digest,
        blocks=without_foot(blocks),
        lines=everything,
        pages=pages,
        notes=decoded.notes,
    )


def split_blocks(
    lines: list[str], sources: list[Source], commas: bool = False
) -> tuple[tuple[Block, ...], tuple[TextBlock, ...]]:
    """Line blocks and delimited tables in reading order, and all lines where tables were taken out.

    :param commas: commas separate cells.
    """
    printed = line_blocks(lines, sources)
    tables = sorted(find_tables(lines, sources, commas), key=lambda table: table.start)
    if not tables:
        return tuple(printed), ()
    places = {id(source): index for index, source in enumerate(sources)}
    blocks: list[Block] = []
    waiting = list(tables)
    for block in printed:
        index = places[id(block.source)]
        while waiting and waiting[0].end <= index:
            blocks.append(waiting.pop(0).grid)
        if not waiting or index < waiting[0].start:
            blocks.append(block)
    blocks.extend(table.grid for table in waiting)
    return tuple(blocks), tuple(printed)


def _numbered(text: str) -> tuple[list[str], list[Source], int | None]:
    """Lines with their numbers as an editor counts them, page number lines emptied, and the page count.

    Form feeds end pages. A line such as "- 3 -" is a page number wherever it stands. A bare number is one only
    where every page begins or ends with the next number: alone it may be a wrapped figure of table 3.
    """
    lines: list[str] = []
    sources: list[Source] = []
    pages: list[list[int]] = [[]]
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        for part, piece in enumerate(line.split("\f")):
            if part:
                pages.append([])
            if strip(piece):
                pages[-1].append(len(lines))
            lines.append(_MARKDOWN_HEADING.sub("", piece))
            sources.append(Source(line=number))
    if not pages[-1]:
        pages.pop()
    for index in _bare_page_numbers(lines, pages):
        lines[index] = ""
    lines = ["" if _PAGE_NUMBER.match(strip(line)) else line for line in lines]
    return lines, sources, len(pages) if len(pages) > 1 else None


def _bare_page_numbers(lines: list[str], pages: list[list[int]]) -> list[int]:
    filled = [page for page in pages if page]
    for place in (-1, 0):
        found = [page[place] for page in filled]
        texts = [strip(lines[index]) for index in found]
        if len(found) >= 3 and all(_BARE_NUMBER.match(text) for text in texts):
            numbers = [int(text) for text in texts]
            if all(after - before == 1 for before, after in itertools.pairwise(numbers)):
                return found
    return []
