"""What the window says to the clerk in a box, and the one place where errors are caught and told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QGridLayout, QMessageBox, QSizePolicy, QSpacerItem, QWidget

from govreport_gui.errors import GovReportError

APP_NAME = "政府信息公开年度报告编辑器"
DETAILS_WIDTH = 400  # pixels of a box that says more than a sentence
DRAFT_MARKS = {"导出": "草稿的每一页都印有“草稿”。", "复制": "复制的内容第一行写着“草稿”。"}


def guarded(parent: QWidget, work: Callable[[], object]) -> bool:
    """Do some work; tell a GovReportError as it stands. Say whether it went well."""
    try:
        work()
    except GovReportError as error:
        tell(parent, str(error))
        return False
    return True


def tell(parent: QWidget | None, sentence: str) -> None:
    """Show a message with one button."""
    box = _box(parent, QMessageBox.Icon.Warning, sentence)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def choose(parent: QWidget, sentence: str, *verbs: str, details: str = "") -> str:
    """Ask by verbs, the first being the default and the last the way out (Esc). Return the chosen verb."""
    box = _box(parent, QMessageBox.Icon.Question, sentence)
    if details:
        box.setInformativeText(details)
        _widen(box)
    roles = QMessageBox.ButtonRole
    buttons: dict[QAbstractButton, str] = {}
    for place, verb in enumerate(verbs):
        last = place == len(verbs) - 1
        role = roles.AcceptRole if place == 0 else roles.RejectRole if last else roles.DestructiveRole
        button = box.addButton(verb, role)
        buttons[button] = verb
        if place == 0:
            box.setDefaultButton(button)
        if last:
            box.setEscapeButton(button)
    box.exec()
    return buttons.get(box.clickedButton(), verbs[-1])


def ask_draft(parent: QWidget, sentence: str, verb: str = "导出") -> bool:
    """Ask once whether a report with errors is to leave as a draft; `verb` says how it leaves."""
    marked = f"可以先{verb}送阅，改正后再{verb}。{DRAFT_MARKS[verb]}"
    details = f"{marked}错误列在窗口下方，去年的内容按 F7 逐处查看。"
    return choose(parent, sentence, f"{verb}草稿", f"先不{verb}", details=details) == f"{verb}草稿"


def _widen(box: QMessageBox) -> None:
    """Give a box room for lines that can be read: Qt wraps details to the width of sentence and buttons."""
    layout = box.layout()
    if isinstance(layout, QGridLayout):
        spacer = QSpacerItem(DETAILS_WIDTH, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        layout.addItem(spacer, layout.rowCount(), 0, 1, layout.columnCount())


def _box(parent: QWidget | None, icon: QMessageBox.Icon, sentence: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(APP_NAME)
    box.setText(sentence)
    return box
