"""Rates of completion: 全部办结, 办结率 N %, against the tables or the counts beside them (办结率、答复率)."""

from __future__ import annotations

import re
from decimal import Decimal

from ..chinese import quoted
from .figures import Tables, number
from .model import Check, Claim, Relation, Scope, Verdict, Year
from .scene import Narrative
from .shares import matches
from .words import CUMULATIVE


def judge_rates(narrative: Narrative, tables: Tables) -> list[Check]:
    """全部办结, 办结率 N % against what was carried out."""
    found = []
    received, _ = tables.total(("requests.received.total", "requests.carried_in.total"))
    handled, _ = tables.total(("requests.handled_total.total",))
    out = tables.value("requests.carried_out.total")
    for claim in narrative.claims:
        every = claim.relation is Relation.ALL and claim.subject.rows == ("handled_total",)
        rate = claim.subject.area == "rate" and claim.subject.rows == ("requests",)
        if not (every or rate) or claim.year is not Year.THIS:
            continue
        if claim.aside:
            found.append(Check("all_handled", (claim.number,), Verdict.NOT_JUDGED, reason=claim.aside))
            continue
        if out is None or received is None or handled is None:
            missing = tuple(
                k
                for k in ("requests.carried_out.total", "requests.handled_total.total", "requests.received.total")
                if tables.value(k) is None
            )
            found.append(
                Check(
                    "all_handled",
                    (claim.number,),
                    Verdict.NOT_JUDGED,
                    missing=missing,
                    reason="表格对应的数据未读出或为空",
                )
            )
            continue
        found.append(_rate(claim, narrative, received, handled, out, every))
    return found


def judge_other_rates(narrative: Narrative) -> list[Check]:
    """收到咨询230件，办结225件，办结率99.8%: the rate of a matter that no table has, against the counts beside it."""
    found = []
    for claim in narrative.claims:
        own = (
            claim.relation is Relation.SHARE and claim.subject.area == "other" and _OWN_RATE.search(claim.subject.label)
        )
        if not own and (claim.subject.area != "rate" or claim.subject.rows == ("requests",)):
            continue
        counts = [c for c in narrative.beside(claim) if c.number < claim.number and c.relation in _COUNTED]
        exact = all(c.quantity.exact and not c.none and c.year is claim.year for c in counts)
        if len(counts) != 2 or not exact or len({c.quantity.unit for c in counts}) != 1:
            continue
        (whole, part), rate = counts, claim.subject.label
        said = part.subject.label + part.quote.text
        done = _DONE_RATE.search(rate) is not None and _DONE.search(said) is not None
        done = done or (rate in _RESULT_RATES and _RESULT_RATES[rate].search(said) is not None)
        # 采纳12条，采纳率80%: the rate is named after what was counted before.
        done = done or (bool(own) and _named_after(rate, whole, part))
        # Of the answers given, how many were in time (按期) is another base unless all were in time.
        timely = _TIMELY.search(rate) is not None and _TIMELY.search(said) is None
        if not done or timely or not 0 < part.quantity.low <= whole.quantity.low:
            continue
        exactly = (part.quantity.low / whole.quantity.low * 100).quantize(Decimal("0.01"))
        line = f"{number(part.quantity.low)} ÷ {number(whole.quantity.low)} = {exactly}%"
        agrees = matches(claim, part.quantity.low, whole.quantity.low)
        found.append(
            Check(
                "shares",
                (claim.number, part.number, whole.number),
                Verdict.AGREES if agrees else Verdict.CONTRADICTS,
                message="" if agrees else f"{quoted(claim.quote.text)}与件数算出的不同：{line}",
                message_en="" if agrees else f"The rate {quoted(claim.quote.text)} is not what the counts give",
                working=(line,),
                severity="" if agrees else "warning",
            )
        )
    return found


def _named_after(rate: str, whole: Claim, part: Claim) -> bool:
    """采纳率 behind 采纳12条; 公开率 behind 部分公开6件 and 解读率 behind 解读4件 are of other numbers."""
    plain = whole.subject.area == part.subject.area == "other" and part.relation is Relation.NONE
    stem = rate[:-1][-2:]
    return plain and part.subject.label.startswith(stem) and stem not in whole.subject.label and not _APART.search(rate)


_APART = re.compile(r"公开|解读|有效|满意|知晓|应|完成")
_OWN_RATE = re.compile(r"[\u4e00-\u9fa5]{2}率$")
_COUNTED = {Relation.NONE, Relation.PART}
_RESULT_RATES = {
    "纠错率": re.compile(r"纠错|纠正|撤销|变更"),
    "纠正率": re.compile(r"纠错|纠正|撤销|变更"),
    "维持率": re.compile(r"维持"),
    "败诉率": re.compile(r"败诉"),
    "胜诉率": re.compile(r"胜诉"),
}
_DONE_RATE = re.compile(r"办结率|答复率|办复率|回复率")
_DONE = re.compile(r"办结|答复|办复|回复|办理完")
_TIMELY = re.compile(r"按期|按时|及时|限期")


_DUE = re.compile(r"应(?:当)?(?:办|答|处)")
_EXCEPTED = re.compile(r"(?:除|未|不含|不包括)[^，。；]{0,8}结转")
_BESIDE = 160
"""Characters between a statement that all was done and one of what was carried over."""


def _names(other: Claim, claim: Claim, out: Decimal) -> bool:
    """Whether a statement beside the claim says how many were carried over, as the table does."""
    near = other.sentence.section == claim.sentence.section
    near = near and abs(other.sentence.start - claim.sentence.start) <= _BESIDE
    return near and other.subject.rows == ("carried_out",) and not other.none and other.quantity.admits(out)


def _rate(claim: Claim, narrative: Narrative, received: Decimal, handled: Decimal, out: Decimal, every: bool) -> Check:
    numbers = (claim.number,)
    line = f"办理结果总计 {number(handled)} ÷（新收＋结转）{number(received)}，结转下年度 {number(out)}"
    complete = every or claim.quantity.printed == 100
    if received == 0 and complete:
        return Check("all_handled", numbers, Verdict.AGREES, working=(line,))
    figures: dict[str, Decimal | int | None] = {
        "requests.carried_out.total": None,
        "requests.handled_total.total": None,
    }
    if any(c.year is Year.CUMULATIVE or c.aside == CUMULATIVE for c in narrative.beside(claim)):
        return Check("all_handled", numbers, Verdict.NOT_JUDGED, reason="同句说的是历年累计")
    if not complete:
        if "答复率" in claim.subject.label or "办结率" in claim.subject.label or "办复率" in claim.subject.label:
            agrees = matches(claim, handled, received)
            verdict = Verdict.AGREES if agrees else Verdict.QUESTION
            message = "" if agrees else f"{quoted(claim.quote.text)}与表格算出的办结比例不同：{line}"
            return Check(
                "all_handled",
                numbers,
                verdict,
                message,
                "The stated rate differs from the table",
                (line,),
                figures,
                severity="question",
            )
        return Check("all_handled", numbers, Verdict.NOT_JUDGED, reason="表格没有对应的比率")
    if out == 0:
        return Check("all_handled", numbers, Verdict.AGREES, working=(line,))
    if claim.scope is not Scope.SELF or claim.qualified:
        return Check("all_handled", numbers, Verdict.NOT_JUDGED, reason="口径与表格不同")
    text = claim.quote.text
    whole = narrative.claims[claim.whole] if claim.whole is not None else None
    # Of those due all were answered; what was carried over is not due yet.
    wording = text if every else claim.sentence.text
    timely = any(
        word in wording for word in ("按期", "按时", "期限", "时限", "规定时间", "及时", "法定", "到期", "超期", "逾期")
    )
    due = (c for c in narrative.beside(claim) if _DUE.search(c.quote.text) and c.quantity.exact)
    if (whole is not None and whole.quantity.admits(handled)) or any(c.quantity.admits(handled) for c in due):
        return Check("all_handled", numbers, Verdict.AGREES, working=(line,))
    # 均已按程序办理，其中3件结转下年度: the paragraph itself names the exception.
    timely = timely or _EXCEPTED.search(claim.sentence.text) is not None
    timely = timely or any(_names(other, claim, out) for other in narrative.claims)
    severity = "info" if timely else "warning" if every else "question"
    verdict = Verdict.AGREES if timely else Verdict.CONTRADICTS if severity == "warning" else Verdict.QUESTION
    message = f"文中称{quoted(text)}，而表三结转下年度继续办理 {number(out)} 件"
    return Check(
        "all_handled",
        numbers,
        verdict,
        message,
        f"{quoted(text)}, while {number(out)} requests were carried over",
        (line,),
        figures,
        severity=severity,
    )
