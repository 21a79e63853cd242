"""What tests of the findings pane share: a faulty report, a pane that shows it, and a clerk's clicks."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from govreport_gui.checks import check
from govreport_gui.form import CellRef
from govreport_gui.gui.document import Document
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.findings.findings_pane import FindingsPane
from govreport_gui.gui.findings.findings_rows import Kind, Verb
from govreport_gui.report import Part
from tests.builders import sound_report

GRANTED = CellRef("applications", "granted", "natural")
BLANKS = (CellRef("review", "litigation_direct", "upheld"), CellRef("review", "litigation_direct", "corrected"))


def faulty_report():
    """Return a report with one wrong cell, two blanks and two slips of one kind in the text."""
    sound = sound_report()
    typed = frozenset(sound.form.table["applications"].totals)
    cells = {**sound.cells, GRANTED: str(int(sound.cell(GRANTED)) + 1), **dict.fromkeys(BLANKS, "")}
    sections = {**sound.sections, "other": Part.of("截止12月底，公开5条。\n截止到年底，答复5件。")}
    return replace(sound, cells=cells, typed_totals=typed, sections=sections)


def open_pane(qtbot, report):
    """Show the findings about a report."""
    pane = FindingsPane(Document(report, check=check))
    qtbot.addWidget(pane)
    pane.resize(900, 700)
    pane.document.check_now()
    pane.show()
    pane.list.setFocus()
    return pane


def lines(pane):
    return [pane.filter.index(row, 0) for row in range(pane.filter.rowCount())]


def line(pane, kind, rule):
    return next(i for i in lines(pane) if i.data(Role.ROW).kind is kind and i.data(Role.FINDING).rule == rule)


def rules(pane):
    return [index.data(Role.FINDING).rule for index in lines(pane) if index.data(Role.ROW).kind is Kind.FINDING]


def press(qtbot, pane, index, verb):
    pane.list.scrollTo(index)
    rect = pane.list.visualRect(index)
    place = dict(pane.list.buttons.geometry.buttons(rect, index.data(Role.ROW)))[verb].center()
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    pane.document.check_now()


def click(qtbot, pane, index):
    place = pane.list.visualRect(index).topLeft()
    place.setX(place.x() + 60)
    place.setY(place.y() + 10)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def head(pane):
    """Return the rule of the problem that the wrong cell makes."""
    return next(index.data(Role.FINDING).rule for index in lines(pane) if index.data(Role.ROW).kind is Kind.REPAIR)


def type_in(pane, text):
    """Type Chinese as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(pane.accept_bar.reason, event)


def accept(qtbot, pane, index, reason):
    press(qtbot, pane, index, Verb.ACCEPT)
    type_in(pane, reason)
    qtbot.mouseClick(pane.accept_bar.accept_button, Qt.MouseButton.LeftButton)
    pane.document.check_now()
