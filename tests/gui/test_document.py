import gc
from pathlib import Path

import pytest

from govreport_gui import project
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui import commands
from govreport_gui.gui.document import Document
from govreport_gui.project import Project
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report
from tests.builders import report_2019

NEW = CellRef("applications", "received_new", "natural")
NEW_TOTAL = CellRef("applications", "received_new", "total")
GRANTED = CellRef("applications", "granted", "natural")
HANDLED = CellRef("applications", "handled_total", "natural")
ALL_HANDLED = CellRef("applications", "handled_total", "total")


@pytest.fixture
def saved_projects(monkeypatch):
    """A project store in memory: what the document hands to the project module."""
    store: dict[Path, Project] = {}
    monkeypatch.setattr(project, "save", lambda kept, path: store.__setitem__(path, kept))
    monkeypatch.setattr(project, "load", lambda path: store[path])
    return store


def test_typing_a_figure_updates_its_totals_and_undo_puts_all_back(document, balanced):
    document.set_cells({GRANTED: "21"}, "输入")
    assert [document.report.cell(ref) for ref in (GRANTED, HANDLED, ALL_HANDLED)] == ["21", "31", "36"]
    assert document.undo_stack.undoText() == "输入"
    document.undo_stack.undo()
    assert document.report == balanced
    document.undo_stack.redo()
    assert document.report.cell(HANDLED) == "31"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("１２", "12"),
        (" 7 件", "7"),
        ("1,234", "1234"),
        ("00", "00"),
        ("/", "/"),
        ("", ""),
        ("十二", "十二"),
        ("3.5", "3.5"),
    ],
)
def test_what_a_clerk_means_is_understood_and_the_rest_kept(document, typed, kept):
    document.set_cells({NEW: typed}, "输入")
    assert document.report.cell(NEW) == kept


@pytest.mark.parametrize(
    ("typed", "kept"), [("９６，１７１.６０", "96171.60"), ("1,234.5", "1234.5"), ("5万元", "5万元")]
)
def test_amounts_keep_their_decimals(document, typed, kept):
    fees = CellRef("disclosure", "fees", "amount")
    document.set_cells({fees: typed}, "输入")
    assert document.report.cell(fees) == kept


def test_a_total_typed_over_is_left_alone_until_it_is_computed_again(document):
    document.set_cells({NEW_TOTAL: "36"}, "输入")
    assert document.report.typed_totals == {NEW_TOTAL}
    document.set_cells({NEW: "31"}, "输入")
    assert document.report.cell(NEW_TOTAL) == "36"
    document.compute_total(NEW_TOTAL)
    assert document.report.cell(NEW_TOTAL) == "36" and not document.report.typed_totals
    document.set_cells({NEW: "30"}, "输入")
    assert document.report.cell(NEW_TOTAL) == "35"


def test_totals_pasted_with_their_parts_stay_computed_unless_they_contradict(document):
    pasted = {GRANTED: "40", HANDLED: "50", ALL_HANDLED: "99"}
    document.set_cells(pasted, "粘贴")
    assert document.report.typed_totals == {ALL_HANDLED}
    assert [document.report.cell(ref) for ref in pasted] == ["40", "50", "99"]


def test_a_pasted_grand_total_is_never_replaced_by_the_sum_of_wrong_totals(document):
    """The column total is wrong, the grand total right: both stay as pasted."""
    document.set_cells({HANDLED: "31", ALL_HANDLED: "35"}, "粘贴")
    assert [document.report.cell(ref) for ref in (HANDLED, ALL_HANDLED)] == ["31", "35"]


def test_switching_a_table_to_hand_filled_totals_and_back(document, balanced):
    document.set_totals_typed("applications", True)
    document.set_cells({GRANTED: "99"}, "输入")
    assert document.report.cell(HANDLED) == balanced.cell(HANDLED)
    document.set_totals_typed("applications", False)
    assert document.report.cell(HANDLED) == "109"
    assert not document.report.typed_totals


def test_typing_merges_by_word_and_stops_at_punctuation(document):
    for text in ("本", "本年", "本年，", "本年，我", "本年，我镇"):
        document.set_part("overview", Part.of(text))
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.report.text_of("overview") == "本年，"
    document.undo_stack.undo()
    assert document.report.text_of("overview") == ""


def test_typing_does_not_merge_after_a_pause_a_jump_or_in_another_part(document, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(commands, "monotonic", lambda: now[0])
    document.set_part("overview", Part.of("ab"))
    document.set_part("overview", Part.of("xab"))  # elsewhere in the text
    now[0] += commands.PAUSE_SECONDS + 1
    document.set_part("overview", Part.of("xyab"))  # the same place, but later
    document.set_part("problems", Part.of("z"))  # another part
    assert document.undo_stack.count() == 4


def test_deleting_backwards_and_forwards_merges(document):
    document.set_field("title", "年度报告全文")
    for text in ("年度报告全", "年度报告", "年度报"):
        document.set_field("title", text)
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.report.title == "年度报告全文"


def test_a_save_point_stops_merging(document, saved_projects, tmp_path):
    document.set_field("title", "年")
    document.save(tmp_path / "a.govreport")
    document.set_field("title", "年度")
    document.undo_stack.undo()
    assert document.report.title == "年"
    assert not document.modified


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("title", "某年报"),
        ("organ", "青禾镇人民政府"),
        ("year", 2023),
        ("signature.organ", "青禾镇人民政府"),
        ("signature.date", "2025年1月20日"),
    ],
)
def test_every_field_can_be_set_and_undone(document, balanced, name, value):
    document.set_field(name, value)
    owner, _, inner = name.rpartition(".")
    assert getattr(document.report.signature if owner else document.report, inner) == value
    document.undo_stack.undo()
    assert document.report == balanced


def test_an_edit_that_changes_nothing_is_no_step(document):
    document.set_cells({NEW: "30"}, "输入")
    document.set_field("year", 2024)
    document.set_part("overview", Part())
    document.add_table("review")
    assert document.undo_stack.count() == 0


def test_a_missing_table_can_be_added(qapp, balanced, form):
    without = Report(form_id="2021", cells={ref: text for ref, text in balanced.cells.items() if ref.table != "review"})
    document = Document(without, check=lambda _report, _last_year: [])
    document.add_table("review")
    assert {ref for ref in document.report.cells if ref.table == "review"} == set(form.table["review"].refs)
    document.undo_stack.undo()
    assert not document.report.has_table("review")


def test_an_import_is_one_step_that_keeps_wrong_totals_and_the_original(document, balanced, tmp_path, saved_projects):
    document.save(tmp_path / "mine.govreport")
    origin = tmp_path / "去年.docx"
    origin.write_bytes(b"original")
    wrong = Report(form_id="2021", year=2023, cells={**balanced.cells, NEW_TOTAL: "36"})
    document.accept_import(Recognition(wrong, sources={NEW: "表2 行5 格4"}), origin)
    assert document.report.cell(NEW_TOTAL) == "36"
    assert document.report.typed_totals == {NEW_TOTAL}
    assert document.recognition.sources == {NEW: "表2 行5 格4"}
    assert (document.path, document.modified) == (None, True)
    document.save(tmp_path / "new.govreport")
    saved = saved_projects[tmp_path / "new.govreport"]
    assert (saved.original_name, saved.original) == ("去年.docx", b"original")
    document.undo_stack.undo()
    assert (document.report, document.recognition) == (balanced, None)
    assert (document.path, document.modified) == (tmp_path / "mine.govreport", True)
    document.undo_stack.redo()
    assert (document.path, document.modified) == (tmp_path / "new.govreport", False)


def test_a_saved_report_opens_again(document, tmp_path, saved_projects):
    document.set_field("title", "某年报")
    document.save(tmp_path / "a.govreport")
    document.new(Report.blank(document.report.form, 2025))
    assert (document.report.title, document.path, document.undo_stack.count()) == ("", None, 0)
    document.open(tmp_path / "a.govreport")
    assert (document.report.title, document.path, document.modified) == ("某年报", tmp_path / "a.govreport", False)


def test_a_document_with_a_history_can_be_collected(qapp):
    """A command that refers to its document strongly crashes the process here (commands.py)."""
    for steps in range(20):
        document = Document(check=lambda _report, _last_year: [])
        document.itself = document  # as a window's slots may hold it: only the collector ends it
        for number in range(steps):
            document.set_cells({NEW: str(number)}, "输入")
        del document
        gc.collect()


def test_what_was_found_in_a_report_of_another_form_goes_at_once(qapp, balanced):
    """It names cells that the new form may lack; nobody may be shown it until the new one is checked."""
    document = Document(
        balanced, check=lambda _report, _last_year: [Finding("S03", Severity.ERROR, "不平", cells=(NEW,))]
    )
    document.check_now()
    seen = []
    document.changed.connect(lambda: seen.append(document.findings))
    document.new(report_2019())
    assert seen == [[]]


def test_many_changes_are_checked_once(qapp, qtbot, balanced):
    seen = []

    def check(report, _last_year):
        seen.append(report)
        return [Finding("S03", Severity.ERROR, "不平", cells=(NEW,))]

    document = Document(balanced, check=check)
    with qtbot.waitSignal(document.findings_changed):
        for number in range(5):
            document.set_cells({NEW: str(number)}, "输入")
    assert seen == [document.report]
    assert document.findings[0].rule == "S03"
