"""Before an import is accepted: what was read, what is blank, doubtful or left over, and what is not in the file."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.gui import theme
from govreport_gui.recognise.records import Recognition
from govreport_gui.recognise.source_words import in_words
from govreport_gui.recognise.summary import headline, notes_by_kind, table_lines, text_lines

COLUMNS = ("表格", "已读", "空白", "存疑", "缺少")
OPEN_UP_TO = 12  # a kind with more notes starts folded: one noisy kind must not hide the others (features.md C9)
SIZE = (820, 620)


class ImportDialog(QDialog):
    """Accepted: take the report over. Rejected: leave everything as it is."""

    def __init__(self, recognition: Recognition, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.recognition = recognition
        self.setWindowTitle("导入")
        self.resize(*SIZE)
        heading = QLabel(f"从“{file_name}”读到的内容", self)
        heading.setFont(theme.heading_font(self.font()))
        heading.setWordWrap(True)
        self.headline = QLabel(headline(recognition), self)
        self.form_name = QLabel(f"表格按“{recognition.report.form.name}”识别。接受后可以用“撤销”退回。", self)
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(self.headline)
        layout.addWidget(self.form_name)
        layout.addLayout(self._make_texts())
        layout.addWidget(self._make_table())
        layout.addWidget(self._make_notes(), 1)
        layout.addWidget(self._make_buttons())

    def _make_texts(self) -> QFormLayout:
        texts = QFormLayout()
        for name, said in text_lines(self.recognition):
            value = QLabel(said, self)
            value.setWordWrap(True)
            texts.addRow(f"{name}：", value)
        return texts

    def _make_table(self) -> QTableWidget:
        lines = table_lines(self.recognition)
        self.table = QTableWidget(len(lines), len(COLUMNS), self)
        self.table.setHorizontalHeaderLabels(COLUMNS)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setAccessibleName("各表读到的单元格数")
        for row, line in enumerate(lines):
            for column, value in enumerate((line.name, line.read, line.blank, line.doubtful, line.missing)):
                item = QTableWidgetItem(str(value))
                item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.table.setItem(row, column, item)
        rows = sum(self.table.rowHeight(row) for row in range(len(lines)))
        self.table.setFixedHeight(rows + self.table.horizontalHeader().sizeHint().height() + 4)
        return self.table

    def _make_notes(self) -> QTreeWidget:
        self.notes = QTreeWidget(self)
        self.notes.setColumnCount(2)
        self.notes.setHeaderLabels(["需要知道的事", "在文件中的位置"])
        self.notes.setWordWrap(True)
        self.notes.setAccessibleName("读入时的说明")
        self.notes.header().setStretchLastSection(False)
        self.notes.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.notes.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        bold = QFont(self.font())
        bold.setBold(True)
        for name, notes in notes_by_kind(self.recognition):
            group = QTreeWidgetItem([f"{name}（{len(notes)}）"])
            group.setFont(0, bold)
            self.notes.addTopLevelItem(group)
            for note in notes:
                line = QTreeWidgetItem([note.text, in_words(note.source)])
                line.setToolTip(0, note.text)
                group.addChild(line)
            group.setExpanded(len(notes) <= OPEN_UP_TO)
        if not self.recognition.notes:
            self.notes.addTopLevelItem(QTreeWidgetItem(["全部内容都已放入，没有需要核对的地方。", ""]))
        return self.notes

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        self.accept_button = buttons.addButton("接受", QDialogButtonBox.ButtonRole.AcceptRole)
        self.reject_button = buttons.addButton("不导入", QDialogButtonBox.ButtonRole.RejectRole)
        self.accept_button.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
