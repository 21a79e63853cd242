"""New, open, import, save: from the clerk's wish to the document, with the questions in between."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from govreport_gui import paths, project
from govreport_gui.form import form_for_year
from govreport_gui.gui.document import Document
from govreport_gui.gui.files import recent_files
from govreport_gui.gui.files.file_dialogs import ask_open, ask_save
from govreport_gui.gui.files.file_guard import FileGuard
from govreport_gui.gui.files.file_names import report_name
from govreport_gui.gui.importing.import_dialog import ImportDialog
from govreport_gui.gui.importing.reading import Reading, reading_of
from govreport_gui.gui.looks import messages
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.unit_card.unit_card_texts import first_texts

PROJECT_FILTER = f"报告文件 (*{project.SUFFIX})"
_DOCUMENTS = "*.docx *.docm *.doc *.wps *.rtf *.odt *.pdf *.xlsx *.xlsm *.xls *.ods *.html *.htm *.mht *.txt"
DOCUMENT_FILTER = f"文档 ({_DOCUMENTS});;所有文件 (*)"
OPEN_FILTER = f"报告文件和文档 (*{project.SUFFIX} {_DOCUMENTS});;所有文件 (*)"
CLIPBOARD = "剪贴板"
SAVE_COPY, OVERWRITE, REOPEN = "另存为副本", "覆盖", "重新打开那份"
SAMPLE = ("samples", "sample_report.docx")


class FileFlow(QObject):
    """Knows which file is read at the moment; the document knows which one is open."""

    opened = Signal()  # a report is open now: show it
    practice_opened = Signal()  # behind `opened`: it is the practice report
    reading_changed = Signal(str)  # name of the file that is being read, "" when it is done
    reading_progressed = Signal(str)  # what is being done with it

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self.document = document
        self.window = window
        self.guard = FileGuard(document, self)
        self.guard.opening_changed.connect(self.reading_changed)
        self._reading: Reading | None = None
        # Asked before a document is imported: whether something else is done with it (`SignOffFlow.offer`).
        self.take_elsewhere: Callable[[Recognition, Path], bool] = lambda _recognition, _path: False

    @property
    def title(self) -> str:
        """How the window calls the open report: its name, and whether its file may not be written."""
        return f"{self.name}（只读）" if self.guard.read_only else self.name

    @property
    def name(self) -> str:
        """How to call the open report: its file, or what the file would be called."""
        path = self.document.path
        return path.name if path else report_name(self.document.report)

    # ── Start ──

    def new(self) -> None:
        """Begin a blank report on the year that ended last."""
        if self.may_leave():
            year = date.today().year - 1  # such a report is written in January
            blank = Report.blank(form_for_year(year), year)
            self.document.new(first_texts(blank, self.document.default_profile.card))
            self.opened.emit()

    def open(self) -> None:
        """Ask for a file and open it."""
        path = ask_open(self.window, "打开", OPEN_FILTER)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a project file; import any other."""
        if path.suffix.lower() != project.SUFFIX:
            self.read(path, self._propose)
        elif self.may_leave():
            self._open_project(path)

    def _open_project(self, path: Path) -> None:
        shown = self.document.project
        loaded = self.guard.load(path)
        if loaded is None:
            return
        if self.document.project is not shown:  # something was typed meanwhile: ask again
            self.open_path(path)
            return
        self.guard.show(path, loaded)
        self.remember()
        self.opened.emit()

    def open_copy(self, loaded: project.Project) -> None:
        """Open a recovered or an earlier version as a report that is not saved yet."""
        self.document.open_copy(loaded)
        self.opened.emit()

    def import_document(self) -> None:
        """Ask for a document and import it."""
        path = ask_open(self.window, "导入文档", DOCUMENT_FILTER)
        if path is not None:
            self.read(path, self._propose)

    def import_clipboard(self) -> None:
        """Import what was copied from a web page, Word or WPS."""
        from govreport_gui.importing import import_clipboard  # noqa: PLC0415 (readers are loaded when one reads)

        copied = QGuiApplication.clipboard().mimeData()
        self._propose(import_clipboard(copied.html(), copied.text()), Path(CLIPBOARD))

    def open_sample(self) -> None:
        """Open the practice report; nobody is asked to save it."""
        if self.may_leave():
            self.read(paths.resource(*SAMPLE), self._practise)

    def _practise(self, recognition: Recognition, path: Path) -> None:
        self.take_over(recognition, path)
        self.practice_opened.emit()

    # ── Import ──

    def read(self, path: Path, then: Callable[[Recognition, Path], None]) -> None:
        """Read a file in the background, then go on; what goes wrong is told."""
        if self._reading is not None:
            return
        self._reading = reading_of(path, self)
        self._reading.finished.connect(lambda: self._finish_reading(then))
        self._reading.progressed.connect(self.reading_progressed)
        self.reading_changed.emit(path.name)
        self._reading.start()

    def cancel_reading(self) -> None:
        """Stop reading or opening a file; everything stays as it was."""
        self.guard.cancel_opening()
        if self._reading is not None:
            self._reading.cancel()

    def _finish_reading(self, then: Callable[[Recognition, Path], None]) -> None:
        reading, self._reading = self._reading, None
        self.reading_changed.emit("")
        if reading is None:
            return
        if not reading.was_cancelled:
            messages.guarded(self.window, lambda: then(reading.result(), reading.path))
        reading.deleteLater()

    def wait(self) -> None:
        """Give up a running import, before the window goes."""
        if self._reading is not None:
            self._reading.wait()

    def _propose(self, recognition: Recognition, path: Path) -> None:
        if self.take_elsewhere(recognition, path):
            return
        dialog = ImportDialog(recognition, path.name, self.window)
        accepted = dialog.exec()
        dialog.deleteLater()
        if accepted:
            self.guard.finish_saving()
            self.document.accept_import(dialog.result_recognition(), path)
            self.opened.emit()

    def take_over(self, recognition: Recognition, path: Path) -> None:
        """Open an imported report without asking, as if it had just been opened."""
        self.document.new(Report.blank(recognition.report.form))
        self.document.accept_import(recognition, path)
        self.document.undo_stack.clear()
        self.opened.emit()

    # ── Save ──

    def save(self) -> bool:
        """Save in the report's file; ask for one the first time. Say whether it is saved."""
        if self.guard.is_saving:  # once more only where something was typed meanwhile; who began it tells what failed
            return self.guard.finish_saving() and (not self.document.modified or self.save())
        if self.document.path is None or self.guard.read_only:
            return self.save_as()
        return self._save_in(self.document.path)

    def save_as(self) -> bool:
        """Ask for a file and save in it. Say whether it is saved."""
        name = report_name(self.document.report) + project.SUFFIX
        path = ask_save(self.window, "保存报告", PROJECT_FILTER, name, project.SUFFIX.lstrip("."))
        return path is not None and self._save_in(path)

    def _save_in(self, path: Path) -> bool:
        self.guard.finish_saving()
        return self._settle(path) if self.guard.changed_outside(path) else self._write(path)

    def _write(self, path: Path) -> bool:
        saved = messages.guarded(self.window, lambda: self.guard.save(path))
        if saved:
            self.remember()
        return saved

    def _settle(self, path: Path) -> bool:
        """Ask what to do with a file that is no longer the one opened; say whether the report is saved."""
        verb = messages.choose(
            self.window,
            f"“{path.name}”在打开以后被别人或者别的程序改过了。",
            SAVE_COPY,
            OVERWRITE,
            REOPEN,
            "取消",
            details=f"“{OVERWRITE}”会把文件里现在的内容、“{REOPEN}”会把窗口里的内容存进“历史版本”，哪一份都不会丢。",
        )
        if verb == REOPEN:
            messages.guarded(self.window, lambda: self._reopen(path))
        return self.save_as() if verb == SAVE_COPY else verb == OVERWRITE and self._write(path)

    def _reopen(self, path: Path) -> None:
        self.guard.keep_version(path)
        self._open_project(path)

    def may_leave(self) -> bool:
        """Ask what to do with unsaved changes; say whether the report may be closed."""
        self.guard.cancel_opening()
        if not self.guard.finish_saving():
            return False
        if not self.document.modified:
            return True
        verb = messages.choose(
            self.window,
            f"要保存对“{self.name}”的修改吗？",
            "保存",
            "不保存",
            "取消",
            details="不保存的话，修改会丢失。",
        )
        return self.save() if verb == "保存" else verb == "不保存"

    def remember(self) -> None:
        """Put the open file at the top of the recent ones; when it is not checked yet, once more behind the check."""
        path, checking = self.document.path, self.document.checking
        if path is None:
            return
        errors = sum(finding.severity == "error" for finding in self.document.problems)
        recent_files.remember(path, report_name(self.document.report), None if checking.isActive() else errors)
        if checking.isActive():
            checking.timeout.connect(self.remember, Qt.ConnectionType.SingleShotConnection)
