"""关于: versions, where the program keeps its data and log, and whose work it is built on."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

import govreport_gui
from govreport_gui import paths
from govreport_gui.gui.help import about_facts
from govreport_gui.gui.looks import theme
from govreport_gui.gui.looks.messages import APP_NAME

SIZE = (620, 520)
OFFLINE = "不联网，不上传，不收集任何信息；报告只存放在本机。"
PORTABLE = "正在以便携方式运行：设置、数据和日志都在程序旁边。"


class AboutDialog(QDialog):
    """Everything in it can be copied with one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("关于")
        self.resize(*SIZE)
        layout = QVBoxLayout(self)
        title = QLabel(f"{APP_NAME} {govreport_gui.__version__}", self)
        title.setFont(theme.heading_font(self.font()))
        layout.addWidget(title)
        layout.addWidget(QLabel(OFFLINE, self))
        if paths.is_portable():
            layout.addWidget(QLabel(PORTABLE, self))
        layout.addLayout(self._make_facts())
        layout.addWidget(QLabel("用到的程序库和许可：", self))
        layout.addWidget(self._make_libraries(), 1)
        layout.addWidget(self._make_buttons())

    def _make_facts(self) -> QFormLayout:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        facts = about_facts.versions()[1:]
        facts += [(f"{name}文件夹", str(folder)) for name, folder in about_facts.folders()]
        for name, value in facts:
            label = QLabel(value, self)
            label.setWordWrap(True)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label.setAccessibleName(f"{name} {value}")
            form.addRow(name, label)
        return form

    def _make_libraries(self) -> QTextBrowser:
        browser = QTextBrowser(self)
        browser.setAccessibleName("用到的程序库和许可")
        rows = "".join(
            f"<tr><td>{escape(library.name)} {escape(library.version)}</td>"
            f"<td>{escape(library.purpose)}</td><td>{escape(library.licence)}</td></tr>"
            for library in about_facts.LIBRARIES
        )
        browser.setHtml(f'<table cellpadding="4">{rows}</table>')
        return browser

    def _make_buttons(self) -> QDialogButtonBox:
        roles = QDialogButtonBox.ButtonRole
        buttons = QDialogButtonBox(self)
        offers = (
            ("打开数据文件夹", about_facts.open_data_folder),
            ("打开日志", about_facts.open_log),
            ("复制", lambda: QGuiApplication.clipboard().setText(about_facts.as_text())),
        )
        for verb, act in offers:
            buttons.addButton(verb, roles.ActionRole).clicked.connect(lambda _checked=False, act=act: act())
        close = buttons.addButton("关闭", roles.RejectRole)
        close.setDefault(True)
        close.setFocus()
        buttons.rejected.connect(self.reject)
        return buttons
