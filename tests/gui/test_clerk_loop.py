"""The clerk's whole way through the real window, by mouse and keyboard: import, type a wrong number, see and click the
finding, undo, save, open again, export, and read the export back.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from govreport_gui import app, paths, project
from govreport_gui.finding import Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.exporting import export_flow
from govreport_gui.gui.files import file_flow
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.looks import messages
from govreport_gui.importing import import_file
from govreport_gui.report import report_json

NEW = CellRef("applications", "received_new", "natural")
WRONG = "98765"


@pytest.fixture(params=["sample", "seed"])
def source(request):
    """Return a report to begin with: the practice report, or a real one."""
    if request.param == "sample":
        return paths.resource("samples", "sample_report.docx")
    seeds = sorted((request.getfixturevalue("shared") / "seeds").glob("*.txt"))
    return seeds[0]


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    """Return the window; questions are answered 导出 and 不保存, files go to the test's folder."""
    answers = {"导出草稿": "导出草稿", "导出": "导出", "保存": "不保存"}
    monkeypatch.setattr(messages, "choose", lambda _parent, _said, *verbs, details="": answers[verbs[0]])
    for flow in (file_flow, export_flow):
        monkeypatch.setattr(flow, "ask_save", lambda _p, _t, _f, _name, suffix: tmp_path / f"报告.{suffix}")
    window = app.create_window()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def accept(dialog):
    """Accept what the dialog proposes, by its button, as a clerk does."""
    dialog.accept_button.click()
    return dialog.result()


def rules(window, severity=Severity.ERROR):
    return {finding.rule for finding in window.document.findings if finding.severity is severity}


def type_number(window, qtbot, ref, text):
    page = window.workspace.page(ref.table).table
    page.show_cell(ref)
    for key in text:  # the first key opens the cell's editor, which gets the others
        qtbot.keyClicks(QApplication.focusWidget(), key)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def marked_cells(window, table):
    model = window.workspace.page(table).table.model
    refs = window.document.report.form.table[table].refs
    return {ref for ref in refs if model.look(model.index_of(ref)).takes_part}


def click_finding(window, qtbot, rule, ref):
    findings = window.workspace.findings
    for row in range(findings.filter.rowCount()):
        index = findings.filter.index(row, 0)
        if index.data(Role.FINDING).rule == rule and ref in index.data(Role.FINDING).cells:
            findings.list.scrollTo(index)
            place = findings.list.visualRect(index).center()
            qtbot.mouseClick(findings.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
            return index.data(Role.FINDING)
    raise AssertionError(f"no {rule} on {ref}")


def test_the_clerks_way(window, qtbot, monkeypatch, source, tmp_path):
    monkeypatch.setattr(ImportDialog, "exec", accept)
    with qtbot.waitSignal(window.files.opened, timeout=20_000):
        window.open_path(str(source))
    imported = window.document.report
    window.document.check_now()
    before = list(window.document.findings)

    window.workspace.tree.show_page("applications")
    type_number(window, qtbot, NEW, WRONG)
    assert window.document.report.cell(NEW) == WRONG
    qtbot.waitUntil(lambda: window.document.findings != before)
    assert "S03" in rules(window)

    window.workspace.tree.show_page("overview")
    finding = click_finding(window, qtbot, "S03", NEW)
    assert window.workspace.page_key == "applications"
    assert marked_cells(window, "applications") == set(finding.cells)

    window.actions_by_id["undo"].trigger()
    window.document.check_now()
    assert window.document.report == imported
    assert window.document.findings == before

    window.actions_by_id["save"].trigger()
    saved = tmp_path / "报告.govreport"
    assert report_json(project.load(saved).report) == report_json(imported)
    window.actions_by_id["new"].trigger()
    window.open_path(str(saved))
    assert report_json(window.document.report) == report_json(imported)

    window.actions_by_id["export_word"].trigger()
    window.actions_by_id["export_excel"].trigger()
    assert report_json(import_file(tmp_path / "报告.docx").report) == report_json(imported)
    assert (tmp_path / "报告.xlsx").stat().st_size > 0
