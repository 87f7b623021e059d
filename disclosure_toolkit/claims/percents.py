"""Percentages and changes as claims: 占 N %, 办结率 N %, 同比增长 N %, 较上年增加 N 件."""

from __future__ import annotations

import re

from ..chinese.quantities import Quantity
from .model import RATIOS, RELATIVE, Claim, Relation, Subject, Year
from .scene import Scene, quote_start
from .subjects import meant
from .tokens import Item
from .words import LABELS, labelled, rest_of

VOLUME = re.compile(
    r"申请(?:总)?(?:数量|总量|总数|件数|数|量)|新?收(?:到)?的?新?申请|受理量|受理数|申请(?=同比|较|比|多了|少了|多出|增加|减少|增长|下降)"
)
"""Words for how many requests there were."""
# 网络申请同比增长40% is a part of the requests; 全年政府信息公开申请量同比增长40% is all of them.
_ALL_REQUESTS = re.compile(
    r"(?:^|[，。；：、(\n])(?:20\d\d年度?|全年|本年度?|今年|年度|共|我[局办委厅院县区市镇乡]|收到|受理|新收|办理|的|依申请公开|依|政府信息|信息|公开|总)*申请(?:总)?(?:数量|总量|总数|件数|数|量)?(?=同比|较|比|与|相比|增|减|下|上|多|少|$)"
)
_COMPARES = re.compile(r"[，、(]?(?:同比|环比|较|比|与|相比)")


def is_change(
    items: list[Item], index: int, left: list[Item], text: str, quantity: Quantity, last: Claim | None
) -> bool:
    """Whether a number is by how much something rose or fell."""
    kinds = [i.kind for i in left]
    if "CHANGE" in kinds and ("UP" in kinds or "DOWN" in kinds):
        return text[quantity.start - 1 : quantity.start] not in {"至", "到", "为"}
    if "UP" not in kinds and "DOWN" not in kinds:
        return False
    earlier = [i for i in items[max(0, index - 6) : index] if i.kind == "CHANGE"]
    directions = [i for i in left if i.kind in {"UP", "DOWN"} and (len(i.text) > 1 or earlier)]
    if quantity.unit == "%" and directions and directions[-1].end >= quantity.start - 2 and "SHARE" not in kinds:
        return True
    near = bool(directions and directions[-1].end >= quantity.start - 2)
    if near and text[quantity.start - 1 : quantity.start] in {"至", "到", "为"}:
        return False
    if near and last is not None and last.year is Year.LAST and last.quantity.unit == quantity.unit:
        return True
    return bool(earlier) and near


def _subject(scene: Scene, left: list[Item], quantity: Quantity) -> Subject:
    """What the words before a percentage name."""
    span = quantity.start, quantity.end
    return labelled(meant(left, [], scene.text, "件", *span, scene.state.context).subject, left, scene.text, *span)


def share(scene: Scene, left: list[Item], quantity: Quantity, right: list[Item]) -> None:
    """Adds 占 N % of the count before it, or a rate."""
    state, claims = scene.state, scene.narrative.claims
    kinds = [i.kind for i in left]
    rate = next((i for i in left if i.kind == "RATE"), None)
    base = ""
    if state.queue and state.marker is Relation.CLOSED_PART and rate is None:
        # 予以公开、部分公开分别占34.1%、13.6%: each share has its name.
        left = [state.queue.pop(0), *(i for i in left if i.kind == "SHARE")]
        subject = _subject(scene, left[:1], quantity)
        _add(scene, left, quantity, subject, state.group.wholes[0] if state.group else state.last, "named")
        if not state.queue:
            state.marker = Relation.NONE
        return
    each = _each_of(scene, quantity)
    named_base = _base_before(scene, quantity)
    if named_base is not None:
        part = claims[named_base - 1]
        _add(scene, left, quantity, part.subject, part.number, scene.text[part.quantity.end : quantity.start])
        state.marker = Relation.NONE
        return
    if each is not None:
        whole = each if each >= 0 else None
        subject = claims[each].subject if each >= 0 else Subject("other", label=_words(scene.text, quantity))
    elif rate is not None:
        subject = Subject("rate", (state.context.topic or "other",), "", rate.text)
        whole = None
    else:
        of = claims[state.last] if state.last is not None else None
        share_word = next((i for i in left if i.kind == "SHARE"), None)
        named = [i for i in left if i.kind in {"OUTCOME", "APPLICANT", "RESULT", "CHANNEL"}]
        near = scene.text[state.last_end : quantity.start]
        close = of is not None and len(near) <= 16 and not re.search(r"[。；]", near)
        if close and of is not None and share_word is not None and _names_its_own(scene, of, share_word.start):
            close = False
        if named and share_word is not None and named[0].start < share_word.start:
            subject, whole = _subject(scene, left, quantity), state.group.wholes[0] if state.group else state.last
            base = "named"
        elif (
            close
            and of is not None
            and (
                share_word is not None
                or _OF.search(near) is not None
                or (near.strip("，、(: ") in {"", "占比", "约", "达", "为"} and _ends(scene, quantity))
            )
        ):
            subject, whole = of.subject, of.number
            base = scene.text[share_word.start + 1 : quantity.start] if share_word is not None else near
        else:
            subject, whole = _behind(right) or Subject("other", label=_words(scene.text, quantity)), None
    state.marker = Relation.NONE if "CLOSED" not in kinds else state.marker
    _add(scene, left, quantity, subject, whole, base)


def _behind(right: list[Item]) -> Subject | None:
    """有34.1%予以公开，共15件: the outcome behind the share; a reason before it (因不掌握等原因无法提供) is none."""
    outcomes = [i for i in right if i.kind == "OUTCOME" and i.text != "公开"]
    if not outcomes or any(i.kind not in {"OUTCOME", "ALL"} for i in right):
        return None
    rows = outcomes[-1].token.term.rows if outcomes[-1].token and outcomes[-1].token.term else ()
    return Subject("requests", rows, "total", LABELS.get(rows[0], outcomes[-1].text)) if rows else None


def _base_before(scene: Scene, quantity: Quantity) -> int | None:
    """网站260条，占全部400条的65%: the claim that the share is of, if it stands right before; its part stands before it."""
    last = scene.state.last
    if not last or scene.text[scene.state.last_end : quantity.start].rstrip("约近") != "的":
        return None
    base, part = scene.narrative.claims[last], scene.narrative.claims[last - 1]
    between = scene.text[part.quantity.end : base.quantity.start]
    same = part.sentence == base.sentence and part.quantity.exact and base.quantity.exact
    return last if same and _SHARE_OF.fullmatch(between) else None


_SHARE_OF = re.compile(r"，?(?:约)?占(?:到|了)?[^，。；：、\d]{0,12}")


def _add(scene: Scene, left: list[Item], quantity: Quantity, subject: Subject, whole: int | None, base: str) -> None:
    state = scene.state
    scene.add(
        Claim(
            number=len(scene.narrative.claims),
            subject=subject,
            quantity=quantity,
            quote=scene.quote(quote_start(left, quantity.start, scene.text), quantity.end),
            sentence=scene.whole,
            year=state.year[0],
            year_text=state.year[1],
            scope=state.scope[0],
            body=state.scope[1],
            relation=Relation.SHARE,
            whole=whole,
            base=base,
        )
    )


# 其中约, 比例, 该类: words before 占 that name nothing of their own.
_PLAIN = re.compile(
    r"其中|其|约|大约|且|也|均|各|主要|总体|总的|总量|比例|比重|占比|所|该类|此类|这类|上述|以上|该|此|这|件数|合计|两者|两项|三项|前者|后者|数量|总共|仅|只|已|同比|全年|本年度?|较多|居多|最多|为主|左右|余"
)


def _names_its_own(scene: Scene, of: Claim | None, share: int) -> bool:
    """收到45件，征地类申请占40%: a clause that names what has the share does not speak of the number before."""
    state = scene.state
    said = scene.text[max(state.last_end, state.sentence.start) : share]
    cut = max(said.rfind(mark) for mark in "，、：(")
    if cut < 0 and state.last_end > state.sentence.start:
        return False
    own = rest_of(_PLAIN.sub("", said[cut + 1 :]))
    known = of.subject.label + of.quote.text if of is not None else ""
    return len(own) >= 2 and own not in known and not all(letter in known for letter in own)


# 予以公开15件，为办结申请的34.1%: the whole is named without 占.
_OF = re.compile(
    r"[，(](?:约|相当于|为|系|达|即)?(?:全部|所有|总)?(?:办结|答复|收到|受理|新收|申请)(?:的)?(?:申请|件)?总?(?:数量|件数|数|量)?的?(?:约|近)?$"
)
_EACH = re.compile(
    r"(?:分别|各自?)(?:约)?占(?:比|总数的|总量的|全部的|[^，。；\d]{0,12}\d+[件条篇个]的)?[为约达]?$|占比(?:分别|各)[为约达]?$"
)
_FOLLOWING = re.compile(r"\d+(?:\.\d+)?%(?:[、，和及与]{0,2}\d+(?:\.\d+)?%)*")


def _each_of(scene: Scene, quantity: Quantity) -> int | None:
    """自然人30件、法人15件，各占66.7%和33.3%: the claim that this share is of, -1 if that cannot be told."""
    state, text = scene.state, scene.text
    if state.shared and re.fullmatch(r"[、，和及与]{1,2}", text[state.last_end : quantity.start]):
        state.last_end = quantity.end
        return state.shared.pop(0)
    state.shared = []
    if not _EACH.search(text, max(state.sentence.start, quantity.start - 26), quantity.start):
        return None
    listed = _FOLLOWING.match(text, quantity.start)
    wanted = listed.group().count("%") if listed is not None else 1
    start = scene.places[state.sentence.start]
    counts = [
        c for c in scene.narrative.claims[-2 * wanted - 2 :] if c.sentence.start == start and c.relation not in RELATIVE
    ]
    counts = [c for c in counts if c.sentence.section == scene.section.number][-wanted:]
    if wanted < 2 or len(counts) < wanted or len({c.quantity.unit for c in counts}) > 1:
        return -1 if wanted < 2 or counts else None
    state.shared = [c.number for c in counts[1:]]
    state.last_end = quantity.end
    return counts[0].number


def _ends(scene: Scene, quantity: Quantity) -> bool:
    """A bare percentage is a share where nothing follows; 100%全文电子化 is none."""
    return quantity.end >= scene.state.sentence.end or scene.text[quantity.end] in "，。；、)（(！\n"


def _words(text: str, quantity: Quantity) -> str:
    match = re.search(r"[\u4e00-\u9fa5]{1,10}$", text[max(0, quantity.start - 10) : quantity.start])
    return match.group() if match is not None else "比率"


def change(scene: Scene, left: list[Item], quantity: Quantity) -> None:
    """Adds a change of the count before it."""
    state, claims = scene.state, scene.narrative.claims
    kinds = [i.kind for i in left]
    up = True if "UP" in kinds else False if "DOWN" in kinds else None
    near = scene.text[state.last_end : quantity.start]
    named = [
        i for i in left if i.kind in {"REQUEST", "RECONSIDERATION", "LITIGATION", "OUTCOME", "APPLICANT", "CHANNEL"}
    ]
    said = near
    recent = claims[-1] if claims else None
    if recent is not None and recent.year is Year.LAST and recent.quantity.start >= state.sentence.start:
        # 申请量较上年（36件）下降25%: what fell was named before last year's number.
        said = scene.text[max(state.sentence.start, quantity.start - 40) : quantity.start]
    volume = VOLUME.search(said) is not None
    of = claims[state.last] if state.last is not None and not re.search(r"[。；]", near) else None
    if of is not None and state.last_end <= state.sentence.start and not _COMPARES.match(near):
        of = None
    word = next((i for i in left if i.kind in {"CHANGE", "UP", "DOWN"}), None)
    each = "分别" in near
    own = word is not None and _names_its_own(scene, of, word.start)
    if each or own:
        # 30件、15件，分别增长20%和10%; 收到45件，征地类同比增长40%: not said of the last number.
        of = None
        volume = volume and _ALL_REQUESTS.search(said) is not None
    if of is not None and of.year is Year.LAST:
        # 2024年收到45件，2023年收到36件，增长25%: this year's is what grew.
        same = [c for c in claims if c.sentence == of.sentence and c.subject == of.subject and c.year is Year.THIS]
        of = same[-1] if same else of
    if each:
        subject, whole = Subject("other", label=_words(scene.text, quantity)), None
    elif volume:
        subject, whole = Subject("requests", ("received",), "total", LABELS["received"]), None
        counts = (c for c in reversed(claims) if c.subject.rows == subject.rows and c.subject.column == "total")
        counts = (c for c in counts if c.relation not in RATIOS and c.year is Year.THIS)
        whole = next((c.number for c in counts), None)
    elif named and (of is None or not near.startswith(("，同比", "，较", "，比", "、同比", "(同比"))):
        subject = _subject(scene, left, quantity)
        whole = None
    elif of is not None:
        subject, whole = of.subject, of.number
    else:
        subject, whole = Subject("other", label=_words(scene.text, quantity)), None
    scene.add(
        Claim(
            number=len(scene.narrative.claims),
            subject=subject,
            quantity=quantity,
            quote=scene.quote(quote_start(left, quantity.start, scene.text), quantity.end),
            sentence=scene.whole,
            year=claims[whole].year if whole is not None else state.year[0],
            year_text=claims[whole].year_text if whole is not None else state.year[1],
            scope=state.scope[0],
            body=state.scope[1],
            strict=volume and "新收" in said,
            relation=Relation.CHANGE,
            whole=whole,
            up=up,
        )
    )
