"""Reads web pages (网页): the article found inside the site's page, its paragraphs and tables with their XPath."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..errors import LinkPage, NotAReport
from ..model import Block, Document, Grid, NoteCode, Source, TextBlock
from .html_article import article, is_sentence, marks_in
from .html_dom import Element, Paths, own_text, parse
from .html_meta import page_title, publication
from .html_walk import Piece, pieces
from .mht import is_archive, page_of
from .text_encoding import declared_encoding, decode
from .text_lines import as_printed

_FILE_LINK = re.compile(r"\.(?:pdf|docx?|wps|ofd|zip|rar|xlsx?)(?:$|[?#&])", re.IGNORECASE)
_REPORT_LINK = re.compile(r"信息公开.*(?:报告|年报)|年度报告|附件|下载|点击(?:查看|下载|这里)")
_YEAR = re.compile(r"20\d\d|二[〇○零]")
_TITLE_LIKE = re.compile(r"(?:报告|年报)$")
_MOST_MARKS = 10
"""Statutory wordings of a whole report, more or less; with fewer, the rest may be shown by a script only."""
_HALF_HIDDEN = 4
_SHORT_PAGE = 400
"""Characters of sentences below which a page with a link to a report is only a page of links."""
_LONGEST_LINK = 300
_HEAD_BLOCKS = 8
_ICON = 100
"""Pixels up to which a picture is an icon and holds no table."""


def read(data: bytes, file: str, digest: str) -> Document:
    """Reads a web page.

    A web archive (MHT) is read as the page in it.

    :raises UnreadableEncoding: text in no known encoding. :raises DamagedFile: no page at all.
    :raises LinkPage: the page only links to the report. :raises NotAReport: the page shows no text.
    """
    if is_archive(data):
        data = page_of(data, file)
    decoded = decode(data, file, declared_encoding(data))
    root = parse(decoded.text, file)
    body = next(root.iter("body"), root)
    notes: list[tuple[NoteCode, str, Source | None]] = list(decoded.notes)
    paths = Paths()
    found = pieces(body, paths, file)
    container, inside = article(body, found)
    if marks_in(inside) < _MOST_MARKS and len(every := pieces(body, paths, file, every=True)) > len(found):
        around, shown = article(body, every)
        if marks_in(shown) >= marks_in(inside) + (_HALF_HIDDEN if marks_in(inside) else 1):
            found, container, inside = every, around, shown
            notes.append(("hidden_content", "网页正文须由脚本显示，已直接读取其中的文字", None))
    if marks_in(inside) < 3:
        _refuse_link_page(root, found, inside, file)
    if not found:
        raise NotAReport(
            "网页里没有可读的文字，正文可能由脚本载入或是图片",
            file=file,
            remedy="请在浏览器中打开该网页，另存为 PDF 后再审核",
        )
    title, title_element = page_title(root, found)
    published, published_source = publication(root, paths, found, inside)
    blocks: list[Block] = [piece.block for piece in inside]
    if title and title_element is not None and not _has_title(title, blocks):
        blocks.insert(0, TextBlock(title, Source(path=paths.of(title_element))))
    pictures = _pictures(container, inside)
    if pictures:
        message = f"正文里有 {len(pictures)} 幅图片，图片中的文字和数据读不到"
        notes.append(("pictures", message, Source(path=paths.of(pictures[0]))))
    return Document(
        file=file,
        format="html",
        digest=digest,
        blocks=as_printed(blocks),
        title=title,
        published=published,
        published_source=published_source,
        notes=tuple(notes),
    )


def _has_title(title: str, blocks: Sequence[Block]) -> bool:
    """Whether the article itself begins with the title, whole or in several lines, or with one of its own."""
    head = ["".join(block.text.split()) for block in blocks[:_HEAD_BLOCKS] if isinstance(block, TextBlock)]
    if "".join(title.split()) in "".join(head):
        return True
    return any(len(text) <= 60 and _TITLE_LIKE.search(text) for text in head)


def _refuse_link_page(root: Element, found: Sequence[Piece], inside: Sequence[Piece], file: str) -> None:
    """Raises :class:`LinkPage` when the page has little text of its own and leads to a report."""
    if any(isinstance(piece.block, Grid) and len(piece.text) > _SHORT_PAGE for piece in inside):
        return
    if sum(len(piece.text) for piece in inside if is_sentence(piece)) > _SHORT_PAGE:
        return
    targets: list[str] = []
    for element in root.iter("a", "iframe", "embed", "object"):
        address = element.get("href") or element.get("src") or element.get("data") or ""
        text = own_text(element)[:_LONGEST_LINK]
        is_file = bool(_FILE_LINK.search(address)) or element.tag in ("embed", "object")
        if (is_file and (element.tag != "a" or _is_report(text + address[-_LONGEST_LINK:], found))) or (
            element.tag == "a"
            and address
            and not address.startswith(("#", "javascript:"))
            and _YEAR.search(text)
            and _names_report(text)
        ):
            targets.append(text or element.get("title") or address.rsplit("/", 1)[-1])
    if targets:
        first = targets[0][:60]
        many = f"等 {len(targets)} 个链接" if len(targets) > 1 else ""
        raise LinkPage(
            f"网页本身没有报告内容，只有指向报告的链接“{first}”{many}",
            file=file,
            remedy="请打开链接，下载其中的报告（PDF、DOCX 或网页）后再审核",
        )


def _is_report(text: str, found: Sequence[Piece]) -> bool:
    """Whether a linked file is the report: named so, or the only thing on a page that is about one."""
    return bool(_REPORT_LINK.search(text)) or any(_names_report(piece.text[:_LONGEST_LINK]) for piece in found[:40])


def _names_report(text: str) -> bool:
    return bool(re.search(r"信息公开.{0,12}(?:报告|年报)", "".join(text.split())))


def _pictures(container: Element, inside: Sequence[Piece]) -> list[Element]:
    """Pictures in the article that are large enough to hold text.

    Where the article has no element of its own, those between its first and its last words.
    """
    pictures = list(container.iter("img"))
    if container.tag in ("html", "body") and pictures:
        place = {element: i for i, element in enumerate(container.iter())}
        places = [place[piece.element] for piece in inside] or [0]
        pictures = [image for image in pictures if min(places) < place[image] < max(places)]
    found = []
    for image in pictures:
        sizes = [re.match(r"\d{1,6}", image.get(name, "")) for name in ("width", "height")]
        if any(size is not None and int(size[0]) <= _ICON for size in sizes):
            continue
        if not (image.get("src") or "").lower().split("?")[0].endswith((".gif", ".svg", ".ico")):
            found.append(image)
    return found
