"""Every kind of undo step: it has a name in plain Chinese, and taking it back shows where it happened."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from govreport_gui.compare import stale
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import CellRef
from govreport_gui.gui.places import FRONT, SIGNATURE, pages
from govreport_gui.gui.widgets.undo_model import UndoModel
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Part, Report
from govreport_gui.text_links import TextMark
from govreport_gui.writers.page_profile import OFFICIAL
from tests.builders import picture, without_table

NATURAL = CellRef("applications", "received_new", "natural")
TOTAL = CellRef("applications", "received_new", "total")
OVERVIEW = "全年公开信息186条。公开栏每月更新一次，由专人核对。"
WORDS = TextSpan("overview", 4, 9)
FORGOTTEN = TextMark("overview", 6, 9)
CELLS_WRONG = Finding("S03", Severity.ERROR, "不平", cells=(NATURAL,))
WORDS_WRONG = Finding("W01", Severity.WARNING, "多了一个字", part="overview", text=WORDS)


def keep_first_sentence(document):
    section = next(
        section for section in stale.stale_sections(document.report, document.last_year) if section.sentences
    )
    document.keep_sentence(section.sentences[0])


STEPS = {
    "输入": (lambda d: d.set_cells({NATURAL: "31"}, "输入"), "applications"),
    "手工填写总计": (lambda d: d.set_totals_typed("applications", True), "applications"),
    "恢复自动计算": (lambda d: d.compute_total(TOTAL), "applications"),
    "输入文字": (lambda d: d.set_part("other", Part.of("无。")), "other"),
    "输入前言": (lambda d: d.set_part("preamble", Part.of("前言。")), FRONT),
    "插入表中的数": (lambda d: d.insert_number("overview", 4, NATURAL), "overview"),
    "插入图解": (lambda d: d.insert_picture("other", picture()), "other"),
    "修改标题": (lambda d: d.set_field("title", "年度报告"), FRONT),
    "修改机关名称": (lambda d: d.set_field("organ", "青禾镇人民政府"), FRONT),
    "修改年度": (lambda d: d.set_field("year", 2023), FRONT),
    "修改落款机关": (lambda d: d.set_field("signature.organ", "青禾镇人民政府"), SIGNATURE),
    "修改落款日期": (lambda d: d.set_field("signature.date", "2025年1月9日"), SIGNATURE),
    "添加空表": (lambda d: d.add_table("disclosure"), "disclosure"),
    "接受问题": (lambda d: d.accept(CELLS_WRONG, "属实"), "applications"),
    "接受文字问题": (lambda d: d.accept(WORDS_WRONG, "属实"), "overview"),
    "确认今年不变": (lambda d: d.confirm_mark(FORGOTTEN), "overview"),
    "保留语句": (keep_first_sentence, "overview"),
    "改用规定的标题": (lambda d: d.take_over(replace(d.report, headings=()), "改用规定的标题"), "problems"),
}


@pytest.fixture
def edited(window, balanced):
    """A window on a report that has everything a step may change."""
    report = replace(
        without_table(balanced, "disclosure").with_part("overview", Part.of(OVERVIEW)),
        carried=(FORGOTTEN,),
        headings=(("problems", "五、问题"),),
        typed_totals=frozenset({TOTAL}),
    ).with_cells({TOTAL: "99"})
    window.document.new(report)
    window.document.attach_last_year(replace(report, year=2023))
    window.document.undo_stack.clear()
    window.show_report()
    return window


@pytest.mark.parametrize("kind", STEPS)
def test_undo_and_redo_show_where_it_happened(edited, kind):
    do, page = STEPS[kind]
    elsewhere = "review" if page != "review" else "other"
    do(edited.document)
    assert edited.document.undo_stack.count() == 1
    for step in (edited.undo, edited.redo):
        edited.workspace.show_page(elsewhere)
        step()
        assert edited.workspace.page_key == page
    assert re.search("[A-Za-z]", edited.document.undo_stack.undoText()) is None
    titles = {page.key: page.title for page in pages(edited.document.report.form)}
    listed = UndoModel(edited.document)
    assert listed.index(1).data().endswith(f" · {titles[page]}（现在）")


def test_undo_of_a_confirmed_word_selects_it(edited):
    edited.document.confirm_mark(FORGOTTEN)
    edited.workspace.show_page("review")
    edited.undo()
    assert edited.workspace.page("overview").editor.textCursor().selectedText() == "186"


def test_undo_of_an_accepted_finding_goes_to_its_cell(edited):
    edited.document.accept(CELLS_WRONG, "属实")
    edited.workspace.show_page("review")
    edited.undo()
    view = edited.workspace.page("applications").table.grid.body
    assert view.table_model.ref_at(view.currentIndex()) == NATURAL


def test_a_step_over_several_pages_stays_where_it_can_be_seen(edited):
    document = edited.document
    both = document.report.with_part("problems", Part.of("问题")).with_part("other", Part.of("其他"))
    document.take_over(both, "全部替换")
    edited.workspace.show_page("other")
    edited.undo()
    assert edited.workspace.page_key == "other"
    edited.workspace.show_page("review")
    edited.redo()
    assert edited.workspace.page_key == "problems"


@pytest.mark.parametrize(
    ("do", "name"),
    [
        (lambda d: d.accept_import(Recognition(Report.blank(d.report.form, 2024)), Path("年报.docx")), "导入年报.docx"),
        (lambda d: d.detach_last_year(), "去掉去年的报告"),
        (lambda d: d.set_page(replace(OFFICIAL, left_mm=30)), "修改版式"),
    ],
)
def test_what_has_no_place_of_its_own_stays_on_the_page(edited, do, name):
    edited.workspace.show_page("overview")
    do(edited.document)
    assert edited.document.undo_stack.undoText() == name
    edited.undo()
    assert edited.workspace.page_key == "overview"
