"""The import window: one side shows the other, Enter walks the doubts, leftovers find their place, one step in all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPalette, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from govreport_gui.blocks import Grid, GridCell
from govreport_gui.gui.importing import import_dialog
from govreport_gui.gui.importing.import_dialog import ALL_SETTLED, LEFT_OVER, ImportDialog
from govreport_gui.gui.importing.import_source_text import CUT, LARGEST_GRID
from govreport_gui.gui.looks import messages, theme
from govreport_gui.importing import import_file
from govreport_gui.recognise.records import Recognition
from govreport_gui.writers.edition import PLAIN
from govreport_gui.writers.text import plain_text
from tests.builders import report_2019, sound_report
from tests.gui.import_clicks import click_cell, click_source
from tests.recognise.imports import NATURAL, ROW, RULES, SENTENCE, TABLE_2, UPHELD, recognition

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(qtbot, monkeypatch):
    monkeypatch.setattr(messages, "choose", lambda *_verbs, **_details: "不导入")  # when the test closes it
    made = ImportDialog(recognition(), "去年.docx")
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show()
    qtbot.waitExposed(made)
    made.draft.check_now()
    return made


# ── What is shown ──


def test_the_head_counts(dialog):
    assert dialog.counts.text() == "已读 8 · ○ 空白 192 · ▲ 存疑 1 · ✗ 冲突 1 · 未放入 3"
    dialog.draft.confirm(NATURAL)
    assert "存疑 0" in dialog.counts.text()


def test_the_file_is_shown_as_read(dialog):
    shown = dialog.source.toPlainText()
    for words in (SENTENCE, "〔图片 章.png〕", "〔略去：页码〕- 2 -", "规章"):
        assert words in shown


def test_tabs_tell_the_open_doubts(dialog):
    assert [dialog.form.tabs.tabText(at) for at in range(8)] == [
        "标题与前言",
        "一",
        "二 ✗1",
        "三 ▲1",
        *"四五六",
        "落款",
    ]


def test_a_cell_tells_state_and_source(dialog):
    model = dialog.form.table_page("applications").model
    said = model.index_of(NATURAL).data(Qt.ItemDataRole.ToolTipRole)
    assert said == "存疑：行名不完全一致\n来源：第2个表格 第1行 第2格"
    assert model.look(model.index_of(NATURAL)).mark is not None
    blank = dialog.form.table_page("review").model.index_of(UPHELD)
    assert blank.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "空白\n文件里没有对应的位置"


def test_an_old_form_is_shown_as_what_it_is(qtbot):
    dialog = ImportDialog(Recognition(report_2019()), "旧.docx")
    qtbot.addWidget(dialog)
    assert "2020 年度及以前的旧格式" in dialog.hint.text()
    refs = set(dialog.form.table_page("disclosure").model.grid.places)
    assert refs == set(report_2019().form.table["disclosure"].refs)


def test_an_import_can_be_undone_and_says_so(dialog):
    assert dialog.hint.text().startswith("表格按“")
    assert "接受后可以用“撤销”退回。" in dialog.hint.text()


def test_buttons_are_verbs_and_none_takes_enter(dialog):
    buttons = [button for button in dialog.findChildren(QPushButton) if button.parent() is dialog]
    assert [button.text() for button in buttons] == ["核对下一处（回车）", "保存回执…", "不导入", "接受", "帮助"]
    assert not any(button.isDefault() or button.autoDefault() for button in dialog.findChildren(QPushButton))


def test_a_huge_table_is_cut_and_says_so(qtbot):
    cells = tuple(GridCell(row, column, "1", f"c {row} {column}") for row in range(LARGEST_GRID) for column in range(2))
    dialog = ImportDialog(replace(recognition(), blocks=(Grid(cells, "table 1"),)), "大.docx")
    qtbot.addWidget(dialog)
    assert len(dialog.source.text.places) == LARGEST_GRID + 1
    assert CUT in dialog.source.toPlainText()


def colour_of(dialog, words):
    return dialog.source.document().find(words).charFormat().foreground().color().name()


def test_what_stands_beside_a_mark_that_is_left_out_is_not_grey(qtbot, tmp_path):
    report = sound_report()
    sentence = report.text_of("overview").split("\n")[0]
    file = tmp_path / "去年.txt"
    file.write_text(plain_text(report, PLAIN).replace(sentence, f"[bookmark: _GoBack]{sentence}"), encoding="utf-8")
    made = ImportDialog(import_file(file), file.name)
    qtbot.addWidget(made)
    assert colour_of(made, "略去") == theme.current().faded
    assert colour_of(made, sentence[:10]) != theme.current().faded


def test_the_file_follows_the_theme(qtbot, qapp, dialog):
    before, places = qapp.palette(), dict(dialog.source.text.places)
    try:
        qapp.setPalette(theme.palette(theme.DARK))
        qtbot.waitUntil(lambda: colour_of(dialog, "略去") == theme.DARK.faded)
        assert dialog.source.text.places == places
    finally:
        qapp.setPalette(before)


# ── One side shows the other ──


@pytest.mark.parametrize("look", theme.THEMES, ids=["light", "dark", "contrast"])
def test_tabs_can_be_read_in_every_theme(qtbot, qapp, dialog, look):
    before = qapp.palette()
    try:
        qapp.setPalette(theme.palette(look))
        qapp.setPalette(theme.outlined_palette(look), "QTabBar")
        qtbot.waitUntil(lambda: dialog.form.tabs.palette().color(QPalette.ColorRole.Window).name() == look.window)
        drawn = dialog.form.tabs.grab().toImage()
        tab = dialog.form.tabs.tabRect(0)
        ground = drawn.pixelColor(tab.left() + 6, tab.center().y())
        assert abs(ground.lightness() - QColor(look.window).lightness()) < 40
    finally:
        qapp.setPalette(before)
        qapp.setPalette(before, "QTabBar")


def test_a_change_of_colours_moves_neither_caret_nor_view(qapp, dialog):
    assert dialog.source.textCursor().position() == 0
    QApplication.sendEvent(dialog.source, QEvent(QEvent.Type.PaletteChange))
    assert dialog.source.textCursor().position() == 0
    assert dialog.source.verticalScrollBar().value() == 0


def test_a_click_in_the_form_shows_the_source(qtbot, dialog):
    dialog.form.show_page("applications")
    click_cell(qtbot, dialog, ROW[2])
    assert dialog.source.shown_source == TABLE_2.format(1, 4)
    assert "来源：第2个表格 第1行 第4格" in dialog.remark.text()


def test_a_click_in_the_file_shows_the_cell(qtbot, dialog):
    click_source(qtbot, dialog, TABLE_2.format(1, 3))
    assert dialog.form.page_key == "applications"
    assert dialog.form.current_ref == ROW[1]
    assert dialog.source.shown_source == TABLE_2.format(1, 3)


def test_the_caret_shows_the_cell_too(qtbot, dialog):
    start, _end = dialog.source.text.places[TABLE_2.format(1, 2)]
    cursor = QTextCursor(dialog.source.document())
    cursor.setPosition(start)
    dialog.source.setTextCursor(cursor)
    qtbot.keyClick(dialog.source, Key.Key_Down)
    assert dialog.source.shown_source == TABLE_2.format(2, 2)
    qtbot.keyClick(dialog.source, Key.Key_Up)
    assert dialog.form.current_ref == NATURAL


def test_a_click_on_a_leftover_selects_it_in_the_list(qtbot, dialog):
    dialog.leftovers.list.setCurrentRow(2)
    click_source(qtbot, dialog, "paragraph 4")
    assert dialog.leftovers.current().text == "5"
    assert dialog.remark.text() == LEFT_OVER


def test_a_click_on_a_text_selects_it_in_the_form(qtbot, dialog):
    click_source(qtbot, dialog, "paragraph 3")
    assert dialog.form.page_key == "overview"
    assert dialog.form.page("overview").editor.textCursor().selectedText() == SENTENCE


def test_a_tab_shows_its_heading_in_the_file(qtbot, dialog):
    tabs = dialog.form.tabs
    qtbot.mouseClick(tabs, LEFT, pos=tabs.tabRect(1).center())
    assert dialog.source.shown_source == "paragraph 2"


# ── Enter ──


def test_enter_walks_the_doubts_and_settles_them(qtbot, dialog):
    visited = []
    qtbot.keyClick(dialog, Key.Key_Return)
    for _ in range(2):
        visited.append(dialog.form.current_ref)
        qtbot.keyClick(dialog.form.table_page(dialog.form.page_key).grid.body, Key.Key_Return)
    assert visited == [RULES, NATURAL]
    assert dialog.remark.text() == ALL_SETTLED
    assert dialog.draft.review.open_doubts == ()
    assert not dialog.next_button.isEnabled()
    assert dialog.result() == 0  # still open: Enter never accepts


def test_enter_walks_from_the_file_too(qtbot, dialog):
    qtbot.keyClick(dialog.source, Key.Key_Return)
    assert dialog.form.current_ref == RULES


def test_a_doubtful_figure_is_corrected_in_place(qtbot, dialog):
    dialog.form.show_page("applications")
    click_cell(qtbot, dialog, NATURAL)
    body = dialog.form.table_page("applications").grid.body
    qtbot.keyClick(body, Key.Key_9)
    qtbot.keyClick(QApplication.focusWidget() or body.indexWidget(body.currentIndex()), Key.Key_Return)
    assert dialog.draft.report.cell(NATURAL) == "9"
    assert "原来读到的是2" in "".join(dialog.draft.remarks(NATURAL))


def test_undo_brings_a_doubt_back(qtbot, dialog):
    dialog.draft.confirm(NATURAL)
    dialog.activateWindow()
    qtbot.keyClick(dialog, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert dialog.draft.review.doubt_of(NATURAL) is not None


def test_enter_presses_a_button_that_has_the_focus(qtbot, dialog):
    dialog.reject_button.setFocus()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog.reject_button, Key.Key_Return)


# ── The end ──


def test_accepting_hands_over_the_corrected_report(qtbot, dialog):
    dialog.draft.place_figure("5", "paragraph 4", UPHELD)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.accept_button, LEFT)
    assert dialog.result_recognition().report.cell(UPHELD) == "5"


def test_ctrl_enter_accepts_from_the_grid(qtbot, dialog):
    dialog.walk()
    body = dialog.form.table_page("disclosure").grid.body
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(body, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(("answer", "leaves"), [("继续核对", False), ("不导入", True)])
def test_leaving_asks_where_corrections_would_be_lost(qtbot, dialog, monkeypatch, answer, leaves):
    monkeypatch.setattr(messages, "choose", lambda *_verbs, **_details: answer)
    dialog.draft.confirm(NATURAL)
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert dialog.isVisible() is not leaves


def test_the_sides_stay_as_they_were_left(qtbot, dialog):
    dialog.sides.setSizes([700, 600])
    left = dialog.sides.sizes()
    dialog.reject()
    again = ImportDialog(recognition(), "去年.docx")
    qtbot.addWidget(again)
    again.resize(dialog.size())
    again.show()
    assert again.sides.sizes() == left


def test_leaving_untouched_asks_nothing(qtbot, dialog):
    with qtbot.waitSignal(dialog.rejected):
        qtbot.mouseClick(dialog.reject_button, LEFT)


def test_the_receipt_is_saved(qtbot, dialog, monkeypatch, tmp_path):
    target = tmp_path / "回执.txt"
    monkeypatch.setattr(import_dialog, "ask_save", lambda *_args: target)
    qtbot.mouseClick(dialog.receipt_button, LEFT)
    assert target.read_text(encoding="utf-8-sig").startswith("导入回执：去年.docx\n")


def test_every_cell_of_a_real_file_leads_to_its_source_and_back(qtbot, shared):
    for seed in sorted((shared / "seeds").glob("*.txt"))[::2]:
        read = import_file(seed)
        dialog = ImportDialog(read, seed.name)
        qtbot.addWidget(dialog)
        places = dialog.source.text.places
        assert {source for source in read.sources.values() if source not in places} == set()
        for source in read.sources.values():
            assert dialog.source.text.source_at(places[source][0]) == source


def test_a_doubtful_year_is_asked_about_until_it_is_settled(dialog):
    """Next year's draft follows from it."""
    assert not dialog.year_doubt.isVisible()
    title = dialog.draft.report.title
    assert "2024年" in title
    dialog.draft.set_field("title", title.replace("2024年", "2022年"))
    assert "2022 年" in dialog.year_doubt.text()
    assert dialog.year_doubt.isVisible()
    dialog.draft.set_field("title", title)
    assert not dialog.year_doubt.isVisible()
