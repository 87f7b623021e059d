"""What the pages on a region have in common: words, style, parts and plain tables (地区概览、多年趋势)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources

from ..metrics import MINIMUM_CASES
from .agency import Shown
from .markup import Html, join, tag
from .page import HTML_LANG, style_html
from .paged import paged_style
from .region_data import STATES, AgencyYear, Region
from .region_words import TEXTS
from .words import pick

FLOW = ("received", "carried_in", "handled_total", "carried_out")
"""The rows of table 3 that tell how requests came and went."""


class RegionPage:
    """A page's view; whoever shows a page says of which region and in which language."""

    region: Region
    lang: str

    def say(self, key: str, *values: object) -> str:
        """The fixed words of this name, with values put in."""
        return pick(TEXTS[key], self.lang).format(*values)

    def style(self) -> Shown:
        """The style sheets, for the notebook and the page alike."""
        return Shown(Html(style_html() + region_style()), "")

    def provenance(self) -> Shown:
        """From which run this page was made."""
        tool, rules = self.region.run["tool"], self.region.run["rules"]
        said = self.say("made", tool["version"], rules["count"], len(self.region.run["inputs"]))
        return self.part("provenance", [tag("p", said)])

    def opening(self, title: str, said: Html | None, parts: Sequence[str], text: str) -> Shown:
        """The first part: a way back to the index, the title, a sentence, and links to the other parts.

        :param text: the part in plain text.
        """
        links = [tag("li", tag("a", self.say(name), href=f"#{name}")) for name in parts]
        nav = tag("nav", tag("ul", links), aria_label=self.say("on_this_page"), cls="dt-nav")
        kicker = tag("p", tag("a", self.say("index"), href="index.html"), cls="dt-kicker")
        body = join([tag("header", kicker, tag("h1", title)), said, nav])
        return Shown(tag("section", body, cls="dt", id="overview", lang=HTML_LANG[self.lang]), text)

    def part(self, name: str, body: Sequence[Html | None]) -> Shown:
        """One part below its heading."""
        title = self.say(name)
        inside = join([tag("h2", title), *body])
        return Shown(tag("section", inside, cls="dt", id=name, lang=HTML_LANG[self.lang]), title)


@cache
def region_style() -> Html:
    """The style sheets that the pages on a region need besides that of every page."""
    own = resources.files(__package__).joinpath("region.css").read_text(encoding="utf-8")
    return Html(f"{paged_style()}<style>{own}</style>")


def plain_table(heads: Sequence[str], rows: Sequence[Sequence[Html | str]], label: str, cls: str = "") -> Html:
    """A short table; the first column names the rows. ``label`` tells readers of screens what it is."""
    head = [tag("th", name, scope="col") for name in heads]
    body = [tag("tr", tag("th", row[0], scope="row"), [tag("td", text) for text in row[1:]]) for row in rows]
    table = tag("table", tag("thead", tag("tr", head)), tag("tbody", body), cls=f"dt-plain {cls}".strip())
    return tag("div", table, cls="dt-scroll", role="region", tabindex=0, aria_label=label)


def shown_states(reports: Sequence[AgencyYear]) -> list[str]:
    """The verdicts that a table has a column for: a notebook that failed is told only where there is one."""
    failed = any(report.state == "notebook" for report in reports)
    return [state for state in STATES if state != "failed" and (failed or state != "notebook")]


def part_of(number: int, whole: int) -> str:
    """A number of reports, with its share where there are enough."""
    return f"{number}（{number / whole * 100:.0f}%）" if whole >= MINIMUM_CASES else f"{number}"
