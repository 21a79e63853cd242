"""The window of 用户手册, beside the report: contents that can be searched at the left, the page at the right."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QResizeEvent, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govreport_gui import paths
from govreport_gui.gui.help.help_topics import Topic
from govreport_gui.gui.help.manual_pages import Page, pages
from govreport_gui.gui.looks import settings
from govreport_gui.gui.widgets.side_window import SideWindow

GEOMETRY = "manual/geometry"
FIRST_SIZE = QSize(980, 680)
CONTENTS_WIDTH = 280
MARGIN = 40  # of a picture to the edges of the page
NOTHING_FOUND = "没有找到。请换一个说法，或者只输入一个词。"
_KEY = Qt.ItemDataRole.UserRole


class ManualPage(QTextBrowser):
    """Shows one page; pictures are as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setAccessibleName("手册内容")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give a picture of the manual; nothing else is loaded from anywhere."""
        file = paths.resource("manual", "pictures", QUrl(name).fileName())
        if kind != QTextDocument.ResourceType.ImageResource.value or not file.is_file():
            return QByteArray()
        picture = QImage(str(file))
        width = min(picture.width(), max(self.viewport().width() - MARGIN, MARGIN))
        return picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


class ManualWindow(SideWindow):
    """One for the whole program; it does not stop anybody from working."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("用户手册", FIRST_SIZE, parent)
        self.pages = {page.key: page for page in pages()}
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("在手册里查找")
        self.search.setAccessibleName("在手册里查找")
        self.search.setClearButtonEnabled(True)
        self.contents = QTreeWidget(self)
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("手册目录")
        self.nothing = QLabel(NOTHING_FOUND, self)
        self.nothing.setWordWrap(True)
        self.nothing.hide()
        self.page = ManualPage(self)
        self._shown = ""  # key of the page
        self._lay_out()
        self._fill()
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self.find_next)
        self.contents.currentItemChanged.connect(lambda item, _before: self._show_item(item))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self.search.setFocus)
        self.restoreGeometry(settings.state(GEOMETRY))
        self.show_page(next(iter(self.pages)))

    def _lay_out(self) -> None:
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.contents, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(left)
        splitter.addWidget(self.page)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([CONTENTS_WIDTH, FIRST_SIZE.width() - CONTENTS_WIDTH])
        layout = QVBoxLayout(self)
        layout.addWidget(splitter)

    def _fill(self) -> None:
        for place, (group, members) in enumerate(groupby(self.pages.values(), key=lambda page: page.group)):
            top = QTreeWidgetItem(self.contents, [group])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for page in members:
                item = QTreeWidgetItem(top, [page.title])
                item.setData(0, _KEY, page.key)
                item.setToolTip(0, page.title)
            top.setExpanded(place == 0)

    # ── What is shown ──

    @property
    def shown(self) -> Page:
        """The page that is shown."""
        return self.pages[self._shown]

    def show_page(self, key: str) -> None:
        """Show a page and where it stands in the contents."""
        item = next(item for item in self.items() if item.data(0, _KEY) == key)
        self.contents.setCurrentItem(item)
        self._show_item(item)

    def show_at(self, topic: Topic) -> None:
        """Come to the front with a place of a page."""
        self.search.clear()
        self.show_page(topic.page)
        self.show()
        self.raise_()
        self.activateWindow()
        self.page.moveCursor(QTextCursor.MoveOperation.End)  # from there Qt scrolls up as far as it must: to the top
        self.page.find(topic.words, QTextDocument.FindFlag.FindBackward)

    def items(self) -> list[QTreeWidgetItem]:
        """Return the lines of the contents that lead to a page."""
        tops = (self.contents.topLevelItem(place) for place in range(self.contents.topLevelItemCount()))
        return [top.child(place) for top in tops if top is not None for place in range(top.childCount())]

    def _show_item(self, item: QTreeWidgetItem | None) -> None:
        key = item.data(0, _KEY) if item is not None else None
        if key is None or key == self._shown:
            return
        self._shown = key
        self.page.setMarkdown(self.shown.markdown)
        self._find()

    # ── Search ──

    def _filter(self) -> None:
        """Keep the pages in the contents that have all the words."""
        words = self.search.text().casefold().split()
        for item in self.items():
            text = self.pages[item.data(0, _KEY)].searched
            item.setHidden(not all(word in text for word in words))
        found = [item for item in self.items() if not item.isHidden()]
        self._show_groups(bool(words))
        self.nothing.setVisible(not found)
        if found and self.contents.currentItem() not in found:
            self.contents.setCurrentItem(found[0])
        else:
            self._find()

    def _show_groups(self, searching: bool) -> None:
        for place in range(self.contents.topLevelItemCount()):
            top = self.contents.topLevelItem(place)
            if top is not None:
                top.setHidden(all(top.child(k).isHidden() for k in range(top.childCount())))
                top.setExpanded(searching or place == 0)

    def _find(self) -> None:
        """Select the first place of the page that has the first word."""
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.find_next()

    def find_next(self) -> None:
        """Select the next place, from the top again behind the last one."""
        word = next(iter(self.search.text().split()), "")
        if word and not self.page.find(word):
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
            self.page.find(word)

    # ── Qt ──

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if self._shown and "](" in self.shown.markdown:
            self.page.setMarkdown(self.shown.markdown)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember size and place."""
        settings.keep(GEOMETRY, self.saveGeometry())
        event.accept()
