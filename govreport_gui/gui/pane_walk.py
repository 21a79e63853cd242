"""Where the keys go: F6 leads round the panes, as in Word and Excel, and each has the focus again where it had it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from govreport_gui.gui.section_page import SectionPage

if TYPE_CHECKING:
    from govreport_gui.gui.workspace import Workspace


def focus_page(workspace: Workspace) -> None:
    """Give the keys to the page that is shown."""
    _enter(workspace.page(workspace.page_key))


def has_keys(pane: QWidget) -> bool:
    """Say whether the focus is in a pane."""
    focused = QApplication.focusWidget()
    return focused is not None and (focused is pane or pane.isAncestorOf(focused))


def go_round(workspace: Workspace, around: Iterable[QWidget], by: int) -> None:
    """Give the keys to the next pane (or the one before): tree, page, guidance, findings, and those around them."""
    page = workspace.page(workspace.page_key)
    every = (workspace.tree, page, workspace.guidance, workspace.findings, *around)
    panes = [pane for pane in every if pane.isVisible() and _stops(pane)]
    here = next((place for place, pane in enumerate(panes) if has_keys(pane)), None)
    _enter(page if here is None else panes[(here + by) % len(panes)])


def _enter(pane: QWidget) -> None:
    """Give the keys to what had them last in a pane, or to what comes first there: in a section, its table."""
    last = pane.focusWidget()
    if last is not None and last in _stops(pane):
        last.setFocus()
    elif isinstance(pane, SectionPage):
        pane.table.grid.setFocus()
    else:
        next(iter(_stops(pane)), pane).setFocus()


def _stops(pane: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a pane, in its order. A pane's own place in Qt's chain need not be before them."""
    window = pane.window()
    chain, widget = [], window.nextInFocusChain()
    while widget is not window:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    return [widget for widget in chain if (widget is pane or pane.isAncestorOf(widget)) and _takes_keys(widget)]


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()
