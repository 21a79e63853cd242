"""Small marks grow with the writing; what is chosen shows by a bar in every theme."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QMenu,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionSpinBox,
    QTabBar,
    QToolButton,
    QTreeView,
    QWidget,
)

from govreport_gui import app
from govreport_gui.gui.looks import appearance, theme, typography
from govreport_gui.gui.looks.appearance import Choice
from govreport_gui.gui.looks.fusion import BAR

SEEN = 100  # steps of lightness, of 255
CHOICES = {Choice.LIGHT: theme.LIGHT, Choice.DARK: theme.DARK, Choice.CONTRAST: theme.CONTRAST}


@pytest.fixture
def looks(qapp):
    app.application()
    made = appearance.of_application()
    yield made
    made.choose(Choice.SYSTEM, typography.NORMAL_SIZE)


def box_size(box, element):
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return box.style().subElementRect(element, option, box).size().toTuple()


def up_button(box):
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_SpinBoxUp
    return box.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, box)


@pytest.mark.parametrize("percent", [125, 150, 200])
def test_small_marks_grow_with_the_writing(looks, qtbot, percent):
    check, radio, bar, tree, spin = QCheckBox("甲"), QRadioButton("乙"), QScrollBar(), QTreeView(), QSpinBox()
    for widget in (check, radio, bar, tree, spin):
        qtbot.addWidget(widget)

    def measures():
        QApplication.processEvents()
        return {
            "check": box_size(check, QStyle.SubElement.SE_CheckBoxIndicator),
            "radio": box_size(radio, QStyle.SubElement.SE_RadioButtonIndicator),
            "bar": (bar.sizeHint().width(),),
            "branch": (tree.indentation(),),
            "button": (up_button(spin).width(),),
        }

    looks.choose(Choice.LIGHT, 100)
    before = measures()
    looks.choose(Choice.LIGHT, percent)
    after = measures()
    for name, sizes in before.items():
        wanted = tuple(size * percent / 100 for size in sizes)
        assert after[name] == pytest.approx(wanted, abs=2), name
    looks.choose(Choice.LIGHT, 100)
    assert measures() == before


def test_a_number_has_room_beside_the_wider_buttons(looks, qtbot):
    looks.choose(Choice.LIGHT, 200)
    spin = QSpinBox()
    spin.setMaximum(2099)
    spin.setValue(2024)
    qtbot.addWidget(spin)
    spin.resize(spin.sizeHint())
    spin.show()
    assert spin.lineEdit().width() >= spin.fontMetrics().horizontalAdvance("2024")
    assert spin.lineEdit().geometry().right() < up_button(spin).left()


def has_bar(widget, rows):
    """Say whether a picture of a widget has a whole line of the colour that marks in some rows."""
    picture, color = widget.grab().toImage(), QColor(theme.current().part)
    width = picture.width()
    return any(sum(picture.pixelColor(x, y) == color for x in range(width)) > width // 2 for y in rows)


@pytest.mark.parametrize("choice", CHOICES)
def test_the_chosen_tab_has_a_bar(looks, qtbot, choice):
    looks.choose(choice, 100)
    tabs = QTabBar()
    qtbot.addWidget(tabs)
    tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for name in ("标题与前言", "一"):
        tabs.addTab(name)
    tabs.show()
    picture, color = tabs.grab().toImage(), QColor(CHOICES[choice].part)
    marked = [any(picture.pixelColor(tabs.tabRect(k).center().x(), y) == color for y in range(BAR)) for k in (0, 1)]
    assert marked == [True, False]


@pytest.mark.parametrize("choice", CHOICES)
def test_a_switch_that_is_on_has_a_bar(looks, qtbot, choice):
    looks.choose(choice, 100)
    switch = QToolButton()
    switch.setText("只看本部分")
    switch.setCheckable(True)
    qtbot.addWidget(switch)
    switch.show()
    last = range(switch.height() - BAR, switch.height())
    assert not has_bar(switch, last)
    switch.setChecked(True)
    assert has_bar(switch, last)


def test_the_button_of_the_enter_key_is_seen_on_black(looks, qtbot):
    looks.choose(Choice.CONTRAST, 100)
    button = QPushButton("保存")
    button.setAutoDefault(False)
    qtbot.addWidget(button)
    button.show()
    assert not has_bar(button, range(4))
    button.setDefault(True)
    assert has_bar(button, range(4))


def colors_of(widget, place):
    picture = widget.grab(place).toImage()
    spots = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return {picture.pixelColor(x, y).name() for x, y in spots}


@pytest.mark.parametrize("choice", CHOICES)
def test_groups_of_a_menu_are_divided_by_a_line_that_is_seen(looks, qtbot, choice):
    looks.choose(choice, 100)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("甲")
    line = menu.addSeparator()
    menu.addAction("乙")
    menu.resize(menu.sizeHint())
    assert CHOICES[choice].line in colors_of(menu, menu.actionGeometry(line))


@pytest.mark.parametrize("choice", CHOICES)
def test_a_switch_of_a_menu_that_is_off_has_a_box_that_is_seen(looks, qtbot, choice):
    looks.choose(choice, 100)
    menu = QMenu()
    qtbot.addWidget(menu)
    switch = menu.addAction("")
    switch.setCheckable(True)
    menu.resize(menu.sizeHint())
    seen = colors_of(menu, menu.actionGeometry(switch).adjusted(2, 2, -2, -2))
    ground = QColor(CHOICES[choice].page).lightness()
    assert max(abs(QColor(color).lightness() - ground) for color in seen) > SEEN


@pytest.mark.parametrize("choice", CHOICES)
def test_the_list_of_a_combo_box_keeps_its_ground(looks, qtbot, choice):
    """It is drawn as a menu is, and must not take the colour of outlines for its ground."""
    looks.choose(choice, 100)
    box = QComboBox()
    qtbot.addWidget(box)
    box.addItems(["甲", "乙", "丙"])
    box.show()
    box.showPopup()
    QApplication.processEvents()
    picture = box.view().window().grab().toImage()
    box.hidePopup()
    spots = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    ground, _count = Counter(picture.pixelColor(x, y).name() for x, y in spots).most_common(1)[0]
    assert ground in CHOICES[choice].grounds


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("scale", [1, 1.25, 1.5, 1.75, 2])
def test_frames_have_four_sides_at_any_scale(looks, qtbot, choice, scale):
    looks.choose(choice, 100)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 100)
    places = [QRect(10 + 65 * k + k % 4, 10 + k, 50, 50) for k in range(5)]
    for place in places:
        frame = QFrame(window)
        frame.setFrameShape(QFrame.Shape.StyledPanel)
        frame.setGeometry(place)
    window.show()
    picture = QImage(int(400 * scale), int(100 * scale), QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    window.render(picture)
    ground = picture.pixelColor(1, 1)
    for place in places:
        left, top = int(place.left() * scale), int(place.top() * scale)
        right, bottom = int(place.right() * scale), int(place.bottom() * scale)
        x, y = (left + right) // 2, (top + bottom) // 2
        for seen in ([picture.pixelColor(edge + k, y) for k in (-1, 0, 1, 2)] for edge in (left, right)):
            assert any(color != ground for color in seen), place
        for seen in ([picture.pixelColor(x, edge + k) for k in (-1, 0, 1, 2)] for edge in (top, bottom)):
            assert any(color != ground for color in seen), place


def test_colours_stay_when_the_size_changes(looks):
    looks.choose(Choice.DARK, 100)
    looks.choose(Choice.DARK, 150)
    assert theme.current() is theme.DARK
    box = QCheckBox()
    box.ensurePolished()
    assert box.palette().window().color() == QColor(theme.DARK.outline)
