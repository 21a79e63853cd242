"""Write the check sheet as a Word file."""

from __future__ import annotations

from govreport_gui.check_sheet import TITLE, CheckSheet
from govreport_gui.writers.check_sheet_page import (
    ABOVE_PT,
    LABEL_MARGIN_MM,
    LineRole,
    SheetCell,
    SheetLine,
    SheetTable,
    blocks,
    sheet_page,
)
from govreport_gui.writers.edition import PLAIN, Edition
from govreport_gui.writers.page_profile import PageProfile
from govreport_gui.writers.word_margins import furnish
from govreport_gui.writers.word_package import WordPackage
from govreport_gui.writers.word_styles import NAMESPACES, aligned, font
from govreport_gui.writers.word_xml import (
    KEEP_NEXT,
    SEPARATOR,
    DrawnCell,
    TableShape,
    keep_next,
    paragraph,
    run,
    size,
    table,
)

_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_ABOVE = f'<w:spacing w:before="{ABOVE_PT * 20}"/>'
_TITLES = {LineRole.TITLE: "", LineRole.ANNEX: "<w:pageBreakBefore/>"}
_HEADER_MM = 4.0  # above a page that begins close to the edge


def render(sheet: CheckSheet, edition: Edition = PLAIN) -> bytes:
    """Return the sheet as the bytes of a .docx; the same sheet gives the same bytes."""
    page, package = sheet_page(edition.page), WordPackage()
    ends = furnish(package, page, draft=edition.draft, header_mm=_HEADER_MM)
    body = "".join(_block(block, page) for block in blocks(sheet))
    document = f"<w:document {NAMESPACES}><w:body>{body}{ends}</w:body></w:document>"
    return package.to_bytes(document, TITLE)


def _block(block: SheetLine | SheetTable, page: PageProfile) -> str:
    if isinstance(block, SheetTable):
        return _table(block, page) + SEPARATOR
    if block.role in _TITLES:
        return paragraph(run(block.text, font(page.title)), "Title", _TITLES[block.role])
    if block.role is LineRole.HEADING:
        return paragraph(run(block.text, font(page.heading)), "", KEEP_NEXT + _ABOVE + _NO_INDENT + aligned("left"))
    return paragraph(run(block.text, font(page.body)), "", _NO_INDENT + aligned("left"))


def _table(drawn: SheetTable, page: PageProfile) -> str:
    shape = TableShape(
        widths_mm=drawn.widths_mm,
        row_mm=drawn.row_mm,
        margin_mm=page.cell_margin_mm,
        border_eighths=page.border_eighths,
        header_rows=drawn.header_rows,
        keep_together=True,
    )
    rows = max(cell.row for cell in drawn.cells) + 1
    return table((_cell(cell, page, keep_next(cell.row, rows, shape)) for cell in drawn.cells), shape)


def _cell(cell: SheetCell, page: PageProfile, keep: str) -> DrawnCell:
    face = font(page.heading if cell.strong else page.table) + size(cell.points)
    content = paragraph(run(cell.text, face), "TableLabel" if cell.is_label else "TableText", keep)
    return DrawnCell(cell.row, cell.column, 1, 1, content, LABEL_MARGIN_MM if cell.is_label else None)
