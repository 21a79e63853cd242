"""Normalise text for matching (rules.md 0.1), and lead every match back to the characters it came from."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_CHINESE = r"\u3400-\u9fff、。〈-】〔〕！（），：；？“”‘’《》"
_IDLE_BLANKS = re.compile(rf"(?:^|(?<=[{_CHINESE}\d\n])) +(?=[{_CHINESE}\d\n]|$)")
_NARROW = re.compile(r"(?<=[\u3400-\u9fff])[(),;:]|[(),;:](?=[\u3400-\u9fff])")
_WIDE = dict(zip("(),;:", "（），；：", strict=True))
_NOT_LETTERS = re.compile(r"[\W_]")


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text; `offsets[k]` is the place of its k-th character in the original."""

    text: str
    offsets: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that text[start:end] came from; start < end."""
        return self.offsets[start], self.offsets[end - 1] + 1


@lru_cache(maxsize=512)  # every check asks for the same parts and paragraphs, and typing changes but one of them
def normal(text: str) -> Normal:
    """Make full-width digits and letters half-width, punctuation beside CJK full-width, drop blanks inside Chinese.

    Line feeds stay: they end sentences.
    """
    plain = _INVISIBLE.isdisjoint(text)
    places = range(len(text)) if plain else [k for k, char in enumerate(text) if char not in _INVISIBLE]
    kept = "".join(map(_half_width, text if plain else (text[place] for place in places)))
    offsets = tuple(places)
    if idle := {k for match in _IDLE_BLANKS.finditer(kept) for k in range(*match.span())}:
        kept = "".join(char for k, char in enumerate(kept) if k not in idle)
        offsets = tuple(place for k, place in enumerate(places) if k not in idle)
    return Normal(_NARROW.sub(lambda match: _WIDE[match[0]], kept), offsets)


def bare(text: str) -> str:
    """Return a label as it is compared (LN of rules.md 0.1): no blanks, no punctuation, no quotes."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text))


@cache
def _half_width(char: str) -> str:
    if char.isspace():
        return char if char == "\n" else " "
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 and folded.isalnum() else char
