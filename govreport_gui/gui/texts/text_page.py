"""The page of a section's running text: the heading as printed, the text, and how many characters it has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from govreport_gui.finding import Finding, TextSpan
from govreport_gui.gui.changes import Change
from govreport_gui.gui.document import Document
from govreport_gui.gui.looks import theme
from govreport_gui.gui.places import place_name
from govreport_gui.gui.texts.mentions import of_part
from govreport_gui.gui.texts.part_editor import PartEditor
from govreport_gui.gui.texts.text_insertion import Insertion
from govreport_gui.gui.texts.text_positions import settled
from govreport_gui.gui.unfinished import Unfinished
from govreport_gui.gui.widgets.steady_label import SteadyLabel
from govreport_gui.report import EMBEDDED, Part, character_count
from govreport_gui.text_links import TextMark

PAPER_CHARACTERS = 40  # a line no longer than this is easy to read
PAPER_MARGIN = 24


class _Count(SteadyLabel):
    """How many characters a part has; the whole report is only counted where somebody asks."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.document = document
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def event(self, event: QEvent) -> bool:
        """Count before the tool tip comes."""
        if event.type() is QEvent.Type.ToolTip:
            report = self.document.report
            whole = sum(character_count(report.part(key).text) for key in ("preamble", *report.form.section))
            self.setToolTip(f"不算空格和换行。前言和各部分正文一共 {whole} 字。")
        return super().event(event)


class PartBox(QWidget):
    """The editor of one part, kept in step with the document, and its character count.

    Each box hears of every change: what is shown is touched only where it is another one.
    """

    def __init__(self, document: Document, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.key = key
        self.editor = PartEditor(f"{place_name(document.report.form, key)}，正文", self)
        self.count = _Count(document, self)
        self._shown: tuple[Part, list[TextMark]] | None = None  # the text, what of it is still last year's
        self._marked: tuple[object, ...] | None = None  # the text, what is underlined in it
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.editor, 1)
        layout.addWidget(self.count, 0, Qt.AlignmentFlag.AlignRight)
        self.editor.edited.connect(self._take_over)
        self.editor.inserted.connect(self._insert)
        self.editor.selectionChanged.connect(self._show_count)
        self.editor.confirmed.connect(document.confirm_mark)
        self.editor.composed.connect(document.typing_moved)
        document.typing_ends.connect(self.editor.end_composing)
        document.typing_asked.connect(self._add_composed)
        document.changed.connect(self.refresh)
        document.findings_changed.connect(self.refresh_marks)
        self.refresh()
        self.refresh_marks()

    def refresh(self) -> None:
        """Show what the document says now."""
        part = self.document.report.part(self.key)
        stale = [mark for mark in self.document.report.carried if mark.part == self.key]
        if (part, stale) == self._shown:
            return
        self._shown = part, stale
        self.editor.show_part(part)
        self.editor.mark_stale(stale)
        self._show_count()

    def refresh_marks(self) -> None:
        """Underline what the checks found in this part, and the numbers that speak of cells, unless nobody sees it."""
        if self.window().isVisible() and not self.isVisible():
            return
        report = self.document.report
        found = [f for f in self.document.open_findings if f.text is not None and f.text.part == self.key]
        mentions = [(mention, mention.says(report)) for mention in of_part(report, self.key)]
        if (report.part(self.key), found, mentions) != self._marked:
            self._marked = report.part(self.key), found, mentions
            self.editor.mark(found, mentions)

    def showEvent(self, event: QShowEvent) -> None:
        """Underline what was found while another page was shown."""
        super().showEvent(event)
        self.refresh_marks()

    def _take_over(self, text: str) -> None:
        part = self.document.report.part(self.key)
        if settled(text) != part.edit_text:  # Qt also tells when only the looks changed
            self.document.set_part(self.key, part.edited(text))

    def _add_composed(self, unfinished: Unfinished) -> None:
        text, part = self.editor.composed_text(), unfinished.report.part(self.key)
        if text is not None:
            unfinished.report = unfinished.report.with_part(self.key, part.edited(text))

    def _insert(self, insertion: Insertion, step: str) -> None:
        report = self.document.report
        self.document.take_over(report.with_part(self.key, insertion.made_in(report.part(self.key))), step)
        self.editor.show_last_change()

    def _show_count(self) -> None:
        here = character_count(self.document.report.part(self.key).text)
        selected = character_count(self.editor.textCursor().selectedText().replace(EMBEDDED, ""))
        self.count.setText(f"字数 {here}" + (f"（选中 {selected}）" if selected else ""))


def beside_title(text: str) -> str:
    """Return the title of the fold with what stands beside a table: how much it is."""
    count = character_count(text)
    return f"表外文字（{count} 字）" if count else "表外文字（没有）"


def paper_width(font: QFont) -> int:
    """Return how wide text in a font is at most."""
    return PAPER_CHARACTERS * QFontMetrics(font).horizontalAdvance("字") + 3 * PAPER_MARGIN


class TextPage(QWidget):
    """A narrative section, as wide as a printed page and in the middle of the window."""

    def __init__(self, document: Document, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.key = key
        self.heading = QLabel(document.report.form.section[key].heading, self)
        self.heading.setFont(theme.heading_font(self.font()))
        self.heading.setWordWrap(True)
        self.box = PartBox(document, key, self)
        self.box.editor.setFrameShape(QFrame.Shape.StyledPanel)
        self.box.editor.document().setDocumentMargin(PAPER_MARGIN)
        column = QWidget(self)
        column.setMaximumWidth(paper_width(self.box.editor.font()))
        inner = QVBoxLayout(column)
        inner.addWidget(self.heading)
        inner.addWidget(self.box, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.addStretch(1)
        layout.addWidget(column, 100)
        layout.addStretch(1)

    @property
    def editor(self) -> PartEditor:
        """The text editor."""
        return self.box.editor

    def show_finding(self, finding: Finding) -> None:
        """Bring a finding of this section into view."""
        self.editor.setFocus()
        if finding.text is not None:
            self.show_span(finding.text)

    def show_span(self, span: TextSpan) -> None:
        """Select characters of the text."""
        self.editor.select_span(span.start, span.end)

    def show_change(self, _change: Change) -> None:
        """Put the cursor where undo changed the text."""
        self.editor.show_last_change()

    def show_place(self, place: int) -> None:
        """Bring a character of the text to the top."""
        self.editor.show_place(place)

    def set_highlight(self, finding: Finding | None) -> None:
        """Nothing to mark but the text itself, which is underlined already."""
