"""A row of buttons and fields that goes on in a second line where the window is too narrow for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

Line = list[tuple[QLayoutItem, int]]  # what stands in a line, each with its width


class FlowLayout(QLayout):
    """Everything as wide as it likes to be; what expands, a field or a stretch, takes what its line leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addStretch(self) -> None:
        """Push what follows in the same line to its right end."""
        policies = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum
        self.addItem(QSpacerItem(0, 0, *policies))

    # ── What Qt asks ──

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more to the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # Qt asks beyond the end, too
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """Give one of them away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return True."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self._gap * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:
        """Return the size of one line with all."""
        shown = self._shown
        return QSize(self._width(shown), max((item.sizeHint().height() for item in shown), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest."""
        least = QSize(0, 0)
        for item in self._shown:
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, place: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(place)
        top = place.top()
        for line in self._lines(place.width()):
            height, left = _height(line), place.left()
            for item, width in line:
                own = min(item.sizeHint().height(), height)
                item.setGeometry(QRect(left, top + (height - own) // 2, width, own))
                left += width + self._gap
            top += height + self._gap

    # ── Lines ──

    def _width(self, items: Sequence[QLayoutItem]) -> int:
        """Return how wide a line with these is."""
        return sum(item.sizeHint().width() for item in items) + self._gap * max(len(items) - 1, 0)

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if item.widget() is None or not item.isEmpty()]

    @property
    def _gap(self) -> int:
        return max(self.spacing(), 0)  # a style may have none for all

    def _lines(self, width: int) -> list[Line]:
        """Break the row where the next one would stand out; what a stretch pushes to the right stays together."""
        lines: list[Line] = []
        left = 0
        shown = self._shown
        for k, item in enumerate(shown):
            wanted = min(item.sizeHint().width(), width)
            pushed = self._width(shown[k:]) if item.spacerItem() is not None else wanted
            if not lines or (left + pushed > width and left):
                lines.append([])
                left = 0
            lines[-1].append((item, wanted))
            left += wanted + self._gap
        return [self._filled(line, width) for line in lines]

    def _filled(self, line: Line, width: int) -> Line:
        """Give what a line leaves to the first that expands in it."""
        free = width - sum(wanted for _, wanted in line) - self._gap * (len(line) - 1)
        sideways = Qt.Orientation.Horizontal
        widest = next((item for item, _ in line if item.expandingDirections() & sideways), None)
        return [(item, wanted + (free if item is widest else 0)) for item, wanted in line]


def _height(line: Line) -> int:
    return max(item.sizeHint().height() for item, _ in line)
