"""The tree: marks and counts of the pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import CellRef, forms
from govreport_gui.gui.document import Document
from govreport_gui.gui.page_state import Mark, filled_percent, page_states
from govreport_gui.gui.section_tree import SectionTree
from govreport_gui.gui.section_tree_model import SectionTreeModel
from govreport_gui.report import Part, Report
from tests.builders import sample_report

FINDINGS = [
    Finding("S03", Severity.ERROR, "不平", cells=(CellRef("applications", "received_new", "natural"),)),
    Finding("C11", Severity.WARNING, "很大", cells=(CellRef("applications", "received_new", "total"),)),
    Finding("A18", Severity.WARNING, "没有总数", text=TextSpan("overview", 0, 1)),
    Finding("T01", Severity.ERROR, "没有标题", part="title"),
    Finding("T11", Severity.HINT, "没有日期", part="date"),
]


@pytest.fixture
def report(balanced):
    return replace(balanced.with_part("overview", Part.of("正文")), title="标题")


def test_marks_and_counts(report):
    states = page_states(report, FINDINGS)
    assert [(s.page.title[:5], s.mark, s.errors, s.warnings, s.hints) for s in states] == [
        ("标题与前言", Mark.ERROR, 1, 0, 0),
        ("一、总体情", Mark.WARNING, 0, 1, 0),
        ("二、主动公", Mark.EMPTY, 0, 0, 0),
        ("三、收到和", Mark.ERROR, 1, 1, 0),
        ("四、政府信", Mark.EMPTY, 0, 0, 0),
        ("五、存在的", Mark.EMPTY, 0, 0, 0),
        ("六、其他需", Mark.EMPTY, 0, 0, 0),
        ("落款", Mark.EMPTY, 0, 0, 1),
    ]
    assert states[3].described == "有错误，1 个错误，1 个警告"


def test_percent_of_what_there_is_to_fill(report):
    assert filled_percent(Report.blank(forms()["2021"])) == 0
    assert 0 < filled_percent(report) < 100


@pytest.fixture
def tree(qtbot, report):
    document = Document(report, check=lambda _report, _last: FINDINGS)
    tree = SectionTree(document)
    qtbot.addWidget(tree)
    return tree


def test_model_keeps_qts_rules(tree):
    QAbstractItemModelTester(tree.pages, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tree.document.check_now()
    tree.document.set_part("problems", Part.of("有问题。"))


def test_tells_only_the_rows_that_changed(tree, qtbot):
    tree.document.check_now()
    with qtbot.waitSignal(tree.pages.dataChanged) as said:
        tree.document.set_part("problems", Part.of("有问题。"))
    assert [index.row() for index in said.args[:2]] == [5, 5]


def test_screen_readers_hear_the_mark(tree):
    tree.document.check_now()
    heard = tree.pages.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "三、收到和处理政府信息公开申请情况：有错误，1 个错误，1 个警告"


def test_choosing_and_stepping(tree, qtbot):
    with qtbot.waitSignal(tree.page_chosen) as said:
        tree.show_page("review")
    assert said.args == ["review"]
    with qtbot.waitSignal(tree.page_chosen) as said:
        tree.step(1)
    assert said.args == ["problems"]
    tree.step(99)
    assert tree.pages.page_at(tree.currentIndex().row()) == "signature"


def test_long_headings_wrap(tree):
    tree.resize(180, 400)
    tree.show()
    heights = [tree.visualRect(tree.pages.index(row)).height() for row in (7, 3)]
    assert heights[1] > heights[0]


def test_follows_another_form(qtbot):
    document = Document(Report.blank(forms()["2021"]), check=lambda _report, _last: [])
    model = SectionTreeModel(document)
    document.new(Report.blank(forms()["2019"]))
    assert model.rowCount() == 8


# ── Parts of a section ──

OVERVIEW = "（一）主动公开\n全年公开信息9条。\n（二）依申请公开\n没有收到申请。\n（三）监督保障"


@pytest.fixture
def parted(tree):
    tree.document.set_part("overview", Part.of(OVERVIEW))
    tree.document.check_now()
    return tree


def parts(tree):
    page = tree.pages.index(tree.pages.row_of("overview"))
    return [tree.pages.index(row, 0, page) for row in range(tree.pages.rowCount(page))]


def test_parts_with_their_own_marks(parted):
    assert [(parted.pages.state(part).page.title, parted.pages.state(part).mark) for part in parts(parted)] == [
        ("（一）主动公开", Mark.WARNING),  # a finding stands on its first character
        ("（二）依申请公开", Mark.DONE),
        ("（三）监督保障", Mark.EMPTY),
    ]
    assert parted.visualRect(parts(parted)[2]).height() > 0  # nothing is folded


def test_parts_come_and_go_by_qts_rules(parted):
    QAbstractItemModelTester(parted.pages, QAbstractItemModelTester.FailureReportingMode.Fatal)
    parted.document.set_part("overview", Part.of(OVERVIEW + "\n（四）平台建设"))
    parted.document.check_now()
    assert len(parts(parted)) == 4
    parted.document.set_part("overview", Part.of("没有小标题。"))
    parted.document.check_now()
    assert parts(parted) == []


def test_choosing_a_part_tells_where_it_begins(parted, qtbot):
    with qtbot.waitSignal(parted.place_chosen) as said:
        parted.setCurrentIndex(parts(parted)[1])
    assert said.args == ["overview", OVERVIEW.index("（二）")]
    assert parted.current_page == "overview"
    parted.step(1)
    assert parted.current_page == "disclosure"


def test_the_chosen_page_stays_in_view(qtbot):
    document = Document()
    tree = SectionTree(document)
    qtbot.addWidget(tree)
    document.new(sample_report())
    tree.show_page("signature")  # before it is shown, as when a file is opened again
    tree.resize(180, 260)
    tree.show()
    qtbot.waitExposed(tree)
    room = tree.viewport().rect()
    for width in (180, 120, 300):
        tree.resize(width, 260)
        QApplication.processEvents()
        assert room.top() <= tree.visualRect(tree.currentIndex()).center().y() <= tree.viewport().rect().bottom()
    parts = "\n".join(f"（{numeral}）新的一项\n内容。" for numeral in "一二三四五六七八")
    document.set_part("overview", Part.of(parts))
    QApplication.processEvents()
    assert tree.visualRect(tree.currentIndex()).center().y() <= tree.viewport().rect().bottom()
