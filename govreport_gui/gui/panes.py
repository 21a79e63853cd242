"""The panes around the page: tree at the left, guidance at the right, findings below.

In a narrow window (a projector at 150 %) the guidance stands below, beside the findings: the table keeps its columns.
Where a pane at the side of such a window (find, remarks) takes the room, tree and guidance are hidden as long as it is
there, unless the clerk asks for them.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QScreen
from PySide6.QtWidgets import QSplitter, QWidget

from govreport_gui.gui.looks import window_state

TREE_CHARACTERS, GUIDANCE_CHARACTERS = 18, 20  # how wide the panes are at first
PAGE_WIDTH = 800
FINDINGS_HEIGHT = 160
FINDINGS_SHARE = 5  # and no more than this part of a low window
NARROWEST_TREE = 6  # characters
SMALLEST_PAGE = (420, 160)  # with tree and findings, the window still fits 1366×768 at 200 %
CRAMPED_CHARACTERS = 54  # a whole 表三; below this width, beside something else, the page has what room there is
BESIDE_CHARACTERS = 8  # what takes more of the window's width is a pane at its side, and no scroll bar
SIDE_BY_SIDE_CHARACTERS = 90  # tree, a whole 表三 and the guidance; below this width the guidance moves
COLUMNS_KEY, ROWS_KEY = "panes/columns", "panes/rows"  # settings, for each screen
BELOW_KEY = "panes/below"  # the same, for the guidance beside the findings


class Panes(QSplitter):
    """Holds the four; which of them are shown is the workspace's business."""

    made_room = Signal(object, bool)  # a pane that was hidden for want of room, or is shown again; whether it is shown

    def __init__(self, tree: QWidget, page: QWidget, guidance: QWidget, findings: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._tree, self._guidance, self._findings = tree, guidance, findings
        self._is_cramped = False
        self._aside: list[QWidget] = []  # hidden for want of room
        self.columns = QSplitter(Qt.Orientation.Horizontal)
        self.below = QSplitter(Qt.Orientation.Horizontal)
        # WORKAROUND: without a minimum of its own the stack asks for the width that the grid had last
        page.setMinimumSize(*SMALLEST_PAGE)
        for widget in (tree, page, guidance):
            self.columns.addWidget(widget)
        self.below.addWidget(findings)
        self.addWidget(self.columns)
        self.addWidget(self.below)
        self.columns.setStretchFactor(1, 1)
        self.below.setStretchFactor(0, 1)
        self.setStretchFactor(0, 1)
        for splitter in (self, self.columns, self.below):
            splitter.setChildrenCollapsible(False)

    def take_first_sizes(self, window_height: int) -> None:
        """Give the panes the sizes that nobody has chosen yet."""
        self._tree.setMinimumWidth(NARROWEST_TREE * self._character)
        self.columns.setSizes([TREE_CHARACTERS * self._character, PAGE_WIDTH, GUIDANCE_CHARACTERS * self._character])
        self.setSizes([600, min(FINDINGS_HEIGHT, window_height // FINDINGS_SHARE)])

    @property
    def _character(self) -> int:
        return self.fontMetrics().horizontalAdvance("字")

    @property
    def is_narrow(self) -> bool:
        """Whether the guidance stands below."""
        return self._guidance.parentWidget() is self.below

    def show_pane(self, pane: QWidget, shown: bool) -> None:
        """Show or hide a pane; an empty line below takes no room."""
        if pane in self._aside:
            self._aside.remove(pane)
        pane.setVisible(shown)
        self._hide_empty()

    def _hide_empty(self) -> None:
        self.below.setVisible(not (self._findings.isHidden() and (self._guidance.isHidden() or not self.is_narrow)))

    # ── Narrow and wide ──

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the guidance where there is room for it."""
        super().resizeEvent(event)
        if self.isVisible():  # before, Qt tries sizes of its own
            self._arrange(self.width())
            self._make_room(self.width())

    def _arrange(self, width: int) -> None:
        """Put the guidance beside the page, or below where that would take the table's columns."""
        wanted = width < SIDE_BY_SIDE_CHARACTERS * self._character
        if wanted == self.is_narrow:
            return
        tree, hidden = self.columns.sizes()[0], self._guidance.isHidden()
        guidance = GUIDANCE_CHARACTERS * self._character
        if wanted:
            self.below.addWidget(self._guidance)
            self.below.setSizes([width - guidance, guidance])
        else:
            self.columns.addWidget(self._guidance)
            self.columns.setSizes([tree, width - tree - guidance, guidance])
        self._guidance.setHidden(hidden)  # moving it shows it
        self._hide_empty()

    def _make_room(self, width: int) -> None:
        """Hide tree and guidance while a pane at the side of the window leaves the page too little."""
        is_beside = self.window().width() - width > BESIDE_CHARACTERS * self._character
        is_cramped = is_beside and width < CRAMPED_CHARACTERS * self._character
        if is_cramped == self._is_cramped:
            return
        self._is_cramped = is_cramped
        if is_cramped:
            self._aside = [pane for pane in (self._tree, self._guidance) if not pane.isHidden()]
        for pane in self._aside:
            pane.setHidden(is_cramped)
            self.made_room.emit(pane, not is_cramped)
        self._hide_empty()

    # ── From one run to the next ──

    def restore(self, screen: QScreen, width: int) -> None:
        """Give the panes the sizes they had on a screen, in a window of this width."""
        self._arrange(width)
        for key, splitter in self._kept():
            splitter.restoreState(window_state.state(key, screen))

    def keep(self, screen: QScreen) -> None:
        """Remember the panes' sizes for a screen."""
        for key, splitter in self._kept():
            window_state.keep(key, screen, splitter.saveState())

    def _kept(self) -> list[tuple[str, QSplitter]]:
        if self.is_narrow:
            return [(f"{COLUMNS_KEY}_narrow", self.columns), (BELOW_KEY, self.below), (ROWS_KEY, self)]
        return [(COLUMNS_KEY, self.columns), (ROWS_KEY, self)]
