"""What is shown of a page and where it stands (网页元素): parsing, visibility, text, paths, site chrome."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TypeAlias

from lxml import etree

from ..errors import DamagedFile
from .radicals import without_radicals

Element: TypeAlias = etree._Element


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


BLOCK_TAGS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_NEVER_SHOWN = words(
    "script style noscript template head link meta base title object embed iframe applet svg canvas audio video "
    "select option optgroup datalist button textarea input area map"
)
_CHROME_TAGS = frozenset(("nav", "footer", "aside", "header"))
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NO_SIZE = re.compile(r"font-size\s*:\s*0+(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)", re.IGNORECASE)
_STRUCK_TAGS = frozenset(("del", "s", "strike"))
_STRUCK_STYLE = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_BOX_STYLE = re.compile(r"display\s*:\s*inline-(?:block|flex|table)|float\s*:\s*(?:left|right)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0|#12288|#x3000);", re.IGNORECASE)
_CHROME_WORDS = words(
    "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs bread dqwz position share bdshare bdsharebuttonbox "
    "jiathis social footer foot copyright copyrights sidebar related relate xgxx xgwj xgjd recommend pager pagination "
    "toolbar tools qrcode qr ewm search login topbar header banner gotop totop backtop print dyby closewindow fontsize "
    "hotnews links friendlink"
)
_NEVER_CHROME = frozenset(("html", "body", "form", "table", "tbody", "tr", "td", "p", "span", "a"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{20000,}")
_MOST_ATTRIBUTES = 2000
_PLAIN_TAG = re.compile(r"[A-Za-z_][\w.-]*$")
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def parse(text: str, file: str) -> Element:
    """The page's root element, scripts and entities never run or fetched.

    :raises DamagedFile: no element at all.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True, huge_tree=True
    )
    clean = without_radicals(_CONTROLS.sub("", text))
    # The parser's time grows with the square of an element's attributes.
    if any(match.group().count("=") > _MOST_ATTRIBUTES for match in _LONG_TAG.finditer(clean)):
        raise DamagedFile("网页标签的属性多得不合常理，无法解析", file=file, remedy="请在浏览器中打开原网页并重新保存")
    try:
        root = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedFile("网页内容已损坏，无法解析", file=file, remedy="请在浏览器中打开原网页并重新保存") from error
    if root is None:
        raise DamagedFile("网页里没有任何内容", file=file, remedy="请在浏览器中打开原网页并重新保存")
    return root


class Paths:
    """XPaths that find a page's elements in its file.

    Each parent's children are counted once: asking the tree for every path anew takes minutes on a page with
    tens of thousands of paragraphs.
    """

    def __init__(self) -> None:
        self._known: dict[Element, str] = {}
        self._steps: dict[Element, dict[Element, str]] = {}

    def of(self, element: Element) -> str:
        """The element's path, such as ``/html/body/div[2]/p[1]``."""
        parent = element.getparent()
        if parent is None:
            return f"/{element.tag}"
        chain: list[Element] = []
        while parent is not None and parent not in self._known:
            chain.append(parent)
            parent = parent.getparent()
        path = self._known[parent] if parent is not None else ""
        for node in reversed(chain):
            path += self._step(node)
            self._known[node] = path
        return path + self._step(element)

    def _step(self, element: Element) -> str:
        parent = element.getparent()
        if parent is None:
            return f"/{element.tag}"
        steps = self._steps.get(parent)
        if steps is None:
            steps = self._steps[parent] = _steps(parent)
        return steps[element]


def _steps(parent: Element) -> dict[Element, str]:
    children = list(parent)
    counts = Counter(child.tag for child in children)
    seen: Counter[str] = Counter()
    found: dict[Element, str] = {}
    for position, child in enumerate(children, start=1):
        seen[child.tag] += 1
        if not _PLAIN_TAG.match(child.tag):  # o:p and the like are no names in an XPath
            found[child] = f"/*[{position}]"
        else:
            found[child] = f"/{child.tag}" if counts[child.tag] == 1 else f"/{child.tag}[{seen[child.tag]}]"
    return found


def is_shown(element: Element) -> bool:
    """Whether a browser without scripts shows the element itself (its ancestors apart)."""
    if element.tag in _NEVER_SHOWN or element.get("hidden") is not None:
        return False
    style = element.get("style")
    if style is None:
        return True
    # Letters of no size hide only themselves: what is inside may have its own (a trick against gaps between boxes).
    return not _hides(style) and (len(element) > 0 or not _has_no_size(style))


@lru_cache(maxsize=1024)
def _hides(style: str) -> bool:
    return bool(_HIDDEN_STYLE.search(style))


@lru_cache(maxsize=1024)
def _has_no_size(style: str) -> bool:
    return bool(_NO_SIZE.search(style))


def look_of(element: Element) -> str:
    """How an inline element stands in its text: ``struck`` out (删除线), a ``box`` of its own, or as all (empty).

    What is struck out an editor has replaced by what stands beside it.
    """
    if element.tag in _STRUCK_TAGS:
        return "struck"
    style = element.get("style")
    return _look(style) if style is not None else ""


@lru_cache(maxsize=1024)
def _look(style: str) -> str:
    if _STRUCK_STYLE.search(style):
        return "struck"
    return "box" if _BOX_STYLE.search(style) else ""


def shown_text(text: str) -> str:
    """Text as meant: spaces for entities that were escaped twice and stand there as letters."""
    return _ENTITY.sub(" ", text) if "&" in text else text


def is_chrome(element: Element) -> bool:
    """Whether tag, class or id say that the element is part of the site and not of the article."""
    if element.tag in _CHROME_TAGS:
        return True
    if element.tag in _NEVER_CHROME:
        return False
    return _names_chrome(f"{element.get('class') or ''} {element.get('id') or ''}")


@lru_cache(maxsize=1024)
def _names_chrome(names: str) -> bool:
    return any(word.lower() in _CHROME_WORDS for word in _TOKEN.findall(names))


def raw_text(element: Element) -> str:
    """All text inside the element as the file has it."""
    return "".join(str(text) for text in element.itertext())


def own_text(element: Element) -> str:
    """All text inside the element without white space, shown or not: for measuring, not for reading."""
    return "".join(raw_text(element).split())
