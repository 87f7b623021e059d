"""What a cell prints beside its digits: notes, corrections of the unit, signs that only look like digits."""

from __future__ import annotations

from decimal import Decimal

import pytest

from disclosure_toolkit.assemble.figures import parse_figure, parse_number
from disclosure_toolkit.model import Kind

COUNT, FEES, PURCHASE = "requests.received.total", "proactive.fees.amount_wan_yuan", "proactive.procurement.amount_yuan"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((f"12{mark}", 12) for mark in ("①", "②", "¹", "²", "*", "※", "[1]", "〔2〕", "件①")),
        *((f"12{end}", 12) for end in ("。", "、", "；", ".", "（件）", "(件)")),
        ("\u202d12\u202c", 12),
        ("1\u2009234", 1234),
        ("1\u202f234", 1234),
        ("1'234", 1234),
        ("零", 0),
        ("〇", 0),
    ],
)
def test_marks_beside_the_digits_are_no_digits(text: str, value: int) -> None:
    figure = parse_figure(COUNT, text, None)
    assert figure.value == value
    assert figure.raw == text


@pytest.mark.parametrize("text", ["①", "½", "৩", "1²2", "⒓", "十①", "O", "1 234", "12/13", "12（含上年3）", "2。5"])
def test_what_is_no_plain_number_is_none(text: str) -> None:
    assert parse_number(text) is None
    assert parse_figure(COUNT, text, None).value is None


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        (FEES, "12.3", "12.3"),
        (FEES, "12.3万元", "12.3"),
        (FEES, "12.3万", "12.3"),
        (FEES, "123000元", "12.3"),
        (FEES, "0.1亿元", "1000"),
        (FEES, "￥12.5", "12.5"),
        (FEES, ".5", "0.5"),
        (FEES, "3714.65①", "3714.65"),
        (PURCHASE, "12.3万元", "123000"),
        (PURCHASE, "8,040元", "8040"),
    ],
)
def test_an_amount_is_kept_in_the_unit_of_its_column(key: str, text: str, value: str) -> None:
    assert parse_figure(key, text, None, "money").value == Decimal(value)


def test_a_column_printed_in_yuan_is_kept_in_ten_thousands() -> None:
    assert parse_figure(FEES, "52300", None, "yuan").value == Decimal("5.23")
    assert parse_figure(FEES, "5.23万元", None, "yuan").value == Decimal("5.23")


@pytest.mark.parametrize(("text", "value"), [("增加4", 4), ("减少1项", -1), ("↑3", 3), ("↓2", -2), ("减2", -2)])
def test_changes_in_words(text: str, value: int) -> None:
    assert parse_figure("proactive.licensing.items_change", text, None, "change").value == value
    assert parse_figure(COUNT, text, None).kind is Kind.TEXT
