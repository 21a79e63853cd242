"""The open report remembers what went out: no undo step, saved with the report, another report's stays with it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from govreport_gui import project
from govreport_gui.gui.document import Document
from govreport_gui.issued import issue
from govreport_gui.recognise.records import Recognition
from tests.builders import sample_report, sound_report

RECORD = issue(sound_report(), "一.docx", datetime(2025, 1, 13, 12))


def opened(tmp_path):
    document = Document(sound_report())
    document.save(tmp_path / "报告.govreport")
    return document


def test_what_went_out_is_to_be_saved(qapp, tmp_path):
    document = opened(tmp_path)
    document.remember_issued(RECORD)
    assert document.modified
    assert document.undo_stack.isClean()
    document.save(document.path)
    assert not document.modified
    assert project.load(document.path).issued == (RECORD,)


def test_undo_leaves_it_alone(qapp, tmp_path):
    document = opened(tmp_path)
    document.set_field("title", "另一个标题")
    document.remember_issued(RECORD)
    document.undo_stack.undo()
    assert document.issued == document.project.issued == (RECORD,)


def test_another_report_does_not_take_it_over(qapp, tmp_path):
    document = opened(tmp_path)
    document.remember_issued(RECORD)
    document.accept_import(Recognition(sample_report()), Path("别的.docx"))
    assert document.issued == document.project.issued == ()
    document.undo_stack.undo()
    assert document.issued == document.project.issued == (RECORD,)


def test_what_went_out_of_an_import_comes_again_with_it(qapp, tmp_path):
    document = opened(tmp_path)
    document.accept_import(Recognition(sample_report()), Path("别的.docx"))
    document.remember_issued(RECORD)
    document.undo_stack.undo()
    assert document.issued == document.project.issued == ()
    document.undo_stack.redo()
    assert document.issued == document.project.issued == (RECORD,)


def test_it_is_there_again_when_the_file_is_opened(qapp, tmp_path):
    document = opened(tmp_path)
    document.remember_issued(RECORD)
    document.save(document.path)
    again = Document()
    again.open(document.path)
    assert again.issued == (RECORD,)
    assert not again.modified
