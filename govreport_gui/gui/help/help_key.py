"""F1 and 帮助 in every window: the place of the manual that belongs to it.

The main window has a command of its own for F1, which knows the form's guidance, too.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMainWindow, QPushButton, QWidget

from govreport_gui.gui.help.help_topics import topic_of

KEY = "F1"
_HELPED = "helped"  # property of a window that has its key


class HelpButton(QPushButton):
    """Opens the manual where it tells of the window that the button is in."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("帮助", parent)
        self.setToolTip(f"在用户手册里看怎么做（{KEY}）")
        self.setAutoDefault(False)
        self.clicked.connect(lambda: open_help(self))


class HelpKey(QObject):
    """Gives each window its key, and a button where it has a standard line of buttons, once it is in front."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusWindowChanged.connect(self._help_active)

    def _help_active(self) -> None:
        window = QApplication.activeWindow()
        if window is None or isinstance(window, QMainWindow) or window.property(_HELPED) or topic_of(window) is None:
            return
        window.setProperty(_HELPED, True)
        shortcut = QShortcut(QKeySequence(KEY), window)
        shortcut.activated.connect(lambda: open_help(window.focusWidget() or window))
        box = window.findChild(QDialogButtonBox)
        if box is not None:
            box.addButton(HelpButton(box), QDialogButtonBox.ButtonRole.HelpRole)


def open_help(asked: QWidget) -> None:
    """Show the manual at what a widget is about: a child of its window, which may keep all others waiting."""
    from govreport_gui.gui.help.manual_window import ManualWindow  # noqa: PLC0415 (seldom asked for)

    topic, window = topic_of(asked), asked.window()
    if topic is None:
        return
    own = window.findChild(ManualWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (own or ManualWindow(window)).show_at(topic)
