import pytest
from PySide6.QtCore import Qt

from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef, forms
from govreport_gui.form.layout import layout
from govreport_gui.gui.document import Document
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.report import Report

NEW = CellRef("applications", "received_new", "natural")
NEW_TOTAL = CellRef("applications", "received_new", "total")
Role = Qt.ItemDataRole


@pytest.fixture
def model(document):
    return TableModel(document, "applications", document)


def changed_refs(model, act):
    seen = set()
    model.dataChanged.connect(lambda first, _last: seen.add(model.ref_at(first)))
    act()
    return seen


@pytest.mark.parametrize("form_id", ["2021", "2019"])
@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_the_model_keeps_qts_rules(qapp, qtmodeltester, form_id, table):
    document = Document(Report.blank(forms()[form_id], 2024), check=lambda _report, _last_year: [])
    qtmodeltester.check(TableModel(document, table, document), force_py=True)


@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_it_shows_what_the_form_prints(document, form, table):
    model = TableModel(document, table, document)
    drawn = layout(form.table[table])
    assert (model.rowCount(), model.columnCount()) == (drawn.rows, drawn.columns)
    for cell in drawn.cells:
        expected = document.report.cell(cell.ref) if cell.ref else cell.text
        assert model.index(cell.row, cell.column).data() == expected


def test_labels_can_be_neither_selected_nor_edited(model, form):
    for cell in model.grid.cells:
        flags = model.flags(model.index(cell.row, cell.column))
        assert bool(flags & Qt.ItemFlag.ItemIsEditable) == (cell.ref is not None)
        assert bool(flags & Qt.ItemFlag.ItemIsSelectable) == (cell.ref is not None)


def test_typing_announces_the_cell_and_its_totals_and_nothing_else(model):
    changed = changed_refs(model, lambda: model.setData(model.index_of(NEW), "３１ 件"))
    assert changed == {NEW, NEW_TOTAL}
    assert model.index_of(NEW).data() == "31"


def test_a_hand_filled_total_shows(model):
    assert model.is_computed(NEW_TOTAL)
    model.setData(model.index_of(NEW_TOTAL), "99")
    look = model.look(model.index_of(NEW_TOTAL))
    assert (look.is_total, look.by_hand, model.is_computed(NEW_TOTAL)) == (True, True, False)
    assert "手工填写" in model.index_of(NEW_TOTAL).data(Role.ToolTipRole)
    changed = changed_refs(model, lambda: model.document.set_totals_typed("applications", True))
    assert NEW_TOTAL not in changed and changed == set(model.document.report.typed_totals) - {NEW_TOTAL}


def test_a_bad_value_stays_as_typed(model):
    model.setData(model.index_of(NEW), "约30")
    assert model.index_of(NEW).data() == "约30"


def test_a_cell_is_painted_anew_only_where_its_mark_looks_other(qapp, balanced):
    findings = [Finding("S03", Severity.ERROR, "差 1", cells=(NEW,))]
    document = Document(balanced, check=lambda _report, _last_year: list(findings))
    document.check_now()
    model = TableModel(document, "applications", document)
    findings[0] = Finding("S03", Severity.ERROR, "差 2", cells=(NEW,))
    assert changed_refs(model, document.check_now) == set()
    assert model.index_of(NEW).data(Role.ToolTipRole) == "差 2"
    findings[0] = Finding("S03", Severity.WARNING, "差 2", cells=(NEW,))
    assert changed_refs(model, document.check_now) == {NEW}


def test_findings_mark_their_cells(qapp, balanced):
    findings = []
    document = Document(balanced, check=lambda _report, _last_year: list(findings))
    model = TableModel(document, "applications", document)
    findings.append(Finding("S03", Severity.ERROR, "这一列不平", cells=(NEW,)))
    assert changed_refs(model, document.check_now) == {NEW}
    assert model.look(model.index_of(NEW)).mark.severity is Severity.ERROR
    assert model.index_of(NEW).data(Role.ToolTipRole) == "这一列不平"
    findings.clear()
    document.check_now()
    assert model.look(model.index_of(NEW)).mark is None


def test_the_selected_finding_marks_its_cells(model):
    assert changed_refs(model, lambda: model.set_highlight([NEW])) == {NEW}
    assert model.look(model.index_of(NEW)).takes_part
    assert changed_refs(model, lambda: model.set_highlight([NEW_TOTAL])) == {NEW, NEW_TOTAL}


def test_a_screen_reader_hears_row_column_and_value(model):
    assert model.index_of(NEW).data(Role.AccessibleTextRole) == "一、本年新收 自然人 30"
    model.setData(model.index_of(NEW), "")
    assert model.index_of(NEW).data(Role.AccessibleTextRole) == "一、本年新收 自然人 空白"


def test_another_form_lays_the_table_out_anew(model, qtbot):
    rows = model.rowCount()
    with qtbot.waitSignal(model.modelReset):
        model.document.new(Report.blank(forms()["2019"], 2020))
    assert model.rowCount() == rows - 2
