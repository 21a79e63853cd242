"""Amounts in running text: digits, Chinese numerals, rounded or exact, and what is no amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui.checks.numerals import amounts, read_number, sums_of_money

# text → (value, exact, unit) of each amount
AMOUNTS = [
    ("收到23件", [(23, True, "件")]),
    ("公开1,204条", [(1204, True, "条")]),
    ("约30份", [(30, False, "份")]),
    ("300余条", [(300, False, "条")]),
    ("30件以上", [(30, False, "件")]),
    ("2万件", [(2, False, "件")]),
    ("四十余条", [(40, False, "条")]),
    ("四十五件", [(45, True, "件")]),
    ("两件", [(2, True, "件")]),
    ("一百零三件次", [(103, True, "件次")]),
    ("均为零。", [(0, True, "")]),
    ("数为0", [(0, True, "")]),
    ("第3件", [(3, False, "件")]),
    ("一件", [(1, True, "件")]),
    ("一次，一项，一起", []),
    ("数十件，几百条", []),
    ("5个工作日", []),
    ("68人次", []),
    ("2024年", []),
    ("96.4%", []),
    ("V2.0件", []),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(text, expected):
    assert [(a.value, a.exact, a.unit) for a in amounts(text)] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一千二百", 1200),
        ("一万三千", 13000),
        ("二〇", 20),
        ("甲", None),
    ],
)
def test_chinese_numbers(text, number):
    assert read_number(text) == number


@given(st.integers(0, 99_999))
def test_digits_are_read_as_they_stand(number):
    assert [(a.value, a.exact) for a in amounts(f"共{number}件")] == [(number, True)]


@pytest.mark.parametrize(
    ("text", "yuan", "grain"),
    [
        ("12.68万元", Decimal("126800"), Decimal("100")),
        ("400元", Decimal(400), Decimal(1)),
        ("1.5亿元", Decimal(150_000_000), Decimal(10_000_000)),
        ("126,800元", Decimal(126_800), Decimal(1)),
    ],
)
def test_money(text, yuan, grain):
    (found,) = sums_of_money(text)
    assert (found.yuan, found.grain) == (yuan, grain)
