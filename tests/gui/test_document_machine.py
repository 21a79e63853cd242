"""Any sequence of edits, undo, save, reload and import: grid, document and file say the same throughout."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import Qt

from govreport_gui import project
from govreport_gui.form import CellRef, forms
from govreport_gui.gui import edits
from govreport_gui.gui.document import Document
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report
from tests.arbitrary import CELL_TEXTS, reports
from tests.builders import sound_report

FORM = forms()["2021"]
REFS = [ref for ref in FORM.refs if ref.table != "disclosure"]
FIELDS = ["title", "organ", "signature.organ", "signature.date"]


on_the_form = precondition(lambda self: self.document.report.form_id == FORM.id)  # an import may bring the other one


class Machine(RuleBasedStateMachine):
    """`expected` holds the reports one can go back and forth to, as a list with a place: a model of the undo stack."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "年报.govreport")
        self.document = Document(sound_report(), check=lambda _report, _last_year: [])
        self.models = {table: TableModel(self.document, table) for table in FORM.table}
        self.history, self.place = [self.document.report], 0
        self.saved: Report | None = None

    def teardown(self) -> None:
        self.folder.cleanup()

    def _did(self) -> None:
        """Note what a step made of the report; a step that changed nothing is none."""
        if self.document.report != self.history[self.place]:
            self.history = [*self.history[: self.place + 1], self.document.report]
            self.place += 1

    # ── Steps ──

    @on_the_form
    @rule(ref=st.sampled_from(REFS), text=CELL_TEXTS)
    def type_in_a_cell(self, ref: CellRef, text: str) -> None:
        model = self.models[ref.table]
        wanted = edits.with_typed_cells(self.document.report, {ref: text}).cell(ref)
        model.setData(model.index_of(ref), text, Qt.ItemDataRole.EditRole)
        assert self.document.report.cell(ref) in (wanted, text)
        self._did()

    @on_the_form
    @rule(refs=st.sets(st.sampled_from(REFS), min_size=1, max_size=8), text=CELL_TEXTS)
    def paste_cells(self, refs: set[CellRef], text: str) -> None:
        self.document.set_cells(dict.fromkeys(refs, text), "粘贴")
        self._did()

    @rule(
        key=st.sampled_from(["overview", "problems", "other", "preamble"]), text=st.text("一二三12，。\n", max_size=12)
    )
    def write_a_part_anew(self, key: str, text: str) -> None:
        self.document.set_part(key, Part())  # what is typed afterwards is another step
        self._did()
        self.document.undo_stack.setClean()
        self.document.set_part(key, Part.of(text))
        self._did()
        self.document.undo_stack.setClean()

    @rule(name=st.sampled_from(FIELDS), text=st.text("某县镇2024年", max_size=8))
    def write_a_field(self, name: str, text: str) -> None:
        self.document.undo_stack.setClean()  # typing after a save is a step of its own
        self.document.set_field(name, text)
        self._did()

    @on_the_form
    @rule(table=st.sampled_from(["applications", "review"]), typed=st.booleans())
    def switch_totals(self, table: str, typed: bool) -> None:
        self.document.set_totals_typed(table, typed)
        self._did()

    @on_the_form
    @rule(at=st.integers(0, 3), ref=st.sampled_from(REFS))
    def link_a_number(self, at: int, ref: CellRef) -> None:
        self.document.insert_number("overview", min(at, len(self.document.report.section("overview").text)), ref)
        self._did()

    @rule(report=reports())
    def import_another(self, report: Report) -> None:
        self.document.accept_import(Recognition(report), Path("去年.docx"))
        self._did()

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        self.document.undo_stack.undo()
        self.place -= 1

    @precondition(lambda self: self.place + 1 < len(self.history))
    @rule()
    def redo(self) -> None:
        self.document.undo_stack.redo()
        self.place += 1

    @rule()
    def save(self) -> None:
        self.document.save(self.path)
        self.saved = self.document.report
        assert project.load(self.path).report == self.saved

    @precondition(lambda self: self.saved is not None)
    @rule()
    def open_again(self) -> None:
        self.document.open(self.path)
        assert self.document.report == self.saved
        self.history, self.place = [self.document.report], 0

    # ── What always holds ──

    @invariant()
    def the_document_is_where_undo_and_redo_put_it(self) -> None:
        assert self.document.report == self.history[self.place]

    @on_the_form
    @invariant()
    def the_grid_says_what_the_report_says(self) -> None:
        report = self.document.report
        for model in self.models.values():
            for ref in model.document.report.form.table[model.table].refs:
                assert model.index_of(ref).data(Qt.ItemDataRole.EditRole) == report.cell(ref)


@pytest.mark.usefixtures("qapp")
class TestDocumentMachine(Machine.TestCase):
    settings = settings(
        max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True
    )
