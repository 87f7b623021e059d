"""Lists of parts without 其中: N条：网站…; 按渠道分，…; 网站渠道占…条; …，其他N条; …，其余N条 (不带“其中”的列举)."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import groupby, pairwise

from .model import Claim, Relation
from .scene import Group, Narrative
from .siblings_of_documents import MARKED_AS

ALL_PUBLISHED = re.compile(
    r"(?:公开|发布|更新|推送|公示|公布|上线|刊发|推出|编发|登载|刊登|发出)(?:了|的)?(?:…)?(?:各类|各种|政府|政务|相关|有关|全部)*"
    r"(?:信息|内容|文件|条目|事项)?(?:里|中|数|量|总数|总量|计|达)?为?$"
)
"""Labels of numbers that are all of what was published."""
_SORTED = re.compile(
    r"^(?:信息|内容)?(?:里|：|[，：](?:按|从|分|以)[^，。；：\d]{0,10}(?:渠道|方式|平台|途径|形式|载体|来源|类别|类型|种类|内容|性质|栏目)[^，。；：\d]{0,6}[，：])"
)
_FROM = re.compile(r"^(?:来自|来源于|出自)")
_SHARE = re.compile(r"占$")
_REST = re.compile(r"^其[他它](?:信息|内容|文件|类|类信息|类别|各类|方面|领域|渠道|平台|栏目|政府信息|政务信息)*$")
_REMAINING = re.compile(r"^(?:其余|剩余|余下)")
_VERB = re.compile(r"发布|推送|公开|回复|答复|办理|收到|受理|转发|转载|召开|举办|开展|访问|关注|阅读")
_CHANNEL = re.compile(r"网|微信|微博|公众号|平台|抖音|快手|客户端|渠道|媒体|报|电视|APP|视频号")
_MOST = 40
_ONLY_CHANNEL = re.compile(
    r"(?:其|在|经|由|通过|政府|政务|门户|官方|微信|线上|线下|[我本县区市镇乡局])*"
    r"(?:网站|公众号|微信|微博|新媒体|客户端|抖音号?|视频号|平台|APP|公[告开示]栏|报刊|媒体)(?:方面|上|渠道|平台)?(?:推送|发布|公开|公布|刊登)?"
)
_LIKELY, _NEAR = Decimal("0.2"), Decimal("0.05")


def list_parts(narrative: Narrative) -> None:
    """Adds the lists of parts that a sentence gives of a stated whole without saying 其中."""
    sections = {section.number: section.text for section in narrative.report.sections}
    for (number, _), group in groupby(narrative.claims, key=lambda c: (c.sentence.section, c.sentence.start)):
        said = list(group)
        if 2 < len(said) <= _MOST:
            found = _without_among(said, sections[number]) or _remaining(said, narrative) or _by_openness(said)
            narrative.groups += [found] if found is not None else []


def close_lists(narrative: Narrative) -> None:
    """其中网站200条，公众号80条，其他20条: 其他 at its end makes a list complete."""
    claims = narrative.claims
    for group in narrative.groups:
        parts = [claims[number] for number in group.parts]
        plain = len(parts) > 2 and not group.closed and all(part.subject.area == "other" for part in parts)
        if not plain or not _REST.match(parts[-1].subject.label):
            continue
        # Where much is left over, 其他 was one kind among those named.
        total = sum((part.quantity.low for part in parts), Decimal(0))
        wholes = [claims[number].quantity.low for number in group.wholes]
        if all(total < whole for whole in wholes):
            group.closed = group.inferred = any(whole - total <= whole * _LIKELY for whole in wholes)


def _without_among(said: list[Claim], text: str) -> Group | None:
    """公开信息300条：网站200条，公众号100条."""
    for position, whole in enumerate(said[:-2]):
        if not _countable(whole) or ALL_PUBLISHED.search(whole.subject.label) is None:
            continue
        parts: list[Claim] = []
        last = whole
        for claim in said[position + 1 :]:
            gap = _between(text, last, claim)
            fits = _countable(claim) and claim.quantity.unit == whole.quantity.unit and claim.year is whole.year
            verb = _VERB.search(claim.subject.label) and not _ONLY_CHANNEL.fullmatch(claim.subject.label)
            if not fits or re.search(r"[。；;]", gap) or (parts and verb):
                break
            parts.append(claim)
            last = claim
        if len(parts) < 2:
            continue
        opening = _between(text, whole, parts[0])
        labels = [part.subject.label for part in parts]
        sorted_so = _SORTED.match(opening.lstrip()) is not None or all(map(_FROM.match, labels))
        shares = all(map(_SHARE.search, labels))
        closed = _REST.match(labels[-1]) is not None
        more = any(part.quantity.low > whole.quantity.low for part in parts)
        closed = closed and not opening.lstrip().startswith("、")
        if closed and not (sorted_so or shares):
            # A list that only ends in 其他 is of the number before it where it nearly makes it up, or a part exceeds it.
            total = sum((part.quantity.low for part in parts), Decimal(0))
            closed = more or abs(total - whole.quantity.low) <= whole.quantity.low * _LIKELY
        if any(claim.relation is Relation.TOTAL for claim in said if claim.number > whole.number):
            continue
        if (sorted_so or shares or closed) and not _VERB.search(labels[0]):
            exclusive = shares or not any(map(_CHANNEL.search, labels))
            return Group(
                (whole.number,), [p.number for p in parts], closed or shares, "other", 0, exclusive, inferred=True
            )
        if all(map(_ONLY_CHANNEL.fullmatch, labels)):
            # 公开157条，网站120条，公众号42条: the ways nearly make up the whole, and so are meant to.
            total = sum((part.quantity.low for part in parts), Decimal(0))
            if abs(total - whole.quantity.low) <= whole.quantity.low * _NEAR:
                return Group((whole.number,), [p.number for p in parts], True, "other", 0, False, inferred=True)
    return None


def _remaining(said: list[Claim], narrative: Narrative) -> Group | None:
    """其中网站200条，其余100条: what remains makes the list complete."""
    for before, rest in pairwise(said):
        if rest.relation is not Relation.BESIDES or not _REMAINING.match(rest.quote.text) or not rest.quantity.exact:
            continue
        lists = [g for g in narrative.groups if before.number in g.parts and not g.loose and g.dimension != "flow"]
        if lists and before.quantity.unit == rest.quantity.unit and before.year is rest.year:
            of = lists[-1]
            # 诉讼8件，已审结7件，其中维持6件、其他1件，其余1件正在审理: what remains may be of the first number.
            earlier = [c.number for c in said if c.number < of.parts[0] and c.relation is Relation.NONE]
            return Group((*of.wholes, *earlier), [*of.parts, rest.number], True, of.dimension, of.depth, inferred=True)
    return None


def _by_openness(said: list[Claim]) -> Group | None:
    """制发文件86件，其中主动公开55件、依申请公开18件、不予公开16件: three classes that every document has one of."""
    classes = [c for c in said if c.aside == MARKED_AS and c.quantity.exact]
    shown = next((c for c in said if _SHOWN.search(c.subject.label) and c.whole is not None), None)
    if shown is None or not classes or classes[0].number < shown.number or shown.whole is None:
        return None
    return Group(
        (shown.whole,), [shown.number, *(c.number for c in classes)], len(classes) == 2, "other", 0, inferred=True
    )


_SHOWN = re.compile(r"主动公开")


def _countable(claim: Claim) -> bool:
    own = claim.subject.area == "other" and claim.relation is Relation.NONE
    few = claim.quantity.numeral and claim.quantity.low < _FEW
    return own and claim.quantity.exact and not few and not claim.none


_FEW = 10
"""一条, 两项 in words are seldom counts of what was published."""


def _between(text: str, before: Claim, after: Claim) -> str:
    """The words between two numbers."""
    return text[before.quote.end : after.quote.start] if after.quote.start > before.quote.end else ""
