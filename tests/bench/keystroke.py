"""A figure typed into a grid of the open window, until grid, totals and findings are painted: against a full check."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.timing import Row

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow

WARM_UP = 10  # figures typed before the first that counts
CELL_ROWS = ("received_new", "granted", "unavailable_not_held", "carried_out")


def measure(keys: int) -> list[Row]:
    """Type so many figures; return the median and the 99th percentile, each against the median of one full check."""
    from govreport_gui import app  # noqa: PLC0415 (the other measurements do without a window)

    application = app.application()
    window = open_sample(app.create_window())
    show = application.processEvents
    typed = [_timed(partial(type_figure, window, number, show)) for number in range(keys + WARM_UP)]
    check = statistics.median(
        _timed(lambda: window.document.findings_of(window.document.report)) for _ in range(max(keys // 4, 10))
    )
    window.document.undo_stack.setClean()
    window.close()
    median, slowest = statistics.median(typed[WARM_UP:]), statistics.quantiles(typed[WARM_UP:], n=100)[-1]
    return [
        Row("floor: one full check", check),
        Row("a figure typed and shown, median", median, median / check, "aim: ≤ 3"),
        Row("a figure typed and shown, 99th percentile", slowest, slowest / check, "aim: ≤ 3"),
    ]


def open_sample(window: MainWindow) -> MainWindow:
    """Show the practice report at its longest table."""
    from govreport_gui import paths  # noqa: PLC0415
    from govreport_gui.importing import import_file  # noqa: PLC0415

    sample = paths.resource("samples", "sample_report.docx")
    window.files.take_over(import_file(sample), sample)
    window.workspace.show_page("applications")
    window.resize(1440, 900)
    window.show()
    return window


def type_figure(window: MainWindow, number: int, process_events: Callable[[], None]) -> None:
    """Type a figure by keys, and wait until everything it changes is shown."""
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from govreport_gui.form import CellRef  # noqa: PLC0415
    from govreport_gui.gui.section_page import SectionPage  # noqa: PLC0415

    page = window.workspace.page("applications")
    assert isinstance(page, SectionPage)
    view, model = page.table.grid.body, page.table.model
    view.setCurrentIndex(model.index_of(CellRef("applications", CELL_ROWS[number % len(CELL_ROWS)], "natural")))
    QTest.keyClicks(view, str(number % 10))
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Return)
    process_events()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
