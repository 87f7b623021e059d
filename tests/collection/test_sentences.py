"""Folding of sentences: what counts as the same words, and what counts for nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from disclosure_toolkit.collection.digest import Digest, SectionText
from disclosure_toolkit.collection.reuse.sentences import headings, own_weight, sentences_of


def digest(text: str, agency: str = "云川县民政局", year: int | None = 2024, number: int = 1) -> Digest:
    return Digest("f", agency, year, "department", "2021", sections=(SectionText(number, "总体情况", text),))


def only(text: str, agency: str = "云川县民政局", year: int | None = 2024):
    (sentence,) = sentences_of(digest(text, agency, year))
    return sentence


def test_year_name_and_place_do_not_tell_reports_apart():
    one = only("2024年，云川县民政局在云川县范围内逐户核对补贴发放清册。")
    other = only("2023年，青河市白水县水利局在白水县范围内逐户核对补贴发放清册。", "青河市白水县水利局", 2023)
    assert one.exact == other.exact
    assert "民政" not in one.exact


def test_a_town_is_named_with_and_without_its_government():
    one = only("城关镇逐户核对补贴发放清册，城关镇人民政府张榜公示。", "云川县城关镇人民政府")
    other = only("东山乡逐户核对补贴发放清册，东山乡人民政府张榜公示。", "云川县东山乡人民政府")
    assert one.exact == other.exact


def test_figures_count_in_the_exact_words_only():
    one, other = only("我局逐户核对补贴发放清册312份。"), only("我局逐户核对补贴发放清册1,208份。")
    assert one.exact != other.exact
    assert one.folded == other.folded


def test_last_years_year_is_told_from_this_years():
    one, other = only("对2023年的清册逐户核对并归档。"), only("对2024年的清册逐户核对并归档。")
    assert one.exact != other.exact


def test_ordinals_and_punctuation_do_not_count():
    one, other = (
        only("一是逐户核对补贴发放清册，按户归档；"),
        only("（三）逐户核对补贴发放清册；按户归档"[0:3] + "逐户核对补贴发放清册、按户归档。"),
    )
    assert one.folded == other.folded


def test_set_phrases_alone_make_no_sentence():
    texts = (
        "坚持以公开为常态、不公开为例外。",
        "未收取信息处理费。",
        "根据《中华人民共和国政府信息公开条例》要求，",
        "无其他需要报告的事项。",
    )
    for text in texts:
        assert list(sentences_of(digest(text))) == [], text


def test_weight_is_what_no_set_phrase_covers():
    assert own_weight("坚持以公开为常态不公开为例外逐户核对补贴清册") == len("逐户核对补贴清册")


def test_sub_sections_are_blocks_of_section_one_only():
    text = "开头逐户核对补贴清册。\n（一）主动公开\n按月张贴发放名单及明细。\n（二）管理：按季清点纸质档案和台账。"
    assert [sentence.block for sentence in sentences_of(digest(text))] == [0, 1, 2]
    assert [heading for _, heading in headings(digest(text).sections[0])] == ["（一）主动公开", "（二）管理"]
    assert {sentence.block for sentence in sentences_of(digest(text, number=5))} == {0}


@given(st.text(alphabet="云川县民政局我公开核对名单档案0123456789，。；：\n（一）年 \u3000", max_size=200))
def test_places_are_those_of_the_original_text(text):
    for sentence in sentences_of(digest(text)):
        printed = text[sentence.start : sentence.end]
        assert printed == printed.lstrip()
        assert 0 < sentence.weight <= len(printed)
        assert "\n" not in printed
