"""A character typed into a long section of the open window, until findings and marks are painted: against a check."""

from __future__ import annotations

import os
import statistics
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.bench.keystroke import AIM, SCREEN, open_sample, show_every_page
from tests.bench.stages import Key, Stages, settle
from tests.bench.timing import Row, print_rows
from tests.offscreen import platform_of

if TYPE_CHECKING:
    from govreport_gui.gui.main_window import MainWindow
    from govreport_gui.gui.texts.part_editor import PartEditor

WARM_UP = 10
CHARACTERS = 12_000
SECTION = "overview"
LETTERS = "abcdefg"  # an ASCII letter in Chinese text; QTest types no others


def main() -> None:
    """Print it."""
    print_rows(f"typing in a section of {CHARACTERS} characters", measure(150))


def measure(letters: int) -> list[Row]:
    """Type so many letters in the middle; return the median and 99th percentile of one, against a full check."""
    with TemporaryDirectory() as folder:
        os.environ |= {"QT_QPA_PLATFORM": platform_of(Path(folder), *SCREEN), "GOVREPORT_HOME": folder}
        from govreport_gui import app  # noqa: PLC0415 (the other measurements do without a window)

        app.application()
        window = open_sample(app.create_window())
        show_every_page(window)
        editor = _open_long_section(window)
        stages = Stages(window.document)
        typed = [_letter(editor, stages, number) for number in range(letters + WARM_UP)][WARM_UP:]
        window.document.undo_stack.setClean()
        window.close()
    return _rows(typed)


def _open_long_section(window: MainWindow) -> PartEditor:
    from govreport_gui.gui.texts.text_page import TextPage  # noqa: PLC0415
    from govreport_gui.report import Part  # noqa: PLC0415
    from tests.bench.long_report import paragraphs  # noqa: PLC0415

    text = window.document.report.section(SECTION).text + "\n" + "\n".join(paragraphs(CHARACTERS, 0))
    window.document.set_part(SECTION, Part.of(text))
    window.workspace.show_page(SECTION)
    page = window.workspace.page(SECTION)
    assert isinstance(page, TextPage)
    page.editor.select_span(len(text) // 2, len(text) // 2)
    settle(window.document)
    return page.editor


def _letter(editor: PartEditor, stages: Stages, number: int) -> tuple[float, Key]:
    from PySide6.QtTest import QTest  # noqa: PLC0415

    key = stages.press(lambda: QTest.keyClicks(editor, LETTERS[number % len(LETTERS)]))
    return stages.full_check(), key


def _rows(typed: Sequence[tuple[float, Key]]) -> list[Row]:
    checks, keys = zip(*typed, strict=True)
    check, whole = statistics.median(checks), [key.whole for key in keys]
    medians = {
        "the section and the document": statistics.median(key.edit for key in keys),
        "the check": statistics.median(key.check for key in keys),
        "findings, marks, tree": statistics.median(key.findings for key in keys),
        "keys, layout and painting": statistics.median(key.shown for key in keys),
    }
    slowest = statistics.quantiles(whole, n=100)[-1]
    return [
        Row("floor: one full check", check),
        Row("a letter typed and shown, median", statistics.median(whole), statistics.median(whole) / check, AIM),
        Row("a letter typed and shown, 99th percentile", slowest, slowest / check, AIM),
        *(Row(f"… {name}", taken, taken / check) for name, taken in medians.items()),
    ]


if __name__ == "__main__":
    main()
