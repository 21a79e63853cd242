"""Commands for running text: heading levels, plain pasting, pictures, typesetting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from govreport_gui.gui import background
from govreport_gui.gui.desk_flow import DeskFlow
from govreport_gui.gui.files.file_dialogs import ask_open
from govreport_gui.gui.texts import picture_files
from govreport_gui.gui.texts.part_editor import PartEditor
from govreport_gui.gui.widgets import clipboard
from govreport_gui.report import Part
from govreport_gui.texts.heading_levels import BODY, LEVEL_NAMES, with_level
from govreport_gui.texts.text_edits import edited

if TYPE_CHECKING:
    from govreport_gui.gui.texts.text_page import PartBox

NO_TEXT = "请先把光标放在正文、前言或者表外文字里。"
NO_PARAGRAPH = "这里还没有文字。请先写好标题，再定它的层次。"
IN_ORDER = "层次和序号已经是这样，没有要改的。"
NO_IMAGE = "剪贴板里没有图片。请先复制一张图片，或者用“插入图片”选择图片文件。"
ALL_TIDY = "没有要整理的地方。"


class TextFlow(DeskFlow):
    """What a command is about is the running text that has the cursor."""

    said = Signal(str)  # a remark for the status bar

    # ── Heading levels ──

    def make_first(self) -> None:
        """Make the paragraphs of the cursor headings （一）, or body text again."""
        self._make(1)

    def make_second(self) -> None:
        """Make the paragraphs of the cursor headings 1., or body text again."""
        self._make(2)

    def make_third(self) -> None:
        """Make the paragraphs of the cursor headings （1）, or body text again."""
        self._make(3)

    def make_body(self) -> None:
        """Take the numbers of the paragraphs of the cursor away."""
        self._make(BODY)

    def _make(self, level: int) -> None:
        box = self._box()
        if box is None:
            return
        report = self.document.report
        numbers = _touched(report.part(box.key).paragraphs, *box.editor.selected_span())
        if not numbers:
            self.said.emit(NO_PARAGRAPH)
            return
        edits = with_level(report, box.key, numbers, level)
        if not edits:
            self.said.emit(IN_ORDER)
            return
        self.document.take_over(edited(report, edits, same_words=True), f"设为{LEVEL_NAMES[level]}")
        box.editor.setFocus()

    def _box(self) -> PartBox | None:
        box = self._workspace().box_typed_in()
        if box is None:
            self.said.emit(NO_TEXT)
        return box

    # ── What is put in ──

    def paste_plain(self) -> None:
        """Paste text only; where no running text has the focus, as always."""
        focus = QApplication.focusWidget()
        if isinstance(focus, PartEditor):
            focus.paste_plain()
        else:
            clipboard.paste()

    def insert_picture(self) -> None:
        """Ask for a picture and put it at the cursor. ReadError where it is none."""
        box = self._box()
        path = ask_open(self.window, "插入图片", picture_files.FILTERS) if box is not None else None
        if box is not None and path is not None:
            picture = background.done(partial(picture_files.from_file, path), self)
            box.editor.insert(Part((picture,)), "插入图片")

    def paste_picture(self) -> None:
        """Put the picture on the clipboard at the cursor."""
        box = self._box()
        if box is None:
            return
        source = QApplication.clipboard().mimeData()
        if not source.hasImage():
            self.said.emit(NO_IMAGE)
            return
        box.editor.insert(Part((picture_files.from_image(QImage(source.imageData())),)), "粘贴图片")

    # ── Typesetting ──

    def typeset(self) -> None:
        """Show what typesetting would change, and change what the clerk leaves ticked."""
        from govreport_gui.gui.texts.typeset_dialog import ask_to_typeset  # noqa: PLC0415 (few need it)

        self.document.finish_typing()
        dialog = ask_to_typeset(self.document, self.window)
        if dialog is None:
            self.said.emit(ALL_TIDY)
            return
        dialog.span_asked.connect(self._show)
        if dialog.exec():
            self.said.emit(f"已整理 {len(dialog.chosen)} 处，可以一步撤销。")
        dialog.deleteLater()

    def _show(self, span: object) -> None:
        """Show a place behind the dialog, which keeps the focus."""
        focus = QApplication.focusWidget()
        self._workspace().show_span(span)  # type: ignore[arg-type]  # Qt's signals carry any object
        if focus is not None:
            focus.setFocus()


def _touched(paragraphs: tuple[str, ...], start: int, end: int) -> set[int]:
    """Return the numbers of the paragraphs that a span of the part's text touches."""
    touched, at = set(), 0
    for number, paragraph in enumerate(paragraphs):
        if at <= end and start <= at + len(paragraph):
            touched.add(number)
        at += len(paragraph) + 1
    return touched
