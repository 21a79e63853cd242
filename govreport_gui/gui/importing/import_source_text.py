"""Writes the blocks of a file into a text document as they were read, and remembers where each of them stands in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph, Picture, Skipped
from govreport_gui.gui.looks import theme
from govreport_gui.gui.texts.embedded import description

CELL_PADDING = 3
SPACE_BELOW = 6  # pixels below a paragraph
TABLE_PERCENT = 99  # of the room: at 100 the outer lines would not fit, and a scroll bar appears
LARGEST_GRID = 6000  # places; Qt takes seconds to lay out more, and no statutory table has a tenth of it
CUT = "〔表格很大，下面的行没有显示；内容已经全部读入〕"


class SourceText:
    """A document of blocks. Places are Qt's character positions."""

    def __init__(
        self, document: QTextDocument, blocks: Iterable[Block], headings: Container[str], dropped: Container[str]
    ) -> None:
        """Write `blocks`; `headings` and `dropped` are sources of paragraphs to set bold and grey."""
        self._headings = headings
        self._dropped = dropped
        self.places: dict[str, tuple[int, int]] = {}  # source → where it begins and ends
        self._skipped: dict[str, tuple[int, int]] = {}
        document.clear()
        self._cursor = QTextCursor(document)
        self._cursor.beginEditBlock()
        for block in blocks:
            self._write(block)
        self._cursor.endEditBlock()
        for source, place in self._skipped.items():
            self.places.setdefault(source, place)
        self._starts = sorted((start, end, source) for source, (start, end) in self.places.items())

    def source_at(self, position: int) -> str:
        """Return the source of what stands at a position; "" where nothing does."""
        at = bisect_right(self._starts, position, key=lambda place: place[0]) - 1
        if at < 0 or position > self._starts[at][1]:
            return ""
        return self._starts[at][2]

    def _write(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._line(block.text, block.source, self._look(block))
        elif isinstance(block, Picture):
            self._line(description(block), block.source, _faded_look())
        elif isinstance(block, Skipped):
            at = self._line(f"〔略去：{block.why}〕{block.text}", "", _faded_look())
            self._skipped.setdefault(block.source, at)
        else:
            self._grid(block)

    def _look(self, paragraph: Paragraph) -> QTextCharFormat:
        if paragraph.source in self._dropped:
            return _faded_look()
        return _heading_look() if paragraph.level or paragraph.source in self._headings else QTextCharFormat()

    def _line(self, text: str, source: str, look: QTextCharFormat) -> tuple[int, int]:
        """Write a paragraph at the end; return where it stands."""
        below = QTextBlockFormat()
        below.setBottomMargin(SPACE_BELOW)
        self._cursor.setBlockFormat(below)
        start = self._cursor.position()
        self._cursor.insertText(text.replace("\n", "\u2028"), look)
        place = (start, self._cursor.position())
        if source:
            self.places.setdefault(source, place)
        self._cursor.insertBlock()
        return place

    def _grid(self, grid: Grid) -> None:
        rows, columns = grid.size
        if not rows or columns > LARGEST_GRID:
            self._line(description(grid), grid.source, _faded_look())
            return
        shown = min(rows, max(LARGEST_GRID // columns, 1))
        table = self._cursor.insertTable(shown, columns, _table_look())
        inside = [cell for cell in grid.cells if cell.row < shown]
        for cell in inside:
            if cell.rows > 1 or cell.columns > 1:
                table.mergeCells(cell.row, cell.column, min(cell.rows, shown - cell.row), cell.columns)
        for cell in inside:
            place = table.cellAt(cell.row, cell.column)
            writer = place.firstCursorPosition()
            writer.insertText(_cell_text(cell))
            self.places.setdefault(cell.source, (place.firstPosition(), place.lastPosition()))
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        if shown < rows:
            self._line(CUT, grid.source, _faded_look())


def _cell_text(cell: GridCell) -> str:
    """Return what a cell shows: its text, and a mark for each picture in it."""
    pictures = [description(block) for block in cell.content if isinstance(block, Picture)]
    return "\u2028".join([cell.text.replace("\n", "\u2028"), *pictures] if cell.text else pictures)


def _table_look() -> QTextTableFormat:
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(QBrush(QColor(theme.current().line)))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(CELL_PADDING)
    look.setCellSpacing(0)
    look.setTopMargin(SPACE_BELOW)
    look.setBottomMargin(SPACE_BELOW)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, TABLE_PERCENT))
    return look


def _heading_look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    return look


def _faded_look() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setForeground(QColor(theme.current().faded))
    return look
