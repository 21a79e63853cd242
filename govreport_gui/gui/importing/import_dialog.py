"""The import window: the file as read at the left, the form at the right, and the way from one to the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from govreport_gui.blocks import Skipped
from govreport_gui.finding import Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.files.file_dialogs import ask_save
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.importing.import_draft import ImportDraft
from govreport_gui.gui.importing.import_form import ImportForm
from govreport_gui.gui.importing.import_leftovers import ImportLeftovers
from govreport_gui.gui.importing.import_source import SourceView
from govreport_gui.gui.looks import messages, settings, theme
from govreport_gui.gui.looks.window_state import resize_at_first
from govreport_gui.recognise.receipt import receipt
from govreport_gui.recognise.records import NoteKind, Recognition
from govreport_gui.recognise.whereabouts import section_sources, text_place
from govreport_gui.recognise.year_doubt import year_doubt
from govreport_gui.safekeeping.safe_write import safe_write

SIZE = QSize(1320, 700)  # fits a screen of 1366×768
LEFT_STATE, SIDES_STATE = "import/left", "import/sides"  # settings: how the splitters stand
SMALLEST_SIDE = (310, 200)
SOURCE_SHARE = 36  # percent of the width; beside it 表三 is whole at 1920×1080 and 200 %
REMARK_LINES = 2
ALL_SETTLED = "没有存疑的了。看过以后，点“接受”（Ctrl+回车）。"
ACCEPT_KEYS = [QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")]
TAKEN_BACK = "接受后可以用“撤销”退回"  # what follows where the file becomes the report
LEFT_OVER = "这里有没有放入的内容，已在左下方的列表里选中。"
RECEIPT_FILTER = "文本文件 (*.txt)"
SIGNS = {"空白": "○ ", "存疑": "▲ ", "冲突": "✗ "}  # as they stand in the cells


class ImportDialog(QDialog):
    """Accepted: take `result_recognition` over. Rejected: leave everything as it is."""

    def __init__(
        self, recognition: Recognition, file_name: str, parent: QWidget | None = None, then: str = TAKEN_BACK
    ) -> None:
        """`then` says what follows when it is accepted."""
        super().__init__(parent)
        self.file_name = file_name
        self.draft = ImportDraft(recognition, self)
        self.headings = section_sources(recognition.blocks, recognition.report)
        self._visited: CellRef | None = None  # where Enter led to last
        self._is_following = False  # one side is just being shown what the other one chose
        dropped = {note.source for note in recognition.notes if note.kind is NoteKind.DROPPED}
        dropped -= {block.source for block in recognition.blocks if isinstance(block, Skipped)}  # grey of themselves
        self.source = SourceView(recognition.blocks, frozenset(self.headings.values()), dropped, self)
        self.form = ImportForm(self.draft, self)
        self.leftovers = ImportLeftovers(self.draft, lambda: self.form.current_ref, self)
        self.setWindowTitle("导入：对照原文核对")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        resize_at_first(self, SIZE)
        layout = QVBoxLayout(self)
        layout.addLayout(self._make_head(_hint(recognition, then)))
        layout.addWidget(self._make_sides(), 1)
        layout.addLayout(self._make_foot())
        self._make_keys()
        self._connect()
        self._refresh()
        self._restore()
        (self.next_button if self.draft.review.open_doubts else self.source).setFocus()

    # ── Build ──

    def _make_head(self, hint: str) -> QVBoxLayout:
        heading = QLabel(f"从“{self.file_name}”读到的内容", self)
        heading.setFont(theme.heading_font(self.font()))
        self.counts = QLabel(self)
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setAccessibleName("读入的情况")
        line = QHBoxLayout()
        line.addWidget(heading)
        line.addStretch(1)
        line.addWidget(self.counts)
        self.hint = QLabel(hint, self)
        self.hint.setWordWrap(True)
        head = QVBoxLayout()
        head.addLayout(line)
        head.addWidget(self.hint)
        self.year_doubt = QLabel(self)
        self.year_doubt.setWordWrap(True)
        head.addWidget(self.year_doubt)
        return head

    def _make_sides(self) -> QSplitter:
        self.left = QSplitter(Qt.Orientation.Vertical, self)
        self.left.addWidget(self.source)
        self.left.addWidget(self.leftovers)
        self.left.setStretchFactor(0, 3)
        self.left.setStretchFactor(1, 1)
        self.leftovers.setVisible(bool(self.draft.review.leftovers))
        self.sides = sides = QSplitter(Qt.Orientation.Horizontal, self)
        for side in (self.left, self.form):
            side.setMinimumSize(*SMALLEST_SIDE)
            sides.addWidget(side)
        for splitter in (self.left, sides):
            splitter.setChildrenCollapsible(False)
        sides.setSizes([SIZE.width() * SOURCE_SHARE // 100, SIZE.width() * (100 - SOURCE_SHARE) // 100])
        return sides

    def _make_foot(self) -> QHBoxLayout:
        self.remark = QLabel(self)
        self.remark.setTextFormat(Qt.TextFormat.PlainText)
        self.remark.setWordWrap(True)
        self.remark.setAccessibleName("选中的内容")
        self.remark.setMinimumHeight(REMARK_LINES * self.fontMetrics().lineSpacing())  # nothing moves when it is long
        self.next_button = self._button("核对下一处（回车）", self.walk)
        self.receipt_button = self._button("保存回执…", self.save_receipt)
        self.reject_button = self._button("不导入", self.reject)
        self.accept_button = self._button("接受", self.accept)
        self.accept_button.setToolTip("Ctrl+回车")
        foot = QHBoxLayout()
        foot.addWidget(HelpButton(self))
        foot.addWidget(self.remark, 1)
        for button in (self.next_button, self.receipt_button, self.reject_button, self.accept_button):
            foot.addWidget(button)
        return foot

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)  # Enter walks through the doubts, wherever one is
        button.clicked.connect(slot)
        return button

    def _make_keys(self) -> None:
        stack = self.draft.undo_stack
        for text, keys, slot in (
            ("撤销", QKeySequence.keyBindings(QKeySequence.StandardKey.Undo), stack.undo),
            ("重做", QKeySequence.keyBindings(QKeySequence.StandardKey.Redo), stack.redo),
            ("接受", ACCEPT_KEYS, self.accept),
        ):
            action = QAction(text, self)
            action.setShortcuts(keys)
            action.triggered.connect(slot)
            self.addAction(action)

    def _connect(self) -> None:
        self.draft.changed.connect(self._refresh)
        self.source.chosen.connect(self._show_in_form)
        self.leftovers.chosen.connect(self.source.show_source)
        self.form.cell_selected.connect(self._show_in_source)
        self.form.page_chosen.connect(self._show_heading)
        self.form.enter_pressed.connect(self.walk)
        self.form.refused.connect(self.remark.setText)

    # ── What is shown ──

    def _refresh(self) -> None:
        counts = self.draft.review.counts()
        self.counts.setText(" · ".join(f"{SIGNS.get(name, '')}{name} {count}" for name, count in counts.items()))
        cells = len(self.draft.review.unsettled)
        self.counts.setToolTip(f"存疑和冲突共 {cells} 格，一处可以有几格。" if cells else "没有存疑或冲突的格子。")
        self.next_button.setEnabled(bool(self.draft.review.open_doubts))
        doubt = year_doubt(self.draft.report)
        self.year_doubt.setText(theme.marked_html(Severity.WARNING, doubt) if doubt else "")
        self.year_doubt.setVisible(bool(doubt))
        self._say_cell(self.form.current_ref)

    def _say_cell(self, ref: CellRef | None) -> None:
        if ref is not None:
            name = self.draft.report.form.cell_name(ref)
            self.remark.setText(f"{name}　" + "。".join(self.draft.remarks(ref)))

    def _show_heading(self, page: str) -> None:
        if not self._is_following:
            self.remark.clear()
            self.source.show_source(self.headings.get(page, ""))

    def _show_in_source(self, ref: CellRef | None) -> None:
        if self._is_following or ref is None:
            return
        doubt = self.draft.review.doubt_of(ref)
        self.form.table_page(ref.table).model.set_highlight(doubt.cells if doubt else ())
        self.source.show_source(self.draft.review.source(ref))
        self._say_cell(ref)

    def _show_in_form(self, source: str) -> None:
        review = self.draft.review
        self._is_following = True
        self.form.clear_highlight()
        refs = review.cells_at(source)
        place = None if refs else text_place(review.recognition.blocks, review.report, source)
        if refs:
            self.form.show_cells(tuple(ref for ref in refs if ref.table == refs[0].table), focus=False)
            self._say_cell(refs[0])
        elif self.leftovers.show_source(source):
            self.remark.setText(LEFT_OVER)
        elif place is not None:
            self.form.show_text(place)
        self._is_following = False

    # ── The walk through the doubts ──

    def walk(self) -> None:
        """Settle the doubt that the cursor is on, and go to the next one."""
        here = self.form.current_ref
        if here is not None:
            self.draft.confirm(here)
        following = self.draft.review.next_doubt(here or self._visited)
        if following is None:
            self.remark.setText(ALL_SETTLED)
            return
        self._visited = following.cells[0]
        self.form.show_cells(following.cells, focus=True)
        self._show_in_source(following.cells[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk on Enter, except on a button that one went to by Tab: that is pressed."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        else:
            self.walk()

    # ── The end ──

    def _restore(self) -> None:
        """Arrange the sides as they were left."""
        self.left.restoreState(settings.state(LEFT_STATE))
        self.sides.restoreState(settings.state(SIDES_STATE))

    def done(self, result: int) -> None:
        """Remember how the sides are arranged."""
        settings.keep(LEFT_STATE, self.left.saveState())
        settings.keep(SIDES_STATE, self.sides.saveState())
        super().done(result)

    def result_recognition(self) -> Recognition:
        """Return what was read, with all that was corrected here."""
        return self.draft.review.result()

    def save_receipt(self) -> None:
        """Ask for a file and write the receipt into it."""
        self.draft.finish_typing()
        name = f"导入回执 {self.file_name.rpartition('.')[0] or self.file_name}.txt"
        path = ask_save(self, "保存回执", RECEIPT_FILTER, name, "txt")
        if path is None:
            return
        data = receipt(self.draft.review, self.file_name)
        if messages.guarded(self, lambda: safe_write(path, data)):
            self.remark.setText(f"回执已保存：{path}")

    def accept(self) -> None:
        """Take over what is just being typed, too."""
        self.draft.finish_typing()
        super().accept()

    def reject(self) -> None:
        """Leave; ask first where corrections would be lost."""
        self.draft.finish_typing()
        if self.draft.modified:
            verb = messages.choose(
                self, "不导入这份文件吗？", "继续核对", "不导入", details="刚才核对和修改的内容会丢失。"
            )
            if verb != "不导入":
                return
        super().reject()


def _hint(recognition: Recognition, then: str) -> str:
    form = recognition.report.form
    said = [f"表格按“{form.name}”识别，{then}。"]
    if form.last_year is not None:
        said.append(f"这是 {form.last_year} 年度及以前的旧格式，按原样显示，各栏不会挪作新格式的含义。")
    missing = [note.text for note in recognition.notes if note.kind is NoteKind.MISSING]
    if missing:
        said.append("；".join(missing) + "。")
    return "".join(said)
