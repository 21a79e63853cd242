"""Fold the spellings of one word into one: width, Traditional characters, pinyin in brackets, blanks, punctuation.

Only for comparing with the form's own words; the text itself is never changed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from govreport_gui import paths

_PINYIN = re.compile(r"[(（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüńňǹ]{1,7}[)）]", re.IGNORECASE)


@cache
def _simplified() -> dict[int, str]:
    """Return the Traditional characters that occur in the form's words (resources/words/traditional.txt)."""
    table: dict[int, str] = {}
    for line in paths.resource("words", "traditional.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            simple, others = line.split()
            table |= {ord(other): simple for other in others}
    return table


def fold(text: str) -> str:
    """Return a text with half-width letters, simplified characters and no pinyin; punctuation and blanks stay."""
    if "(" in text or "（" in text:
        text = _PINYIN.sub("", text)
    return unicodedata.normalize("NFKC", text).translate(_simplified())


def normal(text: str) -> str:
    """Return the letters and digits of a folded text: what labels are compared by ("LN" in rules.md 0.1)."""
    return "".join(c for c in fold(text) if c.isalnum())


def signs(text: str) -> str:
    """Return the punctuation of a text as it stands: full-width or half-width, no blanks, no pinyin."""
    return "".join(c for c in _PINYIN.sub("", text) if not c.isalnum() and not c.isspace())


def squeeze(text: str) -> str:
    """Return a text without any blanks."""
    return re.sub(r"\s", "", text)
