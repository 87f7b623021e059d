"""文中把其他机关写成了本机关。

## 检查什么

报告的文字里，本应写本机关名称的地方（作句子的主语，或者“本报告由……编制”一类的语句），是否写着一起审核的另一个机关的名称。
人民政府的报告不查，对人民政府和主管公开工作的机关，只在同一句话也出现在它们自己的报告里时才列出；提到上级、牵头单位、复议机关、转送机关等的语句，以及同时写到“我局”“本机关”的语句不算。
同一句话也出现在该机关自己的报告里的，列为疑误；其他的列为待核。

## 为什么

照着别的机关的报告改写，最容易漏改的就是名称。

## 不合规示例

民政局的报告写道：“水利局对落实不到位的环节及时作了纠正。”

## 合规示例

民政局的报告写道：“会同水利局公开防汛救灾信息 12 条。”
"""

from __future__ import annotations

from collections.abc import Iterator

from ....chinese import squeeze
from ....model import Quote, Severity
from ....rules.base import Judgement, failed, rule
from ...digest import Digest
from ...gathering import Collection, about
from ...reuse.strangers import Mention, in_charge, known_names, strangers


@rule(
    code="C403",
    title="文中把其他机关写成了本机关",
    title_en="Another agency's name where the report should name its own",
    severity=Severity.QUESTION,
    basis="《政府信息公开条例》第四十九条：行政机关公布本机关的年度报告",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each report and stranger."""
    names = known_names({agency: next(iter(years.values()))[0] for agency, years in collection.by_year.items()})
    for agency, years in collection.by_year.items():
        for year, reports in years.items():
            found: dict[str, list[Mention]] = {}
            for mention in strangers(reports[0], agency, names):
                found.setdefault(mention.agency, []).append(mention)
            for stranger, mentions in found.items():
                others = collection.by_year[stranger]
                other = others[year][0] if year in others else next(iter(others.values()))[0]
                copied = any(squeeze(_quote(reports[0], mention).text) in _words(other) for mention in mentions)
                if copied or not in_charge(other):
                    yield _failed(reports[0], other, mentions, copied)


def _failed(report: Digest, other: Digest, mentions: list[Mention], copied: bool) -> Judgement:
    quotes = [_quote(report, mention) for mention in mentions]
    too = f"；同一句话也在{other.agency} {other.year} 年的报告里" if copied else ""
    return failed(
        f"stranger.{other.agency}",
        f"{report.agency} {report.year} 年报告有 {len(quotes)} 句以“{other.agency}”为工作的主体{too}。",
        f"{len(quotes)} sentences speak of {other.agency} where the report is that of {report.agency}"
        + (f"; the same sentence stands in that agency's report for {other.year}." if copied else "."),
        quotes=quotes,
        severity=Severity.WARNING if copied else Severity.QUESTION,
        about=about(report, other),
    )


def _words(report: Digest) -> str:
    return squeeze("".join(section.text for section in report.sections))


def _quote(report: Digest, mention: Mention) -> Quote:
    section = report.section(mention.section)
    text = section.text[mention.start : mention.end] if section is not None else ""
    return Quote(mention.section, text, mention.start, mention.end, None, "this", (mention.name,))
