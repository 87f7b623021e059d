"""What ``notebooks/trends.ipynb`` shows of several years, a part a cell (多年趋势)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..collection.names import agency_key
from ..metrics import metrics
from .agency import Shown
from .markup import tag
from .region_charts import years_chart
from .region_data import AgencyYear, Region, pooled, read_region, total, total_text
from .region_page import FLOW, RegionPage, part_of, plain_table, shown_states
from .region_words import FAMILIES, STATE_NAMES
from .words import check_language, pick

PARTS = ("by_year", "requests", "rates", "findings_by_year")
_BREAKS = 50
"""So many broken chains are listed."""


@dataclass(frozen=True)
class TrendsView(RegionPage):
    """Several years of a region and the parts of their page."""

    region: Region
    lang: str = "zh"

    @property
    def years(self) -> tuple[int, ...]:
        """The report years, ascending."""
        return self.region.years

    def _readable(self, year: int) -> list[AgencyYear]:
        return [report for report in self.region.of(year) if report.state != "failed"]

    @cached_property
    def _compared(self) -> tuple[int, ...]:
        """The years that are compared: one report with a wrong year must not leave nothing to compare."""
        several = region_years(self.region)
        return several if len(several) > 1 else self.years

    @cached_property
    def _panel(self) -> dict[int, list[AgencyYear]]:
        """Year → the pooled reports of agencies that have one in every year: a sum must not grow with its members."""
        chosen = {year: pooled(self.region.of(year))[0] for year in self._compared}
        keys = [{agency_key(report.agency) for report in reports if report.agency} for reports in chosen.values()]
        always = set.intersection(*keys) if keys else set()
        return {year: [r for r in reports if agency_key(r.agency) in always] for year, reports in chosen.items()}

    def overview(self) -> Shown:
        """Title and links to the other parts."""
        title = self.say("years_title", self.years[0], self.years[-1]) if self.years else self.say("trends")
        few = tag("p", self.say("one_year")) if len(self.years) < 2 else None
        return self.opening(title, few, PARTS, title)

    def by_year(self) -> Shown:
        """Reports and verdicts of each year."""
        states = shown_states(self.region.reports)
        heads = [self.say("year"), self.say("reports"), *(pick(STATE_NAMES[state], self.lang) for state in states)]
        rows = []
        for year in self.years:
            reports = self._readable(year)
            counts = Counter(report.state for report in reports)
            link = tag("a", str(year), href=f"region-{year}.html") if self._has_page(year) else str(year)
            rows.append([link, str(len(reports)), *(part_of(counts[state], len(reports)) for state in states)])
        return self.part("by_year", [plain_table(heads, rows, self.say("by_year"))])

    def _has_page(self, year: int) -> bool:
        """Whether the run makes a page on this year (see :func:`region_years`)."""
        return year in region_years(self.region)

    def requests(self) -> Shown:
        """The flow of requests over the years, of the agencies that report every year."""
        panel = self._panel
        size = min((len(reports) for reports in panel.values()), default=0)
        if not size:
            return self.part("requests", [tag("p", self.say("no_panel"))])
        heads = [self.say("year"), *(self.say(row) for row in FLOW)]
        rows = [
            [str(year), *(total_text(reports, f"requests.{row}.total", self.lang) for row in FLOW)]
            for year, reports in panel.items()
        ]
        unit = " 件" if self.lang == "zh" else ""
        charts = [
            years_chart(
                name,
                self.say(f"chart_{name}"),
                [(year, total(reports, f"requests.{row}.total")) for year, reports in panel.items()],
                unit,
                self.lang,
            ).html()
            for name, row in (("received", "received"), ("carried", "carried_out"))
        ]
        said = self.say("panel", size, self._compared[0], self._compared[-1])
        apart = [self.say("year_apart", year) for year in self.years if year not in self._compared]
        said = (" " if self.lang == "en" else "").join([said, *apart])
        return self.part("requests", [tag("p", said), plain_table(heads, rows, self.say("requests")), *charts])

    def rates(self) -> Shown:
        """The metrics of each year, pooled over the agencies that report every year."""
        panel = self._panel
        if not any(panel.values()):
            return self.part("rates", [tag("p", self.say("no_panel"))])
        heads = [self.say("metric"), *map(str, panel), self.say("formula")]
        rows = [
            [
                pick((item.name, item.name_en), self.lang),
                *(item.pooled(reports).text(self.lang) for reports in panel.values()),
                item.formula,
            ]
            for item in metrics()
        ]
        note = tag("p", self.say("rates_note"))
        return self.part("rates", [note, plain_table(heads, rows, self.say("rates"), "rg-years")])

    def findings_by_year(self) -> Shown:
        """Findings of each rule family, year by year, as numbers of reports that have any."""
        having = {
            year: Counter(family for report in self._readable(year) for family in {f.family for f in report.found})
            for year in self.years
        }
        families = sorted({family for counts in having.values() for family in counts})
        heads = [self.say("rule"), *map(str, self.years)]
        rows = []
        for family in families:
            name = f"{family} {pick(FAMILIES.get(family, ('', '')), self.lang)}"
            rows.append([name, *(part_of(having[year][family], len(self._readable(year))) for year in self.years)])
        breaks = self.region.chains()
        chains = tag("ul", [tag("li", f"{item['rule']} {item['message']}") for item in breaks[:_BREAKS]])
        more = tag("p", self.say("more", len(breaks) - _BREAKS)) if len(breaks) > _BREAKS else None
        none = tag("p", self.say("no_breaks"))
        parts = [plain_table(heads, rows, self.say("findings_by_year")), tag("h3", self.say("chains"))]
        return self.part("findings_by_year", [*parts, *([chains, more] if breaks else [none])])


def region_years(region: Region) -> tuple[int, ...]:
    """The years that get a page: those with reports of at least two agencies."""
    agencies = {
        year: {report.agency for report in region.of(year) if report.state != "failed"} for year in region.years
    }
    return tuple(year for year, names in agencies.items() if len(names) >= 2)


def has_trends(region: Region) -> bool:
    """Whether there is a page on several years: some agency has reports on two of them."""
    once = {
        (agency_key(report.agency), year)
        for year in region.years
        for report in region.of(year)
        if report.agency and report.state != "failed"
    }
    return any(number > 1 for number in Counter(agency for agency, _ in once).values())


def open_trends(run_folder: str | Path, lang: str = "zh") -> TrendsView:
    """All years of a run for display.

    :raises FileMissing: the folder holds no finished run. :raises BadSettings: the language does not exist.
    """
    check_language(lang)
    return TrendsView(read_region(run_folder), lang)
