"""Quantities are intervals with units, read in both directions; what only looks like a number counts nothing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from disclosure_toolkit.chinese import chinese_numeral, find_quantities, fold_text, numeral, parse_quantity
from disclosure_toolkit.chinese.units import UNITS

COUNTED = [
    unit for unit in UNITS if unit not in {"万", "个工作", "%", "‰", "倍", "百分点", "个百分点", "万元", "亿元", "千元"}
]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("12件", 12, 12, "件"),
        ("１２条", 12, 12, "条"),
        ("1,234条", 1234, 1234, "条"),
        ("1 234条", 1234, 1234, "条"),
        ("12 件", 12, 12, "件"),
        ("十二件", 12, 12, "件"),
        ("两次", 2, 2, "次"),
        ("一千零五件", 1005, 1005, "件"),
        ("二十余次", 20, 30, "次"),
        ("210余条", 210, 220, "条"),
        ("214余条", 214, 215, "条"),
        ("百余条", 100, 200, "条"),
        ("1200余万元", 12_000_000, 13_000_000, "元"),
        ("1.2万条", 11_500, 12_500, "条"),
        ("3万余人次", 30_000, 40_000, "人次"),
        ("14万余条", 140_000, 150_000, "条"),
        ("1.2万余条", 12_000, 13_000, "条"),
        ("近百条", 80, 100, "条"),
        ("超过300件", 300, None, "件"),
        ("不少于5次", 5, None, "次"),
        ("30条以上", 30, None, "条"),
        ("不足10件", 0, 10, "件"),
        ("不超过10件", 0, 10, "件"),
        ("十几次", 10, 20, "次"),
        ("数百条", 200, 1000, "条"),
        ("申请总数十一件", 11, 11, "件"),
        ("参训人数十余人", 10, 20, "人"),
        ("3至5条", 3, 5, "条"),
        ("3.5万元", 35_000, 35_000, "元"),
        ("百分之三", "2.5", "3.5", "%"),
        ("12.5%", "12.45", "12.55", "%"),
        ("0.5个百分点", "0.45", "0.55", "百分点"),
        ("4.3倍", "4.25", "4.35", "倍"),
        ("3份目录清单", 3, 3, "份"),
        ("七成", 65, 75, "%"),
        ("三成五", 34, 36, "%"),
        ("五成半", 54, 56, "%"),
        ("近八成", 64, 80, "%"),
        ("三成以上", 30, None, "%"),
        ("七成多", 70, 80, "%"),
        ("四分之一", "22.5", "27.5", "%"),
        ("十分之一", 9, 11, "%"),
        ("不足五分之一", 0, 20, "%"),
    ],
)
def test_forms(text: str, low: object, high: object, unit: str) -> None:
    (found,) = find_quantities(text)
    assert found.low == Decimal(str(low))
    assert found.high == (None if high is None else Decimal(str(high)))
    assert found.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "第3期",
        "一成不变",
        "第一成员",
        "三成立",
        "零分之三",
        "2024年",
        "二〇二四年",
        "2024年1月31日前",
        "第二十条第（五）项",
        "国办函〔2020〕109号",
        "国令第711号",
        "0517-87222589",
        "13800138000",
        "12345热线",
        "20个工作日内",
        "近三年",
        "四个季度",
        "24小时",
        "三审三校",
        "党的二十届三中全会",
        "“五公开”",
        "（2024版）",
        "100号101室",
        "邮编：223100",
        "abc123@example.com",
        "www.example.gov.cn/2024/12",
        "一网通办",
        "1.加强领导",
    ],
)
def test_no_quantity(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_list_shares_its_unit() -> None:
    assert [(q.printed, q.unit) for q in find_quantities("分别为12、13和14件")] == [(12, "件"), (13, "件"), (14, "件")]


@pytest.mark.parametrize("text", ["无", "零", "0", "没有"])
def test_nothing_is_zero(text: str) -> None:
    found = parse_quantity(text) if text != "0" else parse_quantity("0件")
    assert found is not None
    assert found.low == found.high == 0


@given(st.integers(min_value=0, max_value=10**12))
def test_numerals_go_both_ways(number: int) -> None:
    assert numeral(chinese_numeral(number)) == number


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(COUNTED),
    st.sampled_from(["plain", "comma", "wide", "space"]),
)
def test_what_is_written_is_read(number: int, unit: str, style: str) -> None:
    printed = f"{number:,}" if style == "comma" else str(number)
    if style == "wide":
        printed = "".join(chr(ord(c) + 0xFEE0) for c in printed)
    text = f"共计{printed}{' ' if style == 'space' else ''}{unit}。"
    (found,) = find_quantities(text)
    assert (found.low, found.high, found.unit) == (number, number, unit)
    assert text[found.start : found.end] == found.text


@given(st.integers(min_value=1, max_value=9999))
def test_chinese_counts_are_read(number: int) -> None:
    (found,) = find_quantities(f"共{chinese_numeral(number)}件。")
    assert found.low == found.high == number


@given(st.integers(min_value=1, max_value=10**6))
def test_more_than_a_round_number_stays_below_the_next(number: int) -> None:
    (found,) = find_quantities(f"{number}余条")
    place = 10 ** (len(str(number)) - len(str(number).rstrip("0")))
    assert found.low == number
    assert found.high == number + place
    assert not found.admits(number + place)


@given(st.integers(min_value=1, max_value=99999), st.integers(min_value=0, max_value=3))
@example(19000, 1)  # 1900.0% is no year
def test_percentages_admit_what_rounds_to_them(scaled: int, digits: int) -> None:
    value = Decimal(scaled).scaleb(-digits)
    (found,) = find_quantities(f"占{value}%。")
    step = Decimal(1).scaleb(-digits)
    assert found.admits(value)
    assert not found.admits(value + step)
    assert found.digits == digits


@given(st.text(alphabet="收到申请 　1234567890０１,，.。%件条万余约十百\n", max_size=40))
def test_folding_keeps_places(text: str) -> None:
    folded = fold_text(text)
    assert len(folded.places) == len(folded.text) + 1
    assert list(folded.places) == sorted(folded.places)
    for found in find_quantities(text):
        assert text[found.start : found.end] == found.text
        assert 0 <= found.start < found.end <= len(text)
