"""What is to be exported, how the files are called, and where they go: the middle of the export dialog."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from govreport_gui.gui.exporting.export_kinds import (
    DEFAULT_PATTERN,
    FIELDS,
    KINDS,
    SUFFIX_NAMES,
    ExportKind,
    Task,
    file_name,
)
from govreport_gui.gui.files.file_dialogs import ask_folder, is_folder, last_folder
from govreport_gui.gui.looks import settings
from govreport_gui.report import Report

KINDS_KEY, PATTERN_KEY, FOLDER_KEY, SHEET_KEY = "export/kinds", "export/pattern", "export/folder", "export/sheet"
HINT = f"可以写 {'、'.join(FIELDS)}，导出时换成这份报告的内容。"
_COLUMNS = 2


class ExportChoice(QWidget):
    """Remembers what was chosen, from one export to the next."""

    changed = Signal()

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.boxes = {key: self._box(kind) for key, kind in KINDS.items()}
        self.sheet_suffix = QComboBox(self)
        self.pattern = QLineEdit(settings.text(PATTERN_KEY) or DEFAULT_PATTERN, self)
        self.names = QLabel(self)
        self.folder = QLineEdit(str(_folder()), self)
        self.choose_folder = QPushButton("选择(&O)…", self)
        self._set_up()
        self._lay_out()
        self._show_names()

    def _box(self, kind: ExportKind) -> QCheckBox:
        ticked = (settings.text(KINDS_KEY) or next(iter(KINDS))).split(",")
        box = QCheckBox(f"{kind.name}（{kind.use}）(&{kind.key})", self)
        box.setChecked(kind.id in ticked)
        box.toggled.connect(self._show_names)
        return box

    def _set_up(self) -> None:
        for suffix in KINDS["sheet"].suffixes:
            self.sheet_suffix.addItem(SUFFIX_NAMES[suffix], suffix)
        self.sheet_suffix.setCurrentIndex(max(self.sheet_suffix.findData(settings.text(SHEET_KEY)), 0))
        self.sheet_suffix.setAccessibleName("勾稽核对单的格式")
        self.sheet_suffix.currentIndexChanged.connect(self._show_names)
        self.pattern.textChanged.connect(self._show_names)
        self.pattern.setToolTip(HINT)
        self.folder.textChanged.connect(self._show_names)
        self.names.setWordWrap(True)
        self.choose_folder.clicked.connect(self._ask_folder)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(QLabel("导出什么", self), 0, 0, Qt.AlignmentFlag.AlignTop)
        ticks = QGridLayout()
        for place, (key, box) in enumerate(self.boxes.items()):
            ticks.addWidget(box, *divmod(place, _COLUMNS))
            if key == "sheet":
                ticks.addWidget(self.sheet_suffix, place // _COLUMNS, _COLUMNS)
        ticks.setColumnStretch(_COLUMNS + 1, 1)
        layout.addLayout(ticks, 0, 1)
        for row, text, field in ((2, "文件名(&M)", self.pattern), (5, "存到(&T)", self.folder)):
            label = QLabel(text, self)
            label.setBuddy(field)
            field.setAccessibleName(text.partition("(")[0])
            layout.addWidget(label, row, 0)
        layout.addWidget(self.pattern, 2, 1)
        layout.addWidget(QLabel(HINT, self), 3, 1)
        layout.addWidget(self.names, 4, 1)
        folder = QHBoxLayout()
        folder.addWidget(self.folder, 1)
        folder.addWidget(self.choose_folder)
        layout.addLayout(folder, 5, 1)

    def _ask_folder(self) -> None:
        chosen = ask_folder(self, "存到哪个文件夹", Path(self.folder.text()))
        if chosen is not None:
            self.folder.setText(str(chosen))

    def _show_names(self) -> None:
        self.names.setText(self.lacking() or called([task.path for task in self.tasks()]))
        self.changed.emit()

    # ── What was chosen ──

    def lacking(self) -> str:
        """Say what is still to be chosen; "" where nothing is."""
        if not any(box.isChecked() for box in self.boxes.values()):
            return "请至少选一种。"
        is_whole = Path(self.folder.text().strip()).is_absolute()
        return "" if is_whole else "请写出完整的文件夹，或者用“选择”来选。"

    def tasks(self) -> list[Task]:
        """Return the files to write, in the order of the kinds."""
        return [Task(kind, self._path(kind)) for key, kind in KINDS.items() if self.boxes[key].isChecked()]

    def _path(self, kind: ExportKind) -> Path:
        suffix = str(self.sheet_suffix.currentData()) if kind.is_sheet else kind.suffixes[0]
        name = file_name(self.pattern.text(), self.report, kind, suffix, date.today())
        return Path(self.folder.text().strip()) / name

    def keep(self) -> None:
        """Remember it for the next time."""
        settings.keep(KINDS_KEY, ",".join(key for key, box in self.boxes.items() if box.isChecked()))
        settings.keep(PATTERN_KEY, self.pattern.text().strip())
        settings.keep(FOLDER_KEY, self.folder.text().strip())
        settings.keep(SHEET_KEY, self.sheet_suffix.currentData())


def called(paths: Iterable[Path]) -> str:
    """Name files shortly, those of one name together: 年度报告 .docx .pdf；年度报告 勾稽核对单 .docx."""
    suffixes: dict[str, list[str]] = {}
    for path in paths:
        suffixes.setdefault(path.stem, []).append(path.suffix)
    return "；".join(" ".join((stem, *endings)) for stem, endings in suffixes.items())


def _folder() -> Path:
    """Return the folder exported to last, or the one used last for anything."""
    last = settings.text(FOLDER_KEY)
    return Path(last) if last and is_folder(Path(last)) else last_folder()
