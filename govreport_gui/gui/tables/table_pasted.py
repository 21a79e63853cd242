"""What lies on the clipboard, as a table: its HTML where that holds one (Excel, WPS, Word, web pages), else its text.

Nothing here knows where it will be pasted.
"""

from __future__ import annotations

from collections.abc import Callable

from govreport_gui import number
from govreport_gui.blocks import Block, Grid, GridCell
from govreport_gui.gui.tables.table_clipboard import PasteError, Rows, from_tsv

MOST_HTML = 2_000_000  # characters; more would hold the window up, and the text says the same
MOST_CELLS = 1000  # filled ones; the largest statutory table has not 300
TOO_MUCH = "复制的内容有 {count} 格，比报告的表格大得多，没有粘贴。请只复制要填的数字，或者这一张表。"
TOO_NARROW = "复制到的是“####”：原来的表格里这一列太窄，显示不下数字。请把那一列拉宽以后重新复制。"
NOTHING = "剪贴板里没有文字，没有粘贴。请先在表格或文档里复制数字。"


def _never(_grid: Grid) -> bool:
    return False


def copied_grid(html: str, text: str, is_complete: Callable[[Grid], bool] = _never) -> Grid:
    """Return the copied table. PasteError where there is none, or one that holds no figures to read.

    WORKAROUND: LibreOffice Calc leaves some merged cells out of its HTML, together with what stands in them; where
    the text `is_complete`, it is taken.
    """
    as_text = _from_text(text)
    grid = as_text if is_complete(as_text) else _from_html(html) or as_text
    _refuse_too_much([[cell.text for cell in grid.cells]])
    if not grid.cells:
        raise PasteError(NOTHING)
    if any(_is_cut(cell.text) for cell in grid.cells):
        raise PasteError(TOO_NARROW)
    return grid


def _from_html(html: str) -> Grid | None:
    """Return the largest table of a piece of HTML; None where it has none."""
    if "<t" not in html.lower() or len(html) > MOST_HTML:
        return None
    from govreport_gui.readers import html as web_page  # noqa: PLC0415 (lxml is loaded when one pastes)

    grids = [grid for block in web_page.read_fragment(html) for grid in _tables_in(block)]
    return max(grids, key=lambda grid: len(grid.cells), default=None)


def _tables_in(block: Block) -> list[Grid]:
    """Return a table; those inside it where it only lays out a page."""
    if not isinstance(block, Grid):
        return []
    inner = [grid for cell in block.cells for inside in cell.content for grid in _tables_in(inside)]
    return inner or [block]


def _from_text(text: str) -> Grid:
    rows = from_tsv(text)
    _refuse_too_much(rows)
    cells = (
        GridCell(row, column, said.strip(), f"row {row + 1}, cell {column + 1}")
        for row, line in enumerate(rows)
        for column, said in enumerate(line)
    )
    return Grid(tuple(cells), "")


def _refuse_too_much(rows: Rows) -> None:
    count = sum(bool(text) for row in rows for text in row)
    if count > MOST_CELLS:
        raise PasteError(TOO_MUCH.format(count=count))


def _is_cut(text: str) -> bool:
    """Say whether a spreadsheet showed crosses for want of room: it copies what it shows."""
    plain = number.squeeze(text)
    return len(plain) > 1 and set(plain) == {"#"}


def rows_of(grid: Grid) -> Rows:
    """Return a table as rows, all equally long; a merged cell stands at its top left place, blanks beside it."""
    height, width = grid.size
    rows = [[""] * width for _ in range(height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return rows
