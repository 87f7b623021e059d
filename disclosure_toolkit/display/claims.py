"""The narrative's statements about figures: marks in the text and the table of all (文中数字表述)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from ..model import Audit, ClaimRecord, ClaimVerdict, Report, claim_counts
from .claim_words import CLAIM_NAMES, CLAIM_RELATIONS, CLAIM_SCOPES, CLAIM_SYMBOLS, CLAIM_YEARS, reason_text
from .findings import section_name
from .marks import TextMark, quoted_span, section_texts
from .markup import Html, join, tag
from .words import pick, words

# More lines than this do not fit beside the text; the table has them all.
_TIP_LINES = 5


def claim_id(claim: ClaimRecord) -> str:
    """Anchor of a statement's row in the table."""
    return f"k{claim.number + 1}"


def span_id(claim: ClaimRecord) -> str:
    """Anchor of a statement's words in the text."""
    return f"t{claim.number + 1}"


def sign(claim: ClaimRecord) -> str:
    """Verdict and number as they stand behind the words and before the row: ✓12."""
    return f"{CLAIM_SYMBOLS[claim.verdict]}{claim.number + 1}"


def claim_marks(report: Report, claims: Sequence[ClaimRecord], lang: str) -> dict[int, tuple[TextMark, ...]]:
    """Section number → marked spans, one for each statement whose words stand where it says."""
    texts = section_texts(report)
    found: dict[int, list[TextMark]] = {}
    for claim in claims:
        span = quoted_span(texts, claim.quote)
        if span is not None:
            verdict, link = str(claim.verdict), f"#{claim_id(claim)}"
            mark = TextMark(*span, verdict, tip(claim, lang), link, span_id(claim), sign(claim))
            found.setdefault(claim.quote.section, []).append(mark)
    return {number: tuple(marks) for number, marks in found.items()}


def tip(claim: ClaimRecord, lang: str) -> str:
    """What a reader is told beside the text, plain text: verdict, meaning, working."""
    head = words(lang)("claim_tip", claim.number + 1, pick(CLAIM_NAMES[claim.verdict], lang))
    lines = [head, _meaning(claim, lang)[0], *_working(claim, lang)]
    return "\n".join(lines[:_TIP_LINES] + ["…"] * (len(lines) > _TIP_LINES))


def claims_html(audit: Audit, anchors: Collection[str] = ()) -> Html:
    """How many statements came to which verdict, and the table of all in the order of the text.

    :param anchors: ids of the spans that are marked on this page; only these are linked to.
    """
    say = words(audit.lang)
    if audit.coverage.claims_found is None:
        return tag("p", say("claims_broken"), cls="dt-remark")
    if not audit.claims:
        return tag("p", say("no_claims"), cls="dt-empty")
    heads = ["claim_text", "claim_meaning", "claim_working", "verdict"]
    head = tag("thead", tag("tr", [tag("th", say(name), scope="col") for name in heads]))
    bodies = [
        tag(
            "tbody",
            tag("tr", tag("th", section_name(number, audit.lang), colspan=len(heads), scope="rowgroup")),
            [_row(claim, audit.lang, span_id(claim) in anchors) for claim in members],
        )
        for number, members in groupby(audit.claims, key=lambda claim: claim.quote.section)
    ]
    return join(
        [
            tag("p", say("claims_intro"), cls="dt-claims-intro"),
            claims_key(audit),
            tag("table", head, bodies, cls="dt-plain dt-claims"),
        ]
    )


def claims_key(audit: Audit) -> Html | None:
    """The four verdicts by sign, colour and word, each with its count."""
    if not audit.claims:
        return None
    say = words(audit.lang)
    counts = claim_counts(audit.claims)
    items = [
        tag(
            "li",
            tag("span", CLAIM_SYMBOLS[verdict], cls=f"dt-key dt-{verdict}", aria_hidden="true"),
            f"{pick(CLAIM_NAMES[verdict], audit.lang)} {say('places', counts[verdict])}",
            cls=None if counts[verdict] else "dt-zero",
        )
        for verdict in ClaimVerdict
    ]
    return tag("ul", items, cls="dt-claim-key")


def _row(claim: ClaimRecord, lang: str, linked: bool) -> Html:
    label = sign(claim)
    number = tag("a", label, href=f"#{span_id(claim)}", cls="dt-claim-sign") if linked else label
    place = claim.quote.source.describe(lang) if claim.quote.source is not None else None
    words_said = [number, " ", claim.quote.text.replace("\n", ""), [" ", tag("small", place)] if place else None]
    meaning = [tag("div", line) for line in _meaning(claim, lang)]
    chosen = words(lang)("claim_reading", "、".join(claim.readings))
    working = [tag("div", chosen, cls="dt-chosen")] if claim.readings else []
    working += [tag("div", line) for line in _working(claim, lang)]
    return tag(
        "tr",
        tag("th", words_said, scope="row"),
        tag("td", meaning),
        tag("td", working, cls="dt-n"),
        tag("td", pick(CLAIM_NAMES[claim.verdict], lang), cls="dt-claim-verdict"),
        id=claim_id(claim),
        cls=f"dt-{claim.verdict}",
    )


def _meaning(claim: ClaimRecord, lang: str) -> list[str]:
    """What the words were taken to say: 收到政府信息公开申请，210余条（210 ≤ x < 220）; then year, scope, relation."""
    say = words(lang)
    comma = "，" if lang == "zh" else ", "
    whole_of = say("claim_all") if claim.relation == "all" else say("claim_none")
    # 均, 未收到: the words have no number of their own.
    stated = claim.quantity if claim.quantity and claim.relation != "all" else whole_of
    kept = claim.bounds.replace(" ", "\u00a0")
    bounds = (f"（{kept}）" if lang == "zh" else f" ({kept})") if kept else ""
    circumstances = comma.join(_circumstances(claim, lang))
    return [f"{claim.label}{comma}{stated}{bounds}", *([circumstances] if circumstances else [])]


def _circumstances(claim: ClaimRecord, lang: str) -> Iterator[str]:
    say = words(lang)
    if claim.year in CLAIM_YEARS:
        yield _worded(pick(CLAIM_YEARS[claim.year], lang), claim.year_text, lang)
    # 全县 in a government's report is the organ itself: told, because it is an interpretation.
    if claim.scope != "self" or claim.body:
        yield _worded(pick(CLAIM_SCOPES[claim.scope], lang), claim.body, lang)
    if claim.relation in CLAIM_RELATIONS:
        name = pick(CLAIM_RELATIONS[claim.relation], lang)
        yield name if claim.whole is None else say("claim_whole", name, claim.whole + 1)
    yield from claim.notes


def _worded(name: str, printed: str, lang: str) -> str:
    """本年（2023年): what was understood, with the report's words where they are others."""
    if not printed or printed == name or len(printed) > 20:
        return name
    return f"{name}（{printed}）" if lang == "zh" else f"{name} ({printed})"


def _working(claim: ClaimRecord, lang: str) -> list[str]:
    """The arithmetic of the readings, or what else was found; for a statement not judged why."""
    say = words(lang)
    if not claim.judged:
        return [reason_text(claim.reason, lang), *claim.working] if claim.reason else list(claim.working)
    said = claim.messages if lang == "zh" else claim.messages_en or claim.messages
    if claim.verdict is ClaimVerdict.AGREES:
        return list(claim.working) or [say("claim_agrees")]
    # What a message says already is not said twice.
    return [*said, *(step for step in claim.working if not any(step in message for message in said))]
