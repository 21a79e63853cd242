import gc

import pytest

from govreport_gui.form import CellRef, forms
from govreport_gui.gui.document import Document
from govreport_gui.gui.tables.table_page import TablePage
from govreport_gui.report import Report

NEW = CellRef("applications", "received_new", "natural")
NEW_TOTAL = CellRef("applications", "received_new", "total")


@pytest.fixture
def page(qtbot, document):
    page = TablePage(document, "applications")
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_switch_leaves_totals_to_the_clerk_and_back(page, document, balanced):
    page.switch.click()
    assert document.report.typed_totals == set(balanced.form.table["applications"].totals)
    document.set_cells({NEW: "99"}, "输入")
    assert document.report.cell(NEW_TOTAL) == "35"
    page.switch.click()
    assert document.report.cell(NEW_TOTAL) == "104"
    document.undo_stack.undo()
    assert page.switch.isChecked()


def test_single_hand_filled_totals_are_counted_and_can_be_computed_again(page, document):
    document.set_cells({NEW_TOTAL: "36"}, "输入")
    assert page.hand_filled.text().startswith("有 1 个总计")
    assert page.compute_all.isVisible() and not page.switch.isChecked()
    page.compute_all.setFocus()
    page.compute_all.click()
    assert page.window().focusWidget() is page.grid.body
    assert document.report.cell(NEW_TOTAL) == "35"
    assert not page.compute_all.isVisible()


def test_a_table_without_totals_has_no_switch(qtbot, document):
    page = TablePage(document, "disclosure")
    qtbot.addWidget(page)
    page.show()
    assert not page.switch.isVisible()


def test_a_missing_table_says_so_and_can_be_added(qtbot):
    document = Document(Report(form_id="2021"), check=lambda _report, _last_year: [])
    page = TablePage(document, "review")
    qtbot.addWidget(page)
    page.show()
    assert page.add_button.isVisible() and not page.grid.isVisible()
    page.add_button.click()
    assert page.grid.isVisible() and document.report.has_table("review")
    document.undo_stack.undo()
    assert page.add_button.isVisible()


def test_show_cell_puts_the_cursor_there(page, qtbot):
    with qtbot.waitSignal(page.cell_selected, check_params_cb=lambda ref: ref == NEW_TOTAL):
        page.show_cell(NEW_TOTAL)
    assert page.grid.body.current_ref == NEW_TOTAL


def test_another_form_shows_its_own_table(page, document, qtbot):
    document.new(Report.blank(forms()["2019"], 2020))
    other = CellRef("applications", "other", "natural")
    page.show_cell(other)
    assert page.grid.body.current_ref == other
    assert page.grid.labels.rowSpan(5, 0) == 20


def test_a_page_can_go_away_while_the_document_stays(document):
    page = TablePage(document, "applications")
    page.show()
    del page
    gc.collect()
    document.set_cells({NEW: "1"}, "输入")
