"""What the list of findings shows of itself while findings come and go: the line the clerk chose, or a graver one."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPoint

from govreport_gui.finding import Severity
from govreport_gui.gui.findings.findings_list import FindingsList
from govreport_gui.gui.findings.findings_model import Role
from govreport_gui.gui.findings.findings_rows import Identity, Row

_GRAVITY = {severity: place for place, severity in enumerate(Severity)}


class FindingsSight(QObject):
    """Scrolls a list after its lines changed, and never while they stay the same."""

    def __init__(self, shown: FindingsList) -> None:
        super().__init__(shown)
        self._list = shown
        self._chosen: Identity = ()  # the line the clerk selected; Qt selects one by itself where that one goes
        self._is_changing = False
        shown.selectionModel().currentChanged.connect(self._note_chosen)

    def _note_chosen(self) -> None:
        if not self._is_changing:
            row = self._list.current_row
            self._chosen = row.identity if row else ()

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep in sight what matters while the lines are changed and laid out inside."""
        before = self._list.rows.shown
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False
        after = self._list.rows.shown
        if [row.identity for row in before] != [row.identity for row in after]:
            self._show_what_matters(before, after)

    def _show_what_matters(self, before: list[Row], after: list[Row]) -> None:
        """Scroll to what is new and graver than all in sight; the chosen line comes first where both find no room."""
        self._show_graver({row.identity for row in before}, after)
        current = self._list.current_row
        if current is not None and current.identity == self._chosen:
            self._list.scrollTo(self._list.currentIndex())

    def _show_graver(self, known: AbstractSet[Identity], after: list[Row]) -> None:
        new = (place for place, row in enumerate(after) if row.identity not in known)
        gravest = min(new, key=lambda place: _GRAVITY[after[place].finding.severity], default=None)
        seen = self._list.indexAt(QPoint(0, 0)).data(Role.ROW)
        if gravest is not None and seen is not None and _is_graver(after[gravest], seen):
            self._list.scrollTo(self._list.model().index(gravest, 0), FindingsList.ScrollHint.PositionAtTop)


def _is_graver(row: Row, other: Row) -> bool:
    return _GRAVITY[row.finding.severity] < _GRAVITY[other.finding.severity]
