"""What is found about whole paragraphs has a bar in the margin; the waves are left to single words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.gui.looks import theme
from govreport_gui.gui.texts import margin_bars
from govreport_gui.gui.texts.part_editor import PartEditor
from govreport_gui.report import Part

LONG = "今年全镇公开信息一百八十六条，群众关心的事项都在五个工作日以内公开，没有遗漏。"
TEXT = f"{LONG}\n截止年底。\n{LONG}"
SECOND = TEXT.rindex(LONG)


@pytest.fixture
def editor(qtbot):
    editor = PartEditor("一、总体情况")
    qtbot.addWidget(editor)
    editor.document().setDocumentMargin(24)
    editor.resize(600, 500)
    editor.show_part(Part.of(TEXT))
    editor.show()
    return editor


def finding(start, end, severity=Severity.HINT):
    return Finding("R02", severity, "这一段与上年报告相同。", text=TextSpan("overview", start, end))


def underlined(editor):
    return [selection.cursor.selectedText() for selection in editor.extraSelections()]


def test_a_word_in_a_paragraph_that_is_found_as_a_whole_stands_out(editor):
    whole, word = finding(0, len(LONG)), finding(0, 2, Severity.WARNING)
    editor.mark([whole, word])
    assert underlined(editor) == ["今年"]
    assert editor.findings_at(1) == [whole, word]  # the tool tip still tells both
    assert editor.findings_at(10) == [whole]


def test_a_short_paragraph_is_underlined(editor):
    editor.mark([finding(len(LONG) + 1, SECOND - 1)])
    assert underlined(editor) == ["截止年底。"]


def test_a_part_of_a_paragraph_is_underlined_however_long(editor):
    editor.mark([finding(1, len(LONG))])
    assert underlined(editor) == [LONG[1:]]


def colors_in_margin(editor, y):
    picture = editor.viewport().grab().toImage()
    return {QColor(picture.pixel(x, y)).name() for x in range(24)}


def test_the_bar_is_as_high_as_its_paragraphs_and_the_gravest_is_seen(editor):
    editor.mark([finding(0, len(TEXT), Severity.WARNING), finding(SECOND, len(TEXT))])
    assert underlined(editor) == []
    warning, hint = (theme.severity_color(severity).name() for severity in (Severity.WARNING, Severity.HINT))
    bars = [margin_bars.place_of(editor, cursor) for cursor, _severity in editor._bars]
    assert bars[0].top() < bars[1].top()
    assert bars[0].bottom() == bars[1].bottom()
    assert warning in colors_in_margin(editor, round(bars[0].center().y()))
    below = colors_in_margin(editor, round(bars[1].center().y()))
    assert warning in below and hint not in below
    editor.mark([])
    assert warning not in colors_in_margin(editor, round(bars[0].center().y()))
