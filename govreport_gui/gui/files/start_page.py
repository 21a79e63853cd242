"""What is shown before a report is open: begin with last year's file, open, new, practice, the files of late."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from govreport_gui.gui.files.recent_list import RecentList
from govreport_gui.gui.files.recovery_line import RecoveryLine
from govreport_gui.gui.looks import icons, theme, typography
from govreport_gui.gui.looks.messages import APP_NAME

COLUMN_CHARACTERS = 49
PANEL_MARGIN = 16
MAIN_HEIGHT = 2  # of the main button, in icons
MAIN_WORDS = "选择去年的年度报告文件，也可以把文件直接拖到这里"


class DropPanel(QFrame):
    """A ground where one file may be dropped."""

    dropped = Signal(str)  # the file

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()
            self.setBackgroundRole(QPalette.ColorRole.Highlight)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Look as before."""
        self.setBackgroundRole(QPalette.ColorRole.Base)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file it is."""
        event.acceptProposedAction()
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.dropped.emit(event.mimeData().urls()[0].toLocalFile())


class StartPage(QWidget):
    """Buttons only; what they do is the window's business."""

    chosen = Signal(str)  # id of an action: "roll", "open", "import", "new", "sample"
    file_chosen = Signal(str)
    last_year_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictured: dict[QPushButton, str] = {}  # buttons with the names of their icons
        self._panel = column = QWidget(self)
        self.column = QVBoxLayout(column)
        self.column.setSpacing(12)
        title = QLabel(APP_NAME, column)
        title.setFont(theme.heading_font(self.font()))
        self.column.addStretch(1)
        self.column.addWidget(title)
        self.column.addSpacing(8)
        self.column.addWidget(self._make_main_panel())
        self.column.addLayout(self._make_buttons())
        self.recent = RecentList(self)
        self.recent.chosen.connect(self.file_chosen)
        self.recovery = RecoveryLine(self)
        self.recovery.asked.connect(lambda: self.chosen.emit("recover"))
        self.recent.listed.connect(lambda: QWidget.setTabOrder(self.recent.lines[-1], self.recovery))
        self.column.addSpacing(12)
        self.column.addWidget(self.recent)
        self.column.addWidget(self.recovery)
        self.column.addStretch(2)
        layout = QHBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(column, 10)
        layout.addStretch(1)
        self._dress()

    def _make_main_panel(self) -> QFrame:
        """Give the main button a ground of its own, as large as the place where a file may be dropped."""
        self.panel = panel = DropPanel(self)
        panel.dropped.connect(self.last_year_dropped)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(PANEL_MARGIN, PANEL_MARGIN, PANEL_MARGIN, PANEL_MARGIN)
        self.main_button = self._make_main_button()
        layout.addWidget(self.main_button)
        words = QLabel(MAIN_WORDS, panel)
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(words)
        return panel

    def _make_main_button(self) -> QPushButton:
        button = QPushButton("从去年的报告开始…", self)
        self._pictured[button] = "file-input"
        button.setFont(theme.heading_font(self.font()))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName("从去年的报告开始")
        button.clicked.connect(lambda: self.chosen.emit("roll"))
        return button

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        records = (
            ("open", "打开…", "folder-open"),
            ("import", "导入文档…", "file-input"),
            ("new", "新建空白", "file-plus"),
            ("sample", "看示例（带错误的练习稿）", "graduation-cap"),
        )
        for action, text, icon in records:
            button = QPushButton(text, self)
            self._pictured[button] = icon
            button.clicked.connect(lambda _checked=False, action=action: self.chosen.emit(action))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _dress(self) -> None:
        """Draw the icons in the colours, and everything in the size, that hold now."""
        self._panel.setMaximumWidth(COLUMN_CHARACTERS * self.fontMetrics().horizontalAdvance("字"))
        for button, name in self._pictured.items():
            size = typography.icon_size(button.font())
            button.setIcon(icons.command_icon(name))
            button.setIconSize(QSize(size, size))
        self.main_button.setMinimumHeight(MAIN_HEIGHT * self.main_button.iconSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of colours or of the font's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "main_button"):
            self._dress()

    def refresh(self) -> None:
        """List the files of late anew, and say what was left unsaved."""
        self.recovery.refresh()
        self.recent.refresh()
