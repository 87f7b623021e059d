"""Every reason why a statement was not judged is told in both languages, and every verdict shows its working."""

from __future__ import annotations

import re

import pytest

from disclosure_toolkit.claims import Verdict
from disclosure_toolkit.display.claim_words import reason_text
from tests.claims import sentences
from tests.claims.world import judged, previous

TEXTS = [text for listed in sentences.GROUPS.values() for text, _ in listed]
_QUOTED = re.compile(r"“[^”]*”|\([^()]*\)|caused by .*|speaks of .*")


def test_every_reason_has_an_english_wording() -> None:
    reasons = {item.reason for text in TEXTS for item in judged(text).judged if item.reason}
    assert len(reasons) > 15
    untold = {reason for reason in reasons if re.search(r"[\u4e00-\u9fff]", _QUOTED.sub("", reason_text(reason, "en")))}
    assert untold == set()


@pytest.mark.parametrize("text", ["本年度未收取信息处理费。", "发出收费通知2件，实际收取300元，通知金额0元。"])
def test_fees_show_their_working(text: str) -> None:
    found = judged(text, number=6, heading="").of_kind("fee")
    assert found
    assert all(check.working for check in found)


def test_what_was_judged_shows_its_working() -> None:
    for text in TEXTS:
        for check in judged(text, before=previous()).checks:
            assert check.working or check.verdict is Verdict.NOT_JUDGED, (text, check)
            assert not any("“" in re.sub(r"“[^“”]*”", "", line) for line in check.working), check.working
