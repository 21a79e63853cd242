"""Where things are in a line of the findings pane, and how high it is, beside writing of one font.

Every line is asked for its height whenever one comes or goes, so what was once measured is kept.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextOption, QTransform

from govreport_gui.gui.findings.findings_rows import Row, Verb
from govreport_gui.gui.looks import typography

PAD = 6
BUTTON_MARGIN = 10  # left and right of a button's word
ENDLESS = 10_000


class RowGeometry:
    """Lines are two texts under each other beside an icon, and buttons at the right end; all in logical pixels."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.icon = typography.icon_size(font)
        self.button_height = QFontMetrics(font).height() + PAD
        self.wrapped = lru_cache(maxsize=256)(self._wrap)  # a laid out text takes some kilobytes
        self._button_width = cache(self._measure_button)
        self._height = lru_cache(maxsize=1024)(self._measure_height)

    def height(self, row: Row, width: int) -> int:
        """Return the height that the wrapped texts and the buttons need."""
        room = self.text_room(QRect(0, 0, width, ENDLESS), row).width()
        texts = self._height(row.texts, room)
        return max(texts, self.button_height if row.verbs else 0) + (2 if row.is_finding else 1) * PAD

    def text_room(self, rect: QRect, row: Row) -> QRect:
        """Return the place of the texts in a line that fills `rect`."""
        left = self.left(rect, row) + (self.icon + PAD if row.is_finding else 0)
        taken = sum(self._button_width(verb) + PAD for verb in row.verbs)
        pad = PAD if row.is_finding else PAD // 2
        return QRect(QPoint(left, rect.top() + pad), QPoint(rect.right() - PAD - taken, rect.bottom() - pad + 1))

    def left(self, rect: QRect, row: Row) -> int:
        """Return where a line begins: some stand under another one."""
        return rect.left() + PAD + (self.icon + PAD if row.is_indented else 0)

    def buttons(self, rect: QRect, row: Row) -> list[tuple[Verb, QRect]]:
        """Return the buttons of a line that fills `rect`, with their places."""
        placed: list[tuple[Verb, QRect]] = []
        right = rect.right() - PAD
        top = rect.top() + (PAD if row.is_finding else PAD // 2)
        for verb in reversed(row.verbs):
            width = self._button_width(verb)
            placed.insert(0, (verb, QRect(right - width, top, width, self.button_height)))
            right -= width + PAD
        return placed

    def _measure_button(self, verb: Verb) -> int:
        return QFontMetrics(self.font).horizontalAdvance(verb.value) + 2 * BUTTON_MARGIN

    def _measure_height(self, texts: tuple[str, ...], width: int) -> int:
        return sum(height(self.wrapped(text, width)) for text in texts)

    def _wrap(self, text: str, width: int) -> QStaticText:
        """Return a text in lines: no word is broken, no line begins with a stop.

        It is measured and drawn as the same lines: of lines found anew when painting, one more would have no room.
        """
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        wrapped = QStaticText(text)
        wrapped.setTextFormat(Qt.TextFormat.PlainText)
        wrapped.setTextOption(option)
        wrapped.setTextWidth(width)
        wrapped.prepare(QTransform(), self.font)
        return wrapped


def height(wrapped: QStaticText) -> int:
    """Return how high a wrapped text is."""
    return ceil(wrapped.size().height())
