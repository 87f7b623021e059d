"""C501 and C502: what was promised last year, beside this year's report."""

from __future__ import annotations

import pytest

from disclosure_toolkit.collection.promises import improvements, promises
from disclosure_toolkit.model import Severity

from .texts import findings, report, text, with_text

AGENCY = "云川县民政局"
LAST = (
    "存在的问题：一是补贴名单张贴不及时；二是历史档案保存分散。\n"
    "下一步，将采取以下措施：一是在村组设立补贴名单张贴栏，按月更换；二是把历史档案扫描入库；三是开通语音播报便民专线。"
)


def pair(this: str, also: str = ""):
    last, now = (report(AGENCY, year) for year in (2023, 2024))
    now = with_text(now, 5, this)
    return with_text(last, 5, LAST), with_text(now, 1, text(now, 1) + also)


def said(digest):
    section = text(digest, 5)
    return [section[sentence.start : sentence.end] for sentence in improvements(digest)]


def test_improvements_are_told_from_problems():
    last, _ = pair("")
    assert said(last) == [
        "一是在村组设立补贴名单张贴栏，按月更换；",
        "二是把历史档案扫描入库；",
        "三是开通语音播报便民专线。",
    ]


def test_each_promise_has_its_fate():
    last, this = pair(
        "问题是宣传讲解偏少。今后将：一是在村组设立补贴名单张贴栏，按月更换。",
        "\n上半年完成历史档案的扫描入库，方便查阅。",
    )
    assert [promise.fate for promise in promises(last, this)] == ["repeated", "mentioned", "unmentioned"]


def test_promised_again_word_for_word_is_a_note():
    last, this = pair("不足之处是宣传讲解偏少。下一步，将在广场设点讲解；把历史档案扫描入库。")
    (found,) = findings([last, this], "C501")
    assert found.severity is Severity.INFO
    assert "3 项" in found.message
    assert "1 项" in found.message
    assert [quote.report for quote in found.quotes] == ["previous", "this"]
    assert [found.rule for found in findings([last, this], "C5")] == ["C501"]


def test_all_kept_is_no_finding():
    done = "\n补贴名单张贴栏已在各村组设立，按月更换。历史档案已全部扫描入库。语音播报便民专线于三月开通。"
    assert findings([*pair("问题是宣传讲解偏少。今后将在广场设点讲解补贴办法。", done)], "C5") == ()


def test_none_mentioned_is_a_note_with_the_promises():
    last, this = pair("问题是宣传讲解偏少。今后将在广场设点讲解补贴办法。")
    (found,) = findings([last, this], "C5")
    assert (found.rule, found.severity) == ("C502", Severity.INFO)
    assert "3 项" in found.message
    assert [quote.report for quote in found.quotes] == ["previous"] * 3


@pytest.mark.parametrize(
    "also",
    ["补贴名单张贴栏已在各村组设立，按月更换。", "历史档案已全部扫描入库。", "语音播报便民专线于三月开通。"],
)
def test_one_of_them_mentioned_is_enough(also):
    assert findings([*pair("问题是宣传讲解偏少。今后将在广场设点讲解补贴办法。", "\n" + also)], "C5") == ()


def test_a_single_promise_left_unmentioned_is_no_finding():
    last, this = pair("问题是宣传讲解偏少。今后将在广场设点讲解补贴办法。")
    last = with_text(last, 5, "存在的问题：历史档案保存分散。\n下一步，将把历史档案扫描入库。")
    assert len(promises(last, this)) == 1
    assert findings([last, this], "C5") == ()


def test_without_last_years_report_there_is_nothing_to_say():
    assert findings([pair("")[1]], "C5") == ()
