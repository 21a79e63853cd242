"""What a clerk does that may take long, in a real window with a long report."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from govreport_gui import app, project, writers
from govreport_gui.gui.looks import messages
from govreport_gui.importing import import_file
from govreport_gui.project import Project
from govreport_gui.report import Part
from tests.bench.heartbeat import Heart, Hold, dialogs_closed, disk_taking, settle
from tests.bench.long_report import long_report, of_last_year

SLOW_DISK = 3.0  # seconds that a disk takes to flush


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Operation:
    """Something the clerk does."""

    begin: Callable[[], object]
    prepare: Callable[[], object] = nothing  # not measured
    is_over: Callable[[], bool] = lambda: True
    slow_disk: bool = False


class Bench:
    """A window, and files of a long report: with last year's beside it, last year's alone, another one, in Word."""

    def __init__(self, folder: Path) -> None:
        app.application()
        report = long_report()
        before = of_last_year(report)
        self.ours, self.other, self.last_year, self.word = (
            folder / name for name in ("长报告.govreport", "另一份.govreport", "去年.govreport", "长报告.docx")
        )
        project.save(Project(report, before), self.ours)
        project.save(Project(before), self.other)
        project.save(Project(before), self.last_year)
        writers.write(report, self.word)
        self.recognition = import_file(self.word)
        self.heart = Heart()
        self.window = app.create_window()
        self.window.resize(1440, 900)
        self.window.show()
        messages.ask_draft = lambda *_: True  # what is open is no reason to wait here
        settle()

    def run(self, operation: Operation) -> Hold:
        """Return the longest hold of an operation; dialogs are closed behind it."""
        operation.prepare()
        settle()
        begun: list[bool] = []

        def begin() -> None:
            operation.begin()
            begun.append(True)

        with ExitStack() as around:
            if operation.slow_disk:
                around.enter_context(disk_taking(SLOW_DISK))
            around.enter_context(dialogs_closed(operation.is_over))
            around.enter_context(self.heart.beating())
            QTimer.singleShot(0, begin)
            settle(lambda: bool(begun) and operation.is_over())
        return self.heart.longest

    def close(self) -> None:
        """Let the window go."""
        self.forget_changes()
        self.window.close()

    # ── What the clerk has before ──

    def forget_changes(self) -> None:
        """Let nobody ask about saving."""
        self.window.document.undo_stack.setClean()

    def with_other(self) -> None:
        """Have another report open."""
        self.forget_changes()
        self.window.open_path(str(self.other))

    def with_ours(self, page: str = "overview") -> None:
        """Have the long report open at a page."""
        self.forget_changes()
        if self.window.document.path != self.ours:
            self.window.open_path(str(self.ours))
        self.window.show_report()
        self.window.workspace.show_page(page)

    def with_edit(self) -> None:
        """Have something to save."""
        self.with_ours()
        self.type_character()

    def with_import(self) -> None:
        """Have the Word file taken over."""
        self.with_ours()
        self.accept_import()

    def without(self, flow: object, name: str) -> Callable[[], None]:
        """Return what has the long report open and forgets a window beside the main one that was made before."""

        def forget() -> None:
            self.with_ours()
            shown = vars(flow).pop(name, None)
            if name.startswith("_"):
                setattr(flow, name, None)
            if isinstance(shown, QWidget):
                shown.close()
                shown.deleteLater()

        return forget

    # ── What the clerk does ──

    def type_character(self) -> None:
        """Change a long part by one character."""
        first, *rest = self.window.document.report.part("overview").items
        self.window.document.set_part("overview", Part((f"{first}字", *rest)))

    def accept_import(self) -> None:
        """Take the Word file over, as the dialog does behind 接受."""
        self.window.document.accept_import(self.recognition, self.word)
        self.window.files.opened.emit()


def operations(bench: Bench) -> dict[str, Operation]:
    """Return what is measured, by its name."""
    window = bench.window
    desk, files = window.desk, window.files

    def act(name: str) -> Callable[[], object]:
        return window.actions_by_id[name].trigger

    def show(page: str) -> Callable[[], None]:
        return lambda: window.workspace.show_page(page)

    def is_open() -> bool:
        return window.document.path == bench.ours

    def is_saved() -> bool:
        return not window.document.modified

    def is_read() -> bool:
        return files._reading is None

    def open_ours() -> None:
        window.open_path(str(bench.ours))

    return {
        "nothing: the floor of this computer": Operation(nothing),
        "打开": Operation(open_ours, bench.with_other, is_open),
        "起始页": Operation(window.show_start_page, bench.with_ours),
        "换到正文": Operation(show("overview"), lambda: bench.with_ours("applications")),
        "换到表格": Operation(show("applications"), bench.with_ours),
        "在正文里打字": Operation(bench.type_character, bench.with_ours),
        "保存": Operation(act("save"), bench.with_edit, is_saved),
        f"保存，磁盘每次要 {SLOW_DISK:.0f} 秒": Operation(act("save"), bench.with_edit, is_saved, slow_disk=True),
        "自动保存": Operation(desk.autosaving.write, bench.with_edit),
        "核对": Operation(window.document.check_now, bench.with_ours),
        "未更新语句": Operation(act("show_unrewritten"), bench.without(desk.compares, "_stale")),
        "与去年对比": Operation(act("compare_last_year"), bench.without(desk.last_year, "_comparison")),
        "与另一份报告比较": Operation(act("compare_any_two"), bench.without(desk.compares, "_any_two")),
        "打印预览": Operation(act("print"), bench.with_ours),
        "历史版本": Operation(act("history"), bench.with_ours),
        "导出": Operation(act("export"), bench.with_ours),
        "复制网页稿": Operation(act("copy_web"), bench.with_ours),
        "导入，对照原文": Operation(lambda: files.open_path(bench.word), bench.with_ours, is_read),
        "导入，接受": Operation(bench.accept_import, bench.with_ours),
        "导入，撤销": Operation(act("undo"), bench.with_import),
        "从去年的报告开始": Operation(lambda: window.roll_from(str(bench.last_year)), bench.with_ours, is_read),
        "一键排版": Operation(act("typeset"), bench.with_ours),
        "用户手册": Operation(act("manual"), bench.without(window, "manual")),
        "新建": Operation(act("new"), bench.with_ours),
    }
