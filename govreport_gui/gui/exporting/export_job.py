"""Write files and read them back, one after the other, in a thread of its own: the window stays awake."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QThread, Signal

from govreport_gui.check_sheet import check_sheet
from govreport_gui.checks.surroundings import Exported
from govreport_gui.errors import GovReportError
from govreport_gui.finding import Finding
from govreport_gui.fingerprint import in_groups, version_id
from govreport_gui.gui.exporting.export_kinds import Task
from govreport_gui.report import Report
from govreport_gui.writers.edition import Edition

# ruff: noqa: PLC0415 (writers and readers are loaded only when a file is written)


_DRAFT = "，标有“草稿”"


@dataclass(frozen=True, slots=True)
class Order:
    """What is exported, as it was when the clerk asked for it."""

    report: Report
    edition: Edition
    findings: tuple[Finding, ...]  # each fault once, with the reasons of those accepted: for the check sheet

    def edition_for(self, task: Task) -> Edition:
        """Return how a file is printed: a Word file of the report is told which version it is."""
        is_word = task.path.suffix.lower() == ".docx" and not task.kind.is_sheet
        return replace(self.edition, version=version_id(self.report)) if is_word else self.edition


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file."""

    task: Task
    report: Report  # that was exported
    sentence: str  # what was proven, or what went wrong and what to do
    is_done: bool
    different: Exported | None = None  # it was written, but says something else than the report


def carry_out(task: Task, order: Order) -> Outcome:
    """Write a file and read it back; what goes wrong is told by the outcome."""
    try:
        sentence = _sheet(task, order) if task.kind.is_sheet else _report(task, order)
    except _DifferentError as error:
        return Outcome(task, order.report, str(error), is_done=False, different=error.exported)
    except GovReportError as error:
        return Outcome(task, order.report, str(error), is_done=False)
    return Outcome(task, order.report, sentence + (_DRAFT if order.edition.draft else ""), is_done=True)


class _DifferentError(GovReportError):
    """A file that was written is not what was to be written."""

    def __init__(self, sentence: str, exported: Exported | None) -> None:
        super().__init__(sentence)
        self.exported = exported


def _report(task: Task, order: Order) -> str:
    from govreport_gui import writers
    from govreport_gui.proof import proof

    edition = order.edition_for(task)
    writers.write(order.report, task.path, edition)
    proved = proof.prove(order.report, task.path, edition)
    if proved.is_equal:
        return proved.sentence()
    raise _DifferentError(proved.sentence(), _read_again(task, order))


def _read_again(task: Task, order: Order) -> Exported | None:
    from govreport_gui.importing import import_file

    with suppress(GovReportError):
        return Exported(order.report, import_file(task.path).report)
    return None


def _sheet(task: Task, order: Order) -> str:
    from govreport_gui.proof import sheet_proof
    from govreport_gui.writers import check_sheet_files

    sheet = check_sheet(order.report, order.findings)
    check_sheet_files.write(sheet, task.path, order.edition)
    sheet_proof.require_equal(sheet, task.path)
    return f"已核对：{len(sheet.comparisons)} 条勾稽关系与表中一致，报告指纹 {in_groups(sheet.fingerprint)}"


class ExportThread(QThread):
    """Carries out tasks; when it has `finished`, ask for `outcomes`, which may raise what nobody foresaw."""

    came_out = Signal(object)  # Outcome

    def __init__(self, tasks: Sequence[Task], order: Order, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.order = order
        self._outcomes: list[Outcome] = []
        self._bug: Exception | None = None

    def run(self) -> None:
        """Write file after file, until somebody asks it to stop."""
        try:
            for task in self.tasks:
                if self.isInterruptionRequested():
                    return
                outcome = carry_out(task, self.order)
                self._outcomes.append(outcome)
                self.came_out.emit(outcome)
        except Exception as bug:  # told by `outcomes`, in the window's own thread
            self._bug = bug

    def outcomes(self) -> list[Outcome]:
        """Return what became of the files."""
        if self._bug is not None:
            raise self._bug
        return self._outcomes
