"""Sentences that are the same in every report and every year: they are not meant to be rewritten.

The list is `resources/words/standard_phrases.txt`, which anybody may add to; how it is written stands at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from govreport_gui.checks.normal import bare
from govreport_gui.checks.words import words

ANY = "…"
MOST, FAR = 40, 120  # characters that "…" and "……" may stand for: a sentence with more says something of its own
_CHOICE = re.compile(r"【([^】]*)】")
_ORDINAL = re.compile(r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|[一二三四五六七八九十]{1,2}是")


class _Phrase(NamedTuple):
    pieces: tuple[str, ...]  # what must stand there, in order; the first and the last at the ends
    most: int  # characters between them


def is_standard(sentence: str) -> bool:
    """Say whether a sentence is one of the list. Blanks and punctuation are not counted, nor an ordinal before it."""
    plain = bare(_ORDINAL.sub("", sentence.strip(), count=1))
    return any(_fits(plain, phrase) for phrase in _phrases())


@cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(phrase for line in words("standard_phrases") for phrase in _read(line))


def _read(line: str) -> Iterator[_Phrase]:
    """Yield what a line of the list stands for: one phrase for each choice of words."""
    most = FAR if ANY * 2 in line else MOST
    fixed, choices = _CHOICE.split(line)[::2], [choice.split("/") for choice in _CHOICE.findall(line)]
    for chosen in product(*choices):
        text = "".join(piece for pair in zip(fixed, (*chosen, ""), strict=True) for piece in pair)
        yield _Phrase(tuple(bare(piece) for piece in text.replace(ANY * 2, ANY).split(ANY)), most)


def _fits(plain: str, phrase: _Phrase) -> bool:
    """Say whether a text is the pieces of a phrase with not too much between them; each as early as it can come."""
    first, *rest = phrase.pieces
    if not rest:
        return plain == first
    between = len(plain) - sum(map(len, phrase.pieces))
    if not 0 <= between <= phrase.most or not plain.startswith(first) or not plain.endswith(rest[-1]):
        return False
    at, end = len(first), len(plain) - len(rest[-1])
    for piece in rest[:-1]:
        found = plain.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True
