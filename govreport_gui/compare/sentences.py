"""Cut running text into sentences without losing a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SENTENCE = re.compile(r"[^。！？；!?\n]*[。！？；!?\n]+[”’）》」』】)]*|[^。！？；!?\n]+")


class Sentence(NamedTuple):
    """Characters `start` … `end` (end excluded) of a text, blanks at its ends included."""

    text: str
    start: int
    end: int


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text; joined they are the text again."""
    for match in _SENTENCE.finditer(text):
        yield Sentence(match[0], match.start(), match.end())
