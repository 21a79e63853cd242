"""The check sheet laid out on pages, as the Word file has it, and as a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from govreport_gui.check_sheet import TITLE, CheckSheet
from govreport_gui.pages.application import need_application
from govreport_gui.pages.document import PrintedDocument, printed_document
from govreport_gui.pages.fonts import Typefaces
from govreport_gui.pages.paginate import Unit
from govreport_gui.pages.paragraph import Align, Setting, set_paragraph
from govreport_gui.pages.pdf import to_pdf
from govreport_gui.pages.table_strips import TableBox, TableCell
from govreport_gui.pages.units import from_mm, from_pt
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
from govreport_gui.writers.table_measure import table_line_pt

_EIGHTHS = 8


def render(sheet: CheckSheet, edition: Edition = PLAIN) -> bytes:
    """Return the sheet as the bytes of a PDF."""
    need_application()
    return to_pdf(lay_out(sheet, edition), TITLE)


def lay_out(sheet: CheckSheet, edition: Edition) -> PrintedDocument:
    """Lay the sheet out on pages. Needs a QGuiApplication."""
    page = sheet_page(edition.page)
    setter = _Setter(page, Typefaces(page))
    units = [unit for block in blocks(sheet) for unit in setter.units(block)]
    return printed_document(units, page, setter.faces, draft=edition.draft)


class _Setter:
    """Sets lines and tables in the fonts of this computer."""

    def __init__(self, page: PageProfile, faces: Typefaces) -> None:
        self.page = page
        self.faces = faces
        self.width = from_mm(page.text_mm[0])
        self.body = faces.type("body", page.body_pt)
        self.heading = faces.type("heading", page.body_pt)

    def units(self, block: SheetLine | SheetTable) -> Iterator[Unit]:
        if isinstance(block, SheetTable):
            return self.table(block)
        is_title = block.role in (LineRole.TITLE, LineRole.ANNEX)
        return self.title(block) if is_title else self.line(block)

    def title(self, line: SheetLine) -> Iterator[Unit]:
        kind = self.faces.type("title", self.page.title_pt)
        setting = Setting(self.width, from_pt(self.page.title_line_pt), Align.CENTRE)
        for at, strip in enumerate(set_paragraph([(line.text, kind)], setting)):
            yield Unit(strip.height, strip, keep=True, turns=at == 0 and line.role is LineRole.ANNEX)
        yield Unit(from_pt(self.page.line_pt), keep=True)

    def line(self, line: SheetLine) -> Iterator[Unit]:
        heads = line.role is LineRole.HEADING
        setting = Setting(self.width, from_pt(self.page.line_pt), Align.LEFT)
        strips = set_paragraph([(line.text, self.heading if heads else self.body)], setting)
        for at, strip in enumerate(strips):
            above = from_pt(ABOVE_PT) if heads and at == 0 else 0.0
            yield Unit(strip.height, strip, before=above, keep=heads)

    def table(self, table: SheetTable) -> Iterator[Unit]:
        box = TableBox(
            [from_mm(mm) for mm in table.widths_mm],
            [self.cell(cell, table.widths_mm[cell.column]) for cell in table.cells],
            from_mm(table.row_mm),
            x=(self.width - from_mm(sum(table.widths_mm))) / 2,
            border=from_pt(self.page.border_eighths / _EIGHTHS),
            header_rows=table.header_rows,
        )
        last = len(box.heights) - 1
        for row, height in enumerate(box.heights):
            yield Unit(height, table=box, row=row, keep=row < last)

    def cell(self, cell: SheetCell, width_mm: float) -> TableCell:
        margin = LABEL_MARGIN_MM if cell.is_label else self.page.cell_margin_mm
        pitch = from_pt(table_line_pt(self.page.table_pt))
        setting = Setting(from_mm(width_mm - 2 * margin), pitch, Align.LEFT if cell.is_label else Align.CENTRE)
        kind = self.faces.type("heading" if cell.strong else "table", cell.points)
        lines = set_paragraph([(cell.text, kind)], setting)
        return TableCell(cell.row, cell.column, 1, 1, lines, from_mm(margin))
