"""What a screen reader says, asked through QAccessible, and what the keyboard does, in every window there is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMainWindow,
    QPushButton,
    QTabBar,
    QWidget,
)

from govreport_gui import app
from govreport_gui.form import CellRef
from govreport_gui.gui.looks.focus_frame import FocusFrame
from tests.builders import sample_report
from tests.gui.every_window import show_every_window, show_opened

Name = QAccessible.Text.Name
SCREEN = QSize(1366, 700)  # of 768, what task bar and title leave
VERBS_ARE_BETTER = {"是", "否", "是(&Y)", "否(&N)", "确定", "OK", "Yes", "No", "Cancel", "Close"}
LATIN = re.compile(r"[A-Za-z]{2,}")
MNEMONIC = re.compile(r"&([^&\s])")
OWN_NAMES = re.compile(r"Word|Excel|PDF|WPS|HTML")


@dataclass
class Seen:
    """What was noticed in all windows."""

    names: list[str] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    large: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    def look(self, name: str, window: QWidget) -> None:
        """Notice what is wrong with a window."""
        self.names.append(name)
        if isinstance(window, QFileDialog):
            return  # Qt's own
        self.nameless += [f"{name}: {described(widget)}" for widget in focusable(window) if not spoken(widget)]
        if not fits(window):
            self.large.append(f"{name}: {window.minimumSizeHint().toTuple()}")
        self.foreign += [f"{name}: {button.text()}" for button in buttons(window) if is_foreign(button.text())]
        self.twice += [f"{name}: {letter}" for letter in doubled_mnemonics(window)]


def focusable(window: QWidget) -> list[QWidget]:
    """Return what Tab or a click can give the focus to, as far as it is shown."""
    widgets = [window, *window.findChildren(QWidget)]
    return [
        widget
        for widget in widgets
        if widget.isVisibleTo(window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget, (FocusFrame, QMainWindow, QTabBar))
        and not widget.objectName().startswith("qt_")
    ]


def interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def spoken(widget: QWidget) -> str:
    return interface(widget).text(Name).strip()


def described(widget: QWidget) -> str:
    parents = (widget.parent(), widget)
    return " in ".join(type(one).__name__ for one in reversed(parents) if one is not None)


def fits(window: QWidget) -> bool:
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    return least.width() <= SCREEN.width() and least.height() <= SCREEN.height()


def buttons(window: QWidget) -> list[QAbstractButton]:
    return [button for button in window.findChildren(QAbstractButton) if button.isVisibleTo(window) and button.text()]


def is_foreign(text: str) -> bool:
    return text in VERBS_ARE_BETTER or bool(LATIN.search(OWN_NAMES.sub("", text)))


def doubled_mnemonics(window: QWidget) -> list[str]:
    if isinstance(window, QMainWindow):
        return []  # its menus are tested in test_actions
    labels = [label.text() for label in window.findChildren(QLabel) if label.buddy() and label.isVisibleTo(window)]
    texts = [*labels, *(button.text() for button in buttons(window))]
    counts = Counter(letter.upper() for text in texts for letter in MNEMONIC.findall(text))
    return [letter for letter, count in counts.items() if count > 1]


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """Walk through every window once."""
    app.application()
    window = app.create_window()
    found = Seen()
    show_every_window(window, tmp_path_factory.mktemp("windows"), found.look)
    window.document.undo_stack.setClean()
    window.close()
    window.deleteLater()
    QApplication.processEvents()
    return found


def test_every_window_was_looked_at(seen):
    expected = {
        "start",
        "import_form",
        "roll_changes",
        "sign_off_changes",
        "export",
        "print",
        "profile",
        "page_setup",
        "manual",
    }
    assert expected <= set(seen.names)
    assert len(seen.names) == len(set(seen.names)) >= 45


def test_everything_that_takes_the_focus_has_a_name(seen):
    assert seen.nameless == []


def test_every_window_can_be_used_on_a_small_screen(seen):
    assert seen.large == []


def test_buttons_are_chinese_verbs(seen):
    assert seen.foreign == []


def test_no_letter_stands_for_two_things_in_a_window(seen):
    assert seen.twice == []


# ── What is read aloud ──


@pytest.fixture
def opened(window):
    window.document.new(sample_report())
    window.show_report()
    window.document.check_now()
    QApplication.processEvents()
    return window


def rows(view: QAbstractItemView) -> list[str]:
    """Return what is read for each line of a list or tree, or each cell of a table."""
    table = interface(view)
    return [table.child(k).text(Name) for k in range(table.childCount())]


def test_a_cell_says_its_row_column_and_figure(opened):
    opened.workspace.show_cell(CellRef("applications", "received_new", "natural"))
    body = opened.workspace.page("applications").table.grid.body
    assert "一、本年新收 自然人 18" in rows(body)


def test_the_line_one_types_in_says_which_cell_it_is(opened, qtbot):
    opened.workspace.show_cell(CellRef("applications", "received_new", "natural"))
    body = opened.workspace.page("applications").table.grid.body
    qtbot.keyClick(body, Qt.Key.Key_F2)
    editor = body.indexWidget(body.currentIndex())
    assert spoken(editor) == "一、本年新收 自然人 18"


def test_a_finding_says_its_severity_and_what_is_wrong(opened):
    said = rows(opened.workspace.findings.list)
    messages = [finding.message for finding in opened.document.open_findings]
    assert any(messages[0] in text and text.startswith("错误") for text in said)


def test_a_page_says_its_title_and_how_far_it_is(opened):
    said = rows(opened.workspace.tree)
    assert any("三、收到和处理政府信息公开申请情况" in text and "错误" in text for text in said)


def test_escape_closes_every_dialog_and_enter_does_what_its_default_says(opened, qtbot):
    """The first button that Enter presses is never one that throws work away."""
    closed, defaults = [], {}

    def try_keys(dialog):
        if isinstance(dialog, QDialog) and not isinstance(dialog, QFileDialog):
            defaults[dialog.windowTitle()] = [b.text() for b in dialog.findChildren(QPushButton) if b.isDefault()]
            qtbot.keyClick(dialog, Qt.Key.Key_Escape)
            closed.append((dialog.windowTitle(), not dialog.isVisible()))

    for name in ("profile", "page_setup", "print", "export", "find_command", "keys", "looks", "about", "insert_number"):
        show_opened(opened.actions_by_id[name].trigger, try_keys)
    assert [title for title, is_closed in closed if not is_closed] == []
    assert len(closed) >= 7
    assert [title for title, texts in defaults.items() if len(texts) > 1 or {"取消", "删除"} & set(texts)] == []


def test_tab_leads_from_the_tree_into_the_page_and_from_there_to_the_findings(opened, qtbot):
    workspace = opened.workspace
    assert opened.focusWidget() is workspace.tree  # as soon as a report is open
    workspace.show_cell(CellRef("applications", "carried_out", "total"))  # the last one: Tab leads on from here
    for key in ("front", "overview", "applications", "overview"):
        workspace.show_page(key)
        workspace.tree.setFocus()
        visited = [workspace.tree]
        while visited[-1] is not workspace.findings.list and len(visited) < 60:
            qtbot.keyClick(opened.focusWidget(), Qt.Key.Key_Tab)
            visited.append(opened.focusWidget())
        page = workspace.page(key)
        assert page.isAncestorOf(visited[1])
        assert visited[-1] is workspace.findings.list
        inside = [page.isAncestorOf(widget) for widget in visited[1:]]
        assert inside == sorted(inside, reverse=True)  # first all of the page, then never again
