"""A page as a flat list of pieces (网页内容切分): paragraphs and data tables in reading order, nothing left out yet.

The walk is one pass without recursion, so that no nesting of tags can break it. Elements are never removed
from the tree: their paths stay those of the published file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from ..errors import DamagedFile
from ..model import Grid, Source, TextBlock
from .grid_rows import rows_apart
from .html_cells import cell_text
from .html_cssgrid import css_grid
from .html_dom import (
    BLOCK_TAGS,
    Element,
    Paths,
    is_chrome,
    is_shown,
    look_of,
    own_text,
    raw_text,
    shown_text,
)
from .html_table import grid_of, is_layout, own_rows
from .text_lines import line_blocks, raised, strip

_SPACES = re.compile(r"[ \t\r\n\f\u2028\u2029]+")
_DEEPEST = 600
_LONGEST_STRUCK = 60
"""Characters of a correction that is struck out; a tag never closed strikes half the page."""
_HEADING = re.compile(r"^[一二三四五六]、[\u3400-\u9fff、（）]{4,30}$")
_BOLD = frozenset(("b", "strong"))
_LEAST_TEXT = 20
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Piece:
    """A paragraph or table with what tells article from site.

    :ivar text: its text; for tables that of all cells.
    :ivar linked: number of its characters that are links; :ivar anchored: links within the page among them.
    :ivar chrome: the outermost element around it that looks like site chrome, if any.
    :ivar block: what it becomes in the document.
    :ivar marks: which statutory wordings it holds, as bits; filled in by the article finder.
    """

    text: str
    element: Element
    block: TextBlock | Grid
    linked: int = 0
    anchored: int = 0
    chrome: Element | None = None
    marks: int = 0

    @property
    def is_link(self) -> bool:
        """Whether (nearly) all of it is links that lead off the page or, in no heading, around in it."""
        length = len("".join(self.text.split()))
        links = self.linked - (self.anchored if self.element.tag in _HEADINGS else 0)
        return length > 0 and links >= 0.8 * length


@dataclass(slots=True)
class _Walker:
    every: bool
    paths: Paths
    pieces: list[Piece] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    blocks: list[Element] = field(default_factory=list)
    links: list[Element] = field(default_factory=list)
    linked: int = 0
    anchored: int = 0
    chrome: Element | None = None
    headed: bool = False

    def add(self, text: str | None) -> None:
        if text:
            if self.headed and len(text.strip()) >= _LEAST_TEXT:
                self.close()
            self.headed = False
            self.texts.append(text)
            if self.links:
                count = len("".join(text.split()))
                self.linked += count
                self.anchored += count if self.links[-1].get("href", "").strip().startswith("#") else 0

    def close(self) -> None:
        text = strip(_SPACES.sub(" ", shown_text("".join(self.texts))))
        if text and self.blocks:
            element = self.blocks[-1]
            block = TextBlock(text, Source(path=self.paths.of(element)))
            self.pieces.append(Piece(text, element, block, self.linked, self.anchored, self.chrome))
        self.texts.clear()
        self.linked = self.anchored = 0

    def put(self, block: TextBlock | Grid, element: Element) -> None:
        text = block.text if isinstance(block, TextBlock) else "\n".join(cell.text for cell in block.cells)
        self.pieces.append(Piece(text, element, block, chrome=self.chrome))

    def table(self, table: Element) -> bool:
        """Takes a data table whole; ``False`` for a layout table, to be walked into."""
        rows = own_rows(table)
        if is_layout(table, rows):
            return False
        self.close()
        caption = next((child for child in table if child.tag == "caption"), None)
        if caption is not None and (text := cell_text(caption)):
            self.put(TextBlock(text.replace("\n", " "), Source(path=self.paths.of(caption))), caption)
        grid, elements = grid_of(table, rows, self.paths)
        if grid is None:
            return True
        for part in rows_apart(grid):
            if isinstance(part, Grid):
                self.put(part, table)
                continue
            for line in part.text.split("\n"):
                self.put(TextBlock(line, part.source), elements[grid.cells.index(part)])
        return True

    def pre(self, element: Element) -> None:
        self.close()
        lines = raw_text(element).replace("\r\n", "\n").split("\n")
        sources = [Source(path=self.paths.of(element))] * len(lines)
        for block in line_blocks(lines, sources):
            self.put(block, element)

    def special(self, element: Element) -> bool:
        """Takes tables and preformatted text whole; ``False`` where the walk goes on inside."""
        if element.tag == "table":
            return self.table(element)
        if element.tag == "pre":
            self.pre(element)
            return True
        grid = css_grid(element, self.paths)
        if grid is None:
            return False
        self.close()
        self.put(grid, element)
        return True

    def start(self, element: Element) -> bool:
        """Opens an element; ``False`` when the walk need not go inside."""
        tag = element.tag
        if not (is_shown(element) or (self.every and element.get("style") is not None)):
            return False
        if tag == "br":
            self.close()
        elif tag == "img":
            self.add(_pictured_heading(element))
        elif tag in BLOCK_TAGS:
            self.close()
            self.blocks.append(element)
            if self.chrome is None and is_chrome(element):
                self.chrome = element
            if self.special(element):
                return False
        elif tag == "a" and element.get("href"):
            self.links.append(element)
        elif tag == "sup" and element.text and self.texts:
            self.add(raised(element.text))
            return True
        elif look := look_of(element):
            if look == "box":
                self.texts.append(" ")
            elif len(own_text(element)) <= _LONGEST_STRUCK:
                return False
        self.add(element.text)
        return True

    def end(self, element: Element) -> None:
        if self.blocks and self.blocks[-1] is element:
            self.close()
            self.blocks.pop()
            if self.chrome is element:
                self.chrome = None
        elif self.links and self.links[-1] is element:
            self.links.pop()
        elif element.tag in _BOLD and self.texts:
            # A heading in bold with the text right behind it.
            self.headed = bool(_HEADING.match("".join(self.texts).strip()))
        self.add(element.tail)


def _pictured_heading(image: Element) -> str:
    """The heading that a picture stands for, by its alternative text."""
    text = (image.get("alt") or "").strip()
    return text if _HEADING.match(text) else ""


def pieces(body: Element, paths: Paths, file: str, every: bool = False) -> list[Piece]:
    """Paragraphs and data tables of the page in reading order.

    :param every: read hidden elements too: some pages show their article by a script only.
    :raises DamagedFile: tags nested beyond any real page.
    """
    walker = _Walker(every, paths)
    walk = etree.iterwalk(body, events=("start", "end"))
    depth = 0
    for event, element in walk:
        if event == "start":
            depth += 1
            if depth > _DEEPEST:
                remedy = "请在浏览器中打开原网页并重新保存"
                raise DamagedFile("网页标签嵌套过深，无法解析", file=file, remedy=remedy)
            if not walker.start(element):
                walk.skip_subtree()
        else:
            depth -= 1
            if element is not body:
                walker.end(element)
    walker.close()
    return walker.pieces
