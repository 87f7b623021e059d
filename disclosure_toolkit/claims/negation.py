"""What a sentence says there was none of: 未收到…, 没有…, …均未发生 (否定陈述)."""

from __future__ import annotations

import re

from .lexicon import frames
from .model import Subject
from .tokens import Item
from .words import LABELS, REVIEW_GROUPS, Context, area_of

_ANYONE = re.compile(
    r"公民个人|公民|自然人|法人|其[他它]组织|群众|企业|任何|单位|个人|申请人|向?(?:我|本)(?:局|机关|单位|委|办|厅|镇|乡|街道|县|区|市)|"
    r"向.{0,8}(?:局|委|办|政府|街道)|书面|通过|提出|提交|递交|的|[、和及或与]|或者|以及"
)
_JOINT = re.compile(r"^[、和及与或，以并]*(?:以及|或者|及其|相关|有关|的|被|申请|提起|引发|引起)?[、和及与或]*$")
_HEADS = {
    "REQUEST",
    "PLAIN_REQUEST",
    "FEE",
    "FEE_NOTICE",
    "COST",
    "DUTY",
    "CARRY_IN",
    "CARRY_OUT",
    "CARRY",
    "REGULATION",
    "NORMATIVE",
    *REVIEW_GROUPS,
}
_CAUSE = re.compile(r"^(?:[^，。；]{0,6})?(?:而)?(?:被|引发|引起|导致|产生|造成|所致|过程|答复|办理|工作|不当|不服)|的")


def absent(
    after: list[Item], before: list[Item], text: str, none: Item, stop: int, context: Context
) -> list[tuple[Subject, tuple[str, ...], int]]:
    """The subjects of which there was none: subject, what narrows it, and where its word ends.

    :param after: words behind 未收到 in its clause; :param before: words before it; :param stop: the clause's end.
    """
    if any(item.kind == "RATE" for item in after):
        return []
    heads = [item for item in after if item.kind in _HEADS]
    if not heads:
        return _reversed(before, text, none, stop, context)
    found: list[tuple[Subject, tuple[str, ...], int]] = []
    for position, head in enumerate(heads):
        following = next((i for i in after if i.start >= head.end and i.kind not in {"MARK", "ALL"}), None)
        end = following.start if following is not None else stop
        gap = text[head.end : end]
        if following is not None and not _JOINT.match(gap) and head.kind in {"REQUEST", "PLAIN_REQUEST", "FEE"}:
            continue
        if (
            following is not None
            and head.kind == "REQUEST"
            and following.kind == "PLAIN_REQUEST"
            and not re.search(r"[、，和及与或]", gap)
        ):
            continue
        result = ""
        if following is not None and following.kind == "RESULT" and head.kind in REVIEW_GROUPS and len(gap) <= 4:
            result = following.token.term.column if following.token and following.token.term else ""
        elif (
            following is not None
            and following.kind in {"FOREIGN", "PUBLISH", "HANDLE", "FEE"}
            and not re.search(r"[、，和及与或]", gap)
        ) or (following is not None and gap == "" and following.kind not in _HEADS):
            continue
        tail = text[(following.end if result and following else head.end) : stop]
        if frames().tail.search(tail if position == len(heads) - 1 else gap):
            continue
        if (
            head.kind in {"REQUEST", "PLAIN_REQUEST"}
            and any(h.kind in REVIEW_GROUPS for h in heads[position + 1 :])
            and not re.search(r"[、，和及与或]", gap)
        ):
            continue
        before_head = heads[position - 1] if position else None
        carried = before_head is not None and before_head.kind in {"CARRY_IN", "CARRY_OUT", "CARRY"}
        if carried and before_head is not None and not re.search(r"[、，和及与或]", text[before_head.end : head.start]):
            continue
        between = text[none.end : heads[0].start]
        found += _subject(head, after, between, text, context, result)
    return found


def _subject(
    head: Item, after: list[Item], between: str, text: str, context: Context, result: str
) -> list[tuple[Subject, tuple[str, ...], int]]:
    qualified: tuple[str, ...] = ()
    column = "total"
    if head.kind in {"REQUEST", "PLAIN_REQUEST"}:
        if area_of(head, context) != "requests" or any(i.kind == "FOREIGN" and i.end <= head.start for i in after):
            return []
        columns = {i.token.term.column for i in after if i.kind == "APPLICANT" and i.token and i.token.term}
        outcomes = any(i.kind == "OUTCOME" and i.end <= head.start and i.text != "公开" for i in after)
        if outcomes:
            return []
        if len(columns) == 1:
            column = columns.pop()
        elif columns and not columns >= {"natural_person", "organisations"}:
            return []
        elif not columns:
            between = _ANYONE.sub("", between)
            rest = re.sub(
                r"[^\u4e00-\u9fa5]",
                "",
                frames().neutral.sub(
                    "",
                    re.sub(r"公民|法人|其他组织|群众|申请人|任何|社会|公众|当事人|向我局|向本机关|提出", "", between),
                ),
            )
            if frames().qualifier.search(between) or len(rest) >= 3:
                qualified = (between,)
        label = LABELS["received"] if column == "total" else LABELS[column]
        return [(Subject("requests", ("received",), column, label), qualified, head.end)]
    if head.kind in REVIEW_GROUPS:
        if re.search(r"不当|不及时|不规范|不服|超期|逾期|违法|错误", between):
            qualified = (between,)
        name = (
            "行政复议"
            if head.kind == "RECONSIDERATION"
            else "行政诉讼"
            if head.kind == "LITIGATION"
            else LABELS[REVIEW_GROUPS[head.kind][0]]
        )
        end = head.end
        return [
            (
                Subject("review", REVIEW_GROUPS[head.kind], result or "total", name + LABELS.get(result, "")),
                qualified,
                end,
            )
        ]
    if head.kind in {"CARRY_IN", "CARRY_OUT"}:
        row = "carried_in" if head.kind == "CARRY_IN" else "carried_out"
        if context.topic != "requests" and context.heading != "on_request":
            return []
        return [(Subject("requests", (row,), "total", LABELS[row]), (), head.end)]
    if head.kind == "DUTY":
        return [(Subject("other", label=head.text), (), head.end)]
    if head.kind in {"FEE", "COST"}:
        return [(Subject("fee", ("amount",), "", LABELS["amount"]), (), head.end)]
    if head.kind == "FEE_NOTICE":
        return [(Subject("fee", ("notices",), "", LABELS["notices"]), (), head.end)]
    if head.kind in {"REGULATION", "NORMATIVE"}:
        step = next((i.kind for i in after if i.kind in {"ISSUED", "REPEALED", "IN_FORCE"}), "")
        column = {"ISSUED": "issued", "REPEALED": "repealed", "IN_FORCE": "in_force"}.get(step, "issued")
        if not step and not re.search(r"制|出台|发布", text[head.start - 8 : head.start]):
            return []
        row = "regulations" if head.kind == "REGULATION" else "normative_documents"
        return [(Subject("proactive", (row,), column, LABELS[row] + LABELS[column]), (), head.end)]
    return []


def _reversed(
    before: list[Item], text: str, none: Item, stop: int, context: Context
) -> list[tuple[Subject, tuple[str, ...], int]]:
    """行政复议、行政诉讼均未发生: the nouns stand before."""
    tail = text[none.end : stop]
    if none.text == "零" and not re.match(r"(?:发生|产生|出现|发案)", tail):
        return []
    if len(re.sub(r"[^\u4e00-\u9fa5]", "", frames().neutral.sub("", tail))) >= 2:
        return []
    heads = [i for i in before if i.kind in _HEADS]
    if not heads or any(i.kind in {"FOREIGN", "PUBLISH", "RATE"} for i in before):
        return []
    if len(text[heads[-1].end : none.start]) > 6:
        return []
    return [found for head in heads for found in _subject(head, [], "", text, context, "")]
