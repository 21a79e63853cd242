"""标题与前言 and 落款."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.gui.document import Document
from govreport_gui.gui.texts.fields_page import FrontPage, SignaturePage, YearBox

TITLE_FINDING = Finding("T04", Severity.ERROR, "标题写的是 2022 年。", text=TextSpan("title", 3, 7))


@pytest.fixture
def titled(balanced):
    return Document(
        replace(balanced, title="青禾镇2022年报告", organ="青禾镇人民政府"),
        check=lambda _report, _last: [TITLE_FINDING],
    )


@pytest.fixture
def front(qtbot, titled):
    page = FrontPage(titled, "标题与前言")
    qtbot.addWidget(page)
    return page


def test_shows_and_edits_the_fields(front, qtbot):
    assert [front.editors[name].text() for name in ("title", "organ")] == ["青禾镇2022年报告", "青禾镇人民政府"]
    front.editors["title"].setFocus()
    qtbot.keyClicks(front.editors["title"], "X")
    assert front.document.report.title == "青禾镇2022年报告X"
    front.document.undo_stack.undo()
    assert front.editors["title"].text() == "青禾镇2022年报告"


def test_the_year_may_be_empty(front, qtbot):
    assert front.year.text() == "2024"
    front.year.lineEdit().clear()
    front.year.interpretText()
    assert front.document.report.year is None
    front.year.lineEdit().setText("2023")
    front.year.interpretText()
    assert front.document.report.year == 2023
    front.document.undo_stack.undo()
    assert front.document.report.year is None
    assert front.year.text() == ""


def test_an_impossible_year_in_a_file_is_left_alone(front):
    front.document.new(replace(front.document.report, year=24))
    assert front.year.text() == ""
    assert front.document.report.year == 24


def test_empty_year_box(qtbot):
    box = YearBox()
    qtbot.addWidget(box)
    box.set_year(None)
    assert (box.text(), box.year()) == ("", None)


def test_findings_stand_under_their_field_and_a_jump_selects_them(front):
    front.document.check_now()
    assert "标题写的是 2022 年。" in front.notes["title"].text()
    assert front.notes["year"].isHidden()
    front.show_finding(TITLE_FINDING)
    assert front.editors["title"].selectedText() == "2022"


def test_what_is_found_in_the_signature_stands_under_its_field(qtbot, balanced):
    finding = Finding("T09", Severity.WARNING, "日期太早。", text=TextSpan("date", 0, 4))
    document = Document(balanced, check=lambda _report, _last: [finding])
    document.set_field("signature.date", "2024年1月9日")
    page = SignaturePage(document, "落款")
    qtbot.addWidget(page)
    document.check_now()
    assert "日期太早。" in page.notes["date"].text()
    assert page.notes["organ"].isHidden()
    page.show_finding(finding)
    assert page.editors["date"].selectedText() == "2024"


def test_a_year_half_typed_is_taken_in_with_all_other_typing(front):
    front.year.lineEdit().setText("2022")
    front.document.finish_typing()
    assert front.document.report.year == 2022


def test_signature(qtbot, titled):
    page = SignaturePage(titled, "落款")
    qtbot.addWidget(page)
    page.editors["date"].setFocus()
    qtbot.keyClicks(page.editors["date"], "2025-1-9")
    assert titled.report.signature.date == "2025-1-9"
