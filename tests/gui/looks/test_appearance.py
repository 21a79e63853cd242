"""Theme and size of writing: chosen, kept, seen at once; a frame around what has the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTreeView, QVBoxLayout, QWidget

from govreport_gui import app
from govreport_gui.gui.looks import appearance, settings, theme, typography
from govreport_gui.gui.looks.appearance import Choice
from govreport_gui.gui.looks.appearance_dialog import AppearanceDialog
from govreport_gui.gui.looks.focus_frame import WIDTH, FocusFrame
from tests.builders import sound_report


@pytest.fixture
def looks(qapp):
    app.application()
    made = appearance.of_application()
    yield made
    made.choose(Choice.SYSTEM, typography.NORMAL_SIZE)


@pytest.mark.parametrize(
    ("choice", "colors"),
    [(Choice.LIGHT, theme.LIGHT), (Choice.DARK, theme.DARK), (Choice.CONTRAST, theme.CONTRAST)],
)
def test_a_chosen_theme_is_seen_at_once_and_kept(looks, choice, colors):
    looks.choose(choice, 100)
    assert theme.current() is colors
    field = QLineEdit()
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.Window) == QColor(colors.outline)
    assert appearance.choice() is choice


@pytest.mark.parametrize(("icons", "colors"), [("HighContrastInverse", theme.CONTRAST), ("Adwaita", theme.LIGHT)])
def test_without_a_choice_the_system_is_followed(looks, monkeypatch, icons, colors):
    monkeypatch.setattr(QIcon, "themeName", lambda: icons)
    looks.choose(Choice.SYSTEM, 100)
    assert theme.current() is colors


def test_a_setting_nobody_knows_is_none(looks):
    settings.keep(appearance.THEME_KEY, "pink")
    settings.keep(typography.SIZE_KEY, "1000000")
    assert appearance.choice() is Choice.SYSTEM
    assert typography.size() == typography.NORMAL_SIZE


@pytest.mark.parametrize("size", [size for size in typography.SIZES if size != typography.NORMAL_SIZE])
def test_everything_follows_the_size(looks, window, size):
    window.document.new(sound_report())
    window.show_report()
    parts = ("overview", "applications", "front")
    pages = [window.workspace.page(key) for key in parts]
    text, grid, front = pages[0].box.editor, pages[1].table.grid, pages[2]

    def measures():
        QApplication.processEvents()
        return {
            "menu": window.menuBar().font().pointSizeF(),
            "heading": pages[0].heading.font().pointSizeF(),
            "text": text.font().pointSizeF(),
            "text as set": text.document().defaultFont().pointSizeF(),
            "first line": text.document().firstBlock().blockFormat().textIndent(),
            "row": grid.body.rowHeight(grid.model.grid.rows - 1),
            "field": front.editors["title"].sizeHint().height(),
            "tool bar": window.desk.tool_bar.iconSize().height(),
            "tree": window.workspace.tree.sizeHintForRow(0),
        }

    before = measures()
    looks.choose(Choice.SYSTEM, size)
    after = measures()
    small = {name for name in before if after[name] < before[name] * (1 + (size / 100 - 1) * 0.6)}
    assert small == set()
    assert window.document.undo_stack.count() == 0  # larger writing is no edit
    looks.choose(Choice.SYSTEM, typography.NORMAL_SIZE)
    assert measures() == pytest.approx(before, rel=0.02)


def test_the_dialog_shows_what_is_chosen_and_does_it(qtbot, looks):
    looks.choose(Choice.DARK, 125)
    dialog = AppearanceDialog()
    qtbot.addWidget(dialog)
    assert (dialog.theme.currentText(), dialog.size_box.currentData()) == ("深色", 125)
    dialog.theme.setCurrentIndex(dialog.theme.findData(Choice.CONTRAST))
    assert theme.current() is theme.CONTRAST
    dialog.size_box.setCurrentIndex(dialog.size_box.findData(200))
    assert typography.size() == 200
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert (appearance.choice(), typography.size()) == (Choice.CONTRAST, 200)


# ── The frame around what has the focus ──


@pytest.fixture
def three(qtbot, looks):
    window = QWidget()
    layout = QVBoxLayout(window)
    made = (QLineEdit(), QPushButton("保存"), QTreeView())
    for widget in made:
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(300, 300)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield made
    window.close()  # and keeps it until here


def frames(widget):
    return [frame for frame in widget.findChildren(FocusFrame) if frame.isVisible() and not frame.size().isEmpty()]


def test_whatever_has_the_focus_is_framed(three):
    for focused in three:
        focused.setFocus()
        assert [len(frames(widget)) for widget in three] == [int(widget is focused) for widget in three]
        ink = focused.grab().toImage().pixelColor(WIDTH // 2, focused.height() // 2)
        assert ink == QColor(theme.current().part)


def test_the_frame_grows_with_the_widget_and_lets_the_mouse_through(three, qtbot):
    three[1].setFocus()
    three[1].resize(250, 90)
    [frame] = frames(three[1])
    assert frame.size() == three[1].size()
    with qtbot.waitSignal(three[1].clicked):
        qtbot.mouseClick(three[1], Qt.MouseButton.LeftButton, pos=QPoint(1, 1))


def test_a_widget_that_goes_takes_its_frame_with_it(three, qtbot):
    three[0].setFocus()
    three[0].deleteLater()
    three[1].setFocus()
    qtbot.waitUntil(lambda: len(frames(three[1])) == 1)
