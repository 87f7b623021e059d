"""The prose of a report (文字部分), its statements in agreement with the tables."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Level
from .asides import aside, aside_on_years
from .figures import Figures
from .printed import Paragraph
from .prose import Writer, percent, phrases
from .region import Agency

ORGANISATIONS = ("company", "research", "public_interest", "legal_service", "other_organisation")
_GROUPS = {
    "denied": "denied_",
    "unavailable": "unavailable_",
    "not_processed": "not_processed_",
    "other": "other_",
}


def facts(figures: Figures) -> dict[str, int]:
    """The sums over the tables that sentences speak of."""

    def total(row: str) -> int:
        return int(figures[f"requests.{row}.total"])

    found = {name: total(row) for name, row in _PLAIN.items()}
    found["all"] = found["received"] + found["carried_in"]
    found["natural"] = int(figures["requests.received.natural_person"])
    found["organisations"] = sum(int(figures[f"requests.received.{c}"]) for c in ORGANISATIONS)
    for name, prefix in _GROUPS.items():
        rows = {key.split(".")[1] for key in figures if key.startswith(f"requests.{prefix}")}
        found[name] = sum(total(row) for row in sorted(rows))
    found["natural_all"] = found["natural"] + int(figures["requests.carried_in.natural_person"])
    found["organisations_all"] = found["all"] - found["natural_all"]
    found["reconsideration"] = int(figures["review.reconsideration.total"])
    groups = ("litigation_direct", "litigation_after_reconsideration")
    found["litigation"] = sum(int(figures[f"review.{group}.total"]) for group in groups)
    found["litigation_pending"] = sum(int(figures[f"review.{group}.pending"]) for group in groups)
    found["litigation_closed"] = found["litigation"] - found["litigation_pending"]
    return found


_PLAIN = {
    "received": "received",
    "carried_in": "carried_in",
    "handled": "handled_total",
    "carried_out": "carried_out",
    "granted": "granted",
    "partly_granted": "partly_granted",
}


def section_one(writer: Writer, agency: Agency, figures: Figures, previous: Figures | None) -> list[Paragraph]:
    """The opening and the five sub-sections of 总体情况; headings are added by the caller."""
    published = _published(writer, agency)
    return [
        Paragraph(writer.say(1, "opening", "opening")),
        Paragraph(published["text"] + _documents(writer, figures) + aside(writer, "proactive"), topic="proactive"),
        Paragraph(_requests(writer, figures, previous) + aside(writer, "on_request"), topic="on_request"),
        Paragraph(writer.say(1, "work", "management"), topic="management"),
        Paragraph(_platform(writer, published.get("media")) + aside(writer, "platform"), topic="platform"),
        Paragraph(_supervision(writer, agency) + aside(writer, "supervision"), topic="supervision"),
    ]


_PUBLISHED = (
    "published",
    "published_about",
    "published_two",
    "published_nested",
    "published_open",
    "published_share",
    "published_overlap",
)


def _published(writer: Writer, agency: Agency) -> dict[str, str]:
    rng = writer.rng
    total = rng.randint(30, 420) if agency.level is not Level.GOVERNMENT else rng.randint(2_400, 16_000)
    site = rng.randint(total // 3, total - total // 5)
    media = total - site
    lead = writer.say(1, "proactive", "lead")
    kind = rng.choice(_PUBLISHED)
    if kind == "published":
        return {"text": lead + writer.say(1, "proactive", kind, published=total)}
    if kind == "published_about":
        # 余 stands for a remainder that is not zero, below the last digit's place; 近 for what is nearly reached.
        tens = total // 10 * 10
        about = {"about": f"{tens}余条", "over": f"超过{tens - 1}条", "near": f"近{tens + 10}条"}
        return {"text": lead + writer.say(1, "proactive", kind, **{f"published_{k}": v for k, v in about.items()})}
    if kind == "published_overlap":
        # One item may stand on both platforms, so that together they are more than the whole.
        overlapping = {
            "published": total,
            "over_site": total - rng.randint(0, total // 9),
            "over_media": media + total // 9,
        }
        return {"text": lead + writer.say(1, "proactive", kind, **overlapping)}
    part_a, part_b = site // 3, site // 4
    numbers: dict[str, int | str] = {"published": total, "site_count": site, "media_count": media}
    numbers |= {"part_a": part_a, "part_b": part_b, "part_c": site - part_a - part_b}
    if kind == "published_share":
        numbers |= {"share_site": percent(site, total), "share_media": percent(media, total)}
    text = lead + writer.say(1, "proactive", kind, **numbers)
    return {"text": text} if kind == "published_open" else {"text": text, "media": str(media)}


def _documents(writer: Writer, figures: Figures) -> str:
    text = ""
    if "proactive.normative_documents.issued" in figures:
        row = {c: int(figures[f"proactive.normative_documents.{c}"]) for c in ("issued", "repealed", "in_force")}
        if any(row.values()):
            if writer.maybe(0.7):
                numbers = {f"documents_{column}": count for column, count in row.items()}
                text += writer.say(1, "proactive", "documents", **numbers)
        elif writer.maybe(0.4):
            text += writer.say(1, "proactive", "documents_none")
    elif figures["proactive.normative_documents.newly_made"]:
        made = int(figures["proactive.normative_documents.newly_made"])
        text += writer.say(1, "proactive", "documents_trial", documents_issued=made)
    decided = {"licences": "licensing", "penalties": "penalties"}
    counts = {name: int(figures[f"proactive.{row}.decisions"]) for name, row in decided.items()}
    if all(counts.values()) and writer.maybe(0.25):
        text += writer.say(1, "proactive", "decisions", **counts)
    if writer.maybe(0.35):
        text += writer.say(1, "proactive", "reading", readings=writer.rng.randint(3, 28))
    return text


def _requests(writer: Writer, figures: Figures, previous: Figures | None) -> str:
    fact = facts(figures)
    text = writer.say(1, "requests", "lead") if writer.maybe(0.8) else ""
    if not fact["all"]:
        text += writer.say(1, "requests", "none")
    else:
        text += _received(writer, fact) + _handled(writer, fact) + _outcomes(writer, fact)
        if previous is not None and writer.maybe(0.7):
            text += _compared(writer, fact["received"], facts(previous)["received"])
    if previous is not None:
        text += aside_on_years(writer, fact["received"], facts(previous)["received"])
    text += _review(writer, figures, fact)
    if writer.maybe(0.15):
        text += writer.say(1, "requests", "consultation", consultations=writer.rng.randint(5, 300))
    return text


def _received(writer: Writer, fact: Mapping[str, int]) -> str:
    if not fact["received"]:
        return writer.say(1, "requests", "only_carried", **fact)
    about = _about(writer, fact["received"])
    if about and not fact["carried_in"] and writer.maybe(0.5):
        text = writer.say(1, "requests", "received_about", received_about=about)
    else:
        text = writer.say(1, "requests", "received_with_carried" if fact["carried_in"] else "received", **fact)
    if writer.maybe(0.6):
        mixed = fact["natural"] and fact["organisations"]
        if mixed and fact["carried_in"] and writer.maybe(0.4):
            text += writer.say(1, "requests", "applicants_all", **fact)
        elif mixed:
            text += writer.say(1, "requests", "applicants", **fact)
        elif fact["natural"]:
            text += writer.say(1, "requests", "natural_only", **fact)
    return text


def _about(writer: Writer, number: int) -> str:
    """The number roughly, as 30余件; nothing where it is too small or even."""
    return f"{writer.measure(number // 10 * 10)}余件" if number > 10 and number % 10 else ""


def _handled(writer: Writer, fact: Mapping[str, int]) -> str:
    if not fact["carried_out"]:
        return writer.say(1, "requests", "handled_all", **fact)
    name = "handled_with_carried" if fact["carried_in"] and writer.maybe(0.5) else "handled_some"
    return writer.say(1, "requests", name, **fact)


_OUTCOMES = {
    "granted": "granted",
    "partly_granted": "partly",
    "denied": "denied",
    "unavailable": "unavailable",
    "not_processed": "not_processed",
    "other": "other",
}


def _outcomes(writer: Writer, fact: Mapping[str, int]) -> str:
    if not fact["handled"] or writer.maybe(0.3):
        return ""
    if fact["granted"] and fact["unavailable"] and writer.maybe(0.45):
        digits = {"share": 1, "whole": 0, "fine": 2}
        names = ("granted", "unavailable")
        shares = {f"{d}_{n}": percent(fact[n], fact["handled"], digits[d]) for d in digits for n in names}
        return writer.say(1, "requests", "shares", **fact, **shares)
    parts = [
        writer.say(1, "requests", f"outcome_{phrase}", **{name: fact[name]})
        for name, phrase in _OUTCOMES.items()
        if fact[name]
    ]
    return writer.say(1, "requests", "outcomes_lead", **fact) + "、".join(parts) + "。"


def _compared(writer: Writer, now: int, before: int) -> str:
    if now == before or not before:
        return ""
    both = {"received": now, "before": before}
    if writer.maybe(0.5):
        name = "growth" if now > before else "decline"
        return writer.say(1, "requests", name, **{name: percent(abs(now - before), before)}, **both)
    name, measure = ("more", "increase") if now > before else ("fewer", "decrease")
    return writer.say(1, "requests", name, **{measure: abs(now - before)}, **both)


_RESULTS = ("upheld", "corrected", "other", "pending")


def _review(writer: Writer, figures: Figures, fact: Mapping[str, int]) -> str:
    if not fact["reconsideration"] and not fact["litigation"]:
        return writer.say(1, "requests", "review_none") if writer.maybe(0.7) else ""
    text = ""
    bodies = {
        "reconsideration": ("reconsideration",),
        "litigation": ("litigation_direct", "litigation_after_reconsideration"),
    }
    for name, groups in bodies.items():
        if not fact[name]:
            text += writer.say(1, "requests", f"{name}_none")
            continue
        counts = {r: sum(int(figures[f"review.{g}.{r}"]) for g in groups) for r in _RESULTS}
        if name == "reconsideration" and counts["upheld"] == fact[name] and writer.maybe(0.6):
            text += writer.say(1, "requests", "reconsideration_upheld", **fact)
            continue
        results = ""
        if writer.maybe(0.6) and sum(map(bool, counts.values())) > 1:
            shown = [writer.say(1, "requests", f"result_{r}", **{f"result_{r}": n}) for r, n in counts.items() if n]
            results = "，其中" + "、".join(shown)
        text += writer.say(1, "requests", name, results=results, **{name: fact[name]})
        if name == "litigation" and not results and counts["pending"]:
            text += writer.say(1, "requests", "litigation_closed", **fact)
    return text


def _platform(writer: Writer, media: str | None) -> str:
    text = writer.say(1, "work", "platform")
    if media is not None and writer.maybe(0.4):
        text += writer.say(1, "work", "platform_media", accounts=writer.rng.randint(1, 3), media_count=int(media))
    if writer.maybe(0.5):
        text += writer.say(1, "work", "platform_check", checks=writer.rng.randint(2, 12))
    return text


def _supervision(writer: Writer, agency: Agency) -> str:
    text = writer.say(1, "work", "supervision")
    if writer.maybe(0.5):
        trainings = writer.rng.randint(1, 4)
        trainees = trainings * writer.rng.randint(8, 60)
        text += writer.say(1, "work", "training", trainings=trainings, trainees=trainees)
    # Reports of governments at every level, townships included, must give all three results (条例第五十条).
    if agency.level is not Level.DEPARTMENT:
        return text + writer.say(1, "work", "assessment")
    return text + writer.say(1, "work", "no_blame") if writer.maybe(0.5) else text


def section_five(writer: Writer) -> list[Paragraph]:
    """Problems and improvements that answer them, in one paragraph or two."""
    count = writer.rng.randint(2, 3)
    chosen = writer.rng.sample(range(len(phrases("closing", "problems", writer.held_out))), count)
    texts = []
    for lead, items in (("problems_lead", "problems"), ("improvements_lead", "improvements")):
        library = phrases("closing", items, writer.held_out)
        listed = "；".join(f"{'一二三'[n]}是{library[index]}" for n, index in enumerate(chosen))
        texts.append(writer.say(5, "closing", lead) + listed + "。")
    texts[-1] += aside(writer, "improvement")
    return [Paragraph(text) for text in texts] if writer.maybe(0.7) else [Paragraph("".join(texts))]


def section_six(writer: Writer, edition: str) -> list[Paragraph]:
    """The information-processing fee (since 2021) and whatever else there is to say."""
    rng = writer.rng
    texts = []
    if edition == "2019_trial":
        texts += [writer.say(6, "closing", "fee_trial")] if writer.maybe(0.3) else []
    elif writer.maybe(0.88):
        texts.append(writer.say(6, "closing", "fee_none"))
    else:
        notices = rng.randint(1, 4)
        notified = notices * rng.randint(10, 60) * 10
        collected = notified if writer.maybe(0.7) else notified // 2
        numbers = {"fee_notices": notices, "fee_notified": notified, "fee_collected": collected}
        texts.append(writer.say(6, "closing", "fee_some", **numbers))
    if writer.maybe(0.2):
        numbers = {"proposals_a": rng.randint(2, 30), "proposals_b": rng.randint(2, 30)}
        texts.append(writer.say(6, "closing", "proposals", **numbers))
    elif not texts or writer.maybe(0.5):
        texts.append(writer.say(6, "closing", "nothing_else"))
    return [Paragraph(text) for text in texts]
