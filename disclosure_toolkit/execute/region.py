"""The region's pages (地区概览、多年趋势): their notebooks executed and rendered beside the index."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from ..display.markup import Html, tag
from ..display.page import page_pieces
from ..display.paged import paged_script
from ..display.region_data import read_region
from ..display.region_page import region_style
from ..display.region_words import TEXTS
from ..display.trends import has_trends, region_years
from ..display.words import pick, words
from ..storage import write_pieces
from .notebook import execute, load_notebook, notebook_path, notebook_pieces
from .render import rendered_pieces

T = TypeVar("T")
R = TypeVar("R")

TRENDS = "trends"
_PAGE_NAME = re.compile(rf"(?:region-\d+|{TRENDS})\.(?:html|ipynb)")


@dataclass(frozen=True)
class _Page:
    """One page to make: its name without suffix, notebook, parameters, title, and the words of a link to it."""

    name: str
    notebook: str
    parameters: Mapping[str, str]
    title: str
    link: str


class Each(Protocol):
    """Whoever makes the pages, as ``each`` of the batch's workers."""

    def __call__(
        self, function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R], /
    ) -> Iterable[tuple[int, R]]:
        """``function`` of each item with the item's position; ``lost`` of one whose worker died twice."""
        ...


def _here(function: Callable[[T], R], items: Sequence[T], lost: Callable[[T], R]) -> Iterable[tuple[int, R]]:
    """They are made in this process."""
    del lost
    return enumerate(map(function, items))


def write_region_pages(
    output: Path, lang: str = "zh", timeout: float = 300, *, kernel: str = "warm", each: Each = _here
) -> dict[str, str]:
    """Writes ``region-<year>.html`` for each year with at least two agencies, ``trends.html`` where an agency has two
    years and more, and the executed notebooks beside them, from what the run wrote into ``output``.

    A notebook that fails costs its own page only, which then says so.

    :param timeout: seconds for one notebook.
    :param kernel: ``warm``, ``light`` or ``stock``, as for an agency's notebook; the pages do not depend on it.
    :param each: who makes them; where other processes do, nothing of them is in the memory of this one.
    :return: address → words for a link, trends last.
    """
    plan = partial(_pages, output)
    pages = [page for _, planned in each(plan, [lang], plan) for page in planned]
    make = partial(_write_page, output=output, lang=lang, timeout=timeout, kernel=kernel)
    for _ in each(make, pages, partial(_write_lost, output=output, lang=lang)):
        pass
    forget_region_pages(output, [page.name for page in pages])
    return {f"{page.name}.html": page.link for page in pages}


def _write_page(page: _Page, output: Path, lang: str, timeout: float, kernel: str) -> None:
    done = execute(load_notebook(notebook_path(page.notebook)), page.parameters, timeout, kernel=kernel)
    write_pieces(output / f"{page.name}.ipynb", notebook_pieces(done.notebook))
    body = [_failure(page, done.error, lang)] if done.error else rendered_pieces(done.notebook)
    _write_html(output, page, body, lang)


def _write_lost(page: _Page, output: Path, lang: str) -> None:
    """The page whose worker died twice, most likely for want of memory: its notebook as it is before it is run."""
    write_pieces(output / f"{page.name}.ipynb", notebook_pieces(load_notebook(notebook_path(page.notebook))))
    _write_html(output, page, [_failure(page, "执行笔记的进程两次意外终止（可能内存不足）", lang)], lang)


def _write_html(output: Path, page: _Page, body: Iterable[str], lang: str) -> None:
    pieces = page_pieces(page.title, chain([region_style()], body), lang, script=paged_script())
    write_pieces(output / f"{page.name}.html", pieces)


def forget_region_pages(output: Path, keep: Collection[str] = ()) -> dict[str, str]:
    """Removes the pages of an earlier run but these: a page on other results would mislead. Gives no links."""
    for path in list(output.iterdir()):
        if is_region_page(path.name) and path.stem not in keep:
            path.unlink(missing_ok=True)
    return {}


def is_region_page(name: str) -> bool:
    """Whether a file of the output folder is one of these pages, or its notebook."""
    return _PAGE_NAME.fullmatch(name) is not None


def _pages(output: Path, lang: str) -> list[_Page]:
    """The pages to be made."""
    region = read_region(output, figures=False)
    folder = str(output.absolute())
    pages = [
        _Page(
            f"region-{year}",
            "region_overview.ipynb",
            {"run_folder": folder, "year": str(year), "lang": lang},
            pick(TEXTS["title"], lang).format(year),
            pick(TEXTS["link"], lang).format(year),
        )
        for year in region_years(region)
    ]
    if has_trends(region):
        title = pick(TEXTS["years_title"], lang).format(region.years[0], region.years[-1])
        pages.append(
            _Page(TRENDS, "trends.ipynb", {"run_folder": folder, "lang": lang}, title, pick(TEXTS["link_trends"], lang))
        )
    return pages


def _failure(page: _Page, error: str, lang: str) -> Html:
    """What stands in place of a page whose notebook failed; lists and agencies' pages are there all the same."""
    say = words(lang)
    return tag(
        "section",
        tag("p", tag("a", pick(TEXTS["index"], lang), href="index.html"), cls="dt-kicker"),
        tag("h1", page.title),
        tag("div", tag("p", say("failed_title"), cls="dt-sentence"), tag("p", error), cls="dt-verdict dt-error"),
        tag("p", pick(TEXTS["failed"], lang)),
        tag("p", tag("a", f"{page.name}.ipynb", href=f"{page.name}.ipynb")),
        id="failed",
    )
