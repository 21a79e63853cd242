"""The pages of single fields: 标题与前言 (title, organ, year, preamble) and 落款 (organ, date)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QFormLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.finding import Finding, TextSpan
from govreport_gui.gui.changes import Change
from govreport_gui.gui.document import Document
from govreport_gui.gui.edits import field_text, with_field
from govreport_gui.gui.looks import theme
from govreport_gui.gui.texts.own_history import HistoryFilter
from govreport_gui.gui.texts.text_page import PartBox, paper_width
from govreport_gui.gui.unfinished import Unfinished
from govreport_gui.gui.widgets.scrolled import Unframed

NO_YEAR = 1999  # stands for "no year"; 政府信息公开条例 is of 2007
LAST_YEAR = 2099
PREAMBLE_MARGIN = 12


class YearBox(QSpinBox):
    """A year, or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(NO_YEAR, LAST_YEAR)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setKeyboardTracking(False)  # "2" on the way to "2024" is no year

    def year(self) -> int | None:
        """Return the year, None where the box is empty."""
        return None if self.value() == NO_YEAR else self.value()

    def typed_year(self) -> int | None:
        """Return the year as it is being typed, before the box takes it in."""
        value = self.valueFromText(self.cleanText())
        return None if value == NO_YEAR else value

    def set_year(self, year: int | None) -> None:
        """Show a year; years out of range are shown as none, the report keeps them."""
        self.setValue(year if year is not None and NO_YEAR < year <= LAST_YEAR else NO_YEAR)

    def textFromValue(self, value: int) -> str:
        """Show nothing for no year."""
        return "" if value == NO_YEAR else str(value)

    def valueFromText(self, text: str) -> int:
        """Read an empty box as no year."""
        return int(text) if text.strip() else NO_YEAR

    def validate(self, text: str, position: int) -> object:
        """Let the box be empty."""
        return super().validate(text, position) if text.strip() else (QValidator.State.Acceptable, text, position)


class FieldsPage(Unframed):
    """A page of line edits, each with what the checks say about it underneath. It scrolls where it does not fit."""

    LINES: tuple[tuple[str, str, str], ...] = ()  # field of Document.set_field, label, part that findings name
    box: PartBox | None = None  # running text beside the fields

    def __init__(self, document: Document, heading: str, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, parent)
        self.document = document
        self.editors: dict[str, QWidget] = {}
        self.notes: dict[str, QLabel] = {}
        self.history_filter = HistoryFilter(self)
        title = QLabel(heading, self)
        title.setFont(theme.heading_font(self.font()))
        fields = QWidget(self)
        fields.setMaximumWidth(paper_width(self.font()))
        self.form = QFormLayout(fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(16, 8, 16, 8)
        self.column.addWidget(title)
        self.column.addWidget(fields)
        for field, label, part in self.LINES:
            self.add_line(field, label, part)
        document.changed.connect(self.refresh)
        document.findings_changed.connect(self.refresh_notes)

    def add_line(self, field: str, label: str, part: str) -> None:
        """Add a field of one line."""
        line = QLineEdit(self)
        line.setAcceptDrops(False)  # a dropped file is opened by the window
        line.textEdited.connect(lambda text: self.document.set_field(field, text))
        self.add_editor(label, part, line)
        self.editors[field] = line

    def add_editor(self, label: str, part: str, editor: QWidget) -> None:
        """Add an editor with its label and the place for what the checks say."""
        note = QLabel(self)
        note.setWordWrap(True)
        note.hide()
        editor.setAccessibleName(label)
        editor.installEventFilter(self.history_filter)
        self.editors[part] = editor
        self.notes[part] = note
        name = QLabel(label, self)
        name.setBuddy(editor)
        cell = QVBoxLayout()
        cell.addWidget(editor)
        cell.addWidget(note)
        self.form.addRow(name, cell)

    def refresh(self) -> None:
        """Show what the document says now."""
        for field, _label, _part in self.LINES:
            line = self.editors[field]
            text = field_text(self.document.report, field)
            if isinstance(line, QLineEdit) and line.text() != text:
                line.setText(text)

    def refresh_notes(self) -> None:
        """Show under each field what the checks found in it."""
        for part, note in self.notes.items():
            here = [finding for finding in self.document.open_findings if _field_of(finding) == part]
            note.setText(_as_lines(here))
            note.setVisible(bool(here))

    def show_finding(self, finding: Finding) -> None:
        """Put the cursor into the field that a finding is about."""
        editor = self.editors.get(_field_of(finding))
        if editor is None:
            return
        editor.setFocus()
        if finding.text is not None:
            self.show_span(finding.text)

    def show_span(self, span: TextSpan) -> None:
        """Select characters of a field."""
        editor = self.editors.get(span.part)
        if isinstance(editor, QLineEdit):
            editor.setFocus()
            editor.setSelection(span.start, span.end - span.start)

    def show_change(self, change: Change) -> None:
        """Put the cursor into the field that undo changed."""
        if change.field in self.editors:
            self.editors[change.field].setFocus()

    def set_highlight(self, finding: Finding | None) -> None:
        """Nothing to mark: what is wrong stands under each field."""


def _field_of(finding: Finding) -> str:
    """Return the part that a finding names; `Finding.place` would say 落款 for each of its fields."""
    return finding.text.part if finding.text else finding.part


def _as_lines(findings: Iterable[Finding]) -> str:
    return "<br>".join(theme.marked_html(finding.severity, finding.message) for finding in findings)


class FrontPage(FieldsPage):
    """标题与前言."""

    LINES = (("title", "标题", "title"), ("organ", "机关名称", "organ_name"))

    def __init__(self, document: Document, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(document, heading, parent)
        self.year = YearBox(self)
        self.year.valueChanged.connect(self._take_year)
        self.add_editor("报告年度", "year", self.year)
        self.year.lineEdit().textEdited.connect(document.typing_moved)
        document.typing_ends.connect(self.year.interpretText)
        document.typing_asked.connect(self._add_year)
        self.preamble = self.box = PartBox(document, "preamble", self)
        self.preamble.setMaximumWidth(paper_width(self.preamble.editor.font()))
        self.preamble.editor.document().setDocumentMargin(PREAMBLE_MARGIN)
        self.column.addSpacing(4)
        self.column.addWidget(QLabel("前言", self))
        self.column.addWidget(self.preamble, 1)
        self.refresh()
        self.refresh_notes()

    def refresh(self) -> None:
        """Show what the document says now."""
        super().refresh()
        if self.year.year() != self.document.report.year:
            self.year.blockSignals(True)
            self.year.set_year(self.document.report.year)
            self.year.blockSignals(False)

    def show_finding(self, finding: Finding) -> None:
        """Put the cursor where a finding is."""
        if finding.place != "preamble":
            super().show_finding(finding)
            return
        self.preamble.editor.setFocus()
        if finding.text is not None:
            self.show_span(finding.text)

    def show_span(self, span: TextSpan) -> None:
        """Select characters of the preamble or of a field."""
        if span.part == self.preamble.key:
            self.preamble.editor.select_span(span.start, span.end)
        else:
            super().show_span(span)

    def show_change(self, change: Change) -> None:
        """Put the cursor where undo changed something."""
        if change.field == "preamble":
            self.preamble.editor.show_last_change()
        else:
            super().show_change(change)

    def _add_year(self, unfinished: Unfinished) -> None:
        if self.year.lineEdit().isModified() and self.year.hasAcceptableInput():
            unfinished.report = with_field(unfinished.report, "year", self.year.typed_year())

    def _take_year(self) -> None:
        self.document.set_field("year", self.year.year())


class SignaturePage(FieldsPage):
    """落款."""

    LINES = (("signature.organ", "落款机关", "organ"), ("signature.date", "落款日期", "date"))

    def __init__(self, document: Document, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(document, heading, parent)
        self.column.addStretch(1)
        self.refresh()
        self.refresh_notes()
