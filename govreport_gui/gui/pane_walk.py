"""Where the keys go: F6 leads round the panes, as in Word and Excel, and each has the focus again where it had it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from govreport_gui.gui.findings.findings_pane import FindingsPane
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
    """Give the keys to what had them last in a pane, or to where one begins there."""
    last, stops = pane.focusWidget(), _stops(pane)
    if last is not None and last in stops:
        last.setFocus()
    else:
        _beginning(pane, stops).setFocus()


def _beginning(pane: QWidget, stops: list[QWidget]) -> QWidget:
    """Return the table of a section, the list of findings, or what stands first."""
    if isinstance(pane, SectionPage):
        return pane.table.grid
    if isinstance(pane, FindingsPane) and pane.list in stops:
        return pane.list
    return stops[0] if stops and pane.focusProxy() is None else pane


def _stops(pane: QWidget) -> list[QWidget]:
    """Return what Tab reaches in a pane, from its upper left corner on."""
    found = [widget for widget in (pane, *pane.findChildren(QWidget)) if _takes_keys(widget)]
    return sorted(found, key=lambda widget: _place(widget, pane))


def _place(widget: QWidget, pane: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(pane, QPoint(0, 0))
    return corner.y(), corner.x()


def _takes_keys(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()
