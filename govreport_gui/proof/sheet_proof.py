"""导出后自检 of the check sheet: read the file back; every line, number and result must be in it, in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from govreport_gui.check_sheet import CheckSheet
from govreport_gui.errors import ReadError, WriteError
from govreport_gui.proof.proof_flow import flow_of_blocks, squeezed
from govreport_gui.writers.check_sheet_page import SheetLine, blocks, heads, in_sentences


def require_equal(sheet: CheckSheet, path: Path) -> None:
    """Compare a written sheet with what it should say. WriteError, with advice, where something is not in it."""
    from govreport_gui import readers  # noqa: PLC0415 (readers are loaded only when a file is read)

    try:
        text = squeezed(flow_of_blocks(readers.read(path)).all_text())
    except (ReadError, OSError, ValueError) as error:
        raise WriteError(
            f"导出的“{path.name}”读不回来，不能确认内容无误。请换一个文件夹或者换一种格式再导出一次。"
        ) from error
    missing = _first_missing(_in_workbook(sheet) if path.suffix.lower() == ".xlsx" else _on_paper(sheet), text)
    if missing:
        raise WriteError(f"导出的“{path.name}”里没有找到“{missing}”，请不要使用这份核对单。请再导出一次。")


def _first_missing(wanted: Iterator[str], text: str) -> str:
    at = 0
    for piece in wanted:
        found = text.find(squeezed(piece), at)
        if found < 0:
            return piece
        at = found + len(squeezed(piece))
    return ""


def _on_paper(sheet: CheckSheet) -> Iterator[str]:
    for block in blocks(sheet):
        if isinstance(block, SheetLine):
            yield block.text
        else:
            yield from (cell.text for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)))


def _in_workbook(sheet: CheckSheet) -> Iterator[str]:
    yield from heads(sheet)
    for one in sheet.comparisons:
        yield one.subject
        for side in (one.left, one.right):
            yield "" if side.total is None else str(side.total)
        yield one.result
    for part in chain(*in_sentences(sheet)):
        yield from (part.title, *part.lines)
