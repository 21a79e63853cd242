"""How large the grids are shown, in percent: the same for all tables, remembered from one run to the next."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from govreport_gui.gui.looks import settings

KEY = "grid/zoom"
LEAST, NORMAL, MOST = 50, 100, 300
STEPS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class GridZoom(QObject):
    """Holds the percentage; whoever shows a grid listens to `changed`."""

    changed = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.percent = _kept()

    def larger(self) -> None:
        """Go to the next larger step."""
        self.step(1)

    def smaller(self) -> None:
        """Go to the next smaller step."""
        self.step(-1)

    def normal(self) -> None:
        """Go back to the size of all other texts."""
        self.set(NORMAL)

    def step(self, direction: int) -> None:
        """Go to the next step: larger where `direction` is above 0."""
        if direction > 0:
            self.set(next((step for step in STEPS if step > self.percent), MOST))
        else:
            self.set(next((step for step in reversed(STEPS) if step < self.percent), LEAST))

    def set(self, percent: int) -> None:
        """Show the grids at a percentage from now on; the nearest one allowed."""
        self.percent = min(max(percent, LEAST), MOST)
        settings.keep(KEY, self.percent)
        self.changed.emit(self.percent)


def _kept() -> int:
    said = settings.text(KEY)
    return min(max(int(said), LEAST), MOST) if said.isdecimal() else NORMAL
