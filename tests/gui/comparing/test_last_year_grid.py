"""Last year's figures in the grid and beside the selected cell: which, where, and that they can be hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme
from govreport_gui.gui.tables.table_asides import aside_font, needed_height, paint_aside
from govreport_gui.gui.tables.table_delegate import FRAME, SIGN, cell_font
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_sizes import HEADROOM, NARROWEST_VALUE, PADDING, text_height
from tests.builders import report_2019, sound_report
from tests.checks.examples import ref, with_raw

NOW = sound_report()
LAST = with_raw(
    replace(NOW, year=2023),
    {"applications.received_new.natural": "2766", "disclosure.normative_documents.in_force": "5"},
)
NEW = ref("applications.received_new.natural")
IN_FORCE = ref("disclosure.normative_documents.in_force")
GRANTED = ref("applications.granted.natural")
MISC = ref("applications.other_misc.natural")
ISSUED = ref("disclosure.normative_documents.issued")


@pytest.fixture
def compared(qapp):
    document = Document(NOW, check=lambda _report, _last_year: [])
    document.attach_last_year(LAST)
    return document


def aside(model, cell):
    return model.look(model.index_of(cell)).aside


@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_the_model_keeps_qts_rules_with_last_year(compared, qtmodeltester, table):
    qtmodeltester.check(TableModel(compared, table, compared), force_py=True)


def test_every_cell_shows_last_year_or_what_is_due(compared):
    model = TableModel(compared, "applications", compared)
    assert aside(model, NEW) == "2766"
    assert model.index_of(NEW).data(Qt.ItemDataRole.ToolTipRole) == "去年 2766  −2748"
    assert aside(model, ref("applications.received_carried_in.natural")) == LAST.cell(
        ref("applications.carried_out.natural")
    )


def test_what_is_due_follows_what_is_typed(compared):
    model = TableModel(compared, "disclosure", compared)
    assert aside(model, IN_FORCE) == "5＋2−1＝6"
    seen = set()
    model.dataChanged.connect(lambda first, _last: seen.add(model.ref_at(first)))
    compared.set_cells({ISSUED: "4"}, "输入")
    assert seen == {ISSUED, IN_FORCE}
    assert aside(model, IN_FORCE) == "5＋4−1＝8"


def test_they_come_and_go_with_the_report_and_the_switch(compared, qtbot):
    model = TableModel(compared, "applications", compared)
    with qtbot.waitSignal(model.asides_changed):
        model.show_last_year(False)
    assert aside(model, NEW) == ""
    model.show_last_year(True)
    with qtbot.waitSignal(model.asides_changed):
        compared.detach_last_year()
    assert aside(model, NEW) == ""
    compared.undo_stack.undo()
    assert aside(model, NEW) == "2766"


def test_another_form_shows_only_what_can_be_compared(qapp):
    document = Document(replace(NOW, year=2021), check=lambda _report, _last_year: [])
    document.attach_last_year(report_2019())
    disclosure, review = (TableModel(document, key, document) for key in ("disclosure", "review"))
    assert {aside(disclosure, cell) for cell in disclosure.grid.places} == {""}
    assert {aside(review, cell) for cell in review.grid.places} >= {"3"}


# ── Where it stands ──


@pytest.mark.parametrize(
    "texts", [("18", "19"), ("3001", "2766"), ("约三千件左右", "2766"), ("", "12345678"), ("22", "22（其中修订16件）")]
)
@pytest.mark.parametrize("width", [60, 90, 200])
def test_it_never_covers_the_cells_own_text(qapp, texts, width):
    font = qapp.font()
    text, small = texts
    height = max(needed_height(font, text, small, width), QFontMetrics(font).height() + 8)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setFont(font)
    left = paint_aside(painter, QRect(0, 0, width, height), text, small, theme.LIGHT.faded)
    painter.end()
    own = QFontMetrics(font).horizontalAdvance(text)
    if left.height() == height:  # side by side
        assert (width + own) // 2 < width - QFontMetrics(aside_font(font)).horizontalAdvance(small)
    else:
        assert left.bottom() <= height - text_height(QFontMetrics(aside_font(font)), small, width)
        assert left.height() >= QFontMetrics(font).height()


@pytest.mark.parametrize("width", range(50, 130))
def test_it_does_not_read_as_the_last_digit_of_the_cells_own_figure(qapp, width):
    font = qapp.font()
    metrics = QFontMetrics(font)
    text, small = "1205", "0"
    height = max(needed_height(font, text, small, width), metrics.height() + 8)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    left = paint_aside(painter, QRect(0, 0, width, height), text, small, "#000000")
    painter.end()
    if left.height() < height:  # it stands below
        return
    inked = [x for x in range(width) for y in range(height) if image.pixel(x, y) != image.pixel(0, 0)]
    own = (left.width() + metrics.horizontalAdvance(text)) / 2
    assert min(inked) - own >= metrics.horizontalAdvance("0") * 3 / 4


def test_rows_of_single_digits_stay_low_in_the_narrowest_columns(qapp):
    metrics = QFontMetrics(qapp.font())
    narrowest = metrics.horizontalAdvance(NARROWEST_VALUE) + 2 * PADDING
    assert needed_height(qapp.font(), "0", "0", narrowest) == 0


@pytest.mark.parametrize("texts", [("0", "900"), ("1234", "901"), ("", "12345"), ("18", "9")])
@pytest.mark.parametrize("width", [56, 64, 90, 200])
def test_frames_and_corner_sign_leave_it_free(qapp, texts, width):
    font = qapp.font()
    text, small = texts
    height = max(needed_height(font, text, small, width), QFontMetrics(font).height() + 2 * HEADROOM)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setFont(font)
    paint_aside(painter, QRect(0, 0, width, height), text, small, "#000000")
    painter.end()
    white = image.pixel(0, 0)
    inked = [(x, y) for x in range(width) for y in range(height) if image.pixel(x, y) != white]
    frames = 1 + 2 * FRAME + 1
    assert inked
    assert all(frames < x < width - 1 - frames and y < height - 1 - frames for x, y in inked)
    assert not any(x >= width - 1 - SIGN and y <= SIGN for x, y in inked)


def test_a_cell_without_last_year_needs_no_room(qapp):
    assert needed_height(QFont(qapp.font()), "3001", "", 10) == 0


def test_a_row_grows_for_long_figures_and_shrinks_again(window):
    window.resize(1920, 1080)  # no label wraps
    window.document.new(NOW)
    window.document.attach_last_year(LAST)
    window.show_report()
    window.workspace.show_page("applications")
    grid = window.workspace.page("applications").table.grid
    row, other = grid.model.index_of(GRANTED).row(), grid.model.index_of(MISC).row()
    assert grid.body.rowHeight(row) == grid.body.rowHeight(other)
    window.document.set_cells({GRANTED: "300100300"}, "输入")
    assert grid.body.rowHeight(row) > grid.body.rowHeight(other)
    assert grid.labels.rowHeight(row) == grid.body.rowHeight(row)
    window.document.detach_last_year()
    assert grid.body.rowHeight(row) == grid.body.rowHeight(other)


@pytest.mark.parametrize("size", [(1366, 768), (900, 600), (1920, 1080)])
@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_nothing_is_cut_however_large_the_window(window, size, table):
    many = {cell: "123456" for cell in NOW.form.refs if cell.column == "natural" or cell.table != "applications"}
    window.resize(*size)
    window.document.new(replace(NOW, cells={**NOW.cells, **many}))
    window.document.attach_last_year(replace(LAST, cells={**LAST.cells, **many}))
    window.show_report()
    window.workspace.show_page(table)
    body = window.workspace.page(table).table.grid.body
    for cell in NOW.form.table[table].refs:
        index = body.table_model.index_of(cell)
        look = body.table_model.look(index)
        font = cell_font(body.font(), look)
        needed = needed_height(font, look.text, look.aside, body.visualRect(index).width())
        assert body.rowHeight(index.row()) >= max(needed, QFontMetrics(font).height())


# ── In the window ──


def test_the_switch_is_kept(window, qtbot):
    window.document.new(NOW)
    window.document.attach_last_year(LAST)
    window.show_report()
    assert window.actions_by_id["show_last_year"].isChecked()
    window.workspace.show_page("applications")
    window.actions_by_id["show_last_year"].trigger()
    assert aside(window.workspace.page("applications").table.model, NEW) == ""
    assert aside(window.workspace.page("disclosure").table.model, IN_FORCE) == ""  # made afterwards


def test_the_pane_tells_last_year_and_the_change(window):
    window.document.new(NOW.with_cells({NEW: "3001"}))
    window.document.attach_last_year(LAST)
    window.show_report()
    box = window.workspace.guidance.last_year
    assert box.isHidden()
    window.workspace.show_cell(NEW)
    assert "去年 2766 &nbsp;+235" in box.label.text()
    window.document.set_cells({NEW: "2766"}, "输入")
    assert "持平" in box.label.text()
    window.workspace.show_cell(IN_FORCE)
    assert "＝ 6。" in box.label.text()
    window.document.detach_last_year()
    assert box.isHidden()
