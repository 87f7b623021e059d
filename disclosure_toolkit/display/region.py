"""What ``notebooks/region_overview.ipynb`` shows of one year, a part a cell (地区概览)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from ..errors import BadSettings
from ..metrics import MINIMUM_CASES, metric, metrics
from ..model import Level, Severity
from .agency import Shown
from .markup import Html, tag
from .paged import SHORT_PAGE, Cell, Line, Paged
from .region_charts import GROUPS, distribution, families_of, heat_map, outcome_counts, outcomes
from .region_data import STATES, AgencyYear, Region, pooled, read_region, total_text
from .region_page import FLOW, RegionPage, part_of, plain_table, shown_states
from .region_words import FAMILIES, STATE_NAMES, TEXTS
from .reuse_lists import most_copied
from .words import LEVEL_NAMES, SEVERITY_NAMES, check_language, pick

PARTS = ("reported", "verdicts", "heat", "requests", "outcomes", "rates", "carried", "copied")


@dataclass(frozen=True)
class RegionView(RegionPage):
    """One year of a region and the parts of its page."""

    region: Region
    year: int
    lang: str = "zh"

    @cached_property
    def reports(self) -> list[AgencyYear]:
        """The year's reports that could be read."""
        return [report for report in self.region.of(self.year) if report.state != "failed"]

    @cached_property
    def _pooled(self) -> tuple[list[AgencyYear], int, int]:
        return pooled(self.reports)

    def overview(self) -> Shown:
        """Title, the numbers at a glance, and links to the other parts."""
        sentence = self.say("sentence", self.year, len(self.reports), self._states_text())
        said = tag("p", sentence, cls="dt-sentence")
        return self.opening(self.say("title", self.year), said, PARTS, sentence)

    def _states_text(self) -> str:
        counts = Counter(report.state for report in self.reports)
        parts = [f"{pick(STATE_NAMES[state], self.lang)} {counts[state]}" for state in STATES if counts[state]]
        return ("、" if self.lang == "zh" else ", ").join(parts)

    def reported(self) -> Shown:
        """Who reported: by level, and what the collection says of missing, doubled and unknown reports."""
        levels = Counter(report.level for report in self.reports)
        rows = [(pick(LEVEL_NAMES[level], self.lang), str(levels[level])) for level in Level if levels[level]]
        table = self._plain(("level", "count"), rows)
        failed = [report for report in self.region.reports if report.state == "failed"]
        unread = tag("p", self.say("unread", len(failed))) if failed else None
        who = [item for item in self.region.collection if item["rule"].startswith("C1")]
        return self.part("reported", [table, unread, self._findings("who", who, "nobody_missing")])

    def _findings(self, name: str, findings: Sequence[Mapping[str, object]], none: str) -> Html:
        """Findings of the collection as a paged list."""
        if not findings:
            return tag("p", self.say(none))
        lines = [
            Line(
                (
                    Cell(
                        pick(SEVERITY_NAMES[Severity(str(item["severity"]))], self.lang),
                        Severity(str(item["severity"])).rank,
                        cls=f"rg-{item['severity']}",
                    ),
                    Cell(str(item["rule"])),
                    Cell(str(item["message"])),
                )
            )
            for item in findings
        ]
        names = {self.say("severity"): True, self.say("rule"): False, self.say("message"): False}
        return self._paged(f"rg-{name}", names, lines)

    def verdicts(self) -> Shown:
        """Reports by verdict and level, and the findings by severity."""
        states = shown_states(self.reports)
        names = ["level", *(f"state_{state}" for state in states)]
        counts = Counter((report.level, report.state) for report in self.reports)
        rows = [
            (pick(LEVEL_NAMES[level], self.lang), *(str(counts[level, state]) for state in states))
            for level in Level
            if any(counts[level, state] for state in states)
        ]
        found = Counter(one.severity for report in self.reports for one in report.found)
        listed = [f"{pick(SEVERITY_NAMES[severity], self.lang)} {found[severity]}" for severity in Severity]
        said = tag("p", self.say("found", ("、" if self.lang == "zh" else ", ").join(listed)))
        return self.part("verdicts", [self._plain(names, rows), said])

    def heat(self) -> Shown:
        """Agency × rule family: the gravest as a chart, all in a table."""
        families = families_of(self.reports)
        legend = [tag("li", tag("b", family), f" {self._family(family)}") for family in families]
        lines = [self._heat_line(report, families) for report in sorted(self.reports, key=lambda one: one.weight())]
        names = {self.say("agency"): False} | dict.fromkeys(families, True) | {self.say("all"): True}
        chart = heat_map(self.reports, self.lang).html()
        levels = (
            tag("p", self.say("heat_levels")),
            self._plain(("level", "reports", *families), self._heat_rows(families)),
        )
        parts = [*(levels if families else ()), chart, tag("ul", legend, cls="rg-legend") if legend else None]
        return self.part("heat", [*parts, self._paged("rg-heat", names, lines) if families else None])

    def _heat_rows(self, families: Sequence[str]) -> list[list[str]]:
        """Reports with findings of each family, by level: what a chart of three thousand agencies cannot show."""
        rows = []
        for level in Level:
            reports = [report for report in self.reports if report.level is level]
            having = Counter(family for report in reports for family in {found.family for found in report.found})
            if reports:
                cells = [part_of(having[family], len(reports)) for family in families]
                rows.append([pick(LEVEL_NAMES[level], self.lang), str(len(reports)), *cells])
        return rows

    def _family(self, family: str) -> str:
        return pick(FAMILIES.get(family, (family, family)), self.lang)

    def _heat_line(self, report: AgencyYear, families: Sequence[str]) -> Line:
        counts = Counter(found.family for found in report.found)
        cells = [self._agency(report)]
        for family in families:
            worst = report.worst(family)
            text = str(counts[family]) if worst else "·"
            word = f"{self._family(family)}：{pick(SEVERITY_NAMES[worst], self.lang)}" if worst else ""
            cells.append(Cell(text, counts[family], cls=f"rg-cell rg-{worst}" if worst else "rg-none", title=word))
        return Line([*cells, Cell(str(len(report.found)), len(report.found), cls="pg-n")])

    def _agency(self, report: AgencyYear) -> Cell:
        return Cell(report.agency or report.file, href=quote(report.page), title=report.file)

    def requests(self) -> Shown:
        """How many requests, and how they are spread over the agencies."""
        reports, governments, doubled = self._pooled
        said = [self.say("pooled", len(reports))]
        said += [self.say("governments", governments)] if governments else []
        said += [self.say("doubled", doubled)] if doubled else []
        received = sorted((int(r.value("requests.received.total") or 0) for r in reports), reverse=True)
        if len(received) > 10 and sum(received) >= MINIMUM_CASES:
            share = sum(received[:5]) / sum(received)
            said.append(self.say("concentration", sum(received), sum(received[:5]), f"{share * 100:.1f}%"))
        sums = [(self.say(row), total_text(reports, f"requests.{row}.total", self.lang)) for row in FLOW]
        table = self._plain(("item", "count"), sums)
        chart = distribution(reports, self.lang).html()
        return self.part("requests", [*(tag("p", text) for text in said), table, chart])

    def outcomes(self) -> Shown:
        """What became of the requests, by agency."""
        names = {self.say("agency"): False} | {self.say(row): True for row in FLOW}
        names |= {self.say(group): True for group in GROUPS}
        lines = []
        for report in self.reports:
            counts = outcome_counts(report)
            flow = [self._number(report, f"requests.{row}.total") for row in FLOW]
            lines.append(Line([self._agency(report), *flow, *(self._known(counts[group]) for group in GROUPS)]))
        lines.sort(key=lambda line: -float(line.cells[1].key or 0))
        chart = outcomes(self.reports, self.lang).html()
        return self.part("outcomes", [chart, self._paged("rg-outcomes", names, lines)])

    def _number(self, report: AgencyYear, key: str) -> Cell:
        """A figure; one that was not read is no zero."""
        value = report.value(key)
        return self._known(None if value is None else int(value))

    def _known(self, number: int | None) -> Cell:
        return Cell("—", -1, cls="pg-n", title=self.say("no_value")) if number is None else _count(number)

    def rates(self) -> Shown:
        """The metrics of the region, pooled, and the rates of each agency with enough cases."""
        reports = self._pooled[0]
        rows = []
        for item in metrics():
            rate = item.pooled(reports)
            left = self.say("left_out", rate.left_out) if rate.left_out else ""
            rows.append((pick((item.name, item.name_en), self.lang), rate.text(self.lang), item.formula, left))
        table = self._plain(("metric", "rate", "formula", "note"), rows, "rg-metrics")
        shown = [metric(key) for key in _RATES]
        names = {self.say("agency"): False}
        names |= {pick((item.name, item.name_en), self.lang): True for item in shown}
        lines = []
        busiest = sorted(self.reports, key=lambda report: -int(report.value("requests.handled_total.total") or 0))
        for report in busiest:
            cells = []
            for item in shown:
                rate = item.measure(report)
                order = rate.value if rate.value is not None else -1.0
                # Below the minimum the parts alone are shown; the note above says why.
                parts = f"{rate.numerator}/{rate.denominator}" if rate.numerator is not None else "—"
                text = rate.text(self.lang) if rate.value is not None else parts
                told = "" if rate.value is not None else rate.text(self.lang)
                cells.append(Cell(text, order, cls="pg-n" if rate.value is not None else "pg-n rg-none", title=told))
            lines.append(Line([self._agency(report), *cells]))
        note = tag("p", self.say("rates_note"))
        return self.part("rates", [note, table, self._paged("rg-rates", names, lines)])

    def carried(self) -> Shown:
        """Where most is carried over to the next year, and chains of years that broke."""
        reports = []
        for report in self.reports:
            left = report.value("requests.carried_out.total")
            pool = (report.value("requests.received.total"), report.value("requests.carried_in.total"))
            if left and None not in pool:
                reports.append((report, int(left), int(sum(value or 0 for value in pool))))
        reports.sort(key=lambda item: (-item[1], item[0].agency))
        rows = [
            Line(
                [
                    self._agency(report),
                    _count(left),
                    _count(pool),
                    Cell(
                        f"{left / pool * 100:.1f}%" if pool >= MINIMUM_CASES else self.say("few"),
                        left / pool if pool >= MINIMUM_CASES else -1,
                    ),
                ]
            )
            for report, left, pool in reports
        ]
        names = {self.say("agency"): False, self.say("carried_out"): True, self.say("to_handle"): True}
        names |= {self.say("carried_share"): True}
        table = self._paged("rg-carried", names, rows) if rows else tag("p", self.say("nothing_carried"))
        breaks = self.region.chains()
        return self.part(
            "carried", [table, tag("h3", self.say("chains")), self._findings("chains", breaks, "no_breaks")]
        )

    def copied(self) -> Shown:
        """Which reports share text or tables with others, most first."""
        found = [item for item in self.region.collection if item["rule"].startswith("C4")]
        ranked = most_copied(found)
        lines = [Line((Cell(name), _count(number), Cell("、".join(others)))) for name, number, others in ranked]
        names = {self.say("report"): False, self.say("times"): True, self.say("with"): False}
        table = self._paged("rg-copied", names, lines) if lines else None
        return self.part("copied", [table, self._findings("reuse", found, "nothing_copied")])

    def _plain(self, names: Sequence[str], rows: Sequence[Sequence[str]], cls: str = "") -> Html:
        """A short table, its heads given by their words' names."""
        heads = [self._head(name) for name in names]
        return plain_table(heads, rows, heads[0], cls)

    def _head(self, name: str) -> str:
        if name.startswith("state_"):
            return pick(STATE_NAMES[name[6:]], self.lang)
        return self.say(name) if name in TEXTS else name

    def _paged(self, name: str, columns: Mapping[str, bool], lines: Sequence[Line]) -> Html:
        return Paged(
            name=name,
            columns=columns,
            lines=lines,
            search=self.say("search"),
            counted=self.say("counted"),
            none=self.say("none_fits"),
            lang=self.lang,
            size=SHORT_PAGE,
        ).html()


_RATES = ("handled_rate", "disclosed_rate", "denied_rate", "reconsideration_corrected_rate")


def _count(number: int) -> Cell:
    return Cell(str(number), number, cls="pg-n")


def open_region(run_folder: str | Path, year: int | str | None = None, lang: str = "zh") -> RegionView:
    """One year of a run for display.

    :param run_folder: the output folder of a run. :param year: by default the last one of the run.
    :raises FileMissing: the folder holds no finished run. :raises BadSettings: the year or language does not exist.
    """
    check_language(lang)
    if year and not str(year).isdecimal():
        raise BadSettings(f"年度“{year}”无法识别", remedy="请写成 2024 的样子")
    if not year:
        years = read_region(run_folder).years
        if not years:
            raise BadSettings("运行结果中没有读出年度的报告", file=str(run_folder))
        year = years[-1]
    return RegionView(read_region(run_folder, int(year)), int(year), lang)
