"""Percentages recomputed to the digits printed, against every base that the sentence may mean (占比、比率)."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from ..chinese import fold_text, quoted
from .against_tables import evaluate
from .figures import Tables, number
from .listed import ALL_PUBLISHED
from .model import RATIOS, Check, Claim, Relation, Scope, Verdict, Year
from .readings import readings
from .scene import Narrative
from .words import LABELS, rest_of

_OF_ALL = re.compile(r"(?:办结|答复|收到|受理|新收)[^，。；\d]{0,8}的\d")
_AMONG = re.compile(r"(?:办结|答复|收到|受理|新收)[^，。；]{0,16}[中里](?!心)")
_BASE = re.compile(r"办结|答复|办理|收到|受理|新收|申请|总数|总量|总计|全部|全年|发布|公开")


def judge_shares(narrative: Narrative, tables: Tables) -> list[Check]:
    """One check for each 占 N % that has a count."""
    found = []
    for claim in narrative.claims:
        if claim.relation is Relation.SHARE and claim.subject.area != "rate":
            check = _judge(narrative, claim, tables)
            if check is not None:
                found.append(check)
    return found


def matches(share: Claim, part: Decimal, base: Decimal) -> bool:
    """Whether part/base, rounded or cut to the digits printed, is the percentage stated."""
    if base <= 0:
        return False
    scale = Decimal(1000) if share.quantity.unit == "‰" else Decimal(100)
    exact = part / base * scale
    step = Decimal(1).scaleb(-share.quantity.digits)
    printed = share.quantity.printed
    if share.quantity.admits(exact):
        return True
    return printed in {exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)}


def _judge(narrative: Narrative, share: Claim, tables: Tables) -> Check | None:
    claims = narrative.claims
    part = claims[share.whole] if share.whole is not None and share.base != "named" else None
    bases = _stated_bases(narrative, share, part)
    amounts: list[Decimal] = []
    if part is not None:
        if not part.quantity.exact:
            return Check("shares", (share.number,), Verdict.NOT_JUDGED, reason="件数是约数，不核对百分比")
        amounts = [part.quantity.low]
    elif share.subject.area in {"requests", "review"} and share.year is Year.THIS and share.scope is Scope.SELF:
        for reading in readings(share, tables):
            value, _, _ = evaluate(reading, tables)
            if value is not None:
                amounts.append(value)
    # 办结申请的35.8%予以公开，计15件: the base stands before the percentage.
    of_all = _OF_ALL.search(share.quote.text) is not None
    if (share.subject.area == "requests" or (of_all and part is not None)) and share.year is Year.THIS:
        bases += _table_bases(tables)
    elif share.subject.area == "review" and share.year is Year.THIS:
        bases += _review_bases(tables)
    numbers = (share.number,) if part is None else (share.number, part.number)
    of_some = "" if share.base == "named" else _APART.sub("", share.base)
    if column := next((column for column, words in _KINDS if words.search(of_some)), ""):
        # 企业10件，占法人申请的66.7%: of those of that kind alone.
        bases = _of_kind(narrative, share, tables, column)
    elif row := next((row for row, words in _OUTCOMES if words.search(share.base)), ""):
        bases = _of_outcome(narrative, share, tables, row)
    elif share.subject.area in {"requests", "review"} and len(rest_of(of_some)) >= _NAMES:
        bases = [(name, base) for name, base in bases if name.startswith("文中")]
    bases = bases or _total_before(narrative, share, part)
    if not amounts or not bases:
        return Check("shares", numbers, Verdict.NOT_JUDGED, reason="没有可用的分子或分母")
    working = []
    for amount in dict.fromkeys(amounts):
        for name, base in bases:
            if base <= 0 or (base < amount and share.quantity.printed <= 100):
                continue
            exact = (amount / base * 100).quantize(Decimal("0.01"))
            line = f"{number(amount)} ÷ {number(base)}（{name}）= {exact}%"
            if matches(share, amount, base):
                return Check("shares", numbers, Verdict.AGREES, working=(line,), reading=name)
            if line not in working:
                working.append(line)
    for name, base in _nearby(narrative, share, part):
        if matches(share, amounts[0], base):
            line = f"{number(amounts[0])} ÷ {number(base)}（{name}）= {(amounts[0] / base * 100).quantize(Decimal('0.01'))}%"
            return Check("shares", numbers, Verdict.AGREES, working=(line,), reading=name)
    stated = any(name.startswith("文中") for name, _ in bases)
    whole = part is not None and part.whole is not None
    # The base is named, or is the whole that the part was said to be of.
    # 在办结的申请中，予以公开15件，占34%: the base stands before.
    said = share.sentence.text[: share.quote.start - share.sentence.start]
    named = _BASE.search(share.base) is not None or _AMONG.search(said) is not None
    named = named or of_all or (whole and not share.base.strip("约达为的"))
    sure = bool(bases) and part is not None and share.scope is Scope.SELF and share.quantity.high is not None
    if share.subject.area == "other" and not of_all:
        sure = sure and stated
    if not working:
        return Check("shares", numbers, Verdict.NOT_JUDGED, reason="没有可用的分子或分母")
    severity = "error" if sure and named else "warning" if stated or share.scope is Scope.SELF else "question"
    if share.subject.area == "other" and not (stated or of_all):
        return Check("shares", numbers, Verdict.NOT_JUDGED, reason="文中没有写明分母")
    return Check(
        "shares",
        numbers,
        Verdict.CONTRADICTS if severity != "question" else Verdict.QUESTION,
        message=f"百分比{quoted(share.quote.text)}与件数算出的不同：{working[0]}",
        message_en=f"The percentage {quoted(share.quote.text)} is not what the counts give",
        working=tuple(working),
        severity=severity,
    )


_APART = re.compile(
    r"办结|答复|办理|办复|处理|收到|受理|新收|依申请|申请|复议|诉讼|审结|行政|案件|总|数|量|全部|全年|年度|本年|发布|公开|信息|政府|件|条|比例|比重|比|约|达|为|的|了|到|各类|所有|主动"
)
_NAMES = 2
_OUTCOMES = (
    ("denied_*", re.compile(r"不予公开")),
    ("partly_granted", re.compile(r"部分公开")),
    ("granted", re.compile(r"予以公开|全部公开")),
    ("unavailable_*", re.compile(r"无法提供")),
    ("not_processed_*", re.compile(r"不予处理")),
    ("other_*", re.compile(r"其他处理")),
)
_KINDS = (
    ("natural_person", re.compile(r"自然人|公民|个人")),
    ("organisations", re.compile(r"法人|组织|单位")),
    ("company", re.compile(r"企业")),
)


def _of_kind(narrative: Narrative, share: Claim, tables: Tables, column: str) -> list[tuple[str, Decimal]]:
    """What one kind of applicants asked, as the sentence states it and as table 3 has it."""
    found = [
        (f"文中{quoted(claim.quantity.text)}", claim.quantity.low)
        for claim in narrative.beside(share)
        if claim.subject.column == column and claim.quantity.exact and claim.relation not in RATIOS
    ]
    for row, name in (("received", "本年新收"), ("handled_total", "办理结果总计")):
        value, _ = tables.total(tables.request_keys(row, column))
        if value is not None:
            found.append((f"表三{name}（{LABELS[column].removesuffix('申请')}）", value))
    return found


def _of_outcome(narrative: Narrative, share: Claim, tables: Tables, row: str) -> list[tuple[str, Decimal]]:
    """How many requests had one outcome, as the sentence states it and as table 3 has it."""
    found = [
        (f"文中{quoted(claim.quantity.text)}", claim.quantity.low)
        for claim in narrative.beside(share)
        if claim.subject.rows == (row,) and claim.subject.column == "total" and claim.quantity.exact
    ]
    value, _ = tables.total(tables.request_keys(row, "total"))
    return [*found, (f"表三{LABELS[row]}", value)] if value is not None else found


def _stated_bases(narrative: Narrative, share: Claim, part: Claim | None) -> list[tuple[str, Decimal]]:
    """Wholes that the sentence states: the part's own whole, and totals before it in the sentence."""
    claims = narrative.claims
    found: list[tuple[str, Decimal]] = []
    numbers: list[int] = []
    if part is not None and part.whole is not None:
        numbers.append(part.whole)
    if share.base == "named" and share.whole is not None:
        numbers.append(share.whole)
    stated = [claim.number for claim in narrative.wholes(share) if claim.number < share.number]
    numbers += [number for number in stated if part is None or number != part.number]
    if part is not None:
        # 网站108条，占总数59.3%，…，两个渠道共公开182条: the total stands behind its parts.
        later = (c for c in narrative.beside(share) if c.number > share.number and c.relation is Relation.NONE)
        numbers += [
            c.number for c in later if ALL_PUBLISHED.search(c.subject.label) and c.quantity.low >= part.quantity.low
        ]
    said = _EACH_OF.search(fold_text(share.sentence.text[: share.quote.end - share.sentence.start]).text)
    if said is not None:
        found.append((f"文中{quoted(said[1] + said[2])}", Decimal(said[1].replace(",", ""))))
    for index in dict.fromkeys(numbers):
        claim = claims[index]
        if claim.quantity.exact and claim.quantity.low > 0 and claim.relation not in RATIOS:
            unit = part.quantity.unit if part is not None else claim.quantity.unit
            if claim.quantity.unit == unit or share.subject.area == "requests":
                found.append((f"文中{quoted(claim.quantity.text)}", claim.quantity.low))
    return found


# 分别占全年公开总数259条的76.4%和23.6%.
_EACH_OF = re.compile(r"(?:分别|各)占[^，。；\d]{0,12}(\d[\d,]*)([件条篇个])的[^，。；]*$")


def _total_before(narrative: Narrative, share: Claim, part: Claim | None) -> list[tuple[str, Decimal]]:
    """公开信息47条。网站18条，占比38.3%；新媒体29条，占比61.7%: the total that the parts of the sentence make up."""
    if part is None or part.subject.area != "other":
        return []
    counts = [c for c in narrative.beside(share) if c.relation not in RATIOS and c.quantity.unit == part.quantity.unit]
    total = sum((c.quantity.low for c in counts if c.quantity.exact), Decimal(0))
    before = narrative.claims[_first_near(narrative, share, part) : counts[0].number] if counts else []
    same = (c for c in reversed(before) if c.quantity.exact and c.quantity.unit == part.quantity.unit)
    whole = next((c for c in same if ALL_PUBLISHED.search(c.subject.label)), None)
    fits = whole is not None and len(counts) > 1 and whole.quantity.low == total
    return [(f"文中{quoted(whole.quote.text)}", total)] if whole is not None and fits else []


# How far back (in characters) a paragraph may have stated what a share is of.
_NEAR = 400


def _nearby(narrative: Narrative, share: Claim, part: Claim | None) -> list[tuple[str, Decimal]]:
    """Numbers stated before that the share may be of: they can agree with it, never contradict it."""
    if part is None:
        return []
    before = [
        claim
        for claim in narrative.claims[_first_near(narrative, share, part) : part.number]
        if claim.quantity.exact and claim.quantity.unit == part.quantity.unit and claim.relation not in RATIOS
    ]
    found = [(f"文中{quoted(claim.quote.text)}", claim.quantity.low) for claim in before if claim.quantity.low > 0]
    shared = [c.whole for c in narrative.beside(share) if c.relation is Relation.SHARE]
    counted = [narrative.claims[n].quantity.low for n in dict.fromkeys(shared) if n is not None]
    if len(counted) > 1:
        found.append(("文中各项之和", sum(counted, Decimal(0))))
    return [(name, base) for name, base in found if base >= part.quantity.low and base > 0]


def _first_near(narrative: Narrative, share: Claim, part: Claim) -> int:
    """The number of the first claim that stands near enough before the share."""
    first = part.number
    for claim in reversed(narrative.claims[:first]):
        apart = share.sentence.start - claim.sentence.start
        if claim.sentence.section != share.sentence.section or apart > _NEAR:
            break
        first = claim.number
    return first


def _table_bases(tables: Tables) -> list[tuple[str, Decimal]]:
    found = []
    for name, keys in (
        ("表三办理结果总计", ("requests.handled_total.total",)),
        ("表三本年新收", ("requests.received.total",)),
        ("表三本年新收＋上年结转", ("requests.received.total", "requests.carried_in.total")),
    ):
        value, _ = tables.total(keys)
        if value is not None:
            found.append((name, value))
    return found


def _review_bases(tables: Tables) -> list[tuple[str, Decimal]]:
    found = []
    litigation = ("litigation_direct", "litigation_after_reconsideration")
    for name, groups in (
        ("行政复议", ("reconsideration",)),
        ("行政诉讼", litigation),
        ("复议诉讼", ("reconsideration", *litigation)),
    ):
        whole, _ = tables.total(tuple(f"review.{group}.total" for group in groups))
        pending, _ = tables.total(tuple(f"review.{group}.pending" for group in groups))
        if whole is not None:
            found.append((f"表四{name}总计", whole))
        if whole is not None and pending is not None:
            found.append((f"表四{name}已审结", whole - pending))
    return found
