"""From a check sheet to a file, by the file name's ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from govreport_gui.check_sheet import CheckSheet
from govreport_gui.errors import WriteError
from govreport_gui.safekeeping.safe_write import safe_write
from govreport_gui.writers.edition import PLAIN, Edition

# ruff: noqa: PLC0415 (a writer is loaded when it is used)


def _word(sheet: CheckSheet, edition: Edition) -> bytes:
    from govreport_gui.writers import word_check_sheet

    return word_check_sheet.render(sheet, edition)


def _pdf(sheet: CheckSheet, edition: Edition) -> bytes:
    from govreport_gui.pages import check_sheet

    return check_sheet.render(sheet, edition)


def _excel(sheet: CheckSheet, edition: Edition) -> bytes:
    from govreport_gui.writers import excel_check_sheet

    return excel_check_sheet.render(sheet, edition)


SHEET_WRITERS: dict[str, Callable[[CheckSheet, Edition], bytes]] = {".docx": _word, ".pdf": _pdf, ".xlsx": _excel}


def write(sheet: CheckSheet, path: Path, edition: Edition = PLAIN) -> None:
    """Write a check sheet. WriteError, with advice, where it cannot be written; the old file is then untouched."""
    render = SHEET_WRITERS.get(path.suffix.lower())
    if render is None:
        raise WriteError(f"核对单不能导出为“{path.name}”：文件名请以 {'、'.join(SHEET_WRITERS)} 结尾。")
    safe_write(path, render(sheet, edition))
