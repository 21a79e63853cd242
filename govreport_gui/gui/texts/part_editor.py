"""Edits one part of running text, set like the printed page: first lines indented two characters, headings bold.

It keeps no history of its own: undo and redo belong to the document. It shows findings underlined where they stand
(beside whole paragraphs a bar), numbers that speak of a cell with a dotted line (Ctrl and a click, or the menu, go to
the cell), and what is still last year's on a ground of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from govreport_gui import rollover
from govreport_gui.finding import Finding, TextSpan
from govreport_gui.gui.looks import theme, typography
from govreport_gui.gui.looks.tool_tips import wrapped
from govreport_gui.gui.text_change import TextChange
from govreport_gui.gui.texts import margin_bars, own_history, text_clipboard
from govreport_gui.gui.texts.embedded import OBJECT_TYPE, EmbeddedBox, box_format
from govreport_gui.gui.texts.mentions import Mention
from govreport_gui.gui.texts.subheadings import HEADING
from govreport_gui.gui.texts.text_insertion import Insertion
from govreport_gui.gui.texts.text_positions import from_utf16, settled, to_part, to_shown, to_utf16
from govreport_gui.report import EMBEDDED, Part
from govreport_gui.text_links import TextMark

LINE_HEIGHT = 1.75  # of the character's height: 28 pt for 16 pt (layout.md 1)
INDENT_CHARACTERS = 2
_SEPARATORS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})  # how Qt separates blocks and lines


class _Headings(QSyntaxHighlighter):
    """Sets the headings of the second level (layout.md 3) bold."""

    def highlightBlock(self, text: str) -> None:
        match = HEADING.match(text)
        if match:
            heading = QTextCharFormat()
            heading.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, match.end(), heading)


def _underlined(cursor: QTextCursor, line: QTextCharFormat) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor  # type: ignore[attr-defined]  # missing in PySide's stubs
    selection.format = line  # type: ignore[attr-defined]
    return selection


class PartEditor(QTextEdit):
    """A text editor for a `Part`."""

    edited = Signal(str)  # what `Part.edited` takes, after each change by the clerk
    composed = Signal()  # an input method shows other letters that are not yet a word
    confirmed = Signal(object)  # TextMark: what is still last year's holds this year, too
    inserted = Signal(object, str)  # Insertion to be made, and what the undo step is called
    said = Signal(str)  # a remark for the status bar
    cell_asked = Signal(object)  # CellRef: the clerk wants to see the cell a number speaks of

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._composing = False  # an input method shows letters that are not yet a word
        self._part = Part()  # what the document says, pictures and tables included
        self._changed_at = 0  # where the document changed the text last (Qt's counting)
        self._findings: list[tuple[int, int, Finding]] = []  # start, end (Qt's counting), finding
        self._mentions: list[tuple[int, int, Mention, str]] = []  # start, end (Qt's counting), number, what cells hold
        self._stale: list[tuple[int, int, TextMark]] = []  # start, end (Qt's counting), what is still last year's
        self._grounds: list[QTextEdit.ExtraSelection] = []
        self._underlines: list[QTextEdit.ExtraSelection] = []
        self._bars: list[margin_bars.Bar] = []
        self._hits: list[QTextEdit.ExtraSelection] = []
        self._box = EmbeddedBox(self)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFont(typography.text_font(self.font()))
        self.document().setDefaultFont(self.font())
        self.document().documentLayout().registerHandler(OBJECT_TYPE, self._box)
        self._headings = _Headings(self.document())
        self._set_paragraphs()
        self.textChanged.connect(self._tell_edit)

    def _set_paragraphs(self) -> None:
        """Give all paragraphs the look of the printed page; new ones take it over from the one before."""
        look = QTextBlockFormat()
        look.setTextIndent(INDENT_CHARACTERS * QFontMetricsF(self.font()).horizontalAdvance("字"))
        height = LINE_HEIGHT * QFontInfo(self.font()).pixelSize()
        look.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look)

    def shown_text(self) -> str:
        """Return the text as it stands, EMBEDDED characters included, blanks as they are."""
        return self.document().toRawText().translate(_SEPARATORS)  # toPlainText would turn NBSP into blanks

    def show_part(self, part: Part) -> None:
        """Show a part, keeping the cursor where it is as far as the text is the same."""
        shown, before = self.shown_text(), self._part
        self._part = part
        if settled(shown) == part.edit_text:
            if part.embedded != before.embedded:
                self._draw_boxes(part)
            return
        self._showing = True
        whole = QTextCursor(self.document())
        whole.beginEditBlock()
        for change in reversed(TextChange.by_line(shown, part.edit_text)):  # from the end, so that the places hold
            cursor = self._cursor_at(shown, change.start, change.start + len(change.removed))
            cursor.insertText(change.added, QTextCharFormat())
            self._changed_at = cursor.position()
        whole.endEditBlock()
        self._draw_boxes(part)
        self._showing = False
        if not shown:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _draw_boxes(self, part: Part) -> None:
        shown = self.shown_text()
        places = [k for k, character in enumerate(shown) if character == EMBEDDED]
        for place, item in zip(places, part.embedded, strict=False):
            cursor = self._cursor_at(shown, place, place + 1)
            cursor.setCharFormat(box_format(item, QTextCharFormat()))

    def _cursor_at(self, shown: str, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_utf16(shown, start))
        cursor.setPosition(to_utf16(shown, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _tell_edit(self) -> None:
        if not self._showing and not self._composing:
            self.edited.emit(self.shown_text())

    def composed_text(self) -> str | None:
        """Return the text with the letters of an input method that are not yet a word; None where there are none."""
        if not self._composing:
            return None
        shown, block = self.shown_text(), self.textCursor().block()
        place = from_utf16(shown, block.position() + max(block.layout().preeditAreaPosition(), 0))
        return shown[:place] + block.layout().preeditAreaText() + shown[place:]

    def end_composing(self) -> None:
        """Tell what an input method took away for a word that is not yet there."""
        if self._composing:
            self._composing = False
            self._tell_edit()

    # ── Findings ──

    def mark(self, findings: Sequence[Finding], mentions: Sequence[tuple[Mention, str]] = ()) -> None:
        """Underline the findings that have a span in this part, and the numbers that speak of cells."""
        shown = self.shown_text()
        self._findings, self._mentions, self._bars = [], [], []
        selections = []
        for mention, says in mentions:
            cursor = self._span_cursor(shown, mention.span)
            self._mentions.append((cursor.selectionStart(), cursor.selectionEnd(), mention, says))
            selections.append(_underlined(cursor, theme.mention_underline(mention.follows)))
        for finding in findings:
            if finding.text is not None:
                cursor = self._span_cursor(shown, finding.text)
                self._findings.append((cursor.selectionStart(), cursor.selectionEnd(), finding))
                if margin_bars.is_about_paragraphs(cursor):
                    self._bars.append((cursor, finding.severity))
                else:
                    selections.append(_underlined(cursor, theme.finding_underline(finding.severity)))
        self._underlines = selections
        self._draw_marks()
        self.viewport().update()  # the bars are beside what Qt draws anew

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars in the margin, too."""
        super().paintEvent(event)
        margin_bars.paint(self, self._bars)

    def mark_stale(self, marks: Sequence[TextMark]) -> None:
        """Show which words of this part are still last year's."""
        if not marks and not self._stale:
            return
        shown = self.shown_text()
        cursors = [self._cursor_at(shown, *to_shown(shown, mark.start, mark.end)) for mark in marks]
        places = ((cursor.selectionStart(), cursor.selectionEnd()) for cursor in cursors)
        self._stale = [(*place, mark) for place, mark in zip(places, marks, strict=True)]
        self._grounds = [_underlined(cursor, theme.stale_words()) for cursor in cursors]
        self._draw_marks()

    def _draw_marks(self) -> None:
        self.setExtraSelections([*self._grounds, *self._underlines, *self._hits])

    def mark_hits(self, hits: Sequence[tuple[int, int, QTextCharFormat]]) -> None:
        """Show what was looked for: start, end and look of each place of the part."""
        if not hits and not self._hits:
            return
        shown = self.shown_text()
        places = ((*to_shown(shown, start, end), look) for start, end, look in hits)
        self._hits = [_underlined(self._cursor_at(shown, start, end), look) for start, end, look in places]
        self._draw_marks()

    def stale_at(self, place: int) -> TextMark | None:
        """Return what is still last year's at a place (Qt's counting)."""
        return next((mark for start, end, mark in self._stale if start <= place <= end), None)

    def _span_cursor(self, shown: str, span: TextSpan) -> QTextCursor:
        return self._cursor_at(shown, *to_shown(shown, span.start, span.end))

    def mention_at(self, place: int) -> tuple[Mention, str] | None:
        """Return the number at a place (Qt's counting) that speaks of a cell, and what its cells hold."""
        return next(((m, says) for start, end, m, says in self._mentions if start <= place <= end), None)

    def show_last_change(self) -> None:
        """Put the cursor where the text was last changed from outside, ready to type."""
        cursor = self.textCursor()
        cursor.setPosition(min(self._changed_at, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    def show_place(self, place: int) -> None:
        """Put the cursor before a character of the part's text, and its line at the top of the view."""
        shown = self.shown_text()
        self.moveCursor(QTextCursor.MoveOperation.End)  # what is above comes into view from below
        self.setTextCursor(self._cursor_at(shown, *to_shown(shown, place, place)))
        self.ensureCursorVisible()

    def place_in_part(self) -> int:
        """Return where the cursor stands in the part's text."""
        shown = self.shown_text()
        return to_part(shown, from_utf16(shown, self.textCursor().position()))

    def selected_span(self) -> tuple[int, int]:
        """Return which characters of the part's text are selected; both places are the cursor's where none are."""
        shown, cursor = self.shown_text(), self.textCursor()
        start, end = (from_utf16(shown, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        return to_part(shown, start), to_part(shown, end)

    def select_span(self, start: int, end: int) -> None:
        """Select characters of the part's text and bring them into view."""
        shown = self.shown_text()
        self.setTextCursor(self._cursor_at(shown, *to_shown(shown, start, end)))
        self.ensureCursorVisible()
        self.setFocus()

    def findings_at(self, place: int) -> list[Finding]:
        """Return the findings underlined at a place (Qt's counting)."""
        return [finding for start, end, finding in self._findings if start <= place < end]

    # ── Qt ──

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of the font's size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_headings"):
            self._showing = True  # it is no edit
            self.document().setDefaultFont(self.font())
            self._set_paragraphs()
            self._showing = False

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window; show what is wrong with the text under the mouse."""
        if own_history.is_history_key(event):
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a paragraph at Enter, also behind an empty one: there Qt only takes away the look of the page."""
        if not event.matches(QKeySequence.StandardKey.InsertParagraphSeparator):
            super().keyPressEvent(event)
            return
        cursor = self.textCursor()
        cursor.insertBlock(cursor.blockFormat(), QTextCharFormat())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Make a word put in over selected text one edit: Qt takes the selection away when the first letter comes."""
        composing = bool(event.preeditString()) and not event.commitString()
        self._composing = self._composing or composing
        super().inputMethodEvent(event)
        if not composing:
            self.end_composing()
        self.composed.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a tool tip over underlined text."""
        if isinstance(event, QHelpEvent):
            place = self.cursorForPosition(event.pos()).position()
            lines = [finding.message for finding in self.findings_at(place)]
            if stale := self.stale_at(place):
                lines.append(f"{rollover.advice(stale)}（Ctrl+F7：确认今年不变）")
            if mention := self.mention_at(place):
                lines.append(f"{mention[1]}（按住 Ctrl 单击，到表里看）")
            QToolTip.showText(event.globalPos(), wrapped("\n".join(lines)), self)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show Qt's own menu without its undo and redo, which know nothing of ours, and the way to a number's cell."""
        menu = own_history.context_menu(self)
        if stale := self.stale_at(self.cursorForPosition(event.pos()).position()):
            confirm = QAction("确认今年不变(&Y)", menu)
            confirm.triggered.connect(lambda: self.confirmed.emit(stale))
            menu.insertAction(menu.actions()[0], confirm)
        if mention := self.mention_at(self.cursorForPosition(event.pos()).position()):
            go = QAction("到表里看这个数(&G)", menu)
            go.triggered.connect(lambda: self.cell_asked.emit(mention[0].cell))
            menu.insertAction(menu.actions()[0], go)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to a number's cell on a click with Ctrl."""
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        mention = self.mention_at(self.cursorForPosition(event.position().toPoint()).position())
        super().mouseReleaseEvent(event)
        if with_control and mention:
            self.cell_asked.emit(mention[0].cell)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Leave dropped files to the window, which opens them."""
        return text_clipboard.is_text(source) and not source.hasUrls()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy with pictures and tables, so that they can be moved, and pasted into other programs."""
        shown, cursor = self.shown_text(), self.textCursor()
        start, end = (from_utf16(shown, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        before = shown[:start].count(EMBEDDED)
        return text_clipboard.copied(Part.shown(shown[start:end], self._part.embedded[before:]))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste with pictures and tables; the look of the text is the report's own."""
        found = text_clipboard.pasted(source)
        if found.lost:
            self.said.emit(text_clipboard.LOST.format(count=found.lost))
        self.insert(found.part, "粘贴")

    def paste_plain(self) -> None:
        """Paste text only."""
        self.insert(text_clipboard.plain(QGuiApplication.clipboard().mimeData()), "粘贴为纯文字")

    def insert(self, part: Part, step: str) -> None:
        """Ask for other running text in the place of what is selected, as one undo step."""
        shown, cursor = self.shown_text(), self.textCursor()
        start, end = (from_utf16(shown, place) for place in (cursor.selectionStart(), cursor.selectionEnd()))
        if part:
            self.inserted.emit(Insertion(shown, start, end, part), step)
        self.ensureCursorVisible()
