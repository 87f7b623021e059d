"""The region's pages (地区概览、多年趋势): their notebooks executed and rendered beside the index."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..display.markup import Html, join, tag
from ..display.page import html_page
from ..display.paged import paged_script
from ..display.region_data import Region, read_region
from ..display.region_page import region_style
from ..display.region_words import TEXTS
from ..display.trends import has_trends, region_years
from ..display.words import pick, words
from ..storage import write_bytes, write_text
from .notebook import execute, load_notebook, notebook_bytes, notebook_path
from .render import rendered

TRENDS = "trends"


@dataclass(frozen=True)
class _Page:
    """One page to make: its name without suffix, notebook, parameters, title, and the words of a link to it."""

    name: str
    notebook: str
    parameters: Mapping[str, str]
    title: str
    link: str


def write_region_pages(output: Path, lang: str = "zh", timeout: float = 300, *, kernel: str = "warm") -> dict[str, str]:
    """Writes ``region-<year>.html`` for each year with at least two agencies, ``trends.html`` where an agency has two
    years and more, and the executed notebooks beside them, from what the run wrote into ``output``.

    A notebook that fails costs its own page only, which then says so.

    :param timeout: seconds for one notebook.
    :param kernel: ``warm``, ``light`` or ``stock``, as for an agency's notebook; the pages do not depend on it.
    :return: address → words for a link, trends last.
    """
    made = {}
    for page in _pages(output, read_region(output, figures=False), lang):
        source = load_notebook(notebook_path(page.notebook))
        done = execute(source, page.parameters, timeout, kernel=kernel)
        body = [region_style(), _failure(page, done.error, lang) if done.error else rendered(done.notebook)]
        write_bytes(output / f"{page.name}.ipynb", notebook_bytes(done.notebook))
        write_text(output / f"{page.name}.html", html_page(page.title, join(body), lang, script=paged_script()))
        made[f"{page.name}.html"] = page.link
    forget_region_pages(output, [address.removesuffix(".html") for address in made])
    return made


def forget_region_pages(output: Path, keep: Collection[str] = ()) -> dict[str, str]:
    """Removes the pages of an earlier run but these: a page on other results would mislead. Gives no links."""
    for path in [*output.glob("region-*.html"), *output.glob("region-*.ipynb"), *output.glob(f"{TRENDS}.*")]:
        if path.suffix in (".html", ".ipynb") and path.stem not in keep:
            path.unlink(missing_ok=True)
    return {}


def _pages(output: Path, region: Region, lang: str) -> list[_Page]:
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
