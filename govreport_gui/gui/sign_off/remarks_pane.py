"""送签批注: what the leader remarked, in a pane beside the report, to be ticked when it is dealt with."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from govreport_gui.form import Form
from govreport_gui.gui.desk_flow import DeskFlow
from govreport_gui.gui.document import Document
from govreport_gui.gui.pane_walk import focus_page
from govreport_gui.gui.places import FRONT
from govreport_gui.gui.sign_off.remarks_model import RemarksModel
from govreport_gui.gui.widgets.side_dock import SideDock

TITLE = "送签批注"
NONE_YET = "还没有批注。送签回读时，文件里的批注会记在这里，和报告一起保存。"
ALL_DONE = "批注都处理好了。"
LEFT = "还有 {} 条没有处理。处理好一条就打勾（空格键）；双击或按回车，到它所在的那一页。"
GAP = 4  # pixels between two remarks
ENDLESS = 10_000


def page_named(form: Form, place: str) -> str:
    """Return the page of a place in words: it begins with the heading of a section or the name of a table."""
    named = ((section.heading, section.key) for section in form.sections)
    tables = ((table.name, table.key) for table in form.tables)
    return next((key for name, key in (*named, *tables) if place.startswith(name)), FRONT)


class _WholeRemark(QStyledItemDelegate):
    """WORKAROUND: at first Qt measures wrapped lines of a narrow list for another width than it paints them in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size that a remark takes in the list as it is."""
        view = self.parent()
        if isinstance(view, QListView):
            option.rect = QRect(0, 0, view.viewport().width() - 2 * view.spacing(), ENDLESS)  # type: ignore[attr-defined]
        return super().sizeHint(option, index)


class RemarksPane(QWidget):
    """The list with a line above it that says how many are left."""

    chosen = Signal(str)  # a page

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.model = RemarksModel(document, self)
        self.advice = QLabel(self)
        self.advice.setWordWrap(True)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_WholeRemark(self.list))
        self.list.setWordWrap(True)
        self.list.setSpacing(GAP)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setAccessibleName(TITLE)
        self.list.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.addWidget(self.advice)
        layout.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        for told in (self.model.modelReset, self.model.dataChanged):
            told.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        left = self.model.open_count
        if not self.model.remarks:
            self.advice.setText(NONE_YET)
        else:
            self.advice.setText(LEFT.format(left) if left else ALL_DONE)

    def show_first(self) -> None:
        """Choose the first remark that is not dealt with."""
        open_rows = (row for row, remark in enumerate(self.model.remarks) if not remark.done)
        self.list.setCurrentIndex(self.model.index(next(open_rows, 0)))

    def _choose(self, index: QModelIndex) -> None:
        place = self.model.remarks[index.row()].place
        self.chosen.emit(page_named(self.document.report.form, place))


class RemarksFlow(DeskFlow):
    """Makes the pane when it is first asked for."""

    @cached_property
    def dock(self) -> SideDock:
        """The pane's place in the window."""
        pane = RemarksPane(self.document)
        pane.chosen.connect(lambda page: self._workspace().show_page(page))
        return SideDock(TITLE, "remarks", pane, self.window, lambda: focus_page(self._workspace()))

    def show(self) -> None:
        """Show the pane, ready to tick."""
        self.dock.bring()
        pane = self.dock.content
        if isinstance(pane, RemarksPane):
            pane.show_first()
        pane.setFocus()
