"""Any sequence of edits, pastes, undo, save, reload, import and rolling: grid, document and file say the same."""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from govreport_gui import fixes, project
from govreport_gui.errors import RollError
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef, forms
from govreport_gui.gui import edits
from govreport_gui.gui.document import Document
from govreport_gui.gui.page_state import blank_cells
from govreport_gui.gui.tables import grid_clipboard
from govreport_gui.gui.tables.table_clipboard import lines_of, to_html, to_tsv, whole_html, whole_rows
from govreport_gui.gui.tables.table_model import TableModel
from govreport_gui.gui.tables.table_view import TableView
from govreport_gui.gui.texts.text_page import PartBox
from govreport_gui.gui.texts.text_positions import settled, to_utf16
from govreport_gui.gui.widgets.undo_list import go_to_step
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report
from govreport_gui.rollover import roll
from tests.arbitrary import CELL_TEXTS, reports
from tests.builders import sound_report

FORM = forms()["2021"]
GRIDS = ("applications", "review")
COPIED = st.sampled_from(["", "0", "7", "12", "00", "/", "5件", "１２", "若干", "-3", "1,234"])
RECTANGLES = st.tuples(st.integers(1, 3), st.integers(1, 4)).flatmap(
    lambda size: st.lists(st.lists(COPIED, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0])
)
PLACES = st.tuples(st.sampled_from(GRIDS), st.integers(0, 99), st.integers(0, 99))
AREAS = st.tuples(PLACES, st.integers(1, 4), st.integers(1, 4))
Area = tuple[tuple[str, int, int], int, int]  # a place, how many lines and columns
WRITTEN = st.text("一二三12，。\n", max_size=6)
REFS = [ref for ref in FORM.refs if ref.table != "disclosure"]
FIELDS = ["title", "organ", "signature.organ", "signature.date"]
ORDER_MARK = "\ufeff"  # unseen, and nobody types it


on_the_form = precondition(lambda self: self.document.report.form_id == FORM.id)  # an import may bring the other one
with_the_grids = precondition(
    lambda self: self.document.report.form_id == FORM.id and all(map(self.document.report.has_table, GRIDS))
)


class Machine(RuleBasedStateMachine):
    """`history` holds the reports one can go back and forth to, as a list with a place: a model of the undo stack."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "年报.govreport")
        self.document = Document(sound_report(), check=lambda _report, _last_year: [])
        self.models = {table: TableModel(self.document, table) for table in FORM.table}
        self.views = {table: TableView(self.models[table]) for table in GRIDS}
        self.boxes = {key: PartBox(self.document, key) for key in ("preamble", "overview", "problems")}
        self.history, self.place = [self.document.report], 0
        self.saved: Report | None = None

    def teardown(self) -> None:
        for widget in (*self.views.values(), *self.boxes.values()):
            widget.deleteLater()
        self.folder.cleanup()

    def _did(self, *, is_always_a_step: bool = False) -> None:
        """Note what a step made of the report; one that changed nothing is none, and typing may go on with a word."""
        report = self.document.report
        if self.document.undo_stack.index() == self.place:
            self.history[self.place] = report
            return
        assert is_always_a_step or report != self.history[self.place]
        self.history = [*self.history[: self.place + 1], report]
        self.place += 1

    def _select(self, area: Area) -> TableView:
        """Select cells of a grid, as many as there are from a place on; the view has the cursor at the first."""
        (table, row, column), high, wide = area
        model, view = self.models[table], self.views[table]
        lines = list(lines_of(model.grid).values())
        row %= len(lines)
        column %= len(lines[row])
        refs = [ref for line in lines[row : row + high] for ref in line[column : column + wide]]
        view.selectionModel().setCurrentIndex(model.index_of(refs[0]), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        for ref in refs:
            view.selectionModel().select(model.index_of(ref), QItemSelectionModel.SelectionFlag.Select)
        assert view.selected_refs == refs
        return view

    # ── Steps ──

    @on_the_form
    @rule(ref=st.sampled_from(REFS), text=CELL_TEXTS)
    def type_in_a_cell(self, ref: CellRef, text: str) -> None:
        model, before = self.models[ref.table], self.document.report
        wanted = edits.with_typed_cells(before, {ref: text}).cell(ref)
        model.setData(model.index_of(ref), text, Qt.ItemDataRole.EditRole)
        if before.has_table(ref.table):
            assert self.document.report.cell(ref) in (wanted, text)
        else:
            assert self.document.report == before
        self._did()

    @on_the_form
    @rule(refs=st.sets(st.sampled_from(REFS), min_size=1, max_size=8), text=CELL_TEXTS)
    def paste_cells(self, refs: set[CellRef], text: str) -> None:
        self.document.set_cells(dict.fromkeys(refs & self.document.report.cells.keys(), text), "粘贴")
        self._did()

    @with_the_grids
    @rule(place=PLACES, rows=RECTANGLES, as_html=st.booleans())
    def paste_a_rectangle(self, place: tuple[str, int, int], rows: list[list[str]], as_html: bool) -> None:
        """All of it stands there afterwards, or, where it does not fit, nothing of it."""
        view, before = self._select((place, 1, 1)), self.document.report
        _copy(to_html(rows) if as_html else "", "" if as_html else to_tsv(rows))
        wanted, begins = self._rectangle(view, rows), view.current_ref
        view.paste()
        assert view.current_ref == begins
        if wanted is None:
            assert self.document.report == before
        else:
            blank = {ref for ref, text in wanted.items() if not text and before.is_computed(ref)}
            changes = {ref: text for ref, text in wanted.items() if ref not in blank or len(wanted) == 1}
            assert self.document.report == edits.with_typed_cells(before, changes)
        self._did()

    @staticmethod
    def _rectangle(view: TableView, rows: list[list[str]]) -> dict[CellRef, str] | None:
        """Return where each text of a rectangle belongs from the cursor on; None if a text falls out of the table."""
        lines = list(lines_of(view.table_model.grid).values())
        row = next(k for k, line in enumerate(lines) if view.current_ref in line)
        column = lines[row].index(view.current_ref)
        wanted = {}
        for down, texts in enumerate(rows):
            line = lines[row + down] if row + down < len(lines) else []
            for right, text in enumerate(texts):
                if column + right < len(line):
                    wanted[line[column + right]] = text
                elif text:
                    return None
        return wanted

    @with_the_grids
    @rule(
        table=st.sampled_from(GRIDS),
        figures=st.lists(st.integers(0, 99), min_size=5, max_size=5),
        agreed=st.booleans(),
        as_html=st.booleans(),
    )
    def paste_a_table_with_its_labels(self, table: str, figures: list[int], agreed: bool, as_html: bool) -> None:
        """Wherever the cursor stands, each figure finds its cell by its labels."""
        view, before = self._select(((table, 5, 3), 1, 1)), self.document.report
        texts = {ref: str(figures[k % 5]) for k, ref in enumerate(FORM.table[table].refs) if k % 3}
        grid = view.table_model.grid
        _copy(whole_html(grid, texts) if as_html else "", "" if as_html else to_tsv(whole_rows(grid, texts)))
        with pytest.MonkeyPatch.context() as patch:
            asked: list[bool] = []
            patch.setattr(grid_clipboard, "ask_about", lambda *_: asked.append(True) or agreed)
            view.paste()
        if asked and not agreed:
            assert self.document.report == before
        else:
            values = texts.keys() - FORM.table[table].totals.keys()
            assert {ref: self.document.report.cell(ref) for ref in values} == {ref: texts[ref] for ref in values}
        self._did()

    @with_the_grids
    @rule(area=AREAS, other=st.none() | AREAS)
    def cut_and_paste(self, area: Area, other: Area | None) -> None:
        """What was cut away is on the clipboard, and a paste at the same place puts all of it back."""
        view, before = self._select(area), self.document.report
        refs = view.selected_refs
        view.cut()
        self._did()
        assert all(view.table_model.is_computed(ref) for ref in refs if self.document.report.cell(ref))
        self._select(other or area).paste()
        self._did()
        texts = {ref: before.cell(ref) for ref in refs}
        if other is None and not any(map(before.is_computed, refs)) and all(map(str.isalnum, texts.values())):
            assert {ref: self.document.report.cell(ref) for ref in refs} == {
                ref: edits.tidied(FORM.kind(ref), text) for ref, text in texts.items()
            }

    @with_the_grids
    @rule(area=AREAS, way=st.sampled_from(["fill_down", "fill_right", "fill_with_current", "clear_selected"]))
    def fill(self, area: Area, way: str) -> None:
        view, before = self._select(area), self.document.report
        getattr(view, way)()
        selected = set(view.selected_refs)
        assert all(
            self.document.report.cell(ref) == before.cell(ref)
            for ref in before.cells
            if ref not in selected and not self.document.report.is_computed(ref)
        )
        self._did()

    @rule(
        key=st.sampled_from(["preamble", "overview", "problems"]),
        at=st.integers(0, 400),
        length=st.integers(0, 6),
        text=WRITTEN,
    )
    def type_in_the_middle_of_a_text(self, key: str, at: int, length: int, text: str) -> None:
        editor = self.boxes[key].editor
        shown = editor.shown_text()  # nobody's cursor stands inside a sign of two UTF-16 units
        cursor = QTextCursor(editor.document())
        cursor.setPosition(to_utf16(shown, min(at, len(shown))))
        cursor.setPosition(to_utf16(shown, min(at + length, len(shown))), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self._did()

    @on_the_form
    @rule(table=st.sampled_from(list(FORM.table)))
    def fill_blanks_with_zero(self, table: str) -> None:
        report = self.document.report
        blank = tuple(blank_cells(report, table)) if report.has_table(table) else ()
        found = (
            fixes.fix(report, Finding("C01", Severity.WARNING, "空白", cells=blank, expected="0")) if blank else None
        )
        if found is not None:
            self.document.take_over(fixes.with_receipt(found, report, datetime(2025, 1, 9)), found.label)
            assert not blank_cells(self.document.report, table)
            self._did()

    @on_the_form
    @rule(ref=st.sampled_from(REFS), again=st.booleans())
    def accept_a_finding(self, ref: CellRef, again: bool) -> None:
        finding = Finding("S03", Severity.ERROR, "不平", cells=(ref,))
        self.document.accept(finding, "属实")
        self._did()
        assert [waiver.cells for waiver in self.document.report.waivers].count((ref,)) == 1
        if again:
            self.document.reopen(finding)
            self._did()
            assert (ref,) not in [waiver.cells for waiver in self.document.report.waivers]

    @precondition(lambda self: self.document.report.carried)
    @rule(which=st.integers(0, 99))
    def confirm_words_of_last_year(self, which: int) -> None:
        carried = self.document.report.carried
        self.document.confirm_mark(carried[which % len(carried)])
        self._did()

    @precondition(lambda self: self.document.report.year is not None)
    @rule()
    def roll_into_the_next_year(self) -> None:
        before = self.document.project
        try:
            draft = roll(before.report)
        except RollError:
            return
        self.document.start_from_draft(draft.report, before, Path("去年.govreport"))
        assert self.document.last_year == before.report
        self._did(is_always_a_step=True)

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
        read = replace(report, links=())  # a file has none, and arbitrary ones say nothing of their cells
        self.document.accept_import(Recognition(read), Path("去年.docx"))
        self._did(is_always_a_step=True)

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

    @rule(step=st.integers(0, 99))
    def go_to_any_step(self, step: int) -> None:
        self.place = step % len(self.history)
        go_to_step(self.document, self.place)

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
        assert (self.document.undo_stack.index(), self.document.undo_stack.count()) == (
            self.place,
            len(self.history) - 1,
        )

    @invariant()
    def a_file_of_it_says_the_same(self) -> None:
        file = Path(self.folder.name, "副本.govreport")
        file.write_bytes(project.pack(self.document.project))
        assert project.load(file) == self.document.project

    @invariant()
    def the_editors_show_the_texts(self) -> None:
        for key, box in self.boxes.items():
            assert lines(box.editor.shown_text()) == lines(self.document.report.part(key).edit_text)

    @invariant()
    def a_linked_number_says_what_its_cell_says(self) -> None:
        report = self.document.report
        for link in report.links:
            assert report.text_of(link.part)[link.start : link.end] == report.linked_number(link.cell)

    @on_the_form
    @invariant()
    def the_grid_says_what_the_report_says(self) -> None:
        report = self.document.report
        for model in self.models.values():
            for ref in model.document.report.form.table[model.table].refs:
                shown = model.index_of(ref).data(Qt.ItemDataRole.EditRole)
                assert shown == report.cell(ref).removeprefix(ORDER_MARK)  # PySide drops it


def _copy(html: str, text: str) -> None:
    """Put on the system's clipboard what another program copied."""
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


def lines(text: str) -> str:
    """Return a text as an editor has it: made-up reports hold signs that Qt takes for ends of lines; no reader does."""
    return settled(re.sub("[\r\u2028\u2029\ufdd0\ufdd1]", "\n", text))


@pytest.mark.usefixtures("qapp")
class TestDocumentMachine(Machine.TestCase):
    settings = settings(
        max_examples=25,
        stateful_step_count=20,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
