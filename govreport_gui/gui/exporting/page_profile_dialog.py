"""版式设置: how the exported Word file looks, as far as offices differ in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from govreport_gui import page_storage
from govreport_gui.gui.exporting import computer_fonts
from govreport_gui.gui.files.file_dialogs import ask_open
from govreport_gui.gui.looks import messages
from govreport_gui.gui.widgets.scrolled import Unframed
from govreport_gui.page_storage import LIMITS
from govreport_gui.writers.page_profile import (
    KNOWN_FONTS,
    MM_PER_PT,
    OFFICIAL,
    NumberPlace,
    PageProfile,
    SignatureKind,
)

WIDTH = 560
FONT_NAMES = {"title": "标题", "body": "正文", "heading": "一级标题", "subheading": "二级标题", "table": "表格"}
SIZE_OF_FONT = {"title": "title_pt", "body": "body_pt", "table": "table_pt"}  # headings are as large as the text
SIZES = {  # layout.md 2
    "一号": 26,
    "小一": 24,
    "二号": 22,
    "小二": 18,
    "三号": 16,
    "小三": 15,
    "四号": 14,
    "小四": 12,
    "五号": 10.5,
    "小五": 9,
    "六号": 7.5,
}
PITCHES = {"line_pt": ("正文行距", (28, 28.95, 29, 30)), "title_line_pt": ("标题行距", (33, 34, 35, 36))}
MARGINS = {"top_mm": "上（天头）", "bottom_mm": "下", "left_mm": "左（订口）", "right_mm": "右"}
SIGNATURES = {
    SignatureKind.UNSEALED: "不加盖印章",
    SignatureKind.SEALED: "加盖印章",
    SignatureKind.NONE: "不印落款",
}
PLACES = {NumberPlace.OUTSIDE: "外侧（单页右、双页左）", NumberPlace.CENTRE: "居中", NumberPlace.INSIDE: "内侧"}
NUMBER_BELOW_TEXT_MM = 12  # 7 mm from the text to the number, which is 5 mm high (GB/T 9704 7.5)
FONT_COLUMN = 220


class PageProfileDialog(QDialog):
    """Shows a page profile and returns what the clerk made of it."""

    def __init__(self, page: PageProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("版式设置")
        self._page = page
        self.fonts = {key: self._make_font_box(name) for key, name in FONT_NAMES.items()}
        self.sizes = {key: self._make_size_box(f"{FONT_NAMES[font]}字号") for font, key in SIZE_OF_FONT.items()}
        self.sizes["dense_table_pt"] = self._make_size_box("长表字号")
        self.pitches = {key: self._make_pitch_box(name, values) for key, (name, values) in PITCHES.items()}
        self.margins = {key: self._make_margin_box(key, name) for key, name in MARGINS.items()}
        self.signature = self._make_choice("落款", SIGNATURES)
        self.page_number = self._make_choice("页码位置", PLACES)
        self.missing = QLabel(self)
        self.missing.setWordWrap(True)
        self.missing.setTextFormat(Qt.TextFormat.PlainText)
        self.taken = QLabel(self)
        self.taken.setWordWrap(True)
        self.taken.setTextFormat(Qt.TextFormat.PlainText)
        self.as_default = QCheckBox("以后的报告也用这个版式", self)
        self.as_default.setChecked(True)
        self._lay_out()
        self.show_page(page)
        self.resize(WIDTH, self.heightForWidth(WIDTH) if self.hasHeightForWidth() else self.sizeHint().height())

    # ── Parts ──

    def _make_font_box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setEditable(True)
        box.addItems(list(KNOWN_FONTS))
        box.setAccessibleName(f"{name}字体")
        box.setMinimumWidth(FONT_COLUMN)
        box.currentTextChanged.connect(self._show_missing)
        return box

    def _make_size_box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for label, points in SIZES.items():
            box.addItem(f"{label}（{points:g} 磅）", float(points))
        return box

    def _make_pitch_box(self, name: str, values: tuple[float, ...]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for points in values:
            box.addItem(f"{points:g} 磅", float(points))
        return box

    def _make_margin_box(self, key: str, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(*LIMITS[key])
        box.setDecimals(1)
        box.setSuffix(" 毫米")
        box.setAccessibleName(f"页边距 {name}")
        return box

    def _make_choice(self, name: str, choices: dict[SignatureKind, str] | dict[NumberPlace, str]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        for value, text in choices.items():
            box.addItem(text, str(value))
        return box

    def _lay_out(self) -> None:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        for group in (self._fonts_group(), self._lines_group(), self._margins_group()):
            inside.addWidget(group)
        for widget in (self.missing, self.as_default):
            inside.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.addWidget(Unframed(content), 1)
        layout.addWidget(self.taken)  # in sight, however low the window
        layout.addLayout(self._button_row())

    def _fonts_group(self) -> QGroupBox:
        group = QGroupBox("字体和字号", self)
        form = QFormLayout(group)
        for key, name in FONT_NAMES.items():
            size = self.sizes.get(SIZE_OF_FONT.get(key, ""))
            form.addRow(name, _row(self.fonts[key], size or QLabel("与正文一样大", self)))
        form.addRow("二十行以上的表", self.sizes["dense_table_pt"])
        return group

    def _lines_group(self) -> QGroupBox:
        group = QGroupBox("行距、页码和落款", self)
        form = QFormLayout(group)
        for key, (name, _values) in PITCHES.items():
            form.addRow(name, self.pitches[key])
        form.addRow("页码位置", self.page_number)
        form.addRow("落款", self.signature)
        return group

    def _margins_group(self) -> QGroupBox:
        group = QGroupBox("页边距", self)
        line = QHBoxLayout(group)
        for key, name in MARGINS.items():
            column = QVBoxLayout()
            label = QLabel(name, self)
            label.setBuddy(self.margins[key])
            column.addWidget(label)
            column.addWidget(self.margins[key])
            line.addLayout(column)
        return group

    def _button_row(self) -> QHBoxLayout:
        restore = QPushButton("恢复标准版式", self)
        restore.clicked.connect(lambda: self.show_page(OFFICIAL))
        take = QPushButton("取用 Word 文件的版式…", self)
        take.clicked.connect(self._ask_for_template)
        buttons = QDialogButtonBox(self)
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (restore, take):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        return row

    # ── What it shows ──

    def show_page(self, page: PageProfile) -> None:
        """Show a profile, with sizes that the lists lack."""
        self._page = page
        for key, box in self.fonts.items():
            box.setCurrentText(getattr(page, key).name)
        for key, box in self._point_boxes():
            _choose_points(box, getattr(page, key))
        for key, spin in self.margins.items():
            spin.setValue(getattr(page, key))
        self.signature.setCurrentIndex(self.signature.findData(str(page.signature)))
        self.page_number.setCurrentIndex(self.page_number.findData(str(page.page_number)))
        self.taken.hide()
        self._show_missing()

    def _point_boxes(self) -> tuple[tuple[str, QComboBox], ...]:
        return (*self.sizes.items(), *self.pitches.items())

    def _show_missing(self) -> None:
        names = computer_fonts.missing(box.currentText().strip() for box in self.fonts.values())
        self.missing.setText(
            f"这台电脑没有安装{'、'.join(names)}，在这里打开时会用相近的字体显示；在装有这些字体的电脑上打开是正常的。"
        )
        self.missing.setVisible(bool(names))

    def _ask_for_template(self) -> None:
        path = ask_open(self, "取用 Word 文件的版式", "Word 文件 (*.docx)")
        if path is not None:
            messages.guarded(self, lambda: self.take_template(path))

    def take_template(self, path: Path) -> None:
        """Take over the looks of a Word file and say what was taken. ReadError."""
        from govreport_gui.readers.word_template import take_styles  # noqa: PLC0415 (readers are loaded when one reads)

        template = take_styles(path, self.page())
        self.show_page(template.page)
        found = "；".join(template.taken) or "这份文件的样式里没有写明字体、行距和页边距，没有改动"
        self.taken.setText(f"从“{path.name}”取用了 {found}。" if template.taken else f"{found}。")
        self.taken.show()

    # ── What it gives back ──

    def page(self) -> PageProfile:
        """Return the profile as it is set now."""
        names = {key: box.currentText().strip() for key, box in self.fonts.items()}
        shown = {
            **{key: name for key, name in names.items() if name},
            **{key: box.currentData() for key, box in self._point_boxes()},
            **{key: spin.value() for key, spin in self.margins.items()},
            "signature": self.signature.currentData(),
            "page_number": self.page_number.currentData(),
        }
        return _fitted(page_storage.unpack({**page_storage.pack(self._page), **shown}))

    def is_default(self) -> bool:
        """Say whether the next reports shall look so, too."""
        return self.as_default.isChecked()


def _fitted(page: PageProfile) -> PageProfile:
    """Let the page number keep its distance, and a line hold as many letters as fit it."""
    return replace(
        page,
        footer_mm=round(max(page.bottom_mm - NUMBER_BELOW_TEXT_MM, LIMITS["footer_mm"][0]), 1),
        characters=round(page.text_mm[0] / MM_PER_PT / page.body_pt),
    )


def _choose_points(box: QComboBox, points: float) -> None:
    at = box.findData(float(points))
    if at < 0:
        at = box.count()
        box.addItem(f"{points:g} 磅", float(points))
    box.setCurrentIndex(at)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget, 1)
    return holder
