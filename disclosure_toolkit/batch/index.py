"""``index.html``: the region at a glance, sorted and filtered in the browser, without any server (总览页)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..display.markup import Html, join, tag
from ..display.page import html_page
from ..display.words import LEVEL_NAMES, SEVERITY_NAMES
from ..model import Finding, Level, Severity
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
    "figures.parquet": ("全部数据（Parquet）", "All figures (Parquet)"),
    "run.json": ("运行记录", "Run record"),
}
_STATES = ("failed", "notebook", "error", "warning", "clean")
_LEVEL_ORDER = list(Level)


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")


def index_page(result: BatchResult, lang: str = "zh") -> str:
    """The page of a batch."""
    page = _Page(result, int(lang != "zh"))
    return html_page(page.word("title"), page.body(), lang, script=_resource("index.js"))


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
    return Html(f"<style>{_resource('index.css')}</style>")


class _Page:
    """The parts of the index page in one language."""

    def __init__(self, result: BatchResult, language: int) -> None:
        self._result = result
        self._language = language

    def word(self, key: str) -> str:
        return _WORDS[key][self._language]

    def body(self) -> Html:
        entries = sorted(self._result.entries, key=_order)
        if not entries:
            return join([_style(), tag("h1", self.word("title")), tag("p", self.word("empty"), cls="ix-empty")])
        return join(
            [
                _style(),
                tag("h1", self.word("title")),
                self._overall(entries),
                self._collection(self._result.findings),
                self._filters(entries),
                self._table(entries),
                tag("p", self.word("none"), id="ix-none", hidden=True),
                self._downloads(),
                self._skipped(),
            ]
        )

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

    def _collection(self, findings: Sequence[Finding]) -> Html | None:
        if not findings:
            return None
        items = [
            tag(
                "li",
                tag("span", SEVERITY_NAMES[found.severity][self._language], cls=f"ix-tag ix-{found.severity}"),
                " ",
                found.message_en if self._language else found.message,
            )
            for found in findings
        ]
        return join([tag("h2", self.word("collection")), tag("ul", items, cls="ix-list")])

    def _filters(self, entries: Iterable[Entry]) -> Html:
        entries = list(entries)
        years = sorted({str(entry.year) for entry in entries if entry.year is not None}, reverse=True)
        levels = sorted({Level(entry.level) for entry in entries}, key=_LEVEL_ORDER.index)
        states = [(state, self.word("state_" + state)) for state in _STATES]
        return tag(
            "div",
            tag("input", type="search", id="ix-text", placeholder=self.word("search"), aria_label=self.word("search")),
            self._select("year", self.word("all_years"), [(year, year) for year in years]),
            self._select(
                "level", self.word("all_levels"), [(level, LEVEL_NAMES[level][self._language]) for level in levels]
            ),
            self._select("state", self.word("all_states"), states),
            tag("output", id="ix-count", data_text="Showing {} of {}" if self._language else "显示 {} / {} 份"),
            id="ix-filters",
            hidden=True,
        )

    def _select(self, name: str, everything: str, options: Sequence[tuple[str, str]]) -> Html:
        made = [tag("option", everything, value=""), *(tag("option", text, value=value) for value, text in options)]
        return tag("select", made, id=f"ix-{name}", aria_label=everything)

    def _table(self, entries: Sequence[Entry]) -> Html:
        names = [self.word("year"), self.word("agency"), self.word("level"), self.word("verdict")]
        names += [SEVERITY_NAMES[severity][self._language] for severity in Severity]
        names.append(self.word("coverage"))
        numeric = {0, *range(4, 9)}
        head = [
            tag("th", tag("button", name, type="button", data_numeric=number in numeric), scope="col")
            for number, name in enumerate(names)
        ]
        rows = [self._row(entry, names) for entry in entries]
        return tag("table", tag("thead", tag("tr", head)), tag("tbody", rows), cls="ix-table", id="ix-table")

    def _row(self, entry: Entry, names: Sequence[str]) -> Html:
        counts = self._counts(entry)
        state = self._state(entry)
        name = PurePath(entry.file).name
        agency = entry.agency or (name if entry.summary is None else self.word("no_agency"))
        link = tag("a", agency, href=quote(entry.page)) if entry.page else tag("span", agency)
        cells: list[tuple[Html, str | int]] = [
            (tag("span", str(entry.year) if entry.year is not None else "—"), entry.year or 0),
            (tag("div", link, tag("small", name, cls="ix-file", title=entry.file) if name != agency else None), agency),
            (tag("span", LEVEL_NAMES[Level(entry.level)][self._language]), _LEVEL_ORDER.index(Level(entry.level))),
            (self._verdict(entry), state),
        ]
        cells += [
            (
                tag(
                    "span",
                    counts[severity] if entry.summary is not None else "—",
                    cls=f"ix-n ix-{severity}" if counts[severity] else "ix-n",
                ),
                counts[severity],
            )
            for severity in Severity
        ]
        coverage = entry.summary["coverage"] if entry.summary is not None else None
        text = f"{coverage['read']} / {coverage['expected']}" if coverage else "—"
        cells.append(
            (tag("span", text, title=coverage["sentence"] if coverage else None), coverage["read"] if coverage else -1)
        )
        made = [
            tag("td", content, data_label=name, data_sort=key)
            for name, (content, key) in zip(names, cells, strict=True)
        ]
        return tag("tr", made, cls=f"ix-row-{state}", data_state=state, data_year=entry.year, data_level=entry.level)

    def _verdict(self, entry: Entry) -> Html:
        error = entry.error or {}
        if entry.summary is None:
            sentences = [error.get("place", ""), error.get("message", ""), error.get("remedy", "")]
            why = "".join(f"{text.rstrip('。')}。" for text in sentences if text)
            return tag("div", tag("strong", self.word("state_failed")), tag("small", why, cls="ix-note"))
        notes = [*entry.remarks]
        if error:
            notes.append(self.word("notebook_failed") + error.get("message", ""))
        dismissed = len(entry.marks) - sum(self._counts(entry).values())
        if dismissed:
            notes.append(self.word("dismissed").format(dismissed))
        return tag("div", entry.summary["verdict"], [tag("small", note, cls="ix-note") for note in notes])

    def _downloads(self) -> Html:
        links = [tag("a", names[self._language], href=file) for file, names in _DOWNLOADS.items()]
        return tag("p", self.word("downloads"), "：" if not self._language else ": ", join(links, "　"), cls="ix-links")

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
