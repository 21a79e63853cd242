"""还缺什么: what a page lacks is listed beside it, follows what is typed, and leads to its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from govreport_gui.finding import Finding, Severity
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.missing import gaps
from govreport_gui.gui.findings.missing_box import NOTHING
from govreport_gui.gui.places import FRONT, SIGNATURE
from govreport_gui.gui.workspace import Workspace
from govreport_gui.report import Part, Report, Signature
from tests.builders import sound_report, without_table

BLANKS = (CellRef("review", "litigation_direct", "upheld"), CellRef("review", "litigation_direct", "corrected"))


def with_blanks(*refs: CellRef) -> Report:
    report = sound_report()
    return replace(report, cells={**report.cells, **dict.fromkeys(refs, "")})


def texts(report: Report, page: str, *findings: Finding) -> list[str]:
    return [gap.text for gap in gaps(report, findings, page)]


@pytest.mark.parametrize("page", [FRONT, SIGNATURE, "overview", "disclosure", "applications", "review", "other"])
def test_a_sound_report_lacks_nothing(page):
    assert texts(sound_report(), page) == []


def test_blank_fields():
    report = replace(sound_report(), title="", year=None, signature=Signature("青禾镇", ""))
    assert texts(report, FRONT) == ["还没有填写标题。", "还没有填写年度。"]
    assert texts(report, SIGNATURE) == ["还没有填写落款日期。"]


def test_blank_cells_are_one_line_that_leads_to_the_first():
    (gap,) = gaps(with_blanks(*BLANKS), [], "review")
    assert gap.text == "还有 2 格空着，第一处是表四·未经复议直接起诉·结果维持。"
    assert gap.finding.cells == BLANKS
    assert texts(with_blanks(BLANKS[0]), "review") == ["表四·未经复议直接起诉·结果维持还空着。"]


def test_totals_that_are_computed_are_not_asked_for():
    blank = Report.blank(sound_report().form, 2024)
    totals = blank.form.table["review"].totals
    (gap,) = gaps(blank, [], "review")
    assert not set(gap.finding.cells) & set(totals)


def test_content_and_form_of_this_page_only():
    said = (
        Finding("A08", Severity.WARNING, "没有说明收费。", part="other"),
        Finding("F06", Severity.ERROR, "没有表四。", part="review"),
        Finding("F16", Severity.HINT, "括号是半角。", part="other"),
        Finding("W01", Severity.WARNING, "半角逗号。", part="other"),
    )
    assert texts(sound_report(), "other", *said) == ["没有说明收费。"]
    assert texts(without_table(sound_report(), "review"), "review", *said) == ["没有表四。"]


def test_an_empty_section_is_told_once():
    report = sound_report().with_part("other", Part())
    assert texts(report, "other") == ["还没有写正文。"]
    assert texts(report, "other", Finding("F05", Severity.ERROR, "这一部分是空的。", part="other")) == [
        "这一部分是空的。"
    ]


# ── in the window ──


@pytest.fixture
def workspace(qtbot):
    document = Document()
    document.new(with_blanks(*BLANKS).with_part("other", Part.of("没有其他需要报告的事项。")))
    made = Workspace(document)
    qtbot.addWidget(made)
    made.resize(1400, 800)
    made.show()
    document.check_now()
    return made


def test_it_stands_beside_the_section_and_follows(workspace):
    workspace.show_page("other")
    box = workspace.guidance.missing
    assert box.button.text() == "还缺什么（1）"
    assert "信息处理费" in box.label.text()
    workspace.document.set_part("other", Part.of("2024年没有收取信息处理费。"))
    workspace.document.check_now()
    assert box.button.text() == "还缺什么"
    assert NOTHING in box.label.text()


def test_a_click_leads_to_the_blank_cell(workspace):
    workspace.show_page("review")
    workspace.guidance.missing.label.linkActivated.emit("0")
    assert workspace.page("review").table.current_cell == BLANKS[0]
    assert "还缺什么（1）" in workspace.guidance.missing.button.text()  # also beside a cell
    workspace.document.set_cells(dict.fromkeys(BLANKS, "0"), "输入")
    workspace.document.check_now()
    assert NOTHING in workspace.guidance.missing.label.text()


def test_a_click_leads_to_the_field_and_to_the_text(workspace):
    workspace.document.set_field("organ", "")
    workspace.show_page(FRONT)
    workspace.guidance.missing.label.linkActivated.emit("0")
    assert workspace.focusWidget() is workspace.page(FRONT).editors["organ_name"]
    workspace.show_page("other")
    workspace.guidance.missing.label.linkActivated.emit("0")
    assert workspace.focusWidget() is workspace.page("other").editor
