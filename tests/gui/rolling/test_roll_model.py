"""The list of changes of a draft: kinds, texts around a change, ticks, filter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from govreport_gui.gui.rolling.roll_changes import RollChanges
from govreport_gui.gui.rolling.roll_kinds import Kind, in_context, kind_of, lines, preview
from govreport_gui.gui.rolling.roll_model import KindFilter, RollModel
from govreport_gui.report import Part
from govreport_gui.rollover import roll
from tests.arbitrary import reports
from tests.builders import report_2019, sound_report

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked
CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def draft():
    report = sound_report().with_part("overview", Part.of("2024年，青禾镇公开信息186条。\n2024年没有投诉。"))
    return roll(report)


@pytest.fixture
def model(qapp, draft):
    model = RollModel()
    model.show_lines(lines(draft))
    return model


def row_of(model, **said):
    return next(
        row for row, line in enumerate(model.lines) if all(getattr(line, key) == value for key, value in said.items())
    )


def test_every_change_is_one_line(draft):
    assert sorted(line.at for line in lines(draft)) == list(range(len(draft.changes)))


def test_kinds_come_in_the_order_in_which_they_deserve_a_look(draft):
    kinds = [line.kind for line in lines(draft)]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert {Kind.TEXT, Kind.PLAN, Kind.CARRIED, Kind.CLEARED} <= set(kinds)


def test_a_year_in_the_text_is_shown_with_the_words_around_it(draft):
    (line, *_) = [line for line in lines(draft) if line.place.startswith("一、")]
    assert line.before == "2024年，青禾镇公开信息1…"
    assert line.after == "2025年，青禾镇公开信息1…"


def test_another_organ_is_told_by_the_words_of_the_page_that_asked_for_it():
    renamed = roll(sound_report(), organ="云溪县青禾街道办事处")
    assert "机关名称" in [line.place for line in lines(renamed) if line.after == "云溪县青禾街道办事处"]


def test_the_preview_is_the_paragraph_with_both(draft):
    (change, *_) = [change for change in draft.changes if change.place == "overview"]
    shown = preview(draft, change)
    assert "<s>2024</s>" in shown or "<s>2024年</s>" in shown
    assert "没有投诉" not in shown


def test_texts_of_last_year_are_no_markup():
    report = sound_report().with_part("overview", Part.of("2024年，<b>见附件</b>。"))
    draft = roll(report)
    (change, *_) = [change for change in draft.changes if change.place == "overview"]
    assert "&lt;b&gt;见附件" in preview(draft, change)


def test_qt_finds_no_fault(qtbot, model):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    shown = KindFilter()
    shown.setSourceModel(model)
    QAbstractItemModelTester(shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_made([3, 4], made=False)
    shown.show_kind(Kind.CLEARED)


def test_a_tick_taken_away_refuses_that_change_alone(model, qtbot):
    row = row_of(model, place="落款日期")
    with qtbot.waitSignal(model.refused_changed):
        assert model.setData(model.index(row, 0), UNCHECKED, CHECK)
    assert model.refused == {model.lines[row].at}
    assert model.setData(model.index(row, 0), CHECKED, CHECK)
    assert model.refused == frozenset()


def test_what_follows_from_the_rest_has_no_tick(model):
    index = model.index(row_of(model, place="年度"), 0)
    assert index.data(CHECK) is None
    assert not model.setData(index, UNCHECKED, CHECK)
    model.set_made(list(range(model.rowCount())), made=False)
    assert model.refused == {line.at for line in model.lines if line.refusable}


@given(reports())
def test_any_report_can_be_listed_and_each_change_stands_where_it_says(report):
    draft = roll(replace(report, year=2023, carried=()))
    assert sorted(line.at for line in lines(draft)) == list(range(len(draft.changes)))
    for change in draft.changes:
        ahead, before, behind = in_context(draft, change)
        if change.end > change.start:
            assert f"{ahead}{before}{behind}" in draft.last_year.text_of(change.place)
        assert preview(draft, change)


@pytest.fixture
def page(qtbot, draft):
    page = RollChanges()
    qtbot.addWidget(page)
    page.show_draft(draft)
    page.show()
    return page


def choose_kind(page, kind):
    page.kinds.setCurrentIndex(page.kinds.findData(str(kind)))


def test_one_kind_can_be_looked_at_and_refused_as_a_whole(page, draft):
    choose_kind(page, Kind.CLEARED)
    assert page.filter.rowCount() == sum(kind_of(change) is Kind.CLEARED for change in draft.changes)
    page.leave_button.click()
    page.kinds.setCurrentIndex(0)
    assert page.filter.rowCount() == len(draft.changes)
    assert page.leave_button.isHidden()
    refused = {at for at, change in enumerate(draft.changes) if kind_of(change) is Kind.CLEARED and change.refusable}
    assert page.model.refused == refused
    assert f"其中 {len(refused)} 处不改" in page.counts.text()


def test_space_ticks_all_that_is_chosen(page, qtbot):
    choose_kind(page, Kind.CLEARED)
    page.list.selectAll()
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert len(page.model.refused) == sum(line.kind is Kind.CLEARED and line.refusable for line in page.model.lines)
    qtbot.keyClick(page.list, Qt.Key.Key_Space)
    assert page.model.refused == frozenset()


def test_sums_that_do_not_hold_are_told_before_they_are_carried(qtbot, page, draft):
    assert page.warning.isHidden()
    totals = frozenset(ref for table in draft.last_year.form.tables for ref in table.totals)
    ref = min(ref for ref in totals if ref.table == "applications")
    broken = replace(draft.last_year, cells={**draft.last_year.cells, ref: "99"}, typed_totals=totals)
    page.show_draft(roll(broken))
    assert not page.warning.isHidden()
    assert "不平" in page.warning.text()


def test_what_the_new_form_has_no_place_for_is_listed(page):
    assert page.reference_fold.isHidden()
    page.show_draft(roll(report_2019()))
    assert not page.reference_fold.isHidden()
    assert page.reference.count() > 0
    assert f"（{page.reference.count()}）" in page.reference_fold.button.text()
