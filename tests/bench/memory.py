"""`python -m tests.bench.memory`: what the window keeps after 200 reports were opened and 5,000 figures typed.

Prints the process's resident memory after each quarter: what is flat does not leak.
"""

from __future__ import annotations

import argparse
import gc
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench import keystroke

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow
    from govreport_gui.report import Report

PARTS = 4
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 0


def main() -> None:
    """Open, type, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memory", description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--keys", type=int, default=5000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["GOVREPORT_HOME"] = folder
        measure(Path(folder), options.reports, options.keys)


def measure(folder: Path, reports: int, keys: int) -> None:
    """Print megabytes after each quarter of either work."""
    from govreport_gui import app  # noqa: PLC0415 (the settings' folder is named before)

    window = keystroke.open_sample(app.create_window())
    saved = folder / "年报.govreport"
    window.document.save(saved)
    for part in range(PARTS):
        for _ in range(reports // PARTS):
            open_again(window, saved)
            show()
        print(f"  {(part + 1) * reports // PARTS:>5} reports opened  {megabytes():>7.1f} MB", flush=True)
    first = window.document.report
    for part in range(PARTS):
        for number in range(keys // PARTS):
            keystroke.type_figure(window, number, show)
        print(f"  {(part + 1) * keys // PARTS:>5} figures typed   {megabytes():>7.1f} MB", flush=True)
    go_back_and_forth(window, first)
    window.document.undo_stack.setClean()
    window.close()


def go_back_and_forth(window: MainWindow, first: Report) -> None:
    """Take back every step and do it again; print what that leaves behind. The report must be the same at both ends."""
    stack, last = window.document.undo_stack, window.document.report
    for step, goes_on, end in ((stack.undo, stack.canUndo, first), (stack.redo, stack.canRedo, last)):
        while goes_on():
            step()
        show()
        if window.document.report != end:
            raise SystemExit(f"after every {step.__name__} the report is another one")
        print(f"  {stack.count():>5} times {step.__name__:<15} {megabytes():>7.1f} MB", flush=True)


def show() -> None:
    """Let the window show everything, and free what it is done with, as its event loop does."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # left alone where no loop runs


def open_again(window: MainWindow, file: Path) -> None:
    """Open the report anew and show each of its pages."""
    window.document.open(file)
    for section in window.document.report.form.sections:
        window.workspace.show_page(section.key)
    window.document.check_now()


def megabytes() -> float:
    """Return the resident memory of this process after collecting garbage."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * PAGE / 2**20


if __name__ == "__main__":
    main()
