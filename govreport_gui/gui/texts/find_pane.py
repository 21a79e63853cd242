"""查找和替换: what to look for, what to put in its place, and every place found, by section, each with a tick."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from govreport_gui.form import CellRef, Form
from govreport_gui.gui.places import page_of, pages
from govreport_gui.gui.texts.own_history import HistoryFilter
from govreport_gui.gui.widgets.flow_layout import FlowLayout
from govreport_gui.gui.widgets.ticked_tree import TickedGroup, TickedRow, TickedTree
from govreport_gui.gui.widgets.ticked_view import TickedView
from govreport_gui.part_names import PART_NAMES
from govreport_gui.texts.text_search import Hit, Query

NOTHING_ASKED = "输入要找的文字，标题、正文、表格和落款里都会找。"
MOST_BEFORE = 6  # characters shown before a hit: the hit itself must be in sight
NOTHING_FOUND = "没有找到。"


class FindPane(QWidget):
    """Shows what `FindFlow` found, and tells it what the clerk wants."""

    query_changed = Signal()
    step_asked = Signal(int)  # 1 for the next hit, -1 for the one before
    hit_chosen = Signal(object)  # Hit
    replace_asked = Signal()  # the current hit
    replace_all_asked = Signal()  # those ticked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits: list[list[Hit]] = []  # by group and row of the tree
        self._silent = False  # a row is selected by the program
        self.query_line, self.new_line = QLineEdit(self), QLineEdit(self)
        self.match_case = QCheckBox("区分大小写(&U)", self)
        self.match_width = QCheckBox("区分全角和半角(&W)", self)
        self.summary = QLabel(NOTHING_ASKED, self)
        self.previous = QPushButton("上一处(&B)", self)
        self.next = QPushButton("下一处(&N)", self)
        self.replace = QPushButton("替换这一处(&R)", self)
        self.replace_all = QPushButton("全部替换(&A)", self)
        self.tree = TickedTree(self)
        self.view = TickedView(self.tree, "找到的地方", self)
        self._lay_out()
        self._connect()
        self.show_hits([], None)

    def _lay_out(self) -> None:
        lines = QFormLayout()
        for name, line, said in (("查找(&S)", self.query_line, "查找"), ("替换为(&P)", self.new_line, "替换为")):
            line.setAccessibleName(said)
            line.installEventFilter(HistoryFilter(self))
            lines.addRow(name, line)
        self.summary.setWordWrap(True)
        self.previous.setToolTip("跳到上一处（Shift+F3）")
        self.next.setToolTip("跳到下一处（F3）")
        self.replace_all.setToolTip("替换打了勾的地方；不想换的，去掉勾；去掉部分前的勾，这一部分都不换。可以一步撤销")
        ways = FlowLayout()
        for way in (self.match_case, self.match_width):
            ways.addWidget(way)
        grid = QGridLayout()
        for k, button in enumerate((self.previous, self.next, self.replace, self.replace_all)):
            grid.addWidget(button, k // 2, k % 2)
        layout = QVBoxLayout(self)
        layout.addLayout(lines)
        layout.addLayout(ways)
        layout.addLayout(grid)
        layout.addWidget(self.summary)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.query_line)

    def _connect(self) -> None:
        self.query_line.textChanged.connect(self.query_changed)
        self.match_case.toggled.connect(self.query_changed)
        self.match_width.toggled.connect(self.query_changed)
        self.query_line.returnPressed.connect(self.next.click)
        self.new_line.returnPressed.connect(self.replace.click)
        self.previous.clicked.connect(lambda: self.step_asked.emit(-1))
        self.next.clicked.connect(lambda: self.step_asked.emit(1))
        self.replace.clicked.connect(self.replace_asked)
        self.replace_all.clicked.connect(self.replace_all_asked)
        self.view.selectionModel().currentChanged.connect(self._tell_choice)
        self.view.clicked.connect(self._tell_choice)
        self.tree.ticks_changed.connect(self._count)
        self.query_line.installEventFilter(self)

    # ── What is asked ──

    @property
    def query(self) -> Query:
        """What to look for."""
        return Query(self.query_line.text(), self.match_case.isChecked(), self.match_width.isChecked())

    def ask_for(self, words: str) -> None:
        """Look for words; "" leaves what is there, ready to be typed over."""
        if words:
            self.query_line.setText(words)
        self.query_line.selectAll()
        self.query_line.setFocus()

    def ticked_hits(self) -> list[Hit]:
        """Return the hits that are to be replaced."""
        return [self._hits[group][row] for group, row in self.tree.ticked()]

    # ── What is found ──

    @property
    def hits(self) -> list[Hit]:
        """All hits, in the order of the report."""
        return [hit for group in self._hits for hit in group]

    @property
    def current(self) -> int:
        """The number of the hit that is selected, -1 for none."""
        place = self.tree.place_of(self.view.currentIndex())
        return -1 if place is None else sum(len(group) for group in self._hits[: place[0]]) + place[1]

    def show_hits(self, hits: list[Hit], form: Form | None) -> None:
        """List hits by the pages they stand on."""
        by_page: dict[str, list[Hit]] = {page.title: [] for page in pages(form)} if form else {}
        titles = {page.key: page.title for page in pages(form)} if form else {}
        for hit in hits:
            by_page[titles[page_key(hit.place)]].append(hit)
        found = {title: group for title, group in by_page.items() if group}
        self._hits = list(found.values())
        self._silent = True
        self.tree.show([TickedGroup(title, tuple(_row(hit, form) for hit in group)) for title, group in found.items()])
        self._silent = False
        self._count()

    def select(self, number: int) -> None:
        """Select a hit by its number, none by -1, without telling anybody."""
        places = list(self.tree.places())
        found = self.tree.row_index(*places[number]) if 0 <= number < len(places) else QModelIndex()
        self._silent = True
        self.view.setCurrentIndex(found)
        self._silent = False

    def _count(self) -> None:
        hits, ticked = self.hits, len(self.tree.ticked())
        locked = sum(bool(hit.locked) for hit in hits)
        self.replace_all.setText(f"全部替换 {ticked} 处(&A)" if ticked else "全部替换(&A)")
        self.replace_all.setEnabled(bool(ticked))
        for button in (self.previous, self.next, self.replace):
            button.setEnabled(bool(hits))
        found = f"找到 {len(hits)} 处" + (f"，其中 {locked} 处由程序填写，不能替换。" if locked else "。")
        self.summary.setText(found if hits else NOTHING_FOUND if self.query.text else NOTHING_ASKED)

    def _tell_choice(self, index: QModelIndex) -> None:
        place = self.tree.place_of(index)
        if place is not None and not self._silent:
            self.hit_chosen.emit(self._hits[place[0]][place[1]])

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Go back by Shift and Enter, and into the list by the down key."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.query_line:
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus()
                return True
            if (
                event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self.previous.click()
                return True
        return False


def page_key(place: str | CellRef) -> str:
    """Return the page that a place of a hit is shown on."""
    return place.table if isinstance(place, CellRef) else page_of(place)


def _row(hit: Hit, form: Form | None) -> TickedRow:
    """Return a hit as a row; a cell and a field are named before their text."""
    name = ""
    if isinstance(hit.place, CellRef) and form is not None:
        name = f"{form.cell_name(hit.place)}："
    elif hit.place in PART_NAMES:
        name = f"{PART_NAMES[str(hit.place)]}："
    before = hit.before if len(hit.before) <= MOST_BEFORE else f"…{hit.before[-MOST_BEFORE:]}"
    return TickedRow(name + before, hit.text, hit.after, locked=hit.locked)
