"""How a Word table looks, where a check asks: no lines at all, a head that is not repeated, a torn row."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from govreport_gui.blocks import TableMark
from govreport_gui.readers.word_names import TBL, TC, TEXT, TR, TR_PR, VAL, W
from govreport_gui.readers.word_styles import Styles, is_on

_STYLE = f"{W}tblPr/{W}tblStyle"
_BORDERS = (W + "tblBorders", W + "tcBorders")
_PAGE_END = W + "lastRenderedPageBreak"  # where Word last ended a page
_NO_LINE = ("nil", "none")
_ROWS, _COLUMNS = 4, 2  # what is smaller, or holds tables, may only lay out the page


def table_marks(table: etree._Element, styles: Styles) -> frozenset[TableMark]:
    """Return what is to be said of a table; nothing of one that may only lay out the page."""
    rows = table.findall(TR)
    if len(rows) < _ROWS or len(rows[-1].findall(TC)) < _COLUMNS or table.find(f".//{TBL}") is not None:
        return frozenset()
    return frozenset(_marks(table, rows, styles))


def _marks(table: etree._Element, rows: list[etree._Element], styles: Styles) -> Iterator[TableMark]:
    style = table.find(_STYLE)
    chain = styles.chain(style.get(VAL, "")) if style is not None else []
    if not any(_has_lines(element) for element in (table, *chain)):
        yield TableMark.NO_BORDERS
    if any(next(row.iter(_PAGE_END), None) is not None for row in rows[1:]) and not _is_repeated(rows[0]):
        yield TableMark.HEADER_NOT_REPEATED
    if any(_is_torn(cell) for row in rows for cell in row.iterchildren(TC)):
        yield TableMark.ROW_TORN


def _has_lines(element: etree._Element) -> bool:
    return any(line.get(VAL, "") not in _NO_LINE for borders in element.iter(*_BORDERS) for line in borders)


def _is_repeated(row: etree._Element) -> bool:
    return is_on(row.find(f"{TR_PR}/{W}tblHeader"))


def _is_torn(cell: etree._Element) -> bool:
    """Say whether a page ended in the midst of a cell: one that ended before its text only begins a page."""
    text_before = False
    for element in cell.iter(TEXT, _PAGE_END):
        if element.tag == _PAGE_END and text_before:
            return True
        text_before = text_before or (element.tag == TEXT and bool((element.text or "").strip()))
    return False
