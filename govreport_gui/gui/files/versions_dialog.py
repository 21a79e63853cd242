"""Versions of reports at the left, what differs from the one in use at the right: 历史版本 and 恢复.

A version is only looked at here and opened as a copy; nothing is ever put back over a file.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from govreport_gui.compare import Comparison, compare
from govreport_gui.compare import in_words as words
from govreport_gui.errors import GovReportError
from govreport_gui.gui.background import Task
from govreport_gui.gui.comparing.compare_model import SIDES
from govreport_gui.gui.comparing.comparison_tabs import ComparisonTabs
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.project import Project
from govreport_gui.report import Report

SIZE = (1060, 620)
LIST_WIDTH = 300


@dataclass(frozen=True)
class Version:
    """A version of a report, and what it is compared with, both loaded in a thread: files may lie on a slow share.

    What fails to load is told in the dialog.
    """

    label: str
    load: Callable[[], Project]
    other_name: str = ""  # how to call what it is compared with
    other: Callable[[], Report | None] = lambda: None
    sides: tuple[str, str] = SIDES  # over the columns: what it is compared with, then the version itself


class VersionsDialog(QDialog):
    """Ends with the verb that was chosen for the current version; the last verb only closes."""

    def __init__(
        self,
        title: str,
        explanation: str,
        versions: Sequence[Version],
        verbs: Sequence[str],
        parent: QWidget,
        *,
        other_verb: str = "",  # opens what the version is compared with
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.versions = versions
        self.verb = verbs[-1]
        self._other_verb = other_verb
        self._look: Task[Comparison | None] | None = None
        self.explanation = QLabel(explanation, self)
        self.list = QListWidget(self)
        self.note = QLabel(self)
        self.tabs = ComparisonTabs(self)
        self.buttons = {verb: QPushButton(verb, self) for verb in verbs}
        self._lay_out()
        self.list.addItems([version.label for version in versions])
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(lambda _item: self._choose(verbs[0]))
        for verb, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, verb=verb: self._choose(verb))
        self.buttons[verbs[0]].setDefault(True)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        for label in (self.explanation, self.note, self.list):
            label.setWordWrap(True)
        self.list.setAccessibleName(self.windowTitle())
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.note)
        column.addWidget(self.tabs, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.list)
        split.addWidget(right)
        for k, width in enumerate((LIST_WIDTH, SIZE[0] - LIST_WIDTH)):
            split.setStretchFactor(k, width)  # both give way on a small screen
        split.setSizes([LIST_WIDTH, SIZE[0] - LIST_WIDTH])
        foot = QHBoxLayout()
        foot.addWidget(HelpButton(self))
        foot.addStretch(1)
        for button in self.buttons.values():
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.explanation)
        layout.addWidget(split, 1)
        layout.addLayout(foot)

    @property
    def current(self) -> int:
        """Which version is selected."""
        return self.list.currentRow()

    def _choose(self, verb: str) -> None:
        self.verb = verb
        self.accept()

    # ── What is shown ──

    def _show(self, row: int) -> None:
        """Compare a version with the one in use, or say why that does not go."""
        if self._look is not None:
            self._look.cancel()
        if row < 0:
            return
        version = self.versions[row]
        wait = partial(self._show_comparison, None, "正在读取…")
        self._look = Task(partial(_compared, version), self, partial(self._show_found, version), wait)
        self._look.start()

    def _show_found(self, version: Version, look: Task[Comparison | None]) -> None:
        if look.was_cancelled:
            return
        first = next(iter(self.buttons.values()))
        try:
            found = look.result()
        except GovReportError as error:
            first.setEnabled(False)
            self._show_comparison(None, str(error))
            return
        first.setEnabled(True)
        if self._other_verb:
            self.buttons[self._other_verb].setEnabled(found is not None)
        if found is None:
            self._show_comparison(None, "没有可以对比的另一份。")
            return
        names = f"{version.label.splitlines()[-1]}，与{version.other_name}相比："
        note = f"{names}\n{words.headline(found)}{words.forms_text(found, version.sides)}"
        self._show_comparison(found, note, version.sides)

    def _show_comparison(self, found: Comparison | None, note: str, sides: tuple[str, str] = SIDES) -> None:
        self.note.setText(note)
        self.tabs.show_comparison(found, sides)
        self.tabs.setEnabled(found is not None)
        if found:
            self.tabs.setCurrentIndex(1 if found.texts and not self.tabs.model.rowCount() else 0)


def _compared(version: Version) -> Comparison | None:
    """Compare a version with the one in use; None where there is none. ReadError."""
    report, other = version.load().report, version.other()
    return None if other is None else compare(other, report)
