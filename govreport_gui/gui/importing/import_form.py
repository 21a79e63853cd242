"""The right side of the import window: the form, a tab for each part, filled with what was read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from govreport_gui.form import CellRef
from govreport_gui.gui.importing import import_drag
from govreport_gui.gui.importing.import_draft import SEVERITIES, ImportDraft
from govreport_gui.gui.importing.import_table import ImportTablePage
from govreport_gui.gui.looks import theme
from govreport_gui.gui.places import FRONT, FRONT_TITLE, SIGNATURE, SIGNATURE_TITLE, page_of, pages
from govreport_gui.gui.texts.fields_page import FrontPage, SignaturePage
from govreport_gui.gui.texts.text_page import PartBox, TextPage
from govreport_gui.recognise.records import CellState
from govreport_gui.recognise.whereabouts import TextPlace

FormPage = FrontPage | SignaturePage | ImportTablePage | TextPage


class ImportForm(QWidget):
    """Pages are made when they are first shown."""

    cell_selected = Signal(object)  # CellRef | None
    page_chosen = Signal(str)  # a page is shown on which no cell has the cursor
    enter_pressed = Signal()
    refused = Signal(str)

    def __init__(self, draft: ImportDraft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._keys = [page.key for page in pages(draft.report.form)]
        self._pages: dict[str, FormPage] = {}
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName("报告的各部分")
        self.stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        for page in pages(draft.report.form):
            self.tabs.addTab("")
            self.tabs.setTabToolTip(self.tabs.count() - 1, page.title)
        self._dress_tabs()
        self._name_tabs()
        self.tabs.currentChanged.connect(self._show_tab)
        draft.changed.connect(self._name_tabs)
        self._show_tab(0)

    def _dress_tabs(self) -> None:
        """Give tabs that stand alone the window's ground: Fusion fills them with what outlines those of a widget."""
        self.tabs.setPalette(theme.palette(theme.current()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change between light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "tabs"):
            self._dress_tabs()

    def _name_tabs(self) -> None:
        """Name each tab shortly, with the doubts that are open on it."""
        doubts = [(doubt.cells[0].table, doubt.state) for doubt in self.draft.review.open_doubts]
        for at, page in enumerate(pages(self.draft.report.form)):
            short = page.title.partition("、")[0]
            signs = [
                f" {theme.SIGNS[SEVERITIES[state]]}{doubts.count((page.key, state))}"
                for state in (CellState.CONFLICT, CellState.DOUBTFUL)
                if (page.key, state) in doubts
            ]
            self.tabs.setTabText(at, short + "".join(signs))
            self.tabs.setAccessibleTabName(at, page.title + "".join(signs))

    # ── Pages ──

    @property
    def page_key(self) -> str:
        """The page that is shown."""
        return self._keys[self.tabs.currentIndex()]

    def page(self, key: str) -> FormPage:
        """Return a page, made if it was not yet needed."""
        if key not in self._pages:
            self._pages[key] = self._make_page(key)
            self.stack.addWidget(self._pages[key])
        return self._pages[key]

    def table_page(self, key: str) -> ImportTablePage:
        """Return the page of a table."""
        page = self.page(key)
        if not isinstance(page, ImportTablePage):
            raise TypeError(f"{key} has no table")
        return page

    def _make_page(self, key: str) -> FormPage:
        if key == SIGNATURE:
            return SignaturePage(self.draft, SIGNATURE_TITLE)
        if key == FRONT:
            front = FrontPage(self.draft, FRONT_TITLE)
            self._take_texts(front.preamble)
            return front
        if not self.draft.report.form.section[key].table:
            narrative = TextPage(self.draft, key)
            self._take_texts(narrative.box)
            return narrative
        page = ImportTablePage(self.draft, key)
        self._take_texts(page.box)
        page.cell_selected.connect(self.cell_selected)
        page.enter_pressed.connect(self.enter_pressed)
        page.refused.connect(self.refused)
        return page

    def _show_tab(self, at: int) -> None:
        page = self.page(self._keys[at])
        self.stack.setCurrentWidget(page)
        if self.current_ref is None:
            self.page_chosen.emit(self._keys[at])
        else:
            self.cell_selected.emit(self.current_ref)

    def show_page(self, key: str) -> None:
        """Show a page."""
        self.tabs.setCurrentIndex(self._keys.index(key))

    # ── Places ──

    @property
    def current_ref(self) -> CellRef | None:
        """The cell with the cursor on the page that is shown."""
        page = self.stack.currentWidget()
        return page.grid.body.current_ref if isinstance(page, ImportTablePage) else None

    def show_cells(self, refs: tuple[CellRef, ...], *, focus: bool) -> None:
        """Go to some cells of one table: the cursor on the first, all framed."""
        self.show_page(refs[0].table)
        page = self.table_page(refs[0].table)
        page.show_cell(refs[0])
        page.model.set_highlight(refs)
        if focus:
            page.grid.body.setFocus()

    def clear_highlight(self) -> None:
        """Frame no cells any more."""
        for page in self._pages.values():
            if isinstance(page, ImportTablePage):
                page.model.set_highlight(())

    def show_text(self, place: TextPlace) -> None:
        """Go to a text and select it."""
        key = page_of(place.part)
        self.show_page(key)
        page = self.page(key)
        box = page.preamble if isinstance(page, FrontPage) else getattr(page, "box", None)
        if not isinstance(box, PartBox) or box.key != place.part:
            return
        if isinstance(page, ImportTablePage) and place.end:
            page.fold.set_open(True)
        focused = self.window().focusWidget()
        box.editor.select_span(place.start, place.end)
        if focused is not None:
            focused.setFocus()

    # ── Texts that are dropped ──

    def _take_texts(self, box: PartBox) -> None:
        viewport = box.editor.viewport()
        viewport.setProperty("part", box.key)
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Add a piece of the file that is dropped on a text as its last paragraph."""
        if event.type() is QEvent.Type.Drop and isinstance(event, QDropEvent):
            dragged = import_drag.piece(event.mimeData())
            if dragged is not None:
                self.draft.place_text(*dragged, str(watched.property("part")))
                event.acceptProposedAction()
                return True
        return super().eventFilter(watched, event)
