"""Published totals stated twice: near and unequal is a question; equal, far apart or of another year is none."""

from __future__ import annotations

import pytest

from tests.claims.world import judged, outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年共发布政府信息325条。下一步还有差距，2024年，我局共公开信息326条，针对性不强。", "question"),
        ("全年主动公开信息325条，其中网站200条、新媒体125条。本年度共发布信息326条。", "question"),
        ("全年发布信息99条，由政府网站67条和政务新媒体32条组成。政务新媒体全年发布信息34条。", "question"),
        ("全年发布信息99条，由政府网站67条和政务新媒体32条组成。政务新媒体全年发布信息32条。", "none"),
        ("全年共发布政府信息325条。2024年，我局共公开信息325条。", "none"),
        ("全年主动公开的政府信息为325条。全年虽公开了328条政府信息，但深度不够。", "question"),
        ("全年主动公开信息325条。从全年公开的326条信息看，图解较少。", "question"),
        ("全年主动公开信息325条。全年对外公开政府信息总量为327条。", "question"),
        ("全年主动公开信息325条。年内公开行政执法信息328条。", "none"),
        ("全年主动公开信息325条。上半年公开信息320条。", "none"),
        ("全年主动公开政府信息96条。政府网站更新各类信息1200条。", "none"),
        ("全年主动公开政府信息96条。2023年公开政府信息95条。", "none"),
        ("全年主动公开政府信息325条。发布工作动态类信息320条。", "none"),
    ],
)
def test_published_totals(text: str, expected: str) -> None:
    checks = [check for check in judged(text).checks if check.kind == "twice"]
    assert ("question" if checks else "none") == expected, [(c.kind, c.message) for c in checks]
    assert outcome(judged(text)) != "false"


def test_a_sum_beside_what_it_adds_up_is_not_the_same_stated_twice() -> None:
    kinds = [
        c.kind for c in judged("接到公民提交的政府信息公开申请20件，转来25件，合计收到政府信息公开申请45件。").checks
    ]
    assert "twice" not in kinds
    kinds = [c.kind for c in judged("收到政府信息公开申请20件。本年度收到政府信息公开申请45件。").checks]
    assert "twice" in kinds
