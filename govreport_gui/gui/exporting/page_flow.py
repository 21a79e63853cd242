"""版式设置 from the menu: ask how the report is to be printed, keep it with the report and as default."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from govreport_gui import page_storage
from govreport_gui.gui.document import Document
from govreport_gui.gui.exporting.page_profile_dialog import PageProfileDialog
from govreport_gui.gui.looks import messages


class PageFlow(QObject):
    """Knows where the default is kept; the document knows the page of the open report."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.window = window
        messages.guarded(window, lambda: document.use_default_page(page_storage.load_default()))

    def ask(self) -> None:
        """Let the clerk set the page; for the next reports, too, if wanted. ReadError, WriteError."""
        dialog = PageProfileDialog(self.document.page, self.window)
        if dialog.exec():
            page = dialog.page()
            self.document.set_page(page)
            if dialog.is_default():
                page_storage.save_default(page)
                self.document.use_default_page(page)
        dialog.deleteLater()
