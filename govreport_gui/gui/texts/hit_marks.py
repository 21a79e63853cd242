"""The hits of a search in the text that is shown: all of them coloured, the current one stronger and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat

from govreport_gui.gui.looks import theme
from govreport_gui.gui.texts.text_page import PartBox
from govreport_gui.texts.text_search import Hit


def draw(box: PartBox, hits: Sequence[Hit], current: Hit | None) -> None:
    """Colour the hits of a text."""
    mine = [hit for hit in hits if hit.place == box.key]
    box.editor.mark_hits([(hit.start, hit.end, _look(hit == current)) for hit in mine])


def _look(is_current: bool) -> QTextCharFormat:
    colors, made = theme.current(), QTextCharFormat()
    made.setBackground(QColor(colors.selection if is_current else colors.stale))
    if is_current:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        made.setUnderlineColor(QColor(colors.part))
    return made
