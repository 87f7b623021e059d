"""文字与本机关上年报告相同。

## 检查什么

把本年报告第一、五、六部分的语句与本机关上年报告逐句比对。统计期间写成的年份、机关名称不同不算不同，法定用语和通用套话不计。
某一方面（总体情况的一个小节，或第五、第六部分）几乎全部逐字相同的列为提示；第五部分一字不改，或者全文九成以上逐字相同的，列为待核。

## 为什么

文字年年相近是正常的，尤其是机构职能、制度一类的说明；只改了数字的语句也不算照抄。但问题、改进措施和工作情况全部照搬上年，
就看不出本年度的实际工作。沿用到什么程度算过多，由审核人员判断。

## 不合规示例

第五部分与上年一字不差：“一是公开内容不够全面……下一步将加强培训……”。

## 合规示例

上年：全年公开信息 312 条。本年：全年公开信息 385 条。（只有数字改变，不计）
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import Severity
from ....rules.base import Judgement, failed, passed, rule
from ...gathering import Collection, about
from ...reuse.corpus import Corpus
from ...reuse.quoting import block_name, block_name_en, side_by_side
from ...reuse.sentences import wording
from ...reuse.shared import Shared, SharedBlock, compare

_SHARE = 0.9
_SHORTEST, _SENTENCES = 60, 2
"""Own characters and sentences that a block must have to be told."""
_REPORT = 300
"""Own characters that a whole report must have."""
_IMPROVEMENTS = 5


@rule(
    code="C401",
    title="文字与本机关上年报告相同",
    title_en="Text repeated from the agency's own last report",
    severity=Severity.INFO,
    basis="提示：法规没有禁止沿用文字。国办公开办函〔2021〕30号把年度报告作为全面反映政府信息公开工作情况的方式，是否反映本年度实际由审核人员判断",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each report that repeats whole blocks of last year's."""
    whole = collection.corpus
    for report in range(len(whole.reports)):
        before = whole.year_before(report)
        if before is None:
            continue
        shared = compare(whole, report, before)
        blocks = [block for block in shared.blocks if _repeated(block)]
        if not blocks:
            yield passed(str(report))
            continue
        yield _failed(whole, shared, blocks)


def _repeated(block: SharedBlock) -> bool:
    long = block.own >= _SHORTEST and len(block.pairs) >= _SENTENCES
    return long and block.unchanged >= _SHARE * block.own


def _failed(whole: Corpus, shared: Shared, blocks: list[SharedBlock]) -> Judgement:
    this, last = whole.reports[shared.report], whole.reports[shared.other]
    names = "、".join(block_name(this, block.block) for block in blocks)
    percent = round(100 * shared.unchanged / shared.own)
    renewed = sum(a.exact != b.exact for block in shared.blocks for a, b in block.pairs)
    others = f"；另有 {renewed} 句只改了数字或个别字词，属正常" if renewed else ""
    fifth = any(block.block[0] == _IMPROVEMENTS for block in blocks) and wording(this, _IMPROVEMENTS) == wording(
        last, _IMPROVEMENTS
    )
    most = shared.own >= _REPORT and shared.unchanged >= _SHARE * shared.own
    return failed(
        "own_text." + ".".join(f"{section}-{ordinal}" for section, ordinal in (block.block for block in blocks)),
        f"{this.agency} {this.year} 年报告的{names}与本机关 {last.year} 年报告逐字相同；全文自拟文字有 {percent}% 与上年逐字相同{others}。",
        f"{this.agency} {this.year}: "
        f"{', '.join(block_name_en(block.block) for block in blocks)} repeated word for word from {last.year}; "
        f"{percent}% of the report's own words are those of last year.",
        quotes=side_by_side(whole, shared, blocks, "previous"),
        severity=Severity.QUESTION if fifth or most else Severity.INFO,
        about=about(this, last),
    )
