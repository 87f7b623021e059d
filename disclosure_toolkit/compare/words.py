"""The fixed words of comparisons, Chinese and English (用语)."""

from __future__ import annotations

from ..display.words import pick
from .model import Comparison, Fate

FATE_NAMES: dict[Fate, tuple[str, str]] = {
    "open": ("仍未改正", "Still open"),
    "undecided": ("无法判定是否改正", "No longer assessable"),
    "new": ("新出现", "New"),
    "closed": ("已改正", "Closed"),
}

_WORDS: dict[str, tuple[str, str]] = {
    "kicker": ("政府信息公开工作年度报告　回头看", "Annual report on information disclosure: looking back"),
    "heading_one": ("{0}{1}更正前后比较", "{0} {1}, before and after correction"),
    "heading_many": ("{0} 份报告更正前后比较", "{0} reports, before and after correction"),
    "verdict": (
        "已改正 {closed} 项，仍未改正 {open} 项，无法判定 {undecided} 项，新出现 {new} 项；另改动了 {unasked} 个没有问题涉及的数据。",
        (
            "{closed} closed, {open} still open, {undecided} no longer assessable, {new} new; {unasked} figures changed "
            "that no finding concerned."
        ),
    ),
    "old": ("更正前", "Before"),
    "new": ("更正后", "After"),
    "report": ("报告", "Report"),
    "unasked": ("没有问题涉及而改动的数据", "Figures changed that no finding concerned"),
    "unasked_short": ("另改动的数据", "Other figures changed"),
    "asked": ("按问题改动的数据", "Figures changed as findings asked"),
    "figure": ("数据项", "Figure"),
    "old_value": ("更正前", "Before"),
    "new_value": ("更正后", "After"),
    "place": ("位置", "Place in the file"),
    "absent": ("未列", "absent"),
    "was": ("更正前：", "Before: "),
    "undecided_note": (
        "更正后的报告缺少判定所需的数据或文字，不能算作已改正。",
        "The new report lacks what the rule needs; this is no correction.",
    ),
    "words": ("改动的文字", "Words changed"),
    "only_one": ("只有一份报告有{}。", "Only one of the two has {}."),
    "collection": ("各报告之间的问题", "Findings among reports"),
    "only_old": ("只在更正前审核的文件", "Audited before only"),
    "only_new": ("只在更正后审核的文件", "Audited after only"),
}


def say(name: str, lang: str, *values: object, **named: object) -> str:
    """The fixed words by name, with values put in.

    :raises BadSettings: no such language.
    """
    return pick(_WORDS[name], lang).format(*values, **named)


def heading(comparison: Comparison, lang: str) -> str:
    """Whose reports are compared."""
    if len(comparison.reports) != 1:
        return say("heading_many", lang, len(comparison.reports))
    (report,) = comparison.reports
    year = (f" {report.year} 年度报告" if lang == "zh" else str(report.year)) if report.year else ""
    return say("heading_one", lang, report.agency or report.new_file, year)
