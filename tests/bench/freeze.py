"""`python -m tests.bench.freeze`: how long the window cannot move while it does what takes long.

A timer beats in the event loop of a real window with a long report; the longest time between two beats is how long
keys, clicks and painting waited. Printed as a ratio to the 100 ms that the project allows.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.long_report import long_report, of_last_year
from tests.bench.timing import Row

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow

ALLOWED = 100.0  # milliseconds
BEAT = 2  # milliseconds
QUIET = 0.4  # seconds in which nothing more happens: then an operation is over
LONGEST = 60.0  # seconds that an operation may take
SLOW_DISK = 3.0  # seconds that a disk takes to flush


def main() -> None:
    """Measure each operation."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.freeze", description=__doc__)
    parser.add_argument("--only", default="", help="operations whose name holds these characters")
    parser.add_argument("--repeats", type=int, default=3, help="runs of each operation; the best counts")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["GOVREPORT_HOME"] = folder
        print(f"longest time the window was held, against the {ALLOWED:.0f} ms allowed (best of {options.repeats})")
        for row in measure(Path(folder), options.only, options.repeats):
            print(row, flush=True)


def measure(folder: Path, only: str, repeats: int) -> Iterator[Row]:
    """Yield the longest hold of every operation."""
    from govreport_gui import app  # noqa: PLC0415 (the settings' folder is named before)

    app.application()
    bench = Bench(folder)
    for name, operation in operations(bench).items():
        if only in name:
            held = min(bench.run(operation) for _ in range(repeats))
            yield Row(name, held, held / ALLOWED, "" if held <= ALLOWED else "over")
    bench.close()


@dataclass(frozen=True, slots=True)
class Operation:
    """What the clerk does."""

    begin: Callable[[], object]
    prepare: Callable[[], object] = lambda: None  # not measured
    is_over: Callable[[], bool] = lambda: True
    slow_disk: bool = False


class Heart:
    """Beats in the event loop, and knows how long it stood still."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer  # noqa: PLC0415 (as above)

        self.longest = 0.0
        self._last = time.perf_counter()
        self.timer = QTimer(interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self.timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Beat from nought."""
        self.longest, self._last = 0.0, time.perf_counter()
        self.timer.start()
        yield
        self.timer.stop()


@dataclass
class Bench:
    """A window, a long report in a file, and last year's beside it."""

    folder: Path
    window: MainWindow = field(init=False)
    saved: Path = field(init=False)
    word: Path = field(init=False)

    def __post_init__(self) -> None:
        from govreport_gui import app, project, writers  # noqa: PLC0415 (as above)
        from govreport_gui.importing import import_file  # noqa: PLC0415

        report = long_report()
        self.saved, self.word = self.folder / "长报告.govreport", self.folder / "长报告.docx"
        self.last_year_file = self.folder / "去年.govreport"
        self.other = self.folder / "另一份.govreport"
        project.save(project.Project(report, of_last_year(report)), self.saved)
        project.save(project.Project(of_last_year(report)), self.last_year_file)
        project.save(project.Project(of_last_year(report)), self.other)
        writers.write(report, self.word)
        self.recognition = import_file(self.word)
        self.heart = Heart()
        self.window = app.create_window()
        self.window.resize(1440, 900)
        self.window.show()
        self.settle()

    def close(self) -> None:
        """Let the window go."""
        self.window.document.undo_stack.setClean()
        self.window.document._records_saved = self.window.document.records
        self.window.close()

    def settle(self, is_over: Callable[[], bool] = lambda: True) -> None:
        """Let the event loop run until something is over and nothing more happens."""
        from PySide6.QtCore import QEventLoop, QTimer  # noqa: PLC0415 (as above)

        loop, until, end = QEventLoop(), time.monotonic() + LONGEST, [0.0]

        def look() -> None:
            now = time.monotonic()
            if not is_over() and now < until:
                end[0] = 0.0
            elif not end[0]:
                end[0] = now + QUIET
            elif now > end[0]:
                loop.quit()

        timer = QTimer(interval=20)
        timer.timeout.connect(look)
        timer.start()
        loop.exec()
        timer.stop()

    def run(self, operation: Operation) -> float:
        """Return the longest hold of an operation in milliseconds; dialogs are closed behind it."""
        from PySide6.QtCore import QTimer  # noqa: PLC0415 (as above)

        operation.prepare()
        self.settle()
        done: list[bool] = []

        def begin() -> None:
            operation.begin()
            done.append(True)

        with _disk_taking(SLOW_DISK if operation.slow_disk else 0.0), self._dialogs_closed(operation.is_over):
            QTimer.singleShot(0, begin)
            with self.heart.beating():
                self.settle(lambda: bool(done) and operation.is_over())
        return self.heart.longest

    @contextmanager
    def _dialogs_closed(self, is_over: Callable[[], bool]) -> Iterator[None]:
        """Close each dialog when it has been seen for a while and its work is over."""
        from PySide6.QtCore import QTimer  # noqa: PLC0415 (as above)
        from PySide6.QtWidgets import QApplication, QDialog  # noqa: PLC0415

        seen: dict[int, float] = {}

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                return
            since = seen.setdefault(id(dialog), time.monotonic())
            if time.monotonic() - since > QUIET and is_over():
                dialog.reject()

        timer = QTimer(interval=20)
        timer.timeout.connect(look)
        timer.start()
        yield
        timer.stop()


@contextmanager
def _disk_taking(seconds: float) -> Iterator[None]:
    """Let every flush of a file take so long, as on a slow stick or share."""
    fsync = os.fsync

    def slow(handle: int) -> None:
        time.sleep(seconds)
        fsync(handle)

    if seconds:
        os.fsync = slow
    try:
        yield
    finally:
        os.fsync = fsync


# ── What is measured ──


def operations(bench: Bench) -> dict[str, Operation]:
    """Return what a clerk does that may take long, in an order in which one follows from the other."""
    window = bench.window

    def act(name: str) -> Callable[[], object]:
        return window.actions_by_id[name].trigger

    def clean() -> None:
        window.document.undo_stack.setClean()

    def other() -> None:
        clean()
        window.open_path(str(bench.other))

    def ours() -> None:
        clean()
        if window.document.path != bench.saved:
            window.open_path(str(bench.saved))

    def edited() -> None:
        ours()
        type_something(window)

    def is_open(path: Path) -> Callable[[], bool]:
        return lambda: window.document.path == path

    def show(key: str) -> Callable[[], object]:
        return lambda: window.workspace.show_page(key)

    def reading_done() -> bool:
        return window.files._reading is None

    def saved() -> bool:
        return not window.document.modified

    def without(flow: object, name: str) -> Callable[[], object]:
        def gone() -> None:
            ours()
            shown = getattr(flow, name)
            setattr(flow, name, None)
            if shown is not None:
                shown.close()
                shown.deleteLater()

        return gone

    found: dict[str, Operation] = {
        "起始页": Operation(window.show_start_page),
        "打开": Operation(lambda: window.open_path(str(bench.saved)), other, is_open(bench.saved)),
        "打开，停在正文": Operation(
            lambda: window.open_path(str(bench.saved)), lambda: (other(), show("overview")()), is_open(bench.saved)
        ),
        "换到正文": Operation(show("overview"), lambda: (ours(), show("applications")())),
        "换到表格": Operation(show("applications"), lambda: (ours(), show("overview")())),
        "在正文里打字": Operation(lambda: type_something(window), lambda: (ours(), show("overview")())),
        "保存": Operation(act("save"), edited, saved),
        "保存，磁盘慢": Operation(act("save"), edited, saved, slow_disk=True),
        "核对": Operation(window.document.check_now, ours),
        "未更新语句": Operation(act("show_unrewritten"), without(window.desk.compares, "_stale")),
        "与去年对比": Operation(act("compare_last_year"), without(window.desk.last_year, "_comparison")),
        "与另一份报告比较": Operation(act("compare_any_two"), without(window.desk.compares, "_any_two")),
        "打印预览": Operation(act("print"), ours),
        "历史版本": Operation(act("history"), ours),
        "导出": Operation(act("export"), ours),
        "复制网页稿": Operation(act("copy_web"), ours),
        "导入，对照原文": Operation(lambda: window.files.open_path(bench.word), ours, reading_done),
        "导入，接受": Operation(lambda: accept_import(bench), ours),
        "从去年的报告开始": Operation(lambda: window.roll_from(str(bench.last_year_file)), ours, reading_done),
        "一键排版": Operation(act("typeset"), lambda: (ours(), show("overview")())),
        "撤销导入": Operation(
            act("undo"),
            lambda: (ours(), accept_import(bench)),
        ),
        "自动保存": Operation(window.desk.autosaving.write, edited),
        "用户手册": Operation(act("manual"), lambda: window.__dict__.pop("manual", None)),
        "新建": Operation(act("new"), lambda: (ours(), clean())),
    }
    return found


def type_something(window: MainWindow) -> None:
    """Change a long part by one character."""
    from govreport_gui.report import Part  # noqa: PLC0415 (as above)

    first, *rest = window.document.report.part("overview").items
    window.document.set_part("overview", Part((f"{first}字", *rest)))


def accept_import(bench: Bench) -> None:
    """Take the Word file over, as the dialog does behind 接受."""
    bench.window.document.accept_import(bench.recognition, bench.word)
    bench.window.files.opened.emit()


if __name__ == "__main__":
    main()
