"""Bars in the margin beside paragraphs that a finding is about as a whole.

A wave under pages of text would hide the waves under single words, and a draft has many paragraphs that are like last
year's.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextCursor
from PySide6.QtWidgets import QTextEdit

from govreport_gui.finding import Severity
from govreport_gui.gui.looks import theme

LEAST = 30  # characters: a shorter paragraph is a line at most, and is underlined
WIDTH = 3.0  # pixels

Bar = tuple[QTextCursor, Severity]


def is_about_paragraphs(cursor: QTextCursor) -> bool:
    """Say whether a selection is one whole paragraph or more, and not a short one."""
    start, end = QTextCursor(cursor), QTextCursor(cursor)
    start.setPosition(cursor.selectionStart())
    end.setPosition(cursor.selectionEnd())
    return start.atBlockStart() and end.atBlockEnd() and end.position() - start.position() >= LEAST


def paint(editor: QTextEdit, bars: Iterable[Bar]) -> None:
    """Draw the bars, the gravest on top."""
    gravest_last = sorted(bars, key=lambda bar: list(Severity).index(bar[1]), reverse=True)
    if not gravest_last:
        return
    painter = QPainter(editor.viewport())
    for cursor, severity in gravest_last:
        painter.fillRect(place_of(editor, cursor), theme.severity_color(severity))
    painter.end()


def place_of(editor: QTextEdit, cursor: QTextCursor) -> QRectF:
    """Return where the bar of a selection is in the viewport: in the left margin, as high as its paragraphs."""
    document = editor.document()
    layout = document.documentLayout()
    first = layout.blockBoundingRect(document.findBlock(cursor.selectionStart()))
    last = layout.blockBoundingRect(document.findBlock(cursor.selectionEnd()))
    down, right = editor.verticalScrollBar().value(), editor.horizontalScrollBar().value()
    left = (document.documentMargin() - WIDTH) / 2 - right
    return QRectF(left, first.top() - down, WIDTH, last.bottom() - first.top())
