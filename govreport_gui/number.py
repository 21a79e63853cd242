"""Numbers as clerks write them: read the text of a cell, never change it.

A cell keeps its text; these functions say what it means. int and Decimal only, never float.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

LONGEST = 15  # digits: nobody counts further, a spreadsheet holds no more, and int() refuses thousands of them
LONGEST_AMOUNT = 100  # digits: nobody has so much money, and Decimal cannot divide what has a million
_PLACEHOLDER = re.compile(r"[/\\\-—–×无]+|不适用|N/A", re.IGNORECASE)  # C02
_COUNT = re.compile(rf"0|[1-9]\d{{0,{LONGEST - 1}}}")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){1,4}")
_CHANGE = re.compile(rf"[+\-]?(?:0|[1-9]\d{{0,{LONGEST - 1}}})")
_AMOUNT = re.compile(r"(?:0|[1-9]\d*)(?:\.\d+)?")
_GROUPED_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_INVISIBLE = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad"}


def squeeze(text: str) -> str:
    """Drop every kind of blank and invisible character, make full-width digits and signs half-width."""
    if text.isascii():
        return "".join(text.split())
    kept = (c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in _INVISIBLE)
    return "".join(kept).replace("−", "-")


def is_blank(text: str) -> bool:
    """Say whether nothing but blanks stands there."""
    return (not text or text.isspace()) if text.isascii() else not squeeze(text)


def is_placeholder(text: str) -> bool:
    """Say whether "/", "—", 无 … stands instead of a number (C02)."""
    return _PLACEHOLDER.fullmatch(squeeze(text)) is not None


def parse_count(text: str) -> int | None:
    """Return a whole number ≥ 0, or None. "1,234" is 1234; "00", "5件" and "3.0" are no counts."""
    plain = squeeze(text)
    if _GROUPED.fullmatch(plain):
        return int(plain.replace(",", ""))
    return int(plain) if _COUNT.fullmatch(plain) else None


def parse_change(text: str) -> int | None:
    """Return a signed whole number (2019 form, 本年增/减), or None."""
    plain = squeeze(text)
    return int(plain) if _CHANGE.fullmatch(plain) else None


def parse_amount(text: str) -> Decimal | None:
    """Return an amount without unit, or None. More decimals than four are no matter here: C07 judges them."""
    digits = amount_digits(text)
    return None if digits is None or len(digits) > LONGEST_AMOUNT else Decimal(digits)


def amount_digits(text: str) -> str | None:
    """Return the digits of an amount as they stand ("96171.60"), without separators; None if it is none."""
    plain = squeeze(text)
    if _GROUPED_AMOUNT.fullmatch(plain):
        return plain.replace(",", "")
    return plain if _AMOUNT.fullmatch(plain) else None


def for_sums(text: str) -> int | None:
    """Return what a count cell adds to a sum (rules.md 0.2).

    Blank and placeholder add 0, "007" adds 7; None means "not known": equations with it are skipped.
    """
    plain = squeeze(text)
    if not plain or _PLACEHOLDER.fullmatch(plain):
        return 0
    if len(plain) > LONGEST:
        return parse_count(plain)
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    count = parse_count(plain)
    return count if count is not None else _negative(plain)


def _negative(plain: str) -> int | None:
    """Return the value of a negative count: it is wrong (C05), but known."""
    return int(plain) if re.fullmatch(r"-\d+", plain) else None


def tidy_typed(text: str) -> str:
    """Return what a clerk meant who typed "１２ 件" or "1,234": plain digits if it is a count, else the text."""
    plain = squeeze(text)
    count = parse_count(re.sub(r"[件条项宗个份起]$", "", plain))
    return text.strip() if count is None else str(count)
