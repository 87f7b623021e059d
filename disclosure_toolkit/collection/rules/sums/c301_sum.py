"""汇总报告的数字不等于各成员之和。

## 检查什么

成员名单标明“是否汇总：是”的政府，其报告的每一格是否等于以它为“上级”的全部成员（含它自己的办公室，以名单为准）同一格之和。
成员报告齐全才比较，缺一份就改由 C302 说明；某格有成员空白或未读出的，这一格不比较。（六）其他处理有的写三行、有的写一行时，按一行相加。

所有不符的格合为一条，并在算术上成立时说明来由：漏计或重复计入了哪个机关（或哪两三个机关）、
用了某机关上年的报告、只计了少数机关、某一格多写漏写一位数字。

## 为什么

汇总报告是逐格相加得来的，差额有来由。指出来由，比列出两百个不等号有用。
不符的只有规章、行政规范性文件，且汇总数大于成员之和的，可能是政府本级制发的文件未计入任何成员，列为待核；
不符的格很多、而且都是汇总数较大的，可能名单漏列了机关，也列为待核。

## 不合规示例

七个成员新收合计 52 件，县政府报告填 45 件，各格差额恰为县公安局的数字，像是漏计。

## 合规示例

县政府报告每一格都等于七个成员之和。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import FigureEvidence, Severity
from ....rules.base import Judgement, failed, passed, rule
from ...gathering import Collection, about, label_of
from ._attribution import attribute
from ._sheet import Sheet, sheets

_SHOWN = 8
_EVIDENCE = 40
_DOCUMENTS = ("proactive.regulations.", "proactive.normative_documents.")


@rule(
    code="C301",
    title="汇总报告与各成员之和不符",
    title_en="A consolidated report is not the sum over its members",
    severity=Severity.WARNING,
    basis="汇总报告的每一格等于各成员机关同一格之和（成员名单标明汇总且成员齐全）",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each consolidated report, whatever the number of cells that differ."""
    for sheet in sheets(collection):
        if not sheet.members or sheet.missing:
            continue
        if sheet.differing:
            yield _gap(sheet, collection)
        else:
            yield passed(f"sum.{sheet.government.agency}.{sheet.year}")


def _gap(sheet: Sheet, collection: Collection) -> Judgement:
    form, keys = sheet.whole.form, sheet.differing
    found = attribute(sheet, collection)
    lines = [
        f"{label_of(form, key)}：填报 {sheet.printed[key]}，{len(sheet.loaded)} 个成员之和 {sheet.sums[key]}，"
        f"相差 {_signed(sheet.gaps[key])}"
        for key in keys
    ]
    named = "、".join(f"{label_of(form, key)} {sheet.printed[key]} ≠ {sheet.sums[key]}" for key in keys[:_SHOWN])
    tail = f"等 {len(keys)} 格" if len(keys) > _SHOWN else ""
    why = f"；{found.message}" if found is not None else ""
    own = all(key.startswith(_DOCUMENTS) and sheet.gaps[key] > 0 for key in keys)
    if own and found is None:
        why = "；多出的只有规章、行政规范性文件，可能是政府本级制发、未计入任何成员"
    return failed(
        f"sum.{found.kind if found is not None else 'cells'}",
        f"{sheet.whole.agency} {sheet.year} 年的汇总与 {len(sheet.loaded)} 个成员之和不符（填报 ≠ 成员之和）：{named}{tail}{why}。",
        f"{sheet.whole.agency} {sheet.year}: {len(keys)} figures are not the sum over {len(sheet.loaded)} members"
        + (f"; {found.message_en}." if found is not None else "."),
        figures=[
            FigureEvidence(key, label_of(form, key), sheet.printed[key], expected=sheet.sums[key])
            for key in keys[:_EVIDENCE]
        ],
        working=lines,
        severity=Severity.QUESTION if (own and found is None) or (found is not None and found.kind == "more") else None,
        about=about(sheet.whole, *(found.members if found is not None else ())),
    )


def _signed(gap: object) -> str:
    return f"{gap}" if str(gap).startswith("-") else f"+{gap}"
