"""Hostile and broken text: no exception, and what is found stays well formed (its cost: ``benchmarks/fuzz.py``)."""

from __future__ import annotations

import json
import random

import pytest

from disclosure_toolkit.audit import audit_report
from disclosure_toolkit.claims import statements
from disclosure_toolkit.settings import Settings
from tests.claims import sentences
from tests.claims.world import previous, report

SEEDS = [text for listed in (*sentences.GROUPS.values(), sentences.ALL_ZERO) for text, _ in listed]
ALPHABET = "收到件条年月日，。；：、（）0123456789%余万近约其中均无未申请公开行政复议诉讼结转办结“”《》\n " + "".join(
    SEEDS[:40]
)
REPEATED = [
    "（",
    "“",
    "《",
    "1",
    "一",
    "收到",
    "其中",
    "、",
    "无",
    "均",
    "12件、",
    "收到1件",
    "自然人、",
    "分别为",
    "未收到因",
    "百",
    "第",
    "较",
    "：0件",
]


def mutated(text: str, chance: random.Random) -> str:
    """The text with characters lost, put in, doubled and moved."""
    letters = list(text)
    for _ in range(chance.randrange(1, 12)):
        place = chance.randrange(len(letters)) if letters else 0
        kind = chance.randrange(5)
        if kind == 0:
            letters.insert(place, chance.choice(ALPHABET))
        elif kind == 1 and letters:
            del letters[place]
        elif kind == 2:
            letters[place:place] = list(chance.choice(SEEDS))[: chance.randrange(1, 30)]
        elif kind == 3:
            other = chance.randrange(len(letters)) if letters else 0
            letters[place:place] = letters[min(place, other) : max(place, other)][:200]
        else:
            letters[place:place] = [chance.choice("0123456789（(、，件零一二十百千万")] * chance.randrange(1, 60)
    return "".join(letters)


def texts(count: int, seed: int) -> list[str]:
    chance = random.Random(seed)
    found = []
    for _ in range(count):
        kind = chance.randrange(4)
        if kind == 0:
            found.append("".join(chance.choice(ALPHABET) for _ in range(chance.randrange(1, 1500))))
        elif kind == 1:
            found.append(mutated("".join(chance.choice(SEEDS) for _ in range(chance.randrange(1, 20))), chance))
        elif kind == 2:
            found.append(mutated(chance.choice(SEEDS), chance))
        else:
            found.append(chance.choice(REPEATED) * chance.randrange(1, 500))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_found_in_any_text_is_well_formed(seed: int) -> None:
    for number, text in enumerate(texts(100, seed)):
        made = report(text)
        found = statements(made, previous=previous() if number % 5 == 0 else None)
        judged = found.judged
        json.dumps(found.to_list(), ensure_ascii=False)
        section = made.section(1)
        assert section is not None
        for item in judged:
            quote = item.claim.quote
            assert section.text[quote.start : quote.end] == quote.text
            assert item.claim.whole is None or item.claim.whole < len(judged)


@pytest.mark.parametrize("seed", range(10, 12))
def test_no_rule_breaks_on_any_text(seed: int) -> None:
    for text in texts(40, seed):
        for number in (1, 5, 6):
            audit = audit_report(report(text, number=number), settings=Settings(select=("N",)))
            assert audit.statuses()["rule_error"] == 0, text


def test_a_list_that_may_be_part_of_anything_before_it_is_not_judged() -> None:
    """Trying every number as the whole of every list would cost the square of the text, and prove nothing."""
    found = statements(report("收到1件其中" * 60))
    assert len(found.claims) >= 60
    assert len(found.of_kind("parts")) <= 24
