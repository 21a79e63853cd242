"""Where sentences end (rules.md 0.3), for the checks that judge a match by the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

SENTENCE = re.compile(r"[^。；！？!?;\n]+")
_END = re.compile(r"[。；！？!?;\n]")
_REACH = 200  # characters looked at on either side


def sentence_around(text: str, start: int, end: int) -> str:
    """Return the sentence in which text[start:end] stands; 200 characters either side at most."""
    return begun_before(text, start) + text[start:end] + _END.split(text[end : end + _REACH], maxsplit=1)[0]


def begun_before(text: str, end: int) -> str:
    """Return what stands before a place in its sentence; 200 characters at most."""
    return _END.split(text[max(0, end - _REACH) : end])[-1]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with the places where they begin."""
    begins = 0
    for line in text.split("\n"):
        yield begins, line
        begins += len(line) + 1
