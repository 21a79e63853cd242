"""导出: one page that says what is open, asks what and where to, exports, and says what became of each file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from govreport_gui.gui import background
from govreport_gui.gui.exporting import computer_fonts
from govreport_gui.gui.exporting.export_choice import ExportChoice
from govreport_gui.gui.exporting.export_job import ExportThread, Order, Outcome
from govreport_gui.gui.exporting.export_kinds import Task, free_path
from govreport_gui.gui.exporting.export_open import OpenKind, OpenPoint, Place, in_words
from govreport_gui.gui.exporting.export_open_box import OpenBox
from govreport_gui.gui.exporting.export_results import ExportResults
from govreport_gui.gui.help.help_key import HelpButton
from govreport_gui.gui.looks import messages, theme
from govreport_gui.gui.looks.window_state import resize_at_first
from govreport_gui.gui.widgets.scrolled import Unframed

SIZE = QSize(820, 720)
OVERWRITE, RENAME, CANCEL = "覆盖", "换名", "取消"

Answer = TypeVar("Answer")


class ExportDialog(QDialog):
    """Exports as often as one likes; `place` is what the clerk wants to see instead."""

    written = Signal()  # all files came out

    def __init__(
        self,
        order: Order,
        points: Sequence[OpenPoint],
        take: Callable[[Outcome], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.order = order
        self.points = points
        self.place: Place | None = None
        self._take_outcome = take
        self._thread: ExportThread | None = None
        self._leaving = False
        self._is_draft_agreed = False  # it is asked once
        self.setWindowTitle("导出")
        self.open_box = OpenBox(points, self)
        self.choice = ExportChoice(order.report, self)
        self.fonts = QLabel(fonts_remark(order), self)
        self.progress = QProgressBar(self)
        self.results = ExportResults(self)
        self.export_button = QPushButton("导出(&E)", self)
        self.close_button = QPushButton("关闭", self)
        self._lay_out()
        self._connect()
        self._judge()
        self.export_button.setFocus()
        resize_at_first(self, SIZE)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        questions = Unframed(self._questions(), self)
        questions.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout.addWidget(questions)
        layout.addWidget(self.results, 1)
        self.progress.setTextVisible(False)
        self.progress.hide()
        foot = QHBoxLayout()
        foot.addWidget(HelpButton(self))
        foot.addWidget(self.progress, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.export_button)
        layout.addLayout(foot)

    def _questions(self) -> QWidget:
        """Return what is to be looked at and chosen: it scrolls on a small screen."""
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        for title, part in (("还没有办完的", self.open_box), ("导出", self.choice)):
            heading = QLabel(title, content)
            heading.setFont(theme.heading_font(self.font()))
            layout.addWidget(heading)
            layout.addWidget(part)
        self.fonts.setWordWrap(True)
        self.fonts.setVisible(bool(self.fonts.text()))
        layout.addWidget(self.fonts)
        layout.addStretch(1)
        return content

    def _connect(self) -> None:
        self.open_box.place_asked.connect(self._go)
        self.choice.changed.connect(self._judge)
        self.close_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self.export_button.setDefault(True)

    def _judge(self) -> None:
        self.export_button.setEnabled(self._thread is None and not self.choice.lacking())

    def _go(self, place: Place) -> None:
        self.place = place
        self.reject()

    # ── Export ──

    def export(self) -> None:
        """Ask what has to be asked, then write the files."""
        if not self._may_be_draft():
            return
        tasks = self._with_free_names(self.choice.tasks())
        if tasks:
            self.choice.keep()
            self._start(tasks)

    def _may_be_draft(self) -> bool:
        errors = [point for point in self.points if point.kind is OpenKind.ERROR]
        self._is_draft_agreed = not errors or self._is_draft_agreed or messages.ask_draft(self, in_words(errors))
        return self._is_draft_agreed

    def _with_free_names(self, tasks: list[Task]) -> list[Task]:
        """Ask once what is to become of files that are there; return nothing where nothing is to be written."""
        there = self._asked_of_the_disk(lambda: [task.path.name for task in tasks if task.path.exists()])
        if not there:
            return tasks
        verb = messages.choose(
            self,
            f"这个文件夹里已经有“{'”“'.join(there)}”。",
            OVERWRITE,
            RENAME,
            CANCEL,
            details="覆盖：用新导出的代替原来的。换名：原来的留着，新的在名字后面加上（2）。",
        )
        if verb == RENAME:
            return self._asked_of_the_disk(lambda: [replace(task, path=free_path(task.path)) for task in tasks])
        return tasks if verb == OVERWRITE else []

    def _asked_of_the_disk(self, question: Callable[[], list[Answer]]) -> list[Answer]:
        """Return what a disk says, which may be a share that is away; nobody exports a second time meanwhile."""
        return background.done(question, self, self.export_button.setDisabled)

    def _start(self, tasks: Sequence[Task]) -> None:
        self.results.clear()
        self.progress.setRange(0, len(tasks))
        self.progress.setValue(0)
        self.progress.show()
        self._thread = ExportThread(tasks, self.order, self)
        self._thread.came_out.connect(self._note)
        self._thread.finished.connect(self._finish)
        self._judge()
        self._thread.start()

    def _note(self, outcome: Outcome) -> None:
        self.progress.setValue(self.progress.value() + 1)
        self._take_outcome(outcome)
        self.results.add(outcome)

    def _finish(self) -> None:
        thread, self._thread = self._thread, None
        self.progress.hide()
        self._judge()
        self.close_button.setFocus()
        self.written.emit()
        if self._leaving:
            super().reject()
        if thread is not None:
            thread.deleteLater()
            thread.outcomes()  # raises what nobody foresaw

    def reject(self) -> None:
        """Close; files that are being written are written to their end."""
        if self._thread is None:
            super().reject()
            return
        self._leaving = True
        self._thread.requestInterruption()


def fonts_remark(order: Order) -> str:
    """Say which fonts of the page this computer lacks; "" where it has them all."""
    missing = computer_fonts.missing(font.name for font in order.edition.page.fonts)
    if not missing:
        return ""
    names = "".join(f"“{name}”" for name in missing)
    return f"这台电脑没有字体{names}，PDF 用最接近的字体代替；Word 文件在有这些字体的电脑上显示正常。"
