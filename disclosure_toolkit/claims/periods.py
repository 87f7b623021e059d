"""Halves and quarters of the year against what the year had: 上半年20件、下半年25件，全年45件 (分期数与全年数)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby

from .figures import number
from .model import RATIOS, WHOLES, Check, Claim, Verdict, Year
from .scene import Narrative

_PERIOD = re.compile(r"(?P<half>[上下])半年|(?P<quarter>[一二三四])季度")
_ALL = ({"上", "下"}, {"一", "二", "三", "四"})
_OWN = re.compile(r"[，。；;（(]")


def judge_periods(narrative: Narrative) -> list[Check]:
    """One check for each sentence that gives all halves or quarters beside the year's number."""
    found = []
    for _, group in groupby(narrative.claims, key=lambda c: (c.sentence.section, c.sentence.start)):
        said = list(group)
        if len(said) > 2 and any(claim.year is Year.PARTIAL for claim in said):
            check = _judge(said)
            found += [check] if check is not None else []
    return found


def _judge(said: list[Claim]) -> Check | None:
    parts: dict[str, Claim] = {}
    for claim in said:
        name = _period(claim)
        if name and name not in parts:
            parts[name] = claim
    numbers = list(parts.values())
    if (
        set(parts) not in _ALL
        or any(not c.quantity.exact for c in numbers)
        or len({c.quantity.unit for c in numbers}) > 1
    ):
        return None
    wholes = [
        c for c in said if c.year is Year.THIS and c.quantity.exact and c.quantity.unit == numbers[0].quantity.unit
    ]
    wholes = [c for c in wholes if c.relation in WHOLES and not c.none]
    if len(wholes) != 1:
        # With two numbers of the year it is not said which one the halves make up.
        return None
    whole, total = wholes[0], sum((c.quantity.low for c in numbers), Decimal(0))
    line = " + ".join(c.quantity.text for c in numbers) + f" = {number(total)}，全年写作 {whole.quantity.text}"
    claims = (whole.number, *(c.number for c in numbers))
    if total == whole.quantity.low:
        return Check("parts", claims, Verdict.AGREES, working=(line,))
    return Check(
        "parts",
        claims,
        Verdict.CONTRADICTS,
        message=f"各期之和 {number(total)} 不等于全年 {whole.quantity.text}，相差 {number(abs(total - whole.quantity.low))}",
        message_en="Halves or quarters do not make up the year: " + line,
        working=(line,),
        severity="warning",
    )


def _period(claim: Claim) -> str:
    """Which half or quarter the words right before the number name, empty if none."""
    if claim.year is not Year.PARTIAL or claim.relation in RATIOS:
        return ""
    first = claim.sentence.start
    said = "".join(claim.sentence.text[: claim.quote.end - first].split())
    matches = list(_PERIOD.finditer(said))
    if not matches:
        return ""
    last = matches[-1]
    return "" if _OWN.search(said, last.end()) else last["half"] or last["quarter"]
