"""What was looked for is coloured in the text, the current place in another way than the others; closing ends it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QApplication

from govreport_gui.gui.looks import theme
from govreport_gui.report import Part, Report


@pytest.fixture
def filled(window, form):
    sections = {"overview": Part.of("青禾镇和青禾村。\n青禾。"), "problems": Part.of("没有问题。")}
    window.document.new(replace(Report.blank(form, 2024), sections=sections))
    window.show_report()
    window.workspace.show_page("overview")
    return window


def look_for(window, words):
    window.actions_by_id["find"].trigger()
    window.desk.finds.pane.query_line.setText(words)
    QApplication.processEvents()


def coloured(window, page="overview"):
    """Return the places and whether each is underlined, of what is on the ground of hits."""
    grounds = {QColor(theme.current().stale).name(), QColor(theme.current().selection).name()}
    marks = window.workspace.page(page).box.editor.extraSelections()
    found = [mark for mark in marks if mark.format.background().color().name() in grounds]
    none = QTextCharFormat.UnderlineStyle.NoUnderline
    return [(mark.cursor.selectedText(), mark.format.underlineStyle() is not none) for mark in found]


def test_all_hits_are_coloured_and_none_is_current_yet(filled):
    look_for(filled, "青禾")
    assert coloured(filled) == [("青禾", False)] * 3


def test_the_current_one_is_told_apart(filled):
    look_for(filled, "青禾")
    filled.desk.finds.step(1)
    first = coloured(filled)
    filled.desk.finds.step(1)
    assert sorted(first) == sorted(coloured(filled)) == [("青禾", False), ("青禾", False), ("青禾", True)]
    assert first != coloured(filled)


def test_they_follow_the_page_and_the_words(filled):
    look_for(filled, "没有")
    assert coloured(filled) == []
    filled.workspace.show_page("problems")
    assert coloured(filled, "problems") == [("没有", False)]
    look_for(filled, "青禾")
    assert coloured(filled, "problems") == []


def test_closing_the_pane_ends_it_on_every_page(filled):
    look_for(filled, "青禾")
    filled.workspace.show_page("problems")
    filled.desk.finds.dock.close()
    filled.workspace.show_page("overview")
    assert coloured(filled) == []
