"""A line of the findings list has room for all it says, however it wraps."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import QApplication

from govreport_gui import app
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.findings.findings_list import FindingsList
from govreport_gui.gui.findings.findings_model import FindingsFilter, FindingsModel
from govreport_gui.gui.findings.row_geometry import PAD, RowGeometry
from govreport_gui.gui.looks import appearance, theme, typography
from govreport_gui.gui.looks.appearance import Choice

CELL = CellRef("applications", "received_new", "natural")
LONG = "这台电脑没有字体“甲体”、“乙体”、“丙体”，导出的 Word 文件仍按规定写明字体，请在装有这些字体的电脑上打印。"


@pytest.fixture
def shown(qtbot, balanced):
    app.application()
    looks = appearance.of_application()
    looks.choose(Choice.LIGHT, typography.NORMAL_SIZE)
    model = FindingsModel(balanced)
    model.set_findings(balanced, [Finding("G03", Severity.HINT, LONG, "甲体", "乙体", (CELL,))])
    made = FindingsList(FindingsFilter(model))
    qtbot.addWidget(made)
    made.show()
    yield made
    looks.choose(Choice.SYSTEM, typography.NORMAL_SIZE)


def darkest_of_the_last_line(shown):
    """Return the lightness (of 255) of the darkest spot beside the buttons in the last line of the first finding."""
    place = shown.visualRect(shown.model().index(0, 0))
    line = shown.fontMetrics().height()
    place.setTop(place.bottom() - PAD - line + 3)
    place.setWidth(place.width() // 2)
    picture = shown.viewport().grab(place).toImage()
    spots = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    return min(picture.pixelColor(x, y).lightness() for x, y in spots)


def test_the_place_is_in_sight_below_the_message_at_any_width(shown):
    place, message = (QColor(ink).lightness() for ink in (theme.current().faded, theme.current().text))
    assert message < place - 50  # they can be told apart
    for width in range(300, 1000, 7):
        shown.resize(width, 600)
        QApplication.processEvents()
        assert place - 20 < darkest_of_the_last_line(shown) < place + 60, width


def width_of_the_last_line(wrapped, font):
    picture = QImage(*wrapped.size().toSize().toTuple(), QImage.Format.Format_Grayscale8)
    picture.fill(Qt.GlobalColor.white)
    with QPainter(picture) as painter:
        painter.setFont(font)
        painter.drawStaticText(0, 0, wrapped)
    line = range(picture.height() - QFontMetrics(font).height(), picture.height())
    return max(x for x in range(picture.width()) if any(picture.pixelColor(x, y).value() < 128 for y in line))


@pytest.mark.parametrize(("text", "together"), [("数字都填好了。", "了。"), ("请导出 Word", "Word")])
def test_no_line_begins_with_a_stop_and_no_word_is_broken(shown, text, together):
    font, metrics = shown.font(), shown.fontMetrics()
    wrapped = RowGeometry(font).wrapped(text, metrics.horizontalAdvance(text) - 6)
    assert width_of_the_last_line(wrapped, font) > 0.6 * metrics.horizontalAdvance(together)


def test_a_word_longer_than_the_line_is_broken(shown):
    wrapped = RowGeometry(shown.font()).wrapped("/" + "a" * 300, 200)
    assert wrapped.size().width() <= 200


def test_lines_are_as_high_as_they_must_be_after_a_change_of_width_alone(shown, balanced):
    """With the bar always there: nothing but the width changes, as beside a pane that is opened."""
    source = shown.rows.sourceModel()
    source.set_findings(balanced, [Finding(f"W{k:02}", Severity.HINT, LONG, "甲体", "乙体", (CELL,)) for k in range(9)])
    for width in (900, 420, 900):
        shown.resize(width, 110)
        QApplication.processEvents()
        line = shown.model().index(0, 0)
        assert shown.visualRect(line).height() == shown.sizeHintForIndex(line).height()
