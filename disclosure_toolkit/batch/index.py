"""``index.html``: the region at a glance, sorted and filtered in the browser, without any server (总览页)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..display.markup import Html, join, tag
from ..display.page import html_page, page_pieces
from ..display.paged import SHORT_PAGE, Cell, Line, Lines, Paged, paged_script, paged_style
from ..display.words import LEVEL_NAMES, SEVERITY_NAMES
from ..exports.letter import ASKED
from ..model import Level, Severity
from .entries import Picked
from .entry import Entry

if TYPE_CHECKING:
    from .result import BatchResult

_WORDS = {
    "title": ("政府信息公开工作年度报告审核总览", "Audit of annual reports on information disclosure"),
    "empty": ("没有审核任何文件。", "No file was audited."),
    "year": ("年份", "Year"),
    "agency": ("机关", "Agency"),
    "level": ("类别", "Level"),
    "verdict": ("结论", "Verdict"),
    "coverage": ("读出", "Read"),
    "all_years": ("全部年份", "All years"),
    "all_levels": ("全部类别", "All levels"),
    "all_states": ("全部结论", "All verdicts"),
    "state_failed": ("未能审核", "not audited"),
    "state_notebook": ("笔记本未能运行", "with a failed notebook"),
    "state_error": ("有错误", "with errors"),
    "state_warning": ("有疑误", "with warnings"),
    "state_clean": ("没有错误和疑误", "without errors and warnings"),
    "no_pages": ("本次只作审核，未生成摘要页。", "No summaries were made in this run."),
    "search": ("查找机关或文件", "Find agency or file"),
    "severity": ("程度", "Severity"),
    "rule": ("规则", "Rule"),
    "message": ("说明", "Message"),
    "all_rules": ("全部规则", "All rules"),
    "search_finding": ("查找说明", "Find message"),
    "counted_findings": ("显示 {} / {} 项", "Showing {} of {}"),
    "no_finding": ("没有符合条件的问题。", "No finding fits."),
    "collection_link": ("汇总核对 {} 项", "The collection: {}"),
    "letters": (
        "有待更正或说明的，整改通知（整改通知.docx）在各机关的结果文件夹中，与审核摘要并列。",
        "Letters (整改通知.docx) stand in the folders of the agencies that have something to correct.",
    ),
    "none": ("没有符合条件的报告。", "No report fits."),
    "skipped": ("未作为报告审核的文件", "Files passed over"),
    "collection": ("汇总核对", "The collection"),
    "downloads": ("下载", "Downloads"),
    "dismissed": ("（另有 {} 项经复核不成立）", " ({} more dismissed by reviewers)"),
    "no_agency": ("（未读出机关名称）", "(agency unknown)"),
    "notebook_failed": ("审核笔记本未能运行：", "The notebook failed: "),
}
_DOWNLOADS = {
    "findings.xlsx": ("问题清单（Excel）", "Findings (Excel)"),
    "findings.csv": ("问题清单（CSV）", "Findings (CSV)"),
    "figures.xlsx": ("三张法定表格（Excel）", "Statutory tables (Excel)"),
    "findings.parquet": ("问题数据（Parquet）", "Findings (Parquet)"),
    "figures.parquet": ("全部数据（Parquet）", "All figures (Parquet)"),
    "run.json": ("运行记录", "Run record"),
}
_STATES = ("failed", "notebook", "error", "warning", "clean")
_LEVEL_ORDER = list(Level)


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def index_page(result: BatchResult, lang: str = "zh", regions: Mapping[str, str] | None = None) -> str:
    """The page of a batch.

    :param regions: address → words of the pages on the whole region (one a year, and the trends).
    """
    return "".join(index_pieces(result, lang, regions))


def index_pieces(result: BatchResult, lang: str = "zh", regions: Mapping[str, str] | None = None) -> Iterator[str]:
    """The same piece by piece: the page of tens of thousands of reports need not be in memory."""
    page = _Page(result, int(lang != "zh"), regions or {})
    return page_pieces(page.word("title"), page.pieces(), lang, script=paged_script())


def failure_page(entry: Entry, lang: str = "zh") -> str:
    """The page of a file that could not be read: what is wrong and what to do."""
    error = entry.error or {}
    rows = [
        ("文件" if lang == "zh" else "File", entry.file),
        ("原因" if lang == "zh" else "Reason", error.get("message", "")),
        ("位置" if lang == "zh" else "Place", error.get("place", "")),
        ("处理办法" if lang == "zh" else "Remedy", error.get("remedy", "")),
    ]
    terms = [join([tag("dt", name), tag("dd", text)]) for name, text in rows if text]
    up = "../" * (entry.folder.count("/") + 1)
    title = "未能审核的文件" if lang == "zh" else "File not audited"
    back = tag("p", tag("a", "返回总览" if lang == "zh" else "Back to the overview", href=f"{up}index.html"))
    return html_page(
        f"{title}：{entry.file}", join([_style(), tag("h1", title), tag("dl", terms, cls="ix-why"), back]), lang
    )


def _style() -> Html:
    return Html(paged_style() + f"<style>{_resource('index.css')}</style>")


class _Page:
    """The parts of the index page in one language."""

    def __init__(self, result: BatchResult, language: int, regions: Mapping[str, str]) -> None:
        self._result = result
        self._language = language
        self._regions = regions

    def word(self, key: str) -> str:
        return _WORDS[key][self._language]

    def pieces(self) -> Iterator[str]:
        order = [_order(entry) for entry in self._result.entries]
        entries = Picked(self._result.entries, sorted(range(len(order)), key=order.__getitem__))
        del order
        yield join([_style(), tag("h1", self.word("title"))])
        if not entries:
            yield tag("p", self.word("empty"), cls="ix-empty")
            return
        yield join([self._overall(entries), self._region_links()])
        yield from self._table(entries).pieces()
        yield join([self._collection(), self._downloads(), self._skipped()])

    def _overall(self, entries: Sequence[Entry]) -> Html:
        states = Counter(self._state(entry) for entry in entries)
        counts: Counter[Severity] = Counter()
        for entry in entries:
            counts.update(self._counts(entry))
        shown = [("state_" + state, states[state], f"ix-{state}") for state in _STATES if states[state]]
        tiles = [tag("li", tag("b", number), " ", self.word(key), cls=cls) for key, number, cls in shown]
        found = [(SEVERITY_NAMES[severity][self._language], counts[severity]) for severity in Severity]
        if self._language:
            text = f"{len(entries)} files. Findings: " + ", ".join(f"{name} {number}" for name, number in found) + "."
        else:
            text = (
                f"共 {len(entries)} 个文件。问题：" + "、".join(f"{name} {number} 项" for name, number in found) + "。"
            )
        notes = [tag("p", text)]
        if not any(entry.page for entry in entries if entry.summary is not None):
            notes.append(tag("p", self.word("no_pages"), cls="ix-note"))
        return join([tag("ul", tiles, cls="ix-states"), *notes])

    def _region_links(self) -> Html | None:
        """Links to the pages on the region and to the findings of the collection further below."""
        links = [tag("a", words, href=quote(address)) for address, words in self._regions.items()]
        if findings := self._result.standing_collection:
            links.append(tag("a", self.word("collection_link").format(len(findings)), href="#collection"))
        return tag("p", join(links, "　"), cls="ix-links") if links else None

    def _state(self, entry: Entry) -> str:
        if entry.summary is None:
            return "failed"
        if entry.result == "notebook_failed":
            return "notebook"
        counts = self._counts(entry)
        if counts[Severity.ERROR]:
            return "error"
        return "warning" if counts[Severity.WARNING] else "clean"

    def _counts(self, entry: Entry) -> Counter[Severity]:
        """Findings by severity, those dismissed by reviewers left out."""
        return self._result.counts(entry)

    def _collection(self) -> Html | None:
        """What only shows when the reports stand together."""
        findings = self._result.standing_collection
        if not findings:
            return None
        lang = "en" if self._language else "zh"
        names = (self.word("severity"), self.word("rule"), self.word("message"))
        rules = {found.rule: f"{found.rule} {found.title}" for found in sorted(findings, key=lambda one: one.rule)}
        lines = [
            Line(
                (
                    Cell(
                        SEVERITY_NAMES[found.severity][self._language], found.severity.rank, cls=f"ix-{found.severity}"
                    ),
                    Cell(found.rule),
                    Cell(found.message_en if self._language else found.message),
                ),
                (found.rule,),
            )
            for found in findings
        ]
        table = Paged(
            name="ixc",
            columns=dict(zip(names, (True, False, False), strict=True)),
            lines=lines,
            filters={"rule": (self.word("all_rules"), rules)},
            search=self.word("search_finding"),
            counted=self.word("counted_findings"),
            none=self.word("no_finding"),
            lang=lang,
            size=SHORT_PAGE,
        )
        return join([tag("h2", self.word("collection"), id="collection"), table.html()])

    def _table(self, entries: Sequence[Entry]) -> Paged:
        """All files, a row each; the browser shows a hundred at a time, sorted and filtered as asked."""
        language = self._language
        names = {self.word("year"): True, self.word("agency"): False, self.word("level"): True}
        names |= {self.word("verdict"): True}
        names |= {SEVERITY_NAMES[severity][language]: True for severity in Severity} | {self.word("coverage"): True}
        years = sorted({str(entry.year) for entry in entries if entry.year is not None}, reverse=True)
        levels = sorted({Level(entry.level) for entry in entries}, key=_LEVEL_ORDER.index)
        filters = {
            "year": (self.word("all_years"), {year: year for year in years}),
            "level": (self.word("all_levels"), {str(level): LEVEL_NAMES[level][language] for level in levels}),
            "state": (self.word("all_states"), {state: self.word("state_" + state) for state in _STATES}),
        }
        return Paged(
            name="ix",
            columns=names,
            lines=Lines(entries, self._line),
            filters=filters,
            search=self.word("search"),
            counted="Showing {} of {}" if language else "显示 {} / {} 份",
            none=self.word("none"),
            lang="en" if language else "zh",
        )

    def _line(self, entry: Entry) -> Line:
        counts, state = self._counts(entry), self._state(entry)
        level = Level(entry.level)
        name = PurePath(entry.file).name
        agency = entry.agency or (name if entry.summary is None else self.word("no_agency"))
        files = (name,) if name != agency else ()
        cells = [
            Cell(str(entry.year) if entry.year is not None else "—", entry.year or 0),
            Cell(agency, href=quote(entry.page), title=entry.file, notes=files),
            Cell(LEVEL_NAMES[level][self._language], _LEVEL_ORDER.index(level)),
            self._verdict(entry, state),
        ]
        for severity in Severity:
            shown = str(counts[severity]) if entry.summary is not None else "—"
            cells.append(Cell(shown, counts[severity], cls=f"pg-n ix-{severity}" if counts[severity] else "pg-n"))
        coverage = entry.summary["coverage"] if entry.summary is not None else None
        # A year without a uniform form has no figures to read.
        text = f"{coverage['read']} / {coverage['expected']}" if coverage and coverage["expected"] else "—"
        cells.append(Cell(text, coverage["read"] if coverage else -1, cls="pg-n"))
        year = str(entry.year) if entry.year is not None else ""
        return Line(cells, (year, entry.level, state), f"ix-row-{state}")

    def _verdict(self, entry: Entry, state: str) -> Cell:
        error, rank = entry.error or {}, _STATES.index(state)
        if entry.summary is None:
            sentences = [error.get("place", ""), error.get("message", ""), error.get("remedy", "")]
            why = "".join(f"{text.rstrip('。')}。" for text in sentences if text)
            return Cell(self.word("state_failed"), rank, cls="ix-failed", notes=(why,))
        notes = [*entry.remarks]
        if error:
            notes.append(self.word("notebook_failed") + error.get("message", ""))
        dismissed = len(entry.marks) - sum(self._counts(entry).values())
        if dismissed:
            notes.append(self.word("dismissed").format(dismissed))
        return Cell(entry.summary["verdict"], rank, notes=tuple(notes))

    def _downloads(self) -> Html:
        links = [tag("a", names[self._language], href=file) for file, names in _DOWNLOADS.items()]
        colon = "：" if not self._language else ": "
        listed = tag("p", self.word("downloads"), colon, join(links, "　"), cls="ix-links")
        asked = any(self._counts(entry)[severity] for entry in self._result.audited for severity in ASKED)
        return join([listed, tag("p", self.word("letters"), cls="ix-note") if asked else None])

    def _skipped(self) -> Html | None:
        skipped = self._result.skipped
        if not skipped:
            return None
        items = [tag("li", f"{item.file}：{item.reason}") for item in skipped]
        summary = tag("summary", f"{self.word('skipped')}（{len(skipped)}）")
        return tag("details", summary, tag("ul", items, cls="ix-list"))


def _order(entry: Entry) -> tuple[bool, int, int, str, str]:
    """Files that something went wrong with first, then the newest year, governments before departments."""
    level = _LEVEL_ORDER.index(Level(entry.level))
    return (entry.result == "audited", -(entry.year or 0), level, entry.agency, entry.file)
