"""What the text of a cell means: as clerks write numbers."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govreport_gui import number

COUNTS = [
    ("0", 0),
    ("3119", 3119),
    ("１２", 12),
    ("\u30003\u00a0", 3),
    ("1\u200b\u200c\u200d2\u2060\ufeff\u00ad3", 123),
    ("1,234", 1234),
    ("1，234", 1234),
    ("12,34", None),
    ("00", None),
    ("5件", None),
    ("3.0", None),
    ("-3", None),
    ("+3", None),
    ("/", None),
    ("", None),
    ("二十", None),
    ("9" * 15, 10**15 - 1),
    ("9" * 16, None),
    ("9,999,999,999,999,999", None),
    ("9" * 5000, None),
]


@pytest.mark.parametrize(("text", "value"), COUNTS)
def test_parse_count(text, value):
    assert number.parse_count(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("+19", 19),
        ("＋１９", 19),
        ("-4", -4),
        ("−4", -4),
        ("－４", -4),
        ("0", 0),
        ("19", 19),
        ("+", None),
        ("增19", None),
    ],
)
def test_parse_change(text, value):
    assert number.parse_change(text) == value


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("96171.60", "96171.60"),
        ("59,237.2449", "59237.2449"),
        (" 0 ", "0"),
        ("０．５", "0.5"),
        ("20.3万元", None),
        (".5", None),
        ("1.2.3", None),
        ("", None),
    ],
)
def test_amount(text, digits):
    assert number.amount_digits(text) == digits
    assert number.parse_amount(text) == (None if digits is None else Decimal(digits))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", 0),
        ("\u00a0", 0),
        ("/", 0),
        ("——", 0),
        ("无", 0),
        ("不适用", 0),
        ("00", 0),
        ("007", 7),
        ("1,234", 1234),
        ("-3", -3),
        ("若干", None),
        ("5件", None),
        ("2.5", None),
        ("9" * 5000, None),
        ("-" + "9" * 5000, None),
    ],
)
def test_for_sums(text, value):
    assert number.for_sums(text) == value


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("１２ 件", "12"), ("1,234", "1234"), (" 7 ", "7"), ("00", "00"), ("约5件", "约5件"), ("/", "/"), ("", "")],
)
def test_tidy_typed(typed, kept):
    assert number.tidy_typed(typed) == kept


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u00a0", "\u200b", "\ufeff", "\t\n"])
def test_blank(text):
    assert number.is_blank(text)


@pytest.mark.parametrize("text", ["/", "／", "-", "—", "——", "–", "×", "无", "不适用", "n/a", " / "])
def test_placeholder(text):
    assert number.is_placeholder(text)
    assert not number.is_blank(text)


def test_a_million_digits_are_no_amount():
    assert number.parse_amount("1" * 100) == Decimal("1" * 100)
    assert number.parse_amount("1" * 1_000_001) is None


@pytest.mark.parametrize("unit", "件条项宗个份起")
def test_a_unit_behind_a_typed_count_is_left_out(unit):
    assert number.tidy_typed(f"12{unit}") == "12"


def test_leading_zeros_add_what_they_say_up_to_the_longest_count():
    assert number.for_sums("0" * 14 + "7") == 7
    assert number.for_sums("0" * 15 + "7") is None


@given(st.integers(0, 10**15 - 1))
def test_any_count_comes_back(value):
    assert number.parse_count(str(value)) == number.for_sums(str(value)) == value
    assert number.parse_count(f"{value:,}") == value


@given(st.text())
def test_no_text_raises(text):
    number.parse_count(text)
    number.parse_change(text)
    number.parse_amount(text)
    number.for_sums(text)
    number.tidy_typed(text)
