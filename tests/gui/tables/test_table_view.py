"""The grid under real keys, clicks and the real clipboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from govreport_gui import project
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.tables.table_grid import TableGrid
from govreport_gui.gui.tables.table_model import TableModel

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def app(row, column="natural"):
    return CellRef("applications", row, column)


def rule(row, column):
    return CellRef("disclosure", row, column)


@pytest.fixture
def show(qtbot, document):
    kept = []  # qtbot holds windows weakly

    def shown(table="applications", size=(1000, 500)):
        grid = TableGrid(TableModel(document, table, document))
        kept.append(grid)
        qtbot.addWidget(grid)
        grid.resize(*size)
        grid.show()
        qtbot.waitExposed(grid)
        grid.activateWindow()
        grid.body.setFocus()
        return grid

    yield shown
    kept.clear()


@pytest.fixture
def body(show):
    view = show().body
    view.show_cell(app("received_new"))
    return view


@pytest.fixture
def press(qtbot, body):
    """Press keys one after the other where the focus is: the grid, or the line one types in."""

    def pressed(*keys):
        for key in keys:
            target = body.viewport().findChild(QLineEdit) if is_editing(body) else body
            if isinstance(key, str):
                qtbot.keyClicks(target, key)
            else:
                code, modifiers = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
                qtbot.keyClick(target, code, modifiers)

    return pressed


def is_editing(view):
    return view.state() == view.State.EditingState


def clipboard():
    return QGuiApplication.clipboard()


# ── Moving ──


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ([Key.Key_Return], app("received_carried_in")),
        ([Key.Key_Enter, Key.Key_Enter], app("granted")),
        ([Key.Key_Return, (Key.Key_Return, SHIFT)], app("received_new")),
        ([Key.Key_Tab], app("received_new", "commercial")),
        ([Key.Key_Tab, (Key.Key_Backtab, SHIFT)], app("received_new")),
        ([Key.Key_Tab] * 7, app("received_carried_in")),
        ([Key.Key_Down, Key.Key_Right, Key.Key_Up, Key.Key_Left], app("received_new")),
        ([Key.Key_Left, Key.Key_Up], app("received_new")),
        ([Key.Key_End], app("received_new", "total")),
        ([Key.Key_PageDown], app("carried_out")),
    ],
)
def test_keys_lead_from_value_to_value(body, press, keys, place):
    press(*keys)
    assert body.current_ref == place


def test_a_selection_starts_at_the_cell_one_went_to(body, press):
    press(Key.Key_Return, Key.Key_Return, (Key.Key_Down, SHIFT), (Key.Key_Right, SHIFT))
    rows, columns = ("granted", "partly_granted"), ("natural", "commercial")
    assert body.selected_refs == [app(row, column) for row in rows for column in columns]


def test_tab_leaves_the_grid_at_its_end(qtbot, show):
    grid = show()
    other = QLineEdit(grid)
    other.show()
    grid.body.show_cell(app("carried_out", "total"))
    qtbot.keyClick(grid.body, Key.Key_Tab)
    assert grid.focusWidget() is other


def test_down_in_table_two_passes_its_inner_headers(qtbot, show):
    body = show("disclosure").body
    body.show_cell(rule("normative_documents", "in_force"))
    qtbot.keyClick(body, Key.Key_Return)
    assert body.current_ref == rule("licensing", "decisions")


# ── Typing ──


def test_typing_replaces_and_enter_goes_down(body, press):
    press("1", "2", Key.Key_Return, "7", Key.Key_Return)
    report = body.table_model.document.report
    assert [report.cell(app(row)) for row in ("received_new", "received_carried_in")] == ["12", "7"]
    assert body.current_ref == app("granted")
    assert not is_editing(body)


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Key.Key_Tab, app("received_new", "commercial")),
        (Key.Key_Right, app("received_new", "commercial")),
        (Key.Key_Down, app("received_carried_in")),
    ],
)
def test_a_key_that_leads_on_ends_typing(body, press, key, place):
    press("9", key)
    assert body.table_model.document.report.cell(app("received_new")) == "9"
    assert (body.current_ref, is_editing(body)) == (place, False)


def test_f2_edits_the_figure_and_arrows_move_inside_it(body, press):
    press(Key.Key_F2, Key.Key_Home, Key.Key_Right, "9", Key.Key_Return)
    assert body.table_model.document.report.cell(app("received_new")) == "390"


def test_escape_keeps_the_old_figure(body, press):
    press("9", Key.Key_Escape)
    assert body.table_model.document.report.cell(app("received_new")) == "30"
    assert body.table_model.document.undo_stack.count() == 0


def test_an_input_method_types_too(body, qtbot):
    event = QInputMethodEvent()
    event.setCommitString("１５")
    QApplication.sendEvent(body, event)
    qtbot.keyClick(body.viewport().findChild(QLineEdit), Key.Key_Return)
    assert body.table_model.document.report.cell(app("received_new")) == "15"


def test_every_typed_figure_is_one_undo_step(body, press, balanced):
    press("1", "2", Key.Key_Return, "7", Key.Key_Return)
    document = body.table_model.document
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.report == balanced


def test_a_check_that_ends_while_one_types_does_not_undo_the_typing(qapp, qtbot, balanced):
    """Typing fast, one is in the next cell when the check of the last one marks it."""

    def blanks(report, _last_year):
        blank = tuple(ref for ref in report.form.table["review"].refs if not report.cell(ref))
        return [Finding("C01", Severity.WARNING, f"有 {len(blank)} 格空白", cells=blank)]

    document = Document(balanced, check=blanks)
    grid = TableGrid(TableModel(document, "review", document))
    qtbot.addWidget(grid)
    grid.show()
    body, refs = grid.body, grid.model.grid.places
    body.show_cell(next(iter(refs)))
    for figure in "123":
        qtbot.keyClicks(body, figure)
        document.check_now()
        qtbot.keyClick(body.viewport().findChild(QLineEdit), Key.Key_Tab)
        qtbot.wait(1)
    assert [document.report.cell(ref) for ref in list(refs)[:3]] == ["1", "2", "3"]


def test_what_is_being_typed_is_saved_too(body, press, monkeypatch, tmp_path):
    saved = []
    monkeypatch.setattr(project, "save", lambda kept, path: saved.append(kept.report))
    press("9")
    body.table_model.document.save(tmp_path / "a.govreport")
    assert saved[0].cell(app("received_new")) == "9"
    assert not is_editing(body) and not body.table_model.document.modified


# ── Clearing ──


def test_delete_clears_the_selection_in_one_step_but_not_computed_totals(body, press, balanced):
    body.selectAll()
    press(Key.Key_Delete)
    document = body.table_model.document
    assert {text for ref, text in document.report.cells.items() if ref.table == "applications"} == {""}
    assert not document.report.typed_totals
    document.undo_stack.undo()
    assert document.report == balanced


def test_a_computed_total_alone_cannot_be_cleared_and_says_why(body, qtbot):
    body.show_cell(app("received_new", "total"))
    with qtbot.waitSignal(body.refused) as refusal:
        qtbot.keyClick(body, Key.Key_Delete)
    assert "手工填写总计" in refusal.args[0]


def test_a_hand_filled_total_is_cleared_and_stays_hand_filled(body, press):
    total = app("received_new", "total")
    document = body.table_model.document
    document.set_cells({total: "99"}, "输入")
    body.show_cell(total)
    press(Key.Key_Delete)
    assert document.report.cell(total) == ""
    assert total in document.report.typed_totals


# ── Clipboard ──


def test_copied_cells_can_be_pasted_elsewhere_as_one_step(body, press):
    press((Key.Key_Down, SHIFT), (Key.Key_C, CTRL))
    assert clipboard().text() == "30\n4\n"
    assert "<td>30</td>" in clipboard().mimeData().html()
    body.show_cell(app("received_new", "research"))
    press((Key.Key_V, CTRL))
    report = body.table_model.document.report
    assert report.cell(app("received_new", "research")) == "30"
    assert report.cell(app("received_new", "total")) == "65"
    assert body.table_model.document.undo_stack.count() == 1
    assert body.selected_refs == [app("received_new", "research"), app("received_carried_in", "research")]


def test_the_whole_pasted_range_is_selected_with_its_blanks_over_totals(body, press):
    rows = ("received_new", "received_carried_in")
    columns = ("other_org", "total")
    body.show_cell(app(rows[0], columns[0]))
    clipboard().setText("1\t\n2\t3\n")
    press((Key.Key_V, CTRL))
    assert body.selected_refs == [app(row, column) for row in rows for column in columns]
    assert body.current_ref == app(rows[0], columns[0])


def test_what_does_not_fit_changes_nothing(body, press, qtbot, balanced):
    clipboard().setText("\t".join("12345678"))
    with qtbot.waitSignal(body.refused) as refusal:
        press((Key.Key_V, CTRL))
    assert "1 行 8 列" in refusal.args[0] and "表三·本年新收·自然人" in refusal.args[0]
    assert body.table_model.document.report == balanced


def test_one_copied_figure_fills_the_selection(body, press):
    clipboard().setText("0")
    press((Key.Key_Down, SHIFT), (Key.Key_V, CTRL))
    report = body.table_model.document.report
    assert [report.cell(app(row)) for row in ("received_new", "received_carried_in")] == ["0", "0"]


def test_cut_copies_and_clears(body, press):
    press((Key.Key_X, CTRL))
    assert clipboard().text() == "30\n"
    assert body.table_model.document.report.cell(app("received_new")) == ""


def test_pasting_nothing_says_so(body, press, qtbot):
    clipboard().clear()
    with qtbot.waitSignal(body.refused):
        press((Key.Key_V, CTRL))


# ── Mouse and menu ──


def test_clicking_a_label_selects_what_it_stands_for(show, qtbot):
    grid = show()
    label = next(cell for cell in grid.model.grid.cells if cell.text == "（三）不予公开")
    place = grid.labels.visualRect(grid.model.index(label.row, label.column))
    qtbot.mouseClick(grid.labels.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(5, 5))
    assert len(grid.body.selected_refs) == 8 * 7
    header = next(cell for cell in grid.model.grid.cells if cell.text == "法人或其他组织")
    place = grid.headers.visualRect(grid.model.index(header.row, header.column))
    qtbot.mouseClick(grid.headers.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert {ref.column for ref in grid.body.selected_refs} == {
        "commercial",
        "research",
        "nonprofit",
        "legal",
        "other_org",
    }
    assert len(grid.body.selected_refs) == 25 * 5


def test_clicking_a_label_inside_table_two(show, qtbot):
    body = show("disclosure").body
    place = body.visualRect(body.table_model.index(3, 0))
    qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert {ref.row for ref in body.selected_refs} == {"normative_documents"}


def test_the_menu_lets_a_hand_filled_total_follow_again(body):
    total = app("received_new", "total")
    document = body.table_model.document
    body.show_cell(total)
    assert not menu_action(body, "恢复自动计算").isEnabled()
    document.set_cells({total: "99"}, "输入")
    menu_action(body, "恢复自动计算").trigger()
    assert (document.report.cell(total), document.report.typed_totals) == ("35", frozenset())


def menu_action(view, text):
    return next(action for action in view.context_menu().actions() if action.text() == text)


# ── Frozen headers ──


def test_headers_and_labels_stay_in_view_and_in_line_while_scrolling(show, qtbot):
    grid = show(size=(600, 300))
    grid.body.show_cell(app("carried_out", "total"))
    index = grid.model.index_of(app("carried_out", "total"))
    rect = grid.body.visualRect(index)
    assert grid.body.viewport().rect().contains(rect)
    label = grid.labels.visualRect(grid.model.index(index.row(), 0))
    header = grid.headers.visualRect(grid.model.index(1, index.column()))
    assert (label.top(), header.left()) == (rect.top(), rect.left())
    assert grid.labels.viewport().rect().contains(label)
    assert grid.headers.viewport().rect().contains(header)


@pytest.mark.parametrize("table", ["disclosure", "applications", "review"])
def test_every_cell_is_shown_by_exactly_one_view(show, table):
    grid = show(table)
    for cell in grid.model.grid.cells:
        showing = [v for v in grid.views if not v.isRowHidden(cell.row) and not v.isColumnHidden(cell.column)]
        assert len(showing) == 1
        assert (showing[0] is grid.body) or cell.ref is None


def test_a_long_text_gets_a_higher_row_and_gives_it_back(body, press):
    row = body.currentIndex().row()
    before = body.rowHeight(row)
    body.table_model.document.set_cells({app("received_new"): "三十件（其中重复的五件）"}, "输入")
    assert body.rowHeight(row) > before
    body.table_model.document.undo_stack.undo()
    assert body.rowHeight(row) == before


def test_the_grid_grows_with_the_font(show):
    grid = show()
    height, width = grid.body.rowHeight(5), grid.body.columnWidth(5)
    font = grid.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    grid.setFont(font)
    assert grid.body.rowHeight(5) > height
    assert grid.body.columnWidth(5) > width
