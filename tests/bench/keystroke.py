"""A figure typed into a grid of the open window, until grid, totals and findings are painted: against a full check.

The window is as large as a common screen, with all its panes, and every page has been shown before. Moving the cursor
to the next cell is not counted; the guidance at the right follows when the cursor rests, and is not waited for.

Two floors: one full check, and a bare table of Qt's that writes and paints the same cells.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.stages import Key, Stages, settle
from tests.bench.timing import Row, print_rows
from tests.offscreen import platform_of

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow
    from govreport_gui.gui.tables.table_page import TablePage
    from tests.bench.bare_grid import BareGrid

WARM_UP = 10  # figures typed before the first that counts
CELL_ROWS = ("received_new", "granted", "unavailable_not_held", "carried_out")
SCREEN = (1440, 900)
AIM = "aim: ≤ 3"


@dataclass(frozen=True, slots=True)
class Figure:
    """The milliseconds of a figure, of a full check, and of so many cells written and painted in a bare table."""

    check: float
    bare: float
    cells: int
    digit: Key
    enter: Key


def main() -> None:
    """Print it."""
    print_rows("typing a figure", measure(300))


def measure(figures: int) -> list[Row]:
    """Type so many figures; return the median and the 99th percentile, each against the median of one full check."""
    with TemporaryDirectory() as folder:
        os.environ |= {"QT_QPA_PLATFORM": platform_of(Path(folder), *SCREEN), "GOVREPORT_HOME": folder}
        from govreport_gui import app  # noqa: PLC0415 (the other measurements do without a window)
        from tests.bench.bare_grid import BareGrid  # noqa: PLC0415

        app.application()
        window = open_sample(app.create_window())
        show_every_page(window)
        stages = Stages(window.document)
        bare = BareGrid(_go_to_cell(window, 0).grid.body)
        typed = [_figure(window, stages, bare, number) for number in range(figures + WARM_UP)][WARM_UP:]
        window.document.undo_stack.setClean()
        window.close()
        bare.close()
    return _rows(typed)


def _figure(window: MainWindow, stages: Stages, bare: BareGrid, number: int) -> Figure:
    table = _go_to_cell(window, number)
    settle(window.document)
    digit = stages.press(lambda: _type_digit(table, number))
    with bare.watching():
        enter = stages.press(_press_enter)
    return Figure(stages.full_check(), bare.repaint(str(number)), len(bare.cells), digit, enter)


def _rows(typed: Sequence[Figure]) -> list[Row]:
    digits, enters = [figure.digit for figure in typed], [figure.enter for figure in typed]
    check = statistics.median(figure.check for figure in typed)
    bare, cells = (statistics.median(taken) for taken in zip(*((each.bare, each.cells) for each in typed), strict=True))
    both = [digit.whole + enter.whole for digit, enter in zip(digits, enters, strict=True)]
    parts = {
        "a digit: the cell opens": [digit.whole for digit in digits],
        "Enter": [enter.whole for enter in enters],
        "Enter: document, grid and totals": [enter.edit for enter in enters],
        "Enter: the check": [enter.check for enter in enters],
        "Enter: findings, marks, tree": [enter.findings for enter in enters],
        "Enter: keys, layout and painting": [enter.shown for enter in enters],
    }
    return [
        Row("floor: one full check", check),
        _row(f"floor: a bare table of Qt's paints {cells:.0f} cells", bare, check),
        _row("a figure typed and shown, median", statistics.median(both), check, AIM),
        _row("a figure typed and shown, 99th percentile", statistics.quantiles(both, n=100)[-1], check, AIM),
        *(_row(f"… {name}", statistics.median(taken), check) for name, taken in parts.items()),
    ]


def _row(name: str, milliseconds: float, check: float, aim: str = "") -> Row:
    return Row(name, milliseconds, milliseconds / check, aim)


def open_sample(window: MainWindow) -> MainWindow:
    """Show the practice report at its longest table."""
    from govreport_gui import paths  # noqa: PLC0415
    from govreport_gui.importing import import_file  # noqa: PLC0415

    sample = paths.resource("samples", "sample_report.docx")
    window.files.take_over(import_file(sample), sample)
    window.resize(*SCREEN)
    window.workspace.show_page("applications")
    window.show()
    return window


def show_every_page(window: MainWindow) -> None:
    """Show each page once, for each listens from then on; then the longest table again."""
    for key in (*window.document.report.form.section, "applications"):
        window.workspace.show_page(key)
        settle(window.document)


def type_figure(window: MainWindow, number: int, process_events: Callable[[], None]) -> None:
    """Type a figure by keys, and wait until everything it changes is shown."""
    table = _go_to_cell(window, number)
    _type_digit(table, number)
    _press_enter()
    process_events()


def _go_to_cell(window: MainWindow, number: int) -> TablePage:
    from govreport_gui.form import CellRef  # noqa: PLC0415
    from govreport_gui.gui.section_page import SectionPage  # noqa: PLC0415

    page = window.workspace.page("applications")
    assert isinstance(page, SectionPage)
    row = CELL_ROWS[number % len(CELL_ROWS)]
    page.table.grid.body.setCurrentIndex(page.table.model.index_of(CellRef("applications", row, "natural")))
    return page.table


def _type_digit(table: TablePage, number: int) -> None:
    from PySide6.QtTest import QTest  # noqa: PLC0415

    QTest.keyClicks(table.grid.body, str((number + number // len(CELL_ROWS)) % 10))  # never what stands there


def _press_enter() -> None:
    from PySide6.QtCore import Qt  # noqa: PLC0415
    from PySide6.QtTest import QTest  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


if __name__ == "__main__":
    main()
