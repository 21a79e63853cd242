"""版式设置: the dialog, what becomes of it in the document, and the file that is printed so."""

from __future__ import annotations

from dataclasses import replace

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDoubleSpinBox, QPushButton

from govreport_gui import page_storage, project, writers
from govreport_gui.errors import WriteError
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting import computer_fonts, page_flow
from govreport_gui.gui.exporting.export_flow import ExportFlow
from govreport_gui.gui.exporting.page_flow import PageFlow
from govreport_gui.gui.exporting.page_profile_dialog import PageProfileDialog
from govreport_gui.recognise.records import Recognition
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import OFFICIAL, Font, NumberPlace, SignatureKind, font_named
from tests.builders import sample_report, sound_report

OURS = replace(
    OFFICIAL,
    title=Font("云溪标宋"),
    body=font_named("仿宋"),
    body_pt=15,
    characters=29,
    line_pt=27.5,
    dense_table_pt=10.5,
    top_mm=30,
    signature=SignatureKind.SEALED,
    page_number=NumberPlace.CENTRE,
)


def dialog_of(qtbot, page=OFFICIAL):
    dialog = PageProfileDialog(page)
    qtbot.addWidget(dialog)
    return dialog


def button(dialog, text):
    return next(found for found in dialog.findChildren(QPushButton) if found.text() == text)


@pytest.mark.parametrize("page", [OFFICIAL, OURS])
def test_untouched_it_gives_back_what_it_shows(qtbot, page):
    assert dialog_of(qtbot, page).page() == page


def test_it_takes_every_setting(qtbot):
    dialog = dialog_of(qtbot)
    dialog.fonts["title"].setCurrentText("云溪标宋")
    dialog.fonts["body"].setCurrentText("仿宋")
    dialog.sizes["body_pt"].setCurrentText("小三（15 磅）")
    dialog.sizes["dense_table_pt"].setCurrentText("五号（10.5 磅）")
    dialog.pitches["line_pt"].setCurrentText("28.95 磅")
    dialog.margins["top_mm"].setValue(30)
    dialog.signature.setCurrentText("加盖印章")
    dialog.page_number.setCurrentText("居中")
    assert dialog.page() == replace(OURS, line_pt=28.95)


def test_the_page_number_keeps_its_distance_from_the_text(qtbot):
    dialog = dialog_of(qtbot)
    dialog.margins["bottom_mm"].setValue(30)
    assert dialog.page().footer_mm == 18


def test_an_emptied_font_stays_as_it_was(qtbot):
    dialog = dialog_of(qtbot, OURS)
    dialog.fonts["body"].setCurrentText(" ")
    assert dialog.page().body == OURS.body


def test_the_official_page_comes_back(qtbot):
    dialog = dialog_of(qtbot, OURS)
    qtbot.mouseClick(button(dialog, "恢复标准版式"), Qt.MouseButton.LeftButton)
    assert dialog.page() == OFFICIAL


def test_fonts_that_are_not_here_are_named(qtbot, monkeypatch):
    monkeypatch.setattr(computer_fonts, "installed", lambda: frozenset({"宋体", "SimHei", "仿宋_GB2312"}))
    dialog = dialog_of(qtbot)
    assert not dialog.missing.isHidden()
    assert "方正小标宋简体、楷体_GB2312，" in dialog.missing.text()
    for box in dialog.fonts.values():
        box.setCurrentText("宋体")
    assert dialog.missing.isHidden()


def test_the_looks_of_a_word_file_are_taken_over_and_named(qtbot, tmp_path, monkeypatch):
    template = tmp_path / "本机关.docx"
    writers.write(sample_report(), template, Edition(page=replace(OURS, signature=SignatureKind.UNSEALED)))
    monkeypatch.setattr("govreport_gui.gui.exporting.page_profile_dialog.ask_open", lambda *_: template)
    dialog = dialog_of(qtbot)
    qtbot.mouseClick(button(dialog, "取用 Word 文件的版式…"), Qt.MouseButton.LeftButton)
    taken = dialog.page()
    assert (taken.body, taken.title, taken.line_pt, taken.top_mm) == (OURS.body, Font("云溪标宋"), 27.5, 30)
    assert dialog.taken.text().startswith("从“本机关.docx”取用了 正文：仿宋 15磅；标题：云溪标宋 22磅")


def test_everything_has_a_name_and_fits(qtbot):
    dialog = dialog_of(qtbot)
    boxes = dialog.findChildren(QComboBox) + dialog.findChildren(QDoubleSpinBox)
    assert all(box.accessibleName() for box in boxes)
    dialog.show()
    assert dialog.sizeHint().height() <= 700  # a small screen


# ── the document ──


@pytest.fixture
def answered(monkeypatch):
    """Let the dialog be answered with OURS, for this report only or for the next ones, too."""

    def answer(*, for_all):
        monkeypatch.setattr(page_flow, "PageProfileDialog", lambda _page, parent: Answered(parent, for_all))

    return answer


class Answered(PageProfileDialog):
    def __init__(self, parent, for_all):
        super().__init__(OURS, parent)
        self.as_default.setChecked(for_all)

    def exec(self):
        return QDialog.DialogCode.Accepted


def test_the_page_is_one_undo_step_and_saved_with_the_report(qtbot, window, answered, tmp_path):
    document = window.document
    document.new(sound_report())
    window.show_report()
    answered(for_all=False)
    window.actions_by_id["page_setup"].trigger()
    assert document.page == OURS
    assert document.undo_stack.undoText() == "修改版式"
    document.save(tmp_path / "report.govreport")
    assert project.load(tmp_path / "report.govreport").page == OURS
    assert page_storage.load_default() == OFFICIAL
    document.undo_stack.undo()
    assert document.page == OFFICIAL


def test_the_page_becomes_the_default(qtbot, window, answered):
    window.document.new(sound_report())
    window.show_report()
    answered(for_all=True)
    window.actions_by_id["page_setup"].trigger()
    window.document.new(sample_report())
    assert window.document.page == OURS
    later = Document()
    PageFlow(later, window)
    assert later.page == OURS


def test_an_import_keeps_the_page(tmp_path):
    document = Document(sample_report())
    document.set_page(OURS)
    document.accept_import(Recognition(sound_report()), tmp_path / "report.docx")
    assert document.page == OURS


# ── the export ──


def test_an_export_is_printed_on_the_page_and_says_what_was_checked(qtbot, tmp_path):
    document = Document(sound_report())
    document.set_page(OURS)
    document.check_now()
    flow = ExportFlow(document, window_of(qtbot))
    with qtbot.waitSignal(flow.exported) as told:
        flow.write(tmp_path / "report.docx")
    assert told.args == [str(tmp_path / "report.docx"), "已核对：导出的 200 个数字与表中一致，27 段文字相同"]
    section = docx.Document(tmp_path / "report.docx").sections[0]
    assert round(section.top_margin.mm) == 30
    assert section.header.is_linked_to_previous  # no mark of a draft


def test_with_errors_open_it_is_a_draft(qtbot, tmp_path):
    document = Document(sample_report())
    document.check_now()
    ExportFlow(document, window_of(qtbot)).write(tmp_path / "report.docx")
    assert docx.Document(tmp_path / "report.docx").sections[0].header.paragraphs[0].text == "草稿"


def test_a_file_that_differs_is_not_called_done(qtbot, tmp_path, monkeypatch):
    document = Document(sound_report())
    flow = ExportFlow(document, window_of(qtbot))
    other = sound_report().with_cells({CellRef("review", "litigation_direct", "upheld"): "7"})
    write = writers.write
    monkeypatch.setattr(writers, "write", lambda _report, path, edition: write(other, path, edition))
    with qtbot.assertNotEmitted(flow.exported), pytest.raises(WriteError, match="结果维持：应为“0”，文件里是“7”"):
        flow.write(tmp_path / "report.docx")


def window_of(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    return dialog
