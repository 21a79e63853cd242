"""The floor of start-up: the widgets of the program's first window, made with PySide6 alone and doing nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCommandLinkButton,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

COMMANDS_OF_MENUS = (9, 6, 1, 5, 3, 2)
STEPS, TOOLS = 4, 3


def create_window() -> QMainWindow:
    """Make menus, tool bar, start page and status bar, as many widgets and commands as the program has."""
    QApplication.instance() or QApplication([])
    window = QMainWindow()
    window.resize(1280, 820)
    for title, commands in enumerate(COMMANDS_OF_MENUS):
        menu = window.menuBar().addMenu(f"菜单{title}")
        for command in range(commands):
            menu.addAction(f"命令{command}")
    window.addToolBar(_tool_bar())
    _fill_status_bar(window)
    stack = QStackedWidget()
    stack.addWidget(_start_page())
    window.setCentralWidget(stack)
    return window


def _tool_bar() -> QToolBar:
    bar = QToolBar()
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    steps = QWidget()
    row = QHBoxLayout(steps)
    for step in range(STEPS):
        row.addWidget(QPushButton(f"步骤{step}"))
    bar.addWidget(steps)
    for tool in range(TOOLS):
        bar.addAction(f"工具{tool}")
    return bar


def _fill_status_bar(window: QMainWindow) -> None:
    progress = QProgressBar()
    progress.hide()
    window.statusBar().addPermanentWidget(progress)
    window.statusBar().addPermanentWidget(QLabel("概况"))


def _start_page() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLabel("标题"))
    column.addWidget(QCommandLinkButton("开始", "说明"))
    row = QHBoxLayout()
    for button in ("打开", "新建", "示例"):
        row.addWidget(QPushButton(button))
    column.addLayout(row)
    return page
