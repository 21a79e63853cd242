"""The tree at the left: every page of the report, and its parts, with mark and count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from govreport_gui.finding import Severity
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme, typography
from govreport_gui.gui.page_state import PageState
from govreport_gui.gui.section_tree_model import Role, SectionTreeModel

PAD = 6
WIDEST_COUNT = "0000"
INDENT = 18
ENDLESS = 10_000


class _PageDelegate(QStyledItemDelegate):
    """Draws the mark, the title over as many lines as it needs, and the count at the right."""

    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self.view.viewport().width() - (INDENT if index.parent().isValid() else 0)
        metrics = QFontMetrics(self.view.font())
        icon = typography.icon_size(self.view.font())
        room = QRect(0, 0, width - icon - metrics.horizontalAdvance(WIDEST_COUNT) - 3 * PAD, ENDLESS)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return QSize(width, needed.height() + 2 * PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        title: str = option.text  # type: ignore[attr-defined]  # missing in PySide's stubs
        option.text = ""  # type: ignore[attr-defined]
        icon = QIcon(option.icon)  # type: ignore[attr-defined]
        option.icon = QIcon()  # type: ignore[attr-defined]
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.HasDecoration  # type: ignore[attr-defined]
        style = self.view.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self.view)
        rect: QRect = option.rect.adjusted(PAD, PAD, -PAD, -PAD)  # type: ignore[attr-defined]
        palette: QPalette = option.palette  # type: ignore[attr-defined]
        selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        size = typography.icon_size(self.view.font())
        icon.paint(painter, QRect(rect.left(), rect.top(), size, size))
        painter.save()
        painter.setPen(palette.color(role))
        room = rect.adjusted(size + PAD, 0, -painter.fontMetrics().horizontalAdvance(WIDEST_COUNT), 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter, title)
        self._paint_count(painter, rect, index.data(Role.STATE), selected)
        painter.restore()

    def _paint_count(self, painter: QPainter, rect: QRect, state: PageState, selected: bool) -> None:
        severity = Severity.ERROR if state.errors else Severity.WARNING
        count = state.errors or state.stale or state.warnings
        if not count:
            return
        if not selected:
            painter.setPen(theme.severity_color(severity))
        painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(count))


class SectionTree(QTreeView):
    """Choose a page here."""

    page_chosen = Signal(str)
    place_chosen = Signal(str, int)  # a page, and where a part of it begins in its text

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.pages = SectionTreeModel(document, self)
        self.setModel(self.pages)
        self.setItemDelegate(_PageDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(INDENT)
        self.expandAll()
        self.pages.rowsInserted.connect(lambda page, *_: self.expand(page))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("目录")
        self.selectionModel().currentChanged.connect(self._tell_choice)
        self.clicked.connect(self._tell_choice)  # a part that is the current one already

    @property
    def current_page(self) -> str:
        """The page that is chosen, or that a part is chosen of; "" if none is."""
        current = self.currentIndex()
        return self.pages.state(current).page.key if current.isValid() else ""

    def show_page(self, page: str) -> None:
        """Select a page."""
        self.setCurrentIndex(self.pages.index(self.pages.row_of(page)))

    def step(self, by: int) -> None:
        """Go some pages down (or up), stopping at the ends."""
        row = min(max(self.pages.row_of(self.current_page) + by, 0), self.pages.rowCount() - 1)
        self.setCurrentIndex(self.pages.index(row))

    def resizeEvent(self, event: object) -> None:
        """Let the titles wrap anew."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.scheduleDelayedItemsLayout()

    def doItemsLayout(self) -> None:
        """Keep the chosen page in view where titles wrap anew, or parts come before it."""
        super().doItemsLayout()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _tell_choice(self, current: QModelIndex) -> None:
        if not current.isValid():
            return
        state = self.pages.state(current)
        if current.parent().isValid():
            self.place_chosen.emit(state.page.key, state.start)
        else:
            self.page_chosen.emit(state.page.key)
