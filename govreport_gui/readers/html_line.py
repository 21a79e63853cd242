"""The text of one paragraph of a web page as a browser shows it: white space folded, line breaks kept."""

from __future__ import annotations

import re
import unicodedata

IN_PARAGRAPH = "in-paragraph"  # class of a line break by which our own pages do not end a paragraph
_BREAK = "\v"  # no text holds these three: control characters are taken out of it
_BREAK_INSIDE = "\x1e"
_TAB = "\x1f"
_FOLDED = re.compile(r"[ \t\n\r\f]+")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
_ENDS = re.compile(r"\r\n?|\n")
_SHOWN = str.maketrans({"\u00a0": " ", _TAB: "\t"})


class Line:
    """Gathers text; `take` returns its lines and begins anew."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.label = ""  # a list's number, written before the first text that follows

    def add(self, text: str, *, blanks_kept: bool = False) -> None:
        """Add text; `blanks_kept` is what a page says by <pre>."""
        text = _UNSEEN.sub("", text)
        if blanks_kept:
            text = _ENDS.sub(_BREAK, text).replace(" ", "\u00a0").replace("\t", _TAB)
        if text:
            self._pieces.append(text)

    def end_line(self, *, inside: bool = False) -> None:
        """Break the line; `inside` keeps both in one."""
        self._pieces.append(_BREAK_INSIDE if inside else _BREAK)

    def take(self) -> list[str]:
        """Return the lines in which something stands, without blanks around."""
        if not self._pieces:
            return []
        text = _FOLDED.sub(_fold, "".join(self._pieces))
        self._pieces.clear()
        lines = [_shown(line) for line in text.split(_BREAK)]
        lines = [line for line in lines if line]
        if lines and self.label:
            lines[0], self.label = self.label + lines[0], ""
        return lines


def _shown(line: str) -> str:
    """Return a line without blanks around, and around the lines in it."""
    return "\n".join(part.strip() for part in line.translate(_SHOWN).split(_BREAK_INSIDE)).strip()


def _fold(found: re.Match[str]) -> str:
    """Fold white space to one blank, and to none where a line of the source ends between two Chinese characters."""
    text, before, after = found.string, found.start() - 1, found.end()
    if "\n" not in found[0] or before < 0 or after == len(text):
        return " "
    return "" if _is_wide(text[before]) and _is_wide(text[after]) else " "


def _is_wide(character: str) -> bool:
    """Say whether a character takes a full square in Chinese text; “” — … do."""
    return unicodedata.east_asian_width(character) in "WFA"
