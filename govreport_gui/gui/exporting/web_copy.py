"""复制网页稿: the report on the clipboard, as rich text for the editor of a web site and as plain text for others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from govreport_gui.blocks import Picture
from govreport_gui.errors import WriteError
from govreport_gui.gui import background
from govreport_gui.gui.document import Document
from govreport_gui.report import Report
from govreport_gui.writers.edition import Edition


class WebCopy(QObject):
    """Puts the report on the clipboard; the document is not touched."""

    copied = Signal(str)  # what the clerk should know now
    working = Signal(str)  # what takes long at the moment, "" when it is done

    def __init__(
        self, document: Document, may_export: Callable[[], bool], edition: Callable[[], Edition], window: QWidget
    ) -> None:
        """`may_export` asks where something is open; `edition` says then whether the report is a draft."""
        super().__init__(window)
        self.document = document
        self.may_export = may_export
        self.edition = edition

    def copy(self) -> None:
        """Copy the report. WriteError where the copy does not say what the report says."""
        if not self.may_export():
            return
        report, edition = self.document.report, self.edition()
        made = background.done(lambda: texts_of(report, edition), self, self._tell_working)
        QGuiApplication.clipboard().setMimeData(mime_data(made))
        self.copied.emit(_what_next(report, made.proved))

    def _tell_working(self, lasts: bool) -> None:
        self.working.emit("正在准备网页稿…" if lasts else "")


@dataclass(frozen=True, slots=True)
class WebTexts:
    """What is copied, and the sentence that says what was proved about it."""

    rich: str
    plain: str
    proved: str


def texts_of(report: Report, edition: Edition) -> WebTexts:
    """Return the report as rich and as plain text. WriteError where it does not say what the report says."""
    from govreport_gui.proof import proof  # noqa: PLC0415 (loaded only when something is written)
    from govreport_gui.writers import html, text  # noqa: PLC0415

    rich = html.fragment(report, edition)
    proved = proof.prove_web_copy(report, rich)
    if not proved.is_equal:
        raise WriteError(proved.sentence())
    return WebTexts(rich, text.plain_text(report, edition), proved.sentence())


def mime_data(made: WebTexts) -> QMimeData:
    """Return what the clipboard takes."""
    content = QMimeData()
    content.setHtml(made.rich)
    content.setText(made.plain)
    return content


def _what_next(report: Report, proved: str) -> str:
    parts = (report.preamble, *report.sections.values())
    pictures = sum(isinstance(item, Picture) for part in parts for item in part.items)
    said = f"网页稿已经复制好，到网站后台的编辑框里粘贴。{proved}。"
    return (
        f"{said}里面有 {pictures} 张图片，有的网站粘贴后会丢掉，请看一下，丢了就在后台另外上传。" if pictures else said
    )
