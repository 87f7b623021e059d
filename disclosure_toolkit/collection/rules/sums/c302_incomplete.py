"""汇总报告的成员不全，汇总未能核对。

## 检查什么

成员名单标明“是否汇总：是”的政府，以它为“上级”的成员是否都有同一年度的报告（同一成员有几份数据不同的报告，也不能用）。
缺的合为一条，写出缺哪些成员。同时看能看的：汇总数已经小于已载入成员之和的，列为疑误；
减去已载入成员后剩下的恰好是所缺成员上年的数字的，予以指出。名单中没有任何成员以它为上级的，也在此说明。

## 为什么

缺一个成员，两百格都对不上，但那不是两百个问题。补齐成员的报告（见 C102），汇总就能逐格核对。

## 不合规示例

县政府的七个成员中，县公安局没有 2023 年的报告。

## 合规示例

七个成员都有 2023 年的报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model import About, FigureEvidence, Severity
from ....rules.base import Judgement, failed, passed, rule
from ...gathering import Collection, about, label_of
from ._attribution import equals_last_year
from ._sheet import Sheet, sheets

_NAMED = 10
_SHOWN = 5


@rule(
    code="C302",
    title="汇总报告的成员不全",
    title_en="A consolidated report whose members are not all there",
    severity=Severity.QUESTION,
    basis="成员齐全才能核对汇总（成员名单）",
)
def check(collection: Collection) -> Iterator[Judgement]:
    """One finding for each consolidated report, however many members are missing."""
    for sheet in sheets(collection):
        subject = f"members.{sheet.government.agency}.{sheet.year}"
        if not sheet.members:
            yield failed(
                "members.none",
                f"成员名单标明{sheet.government.agency}的报告是汇总，但没有成员以它为上级，{sheet.year} 年的汇总未核对。",
                f"{sheet.government.agency} is marked as consolidated, but no member has it as its parent.",
                severity=Severity.INFO,
                about=about(sheet.whole),
            )
        elif sheet.missing:
            yield _incomplete(sheet, collection)
        else:
            yield passed(subject)


def _incomplete(sheet: Sheet, collection: Collection) -> Judgement:
    names = "、".join(member.agency for member in sheet.missing[:_NAMED])
    tail = f"等 {len(sheet.missing)} 个" if len(sheet.missing) > _NAMED else ""
    message = f"{sheet.whole.agency} {sheet.year} 年的汇总未能核对：{len(sheet.members)} 个成员中缺{names}{tail}的报告"
    short = [key for key in sheet.differing if sheet.gaps[key] < 0] if sheet.loaded else []
    if short:
        form = sheet.whole.form
        cells = "、".join(f"{label_of(form, key)} {sheet.printed[key]} < {sheet.sums[key]}" for key in short[:_SHOWN])
        more = f"等 {len(short)} 格" if len(short) > _SHOWN else ""
        message += f"；汇总数已小于已载入 {len(sheet.loaded)} 个成员之和：{cells}{more}"
    elif equals_last_year(sheet, collection):
        whose = "它" if len(sheet.missing) == 1 else "它们"
        message += f"；减去已载入的成员，剩下的恰好是{whose}上年报告的数字，像是用上年的数字汇总的"
    return failed(
        "members.missing." + ".".join(sorted(member.agency for member in sheet.missing)),
        f"{message}。",
        f"{sheet.whole.agency} {sheet.year} cannot be checked against its members: {len(sheet.missing)} of "
        f"{len(sheet.members)} have no usable report" + ("; it is below the sum of the others." if short else "."),
        figures=[
            FigureEvidence(key, label_of(sheet.whole.form, key), sheet.printed[key], expected=sheet.sums[key])
            for key in short[:_SHOWN]
        ],
        severity=Severity.WARNING if short else None,
        about=[*about(sheet.whole), *(About("", member.agency, sheet.year) for member in sheet.missing)],
    )
