"""True statements that are none about the tables (旁及): other bodies, other years, other business, plans."""

from __future__ import annotations

from .prose import Writer, percent

SHARE = 0.3
"""Share of the sub-sections that have one."""


def aside(writer: Writer, topic: str) -> str:
    """Sometimes a statement that looks like one about this year's figures and is none.

    :param topic: the sub-section it stands in, or ``improvement`` for section five.
    """
    if not writer.maybe(SHARE):
        return ""
    rng = writer.rng
    items = rng.randint(20, 900)
    online = rng.randint(items // 3, items - 1)
    numbers: dict[str, int | str] = {
        "other_count": items,
        "online": online,
        "online_share": percent(online, items),
        "visits": rng.randint(1_200, 98_000),
        "cumulative": rng.randint(20_000, 90_000),
        "small": rng.randint(2, 9),
        "planned": rng.randint(2, 6),
        "round_count": rng.randint(2, 30) * 10,
        "round_visits": rng.randint(3, 40) * 100,
        "views": f"{rng.randint(11, 98) / 10:.1f}万{rng.choice(('次', '余次', '人次'))}",
    }
    return writer.say(_section(topic), "asides", topic, **numbers)


def aside_on_years(writer: Writer, now: int, before: int) -> str:
    """Sometimes what was received last year, or over the years together.

    :param now: requests received this year. :param before: last year.
    """
    if not writer.maybe(SHARE / 2):
        return ""
    together = now + before + writer.rng.randint(5, 200)
    return writer.say(1, "asides", "on_request_last", before=before, cumulative_requests=together)


def _section(topic: str) -> int:
    return 5 if topic == "improvement" else 1
