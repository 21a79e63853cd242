"""Long tool tips in lines that can be read: Qt shows a plain text in one line, as long as the screen is wide."""

from __future__ import annotations

from html import escape

LONGEST_LINE = 40  # characters that stand in one line; Qt breaks marked-up text at about as many


def wrapped(text: str) -> str:
    """Return a text as a tool tip shall have it: marked up where Qt must break its lines, as it is otherwise."""
    if max(map(len, text.split("\n"))) <= LONGEST_LINE:
        return text
    return f'<div style="white-space: pre-wrap">{escape(text)}</div>'
